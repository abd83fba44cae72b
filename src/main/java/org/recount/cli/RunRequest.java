package org.recount.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.report.write.RunManifest;

/**
 * What one report of {@code recount run} was asked for: the words of the command that make it again, and the same read
 * back from a manifest.
 *
 * @param scenario path of the scenario as it was typed
 * @param trials number of trials
 * @param seed seed
 */
record RunRequest(String scenario, int trials, long seed) {
    static final int MOST_TRIALS = 100_000_000;

    /** Returns the command line, word by word. */
    List<String> command() {
        return List.of(
                "./recount", "run", scenario, "--trials", Integer.toString(trials), "--seed", Long.toString(seed));
    }

    /** Returns the options, defaults included. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("trials", Integer.toString(trials));
        options.put("seed", Long.toString(seed));
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
        if (manifest.command().size() < 3 || !trials.matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        RunRequest request = new RunRequest(manifest.command().get(2), Integer.parseInt(trials), manifest.seed());
        boolean whole = request.trials <= MOST_TRIALS
                && request.command().equals(manifest.command())
                && request.options().equals(manifest.options());
        return whole ? Optional.of(request) : Optional.empty();
    }
}
