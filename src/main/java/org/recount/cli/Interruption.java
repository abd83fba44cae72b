package org.recount.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in good order when the process is told to stop (Ctrl-C, a signal): the working thread is interrupted and
 * the process waits a little until it has cleaned up.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    /** Begins work on the calling thread. */
    Interruption() {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> stop(worker), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Thread worker) {
        worker.interrupt();
        try {
            boolean inTime = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                // Whatever is left unfinished stands under a hidden name, and the next call removes it.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the work is over, whether done or given up. */
    void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs, or has run.
        }
    }
}
