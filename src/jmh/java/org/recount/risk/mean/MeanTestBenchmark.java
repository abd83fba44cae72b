package org.recount.risk.mean;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a draw of each test of the catalogue, by the general runner with all its guards: 1,000 values of a ballot
 * comparison (2% margin, one error in a hundred) out of 100,000, without replacement. The Kaplan martingale's time grows
 * with the square of the draws.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MeanTestBenchmark {
    private static final int DRAWS = 1_000;

    @Param({
        "alpha shrink-trunc",
        "alpha fixed",
        "alpha conditional",
        "alpha optimal-comparison",
        "betting agrapa",
        "betting fixed",
        "betting apriori-kelly",
        "betting square-kelly",
        "betting diversified-kelly",
        "betting linear-kelly",
        "betting predictive-kelly",
        "betting predictive-kelly-errors",
        "kaplan-wald",
        "kaplan-markov",
        "kaplan-martingale"
    })
    public String test;

    private MeanTest mean;
    private MeanHypothesis hypothesis;
    private double[] values;

    @Setup
    public void values() {
        double upper = 2 / (2 - 0.02);
        hypothesis = MeanHypothesis.withoutReplacement(0.5, upper, 100_000);
        SplittableRandom random = new SplittableRandom(1);
        values = random.doubles(DRAWS)
                .map(r -> r < 0.005 ? 0 : r < 0.01 ? upper / 4 : upper / 2)
                .toArray();
        MeanTestCatalogue.Parameters p = new MeanTestCatalogue.Parameters(
                hypothesis,
                test.contains("predictive") ? OptionalDouble.empty() : OptionalDouble.of(0.505),
                100,
                OptionalDouble.empty(),
                OptionalDouble.of(1.8),
                0.0001);
        String name = test.substring(test.indexOf(' ') + 1);
        mean = test.startsWith("alpha ")
                ? MeanTestCatalogue.alpha(name, p).orElseThrow()
                : test.startsWith("betting ")
                        ? MeanTestCatalogue.betting(name, p).orElseThrow()
                        : switch (name) {
                            case "kaplan-wald" -> new KaplanWald(0.1);
                            case "kaplan-markov" -> new KaplanMarkov(0.1);
                            default -> new KaplanMartingale();
                        };
    }

    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double draw() {
        SequentialRisk risk = SequentialRisk.of(mean, hypothesis);
        double sum = 0;
        for (double x : values) {
            sum += risk.add(x);
        }
        return sum;
    }
}
