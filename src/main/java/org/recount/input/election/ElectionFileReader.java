package org.recount.input.election;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.mapping.MappingReader;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;

/** Reads election.yaml. */
final class ElectionFileReader {
    private static final int LONGEST = 4_000_000;

    private static final List<String> OWN_KEYS = List.of(
            "election", "name", "date", "source", "licence", "rule", "first-divisor", "threshold", "exempt", "notes");

    private ElectionFileReader() {}

    /**
     * Reads the file.
     *
     * @param file the file
     * @param defaultId id where the file gives none
     * @param problems where problems are told
     * @param read gets name, size and SHA-256
     */
    static Optional<ElectionFile> read(DataFile file, String defaultId, Problems problems, Consumer<InputFile> read) {
        return TextFile.readAll(file, LONGEST, problems, read)
                .flatMap(text -> YamlFiles.parse(file.name(), text, problems))
                .map(top -> read(top, defaultId));
    }

    private static ElectionFile read(YamlMap top, String defaultId) {
        top.warnOfUnknownKeys(
                Stream.concat(OWN_KEYS.stream(), MappingReader.KEYS.stream()).toList());
        if (!top.has("election")) {
            top.problems()
                    .warn(
                            top.file(),
                            0,
                            "",
                            "The election has no id; \"" + defaultId + "\" is taken",
                            "Maybe add: election: " + defaultId);
        }
        String id = top.text("election").orElse(defaultId);
        String date = top.text("date").orElse("");
        if (!date.isEmpty() && !date.matches("\\d{4}(-\\d{2}){0,2}")) {
            top.problems()
                    .warn(
                            top.file(),
                            top.line("date"),
                            date,
                            "The date \"" + date + "\" is not written as year-month-day",
                            "Maybe write it as 2021-10-10.");
        }
        return new ElectionFile(
                top.file(),
                id,
                top.text("name").orElse(id),
                date,
                String.join("; ", sourceTexts(top)),
                top.text("licence").orElse(""),
                RuleReader.readTop(top),
                top.line("rule"),
                MappingReader.read(top, ElectionTables.ALL));
    }

    /** The source may be one text or several. */
    private static List<String> sourceTexts(YamlMap top) {
        return new ArrayList<>(top.texts("source"));
    }
}
