package org.recount.input.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.recount.election.ContestTally;
import org.recount.testing.ElectionFolder;

/** The reader works on numbers and shared buffers; its slow, obvious twin is a map of what was written. */
class ElectionRoundTripLaws {

    /** What was written: votes by contest, station and choice. */
    private final Map<String, Map<String, Map<String, Long>>> written = new TreeMap<>();

    @Property(tries = 60)
    void whatIsWrittenIsWhatIsRead(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int contests,
            @ForAll @IntRange(max = 30) int stations)
            throws IOException {
        written.clear();
        ElectionFolder folder = write(new Random(seed), contests, stations + 1);
        Path temp = Files.createTempDirectory("recount-laws");
        try {
            LoadedElection loaded = ElectionReader.read(folder.writeTo(temp));
            Map<String, Map<String, Map<String, Long>>> read = new TreeMap<>();
            for (ContestTally tally : loaded.election().tallies()) {
                Map<String, Map<String, Long>> byStation = new TreeMap<>();
                for (int s = 0; s < tally.stations().size(); s++) {
                    Map<String, Long> row = new TreeMap<>();
                    for (int c = 0; c < tally.contest().choices().size(); c++) {
                        row.put(tally.contest().choices().get(c).id(), tally.votes(s, c));
                    }
                    byStation.put(tally.stations().get(s).id(), row);
                }
                read.put(tally.contest().id(), byStation);
            }
            assertThat(read).isEqualTo(written);
        } finally {
            try (Stream<Path> all = Files.walk(temp)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Names with commas, quotes, line ends and any letters; a station held for several contests; rows in any order. */
    private ElectionFolder write(Random random, int contests, int stations) {
        List<String> words = List.of("بغداد", "a,b", "x \"y\"", "two\nlines", "1", "Østfold", "第01選區", "-", "{z}");
        StringBuilder contestRows = new StringBuilder();
        StringBuilder choiceRows = new StringBuilder();
        StringBuilder stationRows = new StringBuilder();
        List<String> voteRows = new ArrayList<>();
        for (int c = 0; c < contests; c++) {
            String contest = words.get(random.nextInt(words.size())) + " " + c;
            Map<String, Map<String, Long>> byStation = new TreeMap<>();
            written.put(contest, byStation);
            contestRows.append(quoted(contest)).append(",1\n");
            int choices = 1 + random.nextInt(5);
            for (int k = 0; k < choices; k++) {
                choiceRows
                        .append(quoted(contest))
                        .append(',')
                        .append(quoted(choice(words, k)))
                        .append('\n');
            }
            for (int s = 0; s < stations; s++) {
                String station = "station " + s;
                stationRows
                        .append(quoted(station))
                        .append(',')
                        .append(quoted(contest))
                        .append('\n');
                Map<String, Long> row = new TreeMap<>();
                byStation.put(station, row);
                for (int k = 0; k < choices; k++) {
                    long votes = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
                    row.put(choice(words, k), votes);
                    if (votes > 0 || random.nextBoolean()) {
                        voteRows.add(
                                quoted(station) + "," + quoted(contest) + "," + quoted(choice(words, k)) + "," + votes);
                    }
                }
            }
        }
        Collections.shuffle(voteRows, random);
        return ElectionFolder.empty()
                .put("election.yaml", "election: laws\nrule: plurality\n")
                .put("contests.csv", "contest,seats\n" + contestRows)
                .put("choices.csv", "contest,choice\n" + choiceRows)
                .put("stations.csv", "station,contest\n" + stationRows)
                .put("votes.csv", "station,contest,choice,votes\n" + String.join("\n", voteRows));
    }

    private static String choice(List<String> words, int k) {
        return words.get(k) + "/" + k;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
