package org.recount.input.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.recount.input.table.ColumnSource;
import org.recount.input.table.RowFilter;
import org.recount.input.table.TableMapping;
import org.recount.input.table.WideColumns;
import org.recount.input.yaml.YamlList;
import org.recount.input.yaml.YamlMap;
import org.recount.input.yaml.YamlNode;
import org.recount.input.yaml.YamlScalar;

/** Reads from a YAML file how the tables of the contract are found in published files. */
public final class MappingReader {
    /** The keys that are read here. */
    public static final List<String> KEYS = List.of("root", "files", "columns", "rows", "wide", "duplicates");

    private static final List<String> SOURCE_KEYS = List.of("column", "value", "sum", "total", "values");

    private final YamlMap top;
    private final List<TableSpec> tables;

    private MappingReader(YamlMap top, List<TableSpec> tables) {
        this.top = top;
        this.tables = List.copyOf(tables);
    }

    /**
     * Reads the mappings.
     *
     * @param top the top of the YAML file
     * @param tables the tables that there can be
     */
    public static TableMappings read(YamlMap top, List<TableSpec> tables) {
        MappingReader reader = new MappingReader(top, tables);
        return new TableMappings(top.file(), top.text("root"), top.line("root"), reader.files(), reader.mappings());
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        tables("files").ifPresent(map -> {
            for (TableSpec table : tables) {
                map.text(table.id()).ifPresent(name -> files.put(table.id(), name));
            }
        });
        return files;
    }

    private Map<String, TableMapping> mappings() {
        Optional<YamlMap> columns = tables("columns");
        Optional<YamlMap> rows = tables("rows");
        Optional<YamlMap> wide = tables("wide");
        Optional<YamlMap> duplicates = tables("duplicates");
        Map<String, TableMapping> mappings = new LinkedHashMap<>();
        for (TableSpec table : tables) {
            String id = table.id();
            mappings.put(
                    id,
                    new TableMapping(
                            top.file(),
                            id,
                            columns.flatMap(m -> m.map(id))
                                    .map(m -> columns(table, m))
                                    .orElse(Map.of()),
                            rows.flatMap(m -> m.map(id)).map(this::filters).orElse(List.of()),
                            wide.flatMap(m -> wide(table, m)),
                            duplicates.flatMap(m -> m.oneOf(id, List.of("sum"))).isPresent()));
        }
        return mappings;
    }

    private Optional<YamlMap> tables(String key) {
        Optional<YamlMap> map = top.map(key);
        map.ifPresent(
                m -> m.warnOfUnknownKeys(tables.stream().map(TableSpec::id).toList()));
        return map;
    }

    private static Map<String, ColumnSource> columns(TableSpec table, YamlMap map) {
        map.warnOfUnknownKeys(table.columns());
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        for (String column : table.columns()) {
            map.get(column).flatMap(node -> source(map, column, node)).ifPresent(s -> columns.put(column, s));
        }
        return columns;
    }

    private static Optional<ColumnSource> source(YamlMap parent, String key, YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return Optional.of(ColumnSource.ofText(scalar.text()));
        }
        if (node instanceof YamlList list) {
            List<ColumnSource> sources = new ArrayList<>();
            for (YamlNode item : list.items()) {
                source(parent, key, item).ifPresent(sources::add);
            }
            return Optional.of(new ColumnSource.FirstOf(sources));
        }
        return node instanceof YamlMap map ? composed(parent, key, map) : Optional.empty();
    }

    private static Optional<ColumnSource> composed(YamlMap parent, String key, YamlMap map) {
        map.warnOfUnknownKeys(SOURCE_KEYS);
        Set<String> kinds = new TreeSet<>(map.keys());
        kinds.retainAll(List.of("column", "value", "sum", "total"));
        if (kinds.size() != 1) {
            parent.wrong(
                    key,
                    map.show(),
                    "needs one of: column, value, sum, total",
                    "Maybe write: {column: NAME}, {value: TEXT} or {sum: [NAME, NAME]}.");
            return Optional.empty();
        }
        Optional<ColumnSource> plain = switch (kinds.iterator().next()) {
            case "column" -> map.get("column").flatMap(node -> source(map, "column", node));
            case "value" -> map.text("value").map(ColumnSource.Constant::new);
            case "sum" -> Optional.of(new ColumnSource.Sum(map.texts("sum")));
            default -> map.text("total").map(ColumnSource.Total::new);
        };
        Optional<YamlMap> values = map.map("values");
        if (values.isEmpty()) {
            return plain;
        }
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : values.get().keys()) {
            values.get().text(word).ifPresent(meaning -> words.put(word, meaning));
        }
        return plain.map(source -> new ColumnSource.Translated(source, words));
    }

    private List<RowFilter> filters(YamlMap map) {
        List<RowFilter> filters = new ArrayList<>();
        for (String column : map.keys()) {
            YamlNode node = map.get(column).orElseThrow();
            if (node instanceof YamlMap inner) {
                inner.warnOfUnknownKeys(List.of("not"));
                filters.add(new RowFilter(column, inner.texts("not"), false));
            } else {
                filters.add(new RowFilter(column, map.texts(column), true));
            }
        }
        return filters;
    }

    private static Optional<WideColumns> wide(TableSpec table, YamlMap map) {
        Optional<String> pattern = map.text(table.id());
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        if (!table.required().containsAll(List.of("choice", "votes"))) {
            map.wrong(
                    table.id(),
                    pattern.get(),
                    "does not fit this table",
                    "Maybe it belongs to a table of votes or totals.");
            return Optional.empty();
        }
        Optional<WideColumns> wide = WideColumns.parse(pattern.get());
        if (wide.isEmpty()) {
            map.wrong(
                    table.id(),
                    pattern.get(),
                    "does not say where the id of the choice stands",
                    "Maybe write p{choice} for columns p1, p2, ...");
        }
        return wide;
    }
}
