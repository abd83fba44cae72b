package org.recount.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.report.text.PlanView;
import org.recount.report.text.PlannedElection;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.RunManifest;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ElectionPlan;
import org.recount.risk.plan.ElectionPlanner;
import org.recount.risk.plan.ErrorRates;
import org.recount.risk.plan.PlanSettings;
import org.recount.risk.plan.RiskPath;
import org.recount.risk.plan.SimulatedAudit;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;
import tools.jackson.databind.json.JsonMapper;

/** The report of a plan: its files, its words, its bytes. */
class PlanWriterTest {
    @TempDir
    Path temp = Path.of("");

    private static AuditedContest contest(String name, long first, long second) {
        Contest contest = new Contest(
                name,
                name,
                "",
                1,
                0,
                List.of(Choice.of("a", "A", "", Gender.UNKNOWN), Choice.of("b", "B", "", Gender.UNKNOWN)));
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (int s = 0; s < 40; s++) {
            builder.add(new PollingStation("s" + s, "", "", "", -1, first + second + 5, 5), new long[] {first, second});
        }
        return AuditedContest.of(builder.build(), SeatRules.create(RuleSpec.of("plurality")));
    }

    private static PlanView view(boolean synthetic) {
        List<AuditedContest> contests = List.of(
                contest("<North> & \"Up\"", 220, 180),
                contest("South", 210, 180),
                contest("Tied", 200, 200),
                contest("Close", 201, 200));
        PlanSettings settings = new PlanSettings(
                0.05,
                PlanSettings.Claim.ALL,
                List.of(AuditMethod.values()),
                ErrorRates.DEFAULT,
                Costs.DEFAULT,
                0.9,
                50,
                1);
        ElectionPlan plan = ElectionPlanner.plan(contests, settings);
        List<RiskPath> paths = new ArrayList<>();
        for (AuditMethod m :
                List.of(AuditMethod.ALPHA_POLLING, AuditMethod.BETTING_COMPARISON, AuditMethod.BATCH_BETTING)) {
            paths.add(SimulatedAudit.play(contests.get(0), settings, m));
        }
        return new PlanView(
                new PlannedElection("e1", "An <election>", "Sources: a test.", synthetic), plan, "North", paths);
    }

    private static RunManifest manifest() {
        return new RunManifest(
                "recount", "0", "17", Map.of(), List.of("./recount", "plan", "an election"), 1, Map.of(), List.of());
    }

    @Test
    void theFolderHasThePageTheTablesTheChartsAndTheManifest() throws IOException {
        Path folder = PlanWriter.write(view(false), List.of(), manifest(), temp);
        assertThat(folder.getFileName()).hasToString("e1-plan");
        assertThat(folder.resolve("index.html")).exists();
        Map<String, String> outputs = ManifestJson.outputs(Files.readAllBytes(folder.resolve("manifest.json")));
        assertThat(outputs.keySet())
                .containsExactly(
                        "plan.json",
                        "contests.csv",
                        "sizes.csv",
                        "charts/plan-size-by-margin.png",
                        "charts/plan-size-by-margin.svg",
                        "charts/plan-risk-path.png",
                        "charts/plan-risk-path.svg",
                        "charts/plan-work-by-contest.png",
                        "charts/plan-work-by-contest.svg");
        assertThat(JsonMapper.shared()
                        .readTree(folder.resolve("plan.json").toFile())
                        .get("contests"))
                .hasSize(4);
        List<String> sizes = Files.readAllLines(folder.resolve("sizes.csv"));
        assertThat(sizes).hasSize(1 + 3 * AuditMethod.values().length);
        // Again into the same place: an earlier report is replaced.
        PlanWriter.write(view(false), List.of(), manifest(), temp);
    }

    @Test
    void thePageSaysWhatIsSyntheticAndEscapesNames() {
        String real = new String(
                PlanWriter.draw(view(false), List.of(), manifest()).get("index.html"), StandardCharsets.UTF_8);
        assertThat(real)
                .contains("A PLAN.", "An &lt;election&gt;", "&lt;North&gt; &amp; \"Up\"", "'an election'")
                .contains("Full hand count (the only way)", "tied")
                .doesNotContain("SYNTHETIC", "<script", "src=\"http", "href=\"http", "Sources: a test");
        String synthetic = new String(
                PlanWriter.draw(view(true), List.of(), manifest()).get("index.html"), StandardCharsets.UTF_8);
        assertThat(synthetic).contains("SYNTHETIC.", "not the votes of real people");
    }

    @Test
    void theSamePlanGivesTheSameBytes() {
        Map<String, byte[]> first = PlanWriter.draw(view(false), List.of(), manifest());
        Map<String, byte[]> second = PlanWriter.draw(view(false), List.of(), manifest());
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void anotherFolderIsNotReplaced() throws IOException {
        Files.createDirectories(temp.resolve("e1-plan"));
        Files.writeString(temp.resolve("e1-plan").resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> PlanWriter.checkTarget("e1", temp)).hasMessageContaining("Maybe");
    }
}
