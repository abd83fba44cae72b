package org.recount.seats;

import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.Line;
import org.recount.seats.margin.ListChallenges;

/**
 * Highest averages: each list's votes are divided by d(1), d(2), ...; the {@code S} largest quotients are the seats
 * (Balinski and Young 1982, Fair Representation; Gallagher 1991, Electoral Studies 10:33).
 *
 * @param id name in the registry
 * @param divisors the divisors
 * @param citations the law or paper
 */
public record HighestAverages(String id, Divisors divisors, List<Citation> citations) implements ListMethod {
    public HighestAverages {
        citations = List.copyOf(citations);
    }

    @Override
    public void share(ListVotes lists, Draft draft) {
        int[] capacity = new int[lists.size()];
        for (int i = 0; i < capacity.length; i++) {
            capacity[i] = lists.capacity(i);
        }
        LargestCells cells = LargestCells.take(
                (i, a, j, b) ->
                        Ratio.compareProducts(lists.votes(i), divisors.scaled(b), lists.votes(j), divisors.scaled(a)),
                lists.size(),
                capacity,
                lists.seats());
        int seat = 0;
        for (int[] cell : cells.order()) {
            draft.award(lists.choice(cell[0]), 1);
            draft.step(
                    StepKind.QUOTIENT,
                    lists.choice(cell[0]),
                    ++seat,
                    quotient(lists, cell[0], cell[1]).toString(),
                    "Seat " + seat + " to " + words(lists, cell[0], cell[1]));
        }
        finish(lists, draft, cells);
    }

    @Override
    public Optional<Line> line(ContestVotes votes, int winner, int winnerSeats, int loser, int loserSeats) {
        return Optional.of(ListChallenges.highestAverages(divisors, winner, winnerSeats, loser, loserSeats));
    }

    @Override
    public boolean apart() {
        return true;
    }

    private void finish(ListVotes lists, Draft draft, LargestCells cells) {
        ListShares.exhausted(lists, draft, cells.exhausted(), cells.unfilled());
        if (!cells.tied().isEmpty()) {
            int first = cells.tied().get(0);
            draft.tie(
                    cells.tied().stream().map(lists::choice).toList(),
                    cells.tiedSeats(),
                    0,
                    "at a quotient of "
                            + quotient(lists, first, cells.certain(first) + 1).toDecimal(4));
        } else if (cells.runnerUp() >= 0) {
            int next = cells.runnerUp();
            int wanted = cells.certain(next) + 1;
            draft.step(
                    StepKind.QUOTIENT,
                    lists.choice(next),
                    0,
                    quotient(lists, next, wanted).toString(),
                    "The next, without a seat, would be " + words(lists, next, wanted));
        }
    }

    private Ratio quotient(ListVotes lists, int list, int seat) {
        return Ratio.of(lists.votes(list)).dividedBy(divisors.at(seat));
    }

    private String words(ListVotes lists, int list, int seat) {
        return lists.name(list) + ": " + lists.votes(list) + " / "
                + divisors.at(seat).toDecimal(4) + " = "
                + quotient(lists, list, seat).toDecimal(4);
    }
}
