package org.recount.input.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.input.Problems;

class YamlPathTest {
    private static final String TEXT = """
            name: Toy
            complaints:
              filed: {value: 1436, what: complaints filed, source: a newspaper}
            errors:
              machine:
                to_other: {value: 0.0001, source: a paper}
              stations:
                - model: miscount
                  rate: {value: 0.002, assumption: none}
                - model: swapped_lines
                  rate: {value: 0.0005, assumption: none}
            recount:
              stages:
                - name: panel, procedural
                  stations: {value: 870, source: another}
                  places:
                    Dhi Qar: 389
            """;

    private final Problems problems = new Problems();
    private final YamlMap map = YamlFiles.parse("scenario.yaml", TEXT, problems).orElseThrow();

    @Test
    void listsEveryFigure() {
        assertThat(YamlPath.all(map))
                .containsExactly(
                        "complaints.filed",
                        "errors.machine.to_other",
                        "errors.stations.miscount.rate",
                        "errors.stations.swapped_lines.rate",
                        "recount.stages.panel, procedural.stations",
                        "recount.stages.panel, procedural.places.Dhi Qar");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    complaints.filed                                | filed: {value: 7, what: complaints filed, assumption: why}
                    errors.machine.to_other                         | to_other: {value: 7, assumption: why}
                    errors.stations.swapped_lines.rate              | {model: swapped_lines, rate: {value: 7, assumption: why}}
                    errors.swapped_lines.rate                       | {model: swapped_lines, rate: {value: 7, assumption: why}}
                    recount.panel, procedural.stations              | stations: {value: 7, assumption: why}
                    recount.stages.panel, procedural.places.Dhi Qar | places: {Dhi Qar: 7}
                    recount.random                                  | random: {value: 7, assumption: why}
                    errors.clerical.rate                            | clerical: {rate: {value: 7, assumption: why}}
                    """)
    void replacesOneFigureAndNothingElse(String path, String found) {
        YamlMap changed = YamlPath.replace(map, path, "7", "why").orElseThrow();
        assertThat(changed.show()).contains(found);
        assertThat(map.show()).doesNotContain("7, assumption: why");
        assertThat(YamlPath.all(changed)).containsAll(YamlPath.all(map));
        assertThat(YamlPath.replace(changed, path, "7", "why").orElseThrow().show())
                .isEqualTo(changed.show());
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void theReplacedFigureKeepsItsPlaceInMessages() {
        YamlMap changed =
                YamlPath.replace(map, "complaints.filed", "many", "why").orElseThrow();
        YamlMap figure = changed.map("complaints").orElseThrow().map("filed").orElseThrow();
        assertThat(figure.wholeNumber("value", 0, 10)).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(3);
            assertThat(p.message()).contains("complaints.filed.value").contains("many");
        });
    }

    @ParameterizedTest
    @CsvSource({"complaints", "errors.machine", "errors.stations", "name.first", "''"})
    void aSectionIsNoFigure(String path) {
        assertThat(YamlPath.replace(map, path, "7", "why")).isEmpty();
    }
}
