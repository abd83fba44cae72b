package org.recount.risk.plan;

import java.util.stream.IntStream;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.SequentialRisk;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Simulated audits by any test of a bounded mean: draw, measure, stop at the risk limit. Trial {@code t} depends on (seed,
 * t) alone, whatever the number of threads.
 */
public final class AuditTrials {
    private static final int BLOCK = 16;

    private AuditTrials() {}

    /**
     * Returns the draws that each audit takes.
     *
     * @param test the test
     * @param hypothesis the null; its population says whether draws are with replacement
     * @param truth what is drawn from
     * @param riskLimit when to stop
     * @param most the most draws; an audit that has not stopped by then is counted there
     * @param trials how many audits
     * @param seed of the simulation
     */
    public static int[] draws(
            MeanTest test,
            MeanHypothesis hypothesis,
            ValuePopulation truth,
            double riskLimit,
            int most,
            int trials,
            long seed) {
        Streams streams = new Streams(seed);
        int[] draws = new int[trials];
        IntStream.range(0, (trials + BLOCK - 1) / BLOCK).parallel().forEach(b -> {
            ValuePopulation.Drawer drawer = truth.drawer(!hypothesis.finite());
            RandomStream random = new RandomStream();
            for (int t = b * BLOCK; t < Math.min(trials, (b + 1) * BLOCK); t++) {
                streams.seed(random, t, Streams.Purpose.AUDIT, 0);
                drawer.restart();
                SequentialRisk risk = SequentialRisk.of(test, hypothesis);
                int n = 0;
                while (n < most) {
                    n++;
                    if (risk.add(drawer.next(random)) <= riskLimit) {
                        break;
                    }
                }
                draws[t] = n;
            }
        });
        return draws;
    }
}
