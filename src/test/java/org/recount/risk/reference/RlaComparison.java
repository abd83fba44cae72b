package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.number;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.List;
import java.util.OptionalLong;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.Betting;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.SequentialRisk;
import org.recount.risk.plan.AuditTrials;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.plan.ValuePopulation;
import tools.jackson.databind.JsonNode;

/** Ballot-level comparison. */
final class RlaComparison {
    private RlaComparison() {}

    static final List<RlaFamily> FAMILIES = List.of(
            RlaFamily.of("Super-simple sample sizes of the Gentle Introduction", "agi_nmin_.*", c -> {
                Discrepancies found = new Discrepancies(optional(c, "o1"), optional(c, "o2"), optional(c, "u1"), 0);
                double gamma = c.in().has("gamma") ? c.in("gamma") : 1.03905;
                assertThat(new SuperSimple(gamma).drawsNeeded(c.in("alpha"), c.in("m"), found))
                        .hasValue((long) c.expected("n"));
            }),
            RlaFamily.of("Super-simple p-value", "km_pvalue_nh2016", c -> {
                assertThat(new SuperSimple(c.in("gamma"))
                                .pValue((long) c.in("n"), c.in("m"), Discrepancies.over((long) c.in("o1"), 0)))
                        .isCloseTo(c.expected("p"), within(1e-12));
            }),
            RlaFamily.of("Super-simple sizes from rates", "km_expected_rates", c -> {
                SuperSimple method = new SuperSimple(c.in("gamma"));
                JsonNode rows = c.in().get("rows");
                JsonNode expected = c.expected().get("n");
                for (int i = 0; i < rows.size(); i++) {
                    double[] row = numbers(rows.get(i));
                    double[] rates = {row[1], row[2], row[3], row[4]};
                    OptionalLong n = method.drawsExpected(c.in("alpha"), row[0], rates);
                    assertThat(n)
                            .isEqualTo(
                                    expected.get(i).isNull()
                                            ? OptionalLong.empty()
                                            : OptionalLong.of(expected.get(i).asLong()));
                }
                JsonNode up = c.expected().get("rounded_up_1");
                double[] first = numbers(rows.get(0));
                double[] second = numbers(rows.get(1));
                assertThat(method.drawsExpected(
                                c.in("alpha"),
                                first[0],
                                new double[] {first[1], first[2], first[3], first[4]},
                                SuperSimple.Rounding.UP))
                        .hasValue(up.get("first").asLong());
                assertThat(method.drawsExpected(
                                c.in("alpha"),
                                second[0],
                                new double[] {second[1], second[2], second[3], second[4]},
                                SuperSimple.Rounding.UP))
                        .hasValue(up.get("second").asLong());
            }),
            RlaFamily.of("Stark's rho", "rho_super_simple", c -> {
                double[] rho = numbers(c.expected().get("rho"));
                for (int i = 0; i < rho.length; i++) {
                    double[] row = numbers(c.in().get("rows").get(i));
                    assertThat(new SuperSimple(row[1]).rho(row[0], row[2])).isCloseTo(rho[i], within(1e-10));
                }
            }),
            RlaFamily.of(
                    "Super-simple contests: exactly as computed; the published values to their 0.001",
                    "supersimple_contest_.*",
                    c -> {
                        double margin = c.in("margin_votes") / c.in("ballots");
                        SuperSimple method = SuperSimple.TRADITIONAL;
                        double[] rates = {0.001, 0.0001, 0.001, 0.0001};
                        long n = method.drawsExpected(c.in("alpha"), margin, rates, SuperSimple.Rounding.UP)
                                .orElseThrow();
                        assertThat(n).isEqualTo((long) c.expected("n_initial"));
                        double[] exact = numbers(c.expected().get("p_exact"));
                        String[] names = {"p_clean", "p_one_1vote_over", "p_one_2vote_over"};
                        Discrepancies[] found = {Discrepancies.NONE, Discrepancies.over(1, 0), Discrepancies.over(0, 1)
                        };
                        for (int i = 0; i < 3; i++) {
                            double p = method.pValue(n, margin, found[i]);
                            assertThat(p).isCloseTo(exact[i], within(1e-12));
                            assertThat(p).isCloseTo(c.expected(names[i]), within(0.001));
                        }
                    }),
            RlaFamily.of("COBRA without errors", "cobra_table1_v.*", c -> {
                double v = c.in("diluted_margin");
                Overstatement b = new Overstatement(1, v);
                assertThat(draws(Betting.fixed(c.in("lambda_oracle")), b)).isEqualTo((int) c.expected("n_oracle"));
                assertThat(draws(Alpha.optimalComparison(0), b)).isEqualTo((int) c.expected("n_oracle"));
                // A-priori Kelly on the overstatement assorter: 4 (mean - 1/2) for the error-free mean.
                assertThat(4 * (b.clean() - 0.5)).isCloseTo(c.expected("lambda_apKelly"), within(1e-12));
                assertThat(draws(Betting.aprioriKelly(b.clean()), b)).isEqualTo((int) c.expected("n_apKelly"));
            }),
            RlaFamily.of(
                    "COBRA told the rate of two-vote overstatements: 400 published audits, with replacement; 4.5 standard"
                            + " errors of the mean, and 20% of the 90% point, which jumps by an error's worth of draws",
                    "cobra_table1_mc", RlaComparison::cobra),
            RlaFamily.of("Overstatement assorter of a plurality contest", "overstatement_assorter_plurality", c -> {
                Overstatement b = new Overstatement(c.in("u"), c.in("v"));
                assertThat(b.value(1, 0)).isCloseTo(c.expected("2-over"), within(1e-15));
                assertThat(b.value(1, 0.5)).isCloseTo(c.expected("1-over"), within(1e-15));
                assertThat(b.value(0.5, 0.5)).isCloseTo(c.expected("none"), within(1e-15));
                assertThat(b.clean()).isCloseTo(c.expected("none"), within(1e-15));
                assertThat(b.value(0.5, 1)).isCloseTo(c.expected("1-under"), within(1e-15));
                assertThat(b.value(0, 1)).isCloseTo(c.expected("2-under"), within(1e-15));
                assertThat(b.bound()).isCloseTo(c.expected("2-under"), within(1e-15));
                assertThat(2 * b.clean() - 1).isCloseTo(c.expected("assorter_margin_2B-1"), within(1e-15));
            }),
            RlaFamily.of("Mean of the overstatement assorter under errors", "overstatement_mean_with_errors", c -> {
                Overstatement b = new Overstatement(1, c.in("v"));
                assertThat(b.meanUnder(0.5, 0)).isCloseTo(c.expected("r1=.5"), within(1e-15));
                assertThat(b.meanUnder(0, 0.25)).isCloseTo(c.expected("r2=.25"), within(1e-15));
                assertThat(b.meanUnder(0.25, 0.25)).isCloseTo(c.expected("r1=.25,r2=.25"), within(1e-15));
            }),
            RlaFamily.of("Overstatement values of a ballot in a pool (ONEAudit)", "oneaudit_batch_assorters", c -> {
                Overstatement b = new Overstatement(1, c.in("v"));
                double pool = c.expected("A_c");
                assertThat(b.value(pool, 1)).isCloseTo(c.expected("B_vote_w"), within(1e-12));
                assertThat(b.value(pool, 0)).isCloseTo(c.expected("B_vote_l"), within(1e-12));
                assertThat(b.value(pool, 0.5)).isCloseTo(c.expected("B_none"), within(1e-12));
            }));

