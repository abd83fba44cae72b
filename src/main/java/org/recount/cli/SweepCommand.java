package org.recount.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.scenario.LoadedScenario;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.report.SweepWriter;
import org.recount.report.chart.Fonts;
import org.recount.report.table.Grid;
import org.recount.report.table.SweepTables;
import org.recount.report.text.SweepWords;
import org.recount.report.write.ChunkFolder;
import org.recount.report.write.ParquetWriter;
import org.recount.report.write.ReportNotWritten;
import org.recount.report.write.RunManifest;
import org.recount.report.write.SweepJson;
import org.recount.simulation.Detail;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.Chunks;
import org.recount.simulation.sweep.DetailFold;
import org.recount.simulation.sweep.Factor;
import org.recount.simulation.sweep.LatinHypercube;
import org.recount.simulation.sweep.SweepFold;
import org.recount.simulation.sweep.SweepPlan;
import org.recount.simulation.sweep.SweepPlan.Design;
import org.recount.simulation.sweep.SweepResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recount sweep}: many variants of one scenario. */
@Command(
        name = "sweep",
        description = {
            "Plays variants of a scenario on the same elections with the same random numbers, and tells what matters most.",
            "Killed at any moment and started again, it goes on where it was and ends with the same report."
        })
final class SweepCommand extends BaseCommand {
    private static final int DEFAULT_TRIALS = 2_000;

    /** Cells of a sweep that is told by contest or party. */
    private static final int MOST_DETAILED = 2_000;

    @Parameters(paramLabel = "SCENARIO", description = "Folder of a scenario.")
    private Path scenario = Path.of("");

