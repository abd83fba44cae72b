package org.recount.risk.plan;

import java.util.OptionalLong;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.mean.Forecast;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.PredictiveKelly;
import org.recount.risk.mean.SequentialRisk;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;

/**
 * Sizes of ballot-level comparison audits under assumed rates of errors. One assertion stands for all: that with the least
 * {@code v/u}, which one wrong ballot hurts most; a ballot without an error confirms every other at least as fast.
 */
final class ComparisonSizes {
    private static final SuperSimple METHOD = SuperSimple.TRADITIONAL;
    /** A draw of the predictive test takes as long as so many steps of a loop. */
    private static final double PREDICTIVE = 4;

    private final long ballots;
    private final AssertionMargin tightest;

    private final PlanSettings settings;
    private final int part;
    private final long half;

    ComparisonSizes(long ballots, AssertionMargin tightest, PlanSettings settings, int part) {
        this.ballots = ballots;
        this.tightest = tightest;
        this.settings = settings;
        this.part = part;
        this.half = Math.max(1, ballots / 2);
    }

    /**
     * Returns the sizes of a super-simple audit: certain where no errors are assumed, and then Colorado's "optimistic
     * sample size"; else simulated from error to error, the clean draws between them skipped.
     */
    PlannedSizes superSimple() {
        OptionalLong clean = tightest.optimisticDraws(settings.riskLimit());
        if (clean.isEmpty() || clean.getAsLong() > half) {
            return PlannedSizes.fullCount(ballots);
        }
        if (settings.rates().ballots() == 0) {
            return PlannedSizes.certain(clean.getAsLong(), ballots);
        }
        double expected = METHOD.drawsExpected(settings.riskLimit(), tightest.relative(), rates())
                .orElse(half);
        int trials =
                Budget.trials(10 * settings.trials(), 20 * settings.rates().ballots() * Math.min(half, 2 * expected));
        int[] draws = new int[trials];
        Streams streams = new Streams(settings.seed());
        RandomStream random = new RandomStream();
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, part);
            draws[t] = (int) Math.min(Integer.MAX_VALUE, superSimpleTrial(random));
        }
        return PlannedSizes.simulated(draws, ballots);
    }

    /**
     * Rates in units of half the bound, which is what Kaplan-Markov calls a vote: overstatements that lie between are counted
     * as the worse, understatements as the lesser.
     */
    private double[] rates() {
        ErrorRates r = settings.rates();
        double u = tightest.assorter().upper();
        double[] rates = new double[4];
        count(rates, 0, r.oneOver(), Math.ceil(2 * ErrorRates.oneVote(u) / u - 1e-9));
        count(rates, 0, r.twoOver(), Math.ceil(2 * ErrorRates.twoVotes(u) / u - 1e-9));
        count(rates, 2, r.oneUnder(), Math.floor(2 * ErrorRates.oneVote(u) / u + 1e-9));
        count(rates, 2, r.twoUnder(), Math.floor(2 * ErrorRates.twoVotes(u) / u + 1e-9));
        return rates;
    }

    private static void count(double[] rates, int from, double rate, double votes) {
        if (votes >= 1) {
            rates[from + (votes >= 2 ? 1 : 0)] += rate;
        }
    }

    private long superSimpleTrial(RandomStream random) {
        double[] rate = rates();
        double any = Math.max(1e-300, rate[0] + rate[1] + rate[2] + rate[3]);
        long[] found = new long[rate.length];
        long n = 0;
        while (true) {
            Discrepancies so = new Discrepancies(found[0], found[1], found[2], found[3]);
            long needed = METHOD.drawsNeeded(settings.riskLimit(), tightest.relative(), so)
                    .orElse(ballots);
            // Draws up to and with the next error: geometric.
            long next = n
                    + 1
                    + (long) Math.floor(Samplers.exponential(random) / -StrictMath.log1p(-Math.min(any, 1 - 1e-12)));
            long stop = Math.max(n, needed);
            if (stop < next) {
                return stop > half ? ballots : Math.max(1, stop);
            }
            if (next > half) {
                return ballots;
            }
            n = next;
            double place = random.nextDouble() * any;
            int kind = 0;
            while (kind < rate.length - 1 && place >= rate[kind]) {
                place -= rate[kind];
                kind++;
            }
            found[kind]++;
        }
    }

    /**
     * Returns the sizes of an audit by {@link PredictiveKelly} without replacement, the standard method of
     * docs/efficiency.md; certain where no errors are assumed. Draw by draw through {@link SequentialRisk}, with fewer trials
     * than the mixture, which is quick.
     */
    PlannedSizes predictive() {
        double least = -StrictMath.log(settings.riskLimit()) / StrictMath.log1p(tightest.relative());
        if (least > Budget.HOPELESS * ballots) {
            return PlannedSizes.fullCount(ballots);
        }
        Overstatement assorter = new Overstatement(tightest.assorter().upper(), tightest.margin());
        boolean clean = settings.rates().ballots() == 0;
        MeanHypothesis hypothesis = MeanHypothesis.withoutReplacement(0.5, assorter.bound(), ballots);
        PredictiveKelly test = PredictiveKelly.of(Forecast.comparison(hypothesis));
        ValuePopulation.Drawer drawer = new ComparisonLoop(ballots, assorter, settings.rates(), settings.riskLimit())
                .population()
                .drawer(false);
        int trials = clean ? 1 : Budget.trials(settings.trials(), PREDICTIVE * Math.min(half, 2 * least));
        int[] draws = new int[trials];
        Streams streams = new Streams(settings.seed());
        RandomStream random = new RandomStream();
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, part);
            drawer.restart();
            SequentialRisk risk = SequentialRisk.of(test, hypothesis);
            long n = 0;
            boolean confirmed = false;
            while (!confirmed && n < half) {
                n++;
                confirmed = risk.add(drawer.next(random)) <= settings.riskLimit();
            }
            draws[t] = (int) Math.min(Integer.MAX_VALUE, confirmed ? n : ballots);
        }
        return clean ? PlannedSizes.certain(draws[0], ballots) : PlannedSizes.simulated(draws, ballots);
    }

    /** Returns the sizes of a betting audit without replacement; certain where no errors are assumed. */
    PlannedSizes betting() {
        // A clean draw multiplies by at most 1 + v/u, about.
        double least = -StrictMath.log(settings.riskLimit()) / StrictMath.log1p(tightest.relative());
        if (least > Budget.HOPELESS * ballots) {
            return PlannedSizes.fullCount(ballots);
        }
        ComparisonLoop loop = new ComparisonLoop(
                ballots,
                new Overstatement(tightest.assorter().upper(), tightest.margin()),
                settings.rates(),
                settings.riskLimit());
        int trials =
                settings.rates().ballots() == 0 ? 1 : Budget.trials(settings.trials(), Math.min(half, 3 * least) * 3);
        int[] draws = loop.draws(settings.seed(), part, trials);
        for (int t = 0; t < trials; t++) {
            draws[t] = draws[t] > half ? (int) Math.min(Integer.MAX_VALUE, ballots) : draws[t];
        }
        return trials == 1 && settings.rates().ballots() == 0
                ? PlannedSizes.certain(draws[0], ballots)
                : PlannedSizes.simulated(draws, ballots);
    }
}
