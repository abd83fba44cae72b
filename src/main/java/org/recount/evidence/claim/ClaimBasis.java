package org.recount.evidence.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.risk.batch.ErrorBounds;
import org.recount.seats.SeatRule;
import org.recount.seats.margin.RestrictedMargins;

/**
 * What the claims from all samples of a contest have in common, whatever the design: the fewest bad stations that could
 * change the seats, and the assertions with the bounds of every station. Each is computed when it is first asked for, and
 * once. Thread-safe.
 */
public final class ClaimBasis {
    private final ContestTally tally;
    private final Map<String, Integer> index = new HashMap<>();
    private final Once<OptionalLong> minBad;
    private final Once<List<LinearAssertion>> assertions;
    private final Once<Optional<ErrorBounds>> bounds;
    private final Once<Optional<LargestOverstatement>> overstatement;

    private ClaimBasis(SeatRule rule, ContestTally tally) {
        this.tally = tally;
        for (int s = 0; s < tally.stations().size(); s++) {
            index.put(tally.stations().get(s).id(), s);
        }
        int[] all = IntStream.range(0, tally.stations().size()).toArray();
        SeatRule now = rule.after(tally.totals(), tally.totals());
        minBad = new Once<>(() -> {
            OptionalInt fewest =
                    RestrictedMargins.of(now, tally).fewestByRecount(all).atLeast();
            return fewest.isPresent() ? OptionalLong.of(fewest.getAsInt()) : OptionalLong.empty();
        });
        assertions = new Once<>(() -> strict(now, tally));
        bounds = new Once<>(
                () -> assertions().isEmpty() ? Optional.empty() : Optional.of(ErrorBounds.of(tally, assertions())));
        overstatement = new Once<>(() -> assertions().isEmpty()
                ? Optional.empty()
                : Optional.of(new LargestOverstatement(tally, all, assertions())));
    }

    /**
     * Returns the basis of a contest.
     *
     * @param rule the rule by which it is allocated
     * @param tally its votes as announced, by station
     */
    public static ClaimBasis of(SeatRule rule, ContestTally tally) {
        return new ClaimBasis(rule, tally);
    }

    private static List<LinearAssertion> strict(SeatRule rule, ContestTally tally) {
        AssertionSet set = SeatAssertions.withOthersAsTheyStand(rule, tally.totals());
        List<LinearAssertion> ways = set.auditable() ? set.chosenWays(tally.totals()) : List.of();
        boolean strict = ways.stream().allMatch(a -> a.form().at(tally.totals()).signum() > 0);
        return strict ? ways : List.of();
    }

    /** Returns the votes as announced. */
    ContestTally tally() {
        return tally;
    }

    /**
     * Returns the index of a station.
     *
     * @throws IllegalArgumentException if it is not in the contest
     */
    int indexOf(String station) {
        Integer at = index.get(station);
        if (at == null) {
            throw new IllegalArgumentException("Station " + station + " is not in contest "
                    + tally.contest().id());
        }
        return at;
    }

    /** Returns the fewest bad stations that could change the seats; empty where no number of them could. */
    public OptionalLong minBad() {
        return minBad.get();
    }

    /** Returns what implies the seats; empty where nothing is known that does, or a tie stands in its way. */
    List<LinearAssertion> assertions() {
        return assertions.get();
    }

    /** Returns how much of the margins each station could hide; empty where there are no assertions. */
    public Optional<ErrorBounds> bounds() {
        return bounds.get();
    }

    /** Returns the test by the largest overstatement; empty where there are no assertions. */
    Optional<LargestOverstatement> overstatement() {
        return overstatement.get();
    }

    /** A value that is computed when it is first asked for. */
    private static final class Once<T> {
        private final Supplier<T> supplier;
        private @Nullable T value;

        Once(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        synchronized T get() {
            T known = value;
            if (known == null) {
                known = supplier.get();
                value = known;
            }
            return known;
        }
    }
}
