package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.plan.AuditedContest.Standing;

/** Plans the audit of one contest. */
final class ContestPlanner {
    private static final String PAIRS_ONLY =
            "It compares two choices, and some assertions here are not pairs of choices";
    private static final String NO_STRATA =
            "It needs two strata, and nothing is said of which stations have a record of each ballot";
    private static final String ONE_STRATUM = "All ballots of the contest are in one stratum";
    private static final String NOT_ALL_RECORDS = "Not every station has a record of each ballot";
    private static final String NO_STATIONS = "The votes are known in total only; it needs the stations";
    /** Chances at which an audit may stop to look, in per cent. */
    private static final int[] LOOKS = {50, 60, 70, 80, 85, 90, 95, 98, 99};

    private final AuditedContest contest;
    private final PlanSettings settings;
    private final int index;
    private final Optional<ErrorBounds> bounds;
    private final WorkModel work;
    private final Optional<TwoStrataContest> strata;

    private ContestPlanner(AuditedContest contest, PlanSettings settings, int index) {
        this.contest = contest;
        this.settings = settings;
        this.index = index;
        this.bounds = contest.standing() == Standing.AUDITABLE && contest.stations() > 0
                ? Optional.of(ErrorBounds.of(contest.tally(), assertions()))
                : Optional.empty();
        this.strata = contest.stations() > 0 && settings.records().said()
                ? TwoStrataContest.of(contest, settings.records())
                : Optional.empty();
        this.work = new WorkModel(contest, bounds, strata, settings.costs());
    }

    private List<LinearAssertion> assertions() {
        return contest.margins().stream().map(AssertionMargin::assertion).toList();
    }

    /**
     * Returns the plan.
     *
     * @param contest the contest
     * @param settings what is asked, with the risk limit of this contest
     * @param index the contest's place in the election: its random numbers are its own
     */
    static ContestPlan plan(AuditedContest contest, PlanSettings settings, int index) {
        return new ContestPlanner(contest, settings, index).plan();
    }

    private ContestPlan plan() {
        Workload full = work.fullCount();
        if (contest.standing() != Standing.AUDITABLE) {
            Workload expected = contest.standing() == Standing.CERTAIN ? Workload.NONE : full;
            return new ContestPlan(contest, settings.riskLimit(), List.of(), full, Optional.empty(), expected);
        }
        List<MethodPlan> methods = new ArrayList<>();
        Optional<AuditMethod> cheapest = Optional.empty();
        Workload expected = full;
        for (AuditMethod method : settings.methods()) {
            MethodPlan plan = plan(method, full);
            methods.add(plan);
            if (plan.schedule().isPresent() && !plan.schedule().get().sizes().isEmpty()) {
                Workload so = plan.schedule().get().expected();
                if (settings.costs().weigh(so.cost()) < settings.costs().weigh(expected.cost())) {
                    cheapest = Optional.of(method);
                    expected = so;
                }
            }
        }
        return new ContestPlan(contest, settings.riskLimit(), methods, full, cheapest, expected);
    }

    private MethodPlan plan(AuditMethod method, Workload full) {
        PollingSizes polling = new PollingSizes(contest, settings, part(method));
        if ((method == AuditMethod.BRAVO || method.byRounds()) && !polling.pairs()) {
            return MethodPlan.notApplicable(method, PAIRS_ONLY);
        }
        if (method.needsStations() && bounds.isEmpty()) {
            return MethodPlan.notApplicable(method, NO_STATIONS);
        }
        if (method.needsStrata()) {
            return stratified(method, full);
        }
        if (method.needsBallotRecords() && settings.records().said() && !allHaveRecords()) {
            return MethodPlan.notApplicable(method, NOT_ALL_RECORDS);
        }
        PlannedSizes sizes = switch (method) {
            case BRAVO -> polling.bravo();
            case ALPHA_POLLING -> polling.alpha();
            case MINERVA -> polling.minerva();
            case PROVIDENCE -> polling.providence();
            case SUPER_SIMPLE -> comparison(method).superSimple();
            case BETTING_COMPARISON -> comparison(method).betting();
            case PREDICTIVE_KELLY -> comparison(method).predictive();
            case ONE_AUDIT -> new OneAuditSizes(contest, settings, part(method)).sizes();
            case BATCH_KAPLAN_MARKOV -> batches(method).kaplanMarkov();
            case BATCH_BETTING -> batches(method).betting();
            case SUITE, UNION_INTERSECTION -> throw new IllegalStateException(method + " has strata");
        };
        return of(method, sizes, full, Optional.empty());
    }

