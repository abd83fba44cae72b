package org.recount.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.recount.input.Problems;
import org.recount.input.scenario.LoadedScenario;
import org.recount.input.scenario.ScenarioReader;
import org.recount.report.ReportWriter;
import org.recount.report.chart.Fonts;
import org.recount.report.text.Verdict;
import org.recount.report.write.ReportNotWritten;
import org.recount.report.write.RunManifest;
import org.recount.report.write.SummaryJson;
import org.recount.simulation.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recount run}: the main job. */
@Command(
        name = "run",
        description = {
            "Simulates complaints, recounts and their effect on seats, and writes a report.",
            "A SCENARIO is a folder with scenario.yaml, for example scenarios/iraq-2021."
        })
final class RunCommand extends BaseCommand {
    /** The day of the election; any number would do, but it must not change from call to call. */
    static final long DEFAULT_SEED = 20211010;

    static final int DEFAULT_TRIALS = 10_000;

    /** The most trials of a run that goes on until an interval is narrow enough. */
    static final int DEFAULT_CAP = 1_000_000;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Folder of a scenario.")
    private List<Path> scenarios = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the reports; each goes into a folder named after its scenario (${DEFAULT-VALUE}).")
    private Path output = Path.of("reports");

    @Option(
            names = "--trials",
            paramLabel = "N",
            description =
                    "Number of trials (" + DEFAULT_TRIALS + "); with --until-width the most (" + DEFAULT_CAP + ").")
    private @Nullable Integer trials;

    @Option(
            names = "--until-width",
            paramLabel = "W",
            description = {
                "Go on until the probability that any seat changes is known to within an interval of this width, for",
                "example 0.02, by an interval that is valid whenever the run stops; at most --trials."
            })
    private @Nullable Double untilWidth;

    @Option(
            names = "--rare-draws",
            paramLabel = "N",
            description =
                    "Where fewer than 10 trials saw a wrong seat, also say how probable errors of whole stations make one, by"
                            + " importance sampling on N draws of each error model, for example 20000 (docs/rare-events.md).")
    private int rareDraws;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the random numbers (${DEFAULT-VALUE}); the same seed gives the same report.")
    private long seed = DEFAULT_SEED;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; changes the time and nothing else (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        check();
        List<LoadedScenario> loaded = loadWhilePreparing();
        // Before the simulation rather than after it, and long before anything is written.
        Fonts.requireUsable();
        List<RunResult> results = new ArrayList<>();
        List<Path> pages = new ArrayList<>();
        Interruption interruption = new Interruption();
        try {
            for (LoadedScenario scenario : loaded) {
                RunResult result = simulate(scenario);
                Path folder = ReportWriter.write(result, manifest(scenario), output);
                results.add(result);
                pages.add(folder.resolve("index.html"));
            }
        } catch (InterruptedException e) {
            return stopped(pages);
        } catch (ReportNotWritten e) {
            if (Thread.interrupted()) {
                return stopped(pages);
            }
            throw e;
        } finally {
            interruption.close();
        }
        tell(results, pages);
        return ExitCodes.DONE;
    }

    private int stopped(List<Path> pages) {
        err().println(
                        pages.isEmpty()
                                ? "Stopped. Nothing was written; an earlier report is as it was."
                                : "Stopped. Written before: " + pages + "; nothing else was.");
        err().flush();
        return ExitCodes.MACHINE;
    }

    private void check() {
        if (trials != null && (trials < 1 || trials > RunRequest.MOST_TRIALS)) {
            throw usage("--trials " + trials + " is not between 1 and 100000000.\nMaybe leave it out: " + DEFAULT_TRIALS
                    + " is the default.");
        }
        if (untilWidth != null && !(untilWidth >= 0.0001 && untilWidth < 1)) {
            throw usage(
                    "--until-width " + untilWidth + " is not between 0.0001 and 1.\nMaybe 0.02: two percentage points"
                            + " from the lower to the upper end.");
        }
        if (rareDraws != 0 && (rareDraws < 100 || rareDraws > RunRequest.MOST_RARE_DRAWS)) {
            throw usage("--rare-draws " + rareDraws + " is not between 100 and " + RunRequest.MOST_RARE_DRAWS
                    + ".\nMaybe 20000, or leave it out.");
        }
        if (threads < 1 || threads > 1024) {
            throw usage("--threads " + threads + " is not between 1 and 1024.\nMaybe leave it out.");
        }
    }

