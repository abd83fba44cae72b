package org.recount.input.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.input.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML texts into trees with lines. JSON is YAML too. Left out on purpose: anchors and aliases, tags, and more than
 * one document in a file; each is told as a problem.
 */
public final class YamlFiles {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final int DEEPEST = 50;

    private final String file;
    private final Problems problems;
    private final JsonParser parser;

    private YamlFiles(String file, Problems problems, JsonParser parser) {
        this.file = file;
        this.problems = problems;
        this.parser = parser;
    }

    /**
     * Reads a text whose top is a map of keys.
     *
     * @param file name of the file, for messages
     * @param text the text
     * @param problems where problems are told: what is not YAML, a key twice, a top that is no map
     * @return the map; empty where the text could not be read (a problem that stops a command then says why)
     */
    public static Optional<YamlMap> parse(String file, String text, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            YamlFiles reader = new YamlFiles(file, problems, parser);
            if (parser.nextToken() == null) {
                problems.fatal(file, 0, "", "The file is empty", "Maybe it was not copied to the end.");
                return Optional.empty();
            }
            YamlNode top = reader.node("", 0);
            if (parser.nextToken() != null) {
                problems.warn(
                        file,
                        reader.line(),
                        "",
                        "The file holds a second document; only the first is read",
                        "Maybe a line with --- is left over.");
            }
            if (top instanceof YamlMap map) {
                return Optional.of(map);
            }
            problems.fatal(
                    file,
                    top.line(),
                    top.show().length() > 80 ? top.show().substring(0, 80) + "..." : top.show(),
                    "The file is " + top.kind() + "; expected a map of keys",
                    "Maybe a colon is missing after a key: key: value.");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            problems.fatal(
                    file,
                    at == null ? 0 : Math.max(0, at.getLineNr()),
                    "",
                    "This is not YAML: " + words(e.getOriginalMessage()),
                    "Maybe the indentation is uneven, a tab stands at the start of a line, or a quote is not closed.");
        } catch (TooDeep e) {
            problems.fatal(
                    file,
                    e.line,
                    "",
                    "The values are nested more than " + DEEPEST + " deep",
                    "Maybe this is not a file for recount.");
        }
        return Optional.empty();
    }

    /** Reads the value whose first token is current; leaves its last token current. */
    private YamlNode node(String path, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep(line());
        }
        JsonToken token = parser.currentToken();
        long line = line();
        if (token == JsonToken.START_OBJECT) {
            return map(path, depth, line);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(path, depth + 1));
            }
            return new YamlList(items, line);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.fatal(
                    file,
                    line,
                    "*" + parser.getString(),
                    "Aliases (*" + parser.getString() + ") are not read",
                    "Maybe write the value out where it is used.");
        }
        return new YamlScalar(token == JsonToken.VALUE_NULL ? "" : parser.getString(), line);
    }

    private YamlMap map(String path, int depth, long line) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            long keyLine = line();
            boolean nothing = parser.nextToken() == JsonToken.VALUE_NULL;
            YamlNode value = node(path.isEmpty() ? key : path + "." + key, depth + 1);
            if (lines.putIfAbsent(key, keyLine) != null) {
                problems.fatal(
                        file,
                        keyLine,
                        key,
                        "The key \"" + key + "\" stands twice, first on line " + lines.get(key),
                        "Maybe delete one of the two.");
            } else if (!nothing) {
                entries.put(key, value);
            }
        }
        return new YamlMap(file, path, line, problems, entries, lines);
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** The parser's words without the places and the excerpts that it puts between them. */
    private static String words(String message) {
        List<String> words = new ArrayList<>();
        boolean excerpt = false;
        for (String raw : message.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("in reader")) {
                excerpt = true;
            } else if (!excerpt && !line.isEmpty()) {
                words.add(line);
            } else if (line.startsWith("^")) {
                excerpt = false;
            }
        }
        return String.join(", ", words);
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final long line;

        TooDeep(long line) {
            this.line = line;
        }
    }
}
