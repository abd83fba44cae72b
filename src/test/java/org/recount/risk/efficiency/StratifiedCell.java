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

    /** Sizes by method; peers once for each way to share the draws. */
    record Row(StratifiedCell cell, double share, Map<String, SampleSizes> sizes) {
        String best(boolean byMean) {
            String best = "";
            double least = Double.POSITIVE_INFINITY;
            for (Map.Entry<String, SampleSizes> e : sizes.entrySet()) {
                double size = byMean ? e.getValue().mean() : e.getValue().quantile(0.9);
                if (!e.getKey().equals(OURS) && size < least) {
                    least = size;
                    best = e.getKey();
                }
            }
            return best;
        }

        SampleSizes of(String name) {
            return java.util.Objects.requireNonNull(sizes.get(name), name);
        }
    }

    /** Runs all methods; {@code share} of the draws among the records is the plan's. */
    Row run(int trials, long seed, double share) {
        Map<String, SampleSizes> sizes = new LinkedHashMap<>();
        for (double r : new double[] {share, 0.5}) {
            List<String> names =
                    r == share ? List.of(OURS, PRODUCT, FIXED, FISHER, SUITE) : List.of(PRODUCT, FIXED, FISHER, SUITE);
            Map<String, int[]> draws = new LinkedHashMap<>();
            names.forEach(n -> draws.put(n, new int[trials]));
            for (int t = 0; t < trials; t++) {
                Trial trial = new Trial(new Streams(seed).stream(t, Streams.Purpose.TEST, 0), r);
                trial.run();
                for (String n : names) {
                    java.util.Objects.requireNonNull(draws.get(n))[t] = trial.done.getOrDefault(n, ballots);
                }
            }
            draws.forEach((n, d) -> sizes.put(
                    n.equals(OURS) ? n : n + String.format(Locale.ROOT, " (%.0f%% records)", 100 * r),
                    SampleSizes.of(d, ballots)));
        }
        return new Row(this, share, sizes);
    }

    private final class Trial {
        final Map<String, Integer> done = new LinkedHashMap<>();
        private final RandomStream random;
        private final double share;
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

        Trial(RandomStream random, double share) {
            this.random = random;
            this.share = share;
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
            for (int n = 1; n <= ballots / 2 && done.size() < 5 && n2 < stratum; n++) {
                if (Math.round(share * n) > n1) {
                    n1++;
                    double u = random.nextDouble();
                    double o = u < two ? 1 : u < two + one ? 0.5 : 0;
                    twos += o == 1 ? 1 : 0;
                    ones += o == 0.5 ? 1 : 0;
                    ours.compare(o);
                    records(1 - o);
                } else {
                    boolean winner = random.nextLong(stratum - n2) < left;
                    left -= winner ? 1 : 0;
                    polled(winner ? 1 : 0, n2);
                    n2++;
                    seen += winner ? 1 : 0;
                    ours.poll(winner ? 1 : 0);
                }
                if (!done.containsKey(OURS) && ours.confirmed(LIMIT)) {
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
            for (int i = 0; i <= SPLITS; i++) {
                double q = 1 - o1[i];
                log1[i] += Math.log(1 + 0.9 * (z / q - 1));
                best1[i] = Math.max(best1[i], log1[i]);
            }
        }

        private void polled(double x, long before) {
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

        private void grid(int n) {
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

    /** Prints the rows of docs/efficiency.md: {@code ... StratifiedCell TRIALS BALLOTS MARGIN...}. */
    public static void main(String[] args) {
        double[] margins =
                Arrays.stream(args).skip(2).mapToDouble(Double::parseDouble).toArray();
        System.out.println(page(Integer.parseInt(args[0]), Integer.parseInt(args[1]), margins));
    }

    static String page(int trials, int ballots, double[] margins) {
        List<String> lines = new ArrayList<>();
        lines.add("\n### two strata, " + ballots + " ballots, " + trials + " audits a cell\n");
        lines.add("| margin | one-vote, two-vote | records | standard | best peer by mean | by 90% | ratios |");
        lines.add("|---|---|---|---|---|---|---|");
        for (double margin : margins) {
            for (double[] r : EfficiencyTable.RATES) {
                StratifiedCell cell = new StratifiedCell(ballots, margin, r[0], r[1]);
                lines.add(line(cell.run(trials, 20_260, StratifiedShares.of(cell))));
            }
        }
        return String.join("\n", lines);
    }

    private static String line(Row row) {
        SampleSizes ours = row.of(OURS);
        SampleSizes mean = row.of(row.best(true));
        SampleSizes ninety = row.of(row.best(false));
        return String.format(
                Locale.ROOT,
                "| %.0f%% | %s, %s | %.0f%% | %.1f ± %.1f (%d) | %.1f ± %.1f (%d) %s | %d %s | %.3f, %.3f |",
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
                ours.quantile(0.9) / (double) ninety.quantile(0.9));
    }

    private static String plain(double rate) {
        return rate == 0 ? "0" : Double.toString(rate);
    }
}
