package org.recount.cli;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.report.write.AnswerJson;
import org.recount.sampling.draw.DrawList;
import org.recount.sampling.draw.DrawMethod;
import org.recount.sampling.draw.PublicDraw;
import org.recount.sampling.draw.Stratum;
import org.recount.sampling.draw.Turns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recount draw}: the public draw. */
@Command(
        name = "draw",
        description = {
            "The public draw: which stations are opened, from a seed that was rolled in public, so that anyone can draw again"
                    + " with another tool.",
            "Draws stations of an ELECTION, in the order of stations.csv, or numbers from 1 to --population."
        })
final class DrawCommand extends BaseCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ELECTION",
            description = "The folder of the election (or a .zip of it), in which election.yaml lies.")
    private @Nullable Path election;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the published tables, in place of \"root\" in election.yaml.")
    private @Nullable Path data;

    @Option(
            names = "--seed",
            paramLabel = "S",
            required = true,
            description =
                    "The public seed: any text, hashed as it is in UTF-8; usually the digits of 20 ten-sided dice.")
    private String seed = "";

    @Option(names = "--size", paramLabel = "N", description = "Number of picks.")
    private @Nullable Integer size;

    @Option(names = "--population", paramLabel = "M", description = "Draw from the numbers 1 to M.")
    private @Nullable Integer population;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "rivest, sha256, colorado or ticket (${DEFAULT-VALUE}).")
    private String method = "rivest";

    @Option(names = "--replace", description = "A station may be drawn again; without this it is passed over.")
    private boolean replace;

    @Option(
            names = "--skip",
            paramLabel = "K",
            description = "Continue an earlier draw of K picks: draw the N after them.")
    private int skip;

    @Option(
            names = "--contest",
            paramLabel = "ID",
            description = "Draw from the stations of this contest only; may be given more than once.")
    private Set<String> contests = new TreeSet<>();

    @Option(
            names = "--strata",
            paramLabel = "BY",
            description =
                    "Draw from each contest, region, centre or kind of station on its own, with --size in proportion"
                            + " to their sizes, or --per-stratum.")
    private DrawFrame.@Nullable Strata strata;

    @Option(
            names = "--per-stratum",
            paramLabel = "N",
            description = "In place of --size: so many picks in each stratum (all, where it has fewer).")
    private @Nullable Integer perStratum;

    @Option(
            names = "--proportional-to",
            paramLabel = "SIZE",
            description =
                    "The chance of a station is in proportion to its ballots, registered voters, or (error) bound.")
    private @Nullable DrawUnits units;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Write the ceremony into this folder: a page, the list, picks and hashes as CSV, and a script that"
                            + " draws again without this program.")
    private @Nullable Path output;

    @Option(names = "--explain", description = "Show every hash, those that were passed over among them.")
    private boolean explain;

    @Override
    public Integer call() {
        checkOptions();
        Drawing drawing = election == null ? ofNumbers() : ofElection(election);
        Optional<Path> page = Optional.ofNullable(output).map(folder -> write(drawing, folder));
        if (json()) {
            out().print(AnswerJson.print(DrawAnswer.of(drawing, explain)));
        } else {
            new DrawText(out(), explain).print(drawing);
            page.ifPresent(p -> out().println("\nThe ceremony: " + p));
        }
        out().flush();
        ProblemText.brief(drawing.problems().all(), err());
        return ExitCodes.DONE;
    }

    private void checkOptions() {
        if ((election == null) == (population == null)) {
            throw usage(
                    election == null
                            ? "There is nothing to draw from.\nMaybe name an ELECTION, or give --population M."
                            : "An ELECTION and --population " + population
                                    + " do not go together.\nMaybe leave --population out.");
        }
        if (population != null
                && (strata != null || units != null || perStratum != null || data != null || !contests.isEmpty())) {
            throw usage("--strata, --per-stratum, --proportional-to, --contest and --data need an ELECTION.\nMaybe name"
                    + " its folder in place of --population " + population + ".");
        }
        if (perStratum != null && (strata == null || size != null)) {
            throw usage("--per-stratum " + perStratum + " goes with --strata and in place of --size.\nMaybe write"
                    + " --strata centre --per-stratum " + perStratum + ".");
        }
        if (perStratum == null && size == null) {
            throw usage("Missing required option: --size=N.\nMaybe add --size 100.");
        }
        if ((size != null && size < 1) || (perStratum != null && perStratum < 1)) {
            throw usage("--size " + (size == null ? perStratum : size)
                    + " is no draw.\nMaybe give the number of stations to open, at least 1.");
        }
        if (skip < 0) {
            throw usage("--skip " + skip + " is less than 0.\nMaybe give the number of picks made before.");
        }
        checkSeed();
    }

    private Path write(Drawing drawing, Path folder) {
        try {
            return DrawCeremony.of(drawing).write(DrawCeremony.manifest(drawing, election, data), folder);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()).replace(" Maybe ", "\nMaybe "));
        }
    }

    private void checkSeed() {
        if (!seed.equals(new String(
                seed.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8))) {
            throw usage("The seed holds half of a character and has no UTF-8.\nMaybe type it again.");
        }
        if (!Normalizer.isNormalized(seed, Normalizer.Form.NFC) || !seed.equals(seed.strip())) {
            err().println("Note: the seed begins or ends with a space, or holds letters and accents apart (it is not in"
                    + " Unicode's form NFC). It is hashed as it is.");
            err().println("Maybe publish its bytes with it.");
            err().flush();
        }
    }

    private DrawMethod method() {
        try {
            return DrawMethod.of(method);
        } catch (IllegalArgumentException e) {
            throw usage("--method: " + e.getMessage());
        }
    }

    private Drawing ofNumbers() {
        Problems none = new Problems();
        return refusedAsUsage(() -> draw(
                Optional.empty(),
                Optional.empty(),
                List.of(new Stratum("", DrawList.numbers(population == null ? 0 : population))),
                none));
    }

    private Drawing ofElection(Path path) {
        LoadedElection loaded = ElectionReader.read(
                path,
                new ReadOptions(
                        Optional.ofNullable(data), ReadOptions.ofEnvironment().environment()));
        requireContests(loaded);
        Problems problems = new Problems();
        problems.addAll(loaded.problems());
        DrawFrame frame = DrawFrame.of(loaded, contests, problems);
        problems.orThrow();
        long[] sizes = units == null ? new long[0] : units.of(loaded, contests, frame, problems);
        problems.orThrow();
        List<Stratum> list = frame.strata(Optional.ofNullable(strata), sizes, problems);
        problems.orThrow();
        return refusedAsUsage(() -> draw(Optional.of(loaded), Optional.of(frame), list, problems));
    }

    private Drawing draw(
            Optional<LoadedElection> loaded, Optional<DrawFrame> frame, List<Stratum> list, Problems problems) {
        Turns turns = perStratum == null ? Turns.PROPORTIONAL : Turns.EQUAL;
        PublicDraw draw = new PublicDraw(method(), seed, list, turns, replace);
        int wanted = size == null ? each(list, perStratum == null ? 1 : perStratum) : size;
        PublicDraw.Outcome outcome = draw.draw(Math.addExact(skip, wanted));
        return new Drawing(
                draw,
                outcome,
                skip,
                wanted,
                loaded,
                frame,
                Optional.ofNullable(strata),
                Optional.ofNullable(units),
                List.copyOf(contests),
                Optional.ofNullable(perStratum),
                problems);
    }

    /** So many in each stratum, or all that it has. */
    private int each(List<Stratum> list, int n) {
        return list.stream()
                .mapToInt(s -> replace ? n : Math.min(n, s.list().drawable()))
                .reduce(0, Math::addExact);
    }

    private Drawing refusedAsUsage(java.util.function.Supplier<Drawing> draw) {
        try {
            return draw.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw usage(String.valueOf(e.getMessage()).replace(" Maybe ", "\nMaybe "));
        }
    }

    private void requireContests(LoadedElection loaded) {
        List<String> ids =
                loaded.election().tallies().stream().map(t -> t.contest().id()).toList();
        Stream<String> unknown = contests.stream().filter(id -> !ids.contains(id));
        unknown.findFirst().ifPresent(id -> {
            throw usage(
                    "There is no contest \"" + id + "\" in " + loaded.election().id() + ".\nMaybe "
                            + Nearest.to(id, ids).orElse("one of: " + String.join(", ", ids)) + ".");
        });
    }

    /**
     * A draw with what it was made from.
     *
     * @param draw how it is made
     * @param outcome all picks from the first on
     * @param skip how many of them were made before
     * @param size how many are new
     * @param loaded the election, if one was drawn from
     * @param frame its list
     * @param strata what the strata are made of
     * @param units what the chances are in proportion to
     * @param contests the contests drawn from; empty for all
     * @param perStratum picks in each stratum, if that was asked for
     * @param problems what is told beside the answer
     */
    record Drawing(
            PublicDraw draw,
            PublicDraw.Outcome outcome,
            int skip,
            int size,
            Optional<LoadedElection> loaded,
            Optional<DrawFrame> frame,
            Optional<DrawFrame.Strata> strata,
            Optional<DrawUnits> units,
            List<String> contests,
            Optional<Integer> perStratum,
            Problems problems) {

        /** Returns the new picks. */
        List<PublicDraw.Pick> picks() {
            return outcome.picks().subList(skip, skip + size);
        }

        /** Returns the name of what was picked. */
        String id(PublicDraw.Pick pick) {
            return draw.strata().get(pick.stratum()).list().id(pick.step().position());
        }

        /** Returns how many objects there are to draw from. */
        long population() {
            return draw.strata().stream().mapToLong(s -> s.list().size()).sum();
        }
    }
}
