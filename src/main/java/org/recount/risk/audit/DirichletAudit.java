package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.numeric.Estimate;
import org.recount.risk.audit.ContestMeasurement.AssertionOdds;
import org.recount.risk.audit.ContestMeasurement.Posterior;
import org.recount.risk.bayes.TallyPosterior;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;

/**
 * A Bayesian audit by strata (Rivest 2018): how probable it is, under a Dirichlet prior in each stratum, that an assertion is
 * false of the true totals. No p-value and no risk limit: it confirms nothing.
 */
final class DirichletAudit {
    private static final int MOST_SIMULATED = 20_000;
    private static final int LEAST_SIMULATED = 2_000;
    /** Random numbers at most. */
    private static final double BUDGET = 2e7;

    private DirichletAudit() {}

    static ContestMeasurement measure(AuditOnRecord audit, AuditedContest contest, ContestSample sample) {
        int kinds = contest.votes().contest().choices().size() + 1;
        List<AuditStratum> strata = sample.strata();
        long[][] counts = new long[strata.size()][kinds];
        for (ContestSample.Ballot b : sample.ballots()) {
            if (b.found() == ContestSample.MISSING) {
                throw new IllegalArgumentException(
                        "A ballot could not be found, and a posterior has no worst case for it."
                                + " Maybe write (invalid) and say so, or use a test that limits the risk.");
            }
            counts[b.stratum()][b.found() == ContestSample.INVALID ? kinds - 1 : b.found()]++;
        }
        List<TallyPosterior.Urn> urns = new ArrayList<>();
        for (int s = 0; s < counts.length; s++) {
            List<Long> seen = new ArrayList<>();
            for (long n : counts[s]) {
                seen.add(n);
            }
            urns.add(new TallyPosterior.Urn(strata.get(s).ballots(), seen, Collections.nCopies(kinds, audit.prior())));
        }
        int simulated = (int) Math.max(
                LEAST_SIMULATED, Math.min(MOST_SIMULATED, BUDGET / Math.max(1.0, (double) urns.size() * kinds)));
        return new ContestMeasurement(
                sample.contest(),
                sample.draws(),
                List.of(),
                List.of(),
                1,
                false,
                Optional.empty(),
                "",
                SampleChecks.drawn(sample),
                List.of(),
                Optional.of(posterior(contest, TallyPosterior.of(urns), simulated, audit.prior())));
    }

    private static Posterior posterior(AuditedContest contest, TallyPosterior totals, int simulated, double prior) {
        List<TallyPosterior.Event> events = new ArrayList<>();
        events.add(t -> !contest.margins().stream().allMatch(a -> holds(contest, a, t)));
        for (AssertionMargin a : contest.margins()) {
            events.add(t -> !holds(contest, a, t));
        }
        List<Estimate> wrong = totals.probabilities(events, simulated, 0);
        List<AssertionOdds> odds = new ArrayList<>();
        for (int i = 0; i < contest.margins().size(); i++) {
            AssertionMargin a = contest.margins().get(i);
            odds.add(new AssertionOdds(a.assertion().id(), a.assertion().text(), wrong.get(i + 1)));
        }
        return new Posterior(wrong.get(0), odds, simulated, prior);
    }

    private static boolean holds(AuditedContest contest, AssertionMargin a, long[] totals) {
        long[] votes = java.util.Arrays.copyOf(totals, totals.length - 1);
        return a.assertion().holds(ContestVotes.of(contest.votes().contest(), votes, totals[totals.length - 1]));
    }
}
