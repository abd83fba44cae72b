package org.recount.report.text;

import java.util.List;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.Prediction;

/**
 * Where the number of seats changed lies in the central 95% of trials, and whether history lies there.
 *
 * @param lower 2.5% quantile: the least number such that at least 2.5% of the trials have at most that many
 * @param upper 97.5% quantile
 * @param inFact seats that changed in fact, -1 where not known
 */
public record Spread(int lower, int upper, int inFact) {

    /** Returns the spread of a run with every remedy applied. */
    public static Spread of(RunResult result) {
        Prediction all = result.all();
        return new Spread(
                quantile(all.distribution(), result.trials(), 25),
                quantile(all.distribution(), result.trials(), 975),
                result.backTest().seatsChangedInFact());
    }

    /** Returns whether it is known what happened. */
    public boolean isKnown() {
        return inFact >= 0;
    }

    /** Returns whether what happened lies in the central 95% of the trials. */
    public boolean fits() {
        return lower <= inFact && inFact <= upper;
    }

    private static int quantile(List<Long> counts, long trials, int perMille) {
        long below = 0;
        for (int k = 0; k < counts.size(); k++) {
            below = Math.addExact(below, counts.get(k));
            if (Math.multiplyExact(below, 1000L) >= Math.multiplyExact(trials, (long) perMille)) {
                return k;
            }
        }
        return Math.max(0, counts.size() - 1);
    }
}
