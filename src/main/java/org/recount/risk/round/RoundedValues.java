package org.recount.risk.round;

import java.util.ArrayList;
import java.util.List;
import org.recount.risk.mean.RiskHistory;

/** Measures a sequence of assorter values (1 winner, 0 loser, 1/2 neither) by a round-by-round test. */
public final class RoundedValues {
    private RoundedValues() {}

    /**
     * Measures.
     *
     * @param rule the rule
     * @param chosen when the sizes were settled
     * @param sizes how many values have been drawn at the end of each round, ascending, the last at most the number of
     *     values; what follows the last round is not looked at
     * @param values the values in drawing order, each 0, 1/2 or 1
     * @return a history that holds the p-value of a round at its last draw and 1 elsewhere: between the ends of rounds
     *     such a test says nothing
     * @throws IllegalArgumentException for a value other than 0, 1/2 and 1, or sizes that do not ascend
     * @throws RoundRefusedException if the sizes could depend on the ballots
     */
    public static RiskHistory measure(RoundRule rule, SizeChosen chosen, List<Integer> sizes, double[] values) {
        RoundAudit audit = RoundAudit.of(rule);
        List<Double> history = new ArrayList<>(values.length);
        double least = 1;
        boolean stopped = false;
        int from = 0;
        for (int size : sizes) {
            if (size <= from || size > values.length) {
                throw new IllegalArgumentException("A round ends after " + size + " draws, the one before after " + from
                        + ", and there are " + values.length + " values. Maybe the sizes are not cumulative.");
            }
            int winner = 0;
            int loser = 0;
            for (int j = from; j < size; j++) {
                if (values[j] == 1) {
                    winner++;
                } else if (values[j] == 0) {
                    loser++;
                } else if (values[j] != 0.5) {
                    throw new IllegalArgumentException("Value " + (j + 1) + " is " + values[j] + ", but " + rule.kind()
                            + " counts votes: 1, 0, or 1/2 for neither. Maybe use ALPHA.");
                }
            }
            double p = 1;
            if (!stopped) {
                RoundResult result = audit.round(chosen, winner, loser);
                p = result.pValue();
                least = Math.min(least, p);
                stopped = result.stop();
            }
            while (history.size() < size - 1) {
                history.add(1.0);
            }
            history.add(p);
            from = size;
        }
        while (history.size() < values.length) {
            history.add(1.0);
        }
        return new RiskHistory(least, history);
    }
}
