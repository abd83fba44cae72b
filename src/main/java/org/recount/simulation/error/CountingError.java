package org.recount.simulation.error;

import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * The count of a station is not exact, in the shapes that real hand counts have: ballots lost (scattered over the lines, or
 * a bundle of one line), ballots moved from one line to another, two lines exchanged, ballots added to a line. Most
 * differences are of one ballot, and each kind has a heavy tail.
 *
 * <p>An inexact station has one slip, and with chance {@code second} another. Sizes X follow a discrete Lomax law, P(X
 * &gt;= x) = (1 + (x - 1)/scale)<sup>-exponent</sup> on 1, 2, 3, ... (a Pareto tail for scale 1), cut at what the station
 * has. Fitted by maximum likelihood to 9,445 sections of Bulgaria, 2 April 2023 (hand count of the machine's printed
 * ballots against the machine's memory), checked on others: docs/models.md.
 *
 * <p>Reversed (ADR 0005): what a count lost is put back, a ballot at a time, in proportion to the announced votes; what it
 * moved goes back, all together or each ballot on its own, from a line drawn among the others to that of a ballot drawn at random; what it added is taken off a line
 * that has it; an exchange is undone by itself.
 *
 * @param spread how often a station's count is inexact
 * @param shape the kinds of slip and their sizes
 */
public record CountingError(Spread spread, Shape shape) implements StationError {

    /**
     * Kinds of slip and their sizes.
     *
     * @param lost weight of slips that lose ballots, at least 0
     * @param lostScale scale of their size, greater than 0
     * @param lostExponent exponent of their size, greater than 0
     * @param bundle chance that the lost ballots are all of one line, 0 to 1
     * @param moved weight of slips that move ballots of one line to another, at least 0
     * @param movedExponent exponent of their size (scale 1), greater than 0
     * @param movedBundle chance that the moved ballots, where there are several, all go from one line to one other, 0 to 1
     * @param added weight of slips that add ballots to a line, at least 0
     * @param addedScale scale of their size, greater than 0
     * @param addedExponent exponent of their size, greater than 0
     * @param exchanged weight of slips that exchange two lines, at least 0
     * @param second chance of a second slip in the same station, 0 to 1
     */
    public record Shape(
            double lost,
            double lostScale,
            double lostExponent,
            double bundle,
            double moved,
            double movedExponent,
            double movedBundle,
            double added,
            double addedScale,
            double addedExponent,
            double exchanged,
            double second) {

        /** Fitted to Bulgaria, 2 April 2023; the test {@code CountingErrorFitTest} fits it again. */
        public static final Shape BULGARIA_2023 =
                new Shape(0.608, 3.72, 2.30, 0.074, 0.299, 1.57, 0.306, 0.087, 5.79, 3.27, 0.006, 0.055);

        /** Share of the 9,445 sections with at least one difference. */
        public static final double BULGARIA_2023_RATE = 0.249;

        public Shape {
            boolean weights = lost >= 0 && moved >= 0 && added >= 0 && exchanged >= 0;
            boolean laws =
                    lostScale > 0 && lostExponent > 0 && movedExponent > 0 && addedScale > 0 && addedExponent > 0;
            boolean chances =
                    bundle >= 0 && bundle <= 1 && movedBundle >= 0 && movedBundle <= 1 && second >= 0 && second <= 1;
            if (!weights || !laws || !chances || !(lost + moved + added + exchanged > 0)) {
                throw new IllegalArgumentException("Outside the domain: lost " + lost + " (scale " + lostScale
                        + ", exponent " + lostExponent + ", bundle " + bundle + "), moved " + moved + " (exponent "
                        + movedExponent + ", bundle " + movedBundle + "), added " + added + " (scale " + addedScale
                        + ", exponent " + addedExponent
                        + "), exchanged " + exchanged + ", second " + second);
            }
        }

        /** Returns P(X &gt;= x) of a slip's size. */
        public static double atLeast(double x, double scale, double exponent) {
            return StrictMath.pow(1 + (x - 1) / scale, -exponent);
        }
    }

    @Override
    public String id() {
        return "counting_error";
    }

    @Override
    public Remedy remedy() {
        return Remedy.RECOUNT;
    }

    @Override
    public void reverse(Sheet sheet, RandomStream random, Correction correction) {
        if (sheet.valid() == 0) {
            return;
        }
        int kind = slip(sheet, random, correction, -1);
        if (random.chance(shape.second)) {
            slip(sheet, random, correction, kind);
        }
    }

    /** Undoes a slip; one of kind {@code but} is not repeated, for what it took off may be all that was there. */
    private int slip(Sheet sheet, RandomStream random, Correction correction, int but) {
        double u = random.nextDouble() * (shape.lost + shape.moved + shape.added + shape.exchanged);
        int kind = u < shape.lost
                ? 0
                : u < shape.lost + shape.moved ? 1 : u < shape.lost + shape.moved + shape.added ? 2 : 3;
        if (kind == 0) {
            putBack(sheet, random, correction);
        } else if (but <= 0) {
            // Two slips that take off could take off the same ballots; what only adds may be joined by any.
            if (kind == 1) {
                moveBack(sheet, random, correction);
            } else if (kind == 2) {
                takeOff(sheet, random, correction);
            } else {
                SwappedLines.exchange(sheet, random, correction);
            }
        }
        return kind;
    }

    private void putBack(Sheet sheet, RandomStream random, Correction correction) {
        int n = size(random, shape.lostScale, shape.lostExponent, sheet.valid());
        int bundle = random.chance(shape.bundle) ? sheet.drawBallot(random) : -1;
        if (bundle >= 0) {
            correction.add(bundle, n);
            return;
        }
        for (int k = 0; k < n; k++) {
            correction.add(sheet.drawBallot(random), 1);
        }
    }

    private void moveBack(Sheet sheet, RandomStream random, Correction correction) {
        if (sheet.choices() < 2) {
            return;
        }
        int n = size(random, 1, shape.movedExponent, sheet.valid());
        if (n == 1 || random.chance(shape.movedBundle)) {
            move(sheet, n, random, correction);
            return;
        }
        // Each on its own. A line that has fewer than all of them is left alone, so that none gives back more than it
        // has.
        for (int k = 0; k < n; k++) {
            int owner = sheet.drawBallot(random);
            int holder = holder(owner, n, sheet, random);
            int moved = sheet.votes(holder) >= n ? 1 : 0;
            correction.add(owner, moved);
            correction.add(holder, -moved);
        }
    }

    private static void move(Sheet sheet, int n, RandomStream random, Correction correction) {
        int owner = sheet.drawBallot(random);
        int holder = holder(owner, n, sheet, random);
        int moved = Math.min(n, sheet.votes(holder));
        correction.add(owner, moved);
        correction.add(holder, -moved);
    }

    /** Another line that has so many votes; after many tries any other. */
    private static int holder(int owner, int n, Sheet sheet, RandomStream random) {
        int holder = other(owner, sheet, random);
        for (int tries = 0; tries < 4 * sheet.choices() && sheet.votes(holder) < n; tries++) {
            holder = other(owner, sheet, random);
        }
        return holder;
    }

    private static int other(int choice, Sheet sheet, RandomStream random) {
        int d = random.nextInt(sheet.choices() - 1);
        return d >= choice ? d + 1 : d;
    }

    private void takeOff(Sheet sheet, RandomStream random, Correction correction) {
        int n = size(random, shape.addedScale, shape.addedExponent, sheet.valid());
        int holder = random.nextInt(sheet.choices());
        for (int tries = 0; tries < 4 * sheet.choices() && sheet.votes(holder) < n; tries++) {
            holder = random.nextInt(sheet.choices());
        }
        correction.add(holder, -Math.min(n, sheet.votes(holder)));
    }

    private static int size(RandomStream random, double scale, double exponent, int most) {
        return (int) Samplers.lomax(random, scale, exponent, most);
    }
}
