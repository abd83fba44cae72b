package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.recount.sampling.Streams;

/**
 * The Monte Carlo engine: plays trials on several threads and folds what they find in the order of the elections. The
 * result depends on scenario, seed and number of trials only: the same bytes for any number of threads, and more trials
 * keep the earlier ones.
 *
 * <p>Trial {@code t} uses member {@code t / trialsPerElection} of the ensemble. The work is cut by member.
 */
public final class Simulation {
    private final Scenario scenario;
    private final Streams streams;
    private final int trials;
    private final int elections;
    private final Roster roster;
    private final RunTally tally;
    private final TreeMap<Integer, ElectionTally> waiting = new TreeMap<>();
    private final Progress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final @Nullable WantedWidth wanted;
    private volatile @Nullable Throwable failure;
    private volatile boolean enough;
    private int folded;

    private Simulation(
            Scenario scenario,
            long seed,
            int trials,
            @Nullable WantedWidth wanted,
            Progress progress,
            SyntheticElection first) {
        this.wanted = wanted;
        this.scenario = scenario;
        this.streams = new Streams(seed);
        this.trials = trials;
        this.elections = (trials - 1) / scenario.trialsPerElection() + 1;
        this.progress = progress;
        this.roster = Roster.of(first, scenario.elections().parties());
        this.tally = new RunTally(roster.contests.size(), roster.parties().size(), scenario);
    }

    /**
     * Runs a scenario.
     *
     * @param scenario the scenario
     * @param seed seed of the run
     * @param trials number of trials, at least 1
     * @param threads number of threads, at least 1
     * @param progress is told after each election how far the run is
     * @return what the run found
     * @throws InterruptedException if the calling thread is interrupted; all threads of the run have then ended
     */
    public static RunResult run(Scenario scenario, long seed, int trials, int threads, Progress progress)
            throws InterruptedException {
        return run(scenario, seed, trials, null, threads, progress);
    }

    /**
     * Runs a scenario until the probability that any seat changes is known to within an interval of a given width, by an
     * interval that is valid whenever the run stops ({@link org.recount.numeric.BettingSequence}). The end depends on scenario,
     * seed, width and cap only.
     *
     * @param scenario the scenario
     * @param seed seed of the run
     * @param mostTrials the run ends after so many trials at the latest, at least 1
     * @param width the wanted width, inside 0 to 1
     * @param threads number of threads, at least 1
     * @param progress is told after each election how far the run is
     * @return what the run found, with {@link RunResult#stopping}
     * @throws InterruptedException if the calling thread is interrupted; all threads of the run have then ended
     */
    public static RunResult runUntil(
            Scenario scenario, long seed, int mostTrials, double width, int threads, Progress progress)
            throws InterruptedException {
        return run(scenario, seed, mostTrials, new WantedWidth(width), threads, progress);
    }

    private static RunResult run(
            Scenario scenario, long seed, int trials, @Nullable WantedWidth wanted, int threads, Progress progress)
            throws InterruptedException {
        if (trials < 1 || threads < 1) {
            throw new IllegalArgumentException("At least 1 trial and 1 thread; got " + trials + " and " + threads);
        }
        // The first election tells who stands; while it is drawn, another thread may draw the next.
        boolean ahead = threads > 1 && trials > scenario.trialsPerElection();
        CompletableFuture<SyntheticElection> second =
                ahead ? CompletableFuture.supplyAsync(() -> scenario.elections().draw(seed, 1)) : null;
        SyntheticElection first = scenario.elections().draw(seed, 0);
        Simulation run = new Simulation(scenario, seed, trials, wanted, progress, first);
        run.work(Math.min(threads, run.elections), first, second);
        RunResult.Stopping stopping =
                wanted == null ? null : wanted.stopping(Math.toIntExact(run.tally.trials), run.tally.elections, trials);
        return new Summary(scenario, run.roster, run.tally).result(seed, first, stopping);
    }

    private void work(int threads, SyntheticElection first, @Nullable CompletableFuture<SyntheticElection> second)
            throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> loop(first, second), "trials-" + (i + 1));
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            failure = e;
            for (Thread worker : workers) {
                worker.join();
            }
            throw e;
        }
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void loop(SyntheticElection first, @Nullable CompletableFuture<SyntheticElection> second) {
        try {
            TrialRunner.Memory memory = new TrialRunner.Memory();
            for (int index = next.getAndIncrement();
                    index < elections && failure == null && !enough;
                    index = next.getAndIncrement()) {
                SyntheticElection election = member(index, first, second);
                fold(index, play(election, index, memory));
                if (index > 0) {
                    scenario.elections().release(election);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private SyntheticElection member(
            int index, SyntheticElection first, @Nullable CompletableFuture<SyntheticElection> second) {
        if (index == 0) {
            return first;
        }
        if (index == 1 && second != null) {
            try {
                return second.join();
            } catch (CompletionException e) {
                // It will fail again here, in the thread that tells.
            }
        }
        return scenario.elections().draw(streams.seed(), index);
    }

    private ElectionTally play(SyntheticElection election, int index, TrialRunner.Memory memory) {
        ElectionView view = new ElectionView(election, scenario, streams);
        TrialRunner runner = new TrialRunner(scenario, streams, view, roster, memory);
        ElectionTally found = new ElectionTally(view, roster, scenario);
        long from = (long) index * scenario.trialsPerElection();
        long to = Math.min(trials, from + scenario.trialsPerElection());
        runner.play(from, to, found::add);
        found.close(runner.chance());
        if (index < RareSummary.MOST_ELECTIONS) {
            found.rareFlows = new RareFlows(view, scenario.hand(), runner.decided());
        }
        return found;
    }

    private synchronized void fold(int index, ElectionTally found) {
        waiting.put(index, found);
        while (!waiting.isEmpty() && waiting.firstKey() == folded && failure == null && !enough) {
            ElectionTally inOrder = waiting.pollFirstEntry().getValue();
            tally.add(inOrder);
            folded++;
            progress.done(tally.trials, trials);
            // Elections beyond this one may have been played by other threads already: they do not count.
            enough = wanted != null && wanted.enough(inOrder);
        }
    }
}
