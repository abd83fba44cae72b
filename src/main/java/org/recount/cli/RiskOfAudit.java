package org.recount.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.input.InputException;
import org.recount.input.Problem;
import org.recount.input.audit.AuditReader;
import org.recount.input.audit.LoadedAudit;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.numeric.Estimate;
import org.recount.report.text.Figures;
import org.recount.report.write.AnswerJson;
import org.recount.risk.audit.AuditMeasurer;
import org.recount.risk.audit.AuditOnRecord;
import org.recount.risk.audit.AuditTest;
import org.recount.risk.audit.ContestMeasurement;
import org.recount.risk.audit.ContestMeasurement.AssertionRisk;
import org.recount.risk.audit.ContestMeasurement.Posterior;
import org.recount.risk.audit.ContestMeasurement.Split;
import org.recount.risk.audit.ContestSample;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.AuditedElection;
import org.recount.risk.round.RoundRefusedException;

/** {@code recount risk --audit DIR --election ELECTION}: what an audit that took place shows. */
final class RiskOfAudit {
    private static final int ASSERTIONS = 5;
    private static final int MOST_STRATA = 6;

    private RiskOfAudit() {}

    /** Measures and prints; throws what becomes exit code 3. */
    static void run(Path audit, Path election, @Nullable Path data, boolean json, PrintWriter out, PrintWriter err) {
        ReadOptions options = new ReadOptions(
                Optional.ofNullable(data), ReadOptions.ofEnvironment().environment());
        LoadedElection loaded = ElectionReader.read(election, options);
        AuditedElection audited = AuditedElection.of(loaded.election().tallies(), loaded.seatRules());
        LoadedAudit read = AuditReader.read(audit, withNation(loaded.election(), audited), ReadOptions.ofEnvironment());
        List<ContestMeasurement> measured = new ArrayList<>();
        Set<String> notSampled = new LinkedHashSet<>();
        audited.all().forEach(c -> notSampled.add(c.tally().contest().id()));
        for (ContestSample sample : read.audit().samples()) {
            measured.add(measure(read, audited, sample));
            notSampled.remove(sample.contest());
        }
        List<Problem> problems = new ArrayList<>(loaded.problems());
        problems.addAll(read.problems());
        if (json) {
            out.print(AnswerJson.print(AuditAnswer.of(
                    loaded.election().id(), read.audit(), audited, measured, List.copyOf(notSampled), problems)));
        } else {
            print(out, loaded, read.audit(), measured, List.copyOf(notSampled));
            audited.nation().forEach(n -> out.println(AuditAnswer.resting(n)));
            out.flush();
            ProblemText.brief(problems, err);
        }
    }

    /** The election with each threshold of the nation as a contest, of which ballots can be drawn like of any other. */
    private static Election withNation(Election election, AuditedElection audited) {
        List<ContestTally> tallies = new ArrayList<>(election.tallies());
        audited.nation().forEach(n -> tallies.add(n.tally()));
        return new Election(
                election.id(), election.name(), election.date(), election.source(), election.licence(), tallies);
    }

    private static ContestMeasurement measure(LoadedAudit read, AuditedElection audited, ContestSample sample) {
        AuditedContest contest = audited.find(sample.contest()).orElseThrow();
        try {
            return AuditMeasurer.measure(read.audit(), contest, sample);
        } catch (RoundRefusedException e) {
            String[] parts = String.valueOf(e.getMessage()).split("\n", 2);
            throw InputException.of(
                    "audit.yaml", read.roundsLine(), "after-seed", parts[0], parts.length > 1 ? parts[1] : "");
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int advice = message.indexOf("Maybe ");
            throw InputException.of(
                    "draws.csv",
                    0,
                    sample.contest(),
                    "Contest " + sample.contest() + ": "
                            + (advice < 0
                                    ? message
                                    : message.substring(0, advice).strip()),
                    advice < 0 ? "Maybe the audit belongs to another election." : message.substring(advice));
        }
    }

    private static void print(
            PrintWriter out,
            LoadedElection loaded,
            AuditOnRecord audit,
            List<ContestMeasurement> measured,
            List<String> notSampled) {
        out.println("Audit " + audit.id() + " of " + loaded.election().name() + ": "
                + audit.test().words()
                + " (" + audit.test().id() + ")"
                + (audit.test().limitsRisk() ? ", risk limit " + Figures.confidence(audit.riskLimit()) : "")
                + (audit.seed().isEmpty() ? "" : ", seed " + audit.seed()));
        measured.forEach(m -> print(out, m, audit));
        out.println();
        if (!audit.test().limitsRisk()) {
            out.println(AuditAnswer.NO_LIMIT);
            return;
        }
        double all =
                measured.stream().mapToDouble(ContestMeasurement::pValue).max().orElse(1);
        if (notSampled.isEmpty()) {
            out.println("All contests: measured risk " + risk(all) + (all <= audit.riskLimit() ? ", confirmed." : "."));
        } else {
            out.println("Of " + Figures.counted(notSampled.size(), "contest", "contests")
                    + " nothing was drawn, so that nothing is said of all seats: "
                    + String.join(", ", notSampled.stream().limit(10).toList())
                    + (notSampled.size() > 10 ? " ..." : ""));
        }
        out.println(AuditAnswer.STATEMENT);
    }

