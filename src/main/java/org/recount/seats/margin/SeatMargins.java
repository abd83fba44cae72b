package org.recount.seats.margin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;
import org.recount.seats.SeatRule;

/**
 * The seat margin of any rule, from the {@link Challenges} to its outcome.
 *
 * <p>No fewer ballots than the cheapest challenge needs can change the outcome: a lower bound, if the challenges are
 * complete. A challenge that is certain gives an upper bound by itself; one that is not is tried: the ballots are moved
 * and the rule is asked again. Where the two sides meet the margin is exact, and it is called so only there.
 */
public final class SeatMargins {
    /** Challenges that are tried by asking the rule, at most; beyond that a bound is reported. */
    private static final int TRIALS = 64;

    /** Challenges that are narrowed to what they stand for, at most. */
    private static final int NARROWED = 64;

    private final SeatRule rule;
    private final ContestVotes votes;
    private final int[] reported;
    private final Challenges challenges;
    private final long[] columns;

    private SeatMargins(SeatRule rule, ContestVotes votes, int[] reported) {
        this.rule = rule;
        this.votes = votes;
        this.reported = reported;
        this.challenges = rule.challenges(votes);
        this.columns = columns(votes);
    }

    /**
     * Returns the seat margin.
     *
     * @param rule the rule
     * @param votes the votes
     */
    public static SeatMargin of(SeatRule rule, ContestVotes votes) {
        Allocation allocation = rule.allocate(votes);
        if (!allocation.ties().isEmpty()) {
            var tied = allocation.ties().get(0).choices();
            OptionalLong zero = OptionalLong.of(0);
            return SeatMargin.exact(
                    zero,
                    zero,
                    zero,
                    OptionalInt.of(tied.get(0)),
                    OptionalInt.of(tied.get(1)),
                    SeatMargin.Kind.BETWEEN_CHOICES);
        }
        int[] seats = allocation.certainSeats(votes.contest().choices().size());
        return new SeatMargins(rule, votes, seats).solve();
    }

    /** Returns the ballots by column: the choices, then the invalid ones. */
    static long[] columns(ContestVotes votes) {
        int choices = votes.contest().choices().size();
        long[] columns = new long[choices + 1];
        for (int c = 0; c < choices; c++) {
            columns[c] = votes.votes(c);
        }
        columns[choices] = votes.invalid();
        return columns;
    }

    private SeatMargin solve() {
        Side changed = side(Move.CHANGE);
        Side added = side(Move.ADD);
        Side removed = side(Move.REMOVE);
        Challenge binding = changed.binding;
        if (binding == null && changed.isNone() && added.isNone() && removed.isNone()) {
            return SeatMargin.none();
        }
        int loser = binding == null ? -1 : binding.loser() >= 0 ? binding.loser() : gainer(binding);
        return new SeatMargin(
                changed.lower,
                added.lower,
                removed.lower,
                index(binding == null ? -1 : binding.winner()),
                index(loser),
                binding == null ? SeatMargin.Kind.NONE : binding.kind(),
                changed.lower.equals(changed.upper),
                changed.upper,
                added.upper,
                removed.upper);
    }

    private static OptionalInt index(int choice) {
        return choice < 0 ? OptionalInt.empty() : OptionalInt.of(choice);
    }

    /** Both sides of a margin, and which challenge binds, where one is known. */
    private record Side(
            OptionalLong lower,
            OptionalLong upper,
            @Nullable Challenge binding) {
        boolean isNone() {
            return lower.isEmpty() && upper.isEmpty();
        }
    }

    private Side side(Move move) {
        int n = challenges.all().size();
        long[] cost = new long[n];
        for (int i = 0; i < n; i++) {
            long ballots = challenges.all().get(i).atLeast(columns, columns, move);
            // What costs nothing is a challenge that came first to a list without votes: one ballot at least.
            cost[i] = ballots == Line.NEVER ? Long.MAX_VALUE : Math.max(1, ballots);
        }
        int first = cheapest(cost);
        if (first >= 0 && proven(challenges.all().get(first)) && challenges.complete()) {
            OptionalLong exact = OptionalLong.of(cost[first]);
            return new Side(exact, exact, challenges.all().get(first));
        }
        return new Search(move).run(cost);
    }

    /** A challenge with what it costs at least. */
    private record Candidate(Challenge challenge, long cost, int index, boolean together) {}

