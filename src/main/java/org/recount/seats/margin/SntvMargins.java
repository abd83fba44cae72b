package org.recount.seats.margin;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.recount.election.Choice;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.seats.SeatMargin;

/**
 * Seat margins of plurality and of the single non-transferable vote, with or without seats reserved for women.
 *
 * <p>The rule: the {@code q} best women sit, then the best of all others until {@code s} seats are filled; which is the
 * same as the best {@code s} with the lowest men displaced until {@code q} women sit. Let {@code t} women and {@code s -
 * t} men sit. The outcome is strictly implied if and only if each of these holds (each is necessary, and together they
 * suffice):
 *
 * <ul>
 *   <li>every woman elected has more votes than every woman not elected;
 *   <li>every man elected has more votes than every man not elected;
 *   <li>every man elected has more votes than every woman not elected;
 *   <li>where {@code t > q}: every woman elected has more votes than every man not elected. At {@code t <= q} no man
 *       can displace a woman, whatever the votes.
 * </ul>
 *
 * <p>So at most four pairs bind: the weakest winner against the strongest loser of each line. With gap {@code g} the
 * loser reaches the winner after {@code ceil(g/2)} ballots changed from the winner to the loser, {@code g} added to the
 * loser, or {@code g} taken from the winner; one ballot changes a gap by at most 2, 1 and 1, so fewer never do, and the
 * winner always has {@code g} ballots to give. A tied outcome has margin 0. Where no one stands outside, or no one
 * outside can take a seat (women fewer than the reserved seats, candidates fewer than the seats), there is no margin.
 *
 * <p>Source: pairs as in Blom, Budurushi, Rivest, Stark, Stuckey, Teague, Vukcevic 2021 (E-Vote-ID, section 3) for
 * plurality; the reserved line is this project's own, checked against all small elections.
 */
public final class SntvMargins {
    private SntvMargins() {}

    /**
     * Returns the seat margin of a contest under its own number of seats. Where nobody has a vote nobody is elected, and
     * one ballot changes that.
     *
     * @param votes the votes; choices that do not compete are left aside
     * @param reservedGender whose the reserved seats are
     * @param reserved the least number of seats for that gender, 0 to the number of seats
     */
    public static SeatMargin of(ContestVotes votes, Gender reservedGender, int reserved) {
        List<Choice> choices = votes.contest().choices();
        int[] competing = IntStream.range(0, choices.size())
                .filter(i -> choices.get(i).competes())
                .toArray();
        if (competing.length == 0) {
            return SeatMargin.none();
        }
        if (votes.forCompeting() == 0) {
            return SeatMargin.exact(
                    votes.valid() > 0 ? OptionalLong.of(1) : OptionalLong.empty(),
                    OptionalLong.of(1),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    SeatMargin.Kind.BETWEEN_CHOICES);
        }
        long[] count = new long[competing.length];
        boolean[] woman = new boolean[competing.length];
        for (int i = 0; i < competing.length; i++) {
            count[i] = votes.votes(competing[i]);
            woman[i] = choices.get(competing[i]).gender() == reservedGender;
        }
        SntvLine line = line(count, woman, votes.contest().seats(), reserved);
        return line.kind() == SeatMargin.Kind.NONE
                ? line.margin()
                : new SntvLine(line.gap(), competing[line.winner()], competing[line.loser()], line.kind()).margin();
    }

    /**
     * Returns the seat margin.
     *
     * @param votes votes by candidate, each at least 0
     * @param woman whether the candidate may hold a reserved seat, by candidate
     * @param seats number of seats, at least 1
     * @param reserved the least number of women, 0 to {@code seats}
     */
    public static SeatMargin of(long[] votes, boolean[] woman, int seats, int reserved) {
        return line(votes, woman, seats, reserved).margin();
    }

    /**
     * Returns the line that is crossed first: the pair with the smallest gap.
     *
     * @param votes votes by candidate, each at least 0
     * @param woman whether the candidate may hold a reserved seat, by candidate
     * @param seats number of seats, at least 1
     * @param reserved the least number of women, 0 to {@code seats}
     */
    public static SntvLine line(long[] votes, boolean[] woman, int seats, int reserved) {
        if (votes.length != woman.length || seats < 1 || reserved < 0 || reserved > seats) {
            throw new IllegalArgumentException("Votes of " + votes.length + " candidates, gender of " + woman.length
                    + ", " + seats + " seats, " + reserved + " reserved");
        }
        int[] women = ranked(votes, woman, true);
        int[] men = ranked(votes, woman, false);
        // The q best women first, then whoever is ahead; an equal vote here shows as a gap of 0 below.
        int t = Math.min(reserved, women.length);
        int m = 0;
        while (t + m < seats && (t < women.length || m < men.length)) {
            if (m == men.length || t < women.length && votes[women[t]] > votes[men[m]]) {
                t++;
            } else {
                m++;
            }
        }
        boolean displaced = t > 0 && m < men.length && votes[men[m]] > votes[women[t - 1]];
        SntvLine best = SntvLine.NONE;
        if (m > 0 && m < men.length) {
            best = best.orCloser(
                    votes,
                    men[m - 1],
                    men[m],
                    displaced ? SeatMargin.Kind.RESERVED_LINE : SeatMargin.Kind.BETWEEN_CHOICES);
        }
        if (m > 0 && t < women.length) {
            best = best.orCloser(votes, men[m - 1], women[t], SeatMargin.Kind.BETWEEN_CHOICES);
        }
        if (t > reserved && m < men.length) {
            best = best.orCloser(votes, women[t - 1], men[m], SeatMargin.Kind.BETWEEN_CHOICES);
        }
        if (t > 0 && t < women.length) {
            best = best.orCloser(
                    votes,
                    women[t - 1],
                    women[t],
                    t <= reserved ? SeatMargin.Kind.RESERVED_LINE : SeatMargin.Kind.BETWEEN_CHOICES);
        }
        return best;
    }

    private static int[] ranked(long[] votes, boolean[] woman, boolean which) {
        return IntStream.range(0, votes.length)
                .filter(i -> woman[i] == which)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> votes[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The line that is crossed first.
     *
     * @param gap votes of the winner less votes of the loser, 0 in a tie; 0 where {@code kind} is NONE
     * @param winner index of the candidate who would lose the seat, -1 where there is no such line
     * @param loser index of the candidate who would win it, -1 where there is no such line
     * @param kind which line it is
     */
    public record SntvLine(long gap, int winner, int loser, SeatMargin.Kind kind) {
        static final SntvLine NONE = new SntvLine(0, -1, -1, SeatMargin.Kind.NONE);

        SntvLine orCloser(long[] votes, int winner, int loser, SeatMargin.Kind kind) {
            long gap = votes[winner] - votes[loser];
            return this.kind == SeatMargin.Kind.NONE || gap < this.gap ? new SntvLine(gap, winner, loser, kind) : this;
        }

        /** Returns the seat margin that follows from the gap. */
        public SeatMargin margin() {
            return kind == SeatMargin.Kind.NONE
                    ? SeatMargin.none()
                    : SeatMargin.exact(
                            OptionalLong.of(gap - gap / 2),
                            OptionalLong.of(gap),
                            OptionalLong.of(gap),
                            OptionalInt.of(winner),
                            OptionalInt.of(loser),
                            kind);
        }
    }
}
