package org.recount.risk.plan;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Samples a second of the ballot-polling ALPHA loop: shrink-truncate, d 100, without replacement, 100,000 ballots, risk limit
 * 5%. The secondary result {@code samples} is the figure; run with {@code -t 1} and {@code -t 2} for one and two cores.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PollingLoopBenchmark {
    private static final int BALLOTS = 100_000;

    @Param({"0.02", "0.05", "0.1"})
    public double margin;

    private PollingLoop loop;
    private int first;

    /** Samples drawn, as a rate. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        public long samples;

        @Setup(Level.Iteration)
        public void zero() {
            samples = 0;
        }
    }

    @Setup
    public void loop() {
        double eta = 0.5 + margin / 2;
        loop = new PollingLoop(BALLOTS, (int) Math.round(BALLOTS * eta), 0, eta, 100, (eta - 0.5) / 2, 0.05);
    }

    @Benchmark
    public int audits(Counter counter) {
        int[] draws = loop.draws(1, first, 256, false);
        first = (first + 256) & 0xFFFFFF;
        int last = 0;
        for (int n : draws) {
            counter.samples += n;
            last ^= n;
        }
        return last;
    }
}
