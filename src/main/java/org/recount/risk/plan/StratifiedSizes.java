package org.recount.risk.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.stratified.PollingStratum;
import org.recount.risk.stratified.Suite;
import org.recount.risk.stratified.TwoStrata;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Sizes of audits in two strata, if the reported votes are right and the records have the assumed errors: ballots with records are
 * compared, drawn with replacement; the others are polled, without. Draws are made in turn in a proportion that is settled
 * beforehand ({@link StrataGrowth}). For the assertion whose growth asks for most draws.
 */
final class StratifiedSizes {
    private static final int MOST_ASSERTIONS = 4;
    /** A look at SUITE's risk takes about as long as so many draws. */
    private static final double LOOK = 20_000;

    private final TwoStrataContest strata;
    private final AuditedContest contest;
    private final PlanSettings settings;
    private final int part;
    private final AssertionMargin hardest;
    private final long half;
    private final double[] errorCut;

    private StratifiedSizes(TwoStrataContest strata, AssertionMargin hardest, PlanSettings settings, int part) {
        this.strata = strata;
        this.contest = strata.contest();
        this.settings = settings;
        this.part = part;
        this.hardest = hardest;
        this.half = Math.max(1, contest.ballots() / 2);
        ErrorRates r = settings.rates();
        this.errorCut = new double[] {
            r.oneOver(),
            r.oneOver() + r.twoOver(),
            r.oneOver() + r.twoOver() + r.oneUnder(),
            r.oneOver() + r.twoOver() + r.oneUnder() + r.twoUnder()
        };
    }

    /** Sizes with the allocation that they are for. */
    record Planned(PlannedSizes sizes, StrataAllocation allocation) {}

    /**
     * Returns the planner; empty where no assertion can be planned for.
     *
     * @param pairsOnly whether the method compares pairs of choices only
     */
    static Optional<StratifiedSizes> of(TwoStrataContest strata, PlanSettings settings, int part, boolean pairsOnly) {
        List<AssertionMargin> all = strata.contest().margins();
        if (pairsOnly && !all.stream().allMatch(a -> a.assertion().kind() == Kind.PAIR)) {
            return Optional.empty();
        }
        double limit = settings.riskLimit();
        return Stream.concat(
                        all.stream()
                                .sorted(Comparator.comparingDouble(AssertionMargin::relative))
                                .limit(MOST_ASSERTIONS),
                        all.stream()
                                .sorted(Comparator.comparingDouble((AssertionMargin a) -> -a.pollingDraws(limit)))
                                .limit(MOST_ASSERTIONS))
                .distinct()
                .max(Comparator.comparingDouble(a ->
                        new StrataGrowth(strata, a, settings.rates()).best(1).draws()))
                .map(a -> new StratifiedSizes(strata, a, settings, part));
    }

    private StrataAllocation allocation(StrataGrowth.Best best) {
        return new StrataAllocation(
                strata.recordBallots(), strata.polledBallots(), strata.recordStations(), best.recordShare());
    }

    /** The union-intersection audit ({@link TwoStrata}), looked at after each draw. */
    Planned unionIntersection() {
        double goal = -StrictMath.log(settings.riskLimit());
        StrataGrowth.Best best = new StrataGrowth(strata, hardest, settings.rates()).best(goal);
        StrataAllocation allocation = allocation(best);
        if (!(best.draws() <= Budget.HOPELESS * contest.ballots())) {
            return new Planned(PlannedSizes.fullCount(contest.ballots()), allocation);
        }
        int trials = Budget.trials(settings.trials(), 12 * Math.min(half, best.draws()));
        int[] draws = new int[trials];
        Trial trial = new Trial(allocation);
        for (int t = 0; t < trials; t++) {
            draws[t] = (int) Math.min(Integer.MAX_VALUE, trial.unionIntersection(t));
        }
        return new Planned(PlannedSizes.simulated(draws, contest.ballots()), allocation);
    }

    /**
     * SUITE, looked at when its growth so far promises the risk limit (each stratum's p-value may be looked at at any time, so
     * that Fisher's combination of their least values may be too; the present ones are no smaller).
     */
    Planned suite() {
        // Fisher's combination of two is at the limit where the product of the p-values is exp(-h), (1 + h) exp(-h) =
        // a.
        double goal = fisherGoal(settings.riskLimit());
        StrataGrowth.Best best = new StrataGrowth(strata, hardest, settings.rates()).best(goal);
        StrataAllocation allocation = allocation(best);
        if (!(best.draws() <= Budget.HOPELESS * contest.ballots())) {
            return new Planned(PlannedSizes.fullCount(contest.ballots()), allocation);
        }
        int trials = Budget.trials(settings.trials(), LOOK * 6);
        int[] draws = new int[trials];
        Trial trial = new Trial(allocation);
        for (int t = 0; t < trials; t++) {
            draws[t] = (int) Math.min(Integer.MAX_VALUE, trial.suite(t, best.draws(), goal));
        }
        return new Planned(PlannedSizes.simulated(draws, contest.ballots()), allocation);
    }

