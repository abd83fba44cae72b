package org.recount.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.scenario.LoadedScenario;
import org.recount.input.scenario.ScenarioReader;
import org.recount.report.ReportWriter;
import org.recount.report.chart.Fonts;
import org.recount.report.verify.Comparison;
import org.recount.report.verify.FileCheck;
import org.recount.report.verify.FileCheck.Verdict;
import org.recount.report.verify.NoReportException;
import org.recount.report.verify.StoredReport;
import org.recount.report.write.RunManifest;
import org.recount.simulation.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recount verify}: runs a report's manifest again and compares. */
@Command(
        name = "verify",
        description = {
            "Runs the manifest of a report again and compares every file with what was written; changes nothing.",
            "Exit code 1: an input or a file of the report is not what the manifest says, or the run gives something else."
        })
final class VerifyCommand extends BaseCommand {
    @Parameters(paramLabel = "REPORTDIR", description = "Folder of one report, for example reports/iraq-2021.")
    private Path folder = Path.of("");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Folder in which the command of the manifest is typed (default: the current one).")
    private Path root = Path.of("");

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; changes the time and nothing else (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1 || threads > 1024) {
            throw usage("--threads " + threads + " is not between 1 and 1024.\nMaybe leave it out.");
        }
        StoredReport report = stored();
        List<String> notes = new ArrayList<>(versions(report.run()));
        Comparison.unknownFiles(report)
                .forEach(f -> notes.add(f + " is not in the manifest: nothing is said about it."));
        VerifyAnswer answer =
                report.run().command().get(1).equals("run") ? theRun(report, notes) : anotherCommand(report, notes);
        answer.print(json(), out());
        return answer.verified() ? ExitCodes.DONE : ExitCodes.CHECK_FAILED;
    }

    private VerifyAnswer theRun(StoredReport report, List<String> notes) throws InterruptedException {
        RunRequest request = request(report);
        List<FileCheck> inputs = inputs(report.run());
        boolean sameInputs = inputs.stream().allMatch(c -> c.verdict().good());
        List<FileCheck> outputs;
        if (sameInputs) {
            Fonts.requireUsable();
            outputs = Comparison.withRun(
                    report,
                    ReportWriter.redraw(again(report, request), report.run(), report.manifestSha256()),
                    sameJava(report));
        } else {
            outputs = Comparison.withManifest(report);
            notes.add("The run was not made again: its inputs are not those of the report.");
        }
        return VerifyAnswer.of(report, sameInputs, inputs, outputs, notes);
    }

    private VerifyAnswer anotherCommand(StoredReport report, List<String> notes) {
        if (!root.toString().isEmpty()) {
            throw usage("--root goes with a report of \"recount run\"; this one was made by \""
                    + report.run().commandLine() + "\".\nMaybe call verify from that folder instead.");
        }
        try (CommandAgain again = new CommandAgain(
                report.run(), report.folder().resolve(StoredReport.MANIFEST).toString(), err())) {
            List<FileCheck> inputs =
                    Comparison.inputs(report.run(), again.report().run());
            return VerifyAnswer.of(
                    report, true, inputs, Comparison.withRun(report, again.files(), sameJava(report)), notes);
        }
    }

    private static boolean sameJava(StoredReport report) {
        return report.run().java().equals(Versions.java());
    }

    private StoredReport stored() {
        try {
            return StoredReport.read(folder);
        } catch (NoReportException e) {
            throw InputException.of(e.file(), 0, "", String.valueOf(e.getMessage()), e.advice());
        }
    }

    private static RunRequest request(StoredReport report) {
        String file = report.folder().resolve(StoredReport.MANIFEST).toString();
        RunManifest run = report.run();
        return RunRequest.of(run)
                .orElseThrow(() -> InputException.of(
                        file,
                        0,
                        run.commandLine(),
                        "Command, options and seed do not say the same run: \"" + run.commandLine() + "\", "
                                + run.options() + ", seed " + run.seed(),
                        "Maybe the manifest was edited, or written by another version (" + run.version() + ")."));
    }

    /** Compares the inputs with their digests. A missing one stops everything: there is nothing to run. */
    private List<FileCheck> inputs(RunManifest run) {
        Problems problems = new Problems();
        List<FileCheck> checks = new ArrayList<>();
        for (RunManifest.Input input : run.inputs()) {
            Path file = root.resolve(input.path());
            if (Files.isRegularFile(file)) {
                checks.add(compare(input, file));
            } else {
                problems.fatal(
                        file.toString(),
                        0,
                        input.sha256(),
                        "The report was made from this file (" + String.format(Locale.ROOT, "%,d", input.bytes())
                                + " bytes), and it is not there",
                        "Maybe call verify from the folder in which \"" + run.commandLine()
                                + "\" is typed, or name that folder with --root.");
            }
        }
        problems.orThrow();
        return checks;
    }

    private static FileCheck compare(RunManifest.Input input, Path file) {
        try {
            RunManifest.Input now = RunManifest.Input.read(input.path(), file);
            boolean same = now.sha256().equals(input.sha256());
            String detail = same
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "SHA-256 %s, %,d bytes; in the manifest %s, %,d bytes",
                            now.sha256(),
                            now.bytes(),
                            input.sha256(),
                            input.bytes());
            return new FileCheck(input.path(), same ? Verdict.SAME : Verdict.CHANGED, detail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunResult again(StoredReport report, RunRequest request) throws InterruptedException {
        Problems problems = new Problems();
        Optional<LoadedScenario> loaded = ScenarioReader.read(root.resolve(request.scenario()), problems);
        problems.orThrow();
        LoadedScenario scenario = loaded.orElseThrow();
        List<String> read =
                scenario.inputs().stream().map(InputFile::sha256).sorted().toList();
        List<String> listed = report.run().inputs().stream()
                .map(RunManifest.Input::sha256)
                .sorted()
                .toList();
        if (!read.equals(listed)) {
            throw InputException.of(
                    report.folder().resolve(StoredReport.MANIFEST).toString(),
                    0,
                    request.scenario(),
                    "The scenario is read from other files than the manifest lists: " + read.size() + " files, listed "
                            + listed.size(),
                    "Maybe another version of the program wrote the report ("
                            + report.run().version() + "), or a file was added to the scenario.");
        }
        ProgressLine progress =
                new ProgressLine(err(), scenario.scenario().info().id());
        progress.begin("again " + request.words());
        RunResult result = request.run(scenario.scenario(), threads, progress);
        progress.end();
        return result;
    }

    /** What is not the same as when the report was written; each may explain a difference. */
    private static List<String> versions(RunManifest run) {
        List<String> notes = new ArrayList<>();
        note(notes, run.program(), run.version(), Versions.program());
        note(notes, "Java", run.java(), Versions.java());
        Map<String, String> libraries = new LinkedHashMap<>(Versions.libraries());
        run.libraries().forEach((name, version) -> note(notes, name, version, libraries.getOrDefault(name, "none")));
        return notes;
    }

    private static void note(List<String> notes, String what, String then, String now) {
        if (!then.equals(now)) {
            notes.add("The report was written with " + what + " " + then + ", and this is " + what + " " + now + ".");
        }
    }
}
