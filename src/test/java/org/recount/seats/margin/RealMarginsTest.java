package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.recount.testing.Shared;

/** Last-seat margins of real elections under SNTV with reserved seats: the figures of docs/margins.md. */
class RealMarginsTest {
    private static final String AFGHANISTAN = "data/afghanistan_wj2010_sntv/";
    private static final String TAIWAN = "data/taiwan_2009_county_councillors/";

    /** Quartiles as printed: the least margin that at least that share of the contests does not exceed. */
    private record Distribution(
            int contests, long least, long lower, long median, long upper, long most, long upToFifty) {
        static Distribution of(List<Long> changed) {
            List<Long> x = changed.stream().sorted().toList();
            return new Distribution(
                    x.size(),
                    x.get(0),
                    at(x, 25),
                    at(x, 50),
                    at(x, 75),
                    x.get(x.size() - 1),
                    x.stream().filter(m -> m <= 50).count());
        }

        private static long at(List<Long> sorted, int percent) {
            return sorted.get((sorted.size() * percent + 99) / 100 - 1);
        }
    }

    @Test
    void afghanistan2010() throws IOException {
        assertThat(afghanistan("prelim_votes")).isEqualTo(new Distribution(34, 3, 52, 134, 343, 1147, 8));
        assertThat(afghanistan("final_votes")).isEqualTo(new Distribution(34, 4, 24, 100, 257, 1147, 13));
    }

    @Test
    void taiwan2009() throws IOException {
        Map<String, List<NamedCsvRecord>> candidates = by(TAIWAN + "candidates.csv", "district");
        List<Long> changed = new ArrayList<>();
        int without = 0;
        for (NamedCsvRecord d : rows(TAIWAN + "districts.csv")) {
            List<NamedCsvRecord> rows = Objects.requireNonNull(candidates.get(d.getField("district")));
            SntvMargins.SntvLine line = line(rows, "votes", "sex", "F", number(d, "seats"), number(d, "women_quota"));
            if (line.margin().changed().isPresent()) {
                changed.add(line.margin().changed().getAsLong());
            } else {
                without++;
            }
        }
        assertThat(without).as("districts where no seat can move").isEqualTo(6);
        assertThat(Distribution.of(changed)).isEqualTo(new Distribution(99, 1, 85, 205, 544, 2048, 16));
    }

    /** As in Kirkuk-2 in 2021, with invented votes: four seats, the last two votes ahead; one ballot the other way makes a lot. */
    @Test
    void twoVotesAsInKirkuk() {
        SntvMargins.SntvLine line = SntvMargins.line(
                new long[] {15_000, 12_000, 10_400, 7_002, 7_000, 5_000},
                new boolean[] {false, false, true, true, false, false},
                4,
                1);
        assertThat(line.gap()).isEqualTo(2);
        assertThat(line.margin().changed()).hasValue(1);
        assertThat(List.of(line.winner(), line.loser())).containsExactly(3, 4);
    }

    private static Distribution afghanistan(String column) throws IOException {
        Map<String, NamedCsvRecord> constituencies = new LinkedHashMap<>();
        rows(AFGHANISTAN + "constituencies.csv").forEach(r -> constituencies.put(r.getField("constituency_code"), r));
        List<Long> changed = new ArrayList<>();
        for (Map.Entry<String, List<NamedCsvRecord>> c :
                by(AFGHANISTAN + "candidates.csv", "constituency_code").entrySet()) {
            NamedCsvRecord constituency = constituencies.get(c.getKey());
            if (constituency != null && !c.getKey().equals("K-01")) {
                int women = number(constituency, "female_seats");
                int seats = number(constituency, "general_seats") + women;
                changed.add(line(c.getValue(), column, "candidate_gender", "Female", seats, women)
                        .margin()
                        .changed()
                        .orElseThrow());
            }
        }
        return Distribution.of(changed);
    }

    private static SntvMargins.SntvLine line(
            List<NamedCsvRecord> rows, String votes, String gender, String woman, int seats, int reserved) {
        long[] v = rows.stream().mapToLong(r -> number(r, votes)).toArray();
        boolean[] w = new boolean[v.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = rows.get(i).getField(gender).equals(woman);
        }
        return SntvMargins.line(v, w, seats, reserved);
    }

    private static int number(NamedCsvRecord row, String column) {
        return row.getField(column).isBlank() ? 0 : Integer.parseInt(row.getField(column));
    }

    private static Map<String, List<NamedCsvRecord>> by(String path, String column) throws IOException {
        Map<String, List<NamedCsvRecord>> groups = new LinkedHashMap<>();
        rows(path)
                .forEach(r -> groups.computeIfAbsent(r.getField(column), k -> new ArrayList<>())
                        .add(r));
        return groups;
    }

    private static List<NamedCsvRecord> rows(String path) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Shared.path(path))) {
            return csv.stream().toList();
        }
    }
}
