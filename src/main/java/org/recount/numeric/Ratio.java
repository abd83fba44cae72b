package org.recount.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact ratio of two whole numbers, in lowest terms with a positive denominator.
 *
 * <p>Built for votes up to 10^12 and beyond: while numerator and denominator fit a {@code long} everything is done on
 * {@code long}s, comparisons by 128-bit cross-multiplication; what does not fit is done on {@link BigInteger}s. No
 * operation overflows silently.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class Ratio implements Comparable<Ratio> {
    /** Zero. */
    public static final Ratio ZERO = new Ratio(0, 1);

    /** One. */
    public static final Ratio ONE = new Ratio(1, 1);

    private final long numerator;
    private final long denominator;
    /** Set, both of them, only where one does not fit a {@code long}. */
    private final @Nullable BigInteger bigNumerator;

    private final @Nullable BigInteger bigDenominator;

    private Ratio(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.bigNumerator = null;
        this.bigDenominator = null;
    }

    private Ratio(BigInteger numerator, BigInteger denominator) {
        this.numerator = 0;
        this.denominator = 0;
        this.bigNumerator = numerator;
        this.bigDenominator = denominator;
    }

    /** Returns a whole number as a ratio. */
    public static Ratio of(long whole) {
        return new Ratio(whole, 1);
    }

    /**
     * Returns {@code numerator / denominator}.
     *
     * @throws ArithmeticException if the denominator is 0
     */
    public static Ratio of(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("Ratio " + numerator + "/0 has no value");
        }
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long g = gcd(Math.abs(numerator), Math.abs(denominator));
        long sign = denominator < 0 ? -1 : 1;
        return new Ratio(sign * (numerator / g), sign * (denominator / g));
    }

    /**
     * Returns {@code numerator / denominator}.
     *
     * @throws ArithmeticException if the denominator is 0
     */
    public static Ratio of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("Ratio " + numerator + "/0 has no value");
        }
        BigInteger g = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            g = g.negate();
        }
        BigInteger n = numerator.divide(g);
        BigInteger d = denominator.divide(g);
        // Long.MIN_VALUE stays big: its absolute value does not fit a long.
        return n.bitLength() < 64 && d.bitLength() < 64 && n.longValue() != Long.MIN_VALUE
                ? new Ratio(n.longValue(), d.longValue())
                : new Ratio(n, d);
    }

    /**
     * Reads a ratio as people write it: {@code 1.4}, {@code 7/5}, {@code 3%}, {@code 3.25%}, {@code 12}. Exact: {@code 1.4}
     * is 7/5 and not the double nearest to it.
     *
     * @throws NumberFormatException if the text is none of these
     */
    public static Ratio parse(String text) {
        String s = text.strip();
        try {
            int slash = s.indexOf('/');
            if (slash >= 0) {
                return of(
                        new BigInteger(s.substring(0, slash).strip()),
                        new BigInteger(s.substring(slash + 1).strip()));
            }
            boolean percent = s.endsWith("%");
            BigDecimal decimal =
                    new BigDecimal(percent ? s.substring(0, s.length() - 1).strip() : s);
            if (decimal.precision() > 100 || Math.abs((long) decimal.scale()) > 100) {
                throw new NumberFormatException("more than 100 digits");
            }
            Ratio value = decimal.scale() > 0
                    ? of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                    : of(decimal.toBigIntegerExact(), BigInteger.ONE);
            return percent ? value.dividedBy(of(100)) : value;
        } catch (ArithmeticException | NumberFormatException e) {
            NumberFormatException problem =
                    new NumberFormatException("\"" + text + "\" is not a ratio. Maybe write it as 1.4, 7/5 or 3.25%.");
            problem.initCause(e);
            throw problem;
        }
    }

    /** Returns the numerator in lowest terms. */
    public BigInteger numerator() {
        return bigNumerator != null ? bigNumerator : BigInteger.valueOf(numerator);
    }

    /** Returns the denominator in lowest terms, positive. */
    public BigInteger denominator() {
        return bigDenominator != null ? bigDenominator : BigInteger.valueOf(denominator);
    }

    /**
     * Returns the numerator in lowest terms.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long numeratorExact() {
        return bigNumerator != null ? bigNumerator.longValueExact() : numerator;
    }

    /**
     * Returns the denominator in lowest terms, positive.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long denominatorExact() {
        return bigDenominator != null ? bigDenominator.longValueExact() : denominator;
    }

    /** Returns the sum. */
    public Ratio plus(Ratio that) {
        if (isSmall(that)
                && fits(numerator, that.denominator)
                && fits(that.numerator, denominator)
                && fits(denominator, that.denominator)) {
            long a = numerator * that.denominator;
            long b = that.numerator * denominator;
            long sum = a + b;
            if (((a ^ sum) & (b ^ sum)) >= 0) {
                return of(sum, denominator * that.denominator);
            }
        }
        return of(
                numerator().multiply(that.denominator()).add(that.numerator().multiply(denominator())),
                denominator().multiply(that.denominator()));
    }

    /** Returns the difference. */
    public Ratio minus(Ratio that) {
        return plus(that.negate());
    }

    /** Returns the product. */
    public Ratio times(Ratio that) {
        if (isSmall(that) && fits(numerator, that.numerator) && fits(denominator, that.denominator)) {
            return of(numerator * that.numerator, denominator * that.denominator);
        }
        return of(numerator().multiply(that.numerator()), denominator().multiply(that.denominator()));
    }

    /** Returns the product with a whole number. */
    public Ratio times(long whole) {
        return times(of(whole));
    }

    /**
     * Returns the quotient.
     *
     * @throws ArithmeticException if {@code that} is 0
     */
    public Ratio dividedBy(Ratio that) {
        if (isSmall(that) && fits(numerator, that.denominator) && fits(denominator, that.numerator)) {
            return of(numerator * that.denominator, denominator * that.numerator);
        }
        return of(numerator().multiply(that.denominator()), denominator().multiply(that.numerator()));
    }

    /** Returns this with the other sign. */
    public Ratio negate() {
        return bigNumerator != null && bigDenominator != null
                ? new Ratio(bigNumerator.negate(), bigDenominator)
                : new Ratio(-numerator, denominator);
    }

    /** Returns -1, 0 or 1. */
    public int signum() {
        return bigNumerator != null ? bigNumerator.signum() : Long.signum(numerator);
    }

    /** Returns the larger of the two. */
    public Ratio max(Ratio that) {
        return compareTo(that) >= 0 ? this : that;
    }

    /** Returns the smaller of the two. */
    public Ratio min(Ratio that) {
        return compareTo(that) <= 0 ? this : that;
    }

    /**
     * Returns the largest whole number that is not larger.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long floor() {
        if (bigNumerator == null) {
            return Math.floorDiv(numerator, denominator);
        }
        BigInteger[] parts = numerator().divideAndRemainder(denominator());
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
    }

    /**
     * Returns the smallest whole number that is not smaller.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long ceil() {
        return Math.negateExact(negate().floor());
    }

    /** Returns whether this is a whole number. */
    public boolean isWhole() {
        return denominator == 1 || BigInteger.ONE.equals(bigDenominator);
    }

    /** Returns the nearest double; for display and plots, never to decide a seat. */
    public double toDouble() {
        return new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** Returns the value with at most so many decimals, rounded half up, without trailing zeros: {@code 12339.2}. */
    public String toDecimal(int decimals) {
        if (bigNumerator == null && numerator % denominator == 0) {
            return Long.toString(numerator / denominator);
        }
        BigDecimal value = new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return value.signum() == 0 ? "0" : value.toPlainString();
    }

    @Override
    public int compareTo(Ratio that) {
        if (isSmall(that)) {
            return compareProducts(numerator, that.denominator, that.numerator, denominator);
        }
        return numerator()
                .multiply(that.denominator())
                .compareTo(that.numerator().multiply(denominator()));
    }

    /** Compares {@code a * b} with {@code c * d}, exactly: the products have 128 bits. */
    public static int compareProducts(long a, long b, long c, long d) {
        long high1 = Math.multiplyHigh(a, b);
        long high2 = Math.multiplyHigh(c, d);
        return high1 != high2 ? Long.compare(high1, high2) : Long.compareUnsigned(a * b, c * d);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ratio that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return bigNumerator != null
                ? 31 * bigNumerator.hashCode() + denominator().hashCode()
                : 31 * Long.hashCode(numerator) + Long.hashCode(denominator);
    }

    /** Returns {@code 7/5}, or {@code 12} for a whole number; {@link #parse} reads it back. */
    @Override
    public String toString() {
        if (bigNumerator == null) {
            return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
        }
        return isWhole() ? numerator().toString() : numerator() + "/" + denominator();
    }

    private boolean isSmall(Ratio that) {
        return bigNumerator == null && that.bigNumerator == null;
    }

    /** Whether the product of two numbers fits a long: then the high half is nothing but its sign. */
    private static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == (a * b) >> 63;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long t = a % b;
            a = b;
            b = t;
        }
        return a;
    }
}
