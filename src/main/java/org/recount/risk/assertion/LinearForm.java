package org.recount.risk.assertion;

import java.math.BigInteger;
import java.util.Arrays;
import org.recount.election.ContestVotes;

/**
 * A sum of vote totals with whole coefficients: {@code sum_c a_c T_c + b invalid + k}. Exact and immutable.
 *
 * <p>Coefficients that do not fit a {@code long} are an {@link ArithmeticException}; sums are taken in whole numbers of
 * any size, so that totals up to 10^18 are no danger.
 */
public final class LinearForm {
    private final long[] choice;
    private final long invalid;
    private final long constant;

    private LinearForm(long[] choice, long invalid, long constant) {
        this.choice = choice;
        this.invalid = invalid;
        this.constant = constant;
    }

    /** Returns 0 over a contest of so many choices. */
    public static LinearForm zero(int choices) {
        return new LinearForm(new long[choices], 0, 0);
    }

    /** Returns the votes of one choice. */
    public static LinearForm of(int choices, int index) {
        long[] a = new long[choices];
        a[index] = 1;
        return new LinearForm(a, 0, 0);
    }

    /** Returns the invalid ballots. */
    public static LinearForm ofInvalid(int choices) {
        return new LinearForm(new long[choices], 1, 0);
    }

    /** Returns the sum of both. */
    public LinearForm plus(LinearForm that) {
        if (that.choice.length != choice.length) {
            throw new IllegalArgumentException(
                    "Forms of different contests: " + choice.length + " and " + that.choice.length + " choices");
        }
        long[] sum = new long[choice.length];
        Arrays.setAll(sum, i -> Math.addExact(choice[i], that.choice[i]));
        return new LinearForm(sum, Math.addExact(invalid, that.invalid), Math.addExact(constant, that.constant));
    }

    /** Returns this so many times. */
    public LinearForm times(long factor) {
        long[] product = new long[choice.length];
        Arrays.setAll(product, i -> Math.multiplyExact(choice[i], factor));
        return new LinearForm(product, Math.multiplyExact(invalid, factor), Math.multiplyExact(constant, factor));
    }

    /** Returns this less that. */
    public LinearForm minus(LinearForm that) {
        return plus(that.times(-1));
    }

    /** Returns this and a constant. */
    public LinearForm plus(long k) {
        return new LinearForm(choice, invalid, Math.addExact(constant, k));
    }

    /** Returns the number of choices. */
    public int choices() {
        return choice.length;
    }

    /** Returns the coefficient of a choice. */
    public long coefficient(int index) {
        return choice[index];
    }

    /** Returns the coefficient of invalid ballots. */
    public long invalid() {
        return invalid;
    }

    /** Returns the constant. */
    public long constant() {
        return constant;
    }

    /** Returns the greatest coefficient of any kind of ballot. */
    public long greatest() {
        return Math.max(invalid, Arrays.stream(choice).max().orElse(invalid));
    }

    /** Returns the least coefficient of any kind of ballot. */
    public long least() {
        return Math.min(invalid, Arrays.stream(choice).min().orElse(invalid));
    }

    /** Returns the value for these votes. */
    public BigInteger at(ContestVotes votes) {
        BigInteger sum = BigInteger.valueOf(constant)
                .add(BigInteger.valueOf(invalid).multiply(BigInteger.valueOf(votes.invalid())));
        for (int c = 0; c < choice.length; c++) {
            if (choice[c] != 0) {
                sum = sum.add(BigInteger.valueOf(choice[c]).multiply(BigInteger.valueOf(votes.votes(c))));
            }
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearForm that
                && invalid == that.invalid
                && constant == that.constant
                && Arrays.equals(choice, that.choice);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(choice) + Long.hashCode(invalid)) + Long.hashCode(constant);
    }

    @Override
    public String toString() {
        return Arrays.toString(choice) + " invalid " + invalid + " constant " + constant;
    }
}
