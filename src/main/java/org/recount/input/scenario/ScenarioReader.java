package org.recount.input.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.ComplaintModel;
import org.recount.dispute.JudgedAdjudication;
import org.recount.dispute.Remedy;
import org.recount.dispute.StagedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlMap;
import org.recount.simulation.History;
import org.recount.simulation.Misreads;
import org.recount.simulation.RecountDesign;
import org.recount.simulation.RunResult.ScenarioInfo;
import org.recount.simulation.RunResult.Sourced;
import org.recount.simulation.Scenario;
import org.recount.simulation.ensemble.EnsembleSpec;

/** Reads a scenario: a folder with {@code scenario.yaml} and the tables of its ensemble. */
public final class ScenarioReader {
    private static final List<String> KEYS = List.of(
            "scenario",
            "name",
            "question",
            "sources_in_short",
            "simulation",
            "errors",
            "complaints",
            "adjudication",
            "recount",
            "history",
            "contradictions");

    private final ScenarioFiles files;
    private final Problems problems;
    private final Figures figures;

    private ScenarioReader(ScenarioFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.figures = new Figures(problems);
    }

    /**
     * Reads a scenario.
     *
     * @param path its folder, or the {@code scenario.yaml} in it
     * @param problems where every problem is told
     * @return the scenario; empty where a problem stops a command
     */
    public static Optional<LoadedScenario> read(Path path, Problems problems) {
        return ScenarioFiles.read(path, problems).flatMap(files -> files.scenario(problems));
    }

    /** Reads a scenario from files that were read, with some of its figures replaced. */
    static Optional<LoadedScenario> read(ScenarioFiles files, YamlMap yaml, Problems problems) {
        ScenarioReader reader = new ScenarioReader(files, problems);
        LoadedScenario loaded = reader.scenario(yaml, files.ensemble());
        return problems.hasFatal() ? Optional.empty() : Optional.ofNullable(loaded);
    }

    private @Nullable LoadedScenario scenario(YamlMap map, Optional<EnsembleSpec> spec) {
        figures.refuseUnknown(map, "", KEYS);
        String id = map.required("scenario").orElse("");
        String name = map.required("name").orElse("");
        String question = map.required("question").orElse("");
        String sources = map.required("sources_in_short").orElse("");
        checkId(map, id);
        Optional<YamlMap> simulation = figures.section(map, "simulation");
        Optional<YamlMap> errorsMap = figures.section(map, "errors");
        Optional<YamlMap> complaintsMap = figures.section(map, "complaints");
        Optional<YamlMap> adjudicationMap = figures.section(map, "adjudication");
        Optional<YamlMap> recountMap = figures.section(map, "recount");
        int perElection = simulation.map(this::trialsPerElection).orElse(1);
        List<Integer> curve = simulation.map(m -> curve(m, spec)).orElse(List.of());
        ErrorsReader.Errors errors = errorsMap
                .map(e -> new ErrorsReader(figures, problems).read(e))
                .orElse(new ErrorsReader.Errors(Misreads.NONE, Misreads.NONE, List.of()));
        if (complaintsMap.isEmpty() || adjudicationMap.isEmpty() || recountMap.isEmpty()) {
            return null;
        }
        DisputeReader dispute = new DisputeReader(figures, problems, places(spec));
        ComplaintModel complaints = dispute.complaints(complaintsMap.get());
        int announced = dispute.announced(recountMap.get());
        StagedAdjudication adjudication =
                dispute.adjudication(adjudicationMap.get(), recountMap.get(), complaints.filed());
        Optional<JudgedAdjudication> judged = dispute.judged(adjudicationMap.get(), adjudication);
        WithRandomStations rule = dispute.random(judged.isPresent() ? judged.get() : adjudication, recountMap.get());
        List<RecountDesign> designs = dispute.designs(recountMap.get());
        History history = history(map, spec);
        if (spec.isEmpty() || problems.hasFatal()) {
            return null;
        }
        checkStations(recountMap.get(), rule, spec.get());
        ScenarioInfo info = new ScenarioInfo(
                id,
                name,
                question,
                true,
                seats(spec.get()),
                carried(spec.get()),
                spec.get().national().stations(),
                announced,
                ScenarioWords.inShort(errors, complaints, adjudication, rule),
                sources,
                facts(spec.get()),
                assumptions(spec.get()),
                ScenarioWords.models(errors, complaints, adjudication, rule),
                contradictions(map, spec.get()));
        Scenario scenario = new Scenario(
                info,
                files.source(),
                seatsStatus(spec.get()),
                perElection,
                errors.machine(),
                errors.hand(),
                errors.stations(),
                complaints,
                rule,
                history,
                curve,
                designs);
        return new LoadedScenario(scenario, files.inputs());
    }

