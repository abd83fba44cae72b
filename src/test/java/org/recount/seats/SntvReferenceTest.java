package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of reference/sntv_synthetic.json, by both procedures. */
class SntvReferenceTest {

    @TestFactory
    Stream<DynamicTest> syntheticCases() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode node : new JsonMapper()
                .readTree(Shared.path("reference/sntv_synthetic.json").toFile())) {
            for (String id : List.of("sntv", "sntv-women-first", "sntv-replace-lowest-man")) {
                tests.add(DynamicTest.dynamicTest(node.get("name").asString() + " " + id, () -> check(node, id)));
            }
        }
        assertThat(tests).hasSize(5 * 3);
        return tests.stream();
    }

    private static void check(JsonNode node, String id) {
        List<Choice> choices = new ArrayList<>();
        List<Long> votes = new ArrayList<>();
        for (JsonNode c : node.get("inputs").get("candidates")) {
            choices.add(Choice.of(
                    c.get("id").asString(),
                    c.get("id").asString(),
                    "",
                    c.get("woman").asBoolean() ? Gender.F : Gender.M));
            votes.add(c.get("votes").asLong());
        }
        Contest contest = new Contest(
                "c",
                "c",
                "",
                node.get("inputs").get("seats").asInt(),
                node.get("inputs").get("women_min").asInt(),
                choices);
        Allocation allocation = SeatRules.create(RuleSpec.of(id))
                .allocate(ContestVotes.of(
                        contest, votes.stream().mapToLong(Long::longValue).toArray(), 0));
        List<String> elected = new ArrayList<>();
        allocation.awards().forEach(a -> elected.add(choices.get(a.choice()).id()));
        List<String> expected = new ArrayList<>();
        node.get("expected").get("elected").forEach(e -> expected.add(e.asString()));
        assertThat(elected).isEqualTo(expected);
        assertThat(allocation.ties()).isEmpty();
    }
}
