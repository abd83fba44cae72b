package org.recount.simulation.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/**
 * A Latin hypercube: with n cells the range of each factor is cut into n slices of equal length, and each slice holds one
 * cell, at a random place in it; which slices of two factors meet is random. A factor with listed values gives each value
 * to n/k of the cells, one more or less.
 *
 * <p>Source: McKay, Beckman and Conover 1979 (Technometrics 21:239), section 2.
 */
public final class LatinHypercube {
    private static final int DIGITS = 6;

    private LatinHypercube() {}

    /**
     * Draws the cells. They depend on the arguments only; factor {@code f} has a stream of its own.
     *
     * @param factors what is varied
     * @param n number of cells, at least 1
     * @param seed seed of the run
     * @return the values of each cell, in the order of the factors; at most 6 significant digits, whole numbers where both
     *     ends of a range are written as whole numbers
     */
    public static List<List<String>> draw(List<Factor> factors, int n, long seed) {
        List<List<String>> cells = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            cells.add(new ArrayList<>());
        }
        Streams streams = new Streams(seed);
        for (int f = 0; f < factors.size(); f++) {
            Factor factor = factors.get(f);
            RandomStream random = streams.stream(0, Purpose.SWEEP, f);
            int[] slice = new int[n];
            for (int c = 0; c < n; c++) {
                int at = random.nextInt(c + 1);
                slice[c] = slice[at];
                slice[at] = c;
            }
            for (int c = 0; c < n; c++) {
                double u = (slice[c] + random.nextDouble()) / n;
                cells.get(c).add(factor.range() ? between(factor, u) : pick(factor, slice[c], n));
            }
        }
        return cells;
    }

    private static String pick(Factor factor, int slice, int n) {
        int k = factor.values().size();
        return factor.values().get((int) ((long) slice * k / n));
    }

    private static String between(Factor factor, double u) {
        String first = factor.values().get(0);
        String second = factor.values().get(1);
        double low = Factor.number(first).orElseThrow();
        double high = Factor.number(second).orElseThrow();
        if (isWhole(first) && isWhole(second)) {
            // All whole numbers of the range alike, both ends included.
            double least = StrictMath.min(low, high);
            double n = StrictMath.abs(high - low) + 1;
            return Long.toString((long) (least + StrictMath.min(n - 1, StrictMath.floor(u * n))));
        }
        return new BigDecimal(low + u * (high - low))
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static boolean isWhole(String value) {
        return value.matches("[+-]?[0-9_]+");
    }
}
