package org.recount.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recount.cli.DrawCommand.Drawing;
import org.recount.election.PollingStation;
import org.recount.report.DrawWriter;
import org.recount.report.write.RunManifest;

/** What {@code recount draw -o} writes. */
final class DrawCeremony {
    /** Rows of a list that is still written out. */
    private static final long MOST_ROWS = 2_000_000;

    private DrawCeremony() {}

    static DrawWriter of(Drawing d) {
        if (d.population() > MOST_ROWS) {
            throw new IllegalArgumentException("A list of " + d.population() + " is too long to be written (more than "
                    + MOST_ROWS + "). Maybe draw without -o.");
        }
        Map<String, PollingStation> stations = new HashMap<>();
        d.frame().ifPresent(f -> f.stations().forEach(s -> stations.put(s.id(), s)));
        return new DrawWriter(
                d.loaded().map(l -> l.election().name()).orElse("numbers from 1 to " + d.population()),
                d.draw(),
                d.outcome(),
                d.skip(),
                d.units().map(DrawUnits::toString),
                d.strata().map(DrawFrame.Strata::toString).orElse(""),
                stations,
                d.frame().map(DrawFrame::contestOf).orElse(Map.of()),
                DrawAnswer.of(d, false));
    }

    static RunManifest manifest(Drawing d, @Nullable Path election, @Nullable Path data) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("seed", d.draw().seed());
        options.put("method", d.draw().method().id());
        d.perStratum()
                .ifPresentOrElse(
                        n -> options.put("per-stratum", Integer.toString(n)),
                        () -> options.put("size", Integer.toString(d.size())));
        if (election == null) {
            options.put("population", Long.toString(d.population()));
        }
        if (d.skip() > 0) {
            options.put("skip", Integer.toString(d.skip()));
        }
        d.strata().ifPresent(s -> options.put("strata", s.toString()));
        d.units().ifPresent(u -> options.put("proportional-to", u.toString()));
        List<String> command = new ArrayList<>(List.of("./recount", "draw"));
        if (election != null) {
            command.add(election.toString().replace('\\', '/'));
        }
        if (data != null) {
            command.addAll(List.of("--data", data.toString().replace('\\', '/')));
        }
        // With "=" a seed may begin with a dash.
        options.forEach((name, value) -> command.add("--" + name + "=" + value));
        d.contests().forEach(c -> command.add("--contest=" + c));
        if (d.draw().replace()) {
            options.put("replace", "true");
            command.add("--replace");
        }
        return new RunManifest(
                "recount",
                Versions.program(),
                Versions.java(),
                Map.of(),
                command,
                0,
                options,
                d.loaded().stream()
                        .flatMap(l -> l.files().stream())
                        .map(f -> new RunManifest.Input(f.name(), f.bytes(), f.sha256()))
                        .toList());
    }
}
