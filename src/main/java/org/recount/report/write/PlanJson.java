package org.recount.report.write;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.recount.report.text.PlannedElection;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ElectionPlan;
import org.recount.risk.plan.ErrorRates;
import org.recount.risk.plan.MethodPlan;
import org.recount.risk.plan.PlannedSizes;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.plan.Schedule;
import org.recount.risk.plan.StrataAllocation;
import org.recount.risk.plan.Workload;

/** {@code plan.json} and {@code recount plan --json}: the shape is that of {@code docs/formats.md}. */
public final class PlanJson {
    /** Assertions that are printed one by one, the tightest first. */
    private static final int ASSERTIONS = 10;

    private PlanJson() {}

    /**
     * Returns the document's bytes.
     *
     * @param election what the plan is for
     * @param plan the plan
     * @param problems what was found in the files, as records or maps
     */
    public static byte[] print(PlannedElection election, ElectionPlan plan, List<?> problems) {
        return Json.print(document(election, plan, problems));
    }

    /** Returns the document as text. */
    public static String text(PlannedElection election, ElectionPlan plan, List<?> problems) {
        return new String(print(election, plan, problems), StandardCharsets.UTF_8);
    }

    private record Document(
            String election,
            String name,
            String source,
            boolean synthetic,
            double riskLimit,
            String claim,
            String statement,
            double chance,
            int trials,
            long seed,
            Rates errorRates,
            CostsAnswer costs,
            List<ContestAnswer> contests,
            Country country,
            List<?> problems) {}

    private record Rates(
            double oneVoteOver,
            double twoVoteOver,
            double oneVoteUnder,
            double twoVoteUnder,
            double station,
            double stationShift,
            String source) {}

    private record CostsAnswer(
            Costs.Cost station,
            Costs.Cost ballot,
            Costs.Cost counted,
            Costs.Cost round,
            double hour,
            String currency,
            String weighedIn,
            String source) {}

    private record ContestAnswer(
            String contest,
            String name,
            String region,
            int seats,
            String rule,
            long ballots,
            long ballotsInNoTotal,
            int stations,
            double riskLimit,
            String standing,
            String why,
            Assertions assertions,
            @Nullable AssertionAnswer tightest,
            List<MethodAnswer> methods,
            Work fullCount,
            String decision,
            @Nullable String cheapest,
            Work expected,
            @Nullable String restsOn) {}

    private record Assertions(int count, int auditable, String strength, String note, List<AssertionAnswer> smallest) {}

    private record AssertionAnswer(
            String id,
            String text,
            String kind,
            double margin,
            double upper,
            double relativeMargin,
            @Nullable Long ballotsChanged,
            @Nullable Long optimisticSample) {}

    private record MethodAnswer(
            String method,
            String unit,
            boolean applies,
            String reason,
            @Nullable Double expected,
            @Nullable Double standardError,
            @Nullable Map<String, @Nullable Long> sizes,
            @Nullable Double fullCountShare,
            @Nullable String basis,
            @Nullable Integer trials,
            @Nullable Work planned,
            @Nullable ScheduleAnswer schedule,
            @Nullable StrataAnswer strata) {}

    private record StrataAnswer(
            long recordBallots,
            long recordStations,
            long polledBallots,
            double recordShare,
            Map<String, @Nullable Long> records,
            Map<String, @Nullable Long> polled) {}

    private record ScheduleAnswer(List<Long> rounds, double fullCountShare, Work expected) {}

    private record Work(double ballots, double stations, double rounds, double hours, double money) {}

    private record Country(
            int contests,
            int bySample,
            int fullCountOnly,
            int fullCountCheaper,
            int nothingToAudit,
            Work cheapestMix,
            Work fullCount,
            Map<String, Work> byMethod,
            Map<String, Long> cheapestIn) {}

    private static Document document(PlannedElection election, ElectionPlan plan, List<?> problems) {
        ErrorRates r = plan.settings().rates();
        Costs c = plan.settings().costs();
        return new Document(
                election.id(),
                election.name(),
                election.source(),
                election.synthetic(),
                plan.settings().riskLimit(),
                plan.settings().claim().name().toLowerCase(Locale.ROOT),
                plan.statement(),
                plan.settings().chance(),
                plan.settings().trials(),
                plan.settings().seed(),
                new Rates(
                        r.oneOver(),
                        r.twoOver(),
                        r.oneUnder(),
                        r.twoUnder(),
                        r.station(),
                        r.shift(),
                        r.equals(ErrorRates.DEFAULT) ? ErrorRates.SOURCE : "given on the command line"),
                new CostsAnswer(
                        c.station(),
                        c.ballot(),
                        c.counted(),
                        c.round(),
                        c.hour(),
                        c.currency(),
                        c.inMoney() ? "money" : "hours",
                        c.source()),
                plan.contests().stream().map(p -> contest(p, c)).toList(),
                country(plan, c),
                problems);
    }

