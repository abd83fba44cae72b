package org.recount.input.election;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;

/** Reads election.yaml. */
final class ElectionFileReader {
    private static final int LONGEST = 4_000_000;

    private static final List<String> KEYS = List.of(
            "election",
            "name",
            "date",
            "source",
            "licence",
            "rule",
            "first-divisor",
            "threshold",
            "exempt",
            "root",
            "files",
            "columns",
            "rows",
            "wide",
            "duplicates",
            "notes");

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
        top.warnOfUnknownKeys(KEYS);
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
        MappingReader mapping = new MappingReader(top);
        return new ElectionFile(
                top.file(),
                id,
                top.text("name").orElse(id),
                date,
                String.join("; ", sourceTexts(top)),
                top.text("licence").orElse(""),
                RuleReader.readTop(top),
                top.line("rule"),
                top.text("root"),
                top.line("root"),
                mapping.files(),
                mapping.mappings());
    }

    /** The source may be one text or several. */
    private static List<String> sourceTexts(YamlMap top) {
        return new ArrayList<>(top.texts("source"));
    }
}
