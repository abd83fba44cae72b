package org.recount.report.text;

import java.util.List;
import java.util.stream.Collectors;
import org.recount.numeric.Estimate;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.Factor;
import org.recount.simulation.sweep.SweepPlan;
import org.recount.simulation.sweep.SweepResult;
import org.recount.simulation.sweep.SweepResult.Effect;

/** A sweep in words. */
public final class SweepWords {
    /** The measures that the page shows; the files have all. */
    public static final List<Measure> SHOWN = List.of(Measure.ANY_CHANGES, Measure.WRONG_SEATS, Measure.FOUND);

    private SweepWords() {}

    /** Returns a measure with its interval, for a table. */
    public static String cell(Measure measure, Estimate e) {
        return notDefined(e) ? "no wrong seat" : measure.isRate() ? Figures.rateCell(e) : Figures.meanCell(e);
    }

    /** Returns a figure without an interval, for a label beside one. */
    public static String value(Measure measure, double value) {
        return measure.isRate() ? Figures.percent(StrictMath.max(0, StrictMath.min(1, value))) : Figures.mean(value);
    }

    /** Returns a difference with its interval: percentage points for a rate. */
    public static String difference(Measure measure, Estimate e) {
        if (notDefined(e)) {
            return "not defined: no wrong seat";
        }
        double scale = measure.isRate() ? 100 : 1;
        return Figures.signed(scale * e.value()) + (measure.isRate() ? " points" : "") + " ("
                + Figures.signed(scale * e.lower()) + " to " + Figures.signed(scale * e.upper()) + ")";
    }

    /** Returns whether a figure is not defined because no seat was wrong. */
    public static boolean notDefined(Estimate e) {
        return e.method().startsWith("not defined");
    }

    /** Returns whether the interval of a difference leaves out 0. */
    public static boolean tells(Effect effect) {
        return effect.difference().lower() > 0 || effect.difference().upper() < 0;
    }

    /** Returns what an effect says, in a sentence without a full stop. */
    public static String effect(Effect e) {
        String range = e.key() + " from " + e.low() + " to " + e.high();
        if (notDefined(e.difference())) {
            return range + ": " + lower(e.measure()) + " is not defined where no seat is wrong";
        }
        if (!tells(e)) {
            return range + ": the trials do not tell whether \"" + lower(e.measure()) + "\" changes";
        }
        return range + ": \"" + lower(e.measure()) + "\" goes from " + value(e.measure(), e.atLow()) + " to "
                + value(e.measure(), e.atHigh()) + ", a difference of " + difference(e.measure(), e.difference());
    }

    private static String lower(Measure m) {
        return Character.toLowerCase(m.words().charAt(0)) + m.words().substring(1);
    }

    /** Returns model, source and label for a caption. */
    public static String model(SweepResult result) {
        return Captions.model(result.scenario()).replaceFirst("^Model:", "Model, except for what is varied:");
    }

    /** Returns how the cells were chosen and how many trials were played. */
    public static String design(SweepResult result) {
        SweepPlan plan = result.plan();
        String how = plan.design() == SweepPlan.Design.GRID
                ? "a grid of " + Figures.counted(plan.cells().size(), "cell", "cells")
                : "a Latin hypercube of " + Figures.counted(plan.cells().size(), "cell", "cells");
        return how + " over " + Figures.counted(plan.factors().size(), "factor", "factors") + ", "
                + Figures.counted(plan.trials(), "trial", "trials") + " each on the same "
                + Figures.counted(plan.elections(), "election", "elections")
                + " with the same random numbers, from seed "
                + plan.seed();
    }

    /** Returns a factor with its values. */
    public static String factor(Factor factor) {
        return factor.key() + ": "
                + (factor.range()
                        ? factor.values().get(0) + " to " + factor.values().get(1)
                        : factor.values().stream().collect(Collectors.joining(", ")));
    }
}
