package org.recount.risk.efficiency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.stratified.Fisher;
import org.recount.risk.stratified.PollingStratum;
import org.recount.risk.stratified.Suite;
import org.recount.risk.stratified.TwoStrata;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * A pair in two strata of the same size and margin, one with a record of each ballot: draws of both together until the risk is
 * at most 5%, by the program's test and by the peers', on the same draws. The peers' p-values are maxima over a grid of 61 splits,
 * as they compute them, which can only favour them; each is given the better of two ways to share the draws.
 *
 * @param ballots of both strata
 * @param margin the diluted margin of both
 * @param one rate of one-vote overstatements among the records
 * @param two rate of two-vote overstatements
 */
record StratifiedCell(int ballots, double margin, double one, double two) {
    static final String OURS = "standard";
    static final String SUITE = "SUITE";
    static final String PRODUCT = "product, .9 on records, ALPHA d 100";
    static final String FIXED = "product, .9 on records, ALPHA eta fixed";
    static final String FISHER = "Fisher, .9 on records, ALPHA eta fixed";
    private static final double LIMIT = EfficiencyTable.LIMIT;
    private static final int SPLITS = 60;
    private static final int D = 100;

    /** Draws by method and audit; peers once for each way to share the draws. */
    record Row(StratifiedCell cell, double share, Map<String, List<Integer>> draws) {
        String best(boolean byMean) {
            String best = "";
            double least = Double.POSITIVE_INFINITY;
            for (String name : draws.keySet()) {
                double size = byMean ? of(name).mean() : of(name).quantile(0.9);
                if (!name.equals(OURS) && size < least) {
                    least = size;
                    best = name;
                }
            }
            return best;
        }

        SampleSizes of(String name) {
            return SampleSizes.of(
                    drawsOf(name).stream().mapToInt(Integer::intValue).toArray(), cell.ballots());
        }

        private List<Integer> drawsOf(String name) {
            return java.util.Objects.requireNonNull(draws.get(name), name);
        }

        /** The standard error of our mean less a peer's, on the same draws, as a share of the peer's. */
        double pairedError(String peer) {
            List<Integer> ours = drawsOf(OURS);
            List<Integer> theirs = drawsOf(peer);
            int n = ours.size();
            double mean = of(OURS).mean() - of(peer).mean();
            double squares = 0;
            for (int t = 0; t < n; t++) {
                double d = ours.get(t) - theirs.get(t) - mean;
                squares += d * d;
            }
            return Math.sqrt(squares / (n - 1.0) / n) / of(peer).mean();
        }
    }

    /** Runs all methods; {@code share} of the draws among the records is the plan's. */
    Row run(int trials, long seed, double share) {
        Map<String, List<Integer>> draws = new LinkedHashMap<>();
        for (double r : new double[] {share, 0.5}) {
            List<String> names =
                    r == share ? List.of(OURS, PRODUCT, FIXED, FISHER, SUITE) : List.of(PRODUCT, FIXED, FISHER, SUITE);
            for (int t = 0; t < trials; t++) {
                Trial trial = new Trial(new Streams(seed), t, r, names);
                trial.run();
                for (String n : names) {
                    String name = n.equals(OURS) ? n : n + String.format(Locale.ROOT, " (%.0f%% records)", 100 * r);
                    draws.computeIfAbsent(name, x -> new ArrayList<>()).add(trial.done.getOrDefault(n, ballots));
                }
            }
        }
        return new Row(this, share, draws);
    }

    private final class Trial {
        final Map<String, Integer> done = new LinkedHashMap<>();
        private final RandomStream recordRandom;
        private final RandomStream polledRandom;
        private final double share;
        private final List<String> names;
        private final long stratum = ballots / 2;
        private final double mean = 0.5 + margin / 2;
        private final double v = margin / 2;
        private final double[] o1 = new double[SPLITS + 1];
        private final double[] m2 = new double[SPLITS + 1];
        private final double[] log1 = new double[SPLITS + 1];
        private final double[] log2 = new double[SPLITS + 1];
        private final double[] fixed2 = new double[SPLITS + 1];
        private final double[] best1 = new double[SPLITS + 1];
        private final double[] best2 = new double[SPLITS + 1];
        private double sum;

        Trial(Streams streams, int t, double share, List<String> names) {
            this.recordRandom = streams.stream(t, Streams.Purpose.TEST, 0);
            this.polledRandom = streams.stream(t, Streams.Purpose.TEST, 1);
            this.share = share;
            this.names = names;
            for (int i = 0; i <= SPLITS; i++) {
                o1[i] = 2 * v * (-0.25 + 1.5 * i / SPLITS);
                m2[i] = mean - (2 * v - o1[i]);
            }
        }

