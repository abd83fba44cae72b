package org.recount.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.input.Problems;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.recount.LoadedRecount;
import org.recount.input.recount.RecountReader;
import org.recount.report.BackTestWriter;
import org.recount.report.chart.Fonts;
import org.recount.report.write.AnswerJson;
import org.recount.report.write.RunManifest;
import org.recount.seats.SeatRule;
import org.recount.simulation.backtest.BackTest;
import org.recount.simulation.backtest.BackTestResult;
import org.recount.simulation.backtest.Cell;
import org.recount.simulation.backtest.Choosing;
import org.recount.simulation.backtest.KnownContest;
import org.recount.simulation.backtest.KnownContest.Unlisted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recount backtest}: how often the claims held where the truth is known. */
@Command(
        name = "backtest",
        description = {
            "Hides the known truth of an election, samples stations from it again and again, makes the claim that each sample"
                    + " supports, and shows how often the claims held.",
            "Beside designs by lot it plays choices that people make and then speak of as if they were samples."
        })
final class BacktestCommand extends BaseCommand {
    static final long DEFAULT_SEED = 20140614;

    @Mixin
    private ElectionInput election = new ElectionInput();

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            required = true,
            description = "A recount of every station, or of as many as are known: a folder as for assess --recount.")
    private Path truth = Path.of("");

    @Option(
            names = "--truth-data",
            paramLabel = "DIR",
            description = "The folder of the published tables of the truth, in place of \"root\" in recount.yaml.")
    private @Nullable Path truthData;

    @Option(
            names = "--unlisted",
            paramLabel = "WHAT",
            description =
                    "Stations that the truth does not list are left-out of the election (the default), or taken to be"
                            + " unchanged.")
    private String unlisted = "left-out";

    @Option(
            names = "--sizes",
            paramLabel = "N,N...",
            split = ",",
            description = "Stations drawn in each contest (default: 20,60,200).")
    private List<Integer> sizes = List.of(20, 60, 200);

    @Option(
            names = "--choose",
            paramLabel = "WAY,...",
            split = ",",
            description = "Ways to choose stations: simple, stratified, one-per-centre, ppeb; complaint, showcase,"
                    + " spotless, highest-share, largest, whole-centres (default: all).")
    private List<String> ways = List.of();

    @Option(names = "--contest", paramLabel = "ID", description = "Only this contest; may be given more than once.")
    private List<String> only = List.of();

    @Option(
            names = "--reps",
            paramLabel = "N",
            description = "Samples of each way, size and contest (${DEFAULT-VALUE}).")
    private int reps = 200;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the samples (${DEFAULT-VALUE}).")
    private long seed = DEFAULT_SEED;

    @Option(
            names = "--risk-limit",
            paramLabel = "A",
            description = "Risk limit, and one minus the confidence of bounds (${DEFAULT-VALUE}).")
    private double riskLimit = 0.05;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; changes the time and nothing else (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--no-synthetic",
            negatable = false,
            description = "Leave out the synthetic variants in which the real errors make the outcome wrong.")
    private boolean noSynthetic;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write a page with charts, and the figures as JSON and CSV, into this folder.")
    private @Nullable Path output;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description =
                    "broken-claim: exit code 1 if a bound of a design holds less often than it says, or a design confirms"
                            + " wrong outcomes more often than the risk limit, with the whole interval.")
    private @Nullable String failOn;

    @Override
    public Integer call() {
        try {
            return answer();
        } catch (InterruptedException e) {
            err().println("Stopped. Nothing was written.");
            err().flush();
            return ExitCodes.MACHINE;
        }
    }

    private int answer() throws InterruptedException {
        BackTest test = test();
        Unlisted rest = unlisted();
        if (output != null) {
            checkTarget(output);
        }
        LoadedElection loaded = election.read();
        Problems problems = new Problems();
        Optional<LoadedRecount> known = RecountReader.read(
                truth,
                Optional.of(loaded.election()),
                new ReadOptions(
                        Optional.ofNullable(truthData),
                        ReadOptions.ofEnvironment().environment()),
                problems);
        problems.orThrow();
        BackTestResult result = run(test, loaded, known.orElseThrow(), rest, problems);
        Optional<Path> page = Optional.ofNullable(output)
                .map(folder -> BackTestWriter.write(
                        result, BacktestAnswer.of(result), manifest(loaded, known.orElseThrow()), folder));
        if (json()) {
            out().print(AnswerJson.print(BacktestAnswer.of(result)));
        } else {
            new BacktestText(out()).print(result);
            page.ifPresent(p -> out().println("\nReport: " + p));
        }
        out().flush();
        problems.addAll(loaded.problems());
        ProblemText.brief(problems.all(), err());
        return failOn != null && result.broken() ? ExitCodes.CHECK_FAILED : ExitCodes.DONE;
    }

    private void checkTarget(Path folder) {
        try {
            BackTestWriter.checkTarget(folder);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()).replace(" Maybe ", "\nMaybe "));
        }
        // Before the run rather than after it.
        Fonts.requireUsable();
    }

    private RunManifest manifest(LoadedElection loaded, LoadedRecount known) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("truth", ElectionInput.show(truth));
        if (truthData != null) {
            options.put("truth-data", ElectionInput.show(truthData));
        }
        options.put("reps", Integer.toString(reps));
        options.put("sizes", sizes.stream().map(String::valueOf).collect(Collectors.joining(",")));
        options.put("risk-limit", Double.toString(riskLimit));
        options.put("seed", Long.toString(seed));
        options.put("unlisted", unlisted);
        if (!ways.isEmpty()) {
            options.put("choose", String.join(",", ways));
        }
        List<String> command = new ArrayList<>(List.of("./recount", "backtest"));
        command.addAll(election.words());
        options.forEach((name, value) -> command.addAll(List.of("--" + name, value)));
        only.forEach(id -> command.addAll(List.of("--contest", id)));
        if (noSynthetic) {
            options.put("no-synthetic", "true");
            command.add("--no-synthetic");
        }
        return new RunManifest(
                "recount",
                Versions.program(),
                Versions.java(),
                Versions.libraries(),
                command,
                seed,
                options,
                Stream.concat(loaded.files().stream(), known.files().stream())
                        .map(f -> new RunManifest.Input(f.name(), f.bytes(), f.sha256()))
                        .distinct()
                        .toList());
    }

    private BackTestResult run(
            BackTest test, LoadedElection loaded, LoadedRecount known, Unlisted rest, Problems problems)
            throws InterruptedException {
        List<String> leftOut = new ArrayList<>();
        List<KnownContest> contests = contests(loaded, known, rest, leftOut);
        if (contests.isEmpty()) {
            problems.fatal(
                    truth.toString(),
                    0,
                    "",
                    "The truth of no contest of " + loaded.election().id() + " is known by station",
                    "Maybe the truth belongs to another election.");
            problems.orThrow();
        }
        List<KnownContest> all = noSynthetic ? contests : BackTest.withVariants(contests);
        ProgressLine progress = new ProgressLine(err(), loaded.election().id());
        progress.begin(String.format(Locale.ROOT, "%,d contests, %,d samples each", all.size(), reps));
        Interruption interruption = new Interruption();
        try {
            List<Cell> cells =
                    test.run(all, threads, (done, of) -> progress.done((long) done * reps, (long) of * reps));
            progress.end();
            return new BackTestResult(
                    loaded.election().name(),
                    loaded.election().id(),
                    loaded.election().source(),
                    test,
                    all,
                    cells,
                    leftOut);
        } finally {
            interruption.close();
        }
    }

    private List<KnownContest> contests(
            LoadedElection loaded, LoadedRecount known, Unlisted rest, List<String> leftOut) {
        List<SeatRule> rules = loaded.seatRules();
        List<KnownContest> contests = new ArrayList<>();
        for (int c = 0; c < rules.size(); c++) {
            ContestTally tally = loaded.election().tallies().get(c);
            String id = tally.contest().id();
            if (!only.isEmpty() && !only.contains(id)) {
                continue;
            }
            Optional<KnownContest> contest = tally.byStation()
                    ? KnownContest.of(rules.get(c), tally, known.recount().opened(id), rest)
                    : Optional.empty();
            contest.ifPresentOrElse(
                    contests::add,
                    () -> leftOut.add(
                            id + (tally.byStation() ? ": no station of it in the truth" : ": known in total only")));
        }
        return contests;
    }

    private BackTest test() {
        if (reps < 1 || reps > 10_000_000) {
            throw usage("--reps " + reps + " is not between 1 and 10000000.\nMaybe leave it out: 200 is the default.");
        }
        if (threads < 1 || threads > 1024) {
            throw usage("--threads " + threads + " is not between 1 and 1024.\nMaybe leave it out.");
        }
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw usage("--risk-limit " + riskLimit + " is not between 0 and 1.\nMaybe write 0.05.");
        }
        if (sizes.isEmpty() || sizes.stream().anyMatch(n -> n < 1)) {
            throw usage("--sizes " + sizes + " are no sizes of samples.\nMaybe write 20,60,200.");
        }
        if (failOn != null && !failOn.equals("broken-claim")) {
            throw usage("--fail-on \"" + failOn + "\" is not known.\nMaybe write broken-claim.");
        }
        List<Choosing> choosings = ways.isEmpty()
                ? Arrays.asList(Choosing.values())
                : ways.stream().map(this::way).distinct().toList();
        return new BackTest(choosings, sizes.stream().distinct().sorted().toList(), reps, riskLimit, seed);
    }

    private Choosing way(String id) {
        return Choosing.find(id)
                .orElseThrow(() -> usage("There is no way to choose stations called \"" + id + "\".\nMaybe one of: "
                        + Stream.of(Choosing.values()).map(Choosing::id).collect(Collectors.joining(", ")) + "."));
    }

    private Unlisted unlisted() {
        return switch (unlisted) {
            case "left-out" -> Unlisted.LEFT_OUT;
            case "unchanged" -> Unlisted.UNCHANGED;
            default -> throw usage("--unlisted \"" + unlisted + "\" is not known.\nMaybe write left-out or unchanged.");
        };
    }
}
