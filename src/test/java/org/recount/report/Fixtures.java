package org.recount.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.report.write.RunManifest;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.BackTest;
import org.recount.simulation.RunResult.BestDesign;
import org.recount.simulation.RunResult.ContestDesign;
import org.recount.simulation.RunResult.ContestNeeds;
import org.recount.simulation.RunResult.ContestResult;
import org.recount.simulation.RunResult.DesignBound;
import org.recount.simulation.RunResult.DesignNeeds;
import org.recount.simulation.RunResult.DesignPoint;
import org.recount.simulation.RunResult.DesignResult;
import org.recount.simulation.RunResult.Designs;
import org.recount.simulation.RunResult.Detection;
import org.recount.simulation.RunResult.DetectionPoint;
import org.recount.simulation.RunResult.Evidence;
import org.recount.simulation.RunResult.Needed;
import org.recount.simulation.RunResult.PartyResult;
import org.recount.simulation.RunResult.Prediction;
import org.recount.simulation.RunResult.RareEvent;
import org.recount.simulation.RunResult.ScenarioInfo;
import org.recount.simulation.RunResult.Sourced;
import org.recount.simulation.RunResult.Stopping;

/** Results for tests of the report. Every figure is invented here and means nothing. */
public final class Fixtures {
    private static final int TRIALS = 10_000;
    private static final String METHOD = "made up for a test";

    private final int contests;
    private final boolean anyChange;
    private String name = "Testland 2001 (made up)";
    private String id = "testland";
    private List<String> parties = List.of(
            "Party of Tests",
            "Fixture Alliance",
            "Movement for Assertions",
            "Mock Union",
            "Stub Front",
            "Independents");
    private String place = "Place";

    private Fixtures(int contests, boolean anyChange) {
        this.contests = contests;
        this.anyChange = anyChange;
    }

    /** A country with so many contests, of which some change. */
    public static Fixtures country(int contests) {
        return new Fixtures(contests, true);
    }

    /** A country in which nothing ever changes and nothing is known. */
    public static Fixtures still(int contests) {
        return new Fixtures(contests, false);
    }

    public Fixtures named(String newName) {
        this.name = newName;
        return this;
    }

    public Fixtures as(String newId) {
        this.id = newId;
        return this;
    }

    public Fixtures parties(List<String> names) {
        this.parties = names;
        return this;
    }

    public Fixtures places(String newPlace) {
        this.place = newPlace;
        return this;
    }

    public RunResult result() {
        Map<Remedy, Prediction> byRemedy = new EnumMap<>(Remedy.class);
        byRemedy.put(Remedy.RECOUNT, prediction(0.12));
        byRemedy.put(Remedy.READJUDICATE, prediction(1.4));
        byRemedy.put(Remedy.ANNUL, prediction(2.9));
        return new RunResult(
                scenario(),
                2021,
                TRIALS,
                anyChange ? 200 : 1,
                prediction(4.2),
                byRemedy,
                contestResults(),
                partyResults(),
                detection(),
                curve(),
                designs(),
                evidence(),
                backTest(),
                complaintFlow(),
                rareEvents(),
                stopping(),
                List.of("Everything here is made up.", "Seats of " + place + " are no facts."));
    }

    private List<RunResult.FlowStep> complaintFlow() {
        return anyChange
                ? List.of(
                        new RunResult.FlowStep(
                                "filed",
                                "complaints filed",
                                new Estimate(1436, 1436, 1436, 0.95, "made up"),
                                1436,
                                1436),
                        new RunResult.FlowStep(
                                "late",
                                "rejected unheard: filed after the deadline",
                                new Estimate(70.2, 69.1, 71.3, 0.95, "made up"),
                                55,
                                86))
                : List.of();
    }

    private ScenarioInfo scenario() {
        return new ScenarioInfo(
                id,
                name,
                "Could the recount of 5,304 of 55,041 stations have changed who sits?",
                true,
                contests * 4,
                9,
                55_041,
                5_304,
                "200 made-up elections, misread ballots and clerical errors, recount by complaint",
                "this test, which invents all of it",
                List.of(new Sourced("Ballots", "9,629,601", "a made-up gazette, p. 1")),
                List.of(new Sourced("Seats of " + place, "4", "balanced fill; order unknown")),
                List.of(new Sourced("Error model", "rate 0.001 per ballot", "Nobody (2001), section 0")),
                List.of("One source says 101, another says 10."));
    }

