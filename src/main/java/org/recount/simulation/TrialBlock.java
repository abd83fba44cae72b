package org.recount.simulation;

import java.util.Arrays;
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
        return Measure.numbers(tally(scenario, election, roster(scenario, election), seed, from, to));
    }

    /**
     * Plays trials and keeps constituencies and parties too.
     *
     * @return the numbers of {@link #play}, then those of {@link Detail}
     */
    public static long[] playDetailed(Scenario scenario, SyntheticElection election, long seed, long from, long to) {
        Roster roster = roster(scenario, election);
        ElectionTally found = tally(scenario, election, roster, seed, from, to);
        long[] country = Measure.numbers(found);
        long[] detail = Detail.numbers(found, roster);
        long[] both = Arrays.copyOf(country, country.length + detail.length);
        System.arraycopy(detail, 0, both, country.length, detail.length);
        return both;
    }

    private static Roster roster(Scenario scenario, SyntheticElection election) {
        return Roster.of(election, scenario.elections().parties());
    }

    private static ElectionTally tally(
            Scenario scenario, SyntheticElection election, Roster roster, long seed, long from, long to) {
        Streams streams = new Streams(seed);
        ElectionView view = new ElectionView(election, scenario, streams);
        ElectionTally found = new ElectionTally(view, roster, scenario);
        new TrialRunner(scenario, streams, view, roster).play(from, to, found::add);
        return found;
    }
}
