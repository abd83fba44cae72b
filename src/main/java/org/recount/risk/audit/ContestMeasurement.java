package org.recount.risk.audit;

import java.util.List;
import java.util.Optional;
import org.recount.numeric.Estimate;

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
 * @param strata what was drawn by stratum; empty where there are none
 * @param nextRounds sizes of a next round of a test by rounds, by chance; empty for other tests, where it is confirmed, and where
 *     nothing short of a full count will do
 * @param posterior what a Bayesian audit that limits no risk says instead; empty for the others
 */
public record ContestMeasurement(
        String contest,
        int draws,
        List<AssertionRisk> assertions,
        List<Double> history,
        double pValue,
        boolean confirmed,
        Optional<Remaining> remaining,
        String why,
        List<StratumDraws> strata,
        List<NextRoundDraws> nextRounds,
        Optional<Posterior> posterior) {

    public ContestMeasurement {
        strata = List.copyOf(strata);
        nextRounds = List.copyOf(nextRounds);
        assertions = List.copyOf(assertions);
        history = List.copyOf(history);
    }

    /**
     * The risk of one assertion.
     *
     * @param id of the assertion
     * @param text the assertion in words
     * @param pValue the least p-value
     * @param history the p-value after each draw, not the running minimum; 1 where the audit was not looked at, as between the
     *     ends of rounds
     * @param split the worst split of the margin between two strata after the last draw; empty where there are no strata,
     *     where the sample rules every split out, and where the risk is 1 and no split is worse than others
     */
    public record AssertionRisk(String id, String text, double pValue, List<Double> history, Optional<Split> split) {
        public AssertionRisk {
            history = List.copyOf(history);
        }
    }

    /**
     * How the reported margin is split between two strata where the risk is greatest: what each would have to hide.
     *
     * @param records share of the margin that the stratum with records hides; it may lie outside [0, 1], where one of the two
     *     understates
     * @param polled the rest
     */
    public record Split(double records, double polled) {
        static Split of(double records) {
            return new Split(records, 1 - records);
        }
    }

    /**
     * A stratum or pool.
     *
     * @param name its name
     * @param records whether its ballots have records
     * @param ballots its ballots
     * @param draws draws from it
     */
    public record StratumDraws(String name, boolean records, long ballots, long draws) {}

    /**
     * The size of a next round, for the assertion that asks for most.
     *
     * @param chance with which the round at least stops, for each assertion, if the reported shares are right
     * @param draws about how many draws: the votes for the two over their reported share of the ballots
     * @param votes votes for the two of that assertion
     * @param stopping the chance that it stops for that assertion
     * @param given {@code votes}: given the votes seen (Providence); {@code running}: given only that the audit still runs, for a
     *     size that may not follow the votes (Minerva, Athena)
     * @param assertion the assertion's id
     */
    public record NextRoundDraws(
            double chance, long draws, int votes, double stopping, String given, String assertion) {}

    /**
     * A posterior probability under a prior: no p-value, and no risk limit holds by it.
     *
     * @param wrong the probability that an assertion is false of the true totals, with the interval of its simulation
     * @param byAssertion the same of each assertion, in their order
     * @param simulated simulated totals
     * @param prior the prior count of each choice in each stratum
     */
    public record Posterior(Estimate wrong, List<AssertionOdds> byAssertion, int simulated, double prior) {
        public Posterior {
            byAssertion = List.copyOf(byAssertion);
        }
    }

    /**
     * The posterior probability that an assertion is false.
     *
     * @param id of the assertion
     * @param text the assertion in words
     * @param wrong the probability, with the interval of its simulation
     */
    public record AssertionOdds(String id, String text, Estimate wrong) {}

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
