package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.Betting;
import org.recount.risk.mean.KaplanMarkov;
import org.recount.risk.mean.KaplanWald;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.Mixture;
import org.recount.risk.plan.AuditTrials;
import org.recount.risk.plan.PollingLoop;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.plan.ValuePopulation;

/**
 * Tables of the ALPHA paper, which are simulations, against simulations of our own.
 *
 * <p>Fixed seeds. Tolerance of each cell: 4.5 standard errors of the difference (both simulations; about 130 cells, so a
 * false alarm in a thousand choices of the seed), and what a note says.
 */
final class RlaSimulated {
    private RlaSimulated() {}

    static final List<RlaFamily> FAMILIES = families(1);

    /** The same with {@code scale} times as many audits, and tolerances that are narrower by so much. */
    static List<RlaFamily> families(int scale) {
        return List.of(
                RlaFamily.of(
                        "ALPHA table 1: shrink-truncate with replacement, 1,000 audits", "alpha_table1_subset", c -> {
                            c.expected().propertyStream().forEach(e -> {
                                double theta = Double.parseDouble(e.getKey().split(",")[0]);
                                double eta = Double.parseDouble(e.getKey().split(",")[1]);
                                double[] d = {10, 100, 500, 1000};
                                for (int i = 0; i < d.length; i++) {
                                    double published =
                                            RlaCase.number(e.getValue().get(i));
                                    cell(
                                            e.getKey() + " d " + d[i],
                                            published,
                                            1_000,
                                            0,
                                            general(
                                                    Alpha.shrinkTruncate(eta, d[i], (eta - 0.5) / 2),
                                                    MeanHypothesis.withReplacement(0.5, 1),
                                                    binary(1_000_000, theta, 0),
                                                    10_000_000,
                                                    trials(published, scale)));
                                }
                            });
                        }),
                RlaFamily.of(
                        "ALPHA table 2: N 20,000 without replacement; the entries are a draw low (counted from 0)",
                        "alpha_table2_N20000",
                        c -> {
                            double[] theta = numbers(c.in().get("theta"));
                            c.expected().propertyStream().forEach(e -> {
                                double[] published = numbers(e.getValue());
                                for (int i = 0; i < theta.length; i++) {
                                    cell(
                                            e.getKey() + " theta " + theta[i],
                                            published[i],
                                            100_000,
                                            1.5,
                                            polling(
                                                    e.getKey(),
                                                    20_000,
                                                    theta[i],
                                                    0,
                                                    0.55,
                                                    trials(published[i], scale)));
                                }
                            });
                        }),
                RlaFamily.of(
                        "ALPHA tables 3 and 4: blank ballots; taken to be 1,000 audits a cell",
                        "alpha_blanks_.*",
                        c -> {
                            double[] blanks = {0.1, 0.25, 0.5, 0.75};
                            c.expected().propertyStream().forEach(e -> {
                                double[] published = numbers(e.getValue());
                                for (int i = 0; i < blanks.length; i++) {
                                    cell(
                                            c.name() + " " + e.getKey() + " blank " + blanks[i],
                                            published[i],
                                            1_000,
                                            1.5,
                                            polling(
                                                    e.getKey(),
                                                    (int) c.in("N"),
                                                    c.in("theta"),
                                                    blanks[i],
                                                    c.in("eta"),
                                                    trials(published[i], scale)));
                                }
                            });
                        }),
                RlaFamily.of(
                        "ALPHA table 7: values with mass .001 at 0 and .25 at 1, the rest uniform (the paper's Kaplan-Wald g is"
                                + " one minus ours)",
                        "alpha_comparison_m0.25",
                        c -> comparison(c, scale)));
    }

    /** Audits for a cell with so many expected draws: about 150,000 draws, between 40 (12 of the largest) and 600 audits. */
    private static int trials(double expected, int scale) {
        return scale * (int) Math.max(expected > 100_000 ? 12 : 40, Math.min(600, 150_000 / expected));
    }

