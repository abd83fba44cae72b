package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;
import org.recount.seats.SeatRule;

/**
 * Margins restricted to a set of stations: what could these stations have done?
 *
 * <p>Everything rests on the {@link Challenges} to the outcome of the whole contest. Three remedies are kept apart: a
 * recount may find any ballot in the boxes to be any other (their number stays); a new ruling turns invalid ballots into
 * valid ones or the reverse; an annulment takes all ballots of a station away. What is called impossible is certain, if the
 * challenges are complete. What is called possible was tried, where it does not follow: the ballots were moved and the rule
 * was asked again. For plurality, SNTV with reserved seats, and highest averages without threshold every number is exact;
 * so it is for largest remainder with a quota that is not rounded.
 *
 * <p>Ballots that are not in the record are not thought of: a box that holds more ballots than were counted. Where the
 * number of invalid ballots is not published the set holds the valid ones only ({@link #invalidKnown}).
 *
 * <p>Source: error bounds by batch, Stark 2009 (MACRO), Stark and Teague 2014 (JETS 3(1), section 4); project methods,
 * section 3.3.
 */
public final class RestrictedMargins {
    private static final int TRIALS = 64;

    private final SeatRule rule;
    private final ContestVotes votes;
    private final int[] reported;
    private final boolean tied;
    private final Challenges challenges;
    private final long[] totals;
    private final long[][] rows;
    private final boolean invalidKnown;

    private RestrictedMargins(SeatRule rule, ContestTally tally) {
        this.rule = rule;
        this.votes = tally.totals();
        Allocation allocation = rule.allocate(votes);
        this.tied = !allocation.ties().isEmpty();
        this.reported = allocation.certainSeats(votes.contest().choices().size());
        this.challenges = tied ? new Challenges(List.of(), true, true) : rule.challenges(votes);
        int stations = tally.stations().size();
        this.rows = new long[stations][];
        this.totals = new long[reported.length + 1];
        boolean known = true;
        for (int s = 0; s < stations; s++) {
            rows[s] = Arrays.copyOf(tally.row(s), reported.length + 1);
            PollingStation station = tally.stations().get(s);
            known &= station.invalid() >= 0 || station.cast() >= 0;
            rows[s][reported.length] = station.invalid() >= 0
                    ? station.invalid()
                    : Math.max(0, station.cast() - Arrays.stream(rows[s]).sum());
            for (int c = 0; c < totals.length; c++) {
                totals[c] = Math.addExact(totals[c], rows[s][c]);
            }
        }
        this.invalidKnown = known;
    }

    /**
     * Returns the restricted margins of a contest.
     *
     * @param rule the rule by which it is allocated
     * @param tally its votes by station
     * @throws IllegalArgumentException if the votes are known in total only
     */
    public static RestrictedMargins of(SeatRule rule, ContestTally tally) {
        if (!tally.byStation()) {
            throw new IllegalArgumentException("Contest " + tally.contest().id()
                    + " is known in total only; what stations could do needs their votes. Maybe give stations.csv and"
                    + " votes.csv.");
        }
        return new RestrictedMargins(rule, tally);
    }

    /** Returns whether every station says how many invalid ballots it holds. */
    public boolean invalidKnown() {
        return invalidKnown;
    }

    /**
     * Returns the least number of ballots of a set of stations that would move a seat.
     *
     * @param stations indices of the stations, each once
     * @param move what may happen to their ballots: RECOUNT, RULE_VALID, RULE_INVALID
     */
    public RestrictedMargin least(int[] stations, Move move) {
        List<RestrictedMargin> all = each(stations, move);
        long within = within(inside(stations), move);
        if (tied) {
            OptionalLong zero = OptionalLong.of(0);
            return new RestrictedMargin(
                    move,
                    zero,
                    zero,
                    within,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    SeatMargin.Kind.BETWEEN_CHOICES);
        }
        if (all.isEmpty()) {
            boolean certain = challenges.complete() || within == 0;
            return new RestrictedMargin(
                    move,
                    certain ? OptionalLong.empty() : OptionalLong.of(1),
                    OptionalLong.empty(),
                    within,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    SeatMargin.Kind.NONE);
        }
        RestrictedMargin nearest = all.get(0);
        long lower = challenges.complete() ? nearest.ballots().orElse(1) : 1;
        RestrictedMargin best = all.stream()
                .filter(RestrictedMargin::canChange)
                .min(Comparator.comparingLong(m -> m.upper().orElse(Long.MAX_VALUE)))
                .orElse(nearest);
        return new RestrictedMargin(
                move, OptionalLong.of(lower), best.upper(), within, best.winner(), best.loser(), best.kind());
    }