    private static ContestAnswer contest(ContestPlan p, Costs costs) {
        AuditedContest contest = p.contest();
        return new ContestAnswer(
                contest.tally().contest().id(),
                contest.tally().contest().name(),
                contest.tally().contest().region(),
                contest.tally().contest().seats(),
                contest.assertions().rule(),
                contest.ballots(),
                contest.unreported(),
                contest.stations(),
                p.riskLimit(),
                contest.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                contest.why(),
                new Assertions(
                        contest.assertions().assertions().size(),
                        contest.margins().size(),
                        contest.assertions().strength().name().toLowerCase(Locale.ROOT),
                        contest.assertions().note(),
                        contest.margins().stream()
                                .limit(ASSERTIONS)
                                .map(a -> assertion(a, p.riskLimit()))
                                .toList()),
                contest.tightest().map(a -> assertion(a, p.riskLimit())).orElse(null),
                p.methods().stream().map(m -> method(m, costs)).toList(),
                work(p.fullCount(), costs),
                p.decision().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                p.cheapest().map(AuditMethod::id).orElse(null),
                work(p.expected(), costs),
                contest.restsOn().isEmpty() ? null : contest.restsOn());
    }

    private static AssertionAnswer assertion(AssertionMargin a, double riskLimit) {
        return new AssertionAnswer(
                a.assertion().id(),
                a.assertion().text(),
                a.assertion().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                a.margin(),
                a.assorter().upper(),
                a.relative(),
                orNull(a.ballotsChanged()),
                orNull(a.optimisticDraws(riskLimit)));
    }

    private static MethodAnswer method(MethodPlan m, Costs costs) {
        String unit = m.method().unit().name().toLowerCase(Locale.ROOT);
        if (m.sizes().isEmpty()) {
            return new MethodAnswer(
                    m.method().id(), unit, false, m.reason(), null, null, null, null, null, null, null, null, null);
        }
        PlannedSizes sizes = m.sizes().get();
        SampleSizes s = sizes.summary();
        Map<String, @Nullable Long> quantiles = new LinkedHashMap<>();
        for (int i = 0; i < SampleSizes.CHANCES.size(); i++) {
            long size = s.quantiles().get(i);
            quantiles.put(
                    Long.toString(Math.round(100 * SampleSizes.CHANCES.get(i))), sizes.isFull(size) ? null : size);
        }
        return new MethodAnswer(
                m.method().id(),
                unit,
                true,
                "",
                sizes.hasMean() ? s.mean() : null,
                sizes.hasMean() ? s.standardError() : null,
                quantiles,
                s.fullCount(),
                sizes.basis().id(),
                s.trials(),
                m.planned().map(w -> work(w, costs)).orElse(null),
                m.schedule().map(x -> schedule(x, costs)).orElse(null),
                m.strata().map(x -> strata(x, quantiles)).orElse(null));
    }

    private static StrataAnswer strata(StrataAllocation s, Map<String, @Nullable Long> sizes) {
        Map<String, @Nullable Long> records = new LinkedHashMap<>();
        Map<String, @Nullable Long> polled = new LinkedHashMap<>();
        sizes.forEach((chance, size) -> {
            records.put(chance, size == null ? null : s.records(size));
            polled.put(chance, size == null ? null : s.polled(size));
        });
        return new StrataAnswer(
                s.recordBallots(), s.recordStations(), s.polledBallots(), s.recordShare(), records, polled);
    }

    private static ScheduleAnswer schedule(Schedule s, Costs costs) {
        return new ScheduleAnswer(s.sizes(), s.fullCount(), work(s.expected(), costs));
    }

    private static Work work(Workload w, Costs costs) {
        return new Work(w.ballots(), w.stations(), w.rounds(), w.cost().hours(), costs.total(w.cost()));
    }

    private static Country country(ElectionPlan plan, Costs costs) {
        Map<String, Work> byMethod = new LinkedHashMap<>();
        Map<String, Long> cheapestIn = new LinkedHashMap<>();
        for (AuditMethod method : plan.settings().methods()) {
            byMethod.put(method.id(), work(plan.everywhere(method), costs));
            cheapestIn.put(method.id(), plan.cheapestIn(method));
        }
        return new Country(
                plan.contests().size(),
                (int) plan.count(ContestPlan.Decision.SAMPLE),
                (int) plan.count(ContestPlan.Decision.FULL_COUNT_ONLY),
                (int) plan.count(ContestPlan.Decision.FULL_COUNT_CHEAPER),
                (int) plan.count(ContestPlan.Decision.NOTHING),
                work(plan.cheapestMix(), costs),
                work(plan.fullCount(), costs),
                byMethod,
                cheapestIn);
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
