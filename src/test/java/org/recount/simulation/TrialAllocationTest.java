package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.recount.sampling.Streams;

/** The hot loop allocates nothing once its arrays have grown. */
class TrialAllocationTest {
    /**
     * The same 100 trials a second time, so that no array has a reason to grow. Allowed are 2,000 bytes for all of them: what
     * a compiler that runs beside charges to this thread. One object a trial would be 1,600 bytes, one a contest 133,000.
     */
    @Test
    void aTrialAllocatesNothing() {
        Scenario scenario = ToyScenarios.of(new ToyElections(83, 60, 9, 120), 83 * 60, 300, 200, 100, 50, 6);
        Streams streams = new Streams(5);
        SyntheticElection election = scenario.elections().draw(5, 0);
        Roster roster = Roster.of(election, scenario.elections().parties());
        ElectionView view = new ElectionView(election, scenario, streams);
        TrialRunner runner = new TrialRunner(scenario, streams, view, roster);
        ElectionTally tally = new ElectionTally(view, roster, scenario);
        long least = leastAllocated(runner, tally);
        assertThat(tally.trials).isEqualTo(600);
        assertThat(tally.seats[ContestTrial.Result.TRUE.at]).isPositive();
        assertThat(least).as("bytes that 100 trials allocate").isLessThanOrEqualTo(2000);
    }

    /** Returns the fewest bytes that 100 trials allocate in five repetitions, after a first one in which arrays grow. */
    static long leastAllocated(TrialRunner runner, ElectionTally tally) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TrialRunner.Sink sink = tally::add;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            runner.play(0, 100, sink);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            least = round == 0 ? least : Math.min(least, bytes);
        }
        return least;
    }
}