    private void checkId(YamlMap map, String id) {
        if (!id.isEmpty() && !id.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,99}")) {
            map.wrong(
                    "scenario",
                    id,
                    "is no identifier: the report's folder is called by it",
                    "Maybe use letters, digits, '-', '_' and '.' only.");
        }
    }

    private int trialsPerElection(YamlMap map) {
        figures.refuseUnknown(map, "simulation", List.of("trials_per_election", "curve"));
        return figures.whole(map, "simulation", "trials_per_election", 1, 1_000_000);
    }

    private List<Integer> curve(YamlMap map, Optional<EnsembleSpec> spec) {
        int all = spec.map(s -> s.national().stations()).orElse(Integer.MAX_VALUE);
        List<Integer> curve = new ArrayList<>();
        for (String text : map.texts("curve")) {
            int before = curve.isEmpty() ? -1 : curve.get(curve.size() - 1);
            try {
                int n = Integer.parseInt(text);
                if (n <= before) {
                    map.wrong("curve", text, "does not ascend", "Maybe sort the numbers of stations.");
                } else if (n > all) {
                    map.wrong(
                            "curve",
                            text,
                            "is more than the " + all + " stations of the country",
                            "Maybe end with " + all + ", a recount of the whole country.");
                } else {
                    curve.add(n);
                }
            } catch (NumberFormatException e) {
                map.wrong("curve", text, "is not a whole number", "Maybe write: curve: [500, 1000, 5000]");
            }
        }
        return curve;
    }

    private static Set<String> places(Optional<EnsembleSpec> spec) {
        Set<String> places = new LinkedHashSet<>();
        spec.ifPresent(s -> {
            s.governorates().forEach(g -> places.add(g.name()));
            s.constituencies().forEach(c -> places.add(c.id()));
        });
        return places;
    }

    private void checkStations(YamlMap recount, AdjudicationRule rule, EnsembleSpec spec) {
        int country = spec.national().stations();
        if (rule.stationsOpened() > country) {
            problems.fatal(
                    recount.file(),
                    recount.line("stages"),
                    Integer.toString(rule.stationsOpened()),
                    "The stages open " + rule.stationsOpened() + " stations; the country has " + country,
                    "Maybe a stage stands twice.");
        }
        if (rule.stationsDrawn() > country) {
            problems.fatal(
                    recount.file(),
                    recount.line("random"),
                    Integer.toString(rule.stationsDrawn()),
                    rule.stationsDrawn() + " stations are drawn at random; the country has " + country,
                    "Maybe write " + country + " for a full recount.");
        }
    }

    /** What changed in fact stands in the tables of the ensemble; how it changed, in a column of the same table. */
    private History history(YamlMap map, Optional<EnsembleSpec> spec) {
        Optional<YamlMap> section = figures.section(map, "history");
        if (section.isEmpty() || spec.isEmpty()) {
            return History.UNKNOWN;
        }
        figures.refuseUnknown(section.get(), "history", List.of("discrepant_stations"));
        int discrepant = figures.whole(section.get(), "history", "discrepant_stations", 0, 100_000_000);
        String source = section.get()
                .map("discrepant_stations")
                .flatMap(m -> m.text("source"))
                .orElse("");
        Map<String, String> regions = new LinkedHashMap<>();
        spec.get().constituencies().forEach(c -> regions.put(c.id(), c.governorate()));
        FactTable table = FactTable.read(files.folder(), "changed_seats.csv", problems, "contest", "mechanism");
        List<History.Change> changes = table.map(
                r -> new History.Change(r.text("contest"), regions.getOrDefault(r.text("contest"), ""), mechanism(r)));
        Map<String, Integer> finalSeats = new LinkedHashMap<>();
        for (EnsembleSpec.Party p : spec.get().parties()) {
            int general = p.finalSeats() - p.minoritySeats();
            if (p.seats() > 0 || general > 0) {
                finalSeats.put(p.name(), general);
            }
        }
        return new History(changes, finalSeats, discrepant, source);
    }

    private static Optional<Remedy> mechanism(FactTable.Row row) {
        String text = row.text("mechanism");
        for (Remedy remedy : Remedy.values()) {
            if (remedy.id().equals(text)) {
                return Optional.of(remedy);
            }
        }
        if (!text.isEmpty()) {
            row.fatal(
                    "mechanism",
                    text,
                    "mechanism is \"" + text + "\"; expected recount, readjudicate, annul or nothing",
                    "Maybe leave it blank where no source says.");
        }
        return Optional.empty();
    }

    private static int seats(EnsembleSpec spec) {
        return spec.constituencies().stream()
                .mapToInt(EnsembleSpec.Constituency::seats)
                .sum();
    }

    private static int carried(EnsembleSpec spec) {
        return spec.governorates().stream()
                .mapToInt(EnsembleSpec.Governorate::minoritySeats)
                .sum();
    }

    private static Map<String, String> seatsStatus(EnsembleSpec spec) {
        Map<String, String> status = new LinkedHashMap<>();
        spec.constituencies().forEach(c -> status.put(c.id(), c.status()));
        return status;
    }

    private List<Sourced> facts(EnsembleSpec spec) {
        List<Sourced> facts = new ArrayList<>();
        for (EnsembleSpec.Fact f : spec.facts()) {
            if (!f.status().equals("invented")) {
                facts.add(new Sourced(
                        f.quantity().replace('_', ' '),
                        f.value(),
                        f.source() + " (" + f.status().replace('_', ' ') + ")"));
            }
        }
        facts.addAll(figures.facts());
        return facts;
    }

    private List<Sourced> assumptions(EnsembleSpec spec) {
        List<Sourced> assumptions = new ArrayList<>();
        for (EnsembleSpec.Fact f : spec.facts()) {
            if (f.status().equals("invented")) {
                assumptions.add(new Sourced(f.quantity().replace('_', ' '), f.value(), f.source()));
            }
        }
        assumptions.addAll(figures.assumptions());
        return assumptions;
    }

    private static List<String> contradictions(YamlMap map, EnsembleSpec spec) {
        List<String> list = new ArrayList<>(map.texts("contradictions"));
        for (EnsembleSpec.Fact f : spec.facts()) {
            if (!f.alternatives().isBlank()) {
                list.add(f.quantity().replace('_', ' ') + ": " + f.value() + " is used; others give " + f.alternatives()
                        + ".");
            }
        }
        return list;
    }
}
