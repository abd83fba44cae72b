package org.recount.input.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.dispute.record.OpenedStation;
import org.recount.election.ContestTally;
import org.recount.input.Problems;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.recount.LoadedRecount;
import org.recount.input.recount.RecountReader;
import org.recount.testing.ElectionFolder;

/** One published table that is contests, stations, votes and hand counts at once. */
class OneTableForAllTest {
    private static final String TABLE = """
            town,box,said_x,said_y,said_total,true_x,true_y,true_total
            A,a1,5,4,9,4,5,9
            A,a2,6,1,7,6,1,7
            B,b1,2,3,5,2,3,5
            B,b2,8,8,16,8,8,16
            """;

    @TempDir
    private Path temp = Path.of("");

    private Path election(String choices) {
        return ElectionFolder.empty()
                .put("election.yaml", """
                        election: towns
                        name: Towns
                        rule: {method: plurality}
                        files: {contests: table.csv, choices: choices.csv, stations: table.csv, votes: table.csv}
                        columns:
                          contests: {contest: town, seats: {value: 1}}
                          stations: {contest: town, station: box}
                          votes: {contest: town, station: box}
                        wide: {votes: "said_{choice:x|y}"}
                        duplicates: {contests: sum, choices: sum}
                        """)
                .put("choices.csv", choices)
                .put("table.csv", TABLE)
                .writeTo(temp);
    }

    @Test
    void aChoiceOfEveryContestStandsInEach() {
        LoadedElection loaded = ElectionReader.read(election("contest,choice,name\n*,x,Xenia\n*,y,Yusuf\n"));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.election().tallies())
                .extracting(ContestTally::totals)
                .extracting(v -> v.votes(0) + " " + v.votes(1))
                .containsExactly("11 5", "10 11");
        assertThat(loaded.listed())
                .extracting(s -> s.contest() + s.station().id())
                .containsExactly("Aa1", "Aa2", "Bb1", "Bb2");
    }

    @Test
    void choicesThatSayTheSameAreOne() {
        LoadedElection loaded = ElectionReader.read(election("contest,choice\nA,x\nA,y\nB,x\nB,y\nA,x\nB,y\n"));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.election().tallies().get(0).contest().choices()).hasSize(2);
    }

    @Test
    void stationsOfARecountThatSayTheSameAreOne() {
        LoadedElection loaded = ElectionReader.read(election("contest,choice\n*,x\n*,y\n"));
        Path truth = ElectionFolder.empty()
                .put("recount.yaml", """
                        recount: truth
                        root: ..
                        files: {recount: long.csv, recount_votes: table.csv}
                        columns:
                          recount: {contest: town, station: box, action: {value: recount}, selected_by: {value: other}}
                          recount_votes: {contest: town, station: box}
                        wide: {recount_votes: "true_{choice:x|y}"}
                        duplicates: {recount: sum}
                        """)
                .put("../long.csv", "town,box,list\nA,a1,x\nA,a1,y\nA,a2,x\nA,a2,y\nB,b1,x\nB,b2,x\nB,b2,y\n")
                .writeTo(temp.resolve("truth"));
        Problems problems = new Problems();
        LoadedRecount recount = RecountReader.read(
                        truth, Optional.of(loaded.election()), ReadOptions.ofEnvironment(), problems)
                .orElseThrow();
        assertThat(problems.all()).isEmpty();
        assertThat(recount.recount().opened())
                .extracting(OpenedStation::station)
                .containsExactly("a1", "a2", "b1", "b2");
        assertThat(recount.recount()
                        .opened("A")
                        .get(0)
                        .handCount()
                        .orElseThrow()
                        .toArray())
                .isEqualTo(new long[] {4, 5});
    }

    @Test
    void patternsOfWideColumns() {
        assertThat(org.recount.input.table.WideColumns.parse("p{choice:1|2}q")
                        .orElseThrow()
                        .only())
                .isEqualTo(List.of("1", "2"));
        assertThat(org.recount.input.table.WideColumns.parse("p{choice}{choice}"))
                .isEmpty();
        assertThat(org.recount.input.table.WideColumns.parse("p")).isEmpty();
    }
}
