package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.risk.plan.AuditMethod;
import org.recount.testing.ElectionFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code recount plan}. */
class PlanCommandTest {
    @TempDir
    Path temp = Path.of("");

    /** Two contests by station and one by totals; votes a thousandfold, so that samples are worth it. */
    private Path election() {
        return ElectionFolder.small()
                .change("votes.csv", s -> s.replaceAll("(?m)(\\d)$", "$1000"))
                .change("totals.csv", s -> s.replaceAll("(?m)(\\d)$", "$1000"))
                .change("stations.csv", s -> s.replaceAll("(?m)^([ns]\\d,.*?),\\d+,(\\d+),(\\d+)$", "$1,,$2000,$3000"))
                .writeTo(temp.resolve("election"));
    }

    private static JsonNode json(Path election, String... options) {
        List<String> args = new ArrayList<>(List.of("plan", "--json", election.toString()));
        args.addAll(List.of(options));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void theJsonHasTheShapeOfTheFormatsPage() {
        JsonNode plan = json(election(), "--trials", "50");
        assertThat(plan.propertyNames())
                .containsExactly(
                        "election",
                        "name",
                        "source",
                        "synthetic",
                        "riskLimit",
                        "claim",
                        "statement",
                        "chance",
                        "trials",
                        "seed",
                        "errorRates",
                        "costs",
                        "contests",
                        "country",
                        "problems");
        assertThat(plan.get("contests")).hasSize(3);
        JsonNode north = plan.get("contests").get(0);
        assertThat(north.get("contest").asString()).isEqualTo("N");
        assertThat(north.get("standing").asString()).isEqualTo("auditable");
        assertThat(north.get("stations").asInt()).isEqualTo(2);
        assertThat(north.get("ballots").asLong()).isEqualTo(210_000);
        // Dalia 40, Celine 30; Badr 50 beats Emad 20 and Celine 30; Ali 60: the closest pair is two women, 10 of 210.
        assertThat(north.get("tightest").get("id").asString()).isEqualTo("dalia>celine");
        assertThat(north.get("tightest").get("margin").asDouble()).isCloseTo(10 / 210.0, within(1e-12));
        assertThat(north.get("tightest").get("ballotsChanged").asLong()).isEqualTo(5_000);
        assertThat(north.get("methods")).hasSize(AuditMethod.withoutStrata().size());
        for (JsonNode m : north.get("methods")) {
            assertThat(m.get("applies").asBoolean()).isTrue();
            long before = 0;
            for (JsonNode size : m.get("sizes")) {
                if (!size.isNull()) {
                    assertThat(size.asLong()).isGreaterThanOrEqualTo(before);
                    before = size.asLong();
                }
            }
        }
        JsonNode isle = plan.get("contests").get(2);
        assertThat(isle.get("methods").get(7).get("applies").asBoolean()).isFalse();
        assertThat(isle.get("methods").get(7).get("reason").asString()).contains("in total only");
        double mix = plan.get("country").get("cheapestMix").get("hours").asDouble();
        double sum = 0;
        for (JsonNode c : plan.get("contests")) {
            sum += c.get("expected").get("hours").asDouble();
            assertThat(c.get("expected").get("hours").asDouble())
                    .isLessThanOrEqualTo(c.get("fullCount").get("hours").asDouble());
        }
        assertThat(mix).isCloseTo(sum, within(1e-9));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndSoDoesAnyOrderOfThreads() {
        Path election = election();
        String[] options = {"--trials", "40", "--method", "alpha-polling,super-simple,oneaudit,batch-betting"};
        String first = json(election, options).toString();
        assertThat(json(election, options).toString()).isEqualTo(first);
        String[] other = Arrays.copyOf(options, options.length + 2);
        other[options.length] = "--seed";
        other[options.length + 1] = "2";
        assertThat(json(election, other).toString()).isNotEqualTo(first);
    }

    @Test
    void aTieIsAFullCountWithItsReason() throws IOException {
        Path election = ElectionFolder.small()
                .replace("totals.csv", "I,sami,5", "I,sami,7")
                .writeTo(temp.resolve("tied"));
        JsonNode isle = json(election).get("contests").get(2);
        assertThat(isle.get("standing").asString()).isEqualTo("full-count");
        assertThat(isle.get("decision").asString()).isEqualTo("full-count-only");
        assertThat(isle.get("why").asString()).contains("tied");
        assertThat(isle.get("methods")).isEmpty();
        Run text = Run.of("plan", election.toString());
        assertThat(text.out()).contains("Only a full hand count can confirm it", "a lot decides");
    }

    @Test
    void aThresholdOfTheNationIsAContestOfItsOwn() {
        String rule = "{method: dhondt, threshold: {share: 3%, scope: nation}}";
        JsonNode plan = json(election(), "--rule", rule, "--trials", "50");
        assertThat(plan.get("contests")).hasSize(4);
        JsonNode nation = plan.get("contests").get(3);
        assertThat(nation.get("contest").asString()).isEqualTo("nation");
        assertThat(nation.get("restsOn").isNull()).isTrue();
        assertThat(nation.get("ballots").asLong()).isEqualTo(326_000);
        assertThat(nation.get("assertions").get("strength").asString()).isEqualTo("sufficient");
        // Rana's 7,000 of 312,000 valid votes fall short of 3% by 2,360.
        assertThat(nation.get("tightest").get("id").asString()).isEqualTo("rana<threshold");
        assertThat(nation.get("tightest").get("ballotsChanged").asLong()).isEqualTo(2_360);
        assertThat(nation.get("decision").asString()).isEqualTo("sample");
        assertThat(plan.get("contests").get(0).get("restsOn").asString()).isEqualTo("nation");
        assertThat(plan.get("statement").asString()).contains("threshold of the nation is audited as a contest");
        // All ballots are counted once, whatever they are counted for.
        assertThat(plan.get("country").get("fullCount").get("ballots").asDouble())
                .isEqualTo(326_000);
        // One contest brings what it rests on.
        assertThat(json(election(), "--rule", rule, "--trials", "50", "--contest", "N")
                        .get("contests"))
                .hasSize(2);
        Run text = Run.of("plan", election().toString(), "--rule", rule, "--trials", "50");
        assertThat(text.out())
                .contains("Its seats are confirmed once \"nation\" is too", "rana is below the threshold");
    }

    /** North has a station of men and one of women: those of men have a record of each ballot. */
    @Test
    void twoStrata() {
        JsonNode plan = json(election(), "--records", "kind=M", "--trials", "50", "--contest", "N");
        JsonNode methods = plan.get("contests").get(0).get("methods");
        assertThat(methods).hasSize(AuditMethod.values().length);
        JsonNode ui = methods.get(AuditMethod.UNION_INTERSECTION.ordinal());
        assertThat(ui.get("method").asString()).isEqualTo("union-intersection");
        assertThat(ui.get("applies").asBoolean()).isTrue();
        JsonNode strata = ui.get("strata");
        assertThat(strata.get("recordBallots").asLong()).isEqualTo(105_000);
        assertThat(strata.get("polledBallots").asLong()).isEqualTo(105_000);
        assertThat(strata.get("recordStations").asLong()).isEqualTo(1);
        assertThat(strata.get("records").get("90").asLong()
                        + strata.get("polled").get("90").asLong())
                .isEqualTo(ui.get("sizes").get("90").asLong());
        // Without a record of each ballot everywhere a comparison is no way.
        JsonNode comparison = methods.get(AuditMethod.BETTING_COMPARISON.ordinal());
        assertThat(comparison.get("applies").asBoolean()).isFalse();
        assertThat(comparison.get("reason").asString()).contains("Not every station");
        Run text = Run.of("plan", election().toString(), "--records", "kind=M", "--trials", "50", "--contest", "N");
        assertThat(text.out()).contains("Two strata, SUITE", "of the draws from the 105,000 ballots with records");
        Run wrong = Run.of("plan", election().toString(), "--records", "machine");
        assertThat(wrong.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(wrong.err()).contains("Maybe kind=machine was meant");
        Run nobody = Run.of("plan", election().toString(), "--records", "kind=machine");
        assertThat(nobody.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(nobody.out()).isEmpty();
        assertThat(nobody.err())
                .contains("--records kind=machine: no station of ", " has this kind.", "Maybe one of: ", "M");
        Run region = Run.of("plan", election().toString(), "--records", "kind=M", "--records", "region=North");
        assertThat(region.err()).contains("region=North: no station of small", "Maybe one of: Up, Down.");
    }

    @Test
    void costsComeFromOptionsBeforeTheFile() throws IOException {
        Path costs = temp.resolve("costs.yaml");
        Files.writeString(costs, """
                station: {minutes: 30, money: 12}
                ballot: {minutes: 3}
                counted: 0.01
                round: {hours: 4, money: 100}
                hour: 9.5
                currency: EUR
                source: invented for a test
                """);
        JsonNode plan = json(election(), "--costs", costs.toString(), "--cost-round", "1:7", "--trials", "20");
        JsonNode c = plan.get("costs");
        assertThat(c.get("station").get("hours").asDouble()).isEqualTo(0.5);
        assertThat(c.get("station").get("money").asDouble()).isEqualTo(12);
        assertThat(c.get("ballot").get("hours").asDouble()).isEqualTo(0.05);
        assertThat(c.get("counted").get("hours").asDouble()).isEqualTo(0.01);
        assertThat(c.get("round").get("money").asDouble()).isEqualTo(7);
        assertThat(c.get("weighedIn").asString()).isEqualTo("money");
        assertThat(c.get("source").asString()).contains("command line", "invented for a test");
        JsonNode full = plan.get("contests").get(0).get("fullCount");
        double hours = 2 * 0.5 + 210_000 * 0.01 + 1;
        assertThat(full.get("hours").asDouble()).isCloseTo(hours, within(1e-9));
        assertThat(full.get("money").asDouble()).isCloseTo(2 * 12 + 7 + 9.5 * hours, within(1e-6));
        Run text = Run.of("plan", election().toString(), "--costs", costs.toString());
        assertThat(text.out()).contains("money", "EUR");
    }

    @Test
    void aBadFileOfCostsIsToldWithFileLineAndAdvice() throws IOException {
        Path costs = temp.resolve("costs.yaml");
        Files.writeString(costs, "station: {hours: -1}\nballot: x\ncounted: 0\n");
        Run run = Run.of("plan", election().toString(), "--costs", costs.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("costs.yaml:1", "costs.yaml:2", "What a round costs is missing", "3 errors");
        Run none = Run.of(
                "plan",
                election().toString(),
                "--costs",
                temp.resolve("none.yaml").toString());
        assertThat(none.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(none.err()).contains("There is no such file of costs", "Maybe ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--risk-limit 0",
                "--risk-limit 1",
                "--risk-limit x",
                "--trials 0",
                "--chance 0.7",
                "--claim some",
                "--method nonsense",
                "--contest X",
                "--rule nonsense",
                "--one-vote-rate 2",
                "--one-vote-rate 0.6 --one-vote-under-rate 0.6",
                "--station-shift -1",
                "--cost-station x",
                "--cost-station -1",
                "--cost-station 1:2:3",
                "--cost-hour -3",
                "--member x"
            })
    void wrongUsageIsToldWithAdvice(String options) {
        List<String> args = new ArrayList<>(List.of("plan", election().toString()));
        args.addAll(List.of(options.split(" ")));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("Maybe ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatIsNoElectionIsBadInput() {
        Run run = Run.of("plan", temp.resolve("none").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Maybe ");
    }

    @Test
    void forPeopleTheCheapestWayIsSaid() {
        Run run = Run.of("plan", election().toString(), "--trials", "50", "--claim", "each");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "what would confirm the seats at a risk limit of 5%",
                        "Holm",
                        "diluted margin 4.8%",
                        "Cheapest: ",
                        "full hand count",
                        "The cheapest mix",
                        "Everything by hand",
                        "trials, s.e. ");
    }

    @Test
    void aScenarioIsPlannedForAsSynthetic() {
        Run run = Run.of(
                "plan", "scenarios/iraq-2021", "--contest", "Baghdad-1", "--method", "super-simple", "--trials", "10");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("SYNTHETIC", "Baghdad-1: 4 seats (sntv)");
    }
}
