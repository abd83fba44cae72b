package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * At which sizes an audit stops to look, so that its expected cost is least.
 *
 * @param sizes total draws at the end of each round, ascending; empty where the ballots are counted at once
 * @param expected the expected work until the contest is confirmed, a full count after the last round included
 * @param fullCount the chance that it comes to a full count
 */
public record Schedule(List<Long> sizes, Workload expected, double fullCount) {

    public Schedule {
        sizes = List.copyOf(sizes);
    }

    /** A size at which an audit may look. */
    record Look(long size, double done, Workload work) {}

    /**
     * Returns the cheapest schedule among all subsets of some looks, by working backwards: from a look that has not confirmed
     * the way on is either the next look, whose draws are added to those that were made, or a full count, which counts every
     * ballot whatever was read before. A full count at once is one of the schedules.
     *
     * @param looks ascending in size; {@code done} is the chance to have confirmed by there, {@code work} that of all draws
     *     up to there without rounds
     * @param full the work of a full count
     * @param costs for the cost of rounds and the measure by which schedules are compared
     */
    static Schedule cheapest(List<Look> looks, Workload full, Costs costs) {
        int n = looks.size();
        // Index 0 is the start; i is the look i - 1. best[i]: the least expected cost of what is still to come.
        double[] best = new double[n + 1];
        int[] next = new int[n + 1];
        double round = costs.weigh(costs.round());
        for (int i = n; i >= 0; i--) {
            double before = i == 0 ? 0 : costs.weigh(looks.get(i - 1).work().cost());
            double open = i == 0 ? 1 : 1 - looks.get(i - 1).done();
            best[i] = costs.weigh(full.cost());
            next[i] = -1;
            for (int j = i + 1; j <= n; j++) {
                double still = open <= 0 ? 0 : Math.min(1, (1 - looks.get(j - 1).done()) / open);
                double cost = round + costs.weigh(looks.get(j - 1).work().cost()) - before + still * best[j];
                if (cost < best[i]) {
                    best[i] = cost;
                    next[i] = j;
                }
            }
        }
        return follow(looks, full, costs, next);
    }

    /** Returns the schedule of all these looks and then a full count. */
    static Schedule all(List<Look> looks, Workload full, Costs costs) {
        int[] next = new int[looks.size() + 1];
        for (int i = 0; i < next.length; i++) {
            next[i] = i < looks.size() ? i + 1 : -1;
        }
        return follow(looks, full, costs, next);
    }

    private static Schedule follow(List<Look> looks, Workload full, Costs costs, int[] next) {
        List<Long> sizes = new ArrayList<>();
        Workload sum = Workload.NONE;
        Workload before = Workload.NONE;
        double open = 1;
        int i = 0;
        while (next[i] > 0) {
            Look look = looks.get(next[i] - 1);
            sizes.add(look.size());
            sum = sum.plus(round(look.work(), before, costs, open));
            before = look.work();
            open = 1 - look.done();
            i = next[i];
        }
        return new Schedule(sizes, sum.plus(times(full, open)), open);
    }

    private static Workload round(Workload work, Workload before, Costs costs, double chance) {
        Costs.Cost more = new Costs.Cost(
                Math.max(0, work.cost().hours() - before.cost().hours()),
                Math.max(0, work.cost().money() - before.cost().money()));
        return times(
                new Workload(
                        Math.max(0, work.ballots() - before.ballots()),
                        Math.max(0, work.stations() - before.stations()),
                        1,
                        more.plus(costs.round())),
                chance);
    }

    private static Workload times(Workload work, double chance) {
        return new Workload(
                work.ballots() * chance,
                work.stations() * chance,
                work.rounds() * chance,
                work.cost().times(chance));
    }
}
