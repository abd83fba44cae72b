package org.recount.report.text;

import java.util.List;
import org.recount.simulation.RunResult;

/** What stands beside a figure: its model, its source, and whether the votes are synthetic. */
public final class Captions {
    private Captions() {}

    /** Returns model, source and label of a figure that comes from the simulation. */
    public static String model(RunResult result) {
        return model(result.scenario());
    }

    /** Returns model, source and label of a figure that comes from the simulation of a scenario. */
    public static String model(RunResult.ScenarioInfo scenario) {
        return "Model: " + bare(scenario.modelInShort()) + ". Source: " + bare(scenario.sourcesInShort()) + ". "
                + label(scenario);
    }

    /** Returns the sentence that says whether the votes are synthetic. */
    public static String label(RunResult result) {
        return label(result.scenario());
    }

    private static String label(RunResult.ScenarioInfo scenario) {
        return scenario.synthetic()
                ? "Synthetic votes: drawn from a model, not the votes of real people."
                : "The announced votes are the published ones; errors and complaints are simulated.";
    }

    /** Returns how many trials were run, over how many elections, from which seed. */
    public static String trials(RunResult result) {
        return Figures.counted(result.trials(), "trial", "trials") + " over "
                + Figures.counted(
                        result.elections(),
                        result.scenario().synthetic() ? "synthetic election" : "election",
                        result.scenario().synthetic() ? "synthetic elections" : "elections")
                + ", from seed " + result.seed() + ".";
    }

    /** Returns {@code synthetic} or {@code published}, for a column. */
    public static String votes(RunResult result) {
        return result.scenario().synthetic() ? "synthetic" : "published";
    }

    /** Returns {@code 95% interval} where all confidences are equal, {@code interval} otherwise. */
    public static String interval(List<Double> confidences) {
        List<Double> distinct = confidences.stream().distinct().toList();
        return distinct.size() == 1 ? Figures.confidence(distinct.get(0)) + " interval" : "interval";
    }

    /** Returns the sources alone, for a figure that comes from no model. */
    public static String source(RunResult result) {
        return "Source: " + bare(result.scenario().sourcesInShort()) + ".";
    }

    /** A scenario may write "Sources: ..." and a full stop, or not: a caption has them once. */
    private static String bare(String text) {
        return text.strip().replaceFirst("^(?i:model|sources?): *", "").replaceFirst("\\.$", "");
    }
}
