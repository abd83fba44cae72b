package org.recount.risk.plan;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.recount.risk.batch.ErrorBounds;

/** Turns draws into ballots to read, boxes to open, hours and money. */
final class WorkModel {
    private final AuditedContest contest;
    private final Optional<ErrorBounds> bounds;
    private final Optional<TwoStrataContest> strata;
    private final Costs costs;

    WorkModel(AuditedContest contest, Optional<ErrorBounds> bounds, Optional<TwoStrataContest> strata, Costs costs) {
        this.contest = contest;
        this.bounds = bounds;
        this.strata = strata;
        this.costs = costs;
    }

    /** Returns the work of a full hand count, in one round. */
    Workload fullCount() {
        return new Workload(
                contest.ballots(),
                contest.stations(),
                1,
                costs.station()
                        .times(contest.stations())
                        .plus(costs.counted().times(contest.ballots()))
                        .plus(costs.round()));
    }

    /** Returns the expected work of so many draws, without the cost of rounds. */
    Workload of(AuditMethod method, long draws, Optional<StrataAllocation> how) {
        if (how.isPresent()) {
            return ballots(true, how.get().records(draws), p -> inRecords(p))
                    .plus(ballots(false, how.get().polled(draws), p -> !inRecords(p)));
        }
        return method.unit() == AuditMethod.Unit.STATIONS ? stations(method, draws) : ballots(method, draws);
    }

    private boolean inRecords(int station) {
        return strata.orElseThrow().hasRecords(station);
    }

    private Workload ballots(AuditMethod method, long draws) {
        return ballots(method.replaces(), draws, p -> true);
    }

    /** Draws among the ballots of some stations; of all ballots where the stations are not known. */
    private Workload ballots(boolean replace, long draws, IntPredicate station) {
        double all = 0;
        for (int p = 0; p < contest.stations(); p++) {
            all += station.test(p) ? contest.ballotsOf(p) : 0;
        }
        all = contest.stations() == 0 ? contest.ballots() : all;
        double read = replace ? -all * StrictMath.expm1(draws * StrictMath.log1p(-1 / all)) : Math.min(draws, all);
        double opened = 0;
        for (int p = 0; p < contest.stations(); p++) {
            double n = station.test(p) ? contest.ballotsOf(p) : 0;
            // None of the draws in this station; without replacement nearly so.
            double missed = replace
                    ? StrictMath.exp(draws * StrictMath.log1p(-Math.min(1 - 1e-15, n / all)))
                    : StrictMath.exp(n * StrictMath.log1p(-Math.min(1 - 1e-15, draws / all)));
            opened += n == 0 ? 0 : 1 - missed;
        }
        return new Workload(
                read,
                opened,
                0,
                costs.station().times(opened).plus(costs.ballot().times(read)));
    }

    private Workload stations(AuditMethod method, long draws) {
        ErrorBounds u = bounds.orElseThrow();
        double rate = method == AuditMethod.BATCH_KAPLAN_MARKOV ? draws : withoutReplacement(u, draws);
        double opened = 0;
        double counted = 0;
        for (int p = 0; p < u.stations(); p++) {
            double drawn = method == AuditMethod.BATCH_KAPLAN_MARKOV
                    ? -StrictMath.expm1(rate * StrictMath.log1p(-Math.min(1 - 1e-15, u.of(p) / u.total())))
                    : -StrictMath.expm1(-rate * u.of(p));
            opened += drawn;
            counted += drawn * contest.ballotsOf(p);
        }
        return new Workload(
                counted,
                opened,
                0,
                costs.station().times(opened).plus(costs.counted().times(counted)));
    }

    /**
     * The time by which so many of independent clocks with rates in proportion to the bounds have rung, in the mean: the
     * order in which they ring is the order of draws without replacement.
     */
    private static double withoutReplacement(ErrorBounds u, long draws) {
        double low = 0;
        double high = 1 / u.total();
        while (rung(u, high) < Math.min(draws, u.stations() - 1e-9) && high < 1e12) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double mid = (low + high) / 2;
            if (rung(u, mid) < draws) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return high;
    }

    private static double rung(ErrorBounds u, double time) {
        double sum = 0;
        for (int p = 0; p < u.stations(); p++) {
            sum -= StrictMath.expm1(-time * u.of(p));
        }
        return sum;
    }
}
