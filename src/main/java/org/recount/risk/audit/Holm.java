package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction (Holm 1979, Scandinavian Journal of Statistics 6:65): of {@code m} p-values the {@code k}-th smallest
 * becomes the greatest of {@code (m - j + 1) p_(j)} over {@code j <= k}, at most 1. Whatever their dependence, the chance
 * that any true null has an adjusted value of at most {@code a} is at most {@code a}.
 */
public final class Holm {
    private Holm() {}

    /** Returns the adjusted p-values in the order of the given ones, each in [0, 1]. */
    public static List<Double> adjust(List<Double> p) {
        int m = p.size();
        List<Integer> order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(p::get))
                .toList();
        double[] adjusted = new double[m];
        double most = 0;
        for (int k = 0; k < m; k++) {
            most = Math.max(most, Math.min(1, (m - k) * p.get(order.get(k))));
            adjusted[order.get(k)] = most;
        }
        List<Double> answer = new ArrayList<>(m);
        for (double a : adjusted) {
            answer.add(a);
        }
        return answer;
    }
}
