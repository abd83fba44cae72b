package org.recount.risk.plan;

import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.sampling.AliasTable;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;

/**
 * Sizes of station comparison audits: stations drawn in proportion to their error bounds, opened, counted and compared.
 *
 * <p>What is assumed to be wrong: in each station errors on ballots at the assumed rates, each the worst of its kind for the
 * tightest assertion; and in the assumed share of stations a clerical error that moves the assumed share of the ballots. What
 * a station hides is drawn once a trial and does not change when it is drawn again.
 */
final class BatchSizes {
    /** The bets of {@link org.recount.risk.batch.BatchRisk#standard}, as shares of the greatest and their weights. */
    static final double[] SHARE = {1, 0.75};

    static final double[] WEIGHT = {0.99, 0.01};

    private static final long UNITS = 1 << 30;

    private final AuditedContest contest;
    private final ErrorBounds bounds;
    private final double total;
    /** What a one-vote and a two-vote error are worth of the margin. */
    private final double one;

    private final double two;

    private final PlanSettings settings;
    private final int part;
    private final AliasTable table;

    BatchSizes(AuditedContest contest, ErrorBounds bounds, AssertionMargin tightest, PlanSettings settings, int part) {
        this.contest = contest;
        this.bounds = bounds;
        this.total = bounds.total();
        double all = contest.ballots() * tightest.margin() / 2;
        this.one = ErrorRates.oneVote(tightest.assorter().upper()) / all;
        this.two = ErrorRates.twoVotes(tightest.assorter().upper()) / all;
        this.settings = settings;
        this.part = part;
        long[] weights = new long[bounds.stations()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = Math.round(bounds.of(p) / total * UNITS);
        }
        this.table = new AliasTable(weights);
    }

    /** Returns whether no errors are assumed, so that the size is certain. */
    private boolean clean() {
        return settings.rates().ballots() == 0 && settings.rates().station() == 0;
    }

    /** Kaplan-Markov, with replacement; sizes are draws. Done at ten times the stations, or when all have been seen. */
    PlannedSizes kaplanMarkov() {
        int stations = contest.stations();
        long none = new KaplanMarkovBatches(total, true)
                .drawsWithoutError(settings.riskLimit())
                .orElse(0);
        if (none > 10L * stations) {
            return PlannedSizes.fullCount(10L * stations);
        }
        if (clean() || total <= 1) {
            return PlannedSizes.certain(none, 10L * stations);
        }
        int trials = Budget.trials(settings.trials(), 8 * none);
        return PlannedSizes.simulated(run(trials, this::kaplanMarkovTrial), 10L * stations);
    }

    /** Betting, without replacement; sizes are stations. */
    PlannedSizes betting() {
        int stations = contest.stations();
        if (total <= 1) {
            return PlannedSizes.certain(0, stations);
        }
        int trials = Budget.trials(
                settings.trials(), 30 * Math.min(stations, -StrictMath.log(settings.riskLimit()) * total));
        return PlannedSizes.simulated(run(trials, this::bettingTrial), stations);
    }

    private interface Trial {
        int draws(RandomStream random, double[] error, boolean[] known);
    }

    private int[] run(int trials, Trial trial) {
        int[] draws = new int[trials];
        Streams streams = new Streams(settings.seed());
        RandomStream random = new RandomStream();
        double[] error = new double[bounds.stations()];
        boolean[] known = new boolean[error.length];
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, part);
            java.util.Arrays.fill(known, false);
            draws[t] = trial.draws(random, error, known);
        }
        return draws;
    }

    private int kaplanMarkovTrial(RandomStream random, double[] error, boolean[] known) {
        int stations = error.length;
        double step = StrictMath.log1p(-1 / total);
        double target = StrictMath.log(settings.riskLimit());
        double log = 0;
        int seen = 0;
        for (int n = 1; n < 10 * stations; n++) {
            int p = table.draw(random);
            if (!known[p]) {
                known[p] = true;
                error[p] = error(random, p);
                seen++;
            }
            double taint = Math.min(1, Math.max(0, error[p] / bounds.of(p)));
            log += step - (taint == 0 ? 0 : StrictMath.log1p(-taint));
            if (log <= target) {
                return n;
            }
            if (seen == stations) {
                break;
            }
        }
        return 10 * stations;
    }

    private int bettingTrial(RandomStream random, double[] error, boolean[] known) {
        int stations = error.length;
        double[] wealth = WEIGHT.clone();
        double left = total;
        double found = 0;
        double target = 1 / settings.riskLimit();
        for (int n = 1; n <= stations; n++) {
            int p = unknown(random, known, left);
            known[p] = true;
            double w = bounds.of(p);
            double e = Math.min(w, error(random, p));
            double nu = 1 - (1 - found) / left;
            double sum = 0;
            for (int i = 0; i < wealth.length; i++) {
                wealth[i] *= Math.max(0, 1 + SHARE[i] * ((1 - e / w) / nu - 1));
                sum += wealth[i];
            }
            left -= w;
            found += e;
            // What is left cannot reach the margin, or the bets have won.
            if (1 - found > left + 1e-9 || (nu > 0 && sum >= target)) {
                return n;
            }
        }
        return stations;
    }

    /** A station that has not been drawn, in proportion to the bounds: by drawing again while few have been. */
    int unknown(RandomStream random, boolean[] known, double left) {
        if (left > 0.1 * total) {
            int p = table.draw(random);
            while (known[p]) {
                p = table.draw(random);
            }
            return p;
        }
        double place = random.nextDouble() * left;
        int last = -1;
        for (int p = 0; p < known.length; p++) {
            if (!known[p] && bounds.of(p) > 0) {
                last = p;
                place -= bounds.of(p);
                if (place < 0) {
                    return p;
                }
            }
        }
        return last >= 0 ? last : firstUnknown(known);
    }

    private static int firstUnknown(boolean[] known) {
        int p = 0;
        while (known[p]) {
            p++;
        }
        return p;
    }

    /** What a station hides, relative to the margin; at most its bound. */
    double error(RandomStream random, int station) {
        ErrorRates r = settings.rates();
        long n = contest.ballotsOf(station);
        double error = 0;
        if (r.ballots() > 0) {
            error = two * (Samplers.binomial(random, n, r.twoOver()) - Samplers.binomial(random, n, r.twoUnder()))
                    + one * (Samplers.binomial(random, n, r.oneOver()) - Samplers.binomial(random, n, r.oneUnder()));
        }
        if (r.station() > 0 && random.chance(r.station())) {
            error += two * r.shift() * n;
        }
        return Math.min(bounds.of(station), error);
    }
}
