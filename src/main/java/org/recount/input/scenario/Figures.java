package org.recount.input.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlMap;
import org.recount.input.yaml.YamlNode;
import org.recount.simulation.RunResult.Sourced;
import org.recount.simulation.error.StationErrors;

/**
 * Figures with a word on where each comes from: {@code filed: {value: 1436, source: ...}}, or {@code assumption:} in the
 * place of {@code source:} for what is invented, with the reason. Remembers both kinds for the report. A figure without
 * either, and a key that is not known, is a problem: nothing may slip in unsourced or be left out by a slip of the pen.
 */
final class Figures {
    private static final List<String> PARTS = List.of("value", "source", "assumption", "what");

    private final Problems problems;
    private final List<Sourced> facts = new ArrayList<>();
    private final List<Sourced> assumptions = new ArrayList<>();

    Figures(Problems problems) {
        this.problems = problems;
    }

    /** Returns what has a source, in the order of reading. */
    List<Sourced> facts() {
        return facts;
    }

    /** Returns what is assumed, with the reason, in the order of reading. */
    List<Sourced> assumptions() {
        return assumptions;
    }

    /** Returns a section that must be there; an empty one where it is not (told). */
    Optional<YamlMap> section(YamlMap map, String key) {
        if (!map.has(key)) {
            problems.fatal(
                    map.file(),
                    map.line(),
                    "",
                    "The section \"" + key + "\" is missing",
                    Nearest.to(key, map.keys())
                            .map(n -> "Maybe \"" + n + "\" is meant for it.")
                            .orElse("Maybe add: " + key + ": ..."));
        }
        return map.map(key);
    }

    /** Tells every key that is not known, as a problem that stops a command. */
    void refuseUnknown(YamlMap map, String where, List<String> known) {
        for (String key : map.keys()) {
            if (!known.contains(key)) {
                problems.fatal(
                        map.file(),
                        map.line(key),
                        key,
                        "The key \"" + (where.isEmpty() ? key : where + "." + key) + "\" is not known",
                        Nearest.to(key, known)
                                .map(n -> "Maybe \"" + n + "\" is meant.")
                                .orElse("Maybe one of: " + String.join(", ", known) + "."));
            }
        }
    }

    /** Returns a number between two limits; the lower limit where a problem was told. */
    double number(YamlMap map, String where, String key, double least, double most) {
        return value(map, where, key)
                .flatMap(
                        figure -> figure.holder.number(figure.key, BigDecimal.valueOf(least), BigDecimal.valueOf(most)))
                .map(BigDecimal::doubleValue)
                .orElse(least);
    }

    /** Returns the value that holds where the file gives none, and remembers its source. */
    double standard(String where, StationErrors.Parameter parameter) {
        StationErrors.Default standard = parameter.standard().orElseThrow();
        facts.add(new Sourced(
                (where + ": ").replace('_', ' ').replace('.', ' ') + parameter.what(),
                BigDecimal.valueOf(standard.value()).toPlainString(),
                standard.source()));
        return standard.value();
    }

    /** Returns a whole number between two limits; the lower limit where a problem was told. */
    int whole(YamlMap map, String where, String key, int least, int most) {
        return value(map, where, key)
                .map(figure ->
                        (int) figure.holder.wholeNumber(figure.key, least, most).orElse(least))
                .orElse(least);
    }

    private Optional<Figure> value(YamlMap map, String where, String key) {
        Optional<YamlNode> node = map.get(key);
        if (node.isEmpty()) {
            problems.fatal(
                    map.file(),
                    map.line(),
                    "",
                    "\"" + where + "." + key + "\" is missing",
                    "Maybe add: " + key + ": {value: ..., source: ...}");
            return Optional.empty();
        }
        if (!(node.get() instanceof YamlMap figure)) {
            problems.fatal(
                    map.file(),
                    node.get().line(),
                    node.get().show(),
                    where + "." + key + " is given without saying where it comes from",
                    "Maybe write: " + key + ": {value: " + node.get().show()
                            + ", source: ...} (or assumption: ... with the reason)");
            return Optional.empty();
        }
        refuseUnknown(figure, where + "." + key, PARTS);
        remember(figure, where, key);
        return Optional.of(new Figure(figure, "value"));
    }

    private void remember(YamlMap figure, String where, String key) {
        Optional<String> value = figure.required("value");
        Optional<String> source = figure.text("source").filter(s -> !s.isBlank());
        Optional<String> assumption = figure.text("assumption").filter(s -> !s.isBlank());
        if (source.isPresent() == assumption.isPresent()) {
            problems.fatal(
                    figure.file(),
                    figure.line(),
                    "",
                    where + "." + key
                            + (source.isPresent() ? " has both a source and an assumption" : " has no source"),
                    "Maybe keep one: source for what is documented, assumption with the reason for what is invented.");
            return;
        }
        String what = figure.text("what")
                .orElse((where + ": " + key).replace('_', ' ').replace('.', ' '));
        source.ifPresent(s -> facts.add(new Sourced(what, value.orElse(""), s)));
        assumption.ifPresent(s -> assumptions.add(new Sourced(what, value.orElse(""), s)));
    }

    private record Figure(YamlMap holder, String key) {}
}