        void run() {
            TwoStrata ours = new TwoStrata(stratum, stratum, 1, mean, mean);
            long winners = Math.round(stratum * mean);
            long left = winners;
            long n1 = 0;
            long n2 = 0;
            long seen = 0;
            long ones = 0;
            long twos = 0;
            long look = 20;
            for (int n = 1; n <= ballots && !done.keySet().containsAll(names); n++) {
                if (n2 == stratum || Math.round(share * n) > n1) {
                    n1++;
                    double u = recordRandom.nextDouble();
                    double o = u < two ? 1 : u < two + one ? 0.5 : 0;
                    twos += o == 1 ? 1 : 0;
                    ones += o == 0.5 ? 1 : 0;
                    ours.compare(o);
                    records(1 - o);
                } else {
                    boolean winner = polledRandom.nextLong(stratum - n2) < left;
                    left -= winner ? 1 : 0;
                    polled(winner ? 1 : 0, n2);
                    n2++;
                    seen += winner ? 1 : 0;
                    ours.poll(winner ? 1 : 0);
                }
                if (names.contains(OURS) && !done.containsKey(OURS) && ours.confirmed(LIMIT)) {
                    done.put(OURS, n);
                }
                grid(n);
                if (n >= look && !done.containsKey(SUITE)) {
                    Suite suite = new Suite(
                            Math.round(margin * ballots),
                            stratum,
                            Math.round(margin * stratum),
                            n1,
                            Discrepancies.over(ones, twos),
                            new PollingStratum(stratum, winners, stratum - winners, seen, n2 - seen, 0),
                            SuperSimple.TRADITIONAL.gamma());
                    double p = suite.risk().pValue();
                    if (p <= LIMIT) {
                        done.put(SUITE, n);
                    }
                    look = (long) Math.ceil(n * (p > 0.3 ? 1.25 : p > 0.12 ? 1.08 : 1.02));
                }
            }
        }

        /** A bet of .9 of the greatest on what the records hide. */
        private void records(double z) {
            if (gridDone()) {
                return;
            }
            for (int i = 0; i <= SPLITS; i++) {
                double q = 1 - o1[i];
                log1[i] += Math.log(1 + 0.9 * (z / q - 1));
                best1[i] = Math.max(best1[i], log1[i]);
            }
        }

        private void polled(double x, long before) {
            if (gridDone()) {
                return;
            }
            for (int i = 0; i <= SPLITS; i++) {
                double rest = stratum - before;
                double mu = (stratum * m2[i] - sum) / rest;
                double eps = (mean - 0.5) / 2 / Math.sqrt(D + before);
                double eta = Math.min(0.9999, Math.max((D * mean + sum) / (D + before), mu + eps));
                if (mu <= 0) {
                    log2[i] = Double.POSITIVE_INFINITY;
                    fixed2[i] = Double.POSITIVE_INFINITY;
                } else if (mu < 1) {
                    log2[i] += Math.log(x * eta / mu + (1 - x) * (1 - eta) / (1 - mu));
                    double as = Math.max(mean, mu);
                    fixed2[i] += Math.log(x * as / mu + (1 - x) * (1 - as) / (1 - mu));
                }
                best2[i] = Math.max(best2[i], fixed2[i]);
            }
            sum += x;
        }

        private boolean gridDone() {
            return done.containsKey(PRODUCT) && done.containsKey(FIXED) && done.containsKey(FISHER);
        }

        private void grid(int n) {
            if (gridDone()) {
                return;
            }
            double product = Double.POSITIVE_INFINITY;
            double fixed = Double.POSITIVE_INFINITY;
            double fisher = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= SPLITS; i++) {
                product = Math.min(product, log1[i] + log2[i]);
                fixed = Math.min(fixed, log1[i] + fixed2[i]);
                fisher = Math.min(fisher, best1[i] + best2[i]);
            }
            if (product >= -Math.log(LIMIT)) {
                done.putIfAbsent(PRODUCT, n);
            }
            if (fixed >= -Math.log(LIMIT)) {
                done.putIfAbsent(FIXED, n);
            }
            if (!done.containsKey(FISHER) && Fisher.combine(Math.min(1, Math.exp(-fisher)), 1) <= LIMIT) {
                done.put(FISHER, n);
            }
        }
    }

    /** Prints the rows of docs/efficiency.md, each when it is there: {@code ... StratifiedCell TRIALS BALLOTS MARGIN...}. */
    public static void main(String[] args) {
        int trials = Integer.parseInt(args[0]);
        int ballots = Integer.parseInt(args[1]);
        System.out.println("\n### two strata, " + ballots + " ballots, " + trials + " audits a cell\n");
        System.out.println(
                "| margin | one-vote, two-vote | records | standard | best peer by mean | by 90% | ratios |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String margin : Arrays.asList(args).subList(2, args.length)) {
            for (double[] r : EfficiencyTable.RATES) {
                StratifiedCell cell = new StratifiedCell(ballots, Double.parseDouble(margin), r[0], r[1]);
                System.out.println(line(cell.run(trials, 20_260, StratifiedShares.of(cell))));
            }
        }
    }

    private static String line(Row row) {
        SampleSizes ours = row.of(OURS);
        SampleSizes mean = row.of(row.best(true));
        SampleSizes ninety = row.of(row.best(false));
        return String.format(
                Locale.ROOT,
                "| %.0f%% | %s, %s | %.0f%% | %.1f ± %.1f (%d) | %.1f ± %.1f (%d) %s | %d %s | %.3f ± %.3f, %.3f |",
                100 * row.cell().margin(),
                plain(row.cell().one()),
                plain(row.cell().two()),
                100 * row.share(),
                ours.mean(),
                ours.standardError(),
                ours.quantile(0.9),
                mean.mean(),
                mean.standardError(),
                mean.quantile(0.9),
                row.best(true),
                ninety.quantile(0.9),
                row.best(false),
                ours.mean() / mean.mean(),
                row.pairedError(row.best(true)),
                ours.quantile(0.9) / (double) ninety.quantile(0.9));
    }

    private static String plain(double rate) {
        return rate == 0 ? "0" : Double.toString(rate);
    }
}
