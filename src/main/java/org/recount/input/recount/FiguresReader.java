package org.recount.input.recount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.recount.dispute.record.Selection;
import org.recount.evidence.assess.CountedArea;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.mapping.DataPlaces;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;

/** Reads a recount of which only counts are published: a folder with {@code figures.yaml}, as {@code docs/formats.md} says. */
public final class FiguresReader {
    /** The file that makes a folder one of figures. */
    public static final String FILE = "figures.yaml";

    private static final List<String> KEYS =
            List.of("figures", "name", "date", "source", "licence", "notes", "conclusion", "areas");
    private static final List<String> AREA_KEYS = List.of(
            "id",
            "name",
            "stations",
            "centres",
            "recounted",
            "discrepant",
            "selected_by",
            "margin",
            "seats_changed",
            "source",
            "note");
    private static final long MOST = 1_000_000_000L;

    private FiguresReader() {}

    /**
     * Figures as they were read.
     *
     * @param id identifier
     * @param name name for people
     * @param date ISO date, blank where unknown
     * @param source where they come from
     * @param licence their licence
     * @param areas area by area
     * @param notSaid what these figures do not allow one to say, in words
     * @param problems what was found that stops nothing
     * @param files the files that were read
     */
    public record Figures(
            String id,
            String name,
            String date,
            String source,
            String licence,
            List<CountedArea> areas,
            List<String> notSaid,
            List<Problem> problems,
            List<InputFile> files) {
        public Figures {
            areas = List.copyOf(areas);
            notSaid = List.copyOf(notSaid);
            problems = List.copyOf(problems);
            files = List.copyOf(files);
        }
    }

    /**
     * Reads figures.
     *
     * @param folder the folder
     * @throws InputException with every problem, if one of them stops a command
     */
    public static Figures read(Path folder) {
        Problems problems = new Problems();
        List<InputFile> files = new ArrayList<>();
        try {
            Optional<DataPlaces> opened = DataPlaces.open(folder, FILE, problems);
            if (opened.isEmpty()) {
                throw new InputException(problems.all());
            }
            try (DataPlaces places = opened.get()) {
                Optional<DataFile> yaml = places.findYaml();
                Optional<Figures> read = yaml.flatMap(f -> TextFile.readAll(f, 1_000_000, problems, files::add))
                        .flatMap(text -> YamlFiles.parse(FILE, text, problems))
                        .flatMap(top -> figures(top, problems, files));
                problems.orThrow();
                return read.orElseThrow(() -> new InputException(problems.all()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Figures> figures(YamlMap top, Problems problems, List<InputFile> files) {
        top.warnOfUnknownKeys(KEYS);
        Optional<String> id = top.required("figures");
        List<CountedArea> areas = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (YamlMap map : top.maps("areas")) {
            area(map).ifPresent(area -> {
                if (seen.add(area.id())) {
                    areas.add(area);
                } else {
                    map.wrong("id", area.id(), "stands twice", "Maybe delete one of the two areas.");
                }
            });
        }
        if (!top.has("areas")) {
            top.wrong(
                    "areas", "", "is missing", "Maybe add a list of areas with recounted, discrepant and selected_by.");
        }
        if (problems.hasFatal() || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figures(
                id.get(),
                top.text("name").orElse(id.get()),
                top.text("date").orElse(""),
                top.text("source").orElse(""),
                top.text("licence").orElse(""),
                areas,
                top.texts("conclusion"),
                problems.all(),
                files));
    }

    private static Optional<CountedArea> area(YamlMap map) {
        map.warnOfUnknownKeys(AREA_KEYS);
        Optional<String> id = map.required("id");
        map.required("recounted");
        OptionalLong recounted = map.wholeNumber("recounted", 0, MOST);
        OptionalLong stations = map.wholeNumber("stations", 1, MOST);
        OptionalLong discrepant = map.wholeNumber("discrepant", 0, MOST);
        List<String> words = Stream.of(Selection.values()).map(Selection::id).toList();
        map.required("selected_by");
        Optional<Selection> selection = map.oneOf("selected_by", words).flatMap(Selection::find);
        if (id.isEmpty() || recounted.isEmpty() || selection.isEmpty()) {
            return Optional.empty();
        }
        if (stations.isPresent() && recounted.getAsLong() > stations.getAsLong()) {
            map.wrong(
                    "recounted",
                    Long.toString(recounted.getAsLong()),
                    "is more than the " + stations.getAsLong() + " stations of area " + id.get(),
                    "Maybe the two figures count different things (stations and boxes).");
            return Optional.empty();
        }
        if (discrepant.isPresent() && discrepant.getAsLong() > recounted.getAsLong()) {
            map.wrong(
                    "discrepant",
                    Long.toString(discrepant.getAsLong()),
                    "is more than the " + recounted.getAsLong() + " stations recounted in area " + id.get(),
                    "Maybe the two figures were exchanged.");
            return Optional.empty();
        }
        return Optional.of(new CountedArea(
                id.get(),
                map.text("name").orElse(id.get()),
                stations,
                map.wholeNumber("centres", 1, MOST),
                recounted.getAsLong(),
                discrepant,
                selection.get(),
                map.wholeNumber("margin", 0, MOST),
                map.wholeNumber("seats_changed", 0, MOST),
                map.text("source").orElse(""),
                map.text("note").orElse("")));
    }
}