    /**
     * The cheapest first: what stands for several ways is narrowed to them, what is not certain is tried. What has been
     * tried in vain may still succeed in another way, and bounds the margin from below.
     */
    private final class Search {
        private final Move move;
        private final PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::cost)
                .thenComparing(this::compare)
                .thenComparing(Candidate::index));
        private int trials = TRIALS;
        private int narrowed = NARROWED;
        private long upper = Long.MAX_VALUE;
        private long open = Long.MAX_VALUE;
        private @Nullable Challenge binding;

        Search(Move move) {
            this.move = move;
        }

        private int compare(Candidate one, Candidate other) {
            return nearer(one.challenge(), other.challenge());
        }

        Side run(long[] cost) {
            for (int i = 0; i < cost.length; i++) {
                if (cost[i] < Long.MAX_VALUE) {
                    queue.add(new Candidate(challenges.all().get(i), cost[i], i, false));
                }
            }
            int next = cost.length;
            while (!queue.isEmpty() && queue.peek().cost() < upper) {
                Candidate c = queue.poll();
                if (binding == null) {
                    binding = c.challenge();
                }
                if (proven(c.challenge())) {
                    upper = c.cost();
                    binding = c.challenge();
                } else if (!c.together()) {
                    long joint = c.challenge().atLeastTogether(columns, columns, move);
                    if (joint != Line.NEVER) {
                        queue.add(new Candidate(c.challenge(), Math.max(c.cost(), joint), c.index(), true));
                    }
                } else if (c.challenge().narrower().isPresent() && narrowed > 0) {
                    narrowed--;
                    for (Challenge way : c.challenge().narrower().get().ways()) {
                        long ballots = way.atLeast(columns, columns, move);
                        if (ballots != Line.NEVER) {
                            queue.add(new Candidate(way, Math.max(c.cost(), ballots), next++, false));
                        }
                    }
                } else {
                    attempt(c);
                }
            }
            OptionalLong above = upper == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(upper);
            long least = Math.min(open, upper);
            OptionalLong below = !challenges.complete()
                    ? OptionalLong.of(1)
                    : least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
            return new Side(below, above, binding);
        }

        private void attempt(Candidate c) {
            if (trials-- > 0) {
                long[] after = columns.clone();
                long pressed = c.challenge().press(after, columns.clone(), move);
                if (pressed != Line.NEVER && pressed < upper) {
                    if (c.challenge().certain() || changes(after)) {
                        upper = Math.max(1, pressed);
                        binding = c.challenge();
                    } else if (guard(c, after)) {
                        return;
                    }
                }
            }
            if (upper > c.cost()) {
                open = Math.min(open, c.cost());
            }
        }

        /** What was undone by a line that was crossed by the way is tried again without; with it, it is another way. */
        private boolean guard(Candidate c, long[] after) {
            Optional<Challenge> kept = c.challenge().keeping(after);
            if (kept.isPresent()) {
                long ballots = kept.get().atLeastTogether(columns, columns, move);
                if (ballots != Line.NEVER) {
                    queue.add(new Candidate(kept.get(), Math.max(c.cost(), ballots), c.index(), true));
                }
            }
            return kept.isPresent();
        }
    }

    /** Returns whether the challenge surely succeeds at its cost: nothing has to be tried. */
    private static boolean proven(Challenge challenge) {
        return challenge.certain() && challenge.lines().size() == 1;
    }

    /** Returns the cheapest challenge, -1 where none can succeed. */
    private int cheapest(long[] cost) {
        int best = -1;
        for (int i = 0; i < cost.length; i++) {
            boolean less = cost[i] < Long.MAX_VALUE
                    && (best < 0
                            || cost[i] < cost[best]
                            || (cost[i] == cost[best]
                                    && nearer(
                                                    challenges.all().get(i),
                                                    challenges.all().get(best))
                                            < 0));
            best = less ? i : best;
        }
        return best;
    }

    /** Of challenges that cost equally many ballots, the one whose line is nearer in fractions of a ballot. */
    private int nearer(Challenge first, Challenge second) {
        List<Line> one = first.lines();
        List<Line> other = second.lines();
        if (one.size() != 1 || other.size() != 1) {
            return Integer.compare(one.size(), other.size());
        }
        return Ratio.compareProducts(
                one.get(0).gap(columns),
                other.get(0).mostPerBallot(Move.CHANGE, columns.length),
                other.get(0).gap(columns),
                one.get(0).mostPerBallot(Move.CHANGE, columns.length));
    }

    private boolean changes(long[] after) {
        ContestVotes now = votesOf(after);
        Allocation allocation = rule.after(votes, now).allocate(now);
        return !allocation.ties().isEmpty() || !Arrays.equals(allocation.certainSeats(reported.length), reported);
    }

    private ContestVotes votesOf(long[] after) {
        return ContestVotes.of(votes.contest(), Arrays.copyOf(after, reported.length), after[reported.length]);
    }

    /** Who gains where a list falls: the first that holds more, or is tied, once the ballots are moved. */
    private int gainer(Challenge challenge) {
        long[] after = columns.clone();
        if (challenge.press(after, columns.clone(), Move.CHANGE) == Line.NEVER) {
            return -1;
        }
        ContestVotes now = votesOf(after);
        Allocation allocation = rule.after(votes, now).allocate(now);
        int[] seats = allocation.certainSeats(reported.length);
        for (int c = 0; c < reported.length; c++) {
            if (seats[c] > reported[c]) {
                return c;
            }
        }
        return allocation.ties().isEmpty()
                ? -1
                : allocation.ties().get(0).choices().get(0);
    }
}