    /** Whoever refuses here ends the process, so what is unpacked meanwhile is waited for. */
    private List<LoadedScenario> loadWhilePreparing() {
        Thread preparing = ReportWriter.prepare();
        try {
            List<LoadedScenario> loaded = load();
            loaded.forEach(this::checkTarget);
            return loaded;
        } catch (RuntimeException e) {
            waitFor(preparing);
            throw e;
        }
    }

    private static void waitFor(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads all scenarios, so that the problems of all of them are told together and before anything is written. */
    private List<LoadedScenario> load() {
        Problems problems = new Problems();
        List<LoadedScenario> loaded = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (Path path : scenarios) {
            ScenarioReader.read(path, problems).ifPresent(scenario -> {
                String id = scenario.scenario().info().id();
                if (ids.add(id)) {
                    loaded.add(scenario);
                } else {
                    problems.fatal(
                            path.toString(),
                            0,
                            id,
                            "Two scenarios are called " + id + "; their reports would overwrite each other",
                            "Maybe one folder was named twice.");
                }
            });
        }
        problems.orThrow();
        if (!problems.isEmpty()) {
            ProblemText.all(problems.all(), err());
        }
        return loaded;
    }

    private void checkTarget(LoadedScenario scenario) {
        try {
            ReportWriter.checkTarget(scenario.scenario().info().id(), output);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private RunResult simulate(LoadedScenario scenario) throws InterruptedException {
        ProgressLine progress =
                new ProgressLine(err(), scenario.scenario().info().id());
        RunRequest request = request(scenario);
        progress.begin(request.words() + ", threads: " + threads);
        RunResult result = request.run(scenario.scenario(), threads, progress);
        progress.end();
        return result;
    }

    private RunManifest manifest(LoadedScenario scenario) {
        List<RunManifest.Input> inputs = scenario.inputs().stream()
                .map(f -> new RunManifest.Input(f.name(), f.bytes(), f.sha256()))
                .toList();
        RunRequest request = request(scenario);
        return new RunManifest(
                "recount",
                Versions.program(),
                Versions.java(),
                Versions.libraries(),
                request.command(),
                seed,
                request.options(),
                inputs);
    }

    private RunRequest request(LoadedScenario scenario) {
        Path folder = Path.of(scenario.inputs().get(0).name()).getParent();
        double width = untilWidth == null ? 0 : untilWidth;
        int most = trials != null ? trials : width > 0 ? DEFAULT_CAP : DEFAULT_TRIALS;
        return new RunRequest(
                folder == null ? "." : folder.toString().replace('\\', '/'), most, seed, width, rareDraws);
    }

    private void tell(List<RunResult> results, List<Path> pages) {
        PrintWriter out = out();
        if (json()) {
            List<String> documents = results.stream()
                    .map(r -> new String(SummaryJson.print(r), StandardCharsets.UTF_8).strip())
                    .toList();
            out.println(documents.size() == 1 ? documents.get(0) : documents.toString());
        } else {
            for (int i = 0; i < results.size(); i++) {
                out.println(results.get(i).scenario().name());
                Verdict.of(results.get(i)).sentences().forEach(sentence -> out.println("  " + sentence));
                RunResult.Stopping stopping = results.get(i).stopping();
                if (stopping != null) {
                    out.println("  " + stopping.statement());
                }
                out.println("  Report: " + pages.get(i));
            }
        }
        out.flush();
    }
}