    /**
     * Returns for each challenge that a set of stations could win the ballots that it would take, the nearest first; the
     * seats for which an alert is due while the stations are under dispute.
     *
     * @param stations indices of the stations, each once
     * @param move what may happen to their ballots
     */
    public List<RestrictedMargin> each(int[] stations, Move move) {
        long[] inside = inside(stations);
        long within = within(inside, move);
        List<RestrictedMargin> all = new ArrayList<>();
        int trials = 0;
        for (Challenge challenge : challenges.all()) {
            long ballots = challenge.atLeast(totals, inside, move);
            if (ballots == Line.NEVER || within == 0) {
                continue;
            }
            ballots = Math.max(1, ballots);
            OptionalLong upper = OptionalLong.empty();
            if (challenge.certain()
                    && challenge.lines().size() == 1
                    && challenge.lines().get(0).linear()) {
                upper = OptionalLong.of(ballots);
            } else if (trials++ < TRIALS) {
                upper = tried(challenge, inside, move);
            }
            all.add(new RestrictedMargin(
                    move,
                    OptionalLong.of(ballots),
                    upper,
                    within,
                    index(challenge.winner()),
                    index(challenge.loser()),
                    challenge.kind()));
        }
        all.sort(Comparator.comparingLong(m -> m.ballots().orElse(0)));
        return all;
    }

    private OptionalLong tried(Challenge challenge, long[] inside, Move move) {
        long[] after = totals.clone();
        long pressed = challenge.press(after, inside, move);
        boolean does = pressed != Line.NEVER && pressed <= within(inside, move) && changes(after);
        return does ? OptionalLong.of(Math.max(1, pressed)) : OptionalLong.empty();
    }

    /**
     * Returns the fewest stations of a set whose recount could move a seat.
     *
     * @param stations indices of the stations to choose from, each once
     */
    public FewestStations fewestByRecount(int[] stations) {
        return new StationSearch(stations, true).run();
    }

    /**
     * Returns the fewest stations of a set whose annulment would move a seat; whether any part of the set could.
     *
     * @param stations indices of the stations to choose from, each once
     */
    public FewestStations fewestByAnnulment(int[] stations) {
        return new StationSearch(stations, false).run();
    }

    /**
     * Returns the allocation that is left when all stations of a set are annulled.
     *
     * @param stations indices of the stations, each once
     */
    public Allocation annulled(int[] stations) {
        return allocate(without(stations));
    }

    /** Returns whether the annulment of all stations of a set moves a seat, or makes a tie. */
    public boolean annulmentChanges(int[] stations) {
        return tied || changes(without(stations));
    }

    private long[] without(int[] stations) {
        long[] after = totals.clone();
        long[] inside = inside(stations);
        for (int c = 0; c < after.length; c++) {
            after[c] -= inside[c];
        }
        return after;
    }

    private long[] inside(int[] stations) {
        long[] inside = new long[totals.length];
        for (int s : stations) {
            for (int c = 0; c < inside.length; c++) {
                inside[c] = Math.addExact(inside[c], rows[s][c]);
            }
        }
        return inside;
    }

    private static long within(long[] inside, Move move) {
        long sum = 0;
        for (int c = 0; c < inside.length; c++) {
            sum += move.from(c, inside.length - 1) ? inside[c] : 0;
        }
        return sum;
    }

    private boolean changes(long[] after) {
        Allocation allocation = allocate(after);
        return !allocation.ties().isEmpty() || !Arrays.equals(allocation.certainSeats(reported.length), reported);
    }

