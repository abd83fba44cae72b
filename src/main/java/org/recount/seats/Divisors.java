package org.recount.seats;

import org.recount.numeric.Ratio;

/**
 * The divisors of a highest-averages rule: strictly increasing, positive. Held as whole numbers over one common scale, so
 * that quotients are compared by cross-multiplication; the scale itself decides nothing.
 */
public interface Divisors {

    /**
     * Returns the divisor of a list's n-th seat, times {@link #scale}.
     *
     * @param seat the seat, from 1
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    long scaled(int seat);

    /** Returns what the divisors are multiplied with. */
    long scale();

    /** Returns the divisors in words: {@code 1.4, 3, 5, ...}. */
    default String text() {
        return at(1).toDecimal(4) + ", " + at(2).toDecimal(4) + ", " + at(3).toDecimal(4) + ", ...";
    }

    /** Returns the divisor of a list's n-th seat, from 1. */
    default Ratio at(int seat) {
        return Ratio.of(scaled(seat), scale());
    }

    /**
     * Divisors that grow by a fixed step: {@code (first + (n - 1) step) / scale}.
     *
     * @param first first divisor times scale, at least 1
     * @param step step times scale, at least 1
     * @param scale the common denominator, at least 1
     */
    record Arithmetic(long first, long step, long scale) implements Divisors {
        public Arithmetic {
            if (first < 1 || step < 1 || scale < 1) {
                throw new IllegalArgumentException("Divisors " + first + ", +" + step + " over " + scale
                        + " do not grow. Maybe all three should be at least 1.");
            }
        }

        @Override
        public long scaled(int seat) {
            return Math.addExact(first, Math.multiplyExact(step, seat - 1L));
        }
    }

    /**
     * Divisors that grow by a fixed factor: {@code factor^(n - 1)}. With factor 2 the 64th divisor no longer fits a {@code
     * long}, which is an error and not a wrong seat.
     *
     * @param factor the factor, at least 2
     */
    record Geometric(long factor) implements Divisors {
        public Geometric {
            if (factor < 2) {
                throw new IllegalArgumentException(
                        "Divisors that are multiplied by " + factor + " do not grow. Maybe 2, as in Macau.");
            }
        }

        @Override
        public long scaled(int seat) {
            long divisor = 1;
            for (int i = 1; i < seat; i++) {
                divisor = Math.multiplyExact(divisor, factor);
            }
            return divisor;
        }

        @Override
        public long scale() {
            return 1;
        }
    }

    /**
     * Other divisors with a first divisor of their own.
     *
     * @param first the first divisor, positive and below the second of {@code rest}
     * @param rest the divisors from the second on
     */
    record WithFirst(Ratio first, Divisors rest) implements Divisors {
        public WithFirst {
            if (first.signum() <= 0 || first.compareTo(rest.at(2)) >= 0) {
                throw new IllegalArgumentException(
                        "A first divisor of " + first + " must be above 0 and below the second, " + rest.at(2)
                                + ". Maybe 1.4, as in Norway, or 1.7, as in Iraq.");
            }
        }

        @Override
        public long scaled(int seat) {
            return seat == 1
                    ? Math.multiplyExact(first.numeratorExact(), rest.scale())
                    : Math.multiplyExact(first.denominatorExact(), rest.scaled(seat));
        }

        @Override
        public long scale() {
            return Math.multiplyExact(first.denominatorExact(), rest.scale());
        }
    }
}
