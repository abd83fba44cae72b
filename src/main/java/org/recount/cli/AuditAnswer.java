package org.recount.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recount.input.Problem;
import org.recount.risk.audit.AuditOnRecord;
import org.recount.risk.audit.ContestMeasurement;
import org.recount.risk.audit.ContestMeasurement.NextRoundDraws;
import org.recount.risk.audit.ContestMeasurement.Posterior;
import org.recount.risk.audit.ContestMeasurement.Remaining;
import org.recount.risk.audit.ContestMeasurement.Split;
import org.recount.risk.audit.ContestMeasurement.StratumDraws;
import org.recount.risk.audit.Holm;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.AuditedElection;

/**
 * {@code recount risk --audit --json}; the shape is that of {@code docs/formats.md}.
 *
 * @param pValue the greatest over the contests that were measured; what may be said of all of them together
 * @param confirmed whether all contests of the election were measured and are confirmed
 */
record AuditAnswer(
        String audit,
        String election,
        String kind,
        String test,
        String seed,
        double riskLimit,
        double pValue,
        boolean confirmed,
        String statement,
        List<ContestAnswer> contests,
        List<String> notSampled,
        List<ProblemAnswer> problems) {

    /** What may be claimed, and what is corrected for. */
    static final String STATEMENT =
            "A contest's risk is the greatest over its assertions, and that of all contests together"
                    + " the greatest over the contests, both without correction: if anything is wrong, something that had to be"
                    + " confirmed is false. What is said of each contest by itself is corrected by Holm's procedure.";

    /** What has to be said of an audit that limits no risk. */
    static final String NO_LIMIT =
            "A posterior probability is one under its prior: it is no p-value, and a limit on it is no risk limit. Nothing is"
                    + " confirmed by it.";

    /** Returns what may be claimed. */
    static String statement(AuditOnRecord audit, AuditedElection audited) {
        return (audit.test().limitsRisk() ? STATEMENT : NO_LIMIT)
                + audited.nation().stream().map(n -> " " + resting(n)).collect(Collectors.joining());
    }

    /** Returns what has to be said of contests that rest on a threshold of the nation. */
    static String resting(AuditedContest nation) {
        String id = nation.tally().contest().id();
        return "The seats rest on the threshold of the nation: what is confirmed of a contest holds if \"" + id
                + "\", the standing of each list over the ballots of all contests, is confirmed too.";
    }

    /** Histories of single assertions are left out where they would be more numbers than this. */
    private static final long MOST_NUMBERS = 400_000;

    record ContestAnswer(
            String contest,
            int draws,
            double pValue,
            double holmPValue,
            boolean confirmed,
            List<Double> history,
            List<AssertionAnswer> assertions,
            @Nullable Remaining remaining,
            String why,
            String restsOn,
            List<StratumDraws> strata,
            List<NextRoundDraws> nextRounds,
            @Nullable Posterior posterior) {}

    record AssertionAnswer(
            String id,
            String text,
            double pValue,
            @Nullable List<Double> history,
            @Nullable Split worstSplit) {}

    static AuditAnswer of(
            String election,
            AuditOnRecord audit,
            AuditedElection audited,
            List<ContestMeasurement> measured,
            List<String> notSampled,
            List<Problem> problems) {
        List<Double> holm =
                Holm.adjust(measured.stream().map(ContestMeasurement::pValue).toList());
        List<ContestAnswer> contests = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            contests.add(contest(
                    measured.get(i),
                    holm.get(i),
                    audited.find(measured.get(i).contest())
                            .map(AuditedContest::restsOn)
                            .orElse("")));
        }
        return new AuditAnswer(
                audit.id(),
                election,
                audit.test().kind().name().toLowerCase(Locale.ROOT),
                audit.test().id(),
                audit.seed(),
                audit.riskLimit(),
                measured.stream().mapToDouble(ContestMeasurement::pValue).max().orElse(1),
                notSampled.isEmpty() && measured.stream().allMatch(ContestMeasurement::confirmed),
                statement(audit, audited),
                contests,
                notSampled,
                ProblemAnswer.of(problems));
    }

    private static ContestAnswer contest(ContestMeasurement m, double holm, String restsOn) {
        boolean all = (long) m.draws() * m.assertions().size() <= MOST_NUMBERS;
        return new ContestAnswer(
                m.contest(),
                m.draws(),
                m.pValue(),
                holm,
                m.confirmed(),
                m.history(),
                m.assertions().stream()
                        .map(a -> new AssertionAnswer(
                                a.id(),
                                a.text(),
                                a.pValue(),
                                all ? a.history() : null,
                                a.split().orElse(null)))
                        .toList(),
                m.remaining().orElse(null),
                m.why(),
                restsOn,
                m.strata(),
                m.nextRounds(),
                m.posterior().orElse(null));
    }
}
