package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.recount.sampling.Streams;

/**
 * Hides a known truth, samples from it, and counts how often the claims held.
 *
 * @param choosings ways to choose stations
 * @param sizes sizes of a sample, in stations of a contest; a size that the contest does not have is left out of it
 * @param reps samples of each way, size and contest
 * @param riskLimit the risk limit, and one minus the confidence of bounds
 * @param seed seed of the samples; the figures do not depend on the number of threads
 */
public record BackTest(List<Choosing> choosings, List<Integer> sizes, int reps, double riskLimit, long seed) {

    public BackTest {
        choosings = List.copyOf(choosings);
        sizes = List.copyOf(sizes);
        if (reps < 1 || !(riskLimit > 0 && riskLimit < 1)) {
            throw new IllegalArgumentException(reps + " samples at a risk limit of " + riskLimit);
        }
    }

    /** The run was interrupted. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped");
        }
    }

    /** Told how far the run is. */
    public interface Listener {
        /**
         * A cell is done.
         *
         * @param done cells done
         * @param all all cells
         */
        void done(int done, int all);
    }

    /** Returns the contests with their synthetic variants after them. */
    public static List<KnownContest> withVariants(List<KnownContest> contests) {
        List<KnownContest> all = new ArrayList<>(contests);
        contests.forEach(c -> ShrunkenMargin.of(c).ifPresent(all::add));
        return all;
    }

    /**
     * Runs the test.
     *
     * @param contests the contests with their truth
     * @param threads number of threads
     * @param listener told how far it is
     * @return the cells, contest by contest, way by way, size by size
     * @throws InterruptedException if it was stopped
     */
    public List<Cell> run(List<KnownContest> contests, int threads, Listener listener) throws InterruptedException {
        Streams streams = new Streams(seed);
        List<Callable<Cell>> work = new ArrayList<>();
        for (int c = 0; c < contests.size(); c++) {
            KnownContest contest = contests.get(c);
            for (Choosing choosing : choosings) {
                if (!choosing.fits(contest)) {
                    continue;
                }
                List<Integer> own = choosing.takesSize() ? sizes : List.of(centres(contest));
                for (int size : own) {
                    if (size >= 1 && size < contest.stations()) {
                        long part = (c * 64L + choosing.ordinal()) * 1_000_000L + size;
                        work.add(() -> new CellRun(contest, choosing, size, riskLimit).run(streams, part, reps));
                    }
                }
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Cell>> futures = new ArrayList<>();
            work.forEach(w -> futures.add(pool.submit(w)));
            List<Cell> cells = new ArrayList<>();
            for (Future<Cell> future : futures) {
                cells.add(future.get());
                listener.done(cells.size(), futures.size());
            }
            return cells;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Stopped) {
                throw new InterruptedException("stopped");
            }
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static int centres(KnownContest contest) {
        return (int) contest.announced().stations().stream()
                .map(s -> s.centre())
                .distinct()
                .count();
    }
}
