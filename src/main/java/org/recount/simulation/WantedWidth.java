package org.recount.simulation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recount.numeric.BettingSequence;
import org.recount.numeric.Estimate;
import org.recount.simulation.ContestTrial.Result;

/**
 * Ends a run when the probability that any seat changes is known well enough. Its observations are the elections: trials of
 * one election resemble each other, the shares of different elections are independent. It looks at fixed elections (each of
 * the first 50, then at steps of 2%), in their order, so that the end does not depend on threads. Not thread-safe.
 */
final class WantedWidth {
    private static final double CONFIDENCE = 0.95;
    private static final int ALL_OF = 50;
    private static final double STEP = 1.02;

    private final double width;
    private final BettingSequence sequence;
    private int nextLook = 1;
    private @Nullable Estimate last;

    WantedWidth(double width) {
        this.width = width;
        sequence = new BettingSequence(CONFIDENCE, width);
    }

    /** Takes the next election; returns whether the interval is narrow enough. */
    boolean enough(ElectionTally t) {
        sequence.add((double) t.any[Result.ALL.at] / t.trials);
        if (sequence.count() < nextLook) {
            return false;
        }
        nextLook = nextLook < ALL_OF ? nextLook + 1 : (int) StrictMath.ceil(nextLook * STEP);
        Estimate now = sequence.now();
        last = now;
        return now.upper() - now.lower() <= width;
    }

    /** Returns how the run ended. */
    RunResult.Stopping stopping(int trials, int elections, int mostTrials) {
        Estimate looked = last;
        boolean reached = looked != null && looked.upper() - looked.lower() <= width;
        Estimate now = reached && looked != null ? looked : sequence.now();
        String took = String.format(
                Locale.ROOT,
                "%,d trials of %,d elections (at most %,d trials were allowed)",
                trials,
                elections,
                mostTrials);
        String interval = String.format(
                Locale.ROOT,
                "%.2f%%, %.0f%% interval %.2f%% to %.2f%%",
                100 * now.value(),
                100 * now.confidence(),
                100 * now.lower(),
                100 * now.upper());
        String statement = (reached
                        ? "The run went on until the probability that any seat changes was known to within an interval of "
                                + width + ", which took " + took + ": " + interval + "."
                        : "The probability that any seat changes was to be known to within an interval of " + width
                                + "; the run ended at the cap before that, after " + took + ": " + interval + ".")
                + " This interval is valid at any stopping time, and counts elections, not trials, as independent. All other"
                + " intervals of the report are those of a number of trials that is fixed beforehand.";
        return new RunResult.Stopping(width, reached, trials, elections, mostTrials, now, statement);
    }
}
