package org.recount.seats;

import java.util.List;

/**
 * Who sits.
 *
 * @param rule id of the rule
 * @param seats seats to be filled
 * @param awards seats held for certain, by index of choice ascending; choices without a seat are left out
 * @param ties choices between which a lot decides
 * @param unfilled seats that the rule could not fill (too few candidates, no votes); 0 as a rule
 * @param transcript why each seat went where it did, in order
 */
public record Allocation(
        String rule, int seats, List<Award> awards, List<Tie> ties, int unfilled, List<Step> transcript) {

    public Allocation {
        awards = List.copyOf(awards);
        ties = List.copyOf(ties);
        transcript = List.copyOf(transcript);
    }

    /**
     * One step of the transcript.
     *
     * @param kind what kind of step: quotient, quota, remainder, rank, reserved, displaced, threshold, lot, unfilled
     * @param choice index of the choice concerned, -1 where none
     * @param text the step in words, with its figures
     */
    public record Step(String kind, int choice, String text) {}

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
}
