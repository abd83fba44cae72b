package org.recount.simulation;

import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Two samples of whole numbers or labels: the chi-square test that both come from one distribution. */
final class TwoSamples<T extends Comparable<T>> {
    private final TreeMap<T, long[]> counts = new TreeMap<>();
    private final long[] total = new long[2];

    void add(int sample, T value) {
        counts.computeIfAbsent(value, k -> new long[2])[sample]++;
        total[sample]++;
    }

    /** Returns the p-value; cells with fewer than 10 in both samples together are pooled with their neighbours. */
    double pValue() {
        double statistic = 0;
        int cells = 0;
        long a = 0;
        long b = 0;
        for (long[] c : counts.values()) {
            a += c[0];
            b += c[1];
            if (a + b >= 20) {
                statistic += term(a, b);
                cells++;
                a = 0;
                b = 0;
            }
        }
        if (a + b > 0) {
            statistic += term(a, b);
            cells++;
        }
        return cells < 2 ? 1 : ChiSquaredDistribution.of(cells - 1).survivalProbability(statistic);
    }

    private double term(long a, long b) {
        double n = a + b;
        double all = total[0] + total[1];
        double expectedA = n * total[0] / all;
        double expectedB = n * total[1] / all;
        return (a - expectedA) * (a - expectedA) / expectedA + (b - expectedB) * (b - expectedB) / expectedB;
    }
}
