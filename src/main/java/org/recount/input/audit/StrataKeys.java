package org.recount.input.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recount.election.PollingStation;
import org.recount.input.yaml.YamlMap;
import org.recount.risk.plan.RecordStations;

/**
 * What audit.yaml says of strata.
 *
 * @param column {@code strata}: the column of stations.csv by which ballots are told apart
 * @param records {@code records}: which stations have a record of each ballot
 * @param stratumNames {@code records: stratum=NAME}: which strata of strata.csv have
 */
record StrataKeys(Optional<RecordStations.Column> column, RecordStations records, List<String> stratumNames) {
    private static final List<String> COLUMNS = Arrays.stream(RecordStations.Column.values())
            .map(RecordStations.Column::id)
            .toList();
    private static final String STRATUM = "stratum";

    /** Reads the keys {@code strata} and {@code records}; what is wrong with them is told. */
    static StrataKeys read(YamlMap map) {
        List<RecordStations.Condition> stations = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String text : map.texts("records")) {
            String[] parts = text.split("=", 2);
            Optional<RecordStations.Column> column = column(parts[0].strip());
            String value = parts.length == 2 ? parts[1].strip() : "";
            if (column.isPresent() && !value.isEmpty()) {
                stations.add(new RecordStations.Condition(column.get(), value));
            } else if (parts[0].strip().equals(STRATUM) && !value.isEmpty()) {
                names.add(value);
            } else {
                map.wrong(
                        "records",
                        text,
                        "is not COLUMN=VALUE with " + String.join(", ", COLUMNS) + " or " + STRATUM,
                        "Maybe kind=machine, or with a strata.csv stratum=machine.");
            }
        }
        return new StrataKeys(
                map.oneOf("strata", COLUMNS).flatMap(StrataKeys::column), new RecordStations(stations), names);
    }

    private static Optional<RecordStations.Column> column(String id) {
        return Arrays.stream(RecordStations.Column.values())
                .filter(c -> c.id().equals(id))
                .findFirst();
    }

    /** Returns whether anything has records. */
    boolean said() {
        return records.said() || !stratumNames.isEmpty();
    }

    boolean has(PollingStation station) {
        return records.has(station);
    }

    boolean hasStratum(String name) {
        return stratumNames.contains(name);
    }

    /** Returns the stratum of a station without records. */
    String valueOf(PollingStation station) {
        return switch (column.orElseThrow()) {
            case STATION -> station.id();
            case CENTRE -> station.centre();
            case REGION -> station.region();
            case KIND -> station.kind();
        };
    }
}
