package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.cli.CommandLineTest.Run;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlList;
import org.recount.input.yaml.YamlMap;
import org.recount.input.yaml.YamlNode;
import org.recount.simulation.error.StationErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final Path IRAQ = Path.of("scenarios", "iraq-2021");

    @TempDir
    private Path folder = Path.of("");

    private static JsonNode json(Path scenario) {
        Run run = Run.of("explain", "--json", scenario.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return JsonMapper.shared().readTree(run.out());
    }

    /** Every leaf of the file: the path without the names of list entries, and the value. */
    private static void leaves(String path, YamlNode node, List<String> paths, List<String> values) {
        if (node instanceof YamlMap map) {
            for (String key : map.keys()) {
                leaves(path + "." + key, map.get(key).orElseThrow(), paths, values);
            }
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> leaves(path + "[]", item, paths, values));
        } else {
            paths.add(path.substring(1));
            values.add(node.show());
        }
    }

    /** Nothing in the file is left unsaid: each key, each value, each source and each assumption. */
    @Test
    void everyKeyOfEveryScenarioIsExplained() throws IOException {
        List<Path> scenarios;
        try (Stream<Path> list = Files.list(Path.of("scenarios"))) {
            scenarios = list.filter(f -> Files.exists(f.resolve("scenario.yaml")))
                    .sorted()
                    .toList();
        }
        assertThat(scenarios).isNotEmpty();
        for (Path scenario : scenarios) {
            JsonNode answer = json(scenario);
            List<String> keys = new ArrayList<>();
            StringBuilder said = new StringBuilder();
            for (JsonNode section : answer.get("sections")) {
                for (JsonNode item : section.get("items")) {
                    keys.add(item.get("key").asString().replaceAll("\\[[^]]*]", "[]"));
                    said.append(item.get("sentence").asString()).append('\n');
                    said.append(item.get("value").asString()).append('\n');
                    said.append(item.get("reason").asString()).append('\n');
                }
            }
            YamlMap yaml = YamlFiles.parse("y", Files.readString(scenario.resolve("scenario.yaml")), new Problems())
                    .orElseThrow();
            List<String> paths = new ArrayList<>();
            List<String> values = new ArrayList<>();
            leaves("", yaml, paths, values);
            assertThat(paths).hasSizeGreaterThan(50);
            for (int i = 0; i < paths.size(); i++) {
                String key = paths.get(i).replaceAll("\\.(value|source|assumption|what)$", "");
                String list = key.replaceAll("\\[]$", "");
                assertThat(keys.contains(key) || keys.contains(list))
                        .as(paths.get(i))
                        .isTrue();
                if (!paths.get(i).endsWith(".what")) {
                    assertThat(said).as(paths.get(i)).contains(values.get(i));
                }
            }
        }
    }

    @Test
    void saysItInWords() {
        Run run = Run.of("explain", IRAQ.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out())
                .contains("The votes are synthetic.")
                .contains(
                        "* A machine reads 1 in 10,000 valid ballots for another candidate. [errors.machine.to_other]")
                .contains("Source: design rate of two-vote errors")
                .contains("* 1,436 complaints are filed. [complaints.filed]")
                .contains("* 30% of the complaints are by winners who defend a seat")
                .contains("taken for grave (red)")
                .contains("Assumption: ")
                .contains("Not in the file; the model's own figure: fitted to 9,445 sections of Bulgaria")
                .contains("389 of them in Dhi Qar.")
                .contains("the number of seats of 69 of them is not known")
                .doesNotContain("{v}")
                .doesNotContain("{f}")
                .doesNotContain(" null ");
        assertThat(run.out().lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(130);
    }

    /** Placement and every default of a model appear, in a scenario that uses them. */
    @Test
    void saysWhereErrorsArePlaced() throws IOException {
        try (Stream<Path> files = Files.list(IRAQ)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path yaml = folder.resolve("scenario.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("    - model: wrong_rulings\n", """
                                    - model: stuffing
                                      rate: {value: 0.3%, assumption: tried}
                                      affected_contests: {value: 0.1, assumption: tried}
                                      intensity: {value: 0.2, assumption: tried}
                                      place:
                                        contests: closest
                                        stations: strongholds
                                        best_of: {value: 10, assumption: tried}
                                        together: device
                                        device_stations: {value: 8, assumption: tried}
                                        beneficiary: last_winner
                                        assumption: an adversary who wants the last seat
                                    - model: wrong_rulings
                                """));
        Run run = Run.of("explain", folder.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Station error: ballots stuffed into the box for the beneficiary.")
                .contains("It strikes 3 in 1,000 stations of the country.")
                .contains("the contests decided by the fewest votes")
                .contains("stations where the beneficiary is strong")
                .contains("all stations that share a device together")
                .contains("in favour of the announced winner whose seat is nearest to be lost")
                .contains("For each station chosen 10 are looked at")
                .contains("Why: an adversary who wants the last seat");
        StationErrors.byId("counting_error")
                .orElseThrow()
                .parameters()
                .forEach(p -> assertThat(run.out()).contains("errors.stations[counting_error]." + p.name()));
    }

    @Test
    void badInputIsToldAndNothingElse() {
        Run run = Run.of("explain", folder.resolve("nothing").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Maybe ");
    }
}
