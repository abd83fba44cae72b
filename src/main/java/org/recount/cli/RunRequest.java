package org.recount.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.recount.report.text.Figures;
import org.recount.report.write.RunManifest;
import org.recount.simulation.Progress;
import org.recount.simulation.RareStationErrors;
import org.recount.simulation.RunResult;
import org.recount.simulation.Scenario;
import org.recount.simulation.Simulation;

/**
 * What one report of {@code recount run} was asked for: the words of the command that make it again, and the same read
 * back from a manifest.
 *
 * @param scenario path of the scenario as it was typed
 * @param trials number of trials, or the most where a width is wanted
 * @param seed seed
 * @param untilWidth width of the interval at which the run ends; 0 for none
 * @param rareDraws draws that show the laws of station errors for rare events; 0 where these are not asked for
 */
record RunRequest(String scenario, int trials, long seed, double untilWidth, int rareDraws) {
    static final int MOST_TRIALS = 100_000_000;
    static final int MOST_RARE_DRAWS = 10_000_000;

    /** Returns the command line, word by word. */
    List<String> command() {
        List<String> words = new ArrayList<>(List.of(
                "./recount", "run", scenario, "--trials", Integer.toString(trials), "--seed", Long.toString(seed)));
        if (untilWidth > 0) {
            words.addAll(List.of("--until-width", Figures.plain(untilWidth)));
        }
        if (rareDraws > 0) {
            words.addAll(List.of("--rare-draws", Integer.toString(rareDraws)));
        }
        return List.copyOf(words);
    }

    /** Runs what was asked for. */
    RunResult run(Scenario loaded, int threads, Progress progress) throws InterruptedException {
        RunResult result = untilWidth > 0
                ? Simulation.runUntil(loaded, seed, trials, untilWidth, threads, progress)
                : Simulation.run(loaded, seed, trials, threads, progress);
        return rareDraws > 0 ? RareStationErrors.add(result, loaded, rareDraws) : result;
    }

    /** Returns trials, seed and width in words. */
    String words() {
        return String.format(Locale.ROOT, "%,d trials", trials)
                + (untilWidth > 0 ? " at most, until an interval of " + Figures.plain(untilWidth) + " is reached" : "")
                + ", seed " + seed;
    }

    /** Returns the options, defaults included. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("trials", Integer.toString(trials));
        options.put("seed", Long.toString(seed));
        if (untilWidth > 0) {
            options.put("until-width", Figures.plain(untilWidth));
        }
        if (rareDraws > 0) {
            options.put("rare-draws", Integer.toString(rareDraws));
        }
        return options;
    }

    /**
     * Reads the request back.
     *
     * @param manifest a manifest
     * @return the request; empty where command, options and seed do not say one and the same, or it is no {@code run}
     */
    static Optional<RunRequest> of(RunManifest manifest) {
        String trials = manifest.options().getOrDefault("trials", "");
        String rare = manifest.options().getOrDefault("rare-draws", "0");
        String width = manifest.options().getOrDefault("until-width", "0");
        if (manifest.command().size() < 3
                || !trials.matches("[1-9][0-9]{0,8}")
                || !rare.matches("0|[1-9][0-9]{2,7}")
                || !width.matches("0|0\\.[0-9]{1,12}")) {
            return Optional.empty();
        }
        RunRequest request = new RunRequest(
                manifest.command().get(2),
                Integer.parseInt(trials),
                manifest.seed(),
                Double.parseDouble(width),
                Integer.parseInt(rare));
        boolean whole = request.trials <= MOST_TRIALS
                && request.rareDraws <= MOST_RARE_DRAWS
                && request.command().equals(manifest.command())
                && request.options().equals(manifest.options());
        return whole ? Optional.of(request) : Optional.empty();
    }
}
