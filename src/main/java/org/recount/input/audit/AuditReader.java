package org.recount.input.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.recount.election.Election;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.mapping.DataPlaces;
import org.recount.input.mapping.MappingReader;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.mapping.TableMappings;
import org.recount.input.mapping.TableSpec;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;
import org.recount.input.table.TableCursor;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;
import org.recount.risk.audit.AuditOnRecord;
import org.recount.risk.audit.AuditTest;
import org.recount.risk.round.SizeChosen;

/** Reads an audit from a folder or a zip, as {@code docs/formats.md} says. */
public final class AuditReader {
    private static final String FILE = "audit.yaml";
    private static final String EQUAL = "equal";
    private static final List<String> CHANCES = List.of("bounds", EQUAL);
    private static final int LONGEST = 1_000_000;
    private static final List<String> KEYS = List.of(
            "audit",
            "name",
            "kind",
            "test",
            "seed",
            "risk-limit",
            "rounds",
            "rounds-chosen",
            "delta",
            "records",
            "strata",
            "prior",
            "chances",
            "source",
            "licence",
            "notes");

    private final ReadOptions options;
    private final Election election;
    private final Problems problems = new Problems();
    private final List<InputFile> files = new ArrayList<>();

    private AuditReader(Election election, ReadOptions options) {
        this.election = election;
        this.options = options;
    }

