package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.recount.risk.audit.ContestMeasurement.AssertionRisk;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;

/**
 * Measures an audit: the risk that is left of each assertion after each draw.
 *
 * <p>The contest's risk is the greatest over its assertions, without correction: all of them must be confirmed. Batch audits
 * test all assertions of a contest at once by the greatest relative overstatement.
 */
public final class AuditMeasurer {
    private final AuditOnRecord audit;
    private final AuditedContest contest;
    private final ContestSample sample;
    private final List<AuditRounds> rounds = new ArrayList<>();

    private AuditMeasurer(AuditOnRecord audit, AuditedContest contest, ContestSample sample) {
        this.audit = audit;
        this.contest = contest;
        this.sample = sample;
    }

    /**
     * Measures the sample of one contest.
     *
     * @param audit the audit
     * @param contest the contest as reported
     * @param sample what was drawn for it
     * @throws org.recount.risk.round.RoundRefusedException where rounds were sized when their ballots could be known
     * @throws IllegalArgumentException where the test does not fit the contest or the sample; the message has advice
     */
    public static ContestMeasurement measure(AuditOnRecord audit, AuditedContest contest, ContestSample sample) {
        return measure(audit, contest, sample, true);
    }

    /** Measures; leaves out what remains, which takes longest, where it is not asked for. */
    static ContestMeasurement measure(
            AuditOnRecord audit, AuditedContest contest, ContestSample sample, boolean remaining) {
        if (contest.standing() != AuditedContest.Standing.AUDITABLE) {
            boolean certain = contest.standing() == AuditedContest.Standing.CERTAIN;
            return new ContestMeasurement(
                    sample.contest(),
                    sample.draws(),
                    List.of(),
                    List.of(),
                    certain ? 0 : 1,
                    certain,
                    Optional.empty(),
                    contest.why(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
        if (!audit.test().replaces() && sample.ballots().size() > contest.ballots()) {
            throw new IllegalArgumentException(sample.ballots().size() + " ballots were drawn of " + contest.ballots()
                    + " without replacement. Maybe draws of another contest stand among them, or the test is one with"
                    + " replacement.");
        }
        if (audit.test().byStratum()) {
            SampleChecks.strata(audit.test(), contest, sample);
        }
        return new AuditMeasurer(audit, contest, sample).measure(remaining);
    }

    private ContestMeasurement measure(boolean withRemaining) {
        if (!audit.test().limitsRisk()) {
            return DirichletAudit.measure(audit, contest, sample);
        }
        List<AssertionRisk> risks = audit.test().kind() == AuditTest.Kind.BATCH ? List.of(stations()) : ballots();
        List<Double> history = greatest(risks);
        double p = history.isEmpty() ? 1 : history.get(history.size() - 1);
        boolean confirmed = p <= audit.riskLimit();
        Optional<ContestMeasurement.Remaining> remaining = confirmed || !withRemaining
                ? Optional.empty()
                : RemainingDraws.of(audit, contest, sample, worst(risks));
        return new ContestMeasurement(
                sample.contest(),
                sample.draws(),
                risks,
                history,
                p,
                confirmed,
                remaining,
                "",
                SampleChecks.drawn(sample),
                confirmed || !withRemaining ? List.of() : AuditRounds.next(rounds, contest),
                Optional.empty());
    }

    private static int worst(List<AssertionRisk> risks) {
        int worst = 0;
        for (int a = 1; a < risks.size(); a++) {
            worst = risks.get(a).pValue() > risks.get(worst).pValue() ? a : worst;
        }
        return worst;
    }

    /** The greatest over the assertions of the least so far. */
    private static List<Double> greatest(List<AssertionRisk> risks) {
        int draws = risks.stream().mapToInt(r -> r.history().size()).max().orElse(0);
        double[] least = new double[risks.size()];
        java.util.Arrays.fill(least, 1);
        List<Double> history = new ArrayList<>(draws);
        for (int j = 0; j < draws; j++) {
            double most = 0;
            for (int a = 0; a < least.length; a++) {
                least[a] = Math.min(least[a], risks.get(a).history().get(j));
                most = Math.max(most, least[a]);
            }
            history.add(most);
        }
        return history;
    }

    private List<AssertionRisk> ballots() {
        List<AssertionRisk> risks = new ArrayList<>();
        IntPredicate looks = looks();
        for (AssertionMargin a : contest.margins()) {
            Optional<ContestMeasurement.Split> split = Optional.empty();
            List<Double> history;
            if (audit.test().byRounds()) {
                AuditRounds run = AuditRounds.of(audit, contest, sample, a);
                history = run.history();
                rounds.add(run);
            } else {
                AssertionTests.Running running = AssertionTests.start(audit.test(), contest, a, sample.strata());
                history = AssertionTests.history(running, sample.ballots(), looks);
                split = running.split();
            }
            double least = history.stream().min(Double::compare).orElse(1.0);
            risks.add(new AssertionRisk(a.assertion().id(), a.assertion().text(), least, history, split));
        }
        return risks;
    }

    /**
     * At which draws the audit is looked at: at all, but at the ends of rounds where only tallies are known, and in two strata
     * ever less often, for a look takes long there. The p-values left out are valid too, so that nothing but power is lost.
     */
    private IntPredicate looks() {
        if (!sample.looks().isEmpty()) {
            return Set.copyOf(sample.looks())::contains;
        }
        if (audit.test().kind() != AuditTest.Kind.STRATIFIED) {
            return j -> true;
        }
        double apart = Math.min(0.05, Math.max(0.002, contest.margins().size() / 2000.0));
        return j -> j == sample.draws() || j % Math.max(1, (int) (j * apart)) == 0;
    }

    private AssertionRisk stations() {
        if (contest.stations() == 0) {
            throw new IllegalArgumentException("The votes of contest " + sample.contest()
                    + " are known in total only; an audit by stations needs theirs. Maybe the election is another.");
        }
        StationRisk risk = StationRisk.start(audit, contest);
        boolean replace = audit.test().replaces();
        List<Double> history = new ArrayList<>();
        boolean[] seen = new boolean[contest.stations()];
        for (ContestSample.Station s : sample.stations()) {
            String name = contest.tally().stations().get(s.station()).id();
            if (!replace && seen[s.station()]) {
                throw new IllegalArgumentException("Station " + name + " was drawn twice, and test "
                        + audit.test().id() + " is without replacement. Maybe use test: batch-kaplan-markov.");
            }
            seen[s.station()] = true;
            history.add(risk.add(s, name));
        }
        double least = history.stream().min(Double::compare).orElse(1.0);
        if (risk.bounds().total() < 1) {
            least = 0; // no error in these stations could have moved a seat
        }
        return new AssertionRisk(
                "all",
                "All " + contest.margins().size() + " assertions, by the greatest relative overstatement",
                least,
                history,
                Optional.empty());
    }
}
