package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.cli.CommandLineTest.Run;
import org.recount.testing.ElectionFolder;
import org.recount.testing.RecountFolder;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssessCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private Run assess(ElectionFolder election, ElectionFolder recount, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "assess",
                election.writeTo(temp.resolve("election")).toString(),
                "--recount",
                recount.writeTo(temp.resolve("recount")).toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private JsonNode json(ElectionFolder recount, String... more) {
        String[] args = java.util.Arrays.copyOf(more, more.length + 1);
        args[more.length] = "--json";
        Run run = assess(ElectionFolder.small(), recount, args);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return JsonMapper.shared().readTree(run.out());
    }

    private static ElectionFolder recount(String rows, String votes) {
        return ElectionFolder.empty()
                .put("recount.csv", "station,contest,action,selected_by,invalid,note\n" + rows)
                .put("recount_votes.csv", "station,contest,choice,votes\n" + votes);
    }

    @Test
    void theJsonOfTheContract() {
        JsonNode json = json(RecountFolder.small());
        assertThat(json.path("election").asString()).isEqualTo("small");
        JsonNode north = json.path("contests").path(0);
        assertThat(north.path("contest").asString()).isEqualTo("N");
        assertThat(north.path("stations").asInt()).isEqualTo(2);
        assertThat(north.path("recounted").asInt()).isEqualTo(2);
        assertThat(north.path("annulled").asInt()).isZero();
        assertThat(north.path("selection").asString()).isEqualTo("mixed");
        assertThat(north.path("discrepantStations").asInt()).isEqualTo(2);
        // n1: Ali 30 -> 29; n2: Ali 30 -> 33.
        assertThat(north.path("discrepantVotes").asInt()).isEqualTo(4);
        assertThat(north.path("changed").isEmpty()).isTrue();
        // Badr 50 and Dalia 40 sit, Celine 30 and Emad 20 do not: Celine needs 5 of Dalia's.
        assertThat(north.path("reach").path("ballotsNeeded").asInt()).isEqualTo(5);
        assertThat(north.path("reach").path("ballotsWithinReach").asInt()).isEqualTo(210);
        assertThat(north.path("reach").path("canChange").asBoolean()).isTrue();
        assertThat(north.path("reach").path("minStations").asInt()).isEqualTo(1);
        assertThat(north.path("evidence").path("method").asString()).isEqualTo("full count");
        assertThat(north.path("evidence").path("confirmed").asBoolean()).isTrue();
    }

    @Test
    void anAnnulmentThatLeavesATie() {
        JsonNode south = json(RecountFolder.small()).path("contests").path(1);
        assertThat(south.path("annulled").asInt()).isEqualTo(1);
        assertThat(south.path("recounted").asInt()).isZero();
        assertThat(south.path("discrepantStations").asInt()).isZero();
        // Without s1 Karim and Layth have 20 each.
        assertThat(south.path("changed").toString()).isEqualTo("[{\"out\":\"karim\",\"in\":null}]");
        assertThat(south.path("ties").path(0).path("choices").toString()).isEqualTo("[\"karim\",\"layth\"]");
        assertThat(south.path("reach").path("canChange").asBoolean()).isTrue();
        JsonNode range = south.path("reach").path("annulment");
        assertThat(range.path("gapAnnounced").asInt()).isEqualTo(2);
        assertThat(range.path("gapAllAnnulled").asInt()).isZero();
        assertThat(south.path("reach").path("courtCriterion").path("met").asBoolean())
                .isTrue();
        assertThat(south.path("evidence").path("confirmed").asBoolean()).isFalse();
    }

    @Test
    void aContestOfTotalsOnly() {
        JsonNode isle = json(RecountFolder.small()).path("contests").path(2);
        assertThat(isle.path("selection").asString()).isEqualTo("none");
        assertThat(isle.path("stations").asInt()).isZero();
        assertThat(isle.path("reach").path("ballotsNeeded").asInt()).isEqualTo(1);
        assertThat(isle.path("reach").path("canChange").asBoolean()).isFalse();
        assertThat(isle.path("reach").path("minStations").isNull()).isTrue();
        assertThat(isle.path("evidence").path("pValue").isNull()).isTrue();
        assertThat(isle.path("sensitivity").path("tippingOdds").isNull()).isTrue();
    }

    @Test
    void aSeatThatMoves() {
        // Dalia and Celine swap 15 in n2: Celine 45, Dalia 25.
        JsonNode north = json(recount(
                        "n2,N,recount,complaint,5,\n",
                        "n2,N,ali,30\nn2,N,badr,20\nn2,N,celine,30\nn2,N,dalia,10\nn2,N,emad,10\n"))
                .path("contests")
                .path(0);
        assertThat(north.path("changed").toString()).isEqualTo("[{\"out\":\"dalia\",\"in\":\"celine\"}]");
        assertThat(north.path("discrepantVotes").asInt()).isEqualTo(30);
        assertThat(north.path("selection").asString()).isEqualTo("targeted");
        assertThat(north.path("evidence").path("upperBoundBadStations").isNull())
                .isTrue();
        assertThat(north.path("evidence").path("pValue").isNull()).isTrue();
        assertThat(north.path("evidence").path("confirmed").asBoolean()).isFalse();
        assertThat(north.path("evidence").path("statement").asString()).contains("no bound");
        assertThat(north.path("sensitivity").path("tippingOdds").isNull()).isTrue();
        assertThat(north.path("handCount").path("counted").asInt()).isEqualTo(1);
    }

    @Test
    void peopleReadTheThreeAnswersAndNoBoundWithoutADesign() {
        String out = assess(
                        ElectionFolder.small(),
                        recount(
                                "n2,N,recount,complaint,5,drawn at random\n",
                                "n2,N,ali,30\nn2,N,badr,20\nn2,N,celine,15\nn2,N,dalia,25\nn2,N,emad,10\n"))
                .out();
        assertThat(out)
                .contains("Reach (certain)", "Evidence (by design)", "Sensitivity (an assumption)")
                .contains("not by lot", "no bound for the other 1")
                .contains("Court criterion (Austria 2016)")
                .doesNotContain("confirmed.\n");
    }

    @Test
    void disputesRaiseAlertsAndAnOrderOfOpening() {
        ElectionFolder pending = RecountFolder.small()
                .put("recount.csv", "station,contest,action\n")
                .remove("recount_votes.csv")
                .put("complaints.csv", """
                        complaint,filed,contest,station,filer,category,claim,decision,remedy
                        1,,S,s1,Blues,red,forged,pending,annul
                        2,,N,n1,Blues,red,forged,pending,recount
                        3,,I,,Blues,red,forged,pending,recount
                        """);
        JsonNode json = json(pending, "--hours-per-station", "2");
        JsonNode south = json.path("contests").path(1).path("dispute");
        assertThat(south.path("stations").asInt()).isEqualTo(1);
        assertThat(south.path("alerts").path(0).path("seat").asString()).isEqualTo("karim");
        assertThat(south.path("alerts").path(0).path("challenger").asString()).isEqualTo("layth");
        assertThat(south.path("alerts").path(0).path("ballots").asInt()).isEqualTo(1);
        assertThat(south.path("alerts").path(0).path("byAnnulment").asBoolean()).isTrue();
        assertThat(json.path("country").path("complaintsUnplaced").asInt()).isEqualTo(1);
        JsonNode first = json.path("openings").path(0);
        assertThat(first.path("stations")).hasSize(1);
        assertThat(first.path("hours").asDouble()).isEqualTo(2);
        assertThat(first.path("settledPerHour").asDouble()).isEqualTo(0.5);
    }

    @Test
    void everyProblemOfARecountIsListed() {
        Run run = assess(
                ElectionFolder.small(),
                recount(
                        "n1,N,recount,random,5,\nn1,N,annul,complaint,,\nx9,N,recount,random,1,\nn2,N,recont,random,1,\n",
                        "n1,N,ali,30\nn1,N,nobody,3\nx9,N,ali,3\n"),
                "--json");
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("stands twice", "recont", "Maybe");
    }

    @Test
    void aDrawnStationOutsideTheElectionLeavesNoHonestAnswer() {
        Run run = assess(ElectionFolder.small(), recount("x9,N,recount,random,1,\n", "x9,N,ali,3\n"), "--json");
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("x9", "drawn from another list");
    }

    @Test
    void aContestedStationOutsideTheElectionIsLeftOutAndNamed() {
        JsonNode json = json(recount("x9,N,recount,complaint,1,\n", "x9,N,ali,3\n"));
        assertThat(json.path("problems").path(0).path("message").asString()).contains("x9", "left out");
        assertThat(json.path("contests").path(0).path("selection").asString()).isEqualTo("none");
    }

    @Test
    void moreBallotsThanVotersIsAnsweredOnlyWhereItDoesNotMatter() {
        String same = "n1,N,ali,330\nn1,N,badr,30\nn1,N,celine,15\nn1,N,dalia,15\nn1,N,emad,10\n";
        JsonNode json = json(recount("n1,N,recount,complaint,5,\n", same));
        assertThat(json.path("problems").toString()).contains("seats are the same without");
        Run run = assess(
                ElectionFolder.small(), recount("n1,N,recount,complaint,5,\n", same.replace("emad,10", "emad,310")));
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("more ballots than voters", "n1");
        // Karim's 400 votes leave nothing that the other station could do: a claim that rests on a count nobody can
        // believe.
        Run claim = assess(
                ElectionFolder.small(),
                recount("s1,S,recount,complaint,2,\n", "s1,S,karim,400\ns1,S,layth,19\ns1,S,mona,10\n"));
        assertThat(claim.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(claim.err()).contains("would be confirmed only through", "s1");
    }

    @Test
    void theDesignIsReadFromTheRecount() {
        ElectionFolder folder = recount(
                        "n1,N,recount,random,5,\n",
                        "n1,N,ali,30\nn1,N,badr,30\nn1,N,celine,15\n" + "n1,N,dalia,15\nn1,N,emad,10\n")
                .put("recount.yaml", "design: {draw: stratified, strata: kind, test: batch}\nseed: 314159\n");
        JsonNode north = json(folder).path("contests").path(0);
        assertThat(north.path("evidence").path("design").asString()).contains("in strata by kind");
        assertThat(north.path("evidence").path("method").asString()).contains("batch comparison");
        Run run = assess(ElectionFolder.small(), folder.put("recount.yaml", "design: {draw: stratified}\n"));
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("does not say what makes a stratum");
        Run odd = assess(ElectionFolder.small(), folder.put("recount.yaml", "design: {draw: dice}\n"));
        assertThat(odd.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(odd.err()).contains("simple, stratified, proportional");
    }

    @Test
    void theReportIsOnePageWithItsTablesAndTheSameEachTime() throws IOException {
        Path out = temp.resolve("reports");
        String[] more = {"-o", out.toString()};
        Run run = assess(ElectionFolder.small(), RecountFolder.small(), more);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).contains("Report: ");
        Path folder = out.resolve("small-assess");
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page)
                .contains("What would one have to assume?", "ASSUMPTION", "Karim")
                .doesNotContain("<script", "src=\"http", "NaN", ">null");
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("## Evidence and sensitivity");
        assertThat(Files.readString(folder.resolve("contests.csv"))).contains("can_change", "N,North,3,2,2,0,mixed");
        assertThat(Files.readString(folder.resolve("stations.csv")))
                .contains("N,n2,readjudicate,complaint,105,true,3,3");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(folder.resolve("summary.json")))
                        .path("contests"))
                .hasSize(3);
        assertThat(folder.resolve("charts/margin-reach.png")).exists();
        assess(ElectionFolder.small(), RecountFolder.small(), more);
        assertThat(Files.readString(folder.resolve("index.html"))).isEqualTo(page);
        Files.delete(folder.resolve("manifest.json"));
        assertThat(assess(ElectionFolder.small(), RecountFolder.small(), more).code())
                .as("a folder that is no report is not replaced")
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void wrongUsage() {
        assertThat(Run.of("assess", "x").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(assess(ElectionFolder.small(), RecountFolder.small(), "--risk-limit", "5")
                        .code())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(Run.of("assess", temp.resolve("nowhere").toString(), "--recount", "x")
                        .code())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }

    /** The stations that were wholly struck out in Afghanistan in 2010. */
    @Test
    void afghanistan2010() {
        Shared.path("data/afghanistan_wj2010_sntv/stations.csv");
        Run run = Run.of("assess", "elections/afghanistan-2010", "--recount", "recounts/afghanistan-2010", "--json");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.path("country").path("opened").asInt()).isEqualTo(210);
        assertThat(json.path("country").path("seatsChanged").asInt()).isEqualTo(5);
        assertThat(json.path("country").path("contestsConfirmed").asInt()).isZero();
        for (JsonNode contest : json.path("contests")) {
            // What changed could have changed.
            assertThat(contest.path("changed").isEmpty()
                            || contest.path("reach").path("canChange").asBoolean())
                    .as(contest.path("contest").asString())
                    .isTrue();
        }
    }
}
