package org.recount.simulation;

import java.util.List;

/**
 * One election as announced, on flat arrays.
 *
 * @param index which member of the ensemble this is, from 0
 * @param contests the contests, in the order of the scenario
 */
public record SyntheticElection(int index, List<SyntheticContest> contests) {
    public SyntheticElection {
        contests = List.copyOf(contests);
    }
}
