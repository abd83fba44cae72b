package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Sheet;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.rare.CompoundDrift;
import org.recount.simulation.rare.CompoundRisk.Term;
import org.recount.simulation.rare.Drift;

/**
 * What an error of each model takes off the gap of a pair in a station of its contest, as so many draws show it: each draw a
 * station at random and the model's own reversal there, in four parts, so that the spread between the parts says what the
 * draws leave open.
 *
 * <p>Which kinds of error a contest has, and whom they favour (the winner of the pair, its loser, or neither), is the same for
 * all its stations: these are the cases. Within a case stations err independently of each other, as {@link Events} has it for
 * errors that are scattered. Where neither is favoured the beneficiary is drawn for each station anew, which is an approximation.
 */
final class ShiftPools {
    /** Parts into which the draws are cut. */
    static final int PARTS = 4;

    private static final int CASES = 3;
    private static final int TRIED = 200;
    private static final int MOST_SELDOM = 6;

    private final List<StationError> models;
    private final int draws;

    /**
     * Makes pools.
     *
     * @param models models for which {@link #fit} holds
     * @param draws draws for each model, case and pair; at least one for each part
     */
    ShiftPools(List<StationError> models, int draws) {
        this.models = models;
        this.draws = draws;
    }

    /** Returns whether stations err independently of each other given the kinds of error that a contest has. */
    static boolean fit(List<StationError> models) {
        long seldom =
                models.stream().filter(m -> m.spread().affectedContests() < 1).count();
        return seldom <= MOST_SELDOM
                && models.stream()
                        .map(m -> m.spread().place())
                        .allMatch(p -> p.scattered() && p.contests() == Placement.Contests.ANY);
    }

    /**
     * Returns the cases of a pair with their weights, which sum to 1, for each part of the draws.
     *
     * @param misreads misreads of single ballots beside them
     * @param gap votes to be closed
     */
    List<List<Term>> terms(ContestView view, int pair, Drift misreads, long gap, Streams streams, long purpose) {
        List<List<List<Map<Long, Double>>>> laws = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            laws.add(laws(view, pair, m, streams, purpose + m));
        }
        List<List<Term>> parts = new ArrayList<>();
        double[] weight = cases(view, pair);
        for (int part = 0; part < PARTS; part++) {
            List<Term> terms = new ArrayList<>();
            for (int c = 0; c < CASES; c++) {
                for (int set = 0; set < 1 << models.size(); set++) {
                    double chance = weight[c] * chance(set);
                    if (chance > 0) {
                        terms.add(new Term(chance, drift(view, laws, set, c, part, misreads), gap));
                    }
                }
            }
            parts.add(terms);
        }
        return parts;
    }

    /** The chance that a contest has these kinds of error and no others. */
    private double chance(int set) {
        double chance = 1;
        for (int m = 0; m < models.size(); m++) {
            double affected = models.get(m).spread().affectedContests();
            chance *= (set >> m & 1) == 1 ? affected : 1 - affected;
        }
        return chance;
    }

    private static double[] cases(ContestView view, int pair) {
        double in = (double) view.contest.totals[view.pairIn[pair]] / view.valid;
        double out = (double) view.contest.totals[view.pairOut[pair]] / view.valid;
        return new double[] {in, out, StrictMath.max(0, 1 - in - out)};
    }

    private CompoundDrift drift(
            ContestView view, List<List<List<Map<Long, Double>>>> laws, int set, int c, int part, Drift misreads) {
        double rate = 0;
        Map<Long, Double> law = new TreeMap<>();
        for (int m = 0; m < models.size(); m++) {
            if ((set >> m & 1) == 1) {
                Spread spread = models.get(m).spread();
                double one = spread.rateWhereAffected();
                rate += one;
                laws.get(m).get(c).get(part).forEach((shift, share) -> law.merge(shift, one * share, Double::sum));
            }
        }
        return CompoundDrift.of(view.contest.stations, StrictMath.min(1, rate), law, misreads);
    }

    /** The shares of shifts by case and part; cases share their law where the model does not care whom it favours. */
    private List<List<Map<Long, Double>>> laws(ContestView view, int pair, int m, Streams streams, long purpose) {
        boolean last = models.get(m).spread().place().beneficiary() == Placement.Beneficiary.LAST_WINNER;
        boolean alike = last || sameForAll(view, pair, m, streams, purpose);
        List<List<Map<Long, Double>>> byCase = new ArrayList<>();
        for (int c = 0; c < CASES; c++) {
            if (c > 0 && alike) {
                byCase.add(byCase.get(0));
                continue;
            }
            List<Map<Long, Double>> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                Map<Long, Double> law = new TreeMap<>();
                int n = draws / PARTS;
                for (int i = 0; i < n; i++) {
                    long number = ((long) c * PARTS + part) * n + i;
                    law.merge(shift(view, pair, m, last ? -1 : c, streams, purpose, number), 1.0 / n, Double::sum);
                }
                parts.add(law);
            }
            byCase.add(parts);
        }
        return byCase;
    }

    private boolean sameForAll(ContestView view, int pair, int m, Streams streams, long purpose) {
        for (int i = 0; i < TRIED; i++) {
            if (shift(view, pair, m, 0, streams, purpose, -1L - i)
                    != shift(view, pair, m, 1, streams, purpose, -1L - i)) {
                return false;
            }
        }
        return true;
    }

    private final RandomStream random = new RandomStream();
    private long taken;

    /** Draws what one error takes off the gap; case -1 favours the last winner. */
    private long shift(ContestView view, int pair, int m, int c, Streams streams, long purpose, long number) {
        streams.seed(random, number, Purpose.RARE, purpose);
        int in = view.pairIn[pair];
        int out = view.pairOut[pair];
        int who = c < 0 ? view.lastWinner : c == 0 ? in : c == 1 ? out : other(view, in, out);
        int s = random.nextInt(view.contest.stations);
        Sheet sheet = new Sheet(view.contest);
        sheet.moveTo(view.contest, s, view.contest.valid[s], who);
        taken = 0;
        models.get(m)
                .reverse(
                        sheet,
                        random,
                        (choice, difference) -> taken += choice == out ? difference : choice == in ? -difference : 0);
        return taken;
    }

    /** Any choice but the two, in proportion to the votes; the winner where there is no vote for others. */
    private int other(ContestView view, int in, int out) {
        if (view.contest.totals[in] + view.contest.totals[out] >= view.valid) {
            return in;
        }
        int who = view.drawChoice(random);
        while (who == in || who == out) {
            who = view.drawChoice(random);
        }
        return who;
    }
}
