package org.recount.simulation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.recount.input.Problems;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.sampling.Streams;

/**
 * Times national trials of Iraq 2021 and prints the figures of docs/speed.md; {@code src/bench/compare.sh} runs it beside the
 * NumPy program. Times of parts are processor time of one thread, so that a busy machine changes them little.
 */
public final class NationalTrials {
    private static final Path IRAQ = Path.of("scenarios/iraq-2021");
    private static final int TRIALS = 50;
    private static final int AT_HAND = 20;
    private static final long SEED = 20211010;

    /** Complaints and recounted stations ten times as many, for an election ten times as large. */
    private static final Map<String, String> TEN_TIMES = Map.of(
            "complaints.filed", "14360",
            "adjudication.rejected", "14339",
            "recount.appeals.stations", "21880",
            "recount.annexes.stations", "21360",
            "recount.panel, procedural.stations", "8700",
            "recount.panel, Baghdad-6.stations", "1080");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long drawTime;
    private long viewTime;
    private long trialTime;
    private long allocated;

    private NationalTrials() {}

    /**
     * Runs.
     *
     * @param args {@code parts} (time of the parts, allocation, ten times the stations), {@code whole N T} (N trials with their
     *     elections on T threads by the clock) or {@code trials N T} (the same with elections at hand: the trials alone); the
     *     last line printed is {@code trials per second: X}
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length == 3 && args[0].equals("whole")) {
            whole(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } else if (args.length == 3 && args[0].equals("trials")) {
            trials(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } else {
            new NationalTrials().parts();
        }
    }

    private static Scenario scenario(Map<String, String> settings) {
        Problems problems = new Problems();
        Scenario scenario = ScenarioFiles.read(IRAQ, problems)
                .flatMap(f -> f.scenario(settings, problems))
                .orElseThrow(() -> new IllegalStateException(problems.all().toString()))
                .scenario();
        return scenario;
    }

    private static void whole(int trials, int threads) throws InterruptedException {
        Scenario scenario = scenario(Map.of());
        Simulation.run(scenario, 1, Math.min(trials, 3000), threads, Progress.NONE);
        long begun = System.nanoTime();
        Simulation.run(scenario, SEED, trials, threads, Progress.NONE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d trials with their synthetic elections on %d threads: %.2f s%n",
                trials,
                threads,
                seconds);
        System.out.printf(Locale.ROOT, "trials per second: %.1f%n", trials / seconds);
    }

    /** Each thread plays trials of {@value #AT_HAND} elections of its own, drawn and warmed up before, in turn. */
    private static void trials(int trials, int threads) throws InterruptedException {
        Scenario scenario = scenario(Map.of());
        Streams streams = new Streams(SEED);
        int elections = AT_HAND;
        int rounds = Math.max(1, trials / TRIALS / threads / elections);
        double[] seconds = new double[threads];
        Thread[] workers = new Thread[threads];
        CyclicBarrier barrier = new CyclicBarrier(threads);
        for (int w = 0; w < threads; w++) {
            int worker = w;
            workers[w] = new Thread(() -> {
                TrialRunner[] runners = new TrialRunner[elections];
                ElectionTally[] tallies = new ElectionTally[elections];
                for (int e = 0; e < elections; e++) {
                    SyntheticElection election = scenario.elections().draw(SEED, worker * elections + e);
                    ElectionView view = new ElectionView(election, scenario, streams);
                    Roster roster = Roster.of(election, scenario.elections().parties());
                    runners[e] = new TrialRunner(scenario, streams, view, roster);
                    tallies[e] = new ElectionTally(view, roster, scenario);
                    runners[e].play(1_000_000L, 1_000_000L + 4 * TRIALS, tallies[e]::add);
                }
                seconds[worker] = timed(barrier, rounds, runners, tallies);
            });
            workers[w].start();
        }
        double most = 0;
        for (int w = 0; w < threads; w++) {
            workers[w].join();
            most = Math.max(most, seconds[w]);
        }
        int played = rounds * elections * TRIALS * threads;
        System.out.printf(
                Locale.ROOT, "%,d trials of elections at hand on %d threads: %.2f s%n", played, threads, most);
        System.out.printf(Locale.ROOT, "trials per second: %.1f%n", played / most);
    }

