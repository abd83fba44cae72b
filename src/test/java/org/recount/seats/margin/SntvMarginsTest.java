package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.seats.SeatMargin;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SNTV margins against {@code sntv_synthetic.json} and against every small election. */
class SntvMarginsTest {

    @TestFactory
    Stream<DynamicTest> syntheticCases() {
        JsonNode cases = JsonMapper.shared()
                .readTree(Shared.path("reference/sntv_synthetic.json").toFile());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : cases) {
            tests.add(DynamicTest.dynamicTest(c.get("name").asString(), () -> check(c)));
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(JsonNode c) {
        JsonNode in = c.get("inputs");
        JsonNode candidates = in.get("candidates");
        long[] votes = new long[candidates.size()];
        boolean[] woman = new boolean[candidates.size()];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            votes[i] = candidates.get(i).get("votes").asLong();
            woman[i] = candidates.get(i).get("woman").asBoolean();
            ids.add(candidates.get(i).get("id").asString());
        }
        SntvMargins.SntvLine line = SntvMargins.line(
                votes, woman, in.get("seats").asInt(), in.get("women_min").asInt());
        JsonNode want = c.get("expected");
        assertThat(line.gap()).isEqualTo(want.get("margin_gap_votes").asLong());
        assertThat(line.margin().changed())
                .hasValue(want.get("margin_ballots_changed_tie").asLong());
        assertThat(line.gap() / 2 + 1)
                .as("strictly ahead")
                .isEqualTo(want.get("margin_ballots_changed_strict").asLong());
        assertThat(ids.get(line.winner()))
                .isEqualTo(want.get("binding").get("last_winner").asString());
        assertThat(ids.get(line.loser()))
                .isEqualTo(want.get("binding").get("first_loser").asString());
    }

    @Test
    void linesOfTheReservedSeat() {
        // A woman against a woman below the men: her seat is the reserved one.
        assertThat(line(3, 1, "m9000 m8000 m700 w301 w300").kind()).isEqualTo(SeatMargin.Kind.RESERVED_LINE);
        // The last man's seat after one was displaced.
        assertThat(line(3, 1, "m900 m800 m790 w300 w1").kind()).isEqualTo(SeatMargin.Kind.RESERVED_LINE);
        // Two women on votes, one reserved: a man may displace the second.
        assertThat(line(2, 1, "w900 w800 m799"))
                .isEqualTo(new SntvMargins.SntvLine(1, 1, 2, SeatMargin.Kind.BETWEEN_CHOICES));
    }

    @Test
    void noLineWhereNoOneCanTakeASeat() {
        assertThat(line(3, 1, "m9 w8").kind()).isEqualTo(SeatMargin.Kind.NONE);
        assertThat(line(2, 1, "m9 w8").margin().changed()).isEmpty();
        // Two reserved, one woman stands: she is safe, the men are not.
        assertThat(line(2, 2, "w1 m9 m7")).isEqualTo(new SntvMargins.SntvLine(2, 1, 2, SeatMargin.Kind.RESERVED_LINE));
        // Only women's seats, and no more women.
        assertThat(line(1, 1, "w1 m9").kind()).isEqualTo(SeatMargin.Kind.NONE);
    }

    @Test
    void aTiedOutcomeHasMarginZero() {
        assertThat(line(1, 0, "m5 m5 m1").margin().changed()).hasValue(0);
        assertThat(line(2, 1, "w5 w5 m3").gap()).as("equal women, both sit").isEqualTo(2);
    }

    @Test
    void everySmallElection() {
        assertThat(sweep(4, 4, 7, 10)).isEqualTo(26_624);
    }

    @Test
    @Tag("soak")
    void everySmallElectionOfTwelveBallots() {
        assertThat(sweep(4, 5, 12, 20)).isEqualTo(176_943);
    }

    private static int sweep(int candidates, int mostSeats, int ballots, int most) {
        int checked = 0;
        for (int k = 1; k <= candidates; k++) {
            // Which of them are women matters only by number: all orders of votes are tried.
            for (int women = 0; women <= k; women++) {
                for (int seats = 1; seats <= mostSeats; seats++) {
                    for (int reserved = 0; reserved <= Math.min(seats, women + 1); reserved++) {
                        checked += compare(k, women, seats, reserved, ballots, most);
                    }
                }
            }
        }
        return checked;
    }

    private static int compare(int k, int women, int seats, int reserved, int ballots, int most) {
        boolean[] woman = new boolean[k];
        Arrays.fill(woman, 0, women, true);
        SmallElections all = new SmallElections(k, most, v -> SlowSntv.outcome(v, woman, seats, reserved));
        int checked = 0;
        for (int n = 0; n <= ballots; n++) {
            for (long[] v : all.elections(n)) {
                SeatMargin margin = SntvMargins.of(v, woman, seats, reserved);
                String where = Arrays.toString(v) + " women " + women + " seats " + seats + " reserved " + reserved;
                assertThat(margin.changed().orElse(-1)).as("changed " + where).isEqualTo(all.changed(v));
                long added = margin.added().orElse(-1);
                assertThat(added > most - n ? -1 : added).as("added " + where).isEqualTo(all.added(v));
                assertThat(margin.removed().orElse(-1)).as("removed " + where).isEqualTo(all.removed(v));
                checked++;
            }
        }
        return checked;
    }

    private static SntvMargins.SntvLine line(int seats, int reserved, String candidates) {
        String[] words = candidates.split(" ");
        long[] votes = new long[words.length];
        boolean[] woman = new boolean[words.length];
        for (int i = 0; i < words.length; i++) {
            woman[i] = words[i].startsWith("w");
            votes[i] = Long.parseLong(words[i].substring(1));
        }
        return SntvMargins.line(votes, woman, seats, reserved);
    }
}
