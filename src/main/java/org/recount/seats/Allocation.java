package org.recount.seats;

import java.util.List;
import java.util.Locale;

/**
 * Who sits.
 *
 * <p>Always: seats of the awards + seats of the ties + {@code unfilled} = {@code seats} + {@code extra}.
 *
 * @param rule id of the rule
 * @param seats seats to be filled
 * @param awards seats held for certain, by index of choice ascending; choices without a seat are left out
 * @param ties choices between which a lot decides
 * @param unfilled seats that the rule could not fill (too few candidates, no votes); 0 as a rule
 * @param extra seats beyond {@code seats} (overhang); 0 as a rule
 * @param remarks what must not pass in silence
 * @param transcript why each seat went where it did, in order
 */
public record Allocation(
        String rule,
        int seats,
        List<Award> awards,
        List<Tie> ties,
        int unfilled,
        int extra,
        List<Remark> remarks,
        List<Step> transcript) {

    public Allocation {
        awards = List.copyOf(awards);
        ties = List.copyOf(ties);
        remarks = List.copyOf(remarks);
        transcript = List.copyOf(transcript);
        int sum = unfilled;
        for (Award award : awards) {
            sum += award.seats();
        }
        for (Tie tie : ties) {
            sum += tie.seats();
        }
        if (sum != seats + extra) {
            throw new IllegalStateException("Rule " + rule + " accounts for " + sum + " of " + seats + " + " + extra
                    + " seats: " + awards + " " + ties);
        }
    }

    /**
     * One step of the transcript.
     *
     * @param kind what kind of step
     * @param choice index of the choice concerned, -1 where none
     * @param seat number of the seat in order of award, from 1; 0 where the step gives no seat
     * @param value the exact figure on which the step rests, as a ratio ({@code 61696/5}); blank where none
     * @param text the step in words, with its figures
     */
    public record Step(StepKind kind, int choice, int seat, String value, String text) {}

    /** What a step of the transcript does. */
    public enum StepKind {
        /** A candidate sits by rank in votes. */
        RANK,
        /** A woman sits through the reserved seats. */
        RESERVED,
        /** A man who would have sat gives way to the reserved seats. */
        DISPLACED,
        /** A seat by highest quotient. */
        QUOTIENT,
        /** The quota, or whole quotas of a list. */
        QUOTA,
        /** A seat by largest remainder. */
        REMAINDER,
        /** A list stands below or above a threshold, or is exempt from it. */
        THRESHOLD,
        /** Allied lists are taken together, or their seats divided. */
        GROUP,
        /** A seat of a list goes to one of its candidates. */
        LIST,
        /** A seat moves (absolute majority, over-award). */
        MOVED,
        /** A list keeps its constituency seats. */
        OVERHANG,
        /** A lot decides. */
        LOT,
        /** A seat stays empty. */
        UNFILLED;

        /** Returns the name used in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the seats that a choice holds for certain. */
    public int seatsOf(int choice) {
        int sum = 0;
        for (Award award : awards) {
            if (award.choice() == choice) {
                sum += award.seats();
            }
        }
        return sum;
    }

    /** Returns the seats held for certain, by index of choice. */
    public int[] certainSeats(int choices) {
        int[] held = new int[choices];
        for (Award award : awards) {
            held[award.choice()] += award.seats();
        }
        return held;
    }

    /** Returns whether every seat is decided without a lot. */
    public boolean isDecided() {
        return ties.isEmpty();
    }
}
