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
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.recount.LoadedRecount;
import org.recount.input.recount.RecountReader;
import org.recount.input.scenario.LoadedScenario;
import org.recount.input.scenario.ScenarioReader;
import org.recount.input.source.FolderPlace;
import org.recount.input.source.Place;
import org.recount.input.source.ZipPlace;
import org.recount.report.write.AnswerJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recount validate}: checks files, changes nothing. */
@Command(
        name = "validate",
        description = {
            "Checks elections, recounts and scenarios: every problem, with file, line, value and advice. Changes nothing.",
            "A recount is compared with the election that stands before it, or with --election."
        })
final class ValidateCommand extends BaseCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A folder (or a .zip) of an election, a recount or a scenario.")
    private List<Path> paths = List.of();

    @Option(
            names = "--election",
            paramLabel = "ELECTION",
            description = "The election to which the recounts belong; it is not checked itself.")
    private @Nullable Path election;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the published tables, in place of \"root\" in election.yaml.")
    private @Nullable Path data;

    /**
     * What was checked.
     *
     * @param path the path as it was given
     * @param kind election, recount, scenario, or unknown
     * @param ok whether it can be used
     * @param found what is there, in words
     * @param problems what is wrong
     * @param files what was read
     */
    record Checked(
            String path, String kind, boolean ok, String found, List<ProblemAnswer> problems, List<InputFile> files) {}

    @Override
    public Integer call() {
        Map<Checked, List<Problem>> checked = new LinkedHashMap<>();
        Optional<Election> current = Optional.ofNullable(election)
                .map(p -> ElectionReader.read(p, options()).election());
        for (Path path : paths) {
            for (String kind : kinds(path)) {
                Problems problems = new Problems();
                Optional<Election> before = current;
                Checked one;
                if (kind.equals("election")) {
                    Optional<LoadedElection> loaded = ElectionReader.read(path, options(), problems);
                    one = checked(
                            path,
                            kind,
                            loaded.map(ValidateCommand::describe),
                            problems,
                            loaded.map(LoadedElection::files));
                    current = loaded.map(LoadedElection::election).or(() -> before);
                } else if (kind.equals("recount")) {
                    one = recount(path, before, problems);
                } else if (kind.equals("scenario")) {
                    Optional<LoadedScenario> loaded = ScenarioReader.read(path, problems);
                    one = checked(
                            path,
                            kind,
                            loaded.map(s -> s.scenario().info().name()),
                            problems,
                            loaded.map(LoadedScenario::inputs));
                } else {
                    one = unknown(path, problems);
                }
                checked.put(one, problems.all());
            }
        }
        print(checked);
        return checked.keySet().stream().allMatch(Checked::ok) ? ExitCodes.DONE : ExitCodes.BAD_INPUT;
    }

    private Checked recount(Path path, Optional<Election> of, Problems problems) {
        Optional<LoadedRecount> loaded = RecountReader.read(path, of, options(), problems);
        String found = loaded.map(r -> count(r.recount().opened().size(), "station") + " opened, "
                        + count(r.recount().complaints().size(), "complaint"))
                .orElse("checked by itself, without its election");
        if (of.isEmpty()) {
            problems.warn(
                    path.toString(),
                    0,
                    "",
                    "The recount was not compared with an election",
                    "Maybe add its election: recount validate ELECTION " + path);
        }
        return new Checked(
                path.toString(),
                "recount",
                !problems.hasFatal(),
                problems.hasFatal() ? "" : found,
                ProblemAnswer.of(problems.all()),
                loaded.map(LoadedRecount::files).orElse(List.of()));
    }

    private static Checked unknown(Path path, Problems problems) {
        problems.fatal(
                path.toString(),
                0,
                "",
                Files.exists(path)
                        ? "There is no election.yaml, recount.csv or scenario.yaml in " + path
                        : "There is no folder or zip " + path,
                "Maybe the files lie in a folder inside it, or the path is relative to another folder.");
        return checked(path, "unknown", Optional.empty(), problems, Optional.empty());
    }

    private static Checked checked(
            Path path, String kind, Optional<String> found, Problems problems, Optional<List<InputFile>> files) {
        return new Checked(
                path.toString(),
                kind,
                !problems.hasFatal(),
                found.orElse(""),
                ProblemAnswer.of(problems.all()),
                files.orElse(List.of()));
    }

    private static String describe(LoadedElection loaded) {
        List<ContestTally> tallies = loaded.election().tallies();
        long choices =
                tallies.stream().mapToLong(t -> t.contest().choices().size()).sum();
        long stations = tallies.stream().mapToLong(t -> t.stations().size()).sum();
        long valid = tallies.stream().mapToLong(t -> t.totals().valid()).sum();
        return loaded.election().name() + ": " + count(tallies.size(), "contest") + ", " + count(choices, "choice")
                + ", " + count(stations, "station") + ", " + count(valid, "valid vote");
    }

    /** What a path holds: by the files that are in it. */
    private static List<String> kinds(Path path) {
        List<String> kinds = new ArrayList<>();
        Optional<Place> place = place(path);
        if (place.isPresent()) {
            try (Place p = place.get()) {
                if (p.find("election.yaml").isPresent()) {
                    kinds.add("election");
                }
                if (p.find("recount.csv").isPresent() || p.find("recount.yaml").isPresent()) {
                    kinds.add("recount");
                }
                if (p.find("scenario.yaml").isPresent()) {
                    kinds.add("scenario");
                }
            }
        }
        return kinds.isEmpty() ? List.of(byName(path)) : kinds;
    }

    /** A file named by itself; and a zip that cannot be opened, which the reader of elections explains. */
    private static String byName(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(path) && (name.equals("election.yaml") || name.endsWith(".zip"))) {
            return "election";
        }
        return Files.isRegularFile(path) && name.equals("scenario.yaml") ? "scenario" : "unknown";
    }

    private static Optional<Place> place(Path path) {
        if (Files.isDirectory(path)) {
            return Optional.of(new FolderPlace(path));
        }
        if (!Files.isReadable(path) || !path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return Optional.empty();
        }
        try {
            return ZipPlace.open(path, new Problems()).map(z -> z);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Map<Checked, List<Problem>> checked) {
        List<Problem> all = checked.values().stream().flatMap(List::stream).toList();
        if (json()) {
            long errors = all.stream().filter(Problem::fatal).count();
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("paths", List.copyOf(checked.keySet()));
            answer.put("errors", errors);
            answer.put("warnings", all.size() - errors);
            out().print(AnswerJson.print(answer));
            return;
        }
        checked.forEach((one, problems) -> {
            if (one.ok()) {
                out().println(one.path() + " (" + one.kind() + "): good. " + one.found()
                        + (problems.isEmpty() ? "" : "; " + ProblemText.summary(problems)));
                out().flush();
            } else {
                err().println(one.path() + " (" + one.kind() + "): cannot be used.");
            }
            problems.forEach(p -> err().println(p.describe()));
        });
        if (!all.isEmpty()) {
            err().println(ProblemText.summary(all));
        }
        err().flush();
    }

    private static String count(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }

    private ReadOptions options() {
        return new ReadOptions(
                Optional.ofNullable(data), ReadOptions.ofEnvironment().environment());
    }
}
