package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recount.dispute.Remedy;
import org.recount.evidence.assess.AssertionReach.Treated;
import org.recount.risk.assertion.LinearAssertion;

/** Finds the order in which opening the stations under dispute settles most: the seat that is settled fastest first. */
final class OpeningOrder {
    /** A seat that is not settled yet. */
    private record Open(String contest, AssertionReach reach, int winner, List<Integer> disputed) {}

    private final double hoursPerStation;
    private final double rate;
    private final List<Open> seats = new ArrayList<>();

    /**
     * @param hoursPerStation hours to open a station, above 0
     * @param rate the chance that a station differs, 0 to 1
     */
    OpeningOrder(double hoursPerStation, double rate) {
        this.hoursPerStation = hoursPerStation;
        this.rate = rate;
    }

    /** Adds the seats of a contest that its stations under dispute could move. */
    void add(String contest, Optional<AssertionReach> reach, Dispute dispute) {
        reach.ifPresent(r ->
                dispute.alerts().forEach(alert -> seats.add(new Open(contest, r, alert.winner(), dispute.stations()))));
    }

    /** Returns the steps. */
    List<Opening> find() {
        List<Opening> steps = new ArrayList<>();
        List<Open> left = new ArrayList<>(seats);
        Set<String> opened = new HashSet<>();
        while (!left.isEmpty()) {
            List<Opening> next = left.stream().map(seat -> step(seat, opened)).toList();
            Opening best = next.stream()
                    .max(Comparator.comparingDouble(Opening::perHour))
                    .orElseThrow();
            left.remove(next.indexOf(best));
            best.stations().forEach(s -> opened.add(best.contest() + "/" + s));
            if (!best.stations().isEmpty()) {
                steps.add(best);
            } else if (!steps.isEmpty()) {
                steps.add(best); // settled by what was opened before
            }
        }
        return steps;
    }

    /** The stations that have still to be opened until those that stay closed cannot move the seat. */
    private Opening step(Open seat, Set<String> opened) {
        List<Integer> closed = new ArrayList<>(seat.disputed.stream()
                .filter(s -> !opened.contains(seat.contest + "/" + s))
                .toList());
        List<Integer> open = new ArrayList<>();
        for (LinearAssertion assertion : seat.reach.assertions()) {
            if (assertion.winner() != seat.winner) {
                continue;
            }
            long[] shift = closed.stream()
                    .mapToLong(s -> Math.max(
                            seat.reach.shift(assertion, new Treated(s, Remedy.RECOUNT)),
                            seat.reach.shift(assertion, new Treated(s, Remedy.ANNUL))))
                    .toArray();
            long sum = java.util.Arrays.stream(shift).sum();
            long value = seat.reach.value(assertion);
            if (sum < value) {
                continue;
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < shift.length; i++) {
                order.add(i);
            }
            order.sort(Comparator.comparingLong((Integer i) -> -shift[i]));
            List<Integer> taken = new ArrayList<>();
            for (int i : order) {
                if (sum < value) {
                    break;
                }
                sum -= shift[i];
                taken.add(closed.get(i));
            }
            open.addAll(taken);
            closed.removeAll(taken);
        }
        return new Opening(
                seat.contest, seat.winner, open, open.size() * hoursPerStation, StrictMath.pow(1 - rate, open.size()));
    }
}
