package org.recount.evidence;

import java.util.OptionalLong;

/**
 * How many stations have to be drawn at random for at least one of {@code b} bad ones to be among them.
 *
 * <p>{@link #exact} searches the hypergeometric distribution. The others are the field's formulas, kept because peers and
 * laws use them: the bound of Aslam, Popa and Rivest ({@code U3}, never too small, at most 1 too large), sampling with
 * replacement, the rule of three and Rivest's improvement of it.
 */
public final class DetectionSize {
    private DetectionSize() {}

    /**
     * Returns the least sample that holds a bad station with a probability of at least the confidence.
     *
     * @param population number of stations N
     * @param bad bad ones among them
     * @param confidence inside 0 to 1
     * @return the size; empty where none is bad
     */
    public static OptionalLong exact(long population, long bad, double confidence) {
        checkConfidence(confidence);
        if (bad <= 0) {
            return OptionalLong.empty();
        }
        long low = 0;
        long high = population - bad + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            // 1e-12: a detection that meets the confidence but for rounding meets it.
            if (HypergeometricBound.detection(population, bad, middle) >= confidence - 1e-12) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }

    /**
     * Returns the least sample of which so few finds as {@code found} would rule out that {@code bad} stations are bad.
     *
     * @param population number of stations N
     * @param bad the number to rule out
     * @param found bad stations that the sample is expected to hold
     * @param alpha the risk limit
     * @return the size; empty where no sample does
     */
    public static OptionalLong ruleOut(long population, long bad, long found, double alpha) {
        checkConfidence(alpha);
        if (bad <= found || bad > population) {
            return OptionalLong.empty();
        }
        long low = found;
        long high = population;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (HypergeometricBound.probabilityAtMost(population, bad, middle, found) <= alpha) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }

    /** Returns {@code ceil((N - (b-1)/2) (1 - (1-c)^(1/b)))}, at most N (Aslam, Popa and Rivest 2007, EVT). */
    public static long aslamPopaRivest(long population, long bad, double confidence) {
        double size = (population - (bad - 1) / 2.0) * -StrictMath.expm1(StrictMath.log1p(-confidence) / bad);
        return Math.min(population, (long) Math.ceil(size - 1e-9));
    }

    /** Returns the draws with replacement that hit a bad station at least once. */
    public static long withReplacement(long population, long bad, double confidence) {
        double draws = StrictMath.log1p(-confidence) / StrictMath.log1p(-(double) bad / population);
        return (long) Math.ceil(draws - 1e-9);
    }

    /** Returns {@code ceil(3N/b)}: the rule of three, for a confidence of 95%. */
    public static long ruleOfThree(long population, long bad) {
        return (Math.multiplyExact(3, population) + bad - 1) / bad;
    }

    /** Returns {@code N (1 - exp(-3/b))}: Rivest's improvement of the rule of three, for a confidence of 95%. */
    public static double rivest(long population, long bad) {
        return population * -StrictMath.expm1(-3.0 / bad);
    }

    private static void checkConfidence(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("The confidence or risk must lie between 0 and 1: " + value);
        }
    }
}
