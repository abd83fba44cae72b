package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatMargin;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** reference/margins.json, and the margins of reference/seats.json. */
class MarginsReferenceTest {
    private static final Map<String, RuleSpec> METHODS = Map.of(
            "hare", RuleSpec.of("hare"),
            "dhondt", RuleSpec.of("dhondt"),
            "saintelague", RuleSpec.of("sainte-lague"),
            "msl1.4", RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.parse("1.4")),
            "largest_remainder_hare", RuleSpec.of("hare"),
            "largest_remainder_droop", RuleSpec.of("droop"));

    @TestFactory
    Stream<DynamicTest> marginsOfKnownResults() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : read("reference/seats.json")) {
            JsonNode want = c.get("expected");
            if (want.has("margin_ballots_changed_tie") || want.has("margin_pairwise_ballots_changed_tie")) {
                tests.add(DynamicTest.dynamicTest(c.get("name").asString(), () -> known(c)));
            }
        }
        assertThat(tests).hasSize(21);
        return tests.stream();
    }

    /** Where the file has a margin between lists and the nearest threshold is farther, the margin is that. */
    private static void known(JsonNode c) {
        JsonNode want = c.get("expected");
        RuleSpec spec = Objects.requireNonNull(METHODS.get(c.get("method").asString()));
        if (c.get("inputs").has("threshold")) {
            Ratio share = Ratio.parse(c.get("inputs").get("threshold").asString());
            spec = spec.withThreshold(Threshold.of(share, Threshold.Base.VALID));
        }
        ContestVotes votes = Contests.lists(
                c.get("inputs").get("seats").asInt(), longs(c.get("inputs").get("votes")));
        SeatMargin margin = SeatRules.create(spec).margin(votes);
        String field = want.has("margin_ballots_changed_tie")
                ? "margin_ballots_changed_tie"
                : "margin_pairwise_ballots_changed_tie";
        assertThat(margin.changed()).hasValue(want.get(field).asLong());
        assertThat(margin.exact()).isTrue();
        assertThat(margin.kind()).isEqualTo(SeatMargin.Kind.BETWEEN_CHOICES);
        List<Integer> pair = List.of(margin.winner().orElse(-1), margin.loser().orElse(-1));
        if (want.has("binding_pair_winner_loser_index")) {
            assertThat(pair).isEqualTo(ints(want.get("binding_pair_winner_loser_index")));
        } else if (want.has("binding_pair")) {
            List<String> names = strings(c.get("inputs").get(c.get("inputs").has("parties") ? "parties" : "lists"));
            assertThat(pair.stream().map(names::get).toList()).isEqualTo(strings(want.get("binding_pair")));
        }
        if (want.has("nearest_threshold_ballots_changed")) {
            JsonNode nearest = want.get("nearest_threshold_ballots_changed");
            assertThat(nearest.get(0).asLong()).isGreaterThan(want.get(field).asLong());
            assertThat(toThreshold(
                            votes,
                            spec,
                            strings(c.get("inputs").get("parties"))
                                    .indexOf(nearest.get(2).asString())))
                    .isEqualTo(nearest.get(0).asLong());
        }
    }

    /** How many ballots the list is from the threshold, from whichever side. */
    private static long toThreshold(ContestVotes votes, RuleSpec spec, int list) {
        Threshold t = spec.threshold().orElseThrow();
        long[] columns = SeatMargins.columns(votes);
        boolean passes = t.passes(votes.contest().choices().get(list).id(), votes.votes(list), t.total(votes));
        Line line = passes ? ThresholdChallenges.holds(votes, t, list) : ThresholdChallenges.bars(votes, t, list);
        return line.least(columns, columns, Move.CHANGE);
    }

    @Test
    void plurality() {
        for (String name : List.of("fptp_gap_even", "fptp_gap_odd")) {
            JsonNode c = margin(name);
            long[] votes = longs(c.get("inputs").get("votes"));
            SeatMargin m = SeatRules.create(RuleSpec.of("plurality"))
                    .margin(ContestVotes.of(Contests.candidates(votes.length, 0, 1, 0), votes, 0));
            assertThat(m.changed())
                    .hasValue(c.get("expected").get("changed_tie").asLong());
            assertThat(m.added()).hasValue(c.get("expected").get("added_tie").asLong());
            assertThat(m.removed())
                    .hasValue(c.get("expected").get("removed_tie").asLong());
        }
    }

    @Test
    void threeKindsOfErrors() {
        Map<String, String> methods = Map.of(
                "wiki8_dhondt_three_error_types", "dhondt", "wiki8_saintelague_three_error_types", "sainte-lague");
        methods.forEach((name, method) -> {
            JsonNode c = margin(name);
            SeatMargin m = SeatRules.create(RuleSpec.of(method))
                    .margin(Contests.lists(
                            c.get("inputs").get("seats_total").asInt(),
                            longs(c.get("inputs").get("votes"))));
            JsonNode want = c.get("expected");
            assertThat(m.changed()).hasValue(want.get("changed").asLong());
            assertThat(m.added()).hasValue(want.get("added").asLong());
            assertThat(m.removed()).hasValue(want.get("removed").asLong());
            assertThat(List.of(m.winner().orElse(-1), m.loser().orElse(-1))).isEqualTo(ints(want.get("pair")));
        });
    }

    @Test
    void thresholds() {
        Threshold t = Threshold.of(Ratio.parse("0.05"), Threshold.Base.VALID);
        ContestVotes above = Contests.lists(1, 52_100, 947_900);
        Line holds = ThresholdChallenges.holds(above, t, 0);
        long[] votes = SeatMargins.columns(above);
        JsonNode want = margin("threshold_above").get("expected");
        assertThat(holds.least(votes, votes, Move.CHANGE))
                .isEqualTo(want.get("change_to_other_valid").asLong());
        assertThat(holds.least(votes, votes, Move.RULE_INVALID))
                .isEqualTo(want.get("make_invalid").asLong());
        ContestVotes below = Contests.lists(1, 48_210, 951_790);
        long[] under = SeatMargins.columns(below);
        Line bars = ThresholdChallenges.bars(below, t, 0);
        JsonNode rise = margin("threshold_below").get("expected");
        assertThat(bars.least(under, under, Move.CHANGE))
                .isEqualTo(rise.get("change_from_other_valid").asLong());
        assertThat(bars.least(under, under, Move.ADD))
                .isEqualTo(rise.get("add_new").asLong());
    }

    /** A supermajority is a threshold that does not include its share: T_w - f T_L > 0. */
    @Test
    void supermajority() {
        JsonNode c = margin("supermajority");
        Threshold f = new Threshold(
                Ratio.parse(c.get("inputs").get("f").asString()),
                Threshold.Base.VALID,
                false,
                Threshold.Scope.CONTEST,
                List.of(),
                List.of(),
                0);
        ContestVotes votes = Contests.lists(1, 7_000, 3_000);
        long[] columns = SeatMargins.columns(votes);
        assertThat(ThresholdChallenges.holds(votes, f, 0).least(columns, columns, Move.CHANGE))
                .isEqualTo(c.get("expected").get("changed").asLong());
    }

    @Test
    void jordan() {
        JsonNode c = margin("jordan_best_loser_pct");
        JsonNode candidates = c.get("inputs").get("candidates");
        List<String> ids = new ArrayList<>();
        long[] votes = new long[candidates.size()];
        long[] district = new long[candidates.size()];
        for (int i = 0; i < votes.length; i++) {
            ids.add(candidates.get(i).get("id").asString());
            votes[i] = candidates.get(i).get("votes").asLong();
            district[i] = candidates.get(i).get("district_valid").asLong();
        }
        BestLosers best =
                BestLosers.of(votes, district, c.get("inputs").get("quota").asInt());
        JsonNode want = c.get("expected");
        assertThat(best.order().stream().map(ids::get).toList()).isEqualTo(strings(want.get("order")));
        assertThat(best.elected().stream().map(ids::get).toList()).isEqualTo(strings(want.get("elected")));
        assertThat(best.toLoser()).isEqualTo(want.get("x_to_loser").asLong());
        assertThat(best.fromWinner()).isEqualTo(want.get("x_from_winner").asLong());
    }

    @Test
    void whatStationsCanDo() {
        JsonNode dhondt = margin("station_worst_case_dhondt");
        int dA = dhondt.get("inputs").get("d_A").asInt();
        int dB = dhondt.get("inputs").get("d_B").asInt();
        // A / dA + (n - B) / dB over the common denominator dA dB.
        PairLine line = new PairLine(0, dB, 1, dA);
        List<Ratio> want = strings(dhondt.get("expected").get("e_i")).stream()
                .map(Ratio::parse)
                .toList();
        long[][] rows = rows(dhondt);
        for (int i = 0; i < rows.length; i++) {
            assertThat(Ratio.of(line.byRecount(rows[i]), (long) dA * dB)).isEqualTo(want.get(i));
        }
        long[] totals = new long[4];
        for (long[] row : rows) {
            Arrays.setAll(totals, c -> totals[c] + row[c]);
        }
        assertThat(Ratio.of(line.gap(totals), (long) dA * dB))
                .isEqualTo(Ratio.parse(dhondt.get("expected").get("gap").asString()));

        JsonNode macro = margin("station_macro_bounds");
        PairLine plain = new PairLine(0, 1, 1, 1);
        long gap = plain.gap(totals);
        assertThat(gap).isEqualTo(macro.get("expected").get("V").asLong());
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double u = plain.byRecount(rows(macro)[i]) / (double) gap;
            assertThat(u).isEqualTo(macro.get("expected").get("u_i").get(i).asDouble());
            sum += u;
        }
        assertThat(sum).isEqualTo(macro.get("expected").get("U").asDouble());
    }

    /** The two cases that are tests of risk and not of margins: the draws of MACRO, and ALPHA by batch. */
    @Test
    void everyCaseOfTheFileIsNamedHere() {
        List<String> names = new ArrayList<>();
        read("reference/margins.json").forEach(c -> names.add(c.get("name").asString()));
        assertThat(Set.copyOf(names))
                .isEqualTo(Set.of(
                        "fptp_gap_even",
                        "fptp_gap_odd",
                        "wiki8_dhondt_three_error_types",
                        "wiki8_saintelague_three_error_types",
                        "threshold_above",
                        "threshold_below",
                        "supermajority",
                        "jordan_best_loser_pct",
                        "station_worst_case_dhondt",
                        "station_macro_bounds",
                        "alpha_ppeb_batch"));
    }

    /** Columns: A, B, others, invalid (unknown here: they stand among the others). */
    private static long[][] rows(JsonNode c) {
        JsonNode stations = c.get("inputs").get("stations");
        long[][] rows = new long[stations.size()][];
        for (int i = 0; i < rows.length; i++) {
            long a = stations.get(i).get("A").asLong();
            long b = stations.get(i).get("B").asLong();
            rows[i] = new long[] {a, b, stations.get(i).get("n").asLong() - a - b, 0};
        }
        return rows;
    }

    private static JsonNode margin(String name) {
        for (JsonNode c : read("reference/margins.json")) {
            if (c.get("name").asString().equals(name)) {
                return c;
            }
        }
        throw new AssertionError("no case " + name);
    }

    private static JsonNode read(String path) {
        return JsonMapper.shared().readTree(Shared.path(path).toFile());
    }

    private static long[] longs(JsonNode array) {
        return array.valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    private static List<Integer> ints(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