    /** A distribution close to Poisson, cut so that it sums to the trials. */
    private Prediction prediction(double mean) {
        if (!anyChange) {
            return new Prediction(new Estimate(0, 0, 0.0004, 0.95, METHOD), List.of((long) TRIALS), zero(), 0, 0);
        }
        List<Long> counts = new ArrayList<>();
        long left = TRIALS;
        double p = StrictMath.exp(-mean);
        for (int k = 0; left > 0; k++) {
            long n = k >= 14 ? left : Math.min(left, StrictMath.round(TRIALS * p));
            counts.add(n);
            left -= n;
            p = p * mean / (k + 1);
        }
        double any = 1 - counts.get(0) / (double) TRIALS;
        return new Prediction(
                new Estimate(mean, mean * 0.97, mean * 1.03, 0.95, METHOD), counts, rate(any), mean * 0.6, mean * 1.5);
    }

    private static Estimate zero() {
        return new Estimate(0, 0, 0.000369, 0.95, METHOD);
    }

    private static Estimate rate(double p) {
        double half = 2 * StrictMath.sqrt(p * (1 - p) / 1000) + 0.0005;
        return new Estimate(p, Math.max(0, p - half), Math.min(1, p + half), 0.95, METHOD);
    }

    private List<ContestResult> contestResults() {
        SplittableRandom random = new SplittableRandom(7);
        List<ContestResult> list = new ArrayList<>();
        for (int i = 0; i < contests; i++) {
            double needed = StrictMath.floor(StrictMath.exp(random.nextDouble() * 8));
            double chance = anyChange ? StrictMath.exp(-1 - needed / 60) * random.nextDouble() : 0;
            double recounted = anyChange ? random.nextInt(180) : 0;
            double reach = recounted * 150;
            Map<Remedy, Estimate> byRemedy = new EnumMap<>(Remedy.class);
            byRemedy.put(Remedy.RECOUNT, anyChange ? rate(chance / 30) : zero());
            byRemedy.put(Remedy.READJUDICATE, anyChange ? rate(chance / 3) : zero());
            byRemedy.put(Remedy.ANNUL, anyChange ? rate(chance / 2) : zero());
            boolean stuck = !anyChange;
            list.add(new ContestResult(
                    "c" + (i + 1),
                    place + "-" + (i + 1),
                    place + " " + (char) ('A' + i % 18),
                    3 + i % 3,
                    i % 6 == 0 ? "reported" : "filler",
                    anyChange ? rate(chance) : zero(),
                    byRemedy,
                    stuck ? -1 : needed,
                    stuck ? -1 : StrictMath.floor(needed * 0.1),
                    stuck ? -1 : needed * 4,
                    reach,
                    recounted,
                    663,
                    stuck ? -1 : 1 + StrictMath.floor(needed / 150),
                    anyChange ? rate(reach > needed ? 0.97 : 0.02) : zero(),
                    anyChange && i % 17 == 5));
        }
        return list;
    }

