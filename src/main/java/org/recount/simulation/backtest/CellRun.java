package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;
import org.recount.evidence.HypergeometricBound;
import org.recount.evidence.claim.ContestEvidence;
import org.recount.evidence.claim.ContestEvidence.Basis;
import org.recount.evidence.claim.SeatClaim;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/** Draws the samples of one cell and lets the tool claim what it claims. The truth is used to judge and for nothing else. */
final class CellRun {
    private final KnownContest contest;
    private final Choosing choosing;
    private final int size;
    private final double riskLimit;

    private int samples;
    private int bounds;
    private int upperHeld;
    private int lowerHeld;
    private double uppers;
    private double lowers;
    private int byStations;
    private int byBatch;
    private int certain;
    private int asChosen;

    CellRun(KnownContest contest, Choosing choosing, int size, double riskLimit) {
        this.contest = contest;
        this.choosing = choosing;
        this.size = size;
        this.riskLimit = riskLimit;
    }

    /**
     * Runs the cell.
     *
     * @param streams the streams of the run
     * @param part number of the cell
     * @param reps samples to draw
     */
    Cell run(Streams streams, long part, int reps) {
        Choosing.Chooser chooser = choosing.of(contest);
        RandomStream random = new RandomStream();
        int n = choosing.byChance() ? reps : 1;
        for (int r = 0; r < n; r++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new BackTest.Stopped();
            }
            streams.seed(random, r, Purpose.AUDIT, part);
            take(chooser.choose(random, size));
        }
        return cell();
    }

    /** Takes a sample: the claim is made from it as the choice would have it called. */
    void take(Choosing.Sample sample) {
        samples++;
        ContestEvidence claim = claim(sample, choosing.selection());
        OptionalLong upper = claim.counts().upperBound();
        if (upper.isPresent()) {
            bounds++;
            uppers += upper.getAsLong();
            upperHeld += upper.getAsLong() >= contest.badStations() ? 1 : 0;
            long lower = lower(sample);
            lowers += lower;
            lowerHeld += lower <= contest.badStations() ? 1 : 0;
        }
        boolean settled = claim.basis() == Basis.CERTAIN || claim.basis() == Basis.FULL_COUNT;
        certain += settled ? 1 : 0;
        boolean batchIsOther = claim.basis() != Basis.KAPLAN_MARKOV;
        boolean stations = !settled && batchIsOther && claim.confirmed();
        boolean batch = !settled
                && (batchIsOther
                        ? claim.otherPValue().isPresent() && claim.otherPValue().getAsDouble() <= riskLimit
                        : claim.confirmed());
        byStations += stations ? 1 : 0;
        byBatch += batch ? 1 : 0;
        if (choosing.isDesign()) {
            asChosen += upper.isPresent() || stations || batch || settled ? 1 : 0;
        } else {
            ContestEvidence honest = claim(sample, Selection.COMPLAINT);
            asChosen += honest.counts().upperBound().isPresent() || honest.confirmed() ? 1 : 0;
        }
    }

    private ContestEvidence claim(Choosing.Sample sample, Selection selection) {
        List<OpenedStation> opened = new ArrayList<>(sample.size());
        for (int i = 0; i < sample.size(); i++) {
            OpenedStation t = contest.truth(sample.station(i));
            opened.add(new OpenedStation(
                    t.station(),
                    t.contest(),
                    t.remedy(),
                    selection,
                    t.handCount(),
                    t.invalidKnown(),
                    "",
                    selection == choosing.selection() ? sample.draws(i) : 1));
        }
        return SeatClaim.of(contest.rule(), contest.announced(), opened, choosing.record(), riskLimit);
    }

    /** The lower bound of a simple random sample; the stations found bad for other designs, which is always true. */
    private long lower(Choosing.Sample sample) {
        int found = 0;
        for (int i = 0; i < sample.size(); i++) {
            found += contest.bad(sample.station(i)) ? 1 : 0;
        }
        return plain() ? HypergeometricBound.lower(contest.stations(), sample.size(), found, riskLimit) : found;
    }

    /** Whether the claim is that of a simple random sample. */
    private boolean plain() {
        return choosing.selection() == Selection.RANDOM
                && choosing.record().draw() == org.recount.dispute.record.SampleDesign.Draw.SIMPLE;
    }

    Cell cell() {
        boolean exact = choosing == Choosing.SIMPLE;
        return new Cell(
                contest.id(),
                !contest.synthetic().isEmpty(),
                contest.wrong(),
                choosing,
                size,
                contest.stations(),
                contest.badStations(),
                samples,
                bounds,
                upperHeld,
                lowerHeld,
                exact ? exactUpper() : Double.NaN,
                exact ? exactLower() : Double.NaN,
                bounds == 0 ? Double.NaN : uppers / bounds,
                bounds == 0 ? Double.NaN : lowers / bounds,
                byStations,
                byBatch,
                certain,
                asChosen);
    }

    /** The chance that the bound holds: it grows with the finds, so it holds from some number of finds on. */
    private double exactUpper() {
        int low = 0;
        int high = Math.min(size, contest.badStations());
        while (low < high) {
            int middle = (low + high) / 2;
            if (HypergeometricBound.upper(contest.stations(), size, middle, riskLimit) >= contest.badStations()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return 1 - HypergeometricBound.probabilityAtMost(contest.stations(), contest.badStations(), size, low - 1);
    }

    private double exactLower() {
        int low = Math.max(0, size - (contest.stations() - contest.badStations()));
        int high = Math.min(size, contest.badStations());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (HypergeometricBound.lower(contest.stations(), size, middle, riskLimit) <= contest.badStations()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return HypergeometricBound.probabilityAtMost(contest.stations(), contest.badStations(), size, low);
    }
}