    static double fisherGoal(double limit) {
        double low = 0;
        double high = 100;
        for (int i = 0; i < 60; i++) {
            double h = (low + high) / 2;
            if ((1 + h) * StrictMath.exp(-h) > limit) {
                low = h;
            } else {
                high = h;
            }
        }
        return high;
    }

    /** One simulated audit after another. */
    private final class Trial {
        private final RandomStream random = new RandomStream();
        private final StrataAllocation allocation;
        private final double[] value = strata.values(hardest);
        private final double upper = hardest.assorter().upper();
        private long[] left = {};
        private long rest;
        private long draws;
        private long compared;
        private final long[] found = new long[4];

        Trial(StrataAllocation allocation) {
            this.allocation = allocation;
        }

        private void start(int t) {
            new Streams(settings.seed()).seed(random, t, Streams.Purpose.AUDIT, part);
            left = strata.polled();
            rest = strata.polledBallots();
            draws = 0;
            compared = 0;
            java.util.Arrays.fill(found, 0);
        }

        /** Whether the next draw is made among the records. */
        private boolean nextIsRecord() {
            draws++;
            boolean record = allocation.records(draws) > compared;
            compared += record ? 1 : 0;
            return record;
        }

        /** The kind of error in a drawn record: -1 for none, else an index of the four rates. */
        private int error() {
            double u = random.nextDouble();
            for (int k = 0; k < errorCut.length; k++) {
                if (u < errorCut[k]) {
                    found[k]++;
                    return k;
                }
            }
            return -1;
        }

        private double overstatement(int error) {
            return switch (error) {
                case 0 -> ErrorRates.oneVote(upper);
                case 1 -> ErrorRates.twoVotes(upper);
                case 2 -> -ErrorRates.oneVote(upper);
                case 3 -> -ErrorRates.twoVotes(upper);
                default -> 0;
            };
        }

        private int poll() {
            long place = random.nextLong(rest);
            int k = 0;
            while (place >= left[k]) {
                place -= left[k];
                k++;
            }
            left[k]--;
            rest--;
            return k;
        }

        long unionIntersection(int t) {
            start(t);
            TwoStrata audit = new TwoStrata(
                    strata.recordBallots(),
                    strata.polledBallots(),
                    upper,
                    TwoStrataContest.mean(value, strata.recorded()),
                    TwoStrataContest.mean(value, strata.polled()));
            while (draws < half && rest > 0) {
                if (nextIsRecord()) {
                    audit.compare(overstatement(error()));
                } else {
                    audit.poll(value[poll()]);
                }
                if (audit.confirmed(settings.riskLimit())) {
                    return draws;
                }
            }
            return contest.ballots();
        }

        long suite(int t, double expected, double goal) {
            start(t);
            int w = hardest.assertion().winner();
            int l = hardest.assertion().loser();
            long[] recorded = strata.recorded();
            long[] polled = strata.polled();
            long seenWinner = 0;
            long seenLoser = 0;
            long seen = 0;
            long look = Math.max(2, (long) (0.3 * expected));
            while (draws < half && rest > 0) {
                if (nextIsRecord()) {
                    error();
                } else {
                    int k = poll();
                    seen++;
                    seenWinner += k == w ? 1 : 0;
                    seenLoser += k == l ? 1 : 0;
                }
                if (draws >= look) {
                    Suite suite = new Suite(
                            recorded[w] + polled[w] - recorded[l] - polled[l],
                            strata.recordBallots(),
                            recorded[w] - recorded[l],
                            compared,
                            new Discrepancies(found[0], found[1], found[2], found[3]),
                            new PollingStratum(
                                    strata.polledBallots(),
                                    polled[w],
                                    polled[l],
                                    seenWinner,
                                    seenLoser,
                                    seen - seenWinner - seenLoser),
                            SuperSimple.TRADITIONAL.gamma());
                    double p = suite.risk().pValue();
                    if (p <= settings.riskLimit()) {
                        return draws;
                    }
                    double pace = goal / Math.max(goal / 1.5, hOf(p));
                    look = (long) Math.ceil(draws * Math.max(1.02, pace));
                }
            }
            return contest.ballots();
        }

        /** The h whose Fisher combination is p. */
        private static double hOf(double p) {
            return p >= 1 ? 0 : fisherGoal(p);
        }
    }
}
