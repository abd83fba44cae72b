package org.recount.risk.stratified;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.numeric.Special;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.mean.Alpha;

/** Stratified audits of exact ties: the chance of a false confirmation, over every sample. */
class StratifiedSizeTest {

    /**
     * Two strata of 6 ballots, 4 drawn from each without replacement, votes for two choices, every split of a tie. The
     * product depends on the order within a stratum, so that orders are walked.
     */
    @Test
    void unionIntersection() {
        for (int ones1 = 0; ones1 <= 6; ones1++) {
            int ones2 = 6 - ones1;
            for (double limit : new double[] {0.1, 0.25, 0.5}) {
                double chance = 0;
                for (int a = 0; a < 16; a++) {
                    double pa = order(a, ones1);
                    if (pa == 0) {
                        continue;
                    }
                    for (int b = 0; b < 16; b++) {
                        double pb = order(b, ones2);
                        if (pb > 0 && pValue(a, b) <= limit) {
                            chance += pa * pb;
                        }
                    }
                }
                assertThat(chance).as(ones1 + " and " + ones2).isLessThanOrEqualTo(limit * (1 + 1e-13));
            }
        }
    }

    private static double pValue(int a, int b) {
        return UnionIntersection.pValue(
                List.of(
                        Stratum.polled(0.5, Alpha.shrinkTruncate(0.8, 5, 0.1), 6, 1, bits(a)),
                        Stratum.polled(0.5, Alpha.shrinkTruncate(0.6, 5, 0.05), 6, 1, bits(b))),
                60);
    }

    private static List<Double> bits(int code) {
        List<Double> x = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            x.add((double) ((code >> i) & 1));
        }
        return x;
    }

    /** The chance of drawing these four in this order from 6 ballots of which so many are ones. */
    private static double order(int code, int ones) {
        double p = 1;
        int one = ones;
        for (int i = 0; i < 4; i++) {
            int left = 6 - i;
            p *= (((code >> i) & 1) == 1 ? one : left - one) / (double) left;
            one -= (code >> i) & 1;
        }
        return p;
    }

    /** Finer cells never lower the evidence by more than they did: the bound falls towards the exact maximum. */
    @Test
    void finerCellsGiveSmallerPValues() {
        List<Stratum> strata = List.of(
                Stratum.polled(0.3, Alpha.fixed(0.8), 400, 1, List.of(1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0)),
                Stratum.polled(0.3, Alpha.fixed(0.7), 400, 1, List.of(1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0)),
                Stratum.polled(0.4, Alpha.fixed(0.7), 500, 1, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)));
        double coarse = UnionIntersection.pValue(strata, 50);
        double fine = UnionIntersection.pValue(strata, 400);
        assertThat(fine).isLessThan(coarse);
        double worst = 0;
        for (int i = 0; i <= 60; i++) {
            for (int j = 0; i + j <= 60; j++) {
                double m1 = i / 60.0 * 0.5 / 0.3;
                double m2 = j / 60.0 * 0.5 / 0.3;
                double m3 = (0.5 - 0.3 * m1 - 0.3 * m2) / 0.4;
                if (m1 <= 1 && m2 <= 1 && m3 >= 0 && m3 <= 1) {
                    worst = Math.max(worst, Math.min(1, Math.exp(-UnionIntersection.logWealthAt(strata, m1, m2, m3))));
                }
            }
        }
        assertThat(fine).isGreaterThanOrEqualTo(worst);
    }

    /**
     * SUITE when the contest is tied: 10 ballots with records of which 5 are drawn with replacement, 8 polled without
     * replacement; every split of the overstatement between the strata, every sample by its exact probability.
     */
    @Test
    void suite() {
        int records = 10;
        int polled = 8;
        // Reported leads 4 and 2: the margin of 6 is overstated by 6 in truth, in the strata by 2k and 6 - 2k.
        for (int k = 0; k <= 3; k++) {
            int wrong = k; // two-vote overstatements among the records
            int lead = 2 - (6 - 2 * k);
            int winners = (polled + lead) / 2;
            for (double limit : new double[] {0.05, 0.1, 0.25, 0.5}) {
                double chance = 0;
                for (int bad = 0; bad <= 5; bad++) {
                    double pBad = Math.exp(choose(5, bad))
                            * Math.pow(wrong / (double) records, bad)
                            * Math.pow(1 - wrong / (double) records, 5 - bad);
                    for (int w = 0; w <= 6; w++) {
                        if (w > winners || 6 - w > polled - winners || pBad == 0) {
                            continue;
                        }
                        double pW = Math.exp(choose(winners, w) + choose(polled - winners, 6 - w) - choose(polled, 6));
                        Suite suite = new Suite(
                                6,
                                records,
                                4,
                                5,
                                Discrepancies.over(0, bad),
                                new PollingStratum(polled, 5, 3, w, 6 - w, 0),
                                1.03905);
                        chance += suite.risk().pValue() <= limit ? pBad * pW : 0;
                    }
                }
                assertThat(chance).as(k + " two-vote overstatements").isLessThanOrEqualTo(limit);
            }
        }
    }

    /**
     * Samples so large that a p-value far from the supremum is smaller than any double above 0: the supremum is that of a fine
     * grid around it, and no smaller (searched by p-values it came out as 0).
     */
    @Test
    void suiteOfALargeSample() {
        for (long draws : new long[] {1_000, 9_000, 40_000}) {
            long winners = Math.round(0.505 * draws);
            Suite suite = new Suite(
                    1_000,
                    50_000,
                    500,
                    draws,
                    Discrepancies.over(draws / 1_000, 0),
                    new PollingStratum(50_000, 25_250, 24_750, winners, draws - winners, 0),
                    1.03905);
            double grid = 0;
            for (int i = -500; i <= 1_500; i++) {
                grid = Math.max(grid, suite.at(i / 1_000.0));
            }
            assertThat(suite.risk().pValue()).as("%s draws", draws).isBetween(grid * (1 - 1e-9), grid * 1.05);
        }
    }

    private static double choose(int n, int k) {
        return Special.logFactorial(n) - Special.logFactorial(k) - Special.logFactorial(n - k);
    }
}
