package org.recount.screening;

import java.util.stream.IntStream;

/**
 * p-values of a family of tests, adjusted for there being many.
 *
 * <p>Holm (1979, Scand. J. Stat. 6:65): {@code max over j <= i of min(1, (m - j + 1) p_(j))}, controls the chance of any
 * false rejection. Benjamini and Hochberg (1995, JRSS B 57:289): {@code min over j >= i of min(1, m p_(j) / j)}, controls
 * the share of false rejections for independent tests.
 */
public final class Multiplicity {
    private Multiplicity() {}

    /** Returns the p-values by Bonferroni. */
    public static double[] bonferroni(double[] p) {
        double[] adjusted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[i] = StrictMath.min(1, p.length * p[i]);
        }
        return adjusted;
    }

    /** Returns the p-values by Holm, in the order given. */
    public static double[] holm(double[] p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double most = 0;
        for (int i = 0; i < order.length; i++) {
            most = StrictMath.max(most, StrictMath.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = most;
        }
        return adjusted;
    }

    /** Returns the p-values by Benjamini and Hochberg, in the order given. */
    public static double[] benjaminiHochberg(double[] p) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            least = StrictMath.min(least, StrictMath.min(1, p.length * p[order[i]] / (i + 1)));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /** Returns the factor of Benjamini and Yekutieli (2001), 1 + 1/2 + ... + 1/m, for tests that depend on each other. */
    public static double yekutieli(int tests) {
        double sum = 0;
        for (int i = 1; i <= tests; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    private static int[] ascending(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
