package org.recount.risk.plan;

import java.util.List;
import java.util.Locale;
import org.recount.election.PollingStation;

/**
 * Which stations have a record of each single ballot (a scanner's, a voting machine's), so that ballots can be compared there;
 * those of all others can only be polled.
 *
 * @param any a station has records if one of these is true of it; empty where nothing is said
 */
public record RecordStations(List<Condition> any) {

    /** Nothing is said: a plan for comparison takes it that every ballot has a record. */
    public static final RecordStations NOT_SAID = new RecordStations(List.of());

    /** What a condition looks at. */
    public enum Column {
        STATION,
        CENTRE,
        REGION,
        KIND;

        /** Returns the name on the command line, that of the column in stations.csv. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns what a station has in this column; blank where nothing is known. */
        public String of(PollingStation station) {
            return switch (this) {
                case STATION -> station.id();
                case CENTRE -> station.centre();
                case REGION -> station.region();
                case KIND -> station.kind();
            };
        }
    }

    /**
     * A column has a value.
     *
     * @param column the column
     * @param value the value
     */
    public record Condition(Column column, String value) {
        boolean of(PollingStation station) {
            return value.equals(column.of(station));
        }

        @Override
        public String toString() {
            return column.id() + "=" + value;
        }
    }

    public RecordStations {
        any = List.copyOf(any);
    }

    /** Returns whether anything is said. */
    public boolean said() {
        return !any.isEmpty();
    }

    /** Returns whether a station has records. */
    public boolean has(PollingStation station) {
        return any.stream().anyMatch(c -> c.of(station));
    }
}
