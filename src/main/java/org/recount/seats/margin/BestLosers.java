package org.recount.seats.margin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.recount.numeric.Ratio;

/**
 * Reserved seats that go to the best losers of several districts by their share of their own district's votes, as in
 * Jordan in 2003, 2007 and 2010: {@code v / n}, compared exactly.
 *
 * <p>The margin is in ballots moved within one district: given to the first candidate left out, or taken from the last
 * elected. The district's votes {@code n} stay.
 *
 * @param order candidates by index, best share first; equal shares in order of index
 * @param seats number of seats
 * @param toLoser ballots that the first candidate left out needs to reach the last elected; {@link Line#NEVER} where
 *     nobody is left out
 * @param fromWinner ballots that the last elected must lose to fall to the first left out; {@link Line#NEVER} likewise
 */
public record BestLosers(List<Integer> order, int seats, long toLoser, long fromWinner) {
    public BestLosers {
        order = List.copyOf(order);
    }

    /**
     * Ranks candidates.
     *
     * @param votes votes by candidate
     * @param district valid votes of the candidate's district, each at least 1
     * @param seats number of seats, at least 1
     */
    public static BestLosers of(long[] votes, long[] district, int seats) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> Ratio.of(votes[i], district[i]))
                .reversed());
        if (order.size() <= seats) {
            return new BestLosers(order, seats, Line.NEVER, Line.NEVER);
        }
        int last = order.get(seats - 1);
        int next = order.get(seats);
        Ratio line = Ratio.of(votes[last], district[last]).times(district[next]);
        Ratio fall = Ratio.of(votes[next], district[next]).times(district[last]);
        return new BestLosers(
                order,
                seats,
                line.minus(Ratio.of(votes[next])).ceil(),
                Ratio.of(votes[last]).minus(fall).ceil());
    }

    /** Returns those elected, best first. */
    public List<Integer> elected() {
        return order.subList(0, Math.min(seats, order.size()));
    }
}
