package org.recount.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.recount.simulation.sweep.ChunkRunner;

/** Does chunks on the threads of this process. */
final class LocalEngine implements SweepEngine {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public void run(Job job, Sink done) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CellScenarios scenarios = new CellScenarios(job.files(), job.plan());
        Runnable loop = () -> {
            try {
                ChunkRunner runner = new ChunkRunner(job.plan(), scenarios);
                for (int i = next.getAndIncrement();
                        i < job.missing().length && failure.get() == null;
                        i = next.getAndIncrement()) {
                    done.take(job.missing()[i], runner.run(job.missing()[i]));
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(job.threads(), job.missing().length); i++) {
            Thread worker = new Thread(loop, "chunks-" + (i + 1));
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            failure.compareAndSet(null, e);
            for (Thread worker : workers) {
                worker.join();
            }
            throw e;
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
