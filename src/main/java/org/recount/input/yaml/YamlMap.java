package org.recount.input.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.recount.input.Nearest;
import org.recount.input.Problems;

/**
 * A map of keys. What is asked for and is of the wrong kind is told to the collector of problems that the map was read
 * with, and counts as absent; a key without a value counts as absent too.
 */
public final class YamlMap implements YamlNode {
    private final String file;
    private final String path;
    private final long line;
    private final Problems problems;
    private final Map<String, YamlNode> entries;
    private final Map<String, Long> keyLines;

    YamlMap(
            String file,
            String path,
            long line,
            Problems problems,
            Map<String, YamlNode> entries,
            Map<String, Long> keyLines) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.problems = problems;
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.keyLines = Map.copyOf(keyLines);
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String show() {
        return entries.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue().show())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public String kind() {
        return "a map of keys";
    }

    /** Returns where the map stands in its file: keys with dots between them. */
    String path() {
        return path;
    }

    /** Returns where the value of a key stands in its file. */
    String path(String key) {
        return name(key);
    }

    /** Returns the file that the map was read from, for messages. */
    public String file() {
        return file;
    }

    /** Returns the collector that the map tells its problems. */
    public Problems problems() {
        return problems;
    }

    /** Returns the keys, in the order of the file. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Returns the line of a key, or of the map where it has no such key. */
    public long line(String key) {
        return keyLines.getOrDefault(key, line);
    }

    /** Returns the value of a key, of whatever kind. */
    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Returns whether the key is there with a value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Returns a single value as it was written. */
    public Optional<String> text(String key) {
        return get(key).flatMap(node -> {
            if (node instanceof YamlScalar scalar) {
                return Optional.of(scalar.text());
            }
            wrongKind(key, node, "a single value");
            return Optional.empty();
        });
    }

    /** Returns a single value that must be there; what is missing is told, and the answer is then empty. */
    public Optional<String> required(String key) {
        if (!has(key)) {
            problems.fatal(file, line, "", "\"" + name(key) + "\" is missing", "Maybe add: " + key + ": ...");
        }
        return text(key);
    }

    /** Returns a whole number of at least {@code least} and at most {@code most}. */
    public OptionalLong wholeNumber(String key, long least, long most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long value = new BigDecimal(text.get().strip().replace("_", "")).longValueExact();
            if (value >= least && value <= most) {
                return OptionalLong.of(value);
            }
            wrong(key, text.get(), "is not between " + least + " and " + most, "Maybe check the figure.");
        } catch (ArithmeticException | NumberFormatException e) {
            wrong(key, text.get(), "is not a whole number", "Maybe write digits only, for example 12000.");
        }
        return OptionalLong.empty();
    }

    /** Returns a number between {@code least} and {@code most}, both included; {@code 3%} is 0.03. */
    public Optional<BigDecimal> number(String key, BigDecimal least, BigDecimal most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String s = text.get().strip().replace("_", "");
            BigDecimal value = s.endsWith("%")
                    ? new BigDecimal(s.substring(0, s.length() - 1).strip()).movePointLeft(2)
                    : new BigDecimal(s);
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return Optional.of(value);
            }
            wrong(
                    key,
                    text.get(),
                    "is not between " + least.toPlainString() + " and " + most.toPlainString(),
                    "Maybe check the figure.");
        } catch (NumberFormatException e) {
            wrong(key, text.get(), "is not a number", "Maybe write it as 0.05 or 5%.");
        }
        return Optional.empty();
    }

    /** Returns {@code true} or {@code false}. */
    public Optional<Boolean> flag(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        switch (text.get()) {
            case "true", "yes":
                return Optional.of(true);
            case "false", "no":
                return Optional.of(false);
            default:
                wrong(key, text.get(), "is neither true nor false", "Maybe write true or false.");
                return Optional.empty();
        }
    }

    /** Returns one of the allowed words; another word is told with the nearest of them. */
    public Optional<String> oneOf(String key, List<String> allowed) {
        Optional<String> text = text(key);
        if (text.isPresent() && !allowed.contains(text.get())) {
            String advice = Nearest.to(text.get(), allowed)
                    .map(n -> "Maybe \"" + n + "\"; possible: " + String.join(", ", allowed) + ".")
                    .orElse("Maybe one of: " + String.join(", ", allowed) + ".");
            wrong(key, text.get(), "is not known", advice);
            return Optional.empty();
        }
        return text;
    }

    /** Returns a map. */
    public Optional<YamlMap> map(String key) {
        return get(key).flatMap(node -> {
            if (node instanceof YamlMap map) {
                return Optional.of(map);
            }
            wrongKind(key, node, "a map of keys");
            return Optional.empty();
        });
    }

    /** Returns the values of a list; a single value is a list of one; empty where the key is absent. */
    public List<YamlNode> list(String key) {
        return get(key).map(node -> node instanceof YamlList list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    /** Returns the texts of a list of single values; a single value is a list of one. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode node : list(key)) {
            if (node instanceof YamlScalar scalar) {
                texts.add(scalar.text());
            } else {
                wrongKind(key, node, "single values");
            }
        }
        return texts;
    }

    /** Returns the maps of a list of maps. */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (YamlNode node : list(key)) {
            if (node instanceof YamlMap map) {
                maps.add(map);
            } else {
                wrongKind(key, node, "maps of keys");
            }
        }
        return maps;
    }

    /** Tells, as a warning, each key that is not among the known ones, with the nearest known one. */
    public void warnOfUnknownKeys(List<String> known) {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                String advice = Nearest.to(key, known)
                        .map(n -> "Maybe \"" + n + "\" is meant.")
                        .orElse("Maybe one of: " + String.join(", ", known) + ".");
                problems.warn(
                        file, line(key), key, "The key \"" + name(key) + "\" is not known; it is left out", advice);
            }
        }
    }

    /** Tells that the value of a key is wrong, as a problem that stops a command. */
    public void wrong(String key, String value, String what, String advice) {
        problems.fatal(file, line(key), value, name(key) + ": \"" + value + "\" " + what, advice);
    }

    private void wrongKind(String key, YamlNode node, String expected) {
        problems.fatal(
                file,
                node.line(),
                node.show(),
                name(key) + " is " + node.kind() + "; expected " + expected,
                "Maybe the indentation is wrong, or a colon or dash is missing.");
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
