package org.recount.input.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recount.simulation.error.StationErrors;

/** docs/scenarios.md names every key, table, column and model that the reader of scenarios knows, and nothing that it does not. */
class ScenarioDocsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/recount/input/scenario");
    private static final Pattern WORD = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.csv)?)\"");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/scenarios.md"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every word in quotes in the reader's sources is a key, a column, a table or a value of one. */
    private static Set<String> wordsOfTheReader() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            // The other classes of the package write sentences and read nothing.
            files.filter(f -> f.getFileName().toString().matches(".*Reader\\.java|Figures\\.java|EnsembleCheck\\.java"))
                    .forEach(f -> WORD.matcher(text(f)).results().forEach(m -> words.add(m.group(1))));
        }
        // Beginning of two names of tables.
        words.remove("known");
        return words;
    }

    @Test
    void everyWordThatTheReaderKnowsIsExplained() throws IOException {
        String page = page();
        Set<String> words = wordsOfTheReader();
        assertThat(words).hasSizeGreaterThan(90).contains("complaints", "close_scale", "templates.csv", "margin_law_a");
        assertThat(words.stream()
                        .filter(w -> !Pattern.compile("`(?:[a-z_]+\\.)?" + Pattern.quote(w) + "`")
                                .matcher(page)
                                .find())
                        .toList())
                .as("keys that docs/scenarios.md does not name in code type")
                .isEmpty();
    }

    @Test
    void everyModelOfAStationHasItsRowWithItsParameters() throws IOException {
        String page = page();
        for (StationErrors.Type type : StationErrors.all()) {
            List<String> rows = page.lines()
                    .filter(l -> l.startsWith("| `" + type.id() + "` |"))
                    .toList();
            assertThat(rows).as(type.id()).hasSize(1);
            type.parameters().forEach(p -> assertThat(rows.get(0)).as(type.id()).contains("`" + p.name() + "`"));
        }
    }

    /** The other way round: a key in the first column of a table is one that the reader knows. */
    @Test
    void noKeyIsExplainedThatDoesNotExist() throws IOException {
        Set<String> known = wordsOfTheReader();
        StationErrors.all().forEach(t -> {
            known.add(t.id());
            t.parameters().forEach(p -> known.add(p.name()));
        });
        List<String> firstCells = page().lines()
                .filter(l -> l.startsWith("| ") && l.contains("`"))
                .map(l -> l.split("\\|")[1])
                .toList();
        assertThat(firstCells).hasSizeGreaterThan(50);
        for (String cell : firstCells) {
            Pattern.compile("`([a-z0-9_.]+)`")
                    .matcher(cell)
                    .results()
                    .forEach(m ->
                            assertThat(known).as("key in docs/scenarios.md").contains(m.group(1)));
        }
    }
}
