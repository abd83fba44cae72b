package org.recount.evidence.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Decision;
import org.recount.dispute.record.FiledComplaint;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.seats.RuleSpec;

/** Two contests with stations under dispute, worked by hand. */
class OpeningOrderTest {

    private static ContestTally tally(String id, long[][] rows) {
        Contest contest = new Contest(
                id, id, "", 1, 0, List.of(Choice.of("a", "A", "", Gender.M), Choice.of("b", "B", "", Gender.M)));
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (int s = 0; s < rows.length; s++) {
            builder.add(new PollingStation(id + s, "C", "", "", -1, rows[s][0] + rows[s][1], 0), rows[s]);
        }
        return builder.build();
    }

    private static FiledComplaint pending(String contest, String station) {
        return new FiledComplaint(
                station, "", contest, station, "", Optional.empty(), "", Decision.PENDING, Optional.empty());
    }

    /**
     * P: A 130, B 100, gap 30. Under dispute P0 (10 ballots for A: 20), P1 (8 for A: 16), P2 (2 for A: 4): 40 in all, so
     * that P0 has to be opened (20 left). Q: gap 6, under dispute Q0 (10), Q1 (10): either alone could, so both have to.
     */
    private static Election election() {
        return new Election(
                "e",
                "e",
                "",
                "",
                "",
                List.of(tally("P", new long[][] {{10, 0}, {8, 0}, {2, 0}, {110, 100}}), tally("Q", new long[][] {
                    {5, 0}, {5, 0}, {96, 100}
                })));
    }

    private static Assessment assess(List<OpenedStation> opened) {
        return Assessor.assess(
                election(),
                List.of(RuleSpec.of("plurality"), RuleSpec.of("plurality")),
                new RecountOnRecord(
                        opened,
                        List.of(
                                pending("P", "P0"),
                                pending("P", "P1"),
                                pending("P", "P2"),
                                pending("Q", "Q0"),
                                pending("Q", "Q1"),
                                pending("Q", "Q9"))),
                new Assessor.Options(0.05, 0.001, 2));
    }

    @Test
    void theSeatThatIsSettledFastestComesFirst() {
        Assessment a = assess(List.of());
        assertThat(a.contests().get(0).dispute().alerts()).hasSize(1);
        assertThat(a.openings()).extracting(Opening::contest).containsExactly("P", "Q");
        assertThat(a.openings().get(0).stations()).containsExactly(0);
        assertThat(a.openings().get(0).hours()).isEqualTo(2);
        assertThat(a.openings().get(0).perHour()).isEqualTo(0.5);
        assertThat(a.openings().get(1).stations()).containsExactlyInAnyOrder(0, 1);
        assertThat(a.openings().get(1).perHour()).isEqualTo(0.25);
        assertThat(a.unplaced()).as("Q9 is no station").isEqualTo(1);
    }

    /** One of two stations counted so far differed: a seat that needs n stations is settled with chance 1/2 to the n. */
    @Test
    void whatWasCountedSoFarSaysHowOftenToExpectADifference() {
        Contest p = election().tallies().get(0).contest();
        Contest q = election().tallies().get(1).contest();
        Assessment a = assess(List.of(
                new OpenedStation(
                        "P3",
                        "P",
                        Remedy.RECOUNT,
                        Selection.COMPLAINT,
                        Optional.of(ContestVotes.of(p, new long[] {110, 100}, 0)),
                        true,
                        ""),
                new OpenedStation(
                        "Q2",
                        "Q",
                        Remedy.RECOUNT,
                        Selection.COMPLAINT,
                        Optional.of(ContestVotes.of(q, new long[] {95, 100}, 0)),
                        true,
                        "")));
        assertThat(a.openings().get(0).settled()).isCloseTo(0.5, within(1e-12));
        assertThat(a.openings().get(1).settled()).isCloseTo(0.25, within(1e-12));
    }
}