    private List<PartyResult> partyResults() {
        List<PartyResult> list = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            int announced = anyChange ? Math.max(1, 73 - 11 * i) : 0;
            double shift = anyChange ? (i % 3 - 1) * 0.7 : 0;
            double after = Math.max(0, announced + shift);
            list.add(new PartyResult(
                    parties.get(i),
                    announced,
                    new Estimate(after, Math.max(0, after - 0.05), after + 0.05, 0.95, METHOD),
                    Math.max(0, announced - (anyChange ? 2 : 0)),
                    announced + (anyChange ? 2 : 0),
                    i % 4 == 3 ? -1 : announced + i % 3 - 1 < 0 ? 0 : announced + (anyChange ? i % 3 - 1 : 0),
                    anyChange ? rate(0.6 / (i + 1)) : zero()));
        }
        return list;
    }

    private Detection detection() {
        if (!anyChange) {
            Estimate undefined = new Estimate(0, 0, 1, 0.95, METHOD);
            return new Detection(zero(), zero(), undefined, undefined, zero());
        }
        return new Detection(
                new Estimate(1.8, 1.75, 1.85, 0.95, METHOD),
                rate(0.83),
                rate(0.31),
                rate(0.69),
                new Estimate(0.04, 0.03, 0.05, 0.95, METHOD));
    }

    private List<DetectionPoint> curve() {
        List<DetectionPoint> list = new ArrayList<>();
        if (anyChange) {
            for (int n : List.of(500, 1000, 2000, 5304, 10_000, 20_000, 40_000, 55_041)) {
                double share = n / 55_041.0;
                list.add(new DetectionPoint(n, "complaint", rate(0.92 * StrictMath.pow(share, 0.45))));
                list.add(new DetectionPoint(n, "random", rate(0.92 * share)));
            }
        }
        return list;
    }

    private Designs designs() {
        if (!anyChange) {
            return new Designs(0, List.of(), List.of(), List.of(), List.of());
        }
        List<DesignResult> list = new ArrayList<>();
        for (String design : List.of("complaint", "random", "error_bound", "escalating")) {
            double power = design.equals("random") ? 1 : 0.4;
            List<DesignPoint> points = new ArrayList<>();
            for (int n : List.of(500, 5304, 55_041)) {
                points.add(new DesignPoint(
                        n,
                        design.equals("escalating") ? Math.min(55_041, 1.5 * n) : n,
                        rate(0.92 * StrictMath.pow(n / 55_041.0, power)),
                        new Estimate(0.04, 0.03, 0.05, 0.95, METHOD)));
            }
            list.add(new DesignResult(
                    design,
                    "made up: " + design,
                    points,
                    List.of(
                            new Needed(0.5, 4000.25, 3000, 6000.5, 700_000, 0.012, 0.034),
                            new Needed(0.8, 20_000, 15_000, -1, 3_500_000, 0.001, 0.01),
                            new Needed(0.9, 50_000, 40_000, 55_041, 8_700_000, 0, 0.003),
                            new Needed(0.95, -1, -1, -1, -1, -1, -1))));
        }
        return new Designs(
                5304,
                list,
                List.of(new ContestDesign("made-up", 77, "error_bound", rate(0.61))),
                List.of(new BestDesign(0.5, "complaint"), new BestDesign(0.95, "")),
                List.of(new ContestNeeds(
                        "made-up",
                        700,
                        77,
                        9,
                        List.of(
                                new DesignNeeds(
                                        "complaint", List.of(new Needed(0.5, 80.5, 60, 120, 9000, 0.001, 0.004))),
                                new DesignNeeds("random", List.of(new Needed(0.5, -1, 600.1, -1, -1, -1, -1)))),
                        List.of(new BestDesign(0.5, "complaint"), new BestDesign(0.95, "")))));
    }

    private Evidence evidence() {
        return new Evidence(
                55_041,
                5_304,
                8,
                155,
                49_745,
                List.of(new DesignBound("Made-up lottery", 8_547, 55_041, 0, 18, 0.95, "The lot was a lot.")),
                "A set chosen by complaint bounds nothing about the rest.");
    }

    private BackTest backTest() {
        return new BackTest(
                anyChange ? 5 : -1,
                anyChange
                        ? List.of(
                                new BackTest.Fact("Seats changed", 5, 4.2, 1, 8, 0.71, true),
                                new BackTest.Fact("Seats changed by recount alone", 0, 0.12, 0, 1, 0.93, true),
                                new BackTest.Fact("Stations annulled", 120, 48.5, 30, 70, 0.0004, false))
                        : List.of(),
                "The model fits two of three facts; it annuls too few stations.");
    }

    private List<RareEvent> rareEvents() {
        return List.of(
                new RareEvent(
                        "c1",
                        "recount",
                        0,
                        zero(),
                        "misreads alone",
                        false,
                        3.2e-7,
                        3.2e-7,
                        3.2e-7,
                        1,
                        true,
                        new Estimate(3.2e-7, 1.1e-7, 5.3e-7, 0.95, METHOD),
                        4.4e-7,
                        2.5e-6,
                        3.3e-7,
                        0.02,
                        712.5,
                        0.003,
                        200,
                        23.5,
                        METHOD),
                new RareEvent(
                        "",
                        "wrong",
                        0,
                        zero(),
                        "misreads alone",
                        true,
                        0,
                        0,
                        0,
                        1,
                        true,
                        zero(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        200,
                        0,
                        METHOD));
    }

    private @Nullable Stopping stopping() {
        return anyChange
                ? new Stopping(0.05, true, TRIALS, 200, 100_000, rate(0.5), "It stopped, " + name + ".")
                : null;
    }

    public static RunManifest manifest() {
        return new RunManifest(
                "recount",
                "0.0.0-test",
                "17",
                Map.of("JFreeChart", "1.5.6"),
                List.of("./recount", "run", "scenarios/testland", "--trials", "10000", "--seed", "2021"),
                2021,
                Map.of("trials", "10000"),
                List.of(new RunManifest.Input("scenarios/testland/scenario.yaml", 123, "0".repeat(64))));
    }
}
