package org.recount.screening;

import java.util.Arrays;

/**
 * The digits of counts, and the laws that they are compared with.
 *
 * <p>Second digits: the law of Benford, {@code P2(d) = sum over a = 1..9 of log10(1 + 1 / (10 a + d))} (Mebane 2006); used
 * for counts of 10 and more. Whether it tells anything of an election is disputed (Deckert, Myagkov and Ordeshook 2011,
 * Political Analysis 19:245). Last digits: uniform for counts that are large and vary (Beber and Scacco 2012, Political
 * Analysis 20:211); used for counts of 100 and more.
 */
public final class Digits {
    private static final double[] UNIFORM = new double[10];

    static {
        Arrays.fill(UNIFORM, 0.1);
    }

    private Digits() {}

    /** Returns the uniform law of a last digit. */
    public static double[] uniform() {
        return UNIFORM.clone();
    }

    /**
     * Returns the law of Benford for a digit.
     *
     * @param position 1 (digits 1 to 9, at index 0 to 8), 2 or 3 (digits 0 to 9)
     */
    public static double[] benford(int position) {
        if (position < 1 || position > 3) {
            throw new IllegalArgumentException("Benford's law is here for digits 1 to 3, not " + position);
        }
        double[] law = new double[position == 1 ? 9 : 10];
        int low = position == 3 ? 10 : 1;
        int high = position == 1 ? 0 : position == 2 ? 9 : 99;
        for (int d = 0; d < law.length; d++) {
            if (position == 1) {
                law[d] = StrictMath.log10(1 + 1.0 / (d + 1));
            }
            for (int a = low; a <= high; a++) {
                law[d] += StrictMath.log10(1 + 1.0 / (10 * a + d));
            }
        }
        return law;
    }

    /** Returns how often each second digit stands in the counts of 10 and more. */
    public static long[] second(long[] counts) {
        long[] digits = new long[10];
        for (long c : counts) {
            if (c >= 10) {
                long v = c;
                while (v >= 100) {
                    v /= 10;
                }
                digits[(int) (v % 10)]++;
            }
        }
        return digits;
    }

    /** Returns how often each last digit stands in the counts of 100 and more. */
    public static long[] last(long[] counts) {
        long[] digits = new long[10];
        for (long c : counts) {
            if (c >= 100) {
                digits[(int) (c % 10)]++;
            }
        }
        return digits;
    }

    /** Returns the mean digit. */
    public static double mean(long[] digits) {
        long n = 0;
        double sum = 0;
        for (int d = 0; d < digits.length; d++) {
            n += digits[d];
            sum += (double) d * digits[d];
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** Returns the mean of a law of digits 0 to 9. */
    public static double mean(double[] law) {
        double sum = 0;
        for (int d = 0; d < law.length; d++) {
            sum += d * law[d];
        }
        return sum;
    }
}