    private Allocation allocate(long[] after) {
        ContestVotes now =
                ContestVotes.of(votes.contest(), Arrays.copyOf(after, reported.length), after[reported.length]);
        return rule.after(votes, now).allocate(now);
    }

    private static OptionalInt index(int choice) {
        return choice < 0 ? OptionalInt.empty() : OptionalInt.of(choice);
    }

    /** Looks for the fewest stations: for each line the largest contributions first. */
    private final class StationSearch {
        private final int[] stations;
        private final boolean recount;
        private final long[] within;

        StationSearch(int[] stations, boolean recount) {
            this.stations = stations;
            this.recount = recount;
            long[] ballots = Arrays.stream(stations)
                    .mapToLong(s -> Arrays.stream(rows[s]).sum())
                    .sorted()
                    .toArray();
            within = new long[stations.length + 1];
            for (int k = 1; k < within.length; k++) {
                within[k] = within[k - 1] + ballots[ballots.length - k];
            }
        }

        FewestStations run() {
            if (tied) {
                return new FewestStations(OptionalInt.of(0), List.of(), OptionalInt.empty(), OptionalInt.empty());
            }
            int lower = Integer.MAX_VALUE;
            List<Integer> found = List.of();
            Challenge by = null;
            int trials = 0;
            for (Challenge challenge : nearestFirst()) {
                int most = found.isEmpty() ? stations.length : found.size() - 1;
                int count = count(challenge, most);
                if (count == 0) {
                    continue;
                }
                lower = Math.min(lower, count);
                if (trials++ < TRIALS) {
                    List<Integer> these = largest(challenge, count);
                    if (does(challenge, these)) {
                        found = these;
                        by = challenge;
                    }
                }
            }
            if (!challenges.complete() && within[stations.length] > 0) {
                lower = 1;
            }
            return new FewestStations(
                    lower == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(lower),
                    found,
                    index(by == null ? -1 : by.winner()),
                    index(by == null ? -1 : by.loser()));
        }

        private List<Challenge> nearestFirst() {
            return challenges.all().stream()
                    .filter(c -> !c.lines().isEmpty())
                    .sorted(Comparator.comparingDouble(
                            c -> (double) c.lines().get(0).gap(totals)
                                    / c.lines().get(0).mostPerBallot(Move.RECOUNT, totals.length)))
                    .toList();
        }

        /** Returns the fewest stations that could cross all lines of a challenge, 0 where more than {@code most}. */
        private int count(Challenge challenge, int most) {
            int count = 1;
            for (Line line : challenge.lines()) {
                long gap = line.gap(totals);
                long perBallot = line.mostPerBallot(Move.RECOUNT, totals.length);
                if (gap > 0 && (line.linear() ? gap / perBallot > within[most] : false)) {
                    return 0;
                }
                long[] shift = shifts(line);
                Arrays.sort(shift);
                int n = 0;
                for (long left = gap; left > 0; n++) {
                    long next = n < most ? shift[shift.length - 1 - n] : 0;
                    if (next <= 0) {
                        return 0;
                    }
                    left -= next;
                }
                count = Math.max(count, n);
            }
            return count <= most ? count : 0;
        }

        private long[] shifts(Line line) {
            long[] shift = new long[stations.length];
            for (int i = 0; i < shift.length; i++) {
                shift[i] = recount ? line.byRecount(rows[stations[i]]) : line.byAnnulment(rows[stations[i]]);
            }
            return shift;
        }

        /** Returns the stations that do most for the last line. */
        private List<Integer> largest(Challenge challenge, int count) {
            long[] shift = shifts(challenge.lines().get(challenge.lines().size() - 1));
            return IntStream.range(0, shift.length)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer i) -> -shift[i]))
                    .limit(count)
                    .map(i -> stations[i])
                    .toList();
        }

        private boolean does(Challenge challenge, List<Integer> these) {
            int[] set = these.stream().mapToInt(Integer::intValue).toArray();
            return recount ? tried(challenge, inside(set), Move.RECOUNT).isPresent() : changes(without(set));
        }
    }
}