    /**
     * Reads an audit.
     *
     * @param path a folder with audit.yaml, or a zip of one
     * @param election the election that was audited
     * @param options where published tables are
     * @throws InputException with every problem, if one of them stops a command
     */
    public static LoadedAudit read(Path path, Election election, ReadOptions options) {
        AuditReader reader = new AuditReader(election, options);
        try {
            Optional<LoadedAudit> loaded = reader.load(path);
            if (loaded.isEmpty() || reader.problems.hasFatal()) {
                throw new InputException(reader.problems.all());
            }
            return loaded.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<LoadedAudit> load(Path path) throws IOException {
        Optional<DataPlaces> opened = DataPlaces.open(path, FILE, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (DataPlaces places = opened.get()) {
            Optional<YamlMap> yaml = places.requireYaml(problems)
                    .flatMap(file -> TextFile.readAll(file, LONGEST, problems, this::read))
                    .flatMap(text -> YamlFiles.parse(FILE, text, problems));
            if (yaml.isEmpty()) {
                return Optional.empty();
            }
            YamlMap map = yaml.get();
            List<String> known = new ArrayList<>(MappingReader.KEYS);
            known.addAll(KEYS);
            map.warnOfUnknownKeys(known);
            TableMappings tables = MappingReader.read(map, AuditTables.ALL);
            Optional<AuditTest> test = test(map);
            double riskLimit = riskLimit(map);
            if (test.isEmpty() || !places.openData(tables, options, problems)) {
                return Optional.empty();
            }
            Optional<AuditRows> rows = rows(map, test.get(), tables, places);
            if (rows.isEmpty() || problems.hasFatal()) {
                return Optional.empty();
            }
            AuditOnRecord audit = new AuditOnRecord(
                    map.text("audit").orElse(places.defaultId()),
                    test.get(),
                    map.text("seed").orElse(""),
                    riskLimit,
                    rounds(map),
                    chosen(map),
                    positive(map, "delta"),
                    positive(map, "prior"),
                    map.oneOf("chances", CHANCES).filter(EQUAL::equals).isPresent(),
                    rows.get().samples());
            if (problems.hasFatal()) {
                return Optional.empty();
            }
            return Optional.of(new LoadedAudit(audit, map.line("rounds-chosen"), problems.all(), files));
        }
    }

    private Optional<AuditRows> rows(YamlMap map, AuditTest test, TableMappings tables, DataPlaces places) {
        AuditNames names = new AuditNames(election);
        AuditStrata strata = new AuditStrata(election, names, test, StrataKeys.read(map));
        AuditRows rows = new AuditRows(names, test.kind(), strata);
        boolean readable = true;
        if (test.byStratum()) {
            if (test.kind() == AuditTest.Kind.STRATIFIED && !map.has("records")) {
                map.required("records");
                return Optional.empty();
            }
            if (places.find(tables, AuditTables.STRATA).isPresent()) {
                readable = table(tables, places, AuditTables.STRATA, strata::read);
            }
        }
        if (test.kind() == AuditTest.Kind.BATCH) {
            readable = table(tables, places, AuditTables.COUNTS, rows::readCounts);
        }
        boolean tallies = test.kind() != AuditTest.Kind.BATCH
                && places.find(tables, AuditTables.TALLIES).isPresent();
        if (tallies && places.find(tables, AuditTables.DRAWS).isPresent()) {
            problems.fatal(
                    tables.fileOf(AuditTables.TALLIES),
                    0,
                    "",
                    "The draws stand in two tables, " + tables.fileOf(AuditTables.DRAWS) + " and "
                            + tables.fileOf(AuditTables.TALLIES),
                    "Maybe remove one of them: the tallies where the order of the draws is known.");
            return Optional.empty();
        }
        if (!tallies) {
            readable &= table(tables, places, AuditTables.DRAWS, rows::readDraws);
        } else if (test.needsOrder()) {
            map.wrong(
                    map.has("test") ? "test" : "kind",
                    test.id(),
                    "depends on the order of the draws, and tallies.csv does not tell it",
                    "Maybe give the ballots one by one in draws.csv, or settle on "
                            + String.join(" or ", orderless(test.kind())) + " before the seed is known.");
        } else {
            readable &= table(tables, places, AuditTables.TALLIES, rows::readTallies);
        }
        return readable ? Optional.of(rows) : Optional.empty();
    }

    private static List<String> orderless(AuditTest.Kind kind) {
        List<String> tests = AuditTest.of(kind).stream()
                .filter(t -> !t.needsOrder())
                .map(AuditTest::id)
                .toList();
        return tests.isEmpty() ? List.of("another kind of audit") : tests;
    }

    /** Athena's delta and the Bayesian prior: 1 where they are left out. */
    private static double positive(YamlMap map, String key) {
        return map.number(key, new BigDecimal("0.000001"), new BigDecimal("1000000"))
                .orElse(BigDecimal.ONE)
                .doubleValue();
    }

    private static Optional<AuditTest> test(YamlMap map) {
        Map<String, AuditTest.Kind> kinds = new LinkedHashMap<>();
        for (AuditTest.Kind kind : AuditTest.Kind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        Optional<AuditTest.Kind> kind = map.required("kind")
                .flatMap(k -> map.oneOf("kind", List.copyOf(kinds.keySet())))
                .map(kinds::get);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<AuditTest> tests = AuditTest.of(kind.get());
        return map.has("test")
                ? map.oneOf("test", tests.stream().map(AuditTest::id).toList()).flatMap(AuditTest::of)
                : Optional.of(tests.get(0));
    }

    private static double riskLimit(YamlMap map) {
        BigDecimal limit = map.number("risk-limit", new BigDecimal("0.000001"), new BigDecimal("0.999999"))
                .orElse(new BigDecimal("0.05"));
        return limit.doubleValue();
    }

    private static List<Integer> rounds(YamlMap map) {
        List<Integer> rounds = new ArrayList<>();
        for (String text : map.texts("rounds")) {
            try {
                int n = Integer.parseInt(text.strip());
                if (n > (rounds.isEmpty() ? 0 : rounds.get(rounds.size() - 1))) {
                    rounds.add(n);
                    continue;
                }
            } catch (NumberFormatException e) {
                // Told below, as what does not ascend is.
            }
            map.wrong(
                    "rounds",
                    text,
                    "is no whole number above the one before",
                    "Maybe the sizes are not cumulative: rounds: [100, 250] means 150 more draws in the second.");
            return List.of();
        }
        return rounds;
    }

    private static SizeChosen chosen(YamlMap map) {
        return map.oneOf("rounds-chosen", List.of("before-seed", "with-new-seed", "after-seed"))
                .map(s -> SizeChosen.valueOf(s.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(SizeChosen.BEFORE_SEED);
    }

    private boolean table(TableMappings tables, DataPlaces places, TableSpec table, Consumer<TableCursor> reader) {
        Optional<DataFile> file = places.require(tables, table, problems);
        Optional<TableCursor> opened = file.flatMap(f -> TableCursor.open(f, tables.of(table), problems, this::read));
        if (opened.isEmpty()) {
            return false;
        }
        try (TableCursor cursor = opened.get()) {
            reader.accept(cursor);
            return cursor.readable();
        }
    }

    private void read(InputFile file) {
        if (files.stream().noneMatch(f -> f.name().equals(file.name()))) {
            files.add(file);
        }
    }
}