    /** Seconds by the clock from the moment when all threads are ready. */
    private static double timed(CyclicBarrier barrier, int rounds, TrialRunner[] runners, ElectionTally[] tallies) {
        try {
            barrier.await();
            long begun = System.nanoTime();
            for (int t = 0; t < rounds; t++) {
                for (int e = 0; e < runners.length; e++) {
                    runners[e].play((long) t * TRIALS, (t + 1L) * TRIALS, tallies[e]::add);
                }
            }
            barrier.await();
            return (System.nanoTime() - begun) / 1e9;
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private void parts() {
        Scenario one = scenario(Map.of());
        play(one, 40, 1);
        drawTime = viewTime = trialTime = allocated = 0;
        int elections = 20;
        play(one, elections, 1);
        double trial = trialTime / 1e3 / (elections * TRIALS);
        System.out.printf(
                Locale.ROOT,
                "draw an election %.1f ms, prepare it %.1f ms, a trial %.0f us, bytes allocated a trial %.0f%n",
                drawTime / 1e6 / elections,
                viewTime / 1e6 / elections,
                trial,
                (double) allocated / (elections * TRIALS));
        Scenario ten = scenario(TEN_TIMES);
        play(ten, 2, 10);
        drawTime = viewTime = trialTime = allocated = 0;
        play(ten, 4, 10);
        double tenth = trialTime / 1e3 / (4 * TRIALS);
        System.out.printf(
                Locale.ROOT,
                "ten times the stations, complaints and recounted stations: a trial %.0f us, %.2f times as long%n",
                tenth,
                tenth / trial);
        System.out.printf(Locale.ROOT, "trials per second: %.1f%n", 1e6 / trial);
    }

    private void play(Scenario scenario, int elections, int times) {
        Streams streams = new Streams(SEED);
        for (int e = 0; e < elections; e++) {
            long t0 = threads.getCurrentThreadCpuTime();
            SyntheticElection drawn = scenario.elections().draw(SEED, e);
            long t1 = threads.getCurrentThreadCpuTime();
            SyntheticElection election = times == 1 ? drawn : repeated(drawn, times);
            long t2 = threads.getCurrentThreadCpuTime();
            ElectionView view = new ElectionView(election, scenario, streams);
            Roster roster = Roster.of(election, scenario.elections().parties());
            TrialRunner runner = new TrialRunner(scenario, streams, view, roster);
            ElectionTally tally = new ElectionTally(view, roster, scenario);
            long t3 = threads.getCurrentThreadCpuTime();
            // The arrays of the runner grow with the first trials.
            runner.play(1_000_000L + e * TRIALS, 1_000_000L + (e + 4L) * TRIALS, tally::add);
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long t4 = threads.getCurrentThreadCpuTime();
            runner.play((long) e * TRIALS, (e + 1L) * TRIALS, tally::add);
            trialTime += threads.getCurrentThreadCpuTime() - t4;
            allocated += threads.getCurrentThreadAllocatedBytes() - bytes;
            drawTime += t1 - t0;
            viewTime += t3 - t2;
        }
    }

    /** The same election with each station so many times. */
    private static SyntheticElection repeated(SyntheticElection e, int times) {
        List<SyntheticContest> contests = new ArrayList<>();
        for (SyntheticContest c : e.contests()) {
            contests.add(new SyntheticContest(
                    c.contest,
                    repeated(c.votes, times),
                    repeated(c.invalid, times),
                    repeated(c.registered, times),
                    repeated(c.centre, times),
                    repeated(c.flags, times)));
        }
        return new SyntheticElection(e.index(), contests);
    }

    private static int[] repeated(int[] a, int times) {
        int[] all = new int[a.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(a, 0, all, i * a.length, a.length);
        }
        return all;
    }

    private static byte[] repeated(byte[] a, int times) {
        byte[] all = new byte[a.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(a, 0, all, i * a.length, a.length);
        }
        return all;
    }
}
