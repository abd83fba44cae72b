package org.recount.risk.plan;

import java.util.OptionalLong;
import org.recount.election.ContestVotes;
import org.recount.risk.assertion.Assorter;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;

/**
 * An assertion that is to be audited, with its margins under the reported votes.
 *
 * @param assertion the assertion
 * @param assorter its assorter
 * @param margin the assorter margin {@code v}, twice the mean less 1; for a pair the diluted margin
 * @param relative {@code v/u} with the assorter's bound {@code u}: what one wrong ballot can do at worst is {@code 2/(N v/u)}
 *     of the margin
 * @param spread variance of the assorter over all ballots
 * @param ballotsChanged the least number of ballots that must be changed to bring the assertion to a tie, a bound from below
 */
public record AssertionMargin(
        LinearAssertion assertion,
        Assorter assorter,
        double margin,
        double relative,
        double spread,
        OptionalLong ballotsChanged) {

    static AssertionMargin of(LinearAssertion assertion, ContestVotes votes) {
        Assorter assorter = Assorter.of(assertion, votes.cast());
        double mean = assorter.mean(votes);
        double squares = votes.invalid() * square(assorter.ofInvalid() - mean);
        for (int c = 0; c < votes.contest().choices().size(); c++) {
            squares += votes.votes(c) * square(assorter.of(c) - mean);
        }
        double margin = 2 * mean - 1;
        return new AssertionMargin(
                assertion,
                assorter,
                margin,
                margin / assorter.upper(),
                squares / votes.cast(),
                assertion.ballotsChanged(votes));
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * Returns about how many ballots polling needs, {@code 8 s^2 ln(1/a) / v^2} with the variance {@code s^2}: the risk limit
     * over the growth rate of the best constant bet on a small margin. For a pair it is Wald's {@code 2 f ln(1/a) / v^2},
     * {@code f} the share of ballots for the two.
     */
    double pollingDraws(double riskLimit) {
        return margin > 0 ? -8 * spread * StrictMath.log(riskLimit) / (margin * margin) : Double.POSITIVE_INFINITY;
    }

    /**
     * Returns Colorado's "optimistic sample size": the draws with replacement after which super-simple Kaplan-Markov meets the
     * limit if no error is found; it may exceed the number of ballots. Empty where the margin is not positive.
     */
    public OptionalLong optimisticDraws(double riskLimit) {
        return SuperSimple.TRADITIONAL.drawsNeeded(riskLimit, relative, Discrepancies.NONE);
    }
}
