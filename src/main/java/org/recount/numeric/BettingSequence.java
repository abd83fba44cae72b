package org.recount.numeric;

import java.util.Arrays;

/**
 * An interval for the mean of values between 0 and 1 that is valid at every look, and narrow where the values vary little,
 * as shares of whole clusters of trials do: whoever looks as often as they like, and stops when they like, finds the mean
 * outside at any look with probability 1 - confidence at most.
 *
 * <p>Two bets against each mean {@code m}: that it is larger, with the capital {@code prod(1 + l_i(m) (x_i - m))}, {@code
 * l_i(m) = min(l_i, 0.9 / m)}, and that it is smaller, with {@code prod(1 - l_i(m) (x_i - m))}, {@code l_i(m) = min(l_i, 0.9 /
 * (1 - m))}. {@code l_i} is settled before {@code x_i} is known. Each capital is a martingale that is never below 0 and begins
 * at 1, so it ever reaches {@code 2 / (1 - confidence)} with probability {@code (1 - confidence) / 2} at most (Ville 1939);
 * means against which a bet has reached it are out. Every factor falls (rises) with {@code m}, so what is left is an interval,
 * and its ends are found by halving.
 *
 * <p>Source: Waudby-Smith and Ramdas 2024 (JRSS B 86:1, section 4, hedged capital; the two sides are halved here and not
 * mixed). The size of the bet is made for the wanted width: {@code l_i = h / (s^2 + h^2)}, {@code h} half of it, {@code s^2} the
 * variance of the values before with a quarter as a prior value; any size would be valid.
 *
 * <p>Values need a conditional mean of {@code m} given those before, nothing else. Not thread-safe.
 */
public final class BettingSequence {
    private static final double LARGEST = 0.9;
    private static final int HALVINGS = 40;

    private final double confidence;
    private final double limit;
    private final double half;
    private double[] value = new double[64];
    private double[] bet = new double[64];
    private int count;
    private double sum;
    private double squares;

    /**
     * Returns a sequence without values.
     *
     * @param confidence inside 0 to 1
     * @param width the width for which the bets are made, inside 0 to 1
     */
    public BettingSequence(double confidence, double width) {
        if (!(confidence > 0 && confidence < 1) || !(width > 0 && width < 1)) {
            throw new IllegalArgumentException(
                    "A confidence of " + confidence + " or a width of " + width + " is not between 0 and 1");
        }
        this.confidence = confidence;
        this.half = width / 2;
        this.limit = 2 / (1 - confidence);
    }

    /**
     * Adds a value.
     *
     * @param x from 0 to 1
     */
    public void add(double x) {
        if (!(x >= 0 && x <= 1)) {
            throw new IllegalArgumentException("A value of " + x + " is not between 0 and 1");
        }
        if (count == value.length) {
            value = Arrays.copyOf(value, 2 * count);
            bet = Arrays.copyOf(bet, 2 * count);
        }
        value[count] = x;
        bet[count] = half / ((0.25 + squares) / (count + 1) + half * half);
        count++;
        sum += x;
        double mean = (0.5 + sum) / (count + 1);
        squares += (x - mean) * (x - mean);
    }

    /** Returns the number of values. */
    public int count() {
        return count;
    }

    /** Returns the interval now. Its estimate is the mean of the values. */
    public Estimate now() {
        double mean = count == 0 ? 0.5 : sum / count;
        double lower = end(0, 1, true);
        double upper = end(1, 0, false);
        return new Estimate(
                StrictMath.max(lower, StrictMath.min(upper, mean)),
                StrictMath.min(lower, upper),
                StrictMath.max(lower, upper),
                confidence,
                "betting confidence sequence (Waudby-Smith and Ramdas 2024), valid at any stopping time");
    }

    /** The border between means that are out, from {@code outer} on, and those that are not; the side that is out. */
    private double end(double outer, double inner, boolean larger) {
        if (!out(outer, larger)) {
            return outer;
        }
        double outside = outer;
        double inside = inner;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (outside + inside) / 2;
            if (out(middle, larger)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return outside;
    }

    /** Whether the bet that the mean is larger (or smaller) than {@code m} has won enough. */
    private boolean out(double m, boolean larger) {
        double room = larger ? m : 1 - m;
        double most = room > 0 ? LARGEST / room : Double.POSITIVE_INFINITY;
        double capital = 1;
        int scale = 0;
        for (int i = 0; i < count; i++) {
            double l = StrictMath.min(bet[i], most);
            capital *= 1 + (larger ? l * (value[i] - m) : l * (m - value[i]));
            if (capital < 1e-200) {
                capital *= 1e200;
                scale--;
            } else if (capital > 1e200) {
                capital *= 1e-200;
                scale++;
            }
        }
        return scale > 0 || (scale == 0 && capital >= limit);
    }
}
