package org.recount.seats;

import java.util.OptionalInt;
import org.recount.numeric.Ratio;

/** The price of a seat in a largest-remainder rule, from the votes of all lists that take part and the seats. */
public enum Quota {
    /** Votes over seats. */
    HARE("votes / seats") {
        @Override
        public Ratio of(long votes, int seats) {
            return Ratio.of(votes, seats);
        }
    },
    /** The least whole number that no more than {@code seats} lists can reach. */
    DROOP("floor(votes / (seats + 1)) + 1") {
        @Override
        public Ratio of(long votes, int seats) {
            return Ratio.of(Math.addExact(votes / (seats + 1L), 1));
        }
    },
    /** Votes over seats and one; exact, not rounded. */
    HAGENBACH_BISCHOFF("votes / (seats + 1)") {
        @Override
        public Ratio of(long votes, int seats) {
            return Ratio.of(votes, seats + 1L);
        }
    },
    /** Votes over seats and one, rounded to the nearest whole number, half up, and at least 1. */
    HAGENBACH_BISCHOFF_ROUNDED("votes / (seats + 1), rounded") {
        @Override
        public Ratio of(long votes, int seats) {
            long whole = votes / (seats + 1L);
            long rest = votes % (seats + 1L);
            return Ratio.of(Math.max(1, 2 * rest >= seats + 1L ? Math.addExact(whole, 1) : whole));
        }
    },
    /** Votes over seats and two; can give out more seats than there are. */
    IMPERIALI("votes / (seats + 2)") {
        @Override
        public Ratio of(long votes, int seats) {
            return Ratio.of(votes, seats + 2L);
        }
    };

    private final String formula;

    Quota(String formula) {
        this.formula = formula;
    }

    /**
     * Returns the quota.
     *
     * @param votes votes of all lists that take part, at least 1
     * @param seats seats, at least 1
     */
    public abstract Ratio of(long votes, int seats);

    /**
     * Returns what the votes are divided by, where the quota is not rounded to a whole number; empty where it is.
     *
     * @param seats seats, at least 1
     */
    public OptionalInt votesOver(int seats) {
        return switch (this) {
            case HARE -> OptionalInt.of(seats);
            case HAGENBACH_BISCHOFF -> OptionalInt.of(seats + 1);
            case IMPERIALI -> OptionalInt.of(seats + 2);
            case DROOP, HAGENBACH_BISCHOFF_ROUNDED -> OptionalInt.empty();
        };
    }

    /** Returns the formula in words. */
    public String formula() {
        return formula;
    }
}
