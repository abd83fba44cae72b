package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.number;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.Arrays;
import java.util.List;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.mean.KaplanMarkov;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.Mixture;
import org.recount.risk.plan.AuditTrials;
import org.recount.risk.plan.SampleSizes;
import org.recount.risk.plan.ValuePopulation;
import org.recount.risk.polling.Bravo;
import org.recount.risk.polling.Lattice;
import org.recount.risk.polling.WaldBoundary;
import tools.jackson.databind.JsonNode;

/** Batch comparison and ONEAudit's workloads. */
final class RlaBatches {
    private RlaBatches() {}

    static final List<RlaFamily> FAMILIES = List.of(
            RlaFamily.of("Kaplan-Markov for batches", "macro_batch_.*", c -> {
                double total = c.in("U");
                int clean = (int) c.in("clean_draws");
                int tainted = (int) c.in("tainted_draws");
                double[] taints = new double[clean + tainted];
                Arrays.fill(taints, clean, taints.length, 1 / total);
                assertThat(new KaplanMarkovBatches(total, true).pValue(taints))
                        .isCloseTo(c.expected("p"), within(1e-12));
                BatchRisk risk = BatchRisk.kaplanMarkov(total, true);
                for (double taint : taints) {
                    risk.add(1, taint);
                }
                assertThat(risk.current()).isCloseTo(c.expected("p"), within(1e-12));
            }),
            RlaFamily.of("Batches to draw without errors; the peer adds one", "macro_sample_sizes", c -> {
                double[] total = numbers(c.in().get("U"));
                double[] n = numbers(c.expected().get("n"));
                for (int i = 0; i < n.length; i++) {
                    assertThat(new KaplanMarkovBatches(total[i], true).drawsWithoutError(c.in("alpha")))
                            .hasValue((long) n[i] - 1);
                }
            }),
            RlaFamily.of(
                    "ONEAudit's example: 20,000 cards, 10,000 with records, ten pools of 1,000, margin 5%; published to two"
                            + " or three digits",
                    "oneaudit_example_workload", RlaBatches::workload));

    private static void workload(RlaCase c) {
        JsonNode e = c.expected();
        double without = Lattice.withoutReplacement(20_000, 10_500, WaldBoundary.of(20_000, 10_500, 0.05))
                .mean();
        double with = Bravo.ofShare(0.525, 0.05).expectedDraws();
        assertThat(number(e.get("BPA"))).isBetween(without, with);
        assertThat(SuperSimple.TRADITIONAL.drawsNeeded(0.05, 0.05, Discrepancies.NONE))
                .hasValue(e.get("CLCA").asLong());
        assertThat(batches(900, 100)).isCloseTo(number(e.get("BLCA_900_100")), within(10.0));
        assertThat(batches(990, 10)).isCloseTo(number(e.get("BLCA_990_10")), within(10.0));
        // The paper does not say with which test; ours need no more (standard errors 20 and 3 draws).
        assertThat(oneAudit(900, Mixture.diversifiedKelly(10))).isLessThan(number(e.get("ONE_900_100")));
        assertThat(oneAudit(990, new KaplanMarkov(0.1))).isLessThan(number(e.get("ONE_990_10")) + 10);
    }

    /** Mean cards of ONEAudit: half the cards with records, five pools for each side. */
    private static double oneAudit(int more, MeanTest test) {
        Overstatement b = new Overstatement(1, 0.05);
        double pool = more / 1000.0;
        ValuePopulation cards = ValuePopulation.of(
                new double[] {b.clean(), b.value(pool, 1), b.value(1 - pool, 0), b.value(pool, 0), b.value(1 - pool, 1)
                },
                new long[] {10_000, 5L * more, 5L * more, 5L * (1000 - more), 5L * (1000 - more)});
        assertThat(cards.mean()).isCloseTo(b.clean(), within(1e-12));
        return SampleSizes.of(
                        AuditTrials.draws(
                                test,
                                MeanHypothesis.withoutReplacement(0.5, b.bound(), 20_000),
                                cards,
                                0.05,
                                20_000,
                                400,
                                20_260_110),
                        20_000)
                .mean();
    }

    /** Expected distinct cards of Kaplan-Markov with pools and single cards drawn in proportion to their bounds. */
    private static double batches(int more, int less) {
        double margin = 1000;
        double big = (more - less + 1000) / margin;
        double small = (less - more + 1000) / margin;
        double single = 2 / margin;
        double total = 5 * big + 5 * small + 5_500 * single;
        long n = new KaplanMarkovBatches(total, true).drawsWithoutError(0.05).orElseThrow();
        return 5 * 1000 * (1 - Math.pow(1 - big / total, n))
                + 5 * 1000 * (1 - Math.pow(1 - small / total, n))
                + 5_500 * (1 - Math.pow(1 - single / total, n));
    }
}
