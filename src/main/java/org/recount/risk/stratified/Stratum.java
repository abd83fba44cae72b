package org.recount.risk.stratified;

import java.util.List;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.SequentialRisk;

/**
 * One stratum of a union-intersection test and what was drawn from it.
 *
 * @param weight its share of all ballots
 * @param test how it is tested; the bets must know the null mean, as ALPHA's do ({@code eta = max(eta_0, mu)}): a
 *     constant bet loses at a corner of the null
 * @param population ballots in the stratum, {@link MeanHypothesis#UNBOUNDED} for draws with replacement
 * @param upper greatest value
 * @param shift what has to be added to the stratum's null mean of the assorter to have the null mean of the values: 0 for
 *     polled ballots; {@code u - mean A(c)} for a comparison stratum with values {@code u - (A(c) - A(b))}
 * @param values the values in drawing order
 */
public record Stratum(double weight, MeanTest test, long population, double upper, double shift, List<Double> values) {

    public Stratum {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("A stratum's weight is its share of the ballots: " + weight);
        }
        values = List.copyOf(values);
    }

    /** Returns a stratum whose ballots are polled. */
    public static Stratum polled(double weight, MeanTest test, long population, double upper, List<Double> values) {
        return new Stratum(weight, test, population, upper, 0, values);
    }

    /**
     * Returns a stratum whose ballots are compared with their records: values {@code u - overstatement} in [0, 2u]
     * (Spertus and Stark 2022, section 3).
     *
     * @param assorterUpper bound of the assorter
     * @param recordedMean mean of the assorter over the stratum's records
     * @param overstatements {@code A(c) - A(b)} of each draw
     */
    public static Stratum compared(
            double weight,
            MeanTest test,
            long population,
            double assorterUpper,
            double recordedMean,
            List<Double> overstatements) {
        return new Stratum(
                weight,
                test,
                population,
                2 * assorterUpper,
                assorterUpper - recordedMean,
                overstatements.stream().map(o -> assorterUpper - o).toList());
    }

    /**
     * Returns the logarithm of the wealth against the null that the stratum's assorter mean is at most {@code mean}:
     * infinite where that is impossible, 0 where it is certain from the start, and kept where it becomes certain later.
     */
    public double logWealth(double mean) {
        if (mean + shift >= upper) {
            return 0;
        }
        SequentialRisk risk = SequentialRisk.of(test, new MeanHypothesis(mean + shift, upper, population));
        for (double x : values) {
            risk.add(x);
        }
        return risk.nullMean().impossible() ? Double.POSITIVE_INFINITY : risk.logBets();
    }
}
