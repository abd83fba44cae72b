package org.recount.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.dispute.Annulment;
import org.recount.dispute.NearTheLine;
import org.recount.dispute.RecountStage;
import org.recount.dispute.Remedy;
import org.recount.dispute.StagedAdjudication;
import org.recount.simulation.error.ExtraBallots;
import org.recount.simulation.error.Miscount;
import org.recount.simulation.error.ShiftedDigit;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.SwappedLines;
import org.recount.simulation.error.WrongRulings;
import org.recount.simulation.error.WrongSheet;

/** Scenarios for tests and benchmarks, over {@link ToyElections}. */
public final class ToyScenarios {
    private ToyScenarios() {}

    /** Errors of the size of Iraq in 2021, over an election of any size. */
    public static List<StationError> stationErrors() {
        return List.of(
                new SwappedLines(new Spread(0.001, 1)),
                new WrongSheet(new Spread(0.0003, 1)),
                new ShiftedDigit(new Spread(0.0005, 1)),
                new Miscount(new Spread(0.005, 1), 1.5),
                new WrongRulings(new Spread(0.002, 0.2), 0.3),
                new ExtraBallots(new Spread(0.005, 0.25), 15, 0.5));
    }

    public static Scenario national() {
        return of(ToyElections.national(), 55_029, 1436, 2188, 2136, 978, 6);
    }

    public static Scenario of(
            ElectionSource source, int stations, int filed, int appeals, int annexes, int panel, int annulling) {
        return new Scenario(
                info(stations, appeals + annexes + panel),
                source,
                Map.of(),
                50,
                new Misreads(1e-4, 1e-3, 1e-3),
                new Misreads(1e-4, 1e-3, 1e-3),
                stationErrors(),
                new NearTheLine(filed, 10, 5, 300, 0.3, 0.0056, 0.3, 10),
                new StagedAdjudication(
                        List.of(
                                new RecountStage(
                                        "appeals",
                                        appeals,
                                        34,
                                        0.1,
                                        List.of(new RecountStage.Quota("Region 1", appeals / 10))),
                                new RecountStage("annexes", annexes, 34, 0.1, List.of()),
                                new RecountStage("panel", panel, 15, 0.9, List.of())),
                        new Annulment(annulling, 0.8, 0.02),
                        10,
                        3,
                        1,
                        10),
                new History(
                        List.of(new History.Change("k1", "Region 0", Optional.of(Remedy.ANNUL))),
                        Map.of("Party 1", 40),
                        28,
                        "test"),
                List.of(stations / 100, stations / 20, stations / 10, stations / 4, stations / 2, stations));
    }

    static RunResult.ScenarioInfo info(int stations, int recounted) {
        return new RunResult.ScenarioInfo(
                "toy",
                "Toy",
                "Could it have changed?",
                true,
                320,
                9,
                stations,
                recounted,
                "toy model",
                "no source",
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
