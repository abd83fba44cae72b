package org.recount.risk.plan;

import java.util.Arrays;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.Assorter;
import org.recount.risk.comparison.Overstatement;
import org.recount.sampling.AliasTable;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Sizes of ONEAudit with the stations as pools, if the reported votes are right: the record of each ballot is its station's
 * mean (Stark 2023, ONEAudit, section 2), ballots are drawn without replacement.
 *
 * <p>The bet is a constant share of the greatest one, chosen before the draw as the best for the reported population (Kelly).
 * For the assertion whose best growth is least.
 */
final class OneAuditSizes {
    private static final int MOST_ASSERTIONS = 3;

    private final AuditedContest contest;
    private final PlanSettings settings;
    private final int part;

    OneAuditSizes(AuditedContest contest, PlanSettings settings, int part) {
        this.contest = contest;
        this.settings = settings;
        this.part = part;
    }

    /** Values of the overstatement assorter, by count. */
    private static final class Pools {
        final double[] value;
        final long[] count;
        final KellyShare bet;

        Pools(double[] value, long[] count) {
            this.value = value;
            this.count = count;
            this.bet = KellyShare.of(value, count);
        }
    }

    PlannedSizes sizes() {
        Pools worst = null;
        for (AssertionMargin a : contest.margins()
                .subList(0, Math.min(MOST_ASSERTIONS, contest.margins().size()))) {
            Pools pools = pools(a);
            worst = worst == null || pools.bet.growth() < worst.bet.growth() ? pools : worst;
        }
        if (worst == null) {
            throw new IllegalStateException("A contest without assertions has no plan");
        }
        double expected = worst.bet.draws(settings.riskLimit());
        long ballots = contest.ballots();
        if (expected > Budget.HOPELESS * ballots) {
            return PlannedSizes.fullCount(ballots);
        }
        int trials = Budget.trials(settings.trials(), 2 * Math.min(ballots / 2.0, expected));
        int[] draws = new int[trials];
        Streams streams = new Streams(settings.seed());
        RandomStream random = new RandomStream();
        AliasTable table = new AliasTable(worst.count);
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, part);
            draws[t] = (int) Math.min(Integer.MAX_VALUE, trial(worst, table, random));
        }
        return PlannedSizes.simulated(draws, ballots);
    }

    private long trial(Pools pools, AliasTable table, RandomStream random) {
        long ballots = contest.ballots();
        long[] left = pools.count.clone();
        double half = ballots * 0.5;
        double sum = 0;
        double wealth = 1;
        for (long j = 0; j < Math.max(1, ballots / 2); j++) {
            int k = table.draw(random);
            // A cell of which some ballots are gone is taken in proportion to those that are left.
            while (left[k] < pools.count[k] && random.nextLong(pools.count[k]) >= left[k]) {
                k = table.draw(random);
            }
            left[k]--;
            double mu = (half - sum) / (ballots - j);
            double x = pools.value[k];
            sum += x;
            if (mu > 0) {
                wealth *= 1 + pools.bet.share() * (x / mu - 1);
            }
            if (wealth * settings.riskLimit() >= 1 || sum > half * (1 + 1e-12)) {
                return j + 1;
            }
        }
        return ballots;
    }

    /** Cells of ballots with the same value: by station and by the value that the assertion assigns to a ballot. */
    private Pools pools(AssertionMargin a) {
        Assorter h = a.assorter();
        int choices = contest.votes().contest().choices().size();
        double[] values = new double[choices + 1];
        for (int c = 0; c < choices; c++) {
            values[c] = h.of(c);
        }
        values[choices] = h.ofInvalid();
        double[] distinct = Arrays.stream(values).distinct().toArray();
        int[] kind = new int[choices + 1];
        for (int c = 0; c <= choices; c++) {
            for (int d = 0; d < distinct.length; d++) {
                kind[c] = distinct[d] == values[c] ? d : kind[c];
            }
        }
        Overstatement b = new Overstatement(h.upper(), a.margin());
        int cells = contest.stations() * distinct.length;
        double[] value = new double[cells];
        long[] count = new long[cells];
        for (int p = 0; p < contest.stations(); p++) {
            fill(p, kind, distinct, b, value, count);
        }
        return new Pools(value, count);
    }

    private void fill(int p, int[] kind, double[] distinct, Overstatement b, double[] value, long[] count) {
        int from = p * distinct.length;
        long[] row = contest.tally().row(p);
        long valid = 0;
        for (int c = 0; c < row.length; c++) {
            count[from + kind[c]] += row[c];
            valid += row[c];
        }
        count[from + kind[row.length]] += contest.ballotsOf(p) - valid;
        PollingStation station = contest.tally().stations().get(p);
        double mean = 0;
        for (int d = 0; d < distinct.length; d++) {
            mean += count[from + d] * distinct[d];
        }
        long n = contest.ballotsOf(p);
        if (n == 0) {
            return;
        }
        mean /= n;
        for (int d = 0; d < distinct.length; d++) {
            value[from + d] = b.value(mean, distinct[d]);
            if (count[from + d] < 0) {
                throw new IllegalStateException("Station " + station.id() + " has more votes than ballots");
            }
        }
    }
}
