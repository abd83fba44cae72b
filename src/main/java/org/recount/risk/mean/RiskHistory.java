package org.recount.risk.mean;

import java.util.ArrayList;
import java.util.List;

/**
 * The risk of a sequence of audited values.
 *
 * @param pValue the least of the history; 1 where nothing was drawn
 * @param history {@code min(1, 1/T)} after each draw, not the running minimum
 */
public record RiskHistory(double pValue, List<Double> history) {
    public RiskHistory {
        history = List.copyOf(history);
    }

    /** Measures a sequence from its first value to its last. */
    public static RiskHistory of(MeanTest test, MeanHypothesis hypothesis, double[] values) {
        SequentialRisk risk = SequentialRisk.of(test, hypothesis);
        List<Double> history = new ArrayList<>(values.length);
        for (double x : values) {
            history.add(risk.add(x));
        }
        return new RiskHistory(risk.pValue(), history);
    }
}
