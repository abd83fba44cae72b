package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestVotes;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.comparison.Overstatement;
import org.recount.sampling.AliasTable;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * A single audit played to its end on reported votes that are right: every assertion is tested on every draw, and the audit
 * ends when the last of them is confirmed.
 *
 * <p>Errors of records are misreads here: a ballot recorded for one choice is in truth invalid or for another choice, at the
 * assumed rates. So most of them hurt no assertion, which is what they do in life; a plan's sizes take each at its worst.
 */
public final class SimulatedAudit {
    /** Points of a path at most, about. */
    private static final double POINTS = 300;

    private static final long PART = 1L << 40;

    private final AuditedContest contest;
    private final PlanSettings settings;
    private final RandomStream random;
    private final List<RiskPath.Point> points = new ArrayList<>();
    private double next = 1;

    private SimulatedAudit(AuditedContest contest, PlanSettings settings, AuditMethod method) {
        this.contest = contest;
        this.settings = settings;
        this.random = new Streams(settings.seed()).stream(method.ordinal(), Streams.Purpose.AUDIT, PART);
    }

    /**
     * Plays an audit.
     *
     * @param contest the contest; a sample must be able to confirm it
     * @param settings risk limit, rates and seed
     * @param method {@code ALPHA_POLLING}, {@code BETTING_COMPARISON} or {@code BATCH_BETTING}
     * @throws IllegalArgumentException for another method, a contest that no sample can confirm, or without stations
     */
    public static RiskPath play(AuditedContest contest, PlanSettings settings, AuditMethod method) {
        if (contest.standing() != AuditedContest.Standing.AUDITABLE) {
            throw new IllegalArgumentException("No sample can confirm this contest. " + contest.why());
        }
        SimulatedAudit audit = new SimulatedAudit(contest, settings, method);
        return switch (method) {
            case ALPHA_POLLING -> audit.ballots(method, audit.polled());
            case BETTING_COMPARISON -> audit.ballots(method, audit.compared());
            case BATCH_BETTING -> audit.stations();
            case BRAVO,
                    MINERVA,
                    SUPER_SIMPLE,
                    ONE_AUDIT,
                    BATCH_KAPLAN_MARKOV,
                    SUITE,
                    UNION_INTERSECTION,
                    PROVIDENCE,
                    PREDICTIVE_KELLY -> throw new IllegalArgumentException("No path is drawn for " + method.id());
        };
    }

    /** Bets on each assertion: shares of the greatest bet with their weights, and the value of a ballot. */
    private interface Values {
        double[] shares(int assertion);

        double[] weights();

        double value(int assertion, int recorded, int truth);

        boolean errors();
    }

    /** Choices by index, invalid ballots last. */
    private long[] kinds() {
        ContestVotes votes = contest.votes();
        long[] kinds = Arrays.copyOf(votes.toArray(), votes.contest().choices().size() + 1);
        kinds[kinds.length - 1] = votes.invalid();
        return kinds;
    }

    private double assorter(int a, int kind) {
        int invalid = contest.votes().contest().choices().size();
        AssertionMargin m = contest.margins().get(a);
        return kind == invalid ? m.assorter().ofInvalid() : m.assorter().of(kind);
    }

    private Values polled() {
        long[] kinds = kinds();
        int n = contest.margins().size();
        double[][] shares = new double[n][];
        double[][] value = new double[n][kinds.length];
        for (int a = 0; a < n; a++) {
            for (int k = 0; k < kinds.length; k++) {
                value[a][k] = assorter(a, k);
            }
            shares[a] = new double[] {KellyShare.of(value[a], kinds).share()};
        }
        return table(shares, new double[] {1}, value, null);
    }

    private Values compared() {
        int n = contest.margins().size();
        int kinds = contest.votes().contest().choices().size() + 1;
        double[][] shares = new double[n][];
        double[][] value = new double[n][kinds];
        Overstatement[] b = new Overstatement[n];
        for (int a = 0; a < n; a++) {
            AssertionMargin m = contest.margins().get(a);
            shares[a] = ComparisonLoop.shares();
            b[a] = new Overstatement(m.assorter().upper(), m.margin());
            for (int k = 0; k < kinds; k++) {
                value[a][k] = assorter(a, k);
            }
        }
        return table(shares, ComparisonLoop.weights(), value, b);
    }

    private static Values table(double[][] shares, double[] weights, double[][] value, Overstatement @Nullable [] b) {
        return new Values() {
            @Override
            public double[] shares(int assertion) {
                return shares[assertion];
            }

            @Override
            public double[] weights() {
                return weights;
            }

            @Override
            public double value(int a, int recorded, int truth) {
                return b == null ? value[a][truth] : b[a].value(value[a][recorded], value[a][truth]);
            }

            @Override
            public boolean errors() {
                return b != null;
            }
        };
    }

