package org.recount.simulation.sweep;

import java.util.ArrayList;
import java.util.List;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.numeric.Special;
import org.recount.simulation.Measure;

/**
 * Intervals of weighted sums over cells. The cells share their elections and random streams, so they are not independent:
 * the variance comes from the spread, over the elections, of the whole weighted sum.
 *
 * <p>With r<sub>c</sub> = &Sigma; y<sub>ec</sub> / &Sigma; n<sub>ec</sub> the ratio of cell c over the elections e, N<sub>c</sub> =
 * &Sigma; n<sub>ec</sub>, and weights w<sub>c</sub>, the sum D = &Sigma; w<sub>c</sub> r<sub>c</sub> has the linearised
 * variance m/(m-1) &Sigma;<sub>e</sub> u<sub>e</sub>&sup2; with u<sub>e</sub> = &Sigma;<sub>c</sub> w<sub>c</sub>
 * (y<sub>ec</sub> - r<sub>c</sub> n<sub>ec</sub>) / N<sub>c</sub> (S&auml;rndal, Swensson and Wretman 1992, Model Assisted
 * Survey Sampling, section 5.5). Where there is one election the blocks of its trials take the place of the elections,
 * which says nothing of the spread between elections.
 */
final class Spread {
    private static final double CONFIDENCE = 0.95;

    private final SweepPlan plan;
    private final Chunks chunks;
    private final ChunkSource source;
    private final ClusteredProportion[][] sums;
    private final List<SweepResult.Cell> cells;
    private final boolean byElection;
    private final int units;

    Spread(
            SweepPlan plan,
            Chunks chunks,
            ChunkSource source,
            ClusteredProportion[][] sums,
            List<SweepResult.Cell> cells) {
        this.plan = plan;
        this.chunks = chunks;
        this.source = source;
        this.sums = sums;
        this.cells = cells;
        byElection = plan.elections() > 1;
        units = byElection ? plan.elections() : chunks.trialBlocks(0);
    }

    /** Returns which cells have a figure at all: a share of wrong seats needs a wrong seat. */
    boolean[] defined(Measure m) {
        boolean[] defined = new boolean[sums.length];
        for (int c = 0; c < defined.length; c++) {
            defined[c] = sums[c][m.ordinal()].trials() > 0;
        }
        return defined;
    }

    /** Returns the mean over the cells that have a figure; 0 where none has. */
    double mean(Measure m) {
        double sum = 0;
        int n = 0;
        for (ClusteredProportion[] cell : sums) {
            if (cell[m.ordinal()].trials() > 0) {
                sum += cell[m.ordinal()].ratio();
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    /** Returns the weighted sums of a measure, each with its interval. */
    List<Estimate> estimates(Measure m, List<Contrast> contrasts) {
        double[] ratio = new double[sums.length];
        for (int c = 0; c < ratio.length; c++) {
            ratio[c] = sums[c][m.ordinal()].ratio();
        }
        double[][] u = deviations(m, contrasts, ratio);
        List<Estimate> found = new ArrayList<>();
        for (int k = 0; k < u.length; k++) {
            found.add(estimate(m, contrasts.get(k), ratio, u[k]));
        }
        return found;
    }

    private Estimate estimate(Measure m, Contrast contrast, double[] ratio, double[] u) {
        boolean difference = StrictMath.abs(total(contrast)) < 0.5;
        double least = difference ? (m.isRate() ? -1 : Double.NEGATIVE_INFINITY) : 0;
        double most = m.isRate() ? 1 : Double.POSITIVE_INFINITY;
        if (contrast.isEmpty()) {
            String why = m.ofComplaints() ? "complaints are not judged one by one" : "no wrong seat";
            return new Estimate(0, difference ? -1 : 0, 1, CONFIDENCE, "not defined: " + why + " in these cells");
        }
        double value = contrast.of(ratio);
        double squares = 0;
        for (double d : u) {
            squares += d * d;
        }
        double half;
        String method;
        if (units < 2) {
            half = halfOfCells(m, contrast);
            method = "sum of the cells' intervals: one block of trials has no spread";
        } else if (squares > 0) {
            half = Special.studentQuantile(0.5 + CONFIDENCE / 2, units - 1.0)
                    * StrictMath.sqrt(squares * units / (units - 1));
            method = "t interval over " + units
                    + (byElection
                            ? " elections that all cells share"
                            : " blocks of trials of one election (says nothing of the spread between elections)");
        } else if (m.isRate() || value == 0) {
            half = Intervals.zeroHitUpper(units, CONFIDENCE);
            method = "the same in each of " + units + " elections: bound of a number of at most 1";
        } else {
            half = 0;
            method = "the same in each of " + units + " elections";
        }
        return new Estimate(
                value,
                StrictMath.min(value, StrictMath.max(least, value - half)),
                StrictMath.max(value, StrictMath.min(most, value + half)),
                CONFIDENCE,
                method);
    }

    private static double total(Contrast contrast) {
        double total = 0;
        for (double w : contrast.weight()) {
            total += w;
        }
        return total;
    }

    private double halfOfCells(Measure m, Contrast contrast) {
        double half = 0;
        for (int c = 0; c < sums.length; c++) {
            Estimate e = cells.get(c).measures().get(m);
            if (e != null) {
                half += StrictMath.abs(contrast.weight()[c])
                        * StrictMath.max(e.upper() - e.value(), e.value() - e.lower());
            }
        }
        return half;
    }

    private double[][] deviations(Measure m, List<Contrast> contrasts, double[] ratio) {
        int width = Measure.numbers();
        double[][] u = new double[contrasts.size()][units];
        for (int e = 0; e < plan.elections(); e++) {
            for (int t = 0; t < chunks.trialBlocks(e); t++) {
                for (int b = 0; b < chunks.cellBlocks(); b++) {
                    int number = chunks.number(e, t, b);
                    Chunk chunk = chunks.get(number);
                    long[] part = source.read(number);
                    for (int c = chunk.fromCell(); c < chunk.toCell(); c++) {
                        int at = (c - chunk.fromCell()) * width + m.at();
                        long n = sums[c][m.ordinal()].trials();
                        if (n > 0) {
                            double d = (part[at] - ratio[c] * part[at + 1]) / n;
                            for (int k = 0; k < u.length; k++) {
                                u[k][byElection ? e : t] += contrasts.get(k).weight()[c] * d;
                            }
                        }
                    }
                }
            }
        }
        return u;
    }
}
