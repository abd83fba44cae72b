package org.recount.simulation;

import org.recount.sampling.Streams;

/** Plays some trials of one scenario on one election: the unit of work of a sweep, on any engine. */
public final class TrialBlock {
    private TrialBlock() {}

    /**
     * Plays trials. The answer depends on the arguments only; numbers of blocks of the same election may be added.
     *
     * @param scenario the scenario
     * @param election the member of its ensemble to which the trials belong
     * @param seed seed of the run
     * @param from number of the first trial, counted over the whole run
     * @param to one past the number of the last trial
     * @return for each {@link Measure}, at {@link Measure#at}: sum, divisor, sum of squares
     */
    public static long[] play(Scenario scenario, SyntheticElection election, long seed, long from, long to) {
        Streams streams = new Streams(seed);
        Roster roster = Roster.of(election, scenario.elections().parties());
        ElectionView view = new ElectionView(election, scenario, streams);
        ElectionTally found = new ElectionTally(view, roster, scenario.curve().size());
        new TrialRunner(scenario, streams, view, roster).play(from, to, found::add);
        return Measure.numbers(found);
    }
}