    /** An assertion that is still open. */
    private static final class Open {
        final int index;
        final double[] shares;
        final double[] wealth;
        double sum;
        double best = 1;

        Open(int index, double[] shares, double[] weights) {
            this.index = index;
            this.shares = shares;
            this.wealth = weights.clone();
        }

        double take(double x, double half, double left) {
            double under = half - sum;
            sum += x;
            double total = 0;
            if (under > 0) {
                double gain = x * left / under - 1;
                for (int i = 0; i < wealth.length; i++) {
                    wealth[i] *= Math.max(0, 1 + shares[i] * gain);
                    total += wealth[i];
                }
            }
            best = sum > half * (1 + 1e-12) ? Double.POSITIVE_INFINITY : Math.max(best, total);
            return best;
        }
    }

    private RiskPath ballots(AuditMethod method, Values values) {
        long[] left = kinds();
        long all = contest.ballots();
        AliasTable others = new AliasTable(scaled(left));
        List<Open> open = new ArrayList<>();
        for (int a = 0; a < contest.margins().size(); a++) {
            open.add(new Open(a, values.shares(a), values.weights()));
        }
        double target = 1 / settings.riskLimit();
        double half = all * 0.5;
        // Assertions that are confirmed go on gaining nothing: the contest's risk is that of those still open, or, once
        // all
        // are confirmed, of the last.
        for (long j = 0; j < all; j++) {
            int recorded = draw(left, all - j);
            left[recorded]--;
            int truth = values.errors() ? misread(recorded, others, left.length - 1) : recorded;
            double least = Double.POSITIVE_INFINITY;
            for (int i = open.size() - 1; i >= 0; i--) {
                Open a = open.get(i);
                double best = a.take(values.value(a.index, recorded, truth), half, all - j);
                least = Math.min(least, best);
                if (best >= target) {
                    open.set(i, open.get(open.size() - 1));
                    open.remove(open.size() - 1);
                }
            }
            point(j + 1, j + 1, least, open.isEmpty());
            if (open.isEmpty()) {
                return new RiskPath(method, points, j + 1, contest.margins().size(), true);
            }
        }
        return new RiskPath(method, points, all, contest.margins().size(), false);
    }

    /** What a ballot is in truth. */
    private int misread(int recorded, AliasTable others, int invalid) {
        ErrorRates r = settings.rates();
        double u = random.nextDouble();
        if (u < r.oneOver() + r.oneUnder()) {
            return recorded == invalid ? others.draw(random) : invalid;
        }
        return u < r.ballots() ? others.draw(random) : recorded;
    }

    private int draw(long[] left, long all) {
        long place = random.nextLong(all);
        int k = 0;
        while (place >= left[k]) {
            place -= left[k];
            k++;
        }
        return k;
    }

    /** Weights that an alias table can hold. */
    private static long[] scaled(long[] kinds) {
        long sum = Arrays.stream(kinds).sum();
        long by = 1 + sum / 1_000_000_000;
        return Arrays.stream(kinds).map(k -> k / by + (k > 0 && k < by ? 1 : 0)).toArray();
    }

    private RiskPath stations() {
        if (contest.stations() == 0) {
            throw new IllegalArgumentException("The stations of the contest are not known");
        }
        ErrorBounds bounds = ErrorBounds.of(
                contest.tally(),
                contest.margins().stream().map(AssertionMargin::assertion).toList());
        BatchSizes model = new BatchSizes(contest, bounds, contest.tightest().orElseThrow(), settings, 0);
        boolean[] known = new boolean[bounds.stations()];
        BatchRisk risk = PlannedTests.batch(bounds.total());
        double left = bounds.total();
        long ballots = 0;
        long n = 0;
        while (risk.pValue() > settings.riskLimit() && n < known.length) {
            int p = model.unknown(random, known, left);
            known[p] = true;
            left -= bounds.of(p);
            ballots += contest.ballotsOf(p);
            n++;
            if (bounds.of(p) > 0) {
                risk.add(bounds.of(p), model.error(random, p));
            }
            boolean done = risk.pValue() <= settings.riskLimit();
            point(n, ballots, 1 / Math.max(1e-300, risk.pValue()), done || n == known.length);
        }
        return new RiskPath(
                AuditMethod.BATCH_BETTING, points, n, contest.margins().size(), risk.pValue() <= settings.riskLimit());
    }

    /** Keeps points that are evenly spaced on a logarithmic scale, and the last. */
    private void point(long draws, long ballots, double wealth, boolean last) {
        if (draws >= next || last) {
            points.add(new RiskPath.Point(draws, ballots, Math.min(1, Math.max(1e-12, 1 / wealth))));
            next = Math.max(draws + 1, draws * StrictMath.pow(1e6, 1 / POINTS));
        }
    }
}
