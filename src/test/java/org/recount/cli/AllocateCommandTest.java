package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.testing.ElectionFolder;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllocateCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private Run allocate(ElectionFolder folder, String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "allocate";
        args[1] = folder.writeTo(temp).toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return Run.of(args);
    }

    private static JsonNode json(Run run) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void theJsonOfTheContract() {
        JsonNode json = json(allocate(ElectionFolder.small(), "--json"));
        assertThat(json.path("election").asString()).isEqualTo("small");
        assertThat(json.path("problems").isEmpty()).isTrue();
        JsonNode south = json.path("contests").path(1);
        assertThat(south.path("contest").asString()).isEqualTo("S");
        assertThat(south.path("rule").asString()).isEqualTo("sntv");
        assertThat(south.path("seats").asInt()).isEqualTo(2);
        assertThat(south.path("reservedSeats").asInt()).isEqualTo(1);
        assertThat(south.path("awards").toString())
                .isEqualTo("[{\"choice\":\"karim\",\"seats\":1,\"reserved\":false},"
                        + "{\"choice\":\"mona\",\"seats\":1,\"reserved\":true}]");
        assertThat(south.path("ties").isEmpty()).isTrue();
        // Layth needs one more than a half of the gap of 2 to draw level with Karim.
        JsonNode margin = south.path("margin");
        assertThat(margin.path("ballotsChanged").asInt()).isEqualTo(1);
        assertThat(margin.path("ballotsAdded").asInt()).isEqualTo(2);
        assertThat(margin.path("ballotsRemoved").asInt()).isEqualTo(2);
        assertThat(margin.path("winner").asString()).isEqualTo("karim");
        assertThat(margin.path("loser").asString()).isEqualTo("layth");
        assertThat(json.path("contests")).hasSize(3);
    }

    @Test
    void theSameFolderGivesTheSameBytes() {
        assertThat(allocate(ElectionFolder.small(), "--json").out())
                .isEqualTo(allocate(ElectionFolder.small(), "--json").out());
    }

    @Test
    void aTieStandsInTiesAndNotInAwards() {
        ElectionFolder tied = ElectionFolder.small().replace("totals.csv", "I,rana,7", "I,rana,5");
        JsonNode isle = json(allocate(tied, "--json")).path("contests").path(2);
        assertThat(isle.path("awards").isEmpty()).isTrue();
        assertThat(isle.path("ties").toString()).isEqualTo("[{\"choices\":[\"rana\",\"sami\"],\"seats\":1}]");
        assertThat(allocate(tied).out()).contains("TIE: a lot gives 1 seat to Rana or Sami (5 votes each)");
    }

    @Test
    void theMarginIsNullWhereNothingCanMoveASeat() {
        JsonNode json = json(allocate(
                ElectionFolder.small()
                        .change("choices.csv", s -> s.replaceAll("I,sami.*\n", ""))
                        .change("totals.csv", s -> s.replaceAll("I,sami.*\n", "")),
                "--json"));
        assertThat(json.path("contests").path(2).path("margin").isNull()).isTrue();
    }

    @Test
    void peopleReadNamesVotesReservedSeatsAndParties() {
        String out = allocate(ElectionFolder.small()).out();
        assertThat(out)
                .contains("A small election (small), 2021-10-10", "Source: invented for a test")
                .contains("S  South: 2 seats, 1 reserved (sntv)")
                .containsPattern("1 +20 +20\\.00% +Mona +Reds +reserved seat")
                .contains("1 ballot changed would bring Layth level with Karim")
                .contains("All contests: 3 contests, 6 seats, by party:")
                .containsPattern("3  Blues\\R +3  Reds");
    }

    @Test
    void misreadsAloneWithTheirModelAndTheirBounds() {
        JsonNode rare = json(allocate(ElectionFolder.small(), "--json", "--misreads", "0.01"))
                .path("contests")
                .path(0)
                .path("rareEvents");
        assertThat(rare.path("probability").asDouble()).isBetween(1e-9, 1.0);
        assertThat(rare.path("contestUpper").asDouble())
                .isGreaterThanOrEqualTo(rare.path("probability").asDouble());
        assertThat(rare.path("model").asString()).contains("0.01 of the ballots");
        assertThat(allocate(ElectionFolder.small(), "--misreads", "0.01").out())
                .contains("Misreads alone (model: 0.01", "some seat moves with at most");
        assertThat(allocate(ElectionFolder.small(), "--misreads", "0.7").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(allocate(ElectionFolder.small(), "--misreads", "0.01", "--json")
                        .out())
                .isEqualTo(allocate(ElectionFolder.small(), "--misreads", "0.01", "--json")
                        .out());
    }

    @Test
    void oneContestOnly() {
        assertThat(json(allocate(ElectionFolder.small(), "--json", "--contest", "I"))
                        .path("contests"))
                .hasSize(1);
        Run unknown = allocate(ElectionFolder.small(), "--contest", "M");
        assertThat(unknown.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(unknown.err()).contains("There is no contest \"M\" in small", "Maybe ");
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void anotherRule() {
        JsonNode json = json(allocate(ElectionFolder.small(), "--json", "--rule", "plurality", "--contest", "S"));
        assertThat(json.path("contests").path(0).path("awards").findValuesAsString("choice"))
                .containsExactly("karim", "layth");
        JsonNode lists = json(allocate(
                ElectionFolder.small(), "--json", "--rule", "{method: dhondt, threshold: 25%}", "--contest", "N"));
        assertThat(lists.path("contests").path(0).path("rule").asString()).isEqualTo("dhondt");
    }

    @Test
    void aRuleThatIsNoneIsWrongUsage() {
        for (String rule : new String[] {"dhont", "{method: dhondt", "{method: sntv, threshold: 3%}", "{}", ""}) {
            Run run = allocate(ElectionFolder.small(), "--rule", rule);
            assertThat(run.code()).as(rule).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).as(rule).contains("--rule", "Maybe ").doesNotContain("\tat ");
        }
    }

    @Test
    void whyASeatWentWhereItDid() {
        assertThat(allocate(ElectionFolder.small(), "--explain", "--contest", "S")
                        .out())
                .contains("Mona");
        JsonNode json = json(allocate(ElectionFolder.small(), "--explain", "--json"));
        assertThat(json.path("contests").path(1).path("transcript").findValuesAsString("kind"))
                .contains("displaced");
    }

    @Test
    void badInputIsExitThreeWithEveryProblemAndNothingOnStandardOutput() {
        for (String[] more : new String[][] {{}, {"--json"}}) {
            Run run = allocate(
                    ElectionFolder.small()
                            .replace("votes.csv", "n1,N,ali,30", "n1,N,ali,-30")
                            .replace("choices.csv", "Emad,,M,", "Emad,,Male,"),
                    more);
            assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("votes.csv:2: error: votes \"-30\" is negative", "choices.csv:6: error:", "2 errors.");
        }
    }

    @Test
    void warningsStandInTheJsonAndOnStandardErrorForPeople() {
        ElectionFolder folder = ElectionFolder.small().replace("stations.csv", "300,105,5", "300,100,5");
        JsonNode problem = json(allocate(folder, "--json")).path("problems").path(0);
        assertThat(problem.path("file").asString()).isEqualTo("stations.csv");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("severity").asString()).isEqualTo("warning");
        assertThat(problem.path("advice").asString()).startsWith("Maybe ");
        assertThat(allocate(folder).err()).contains("stations.csv:2: warning: Station n1");
        assertThat(allocate(folder).code()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void whereStationsAndTotalsGiveTheSeatsToOthersThereIsNoHonestAnswer() {
        // Layth 39 by station, 43 by totals: Karim would be out.
        Run run = allocate(ElectionFolder.small().append("totals.csv", "S,karim,41\nS,layth,43\nS,mona,20\n"));
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("In contest S the published totals give other seats");
        Run harmless = allocate(ElectionFolder.small().append("totals.csv", "S,karim,42\nS,layth,39\nS,mona,20\n"));
        assertThat(harmless.code()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void anElectionThatIsNotThere() {
        Run run = Run.of("allocate", temp.resolve("nowhere").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("There is no folder or zip", "Maybe ");
        assertThat(Run.of("allocate").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void theMarginOfTheTwentyFirstKnesset() {
        JsonNode margin = json(Run.of(
                        "allocate",
                        "--json",
                        "--data",
                        Shared.path("data/israel_knesset21_bader_ofer").toString(),
                        "elections/israel-2019"))
                .path("contests")
                .path(0)
                .path("margin");
        // 51 ballots: methods.md 1.3.
        assertThat(margin.path("ballotsChanged").asInt()).isEqualTo(51);
    }

    @ParameterizedTest
    @CsvSource({
        "afghanistan-2010, afghanistan_wj2010_sntv, 239",
        "afghanistan-2010-final, afghanistan_wj2010_sntv, 239",
        "taiwan-2009, taiwan_2009_county_councillors, 543",
        "spain-2019, spain_2019_11_congress_dhondt, 350",
        "israel-2019, israel_knesset21_bader_ofer, 120",
        "bulgaria-2021-07, bulgaria_2021_07_list_pr, 240",
        "new-zealand-2017, newzealand_2017_sainte_lague, 120",
        "norway-2021, norway_storting_modified_sainte_lague, 150",
    })
    void realElectionsThroughTheCommand(String election, String data, int seats) {
        Run run = Run.of(
                "allocate",
                "--json",
                "--data",
                Shared.path("data/" + data).toString(),
                Path.of("elections", election).toString());
        JsonNode json = json(run);
        int sum = 0;
        for (JsonNode contest : json.path("contests")) {
            for (JsonNode award : contest.path("awards")) {
                sum += award.path("seats").asInt();
            }
        }
        assertThat(sum).isEqualTo(seats);
        assertThat(run.err()).isEmpty();
    }
}
