package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of reference/seats.json; the margins in the same file belong to the tests of margins. */
class SeatsReferenceTest {
    /** The file's names of methods, as far as a case has one method and a list of seats. */
    private static final Map<String, RuleSpec> METHODS = new TreeMap<>(Map.of(
            "hare", RuleSpec.of("hare"),
            "dhondt", RuleSpec.of("dhondt"),
            "saintelague", RuleSpec.of("sainte-lague"),
            "msl1.2", modified("1.2"),
            "msl1.4", modified("1.4"),
            "msl1.6", modified("1.6"),
            "msl1.7", modified("1.7"),
            "msl1.9", modified("1.9"),
            "danish", RuleSpec.of("danish")));

    static {
        METHODS.put("largest_remainder_hare", RuleSpec.of("hare"));
        METHODS.put("largest_remainder_droop", RuleSpec.of("droop"));
        for (String nl : List.of(
                "NL <19 seats (75% threshold)",
                "largest_remainder_hare (75% quota threshold met)",
                "NL <19 seats + absolute majority rule",
                "NL drawing lots",
                "NL")) {
            METHODS.put(nl, RuleSpec.of("dutch-council"));
        }
    }

    private static RuleSpec modified(String first) {
        return RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.parse(first));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheFile() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode node :
                new JsonMapper().readTree(Shared.path("reference/seats.json").toFile())) {
            tests.add(DynamicTest.dynamicTest(node.get("name").asString(), () -> check(node)));
        }
        assertThat(tests).hasSize(39);
        return tests.stream();
    }

    private static void check(JsonNode node) {
        String name = node.get("name").asString();
        JsonNode expected = node.get("expected");
        switch (name) {
            case "sl_vs_msl", "first_divisor_comparison" ->
                expected.properties()
                        .forEach(e -> assertThat(seats(node, spec(e.getKey())))
                                .as(e.getKey())
                                .isEqualTo(ints(e.getValue())));
            case "exact_quota_all_methods" -> {
                for (String id : List.of(
                        "dhondt",
                        "sainte-lague",
                        "hare",
                        "droop",
                        "hagenbach-bischoff",
                        "hagenbach-bischoff-rounded",
                        "imperiali-quota",
                        "dutch-council")) {
                    assertThat(seats(node, RuleSpec.of(id))).as(id).isEqualTo(ints(expected.get("seats")));
                }
                assertThat(seats(node, modified("1.4"))).isEqualTo(ints(expected.get("seats")));
            }
            case "threshold_inclusive" -> threshold(node);
            case "imperiali_overaward" -> overAward(node);
            case "denmark_ep_2014_coalitions" -> denmark(node);
            default -> plain(node, spec(node.get("method").asString()));
        }
    }

    private static RuleSpec spec(String method) {
        return Objects.requireNonNull(METHODS.get(method), () -> "no rule for " + method);
    }

    private static void plain(JsonNode node, RuleSpec spec) {
        JsonNode expected = node.get("expected");
        RuleSpec used = node.get("inputs").has("threshold")
                ? spec.withThreshold(Threshold.of(
                        Ratio.parse(node.get("inputs").get("threshold").asString()), Threshold.Base.VALID))
                : spec;
        Allocation a = allocate(node, used);
        int n = node.get("inputs").get("votes").size();
        if (expected.has("seats")) {
            assertThat(list(a.certainSeats(n))).isEqualTo(ints(expected.get("seats")));
            assertThat(a.ties()).isEmpty();
        }
        if (expected.has("certain_seats")) {
            assertThat(list(a.certainSeats(n))).isEqualTo(ints(expected.get("certain_seats")));
        }
        if (expected.has("tied_parties_index")) {
            assertThat(a.ties())
                    .containsExactly(Tie.of(
                            ints(expected.get("tied_parties_index")),
                            expected.get("tied_seats").asInt()));
        } else if (expected.has("options")) {
            // Options are numbered from 1; four residual seats for five lists with the same remainder.
            assertThat(a.ties())
                    .containsExactly(Tie.of(
                            ints(expected.get("options")).stream()
                                    .map(i -> i - 1)
                                    .toList(),
                            expected.get("residual").asInt()));
            assertThat(Arrays.stream(a.certainSeats(n)).sum())
                    .isEqualTo(expected.get("full").asInt());
        }
        if (node.get("name").asString().equals("abacus_zero_votes")) {
            assertThat(a.unfilled()).isEqualTo(10);
            assertThat(a.remarks()).extracting(Remark::kind).containsExactly(Remark.Kind.NO_VOTES);
        }
    }

    private static void threshold(JsonNode node) {
        JsonNode thresholds = node.get("inputs").get("thresholds");
        for (int i = 0; i < 2; i++) {
            String share = thresholds.get(i).asString();
            Threshold threshold = Threshold.of(Ratio.parse(share), Threshold.Base.CHOICES);
            List<Boolean> passes = new ArrayList<>();
            for (JsonNode v : node.get("inputs").get("votes")) {
                passes.add(threshold.passes("x", v.asLong(), 100));
            }
            List<Boolean> wanted = new ArrayList<>();
            node.get("expected").get("pass_at_" + share).forEach(b -> wanted.add(b.asBoolean()));
            assertThat(passes).isEqualTo(wanted);
        }
    }

    private static void overAward(JsonNode node) {
        List<String> names = new ArrayList<>();
        List<Long> votes = new ArrayList<>();
        node.get("inputs").get("votes").properties().forEach(e -> {
            names.add(e.getKey());
            votes.add(e.getValue().asLong());
        });
        ContestVotes v =
                Elections.lists(10, votes.stream().mapToLong(Long::longValue).toArray());
        Allocation a = SeatRules.create(RuleSpec.of("imperiali-quota")).allocate(v);
        for (int i = 0; i < names.size(); i++) {
            assertThat(a.seatsOf(i))
                    .isEqualTo(node.get("expected")
                            .get("official_after_subtract")
                            .get(names.get(i))
                            .asInt());
        }
        assertThat(a.remarks()).hasSize(1);
        assertThat(a.remarks().get(0).kind()).isEqualTo(Remark.Kind.OVER_AWARD);
        assertThat(a.remarks().get(0).seats()).isEqualTo(1);
        assertThat(a.remarks().get(0).choices()).containsExactly(names.indexOf("ANO"));
    }

    /**
     * The file has the votes of the alliances and the seats of their members. The members' votes here are those of the
     * official result (Denmark, European Parliament, 25 May 2014), typed by hand; their sums are those of the file.
     */
    private static void denmark(JsonNode node) {
        assertThat(seats(node, RuleSpec.of("dhondt")))
                .isEqualTo(ints(node.get("expected").get("seats")));
        String[] ids = {"A", "B", "F", "C", "V", "I", "N", "O"};
        String[] groups = {"ABF", "ABF", "ABF", "CV", "CV", "", "", ""};
        long[] votes = {435245, 148949, 249305, 208262, 379840, 65480, 183724, 605889};
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            choices.add(new Choice(ids[i], ids[i], ids[i], Gender.UNKNOWN, groups[i], Choice.Kind.COMPETES));
        }
        ContestVotes v = ContestVotes.of(new Contest("ep", "ep", "", 13, 0, choices), votes, 0);
        List<Long> sums = new ArrayList<>();
        node.get("inputs").get("votes").forEach(s -> sums.add(s.asLong()));
        assertThat(votes[0] + votes[1] + votes[2]).isEqualTo(sums.get(0));
        assertThat(votes[3] + votes[4]).isEqualTo(sums.get(1));
        Allocation a = SeatRules.create(RuleSpec.of("dhondt")).allocate(v);
        List<Integer> within = new ArrayList<>(ints(node.get("expected").get("within_ABF")));
        within.addAll(ints(node.get("expected").get("within_CV")));
        within.addAll(List.of(0, 1, 4));
        assertThat(list(a.certainSeats(8))).isEqualTo(within);
    }

    private static Allocation allocate(JsonNode node, RuleSpec spec) {
        List<Long> votes = new ArrayList<>();
        node.get("inputs").get("votes").forEach(v -> votes.add(v.asLong()));
        ContestVotes v = Elections.lists(
                node.get("inputs").get("seats").asInt(),
                votes.stream().mapToLong(Long::longValue).toArray());
        return SeatRules.create(spec).allocate(v);
    }

    private static List<Integer> seats(JsonNode node, RuleSpec spec) {
        Allocation a = allocate(node, spec);
        assertThat(a.ties()).isEmpty();
        return list(a.certainSeats(node.get("inputs").get("votes").size()));
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Integer> ints(JsonNode node) {
        List<Integer> values = new ArrayList<>();
        node.forEach(v -> values.add(v.asInt()));
        return values;
    }
}
