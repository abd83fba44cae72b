package org.recount.input.election;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.input.mapping.ReadOptions;
import org.recount.seats.Allocation;
import org.recount.seats.Award;
import org.recount.seats.SeatRule;
import org.recount.testing.Shared;

/** Reading real elections through our election.yaml files, and what the published files say. */
final class RealElections {
    private RealElections() {}

    static LoadedElection read(String election, String data) {
        return ElectionReader.read(Path.of("elections", election), ReadOptions.ofData(Shared.path("data/" + data)));
    }

    /** Seats by choice of each contest; fails on a tie. */
    static Map<String, Map<String, Integer>> seats(LoadedElection loaded) {
        Map<String, Map<String, Integer>> seats = new TreeMap<>();
        List<SeatRule> rules = loaded.seatRules();
        for (int i = 0; i < rules.size(); i++) {
            ContestTally tally = loaded.election().tallies().get(i);
            Allocation allocation = rules.get(i).allocate(tally.totals());
            Contest contest = tally.contest();
            assertThat(allocation.ties()).as("ties in %s", contest.id()).isEmpty();
            Map<String, Integer> held = new TreeMap<>();
            for (Award award : allocation.awards()) {
                held.merge(contest.choices().get(award.choice()).id(), award.seats(), Integer::sum);
            }
            seats.put(contest.id(), held);
        }
        return seats;
    }

    /** What a published file says by contest: the choices whose row passes. */
    static Map<String, Map<String, Integer>> official(
            String file, String contest, String choice, Predicate<NamedCsvRecord> row, String seatsColumn)
            throws IOException {
        Map<String, Map<String, Integer>> seats = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Shared.path("data/" + file))) {
            for (NamedCsvRecord r : csv) {
                if (row.test(r)) {
                    int n = seatsColumn.isEmpty() ? 1 : Integer.parseInt(r.getField(seatsColumn));
                    if (n > 0) {
                        seats.computeIfAbsent(
                                        contest.startsWith("=") ? contest.substring(1) : r.getField(contest),
                                        k -> new TreeMap<>())
                                .put(r.getField(choice), n);
                    }
                }
            }
        }
        return seats;
    }
}
