package org.recount.risk.audit;

import java.util.List;
import java.util.Optional;

/**
 * What an audit shows of one contest.
 *
 * @param contest its identifier
 * @param draws draws made
 * @param assertions risk by assertion
 * @param history the contest's measured risk after each draw: the greatest over the assertions of the least p-value so far
 * @param pValue the measured risk after the last draw; 1 where nothing was measured
 * @param confirmed whether it is at most the risk limit
 * @param remaining about how much is still to be drawn; empty where it is confirmed or no sample can confirm it
 * @param why why nothing could be measured; blank where it could
 */
public record ContestMeasurement(
        String contest,
        int draws,
        List<AssertionRisk> assertions,
        List<Double> history,
        double pValue,
        boolean confirmed,
        Optional<Remaining> remaining,
        String why) {

    public ContestMeasurement {
        assertions = List.copyOf(assertions);
        history = List.copyOf(history);
    }

    /**
     * The risk of one assertion.
     *
     * @param id of the assertion
     * @param text the assertion in words
     * @param pValue the least p-value
     * @param history the p-value after each draw, not the running minimum; 1 between the ends of rounds
     */
    public record AssertionRisk(String id, String text, double pValue, List<Double> history) {
        public AssertionRisk {
            history = List.copyOf(history);
        }
    }

    /**
     * Draws still to be made, if the reported votes are right and no further error is found.
     *
     * @param half with a chance of 50%
     * @param ninety with a chance of 90%; all that are left where more would be needed
     * @param left what is left to draw: ballots or stations, or a full count
     * @param trials simulated continuations; 0 where the figure is certain
     */
    public record Remaining(long half, long ninety, long left, int trials) {}
}
