package org.recount.cli;

import org.recount.input.scenario.ScenarioFiles;
import org.recount.simulation.sweep.SweepPlan;

/** Where the chunks of a sweep are done. An engine that is not in the jar is found by {@link java.util.ServiceLoader}. */
public interface SweepEngine {

    /** Returns the name on the command line. */
    String name();

    /**
     * Does chunks, in any order, each at least once.
     *
     * @param job what is to be done
     * @param done receives what was found, from any thread
     * @throws InterruptedException if the calling thread is interrupted; the work has then ended
     */
    void run(Job job, Sink done) throws InterruptedException;

    /**
     * A sweep to be done.
     *
     * @param files the scenario
     * @param plan the plan
     * @param missing numbers of the chunks to do, ascending
     * @param threads number of threads on this machine
     * @param master where a cluster is found, blank for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Job(ScenarioFiles files, SweepPlan plan, int[] missing, int threads, String master) {}

    /** Receives what was found for a chunk. */
    @FunctionalInterface
    interface Sink {
        /** Takes the numbers of a chunk. */
        void take(int number, long[] numbers);
    }
}
