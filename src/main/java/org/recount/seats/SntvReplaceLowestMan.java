package org.recount.seats;

import java.util.ArrayList;
import java.util.List;
import org.recount.seats.Allocation.StepKind;

/** Replace the lowest man: one count, then exchanges. */
final class SntvReplaceLowestMan {
    private SntvReplaceLowestMan() {}

    static void fill(SntvLines x) {
        int s = x.seats();
        int[] ranked = x.ranked();
        long line = x.votes(ranked[s - 1]);
        List<Integer> above = new ArrayList<>();
        List<Integer> womenAtLine = new ArrayList<>();
        List<Integer> menAtLine = new ArrayList<>();
        int womenAbove = 0;
        for (int c : ranked) {
            if (x.votes(c) > line) {
                above.add(c);
                womenAbove += x.isWoman(c) ? 1 : 0;
            } else if (x.votes(c) == line) {
                (x.isWoman(c) ? womenAtLine : menAtLine).add(c);
            }
        }
        int seatsAtLine = s - above.size();
        int missing = Math.max(0, x.quota() - womenAbove);
        if (missing <= Math.min(seatsAtLine, womenAtLine.size())) {
            above.forEach(c -> x.sit(c, StepKind.RANK, x.nextSeat()));
            x.shareLine(womenAtLine, menAtLine, seatsAtLine, missing);
            return;
        }
        // Too few women at the line: exchange the lowest men for the highest women until the quota holds.
        exchange(x, s - x.quota());
    }

    private static void exchange(SntvLines x, int menSeats) {
        int[] men = x.men();
        sitOrDraw(x, men, menSeats, StepKind.RANK);
        long lineBefore = x.votes(x.ranked()[x.seats() - 1]);
        for (int i = menSeats; i < men.length && x.votes(men[i]) >= lineBefore; i++) {
            x.displaced(men[i]);
        }
        sitOrDraw(x, x.women(), x.quota(), StepKind.RESERVED);
    }

    private static void sitOrDraw(SntvLines x, int[] ranked, int seats, StepKind kind) {
        if (seats == 0) {
            return;
        }
        long line = x.votes(ranked[seats - 1]);
        List<Integer> atLine = new ArrayList<>();
        int above = 0;
        for (int c : ranked) {
            if (x.votes(c) > line) {
                x.sit(c, kind, x.nextSeat());
                above++;
            } else if (x.votes(c) == line) {
                atLine.add(c);
            }
        }
        if (atLine.size() == seats - above) {
            atLine.forEach(c -> x.sit(c, kind, x.nextSeat()));
        } else {
            x.lot(atLine, seats - above, 0);
        }
    }
}
