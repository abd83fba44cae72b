package org.recount.simulation.ensemble;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recount.testing.Shared;

/** The two real SNTV elections from which the Iraq scenario takes what Iraq does not publish, read without the program. */
final class SntvData {
    private static final String AFGHANISTAN = "data/afghanistan_wj2010_sntv/";
    private static final String TAIWAN = "data/taiwan_2009_county_councillors/";

    private SntvData() {}

    /** A contest: votes by candidate, which of them are women, seats, and how many at least are for women. */
    record District(List<Long> votes, Set<Integer> women, int seats, int reserved) {}

    /** Votes of a candidate at a station, and the units it lies in: neighbourhood, centre. */
    record Box(String contest, String neighbourhood, String centre, String station, String candidate, long votes) {}

    /** Preliminary votes, without the Kuchi constituency, whose voters live everywhere. */
    static List<District> afghanistan() {
        Map<String, List<NamedCsvRecord>> by = by(AFGHANISTAN + "candidates.csv", "constituency_code");
        List<District> all = new ArrayList<>();
        for (NamedCsvRecord c : rows(AFGHANISTAN + "constituencies.csv")) {
            String code = c.getField("constituency_code");
            int reserved = whole(c, "female_seats");
            if (!code.equals("K-01")) {
                all.add(district(
                        by.getOrDefault(code, List.of()),
                        "prelim_votes",
                        "candidate_gender",
                        "Female",
                        whole(c, "general_seats") + reserved,
                        reserved));
            }
        }
        return all;
    }

    static List<District> taiwan() {
        Map<String, List<NamedCsvRecord>> by = by(TAIWAN + "candidates.csv", "district");
        List<District> all = new ArrayList<>();
        for (NamedCsvRecord d : rows(TAIWAN + "districts.csv")) {
            all.add(district(
                    by.getOrDefault(d.getField("district"), List.of()),
                    "votes",
                    "sex",
                    "F",
                    whole(d, "seats"),
                    whole(d, "women_quota")));
        }
        return all;
    }

    /** Districts, polling centres and stations. */
    static List<Box> afghanBoxes() {
        Map<String, NamedCsvRecord> stations = new LinkedHashMap<>();
        rows(AFGHANISTAN + "stations.csv").forEach(s -> stations.put(s.getField("ps_code"), s));
        List<Box> boxes = new ArrayList<>();
        for (NamedCsvRecord v : rows(AFGHANISTAN + "station_votes_prelim.csv")) {
            NamedCsvRecord s = stations.get(v.getField("ps_code"));
            if (s != null) {
                boxes.add(new Box(
                        v.getField("constituency_code"),
                        s.getField("district_code"),
                        s.getField("pc_code"),
                        v.getField("ps_code"),
                        v.getField("candidate_code"),
                        (long) Double.parseDouble(v.getField("votes"))));
            }
        }
        return boxes;
    }

    /** Townships (the first four parts of a station's code), villages and stations. */
    static List<Box> taiwanBoxes() {
        Map<String, String> village = new LinkedHashMap<>();
        rows(TAIWAN + "stations.csv").forEach(s -> village.put(s.getField("station"), s.getField("village")));
        List<Box> boxes = new ArrayList<>();
        for (NamedCsvRecord v : rows(TAIWAN + "station_votes.csv")) {
            String station = v.getField("station");
            String township = String.join("-", List.of(station.split("-")).subList(0, 4));
            boxes.add(new Box(
                    v.getField("district"),
                    township,
                    township + " " + village.get(station),
                    station,
                    v.getField("ballot_no"),
                    whole(v, "votes")));
        }
        return boxes;
    }

    private static District district(
            List<NamedCsvRecord> rows, String votes, String gender, String woman, int seats, int reserved) {
        List<Long> v = rows.stream().map(r -> (long) whole(r, votes)).toList();
        Set<Integer> women = new LinkedHashSet<>();
        for (int i = 0; i < v.size(); i++) {
            if (rows.get(i).getField(gender).equals(woman)) {
                women.add(i);
            }
        }
        return new District(v, women, seats, reserved);
    }

    private static int whole(NamedCsvRecord row, String column) {
        return row.getField(column).isBlank() ? 0 : Integer.parseInt(row.getField(column));
    }

    private static Map<String, List<NamedCsvRecord>> by(String path, String column) {
        Map<String, List<NamedCsvRecord>> groups = new LinkedHashMap<>();
        rows(path)
                .forEach(r -> groups.computeIfAbsent(r.getField(column), k -> new ArrayList<>())
                        .add(r));
        return groups;
    }

    private static List<NamedCsvRecord> rows(String path) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Shared.path(path))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