    @Option(
            names = "--vary",
            required = true,
            paramLabel = "KEY=VALUES",
            description = {
                "What to vary: a figure of scenario.yaml by its keys, with dots between them, and its values: V1,V2,...; a"
                        + " range A..B (Latin hypercube); a range in N even steps A..B/N. May be given several times.",
                "Figures that must agree are varied together: KEY+KEY=V:V,V:V,...",
                "For example: --vary recount.random=0,500,1000"
            })
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--design",
            description = "How values are combined: grid (each with each; the default) or latin (Latin hypercube).")
    private Design design = Design.GRID;

    @Option(names = "--cells", paramLabel = "N", description = "Cells of a Latin hypercube.")
    private int cells;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "Write a table of each cell by contest, by party, or both (contest,party), as CSV and Parquet.")
    private Set<By> by = EnumSet.noneOf(By.class);

    /** What a sweep can be told by, beside the country. */
    private enum By {
        CONTEST,
        PARTY
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "Where the trials are played: local (the default) or spark (docs/cluster.md).")
    private String engine = "local";

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Master of the Spark cluster, for example spark://127.0.0.1:7077.")
    private String master = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the reports; this one goes into SCENARIO-sweep in it (${DEFAULT-VALUE}).")
    private Path output = Path.of("reports");

    @Option(names = "--trials", paramLabel = "N", description = "Trials of each cell (${DEFAULT-VALUE}).")
    private int trials = DEFAULT_TRIALS;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the random numbers (${DEFAULT-VALUE}); the same seed gives the same report.")
    private long seed = RunCommand.DEFAULT_SEED;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; changes the time and nothing else (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        check();
        SweepEngine chosen = engine();
        List<Factor> factors = factors();
        Problems problems = new Problems();
        Optional<ScenarioFiles> found = ScenarioFiles.read(scenario, problems);
        Optional<LoadedScenario> base = found.flatMap(f -> f.scenario(problems));
        problems.orThrow();
        ScenarioFiles files = found.orElseThrow();
        LoadedScenario loaded = base.orElseThrow();
        if (!problems.isEmpty()) {
            ProblemText.all(problems.all(), err());
        }
        checkKeys(files, factors);
        SweepPlan plan = plan(factors, loaded);
        checkCells(files, plan);
        checkTarget(loaded);
        Fonts.requireUsable();
        Interruption interruption = new Interruption();
        try {
            return sweep(chosen, files, loaded, plan);
        } catch (ReportNotWritten e) {
            if (Thread.interrupted()) {
                return stopped(output);
            }
            throw e;
        } catch (InterruptedException e) {
            return stopped(output);
        } catch (ChunkFolder.InUse e) {
            err().println(e.getMessage());
            err().println("Maybe wait for it, or stop it: what it has done is kept.");
            err().flush();
            return ExitCodes.MACHINE;
        } finally {
            interruption.close();
        }
    }

    private int sweep(SweepEngine chosen, ScenarioFiles files, LoadedScenario loaded, SweepPlan plan)
            throws InterruptedException {
        String id = loaded.scenario().info().id();
        RunManifest manifest = manifest(files, plan);
        SweepResult result;
        try (ChunkFolder folder =
                ChunkFolder.open(output, SweepWriter.folderName(id), identity(manifest), new Chunks(plan).size())) {
            play(chosen, files, plan, folder, id);
            result = SweepFold.of(loaded.scenario().info(), plan, folder);
            Optional<ParquetWriter> parquet = ParquetWriter.find(MavenRepository.local());
            Path written = SweepWriter.write(result, more(files, plan, folder, result), manifest, output, parquet);
            folder.remove();
            if (parquet.isEmpty()) {
                err().println("cells.parquet is left out: DuckDB is not here. cells.csv has the same figures.");
                err().println(ParquetWriter.advice());
                err().flush();
            }
            tell(result, written);
        }
        return ExitCodes.DONE;
    }

    /** The tables by contest and by party, where they are wanted. */
    private List<Grid> more(ScenarioFiles files, SweepPlan plan, ChunkFolder folder, SweepResult result) {
        if (by.isEmpty()) {
            return List.of();
        }
        List<Detail.Sums> sums = DetailFold.of(plan, folder, new CellScenarios(files, plan));
        List<Grid> grids = new ArrayList<>();
        if (by.contains(By.CONTEST)) {
            grids.add(SweepTables.contests(result, sums));
        }
        if (by.contains(By.PARTY)) {
            grids.add(SweepTables.parties(result, sums));
        }
        return grids;
    }

    private void play(SweepEngine chosen, ScenarioFiles files, SweepPlan plan, ChunkFolder folder, String id)
            throws InterruptedException {
        Chunks chunks = new Chunks(plan);
        int[] missing = folder.missing();
        long all = (long) plan.trials() * plan.cells().size();
        long left = 0;
        for (int number : missing) {
            left += chunks.get(number).trials();
        }
        ProgressLine progress = new ProgressLine(err(), id);
        progress.begin(
                String.format(
                        Locale.ROOT,
                        "%,d cells of %,d trials, seed %d, engine: %s%s",
                        plan.cells().size(),
                        plan.trials(),
                        seed,
                        chosen.name(),
                        left < all ? String.format(Locale.ROOT, "; %,d trials were done before", all - left) : ""),
                all - left);
        if (missing.length > 0) {
            AtomicLong done = new AtomicLong(all - left);
            chosen.run(new SweepEngine.Job(files, plan, missing, threads, master), (number, numbers) -> {
                folder.write(number, numbers);
                progress.done(done.addAndGet(chunks.get(number).trials()), all);
            });
            if (folder.missing().length > 0) {
                throw new IllegalStateException(folder.missing().length + " pieces of the sweep were not done by "
                        + chosen.name() + "; the same command goes on from there");
            }
        }
        progress.end();
    }

    /** What the pieces of a sweep depend on: the manifest and the program's own bytes, but not the engine. */
    private static String identity(RunManifest manifest) {
        return manifest + "\n" + Versions.bytes();
    }

    private int stopped(Path folder) {
        err().println("Stopped. What was done is kept in " + folder + "; the same command goes on from there.");
        err().flush();
        return ExitCodes.MACHINE;
    }

    private void check() {
        if (trials < 1 || trials > 100_000_000) {
            throw usage("--trials " + trials + " is not between 1 and 100000000.\nMaybe leave it out: " + DEFAULT_TRIALS
                    + " is the default.");
        }
        if (threads < 1 || threads > 1024) {
            throw usage("--threads " + threads + " is not between 1 and 1024.\nMaybe leave it out.");
        }
        if (design == Design.GRID && cells != 0) {
            throw usage(
                    "--cells " + cells + " goes with a Latin hypercube; a grid has as many cells as its values make."
                            + "\nMaybe add: --design latin");
        }
    }

    private SweepEngine engine() {
        Map<String, SweepEngine> engines = new LinkedHashMap<>();
        SweepEngine local = new LocalEngine();
        engines.put(local.name(), local);
        ServiceLoader.load(SweepEngine.class).forEach(e -> engines.put(e.name(), e));
        SweepEngine chosen = engines.get(engine);
        if (chosen == null) {
            throw usage(
                    engine.equals("spark")
                            ? "--engine spark is not in this jar, which stays small without it."
                                    + "\nMaybe build it with Spark and run that: docs/cluster.md says how."
                            : "--engine " + engine + " is not known.\nMaybe one of: local, spark.");
        }
        if (!master.isEmpty() && engine.equals("local")) {
            throw usage("--master " + master + " goes with a cluster.\nMaybe add: --engine spark");
        }
        return chosen;
    }

    private List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        for (String text : vary) {
            Factor factor;
            try {
                factor = VaryOption.parse(text);
            } catch (IllegalArgumentException e) {
                throw usage(String.valueOf(e.getMessage()));
            }
            if (factors.stream().anyMatch(f -> !Collections.disjoint(f.keys(), factor.keys()))) {
                throw usage("--vary " + factor.key() + " is given twice.\nMaybe put all its values into one.");
            }
            if (factor.keys().stream().anyMatch(k -> k.startsWith("simulation."))) {
                throw usage("--vary " + factor.key() + ": how trials are arranged is the same in all cells of a sweep."
                        + "\nMaybe use --trials.");
            }
            if (design == Design.GRID && factor.range()) {
                throw usage("--vary " + text + " is a range, and a grid needs values.\nMaybe cut it into even steps: "
                        + text + "/5, or use: --design latin --cells 50");
            }
            if (design == Design.LATIN && !factor.isNumeric()) {
                throw usage("--vary " + text + " has words"
                        + (factor.keys().size() > 1 ? " or figures that are varied together" : "")
                        + ", and a Latin hypercube needs numbers."
                        + "\nMaybe use a grid: --design grid");
            }
            factors.add(factor);
        }
        return factors;
    }

    private SweepPlan plan(List<Factor> factors, LoadedScenario loaded) {
        int perElection = loaded.scenario().trialsPerElection();
        if (design == Design.GRID) {
            try {
                return detailed(new SweepPlan(
                        factors, design, SweepPlan.grid(factors), seed, trials, perElection, !by.isEmpty()));
            } catch (IllegalArgumentException e) {
                throw usage(e.getMessage() + ".\nMaybe use fewer values, or: --design latin --cells 1000");
            }
        }
        int least = factors.size() + 2;
        if (cells < least || cells > SweepPlan.MOST_CELLS) {
            throw usage("--cells " + cells + " is not between " + least + " and " + SweepPlan.MOST_CELLS + ": a Latin"
                    + " hypercube over " + factors.size() + " factors needs that many.\nMaybe: --cells "
                    + 10 * factors.size());
        }
        return detailed(new SweepPlan(
                factors, design, LatinHypercube.draw(factors, cells, seed), seed, trials, perElection, !by.isEmpty()));
    }

    private SweepPlan detailed(SweepPlan plan) {
        if (plan.detailed() && plan.cells().size() > MOST_DETAILED) {
            throw usage("--by " + words() + " over " + plan.cells().size() + " cells is too long a table; at most "
                    + MOST_DETAILED + " cells.\nMaybe leave --by out, or vary fewer values.");
        }
        return plan;
    }

    private String words() {
        return by.stream().map(b -> b.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","));
    }

    /** A key that the scenario does not have and cannot have is told with those that are nearest. */
    private void checkKeys(ScenarioFiles files, List<Factor> factors) {
        List<String> known = files.paths();
        Problems unknown = new Problems();
        for (Factor factor : factors) {
            if (known.containsAll(factor.keys())) {
                continue;
            }
            String key = factor.keys().stream()
                    .filter(k -> !known.contains(k))
                    .findFirst()
                    .orElseThrow();
            Problems own = new Problems();
            if (files.scenario(factor.settings(factor.values().get(0)), own).isPresent()) {
                continue;
            }
            List<String> near = known.stream()
                    .sorted(Comparator.comparingInt(k -> Nearest.distance(key, k)))
                    .limit(5)
                    .toList();
            own.all().stream().filter(p -> p.fatal()).forEach(unknown::add);
            unknown.fatal(
                    "--vary",
                    0,
                    key,
                    "The scenario has no figure \"" + key + "\" that could be "
                            + factor.values().get(0),
                    "Maybe one of the nearest: " + String.join(", ", near) + ".");
        }
        unknown.orThrow();
    }

    /** Every cell must be a scenario; what is wrong is told once for each value, not for each cell. */
    private void checkCells(ScenarioFiles files, SweepPlan plan) {
        Map<String, org.recount.input.Problem> distinct = new LinkedHashMap<>();
        Problems warnings = new Problems();
        files.scenario(warnings);
        for (int c = 0; c < plan.cells().size(); c++) {
            Problems own = new Problems();
            files.scenario(plan.settings(c), own);
            String settings = plan.settings(c).entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .collect(Collectors.joining(", "));
            own.all().stream()
                    .filter(p -> !warnings.all().contains(p))
                    .forEach(p -> distinct.putIfAbsent(
                            p.file() + p.line() + p.message(),
                            new org.recount.input.Problem(
                                    p.file(),
                                    p.line(),
                                    p.value(),
                                    p.message() + " (with " + settings + ")",
                                    p.advice(),
                                    p.severity())));
        }
        Problems all = new Problems();
        distinct.values().forEach(all::add);
        all.orThrow();
    }

    private void checkTarget(LoadedScenario loaded) {
        try {
            SweepWriter.checkTarget(loaded.scenario().info().id(), output);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private RunManifest manifest(ScenarioFiles files, SweepPlan plan) {
        List<RunManifest.Input> inputs = files.inputs().stream()
                .map(f -> new RunManifest.Input(f.name(), f.bytes(), f.sha256()))
                .toList();
        Map<String, String> options = new LinkedHashMap<>();
        for (Factor f : plan.factors()) {
            options.put("vary " + f.key(), String.join(f.range() ? ".." : ",", f.values()));
        }
        options.put("design", design.name().toLowerCase(Locale.ROOT));
        options.put("cells", Integer.toString(plan.cells().size()));
        if (!by.isEmpty()) {
            options.put("by", words());
        }
        options.put("trials", Integer.toString(trials));
        options.put("seed", Long.toString(seed));
        List<String> command = new ArrayList<>(
                List.of("./recount", "sweep", files.folder().toString().replace('\\', '/')));
        vary.forEach(v -> command.addAll(List.of("--vary", v)));
        if (design == Design.LATIN) {
            command.addAll(List.of("--design", "latin", "--cells", Integer.toString(cells)));
        }
        if (!by.isEmpty()) {
            command.addAll(List.of("--by", words()));
        }
        command.addAll(List.of("--trials", Integer.toString(trials), "--seed", Long.toString(seed)));
        return new RunManifest(
                "recount", Versions.program(), Versions.java(), Versions.libraries(), command, seed, options, inputs);
    }

    private void tell(SweepResult result, Path folder) {
        if (json()) {
            out().println(new String(SweepJson.print(result), StandardCharsets.UTF_8).strip());
        } else {
            out().println(result.scenario().name() + ": " + SweepWords.design(result) + ".");
            for (Measure m : SweepWords.SHOWN) {
                out().println(m.words() + ":");
                for (Factor f : result.plan().factors()) {
                    SweepResult.Effect e = result.effect(f, m);
                    out().println("  " + f.key() + " from " + e.low() + " to " + e.high() + ": "
                            + (SweepWords.notDefined(e.difference())
                                    ? ""
                                    : SweepWords.value(m, e.atLow()) + " to " + SweepWords.value(m, e.atHigh()) + ", ")
                            + "difference " + SweepWords.difference(m, e.difference()));
                }
            }
            out().println("Report: " + folder.resolve("index.html"));
        }
        out().flush();
    }
}
