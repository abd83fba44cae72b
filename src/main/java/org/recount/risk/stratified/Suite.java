package org.recount.risk.stratified;

import org.recount.numeric.GoldenSection;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;

/**
 * SUITE: a ballot-level comparison stratum and a ballot-polling stratum, combined by Fisher at the worst split of the
 * margin between them (Ottoboni, Stark, Lindeman and McBurnett 2018).
 *
 * <p>If the outcome is wrong, then for some {@code l} the margin is overstated by at least {@code l V} votes in the
 * comparison stratum and by at least {@code (1 - l) V} in the other. The risk is the supremum over {@code l} of Fisher's
 * combination. Each p-value's logarithm is concave in {@code l} (a logarithm of a linear term; a maximum over a nuisance
 * parameter of a jointly concave function), so their sum has one maximum, and it is found by section: the peers' grid of
 * twenty points falls short of it.
 *
 * @param margin the reported margin {@code V} over both strata, in votes, above 0
 * @param comparisonBallots ballots in the comparison stratum
 * @param comparisonLead the winner's reported lead in the comparison stratum
 * @param draws ballots compared, with replacement
 * @param found discrepancies among them
 * @param polling the other stratum and its sample
 * @param gamma Kaplan-Markov's inflator
 */
public record Suite(
        long margin,
        long comparisonBallots,
        long comparisonLead,
        long draws,
        Discrepancies found,
        PollingEvidence polling,
        double gamma) {

    /**
     * The risk and where it is reached.
     *
     * @param pValue the supremum of Fisher's combination
     * @param lambda the share of the margin that the comparison stratum overstates there
     */
    public record Worst(double pValue, double lambda) {}

    /** Returns the p-value of the comparison stratum for a share {@code lambda} of the margin. */
    public double comparison(double lambda) {
        return StrictMath.exp(logComparison(lambda));
    }

    private double logComparison(double lambda) {
        // Super-simple with the margin that is tested here in place of the reported one.
        double diluted = lambda * margin / comparisonBallots;
        return diluted <= 0 ? 0 : new SuperSimple(gamma).logPValue(draws, Math.min(diluted, 2), found);
    }

    /** Returns the p-value of the polling stratum for a share {@code rest} of the margin. */
    public double polling(double rest) {
        return StrictMath.exp(logPolling(rest));
    }

    private double logPolling(double rest) {
        return polling.logPValue(polling.reportedLead() - rest * margin);
    }

    /** Returns Fisher's combination at one split. */
    public double at(double lambda) {
        return Fisher.combine(comparison(lambda), polling(1 - lambda));
    }

    /**
     * Returns the least and the greatest share of the margin that the comparison stratum can hold, given the ballots of
     * both and the polled sample: a split that the sample rules out has the p-value 0, and a search that begins among
     * such splits would find nothing. Where the least exceeds the greatest no split is possible.
     */
    public double[] feasible() {
        long lead2 = polling.reportedLead();
        PollingEvidence.Leads possible = polling.possibleLeads();
        double low = Math.max(comparisonLead - comparisonBallots, margin - (lead2 - possible.least()));
        double high = Math.min(comparisonLead + comparisonBallots, margin - (lead2 - possible.greatest()));
        return new double[] {low / margin, high / margin};
    }

    /** Returns the risk: the supremum over every split that the ballots allow. */
    public Worst risk() {
        double[] range = feasible();
        double a = range[0];
        double b = range[1];
        if (a > b) {
            return new Worst(0, a); // the sample contradicts every split: the outcome is right
        }
        // Where the sample rules the split out (p = 0) it holds for every smaller share too: the maximum lies above.
        double lambda = GoldenSection.maximum(this::logProduct, a, b, 1e-11).x();
        return new Worst(at(lambda), lambda);
    }

    /** In logarithms throughout: far from the supremum a p-value is smaller than any double above 0. */
    private double logProduct(double lambda) {
        return logComparison(lambda) + logPolling(1 - lambda);
    }
}
