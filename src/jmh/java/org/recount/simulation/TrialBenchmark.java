package org.recount.simulation;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.recount.input.Problems;
import org.recount.input.scenario.ScenarioReader;
import org.recount.sampling.Streams;

/**
 * One national trial of Iraq 2021, and the drawing of a synthetic election. Run in the project's folder; with {@code -prof gc}
 * it also shows the bytes allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrialBenchmark {
    private static final int BATCH = 50;

    private Scenario scenario;
    private TrialRunner runner;
    private ElectionTally tally;
    private long next;

    /** Draws an election. */
    @Setup
    public void prepare() {
        scenario = ScenarioReader.read(Path.of("scenarios/iraq-2021"), new Problems())
                .orElseThrow()
                .scenario();
        Streams streams = new Streams(20211010);
        SyntheticElection election = scenario.elections().draw(20211010, 0);
        ElectionView view = new ElectionView(election, scenario, streams);
        Roster roster = Roster.of(election, scenario.elections().parties());
        runner = new TrialRunner(scenario, streams, view, roster);
        tally = new ElectionTally(view, roster, scenario);
    }

    /** Trials in batches, as a run plays them; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long trial() {
        runner.play(next, next + BATCH, tally::add);
        next += BATCH;
        return tally.found;
    }

    /** A synthetic election. */
    @Benchmark
    public SyntheticElection draw() {
        return scenario.elections().draw(20211010, (int) (next++ % 1000));
    }
}
