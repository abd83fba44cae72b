package org.recount.input.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recount.input.election.RealElections.official;
import static org.recount.input.election.RealElections.read;
import static org.recount.input.election.RealElections.seats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.recount.election.ContestTally;
import org.recount.input.Problem;
import org.recount.seats.Allocation;
import org.recount.seats.Award;
import org.recount.seats.SeatRule;

/** Real elections through our election.yaml files: the official seats come out, nothing of the data is rewritten. */
class RealSntvElectionsTest {

    @Test
    void afghanistanThirtyFourOfThirtyFourOnPreliminaryAndOnFinalVotes() throws IOException {
        String data = "afghanistan_wj2010_sntv";
        LoadedElection preliminary = read("afghanistan-2010", data);
        LoadedElection last = read("afghanistan-2010-final", data);
        Map<String, Map<String, Integer>> before = seats(preliminary);
        Map<String, Map<String, Integer>> after = seats(last);
        assertThat(before).hasSize(34);
        assertThat(before).isEqualTo(winners("prelim_winner"));
        assertThat(after).isEqualTo(winners("final_winner"));
        int moved = 0;
        for (String contest : before.keySet()) {
            Set<String> gone =
                    new TreeSet<>(before.getOrDefault(contest, Map.of()).keySet());
            gone.removeAll(after.getOrDefault(contest, Map.of()).keySet());
            moved += gone.size();
        }
        assertThat(moved).as("seats that moved").isEqualTo(30);
        // Votes by station in 32 provinces, totals in Kabul and Herat; both say the same where both are published.
        assertThat(preliminary.election().tallies().stream().filter(ContestTally::byStation))
                .hasSize(32);
        assertThat(preliminary.otherTotals()).isEmpty();
        assertThat(preliminary.problems())
                .filteredOn(p -> p.message().contains("no row in the table of stations"))
                .hasSizeBetween(90, 120);
    }

    private static Map<String, Map<String, Integer>> winners(String column) throws IOException {
        return official(
                "afghanistan_wj2010_sntv/candidates.csv",
                "constituency_code",
                "candidate_code",
                r -> r.getField("electorate").equals("General")
                        && r.getField(column).equals("Yes"),
                "");
    }

    @Test
    void taiwanHundredAndFiveOfHundredAndFiveWithTheQuotaWinners() throws IOException {
        String data = "taiwan_2009_county_councillors";
        LoadedElection loaded = read("taiwan-2009", data);
        assertThat(seats(loaded))
                .hasSize(105)
                .isEqualTo(official(
                        data + "/candidates.csv",
                        "district",
                        "ballot_no",
                        r -> r.getField("result").startsWith("ELECTED"),
                        ""));
        List<String> reserved = new ArrayList<>();
        List<SeatRule> rules = loaded.seatRules();
        for (int i = 0; i < rules.size(); i++) {
            ContestTally tally = loaded.election().tallies().get(i);
            for (Award award : rules.get(i).allocate(tally.totals()).awards()) {
                if (award.reserved()) {
                    reserved.add(tally.contest().id() + " "
                            + tally.contest().choices().get(award.choice()).id());
                }
            }
        }
        List<String> marked = new ArrayList<>();
        official(
                        data + "/candidates.csv",
                        "district",
                        "ballot_no",
                        r -> r.getField("result").equals("ELECTED_WOMENS_QUOTA"),
                        "")
                .forEach((district, choices) -> choices.keySet().forEach(c -> marked.add(district + " " + c)));
        assertThat(reserved).hasSize(13).containsExactlyInAnyOrderElementsOf(marked);
        assertThat(loaded.problems()).as("the cleanest set there is").isEmpty();
        assertThat(loaded.election().tallies()).allMatch(ContestTally::byStation);
        assertThat(loaded.files()).hasSize(5);
    }

    @Test
    void taiwanDisplacedTheThirteenMenThatTheCommissionMarks() throws IOException {
        String data = "taiwan_2009_county_councillors";
        LoadedElection loaded = read("taiwan-2009", data);
        Map<String, Map<String, Integer>> without = new HashMap<>();
        List<SeatRule> rules = loaded.seatRules();
        for (int i = 0; i < rules.size(); i++) {
            ContestTally tally = loaded.election().tallies().get(i);
            for (Allocation.Step step : rules.get(i).allocate(tally.totals()).transcript()) {
                if (step.kind() == Allocation.StepKind.DISPLACED) {
                    without.computeIfAbsent(tally.contest().id(), k -> new TreeMap<>())
                            .put(tally.contest().choices().get(step.choice()).id(), 1);
                }
            }
        }
        assertThat(without)
                .isEqualTo(official(
                        data + "/candidates.csv",
                        "district",
                        "ballot_no",
                        r -> r.getField("result").equals("DISPLACED_BY_WOMENS_QUOTA"),
                        ""));
    }

    @Test
    void noProblemOfARealElectionLacksAdvice() {
        assertThat(read("afghanistan-2010", "afghanistan_wj2010_sntv").problems())
                .extracting(Problem::advice)
                .allMatch(a -> a.startsWith("Maybe "));
    }
}
