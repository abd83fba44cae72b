package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.recount.dispute.Remedy;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.Assertion;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.AssertionSet.Strength;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.LinearForm;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.seats.SeatRule;

/**
 * What a set of stations, each with the remedy that it had, could do to the seats at most: by the assertions that imply them.
 *
 * <p>A recount can take {@code reported - least * ballots} off an assertion's sum; a ruling moves ballots between valid and
 * invalid; an annulment takes the station's own sum away, and only where that is above 0 does it help the challenger, so
 * the worst subset are the stations with a sum above 0 and the best one those below. Exact where the assertions are
 * equivalent to the seats; where they are not, there is no answer here.
 */
final class AssertionReach {
    /**
     * The fewest stations that could make an assertion false.
     *
     * @param assertion the assertion
     * @param stations the stations, those that do most first
     */
    record Fewest(LinearAssertion assertion, List<Integer> stations) {}

    /** A station and the remedy that it had. */
    record Treated(int station, Remedy remedy) {}

    private final ContestTally tally;
    private final List<LinearAssertion> assertions;

    private AssertionReach(ContestTally tally, List<LinearAssertion> assertions) {
        this.tally = tally;
        this.assertions = assertions;
    }

    /** Returns the reach by assertions; empty where they are not equivalent to the seats. */
    static Optional<AssertionReach> of(SeatRule rule, ContestTally tally) {
        AssertionSet set = SeatAssertions.of(rule, tally.totals());
        if (set.strength() != Strength.EQUIVALENT) {
            return Optional.empty();
        }
        List<LinearAssertion> linear = new ArrayList<>();
        for (Assertion a : set.assertions()) {
            if (!(a instanceof LinearAssertion one) || one.kind() == LinearAssertion.Kind.ANY_VOTE) {
                return Optional.empty();
            }
            linear.add(one);
        }
        return Optional.of(new AssertionReach(tally, linear));
    }

    List<LinearAssertion> assertions() {
        return assertions;
    }

    long value(LinearAssertion assertion) {
        return assertion.form().at(tally.totals()).longValueExact();
    }

    /** Returns the most that a station can take off an assertion's sum; at least 0. */
    long shift(LinearAssertion assertion, Treated treated) {
        LinearForm form = assertion.form();
        long[] row = tally.row(treated.station());
        long invalid = invalid(treated.station(), row);
        return switch (treated.remedy()) {
            case RECOUNT ->
                Math.max(
                        0,
                        Math.subtractExact(
                                sum(form, row, invalid),
                                Math.multiplyExact(
                                        form.least(), Arrays.stream(row).sum() + invalid)));
            case READJUDICATE -> ruling(form, row, invalid);
            case ANNUL -> Math.max(0, sum(form, row, invalid));
        };
    }

    /** Returns what an annulment takes off an assertion's sum; below 0 where it adds to it. */
    long annulment(LinearAssertion assertion, int station) {
        long[] row = tally.row(station);
        return sum(assertion.form(), row, invalid(station, row));
    }

    private static long ruling(LinearForm form, long[] row, long invalid) {
        long least = form.invalid();
        long shift = 0;
        for (int c = 0; c < row.length; c++) {
            least = Math.min(least, form.coefficient(c));
            shift = Math.addExact(shift, Math.multiplyExact(Math.max(0, form.coefficient(c) - form.invalid()), row[c]));
        }
        return Math.addExact(shift, Math.multiplyExact(form.invalid() - least, invalid));
    }

    private long invalid(int station, long[] row) {
        PollingStation s = tally.stations().get(station);
        return s.invalid() >= 0
                ? s.invalid()
                : Math.max(0, s.cast() - Arrays.stream(row).sum());
    }

    private static long sum(LinearForm form, long[] row, long invalid) {
        long sum = Math.multiplyExact(form.invalid(), invalid);
        for (int c = 0; c < row.length; c++) {
            sum = Math.addExact(sum, Math.multiplyExact(form.coefficient(c), row[c]));
        }
        return sum;
    }

    /** Returns the fewest of these stations that could make some assertion false; empty where not even all of them could. */
    Optional<Fewest> fewest(List<Treated> stations) {
        Fewest best = null;
        for (LinearAssertion assertion : assertions) {
            long[] shift = stations.stream().mapToLong(t -> shift(assertion, t)).toArray();
            List<Integer> needed = largestFirst(
                    shift, value(assertion), i -> stations.get((int) i).station());
            if (!needed.isEmpty()
                    && (best == null || needed.size() < best.stations().size())) {
                best = new Fewest(assertion, needed);
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Integer> largestFirst(long[] shift, long value, LongUnaryOperator station) {
        Integer[] order = new Integer[shift.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong((Integer i) -> -shift[i]));
        List<Integer> taken = new ArrayList<>();
        long left = value;
        for (int i : order) {
            if (left <= 0 || shift[i] == 0) {
                break;
            }
            left -= shift[i];
            taken.add((int) station.applyAsLong(i));
        }
        return left <= 0 ? taken : List.of();
    }
}