    private MethodPlan of(AuditMethod method, PlannedSizes sizes, Workload full, Optional<StrataAllocation> how) {
        return new MethodPlan(
                method,
                Optional.of(sizes),
                "",
                Optional.of(planned(method, sizes, full, how)),
                Optional.of(schedule(method, sizes, full, how)),
                how);
    }

    private boolean allHaveRecords() {
        return contest.tally().stations().stream().allMatch(settings.records()::has) && contest.stations() > 0;
    }

    private MethodPlan stratified(AuditMethod method, Workload full) {
        if (strata.isEmpty()) {
            return MethodPlan.notApplicable(method, settings.records().said() ? ONE_STRATUM : NO_STRATA);
        }
        StratifiedSizes.Planned planned =
                new StratifiedSizes(strata.get(), settings, part(method), method == AuditMethod.SUITE).plan();
        return of(method, planned.sizes(), full, Optional.of(planned.allocation()));
    }

    private int part(AuditMethod method) {
        return 16 * index + method.ordinal();
    }

    private ComparisonSizes comparison(AuditMethod method) {
        return new ComparisonSizes(contest.ballots(), contest.tightest().orElseThrow(), settings, part(method));
    }

    private BatchSizes batches(AuditMethod method) {
        return new BatchSizes(contest, bounds.orElseThrow(), contest.tightest().orElseThrow(), settings, part(method));
    }

    private Workload planned(AuditMethod method, PlannedSizes sizes, Workload full, Optional<StrataAllocation> how) {
        long size = sizes.summary().quantile(settings.chance());
        if (sizes.isFull(size)) {
            return full;
        }
        Workload draws = work.of(method, size, how);
        return new Workload(
                draws.ballots(),
                draws.stations(),
                1,
                draws.cost().plus(settings.costs().round()));
    }

    private Schedule schedule(AuditMethod method, PlannedSizes sizes, Workload full, Optional<StrataAllocation> how) {
        List<Schedule.Look> looks = new ArrayList<>();
        if (sizes.percentiles().isEmpty()) {
            return cheapestRounds(method, sizes, full);
        }
        for (int percent : LOOKS) {
            add(looks, method, sizes, sizes.percentiles().get(percent - 1), percent / 100.0, how);
        }
        // The longest of the simulated audits need not be the longest that there can be.
        double last = sizes.summary().exact()
                ? 1
                : sizes.summary().trials() / (sizes.summary().trials() + 1.0);
        add(looks, method, sizes, sizes.percentiles().get(99), Math.max(0.99, last), how);
        return Schedule.cheapest(looks, full, settings.costs());
    }

    /**
     * Of the schedules that begin with one of the first rounds the one of least expected cost: as it is, for what a later
     * round stops rests on all before it; or its first rounds alone, and a full count.
     */
    private Schedule cheapestRounds(AuditMethod method, PlannedSizes sizes, Workload full) {
        Schedule best = Schedule.cheapest(List.of(), full, settings.costs());
        for (List<PlannedSizes.RoundEnd> rounds : sizes.schedules()) {
            List<Schedule.Look> looks = new ArrayList<>();
            for (PlannedSizes.RoundEnd end : rounds) {
                if (sizes.isFull(end.size())) {
                    break;
                }
                looks.add(new Schedule.Look(end.size(), end.done(), work.of(method, end.size(), Optional.empty())));
                Schedule one = Schedule.all(looks, full, settings.costs());
                if (settings.costs().weigh(one.expected().cost())
                        < settings.costs().weigh(best.expected().cost())) {
                    best = one;
                }
            }
        }
        return best;
    }

    private void add(
            List<Schedule.Look> looks,
            AuditMethod method,
            PlannedSizes sizes,
            long size,
            double done,
            Optional<StrataAllocation> how) {
        if (sizes.isFull(size)) {
            return;
        }
        if (!looks.isEmpty() && looks.get(looks.size() - 1).size() == size) {
            Schedule.Look last = looks.remove(looks.size() - 1);
            looks.add(new Schedule.Look(size, Math.max(done, last.done()), last.work()));
            return;
        }
        looks.add(new Schedule.Look(size, done, work.of(method, size, how)));
    }
}
