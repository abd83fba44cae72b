package org.recount.input.scenario;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Filing;
import org.recount.dispute.Instance;
import org.recount.dispute.JudgedAdjudication;
import org.recount.dispute.StagedAdjudication;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlMap;

/**
 * Reads how complaints are judged one by one: the section {@code adjudication.judging}, which counts where {@code
 * adjudication.flow} is {@code judged}. Where it is {@code as_reported} the section is checked and not used, so that a sweep
 * can vary the flow.
 */
final class JudgingReader {
    static final List<String> FLOWS = List.of("as_reported", "judged");

    private final Figures used;
    private final Problems problems;

    JudgingReader(Figures used, Problems problems) {
        this.used = used;
        this.problems = problems;
    }

    /**
     * Returns the rule by which complaints are judged one by one.
     *
     * @param adjudication the section
     * @param staged what it says of complaints decided as reported; the two rules share the choice of stations
     * @return empty where complaints are decided as reported
     */
    Optional<JudgedAdjudication> read(YamlMap adjudication, StagedAdjudication staged) {
        boolean judged = adjudication.has("flow")
                && adjudication.oneOf("flow", FLOWS).orElse("").equals("judged");
        Optional<YamlMap> map = adjudication.map("judging");
        if (map.isEmpty()) {
            if (judged) {
                problems.fatal(
                        adjudication.file(),
                        adjudication.line("flow"),
                        "judged",
                        "Complaints are to be judged one by one, but the section \"adjudication.judging\" is missing",
                        "Maybe write flow: as_reported, or add the section: docs/scenarios.md names its keys.");
            }
            return Optional.empty();
        }
        JudgedAdjudication rule = rule(map.get(), judged ? used : new Figures(problems), staged);
        return judged ? Optional.ofNullable(rule) : Optional.empty();
    }

    private @Nullable JudgedAdjudication rule(YamlMap map, Figures figures, StagedAdjudication staged) {
        String where = "adjudication.judging";
        figures.refuseUnknown(
                map,
                where,
                List.of(
                        "last_day",
                        "filing_exponent",
                        "deadline",
                        "decisions_per_day",
                        "decision_days",
                        "first",
                        "appeal_by_rejected",
                        "appeal_by_opponents",
                        "second"));
        Filing filing = new Filing(
                figures.number(map, where, "last_day", 0.01, 10_000),
                figures.number(map, where, "filing_exponent", 0.01, 1000),
                figures.number(map, where, "deadline", 0, 10_000));
        double perDay = figures.number(map, where, "decisions_per_day", 0, 1e6);
        double days = figures.number(map, where, "decision_days", 0, 10_000);
        Optional<Instance> first = instance(map, figures, "first");
        double byRejected = figures.number(map, where, "appeal_by_rejected", 0, 1);
        double byOpponents = figures.number(map, where, "appeal_by_opponents", 0, 1);
        Optional<Instance> second = instance(map, figures, "second");
        return first.isEmpty() || second.isEmpty()
                ? null
                : new JudgedAdjudication(
                        filing,
                        perDay,
                        days,
                        first.get(),
                        byRejected,
                        byOpponents,
                        second.get(),
                        staged.annulment().sensitivity(),
                        staged.eventOdds());
    }

    private static Optional<Instance> instance(YamlMap judging, Figures figures, String key) {
        Optional<YamlMap> map = figures.section(judging, key);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        String where = "adjudication.judging." + key;
        figures.refuseUnknown(
                map.get(),
                where,
                List.of(
                        "sensitivity",
                        "specificity",
                        "annuls",
                        "annuls_falsely",
                        "stations_per_complaint",
                        "readjudicates"));
        return Optional.of(new Instance(
                figures.number(map.get(), where, "sensitivity", 0, 1),
                figures.number(map.get(), where, "specificity", 0, 1),
                figures.number(map.get(), where, "annuls", 0, 1),
                figures.number(map.get(), where, "annuls_falsely", 0, 1),
                figures.whole(map.get(), where, "stations_per_complaint", 0, 1_000_000),
                figures.number(map.get(), where, "readjudicates", 0, 1)));
    }
}
