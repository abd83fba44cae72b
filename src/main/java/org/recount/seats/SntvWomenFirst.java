package org.recount.seats;

import java.util.ArrayList;
import java.util.List;
import org.recount.seats.Allocation.StepKind;

/** Women first: two counts, one after the other. */
final class SntvWomenFirst {
    private SntvWomenFirst() {}

    static void fill(SntvLines x) {
        int q = x.quota();
        int[] women = x.women();
        long womenLine = q > 0 ? x.votes(women[q - 1]) : Long.MAX_VALUE;
        List<Integer> lot = new ArrayList<>();
        int safe = 0;
        for (int w : women) {
            if (q > 0 && x.votes(w) > womenLine) {
                x.sit(w, StepKind.RESERVED, ++safe);
            } else if (q > 0 && x.votes(w) == womenLine) {
                lot.add(w);
            }
        }
        int lotSeats = q - safe;
        // Those who lose the lot for the reserved seats stand again for the others, with the votes of the line.
        int losers = lot.size() - lotSeats;
        List<Integer> pool = new ArrayList<>();
        for (int c : x.ranked()) {
            if (!(x.isWoman(c) && q > 0 && x.votes(c) >= womenLine)) {
                pool.add(c);
            }
        }
        int open = x.seats() - q;
        int ahead = (int) pool.stream().filter(c -> x.votes(c) > womenLine).count();
        if (losers > 0 && ahead < open) {
            fillTogether(x, lot, lotSeats, pool, open, womenLine);
            return;
        }
        if (losers > 0) {
            x.lot(lot, lotSeats, 0);
        } else {
            for (int w : lot) {
                x.sit(w, StepKind.RESERVED, ++safe);
            }
        }
        sitByVotes(x, pool, open);
    }

    /** The losers of the women's lot are within reach of the open seats: both lines meet, or all of them sit. */
    private static void fillTogether(
            SntvLines x, List<Integer> lot, int lotSeats, List<Integer> pool, int open, long line) {
        List<Integer> equal = new ArrayList<>();
        List<Integer> below = new ArrayList<>();
        int left = open;
        for (int c : pool) {
            if (x.votes(c) > line) {
                x.sit(c, StepKind.RANK, x.nextSeat());
                left--;
            } else {
                (x.votes(c) == line ? equal : below).add(c);
            }
        }
        int taken = Math.min(left, lot.size() - lotSeats + equal.size());
        x.shareLine(lot, equal, lotSeats + taken, lotSeats);
        sitByVotes(x, below, left - taken);
    }

    private static void sitByVotes(SntvLines x, List<Integer> pool, int seats) {
        if (seats == 0) {
            return;
        }
        long line = x.votes(pool.get(seats - 1));
        List<Integer> atLine = new ArrayList<>();
        int above = 0;
        for (int c : pool) {
            if (x.votes(c) > line) {
                x.sit(c, StepKind.RANK, x.nextSeat());
                above++;
            } else if (x.votes(c) == line) {
                atLine.add(c);
            }
        }
        x.shareLine(
                atLine.stream().filter(x::isWoman).toList(),
                atLine.stream().filter(c -> !x.isWoman(c)).toList(),
                seats - above,
                0);
    }
}
