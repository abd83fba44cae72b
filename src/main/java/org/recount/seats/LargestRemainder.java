package org.recount.seats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.Line;
import org.recount.seats.margin.ListChallenges;

/**
 * Largest remainder: a list has a seat for each whole quota in its votes; what is left goes to the largest remainders
 * (Hare or Hamilton; Balinski and Young 1982). Where the whole quotas alone are more than the seats (Imperiali, and
 * Hagenbach-Bischoff at exact multiples) the smallest remainders lose a seat each (Czech Republic, Act 247/1995, § 51),
 * and a remark says so.
 *
 * @param id name in the registry
 * @param quota the price of a seat
 * @param citations the law or paper
 */
public record LargestRemainder(String id, Quota quota, List<Citation> citations) implements ListMethod {
    public LargestRemainder {
        citations = List.copyOf(citations);
    }

    @Override
    public void share(ListVotes lists, Draft draft) {
        Ratio q = quota.of(lists.total(), lists.seats());
        long num = q.numeratorExact();
        long den = q.denominatorExact();
        int[] capacity = new int[lists.size()];
        for (int i = 0; i < capacity.length; i++) {
            capacity[i] = lists.capacity(i);
        }
        // votes_i - (a - 1) q against votes_j - (b - 1) q
        LargestCells cells = LargestCells.take(
                (i, a, j, b) -> Ratio.compareProducts(lists.votes(i) - lists.votes(j), den, a - b, num),
                lists.size(),
                capacity,
                lists.seats());
        draft.step(
                StepKind.QUOTA,
                -1,
                0,
                q.toString(),
                "Quota: " + quota.formula() + " = " + q.toDecimal(4) + " (" + lists.total() + " votes, "
                        + Draft.seats(lists.seats()) + ")");
        tell(lists, draft, cells, q);
        ListShares.exhausted(lists, draft, cells.exhausted(), cells.unfilled());
        if (!cells.tied().isEmpty()) {
            draft.tie(cells.tied().stream().map(lists::choice).toList(), cells.tiedSeats(), 0, "at the same remainder");
        }
    }

    @Override
    public Optional<Line> line(ContestVotes votes, int winner, int winnerSeats, int loser, int loserSeats) {
        return Optional.of(ListChallenges.largestRemainder(votes, quota, winner, winnerSeats, loser, loserSeats));
    }

    /** The quota is taken from the votes of all that take part. */
    @Override
    public boolean apart() {
        return false;
    }

    private static void tell(ListVotes lists, Draft draft, LargestCells cells, Ratio q) {
        int[] whole = new int[lists.size()];
        int wholes = 0;
        List<Integer> losers = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            long quotas = Ratio.of(lists.votes(i)).dividedBy(q).floor();
            whole[i] = Math.toIntExact(Math.min(quotas, lists.capacity(i)));
            wholes += whole[i];
            draft.award(lists.choice(i), cells.certain(i));
            draft.step(
                    StepKind.QUOTA,
                    lists.choice(i),
                    0,
                    Ratio.of(lists.votes(i)).dividedBy(q).toString(),
                    lists.name(i) + ": " + lists.votes(i) + " votes hold " + whole[i] + " whole "
                            + (whole[i] == 1 ? "quota" : "quotas") + ", remainder "
                            + remainder(lists, i, whole[i], q).toDecimal(4));
            if (cells.certain(i) < whole[i]) {
                losers.add(i);
            }
        }
        int seat = Math.min(wholes, lists.seats());
        for (int[] cell : cells.order()) {
            if (cell[1] > whole[cell[0]]) {
                Ratio left = remainder(lists, cell[0], cell[1] - 1, q);
                draft.step(
                        StepKind.REMAINDER,
                        lists.choice(cell[0]),
                        ++seat,
                        left.toString(),
                        "Seat " + seat + " to " + lists.name(cell[0]) + " by its remainder of " + left.toDecimal(4));
            }
        }
        if (wholes > lists.seats()) {
            overAward(lists, draft, wholes - lists.seats(), losers);
        }
    }

    private static void overAward(ListVotes lists, Draft draft, int over, List<Integer> losers) {
        draft.remark(
                Remark.Kind.OVER_AWARD,
                over,
                losers.stream().map(lists::choice).toList(),
                "The whole quotas alone are " + Draft.seats(over)
                        + " more than the seats; the smallest remainders lose "
                        + (over == 1 ? "one" : Integer.toString(over)));
        for (int i : losers) {
            draft.step(
                    StepKind.MOVED,
                    lists.choice(i),
                    0,
                    "",
                    lists.name(i) + " stands at the smallest remainder and may lose a whole quota");
        }
    }

    private static Ratio remainder(ListVotes lists, int list, int whole, Ratio q) {
        return Ratio.of(lists.votes(list)).minus(q.times(whole));
    }
}
