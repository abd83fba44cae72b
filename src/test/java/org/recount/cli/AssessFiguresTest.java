package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.cli.CommandLineTest.Run;
import org.recount.evidence.NoncentralHypergeometric;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recounts of which only counts are published, and the pages that show what is said of them. */
class AssessFiguresTest {
    @TempDir
    private Path temp = Path.of("");

    private static JsonNode json(String... args) {
        List<String> all = new ArrayList<>(List.of("assess"));
        all.addAll(List.of(args));
        all.add("--json");
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return JsonMapper.shared().readTree(run.out());
    }

    private Run assess(String yaml) throws IOException {
        Files.writeString(temp.resolve("figures.yaml"), yaml);
        return Run.of("assess", temp.toString());
    }

    @Test
    void kirkuk2018() {
        JsonNode json = json("recounts/iraq-2018");
        assertThat(json.path("figuresOnly").asBoolean()).isTrue();
        JsonNode kirkuk = json.path("contests").path(1);
        assertThat(kirkuk.path("recounted").asInt()).isEqualTo(390);
        assertThat(kirkuk.path("discrepantStations").asInt()).isEqualTo(38);
        assertThat(kirkuk.path("selection").asString()).isEqualTo("targeted");
        assertThat(kirkuk.path("evidence").path("upperBoundBadStations").isNull())
                .isTrue();
        assertThat(kirkuk.path("evidence").path("confirmed").asBoolean()).isFalse();
        assertThat(kirkuk.path("evidence").path("worstCaseBadStations").asInt()).isEqualTo(38 + 522 - 390);
        assertThat(kirkuk.path("reach").path("canChange").isNull()).isTrue();
        JsonNode even = kirkuk.path("sensitivity").path("upperBounds").path(1);
        assertThat(even.path("odds").asDouble()).isEqualTo(1);
        assertThat(even.path("upperBoundBadStations").asLong())
                .isEqualTo(NoncentralHypergeometric.upper(522, 390, 38, 1, 0.05));
        assertThat(json.path("notSaid")).isNotEmpty();
    }

    /** The ten governorates add up to what the country is said to have, and the five days to 390 and 38. */
    @Test
    void theFiguresAddUp() throws IOException {
        JsonNode contests = json("recounts/iraq-2018").path("contests");
        int sum = 0;
        for (int i = 2; i < contests.size(); i++) {
            sum += contests.path(i).path("recounted").asInt();
        }
        assertThat(sum).isEqualTo(contests.path(0).path("recounted").asInt());
        int boxes = 0;
        int wrong = 0;
        for (String line : Files.readAllLines(Shared.path("iraq/recount_2018_kirkuk_daily.csv"))) {
            if (!line.startsWith("day")) {
                boxes += Integer.parseInt(line.split(",", -1)[1]);
                wrong += Integer.parseInt(line.split(",", -1)[2]);
            }
        }
        assertThat(boxes).isEqualTo(390);
        assertThat(wrong).isEqualTo(38);
    }

    @Test
    void iraq2021() {
        JsonNode json = json("recounts/iraq-2021");
        for (JsonNode area : json.path("contests")) {
            assertThat(area.path("evidence").path("confirmed").asBoolean()).isFalse();
        }
        JsonNode country = json.path("contests").path(0);
        assertThat(country.path("evidence").path("worstCaseBadStations").asInt())
                .isEqualTo(8 + 55041 - 5304);
        assertThat(country.path("evidence").path("statement").asString()).contains("no bound", "not drawn by lot");
        JsonNode control = json.path("contests").path(4);
        assertThat(control.path("selection").asString()).isEqualTo("random");
        assertThat(control.path("evidence").path("statement").asString()).contains("not published");
        assertThat(json.path("contests")
                        .path(2)
                        .path("reach")
                        .path("ballotsNeeded")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aLotOfWhichTheFindsArePublishedGivesABound() throws IOException {
        Run run = assess("""
                figures: x
                areas:
                  - {id: a, stations: 57944, recounted: 5304, discrepant: 0, selected_by: random}
                  - {id: b, stations: 100, centres: 20, recounted: 20, discrepant: 0, selected_by: control}
                """);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).contains("at most 31 of 57,944 stations differ").contains("an assumption");
    }

    @Test
    void everyProblemIsTold() throws IOException {
        Run run = assess("""
                figures: x
                areas:
                  - {id: a, stations: 10, recounted: 11, discrepant: 0, selected_by: random}
                  - {id: b, recounted: 5, discrepant: 6, selected_by: complaint}
                  - {id: c, recounted: 5, selected_by: dice}
                  - {id: d}
                """);
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("more than the 10 stations", "more than the 5 stations", "dice", "recounted");
    }

    @Test
    void figuresHaveNoRecountAndAnElectionNeedsOne() {
        assertThat(Run.of("assess", "recounts/iraq-2018", "--recount", "x").code())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(Run.of("assess", "elections/taiwan-2009").code()).isEqualTo(ExitCodes.USAGE);
    }

    /** What the page of Iraq shows is what the command says now. */
    @Test
    void thePageOfIraqIsWhatTheCommandSays() throws IOException {
        String page = Files.readString(Path.of("docs", "iraq-assess.md"));
        Matcher blocks = Pattern.compile("`\\./recount assess (\\S+)`\n\n```text\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        int found = 0;
        while (blocks.find()) {
            Run run = Run.of("assess", blocks.group(1));
            assertThat(blocks.group(2)).as(blocks.group(1)).isEqualTo(run.out().replace("\r\n", "\n"));
            found++;
        }
        assertThat(found).isEqualTo(2);
    }

    /** The example of docs/assess.md, where its data is there. */
    @Test
    void thePageOfAssessShowsWhatTheCommandSays() throws IOException {
        Shared.path("data/afghanistan_wj2010_sntv/stations.csv");
        String page = Files.readString(Path.of("docs", "assess.md"));
        String out = Run.of("assess", "elections/afghanistan-2010", "--recount", "recounts/afghanistan-2010")
                .out()
                .replace("\r\n", "\n");
        Matcher blocks = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(page);
        int found = 0;
        while (blocks.find()) {
            assertThat(out).contains(blocks.group(1).strip());
            found++;
        }
        assertThat(found).isEqualTo(2);
    }
}