    private static void cobra(RlaCase c) {
        double[] rates = {0.015, 0.01, 0.005, 0.001};
        for (String margin : List.of("5", "10", "20")) {
            Overstatement b = new Overstatement(1, Double.parseDouble(margin) / 100);
            double[] star = numbers(c.expected().get("lambda_star_v" + margin + "%"));
            for (int i = 0; i < rates.length; i++) {
                double a = b.clean();
                double lambda = (2 - 4 * a * (1 - rates[i])) / (1 - 2 * a);
                assertThat(lambda).isCloseTo(star[i], within(1e-9));
                double[] published =
                        numbers(c.expected().get("v" + margin + "%").get(i));
                long bad = Math.round(rates[i] * 10_000);
                SampleSizes ours = SampleSizes.of(
                        AuditTrials.draws(
                                Betting.fixed(lambda),
                                MeanHypothesis.withReplacement(0.5, b.bound()),
                                ValuePopulation.of(new double[] {a, 0}, new long[] {10_000 - bad, bad}),
                                c.in("alpha"),
                                100_000,
                                1_000,
                                20_260_111),
                        100_000);
                double sd = ours.standardError() * Math.sqrt(1_000);
                assertThat(ours.mean())
                        .isCloseTo(published[0], within(4.5 * sd * Math.sqrt(1 / 1_000.0 + 1 / c.in("reps"))));
                assertThat((double) ours.quantile(0.9)).isCloseTo(published[1], within(0.2 * published[1]));
            }
        }
    }

    private static long optional(RlaCase c, String key) {
        return c.in().has(key) ? (long) number(c.in().get(key)) : 0;
    }

    /** Draws of clean ballots, with replacement, until the risk is at most 5%. */
    private static int draws(MeanTest test, Overstatement b) {
        SequentialRisk risk = SequentialRisk.of(test, MeanHypothesis.withReplacement(0.5, b.bound()));
        while (risk.add(b.clean()) > 0.05) {
            assertThat(risk.drawn()).isLessThan(10_000);
        }
        return (int) risk.drawn();
    }
}
