package org.recount.risk.stratified;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.Forecast;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.PredictiveKelly;

/**
 * Union-intersection with a stratum of records and a polled one, when the contest is tied: every order of both samples, every
 * split of the errors between the strata.
 */
class RecordStratumSizeTest {
    private static final double RECORDED = 5.0 / 6;

    @Test
    void theRiskIsAtMostTheLimit() {
        // Six records, five for the winner as recorded, so many of them wrong; six polled ballots that make up for the
        // rest.
        for (int wrong = 0; wrong <= 5; wrong++) {
            int winners = 6 - (5 - wrong);
            if (winners > 6) {
                continue;
            }
            double[] over = new double[6];
            double[] votes = new double[6];
            for (int i = 0; i < wrong; i++) {
                over[i] = 1;
            }
            for (int i = 0; i < winners; i++) {
                votes[i] = 1;
            }
            for (MeanTest bets : List.of(
                    Alpha.shrinkTruncate(1.05, 4, 0.1),
                    PredictiveKelly.of(Forecast.of(List.of(new Forecast.Line(1, 1, true)))))) {
                double[] limits = {0.1, 0.25, 0.5};
                double[] chance = new double[3];
                List<double[]> first = samples(over, 4);
                List<double[]> second = samples(votes, 3);
                for (double[] a : first) {
                    for (double[] b : second) {
                        double p = UnionIntersection.pValue(
                                List.of(
                                        Stratum.compared(0.5, bets, 6, 1, RECORDED, list(a)),
                                        Stratum.polled(0.5, Alpha.shrinkTruncate(0.7, 5, 0.05), 6, 1, list(b))),
                                40);
                        for (int i = 0; i < 3; i++) {
                            chance[i] += p <= limits[i] ? a[a.length - 1] * b[b.length - 1] : 0;
                        }
                    }
                }
                for (int i = 0; i < 3; i++) {
                    assertThat(chance[i]).as(wrong + " wrong").isLessThanOrEqualTo(limits[i] * (1 + 1e-12));
                }
            }
        }
    }

    private static List<Double> list(double[] sample) {
        List<Double> x = new ArrayList<>();
        for (int i = 0; i < sample.length - 1; i++) {
            x.add(sample[i]);
        }
        return x;
    }

    /** Every ordered sample of a two-valued population, its chance at the end. */
    private static List<double[]> samples(double[] population, int n) {
        List<double[]> all = new ArrayList<>();
        int ones = 0;
        for (double x : population) {
            ones += x == 1 ? 1 : 0;
        }
        for (int code = 0; code < 1 << n; code++) {
            double[] sample = new double[n + 1];
            sample[n] = 1;
            int left = ones;
            for (int i = 0; i < n; i++) {
                sample[i] = (code >> i) & 1;
                int rest = population.length - i;
                sample[n] *= (sample[i] == 1 ? left : rest - left) / (double) rest;
                left -= (int) sample[i];
            }
            if (sample[n] > 0) {
                all.add(sample);
            }
        }
        return all;
    }
}
