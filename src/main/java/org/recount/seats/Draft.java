package org.recount.seats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.recount.election.ContestVotes;
import org.recount.seats.Allocation.Step;
import org.recount.seats.Allocation.StepKind;

/** An allocation in the making. */
final class Draft {
    private final ContestVotes votes;
    private final int[] certain;
    private final boolean[] reserved;
    private final List<Tie> ties = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private int unfilled;
    private int extra;

    Draft(ContestVotes votes) {
        this.votes = votes;
        this.certain = new int[votes.contest().choices().size()];
        this.reserved = new boolean[certain.length];
    }

    String name(int choice) {
        return votes.contest().choices().get(choice).name();
    }

    String names(Collection<Integer> choices) {
        return String.join(", ", choices.stream().map(this::name).toList());
    }

    void award(int choice, int seats) {
        certain[choice] += seats;
    }

    void awardReserved(int choice) {
        certain[choice]++;
        reserved[choice] = true;
    }

    int certain(int choice) {
        return certain[choice];
    }

    void award(Award award) {
        certain[award.choice()] += award.seats();
        reserved[award.choice()] |= award.reserved();
    }

    void tie(Tie tie) {
        ties.add(tie);
    }

    void step(Step step) {
        steps.add(step);
    }

    void remark(Remark remark) {
        remarks.add(remark);
    }

    void unfilled(int seats) {
        unfilled += seats;
    }

    /** Adds the steps, the remarks and the empty and further seats of an allocation of the same choices. */
    void addNotes(Allocation other) {
        steps.addAll(other.transcript());
        remarks.addAll(other.remarks());
        unfilled += other.unfilled();
        extra += other.extra();
    }

    /** Adds all of an allocation of the same choices. */
    void addAll(Allocation other) {
        addNotes(other);
        other.awards().forEach(this::award);
        other.ties().forEach(this::tie);
    }

    /** Adds a tie and the step that says so. */
    void tie(Collection<Integer> choices, int seats, int atLeastReserved, String figures) {
        List<Integer> sorted = choices.stream().sorted().toList();
        ties.add(new Tie(sorted, seats, atLeastReserved));
        step(
                StepKind.LOT,
                -1,
                0,
                "",
                names(sorted) + " are tied " + figures + ": a lot decides " + seats(seats) + " among " + sorted.size()
                        + (atLeastReserved > 0 ? ", at least " + atLeastReserved + " of them for women" : ""));
    }

    void step(StepKind kind, int choice, int seat, String value, String text) {
        steps.add(new Step(kind, choice, seat, value, text));
    }

    void unfilled(int seats, Remark.Kind kind, Collection<Integer> choices, String text) {
        unfilled += seats;
        remark(kind, seats, choices, text);
        step(StepKind.UNFILLED, -1, 0, "", text);
    }

    void extra(int seats) {
        extra += seats;
    }

    void remark(Remark.Kind kind, int seats, Collection<Integer> choices, String text) {
        remarks.add(new Remark(kind, seats, choices.stream().sorted().toList(), text));
    }

    /** Says that the contest reserves seats where the rule knows none. */
    void remarkReservedNotApplied(String rule) {
        int reservedSeats = votes.contest().reservedSeats();
        if (reservedSeats > 0) {
            remark(
                    Remark.Kind.RESERVED_NOT_APPLIED,
                    reservedSeats,
                    List.of(),
                    "The contest reserves " + seats(reservedSeats) + "; rule " + rule
                            + " knows no reserved seats and did not apply them. Maybe use sntv, or open lists with a"
                            + " list quota.");
        }
    }

    Allocation build(String rule) {
        return build(rule, votes.contest().seats());
    }

    Allocation build(String rule, int seats) {
        List<Award> awards = new ArrayList<>();
        for (int c = 0; c < certain.length; c++) {
            if (certain[c] > 0) {
                awards.add(new Award(c, certain[c], reserved[c]));
            }
        }
        return new Allocation(rule, seats, awards, ties, unfilled, extra, remarks, steps);
    }

    /** Returns "1 seat", "2 seats". */
    static String seats(int n) {
        return n == 1 ? "1 seat" : n + " seats";
    }

    /** Returns the choices that compete and pass the filter, most votes first; equal votes in order of index. */
    static int[] ranked(ContestVotes votes, IntPredicate filter) {
        int n = votes.contest().choices().size();
        Integer[] order = new Integer[n];
        int size = 0;
        for (int c = 0; c < n; c++) {
            if (votes.contest().choices().get(c).competes() && filter.test(c)) {
                order[size++] = c;
            }
        }
        Arrays.sort(order, 0, size, (a, b) -> Long.compare(votes.votes(b), votes.votes(a)));
        int[] result = new int[size];
        for (int i = 0; i < size; i++) {
            result[i] = order[i];
        }
        return result;
    }
}
