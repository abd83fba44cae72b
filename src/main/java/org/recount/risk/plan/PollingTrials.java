package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.recount.election.ContestVotes;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Simulated ballot-polling audits of several assertions on the same ballots: the audit ends when the last of them is
 * confirmed. Whoever has not confirmed by half of the ballots counts them all.
 *
 * <p>Ballots are kinds (choices to which every assertion assigns the same values), drawn from the counts that are left. Each
 * assertion is tested by the constant share of the greatest bet that is best for the reported votes: ALPHA with {@code eta =
 * mu (1 + lambda (u - mu))}, {@code lambda = c/mu}. The slow twin is {@code SequentialRisk} with {@code Mixture.of} that one
 * share.
 */
final class PollingTrials {
    private final double[][] value;
    private final double[] share;
    private final long[] count;
    private final long ballots;
    private final double riskLimit;

    private PollingTrials(AuditedContest contest, List<AssertionMargin> assertions, double riskLimit) {
        this.riskLimit = riskLimit;
        this.ballots = contest.ballots();
        int a = assertions.size();
        this.share = new double[a];
        Map<List<Double>, Long> kinds = new LinkedHashMap<>();
        ContestVotes votes = contest.votes();
        for (int c = -1; c < votes.contest().choices().size(); c++) {
            long n = c < 0 ? votes.invalid() : votes.votes(c);
            List<Double> values = new ArrayList<>(a);
            for (AssertionMargin m : assertions) {
                values.add(c < 0 ? m.assorter().ofInvalid() : m.assorter().of(c));
            }
            if (n > 0) {
                kinds.merge(values, n, Long::sum);
            }
        }
        List<Map.Entry<List<Double>, Long>> order = new ArrayList<>(kinds.entrySet());
        order.sort(Map.Entry.<List<Double>, Long>comparingByValue().reversed());
        this.count = order.stream().mapToLong(Map.Entry::getValue).toArray();
        this.value = new double[a][order.size()];
        for (int i = 0; i < a; i++) {
            for (int k = 0; k < order.size(); k++) {
                value[i][k] = order.get(k).getKey().get(i);
            }
            share[i] = KellyShare.of(value[i], count).share();
        }
    }

    /** Returns the ballots that each audit by ALPHA takes, all of them for one that ends in a full count. */
    static int[] alpha(
            AuditedContest contest,
            List<AssertionMargin> assertions,
            double riskLimit,
            int trials,
            long seed,
            int part) {
        PollingTrials self = new PollingTrials(contest, assertions, riskLimit);
        return run(trials, seed, part, self::alphaTrial);
    }

    /** Returns the ballots that each audit by BRAVO takes; every assertion must be a pair. */
    static int[] bravo(
            AuditedContest contest,
            List<AssertionMargin> assertions,
            double riskLimit,
            int trials,
            long seed,
            int part) {
        PollingTrials self = new PollingTrials(contest, assertions, riskLimit);
        double[][] factor = self.bravoFactors();
        return run(trials, seed, part, random -> self.bravoTrial(random, factor));
    }

    private interface Trial {
        long ballots(RandomStream random);
    }

    private static int[] run(int trials, long seed, int part, Trial trial) {
        Streams streams = new Streams(seed);
        RandomStream random = new RandomStream();
        return IntStream.range(0, trials)
                .map(t -> {
                    streams.seed(random, t, Streams.Purpose.AUDIT, part);
                    return (int) Math.min(Integer.MAX_VALUE, trial.ballots(random));
                })
                .toArray();
    }

    private long alphaTrial(RandomStream random) {
        long[] left = count.clone();
        long most = Math.max(1, ballots / 2);
        int opened = share.length;
        int[] open = IntStream.range(0, opened).toArray();
        double half = ballots * 0.5;
        double target = 1 / riskLimit;
        double[] sum = new double[opened];
        double[] wealth = new double[opened];
        Arrays.fill(wealth, 1);
        for (long j = 0; j < most; j++) {
            int kind = draw(random, left, ballots - j);
            left[kind]--;
            double rest = ballots - j;
            for (int i = 0; i < opened; i++) {
                int a = open[i];
                double x = value[a][kind];
                double under = half - sum[a];
                sum[a] += x;
                wealth[a] *= 1 + share[a] * (x * rest / under - 1);
                if (wealth[a] >= target || sum[a] > half) {
                    open[i--] = open[--opened];
                }
            }
            if (opened == 0) {
                return j + 1;
            }
        }
        return ballots;
    }

    /** The likelihood ratio of a vote for the winner and for the loser; other ballots leave it as it is. */
    private double[][] bravoFactors() {
        double[][] factor = new double[share.length][count.length];
        for (int a = 0; a < share.length; a++) {
            double winner = 0;
            double loser = 0;
            for (int k = 0; k < count.length; k++) {
                winner += value[a][k] == 1 ? count[k] : 0;
                loser += value[a][k] == 0 ? count[k] : 0;
            }
            double share = winner / (winner + loser);
            for (int k = 0; k < count.length; k++) {
                factor[a][k] = value[a][k] == 1 ? 2 * share : value[a][k] == 0 ? 2 - 2 * share : 1;
            }
        }
        return factor;
    }

    private long bravoTrial(RandomStream random, double[][] factor) {
        long most = Math.max(1, ballots / 2);
        int[] open = IntStream.range(0, share.length).toArray();
        int opened = open.length;
        double[] wealth = new double[opened];
        Arrays.fill(wealth, 1);
        boolean[] neutral = neutral(factor);
        for (long j = 0; j < most; j++) {
            int kind = draw(random, count, ballots);
            if (neutral[kind]) {
                continue;
            }
            for (int i = 0; i < opened; i++) {
                int a = open[i];
                wealth[a] *= factor[a][kind];
                if (wealth[a] * riskLimit >= 1) {
                    open[i--] = open[--opened];
                }
            }
            if (opened == 0) {
                return j + 1;
            }
        }
        return ballots;
    }

    /** Kinds of ballots that leave every ratio as it is. */
    private static boolean[] neutral(double[][] factor) {
        boolean[] neutral = new boolean[factor[0].length];
        for (int k = 0; k < neutral.length; k++) {
            neutral[k] = true;
            for (double[] of : factor) {
                neutral[k] &= of[k] == 1;
            }
        }
        return neutral;
    }

    private static int draw(RandomStream random, long[] left, long all) {
        long place = random.nextLong(all);
        int k = 0;
        while (place >= left[k]) {
            place -= left[k];
            k++;
        }
        return k;
    }
}
