package org.recount.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.recount.simulation.Progress;

/**
 * Tells on standard error how far a run is and how long it will still take. On a terminal one line that is written over;
 * elsewhere plain lines, one every few seconds at most.
 *
 * <p>Whether standard error is a terminal Java cannot know; the launcher says so ({@code -Drecount.terminal=true}).
 */
final class ProgressLine implements Progress {
    private static final long SECOND = 1_000_000_000L;
    private static final long EVERY_ON_TERMINAL = SECOND / 5;
    private static final long EVERY_IN_A_LOG = 5 * SECOND;

    private final PrintWriter err;
    private final String name;
    private final boolean terminal;
    private final LongSupplier clock;
    private long started;
    private long lastTold;
    private int width;
    private long done;
    private long before;

    ProgressLine(PrintWriter err, String name) {
        this(err, name, Boolean.getBoolean("recount.terminal"), System::nanoTime);
    }

    ProgressLine(PrintWriter err, String name, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.name = name;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Tells that a run begins. */
    void begin(String what) {
        begin(what, 0);
    }

    /** Tells that a run goes on of which so many trials were done before: they do not count for the time left. */
    void begin(String what, long doneBefore) {
        before = doneBefore;
        done = doneBefore;
        err.println(name + ": " + what);
        err.flush();
        started = clock.getAsLong();
        lastTold = started;
    }

    @Override
    public synchronized void done(long trials, long of) {
        done = trials;
        long now = clock.getAsLong();
        if (trials >= of || now - lastTold < (terminal ? EVERY_ON_TERMINAL : EVERY_IN_A_LOG)) {
            return;
        }
        lastTold = now;
        double perTrial = (double) (now - started) / Math.max(1, trials - before);
        String line = String.format(
                Locale.ROOT,
                "%s: %,d of %,d trials, about %s left",
                name,
                trials,
                of,
                duration((of - trials) * perTrial / SECOND));
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Tells that a run is at its end. */
    synchronized void end() {
        String line = String.format(
                Locale.ROOT,
                "%s: %,d trials in %s",
                name,
                done - before,
                duration((double) (clock.getAsLong() - started) / SECOND));
        err.println((terminal && width > 0 ? "\r" : "") + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
    }

    static String duration(double seconds) {
        if (seconds < 59.5) {
            return String.format(Locale.ROOT, seconds < 9.95 ? "%.1f s" : "%.0f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