    private static void comparison(RlaCase c, int scale) {
        Map<String, MeanTest> tests = Map.of(
                "sqKelly", Mixture.squareKelly(10),
                "apKelly_0.75", Betting.aprioriKelly(0.75),
                "ALPHA_0.9_d10", Alpha.shrinkTruncate(0.9, 10, 0.2),
                "KaplanKolmogorov_g0.2", new KaplanMarkov(0.2),
                "KaplanWald_g0.8", new KaplanWald(0.2));
        int[] sizes = {10_000, 100_000, 500_000};
        c.expected().propertyStream().forEach(e -> {
            double[] published = numbers(e.getValue());
            MeanTest test = Objects.requireNonNull(tests.get(e.getKey()));
            for (int i = 0; i < sizes.length; i++) {
                // The uniform part as 1,000 values: finer makes no difference to the second digit.
                double[] values = new double[1_002];
                long[] counts = new long[1_002];
                counts[0] = Math.round(0.25 * sizes[i]);
                values[0] = 1;
                counts[1] = Math.round(0.001 * sizes[i]);
                long rest = sizes[i] - counts[0] - counts[1];
                for (int k = 0; k < 1_000; k++) {
                    values[k + 2] = (k + 0.5) / 1_000;
                    counts[k + 2] = rest * (k + 1) / 1_000 - rest * k / 1_000;
                }
                SampleSizes ours = SampleSizes.of(
                        AuditTrials.draws(
                                test,
                                MeanHypothesis.withoutReplacement(0.5, 1, sizes[i]),
                                ValuePopulation.of(values, counts),
                                0.05,
                                sizes[i],
                                trials(published[i], scale),
                                20_260_102),
                        sizes[i]);
                cell(e.getKey() + " N " + sizes[i], published[i], 1_000, 1.5, ours);
            }
        });
    }

    static SampleSizes polling(String method, int n, double theta, double blank, double defaultEta, int few) {
        // The hot loop is cheap; and a test that is far off stops at once or hardly ever, which takes many audits to
        // see.
        int trials = method.startsWith("sqKelly") || method.startsWith("apKelly") ? few : 10 * few;
        int neither = (int) Math.round(n * blank);
        int winners = (int) Math.round((n - neither) * theta);
        String[] part = method.split("_");
        double eta = defaultEta;
        if (part.length > 1 && !part[1].startsWith("d")) {
            eta = Double.parseDouble(part[1]);
        }
        MeanHypothesis h = MeanHypothesis.withoutReplacement(0.5, 1, n);
        if (part[0].equals("ALPHA")) {
            // ALPHA is told the assorter's mean, which blanks pull towards 1/2; a-priori Kelly is told the share.
            eta = blank / 2 + (1 - blank) * eta;
            String last = part[part.length - 1].substring(1);
            double d = last.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(last);
            return SampleSizes.of(
                    new PollingLoop(n, winners, neither, eta, d, (eta - 0.5) / 2, 0.05)
                            .draws(20_260_103, 0, trials, true),
                    n);
        }
        if (part[0].equals("SPRT")) {
            return SampleSizes.of(
                    new PollingLoop(n, winners, neither, eta, Double.POSITIVE_INFINITY, 0, 0.05)
                            .draws(20_260_103, 0, trials, true),
                    n);
        }
        MeanTest test = part[0].equals("sqKelly") ? Mixture.squareKelly(10) : Betting.aprioriKelly(eta);
        return SampleSizes.of(AuditTrials.draws(test, h, binary(n, theta, blank), 0.05, n, trials, 20_260_103), n);
    }

    private static SampleSizes general(MeanTest test, MeanHypothesis h, ValuePopulation truth, int most, int trials) {
        return SampleSizes.of(AuditTrials.draws(test, h, truth, 0.05, most, trials, 20_260_103), most);
    }

    static ValuePopulation binary(int n, double theta, double blank) {
        long neither = Math.round(n * blank);
        long winners = Math.round((n - neither) * theta);
        return ValuePopulation.of(new double[] {1, 0, 0.5}, new long[] {winners, n - neither - winners, neither});
    }

    private static void cell(String what, double published, int publishedTrials, double slack, SampleSizes ours) {
        double sd = ours.standardError() * Math.sqrt(ours.trials());
        // A test that is far off stops at once in a twentieth of the audits and at the end in all others.
        sd = Math.max(sd, 0.22 * ours.mean());
        double error = sd * Math.sqrt(1.0 / ours.trials() + 1.0 / publishedTrials);
        assertThat(ours.mean()).as(what).isCloseTo(published, within(4.5 * error + slack));
    }
}
