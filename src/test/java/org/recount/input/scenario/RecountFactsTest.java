package org.recount.input.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.RecountStage;
import org.recount.dispute.Remedy;
import org.recount.dispute.StagedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.input.Problems;
import org.recount.simulation.RunResult.Sourced;
import org.recount.simulation.Scenario;

/**
 * What is known of complaints, decisions and recounts of Iraq 2021, as the scenario tells it to the program and the report
 * to its readers. Typed here a second time on purpose; the votes and seats are in HardFactsTest.
 */
class RecountFactsTest {
    private static final Scenario IRAQ = iraq();

    private static Scenario iraq() {
        Problems problems = new Problems();
        return ScenarioReader.read(Path.of("scenarios", "iraq-2021"), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()))
                .scenario();
    }

    private static Map<String, String> figures(List<Sourced> list) {
        Map<String, String> values = new LinkedHashMap<>();
        list.forEach(f -> {
            assertThat(f.source()).as("source of " + f.quantity()).isNotBlank();
            values.put(f.quantity(), f.value());
        });
        return values;
    }

    @Test
    void everyFactOfTheRecountIsPrintedWithItsSource() {
        assertThat(figures(IRAQ.info().facts()))
                .containsEntry("constituencies", "83")
                .containsEntry("general seats", "320")
                .containsEntry("minority seats", "9")
                .containsEntry("candidates", "3249")
                .containsEntry("women candidates", "951")
                .containsEntry("centres", "8273")
                .containsEntry("stations", "55041")
                .containsEntry("ballots cast", "9629601")
                .containsEntry("ballots invalid", "721979")
                .containsEntry("stations held", "3681")
                .containsEntry("stations control", "8547")
                .containsEntry("stations control general", "8273")
                .containsEntry("complaints filed", "1436")
                .containsEntry("complaints rejected or settled", "1415")
                .containsEntry("of these after a recount without change", "68")
                .containsEntry("complaints upheld", "21")
                .containsEntry("of these procedural and leading to a recount of 870 stations", "15")
                .containsEntry("of these leading to an annulment of stations", "6")
                .containsEntry("stations recounted as announced", "5304")
                .containsEntry("recount appeals: stations", "2188")
                .containsEntry("recount annexes: stations", "2136")
                .containsEntry("recount panel, procedural: stations", "870")
                .containsEntry("recount panel, Baghdad-6: stations", "108");
        assertThat(1_415 + 21).isEqualTo(1_436);
        assertThat(15 + 6).isEqualTo(21);
        assertThat(870 + 108).isEqualTo(978);
    }

    /** Red is the one colour of which a number was given: 2 of the first 356. */
    @Test
    void coloursOfComplaints() {
        assertThat(Double.parseDouble(figures(IRAQ.info().facts())
                        .getOrDefault("share of red complaints where nothing is wrong and the seat is safe", "")))
                .isEqualTo(0.0056)
                .isEqualTo(Math.round(2 / 356.0 * 10_000) / 10_000.0);
        assertThat(figures(IRAQ.info().assumptions())).containsKey("share of yellow complaints where nothing is wrong");
    }

    private static StagedAdjudication staged(AdjudicationRule rule) {
        return rule instanceof WithRandomStations with ? staged(with.first()) : (StagedAdjudication) rule;
    }

    @Test
    void stationsOfEachStageByGovernorate() {
        StagedAdjudication staged = staged(IRAQ.adjudication());
        Map<String, Map<String, Integer>> places = new LinkedHashMap<>();
        staged.stages().forEach(stage -> {
            Map<String, Integer> quotas = new TreeMap<>();
            stage.quotas().forEach(q -> quotas.put(q.place(), q.stations()));
            places.put(stage.name(), quotas);
        });
        assertThat(places)
                .containsEntry(
                        "appeals",
                        new TreeMap<>(Map.of(
                                "Karbala", 101,
                                "Erbil", 29,
                                "Kirkuk", 87,
                                "Muthanna", 10,
                                "Qadisiyah", 4,
                                "Anbar", 6,
                                "Dhi Qar", 612,
                                "Salahaddin", 325,
                                "Basra", 162,
                                "Duhok", 44)))
                .containsEntry("annexes", new TreeMap<>(Map.of("Basra", 500)))
                .containsEntry(
                        "panel, procedural",
                        new TreeMap<>(
                                Map.of("Dhi Qar", 389, "Nineveh", 217, "Baghdad", 184, "Muthanna", 49, "Najaf", 31)))
                .containsEntry("panel, Baghdad-6", new TreeMap<>(Map.of("Baghdad-6", 108)));
        RecountStage procedural = staged.stages().get(2);
        assertThat(procedural.quotas().stream()
                        .mapToInt(RecountStage.Quota::stations)
                        .sum())
                .as("the only stage of which every station is known by governorate")
                .isEqualTo(procedural.stations());
    }

    /** Five seats; one by re-adjudication and two by annulment as reported, two that no source explains, none by plain recount. */
    @Test
    void whatChangedTheFiveSeats() {
        assertThat(IRAQ.history().changes())
                .extracting(c -> c.contest() + ", " + c.region())
                .containsExactlyInAnyOrder(
                        "Baghdad-6, Baghdad",
                        "Nineveh-2, Nineveh",
                        "Erbil-3, Erbil",
                        "Kirkuk-2, Kirkuk",
                        "Basra-4, Basra");
        assertThat(IRAQ.history().changedBy(Remedy.RECOUNT)).isZero();
        assertThat(IRAQ.history().changedBy(Remedy.READJUDICATE)).isEqualTo(1);
        assertThat(IRAQ.history().changedBy(Remedy.ANNUL)).isEqualTo(2);
        assertThat(IRAQ.history().unexplained()).isEqualTo(2);
    }
}