    private static void print(PrintWriter out, ContestMeasurement m, AuditOnRecord audit) {
        out.println();
        if (!m.why().isEmpty()) {
            out.println(m.contest() + ": " + m.why() + ".");
            return;
        }
        if (m.posterior().isPresent()) {
            print(out, m, m.posterior().get());
            return;
        }
        out.println(m.contest() + ": " + Figures.counted(m.draws(), "draw", "draws") + drawn(m) + ", measured risk "
                + risk(m.pValue()) + (m.confirmed() ? ": confirmed." : ": not confirmed."));
        List<AssertionRisk> worst = m.assertions().stream()
                .sorted(Comparator.comparingDouble(a -> -a.pValue()))
                .limit(ASSERTIONS)
                .toList();
        for (AssertionRisk a : worst) {
            out.println("  " + risk(a.pValue()) + "  " + a.text()
                    + a.split().map(RiskOfAudit::words).orElse(""));
        }
        if (m.assertions().size() > worst.size()) {
            out.println("  and " + (m.assertions().size() - worst.size()) + " assertions with less risk");
        }
        m.remaining()
                .ifPresent(r -> out.println("  About " + Figures.count(r.half())
                        + (r.trials() == 0 ? "" : " (50%) to " + Figures.count(r.ninety()) + " (90%)")
                        + " more draws of " + Figures.count(r.left())
                        + (audit.test().kind() == AuditTest.Kind.STRATIFIED
                                ? ", from both strata in the proportion so far"
                                : "")
                        + ", if the reported votes are right and no further error is found"
                        + (r.trials() == 0 ? "." : "; " + r.trials() + " simulated continuations.")));
        if (!m.confirmed() && audit.test().byRounds()) {
            printNextRounds(out, m, audit);
        }
    }

    private static void printNextRounds(PrintWriter out, ContestMeasurement m, AuditOnRecord audit) {
        if (m.nextRounds().isEmpty()) {
            out.println(
                    "  No next round of a size that is worked out here would stop with a chance of 50%: count all.");
            return;
        }
        boolean byVotes = audit.test() == AuditTest.PROVIDENCE;
        out.println("  A next round of about "
                + m.nextRounds().stream()
                        .map(n -> Figures.count(n.draws()) + " draws stops with a chance of "
                                + Figures.percent(n.stopping()))
                        .collect(Collectors.joining(", of "))
                + (byVotes
                        ? ", given the votes seen and if the shares are as reported."
                        : ", given only that the audit still runs and if the shares are as reported: sizes of "
                                + audit.test().id() + " may not follow the votes seen."));
        out.println(
                "  "
                        + (byVotes
                                ? "It has to be drawn with a new public seed, unless the chance was settled before the first."
                                : "It has to be settled before its seed is known; test: providence, settled beforehand, may follow the votes."));
    }

    /** How the draws are spread over few strata; of many pools nothing. */
    private static String drawn(ContestMeasurement m) {
        return m.strata().size() < 2 || m.strata().size() > MOST_STRATA
                ? ""
                : " ("
                        + m.strata().stream()
                                .map(s -> Figures.count(s.draws()) + " of the " + Figures.count(s.ballots())
                                        + " ballots of " + s.name())
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String words(Split split) {
        return " (worst if " + share(split.records()) + " of the margin is hidden among the records, "
                + share(split.polled()) + " among the polled)";
    }

    private static String share(double x) {
        return String.format(Locale.ROOT, "%.1f%%", Math.round(1000 * x) / 10.0);
    }

    private static void print(PrintWriter out, ContestMeasurement m, Posterior posterior) {
        out.println(m.contest() + ": " + Figures.counted(m.draws(), "draw", "draws") + drawn(m)
                + ", posterior probability that the seats are wrong " + of(posterior.wrong()) + ", under a prior of "
                + Figures.plain(posterior.prior()) + " for each choice; " + Figures.count(posterior.simulated())
                + " simulated totals.");
        posterior.byAssertion().stream()
                .sorted(Comparator.comparingDouble(a -> -a.wrong().value()))
                .limit(ASSERTIONS)
                .forEach(a -> out.println("  " + risk(a.wrong().value()) + "  that it is false: " + a.text()));
    }

    private static String of(Estimate e) {
        return risk(e.value()) + " (" + risk(e.lower()) + " to " + risk(e.upper()) + " by simulation)";
    }

    private static String risk(double p) {
        return p == 0 ? "0" : Figures.plain(Double.parseDouble(String.format(Locale.ROOT, "%.4g", p)));
    }
}
