package org.recount.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.election.PollingStation;
import org.recount.evidence.assess.AreaAssessment;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.Assessor;
import org.recount.evidence.assess.HandCountError;
import org.recount.evidence.claim.SeatClaim;
import org.recount.input.Problems;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.recount.FiguresReader;
import org.recount.input.recount.LoadedRecount;
import org.recount.input.recount.RecountReader;
import org.recount.report.AssessmentReport;
import org.recount.report.chart.Fonts;
import org.recount.report.write.AnswerJson;
import org.recount.report.write.RunManifest;
import org.recount.seats.Allocation;
import org.recount.seats.SeatRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recount assess}: what a recount that took place changed, what it could have changed, and what it shows. */
@Command(
        name = "assess",
        description = {
            "What a recount that took place changed, what it could have changed (reach, certain), what it shows (evidence,"
                    + " by how stations were selected), and what one would have to assume for it to show more (sensitivity).",
            "DIR holds recount.csv, recount_votes.csv and, if there are any, complaints.csv and recount.yaml.",
            "Where no votes by station are published, ELECTION may be a folder with figures.yaml: counts of stations alone."
        })
final class AssessCommand extends BaseCommand {
    @Mixin
    private ElectionInput election = new ElectionInput();

    @Option(
            names = "--recount",
            paramLabel = "DIR",
            description =
                    "Folder (or .zip) of the recount. Left out only where ELECTION holds counts alone (figures.yaml).")
    private @Nullable Path recount;

    @Option(names = "--risk-limit", paramLabel = "A", description = "The risk limit of every claim (${DEFAULT-VALUE}).")
    private double riskLimit = 0.05;

    @Option(
            names = "--hand-error",
            paramLabel = "R",
            description = "The chance that the hand count misreads a ballot (${DEFAULT-VALUE}, as audit tools assume).")
    private double handError = HandCountError.DEFAULT_RATE;

    @Option(
            names = "--hours-per-station",
            paramLabel = "H",
            description = "Hours to open a station under dispute (${DEFAULT-VALUE}).")
    private double hours = 1;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write a report too: a page, tables, charts and a manifest into DIR/<election>-assess.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        check();
        if (Files.isRegularFile(election.path().resolve(FiguresReader.FILE))) {
            return figures();
        }
        if (recount == null) {
            throw usage(
                    "Missing required option: '--recount=DIR'.\nMaybe the folder in which recount.csv lies; only a folder"
                            + " of counts (" + FiguresReader.FILE + ") needs none.");
        }
        return votes(recount);
    }

    /** Counts alone: no votes by station are published. */
    private int figures() {
        if (recount != null || output != null) {
            throw usage("A folder of counts (" + FiguresReader.FILE
                    + ") takes neither --recount nor -o.\nMaybe use --json.");
        }
        FiguresReader.Figures figures = FiguresReader.read(election.path());
        List<AreaAssessment> areas = figures.areas().stream()
                .map(area -> AreaAssessment.of(area, riskLimit))
                .toList();
        if (json()) {
            out().print(AnswerJson.print(FiguresAnswer.of(figures, areas, riskLimit)));
        } else {
            FiguresAnswer.print(out(), figures, areas);
            ProblemText.brief(figures.problems(), err());
        }
        return ExitCodes.DONE;
    }

    private int votes(Path folder) {
        LoadedElection loaded = election.read();
        checkTarget(loaded.election().id());
        Problems problems = new Problems();
        problems.addAll(loaded.problems());
        Optional<LoadedRecount> read =
                RecountReader.read(folder, Optional.of(loaded.election()), ReadOptions.ofEnvironment(), problems);
        requireAgreement(loaded, problems);
        read.ifPresent(r -> requireOneList(r, problems));
        read.ifPresent(r -> requireIndependenceOfDoubt(loaded, r.recount(), problems));
        problems.orThrow();
        RecountOnRecord record = read.orElseThrow().recount();
        Assessment assessment = Assessor.assess(
                loaded.election(), loaded.rules(), record, new Assessor.Options(riskLimit, handError, hours));
        String json = AnswerJson.print(AssessAnswer.of(assessment, problems.all()));
        Optional<Path> page = write(loaded, read.get(), folder, assessment, json, problems);
        if (json()) {
            out().print(json);
        } else {
            new AssessText(out()).print(assessment);
            page.ifPresent(p -> out().println("\nReport: " + p));
            out().flush();
            ProblemText.brief(problems.all(), err());
        }
        return ExitCodes.DONE;
    }

    private void checkTarget(String id) {
        if (output != null) {
            try {
                AssessmentReport.checkTarget(id, output);
            } catch (IllegalArgumentException e) {
                throw usage(String.valueOf(e.getMessage()));
            }
            Fonts.requireUsable();
        }
    }

    private Optional<Path> write(
            LoadedElection loaded,
            LoadedRecount read,
            Path recountFolder,
            Assessment assessment,
            String json,
            Problems problems) {
        if (output == null) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("risk-limit", Double.toString(riskLimit));
        options.put("hand-error", Double.toString(handError));
        options.put("hours-per-station", Double.toString(hours));
        List<String> command = new ArrayList<>(List.of("./recount", "assess"));
        command.addAll(election.words());
        command.addAll(List.of("--recount", ElectionInput.show(recountFolder)));
        options.forEach((key, value) -> command.addAll(List.of("--" + key, value)));
        List<RunManifest.Input> inputs = Stream.concat(loaded.files().stream(), read.files().stream())
                .map(f -> new RunManifest.Input(f.name(), f.bytes(), f.sha256()))
                .toList();
        RunManifest manifest = new RunManifest(
                "recount", Versions.program(), Versions.java(), Versions.libraries(), command, 0, options, inputs);
        Path folder = AssessmentReport.write(
                assessment,
                ElectionInput.show(recountFolder),
                json,
                problems.all().stream()
                        .map(p -> p.file() + (p.line() > 0 ? ":" + p.line() : "") + ": " + p.message())
                        .toList(),
                manifest,
                output);
        return Optional.of(folder.resolve("index.html"));
    }

    private void check() {
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw usage("--risk-limit " + riskLimit + " is not between 0 and 1.\nMaybe 0.05 for 5%.");
        }
        if (!(handError >= 0 && handError < 1)) {
            throw usage("--hand-error " + handError + " is not a chance from 0 to below 1.\nMaybe 0.001.");
        }
        if (!(hours > 0) || Double.isInfinite(hours)) {
            throw usage("--hours-per-station " + hours + " is not above 0.\nMaybe leave it out.");
        }
    }

    /** Where stations and published totals give the seats to others, neither is an honest answer. */
    private static void requireAgreement(LoadedElection loaded, Problems problems) {
        List<SeatRule> rules = loaded.seatRules();
        for (int i = 0; i < rules.size(); i++) {
            ContestTally tally = loaded.election().tallies().get(i);
            SeatRule rule = rules.get(i);
            Optional.ofNullable(loaded.otherTotals().get(tally.contest().id()))
                    .ifPresent(other ->
                            AllocateCommand.agreeOnSeats(rule, rule.allocate(tally.totals()), other, problems));
        }
    }

    /** Without the stations that the election does not have, what was drawn by lot is no longer a random sample of it. */
    private static void requireOneList(LoadedRecount read, Problems problems) {
        if (!read.outsideByLot().isEmpty()) {
            problems.fatal(
                    "recount.csv",
                    0,
                    read.outsideByLot().get(0),
                    read.outsideByLot().size()
                            + " stations are said to have been drawn by lot that the election does not"
                            + " have (first: " + read.outsideByLot().get(0)
                            + "): they were drawn from another list, and no bound would be honest",
                    "Maybe correct their ids; or write selected_by other for all that this lot drew.");
        }
    }

    /**
     * A hand count with more ballots than the station has voters is doubtful. It is answered with, and named, where the
     * seats are the same without it and no claim rests on it; else no answer is honest.
     */
    private void requireIndependenceOfDoubt(LoadedElection loaded, RecountOnRecord record, Problems problems) {
        Election election = loaded.election();
        Map<String, Long> registered = new HashMap<>();
        for (ContestTally tally : election.tallies()) {
            for (PollingStation s : tally.stations()) {
                registered.put(tally.contest().id() + "/" + s.id(), s.registered());
            }
        }
        List<OpenedStation> doubtful = new ArrayList<>();
        for (OpenedStation o : record.opened()) {
            long voters = registered.getOrDefault(o.contest() + "/" + o.station(), -1L);
            if (voters >= 0 && o.handCount().isPresent() && o.handCount().get().cast() > voters) {
                doubtful.add(o);
            }
        }
        if (doubtful.isEmpty()) {
            return;
        }
        List<OpenedStation> others =
                record.opened().stream().filter(o -> !doubtful.contains(o)).toList();
        List<Allocation> with = Assessor.seats(election, loaded.rules(), record.opened());
        List<Allocation> without = Assessor.seats(election, loaded.rules(), others);
        for (int i = 0; i < with.size(); i++) {
            String contest = election.tallies().get(i).contest().id();
            List<String> stations = doubtful.stream()
                    .filter(o -> o.contest().equals(contest))
                    .map(OpenedStation::station)
                    .toList();
            boolean same = with.get(i).awards().equals(without.get(i).awards())
                    && with.get(i).ties().equals(without.get(i).ties());
            if (!same) {
                problems.fatal(
                        "recount_votes.csv",
                        0,
                        String.join(", ", stations),
                        "The seats of contest " + contest
                                + " depend on hand counts with more ballots than voters (station "
                                + String.join(", ", stations) + "): with them other people sit than without",
                        "Maybe a figure was copied wrongly; correct it, or leave the rows of the station out.");
            } else if (!stations.isEmpty() && confirmedOnlyWith(loaded, i, record, doubtful)) {
                problems.fatal(
                        "recount_votes.csv",
                        0,
                        String.join(", ", stations),
                        "The seats of contest " + contest
                                + " would be confirmed only through hand counts with more ballots than voters (station "
                                + String.join(", ", stations) + ")",
                        "Maybe a figure was copied wrongly; correct it, or leave the rows of the station out.");
            } else if (!stations.isEmpty()) {
                problems.warn(
                        "recount_votes.csv",
                        0,
                        String.join(", ", stations),
                        "Contest " + contest + " has hand counts with more ballots than voters (station "
                                + String.join(", ", stations) + "); the seats are the same without them",
                        "Maybe a figure was copied wrongly.");
            }
        }
    }

    /** Whether the claim for the seats of a contest rests on counts that are doubtful: without them it would not be made. */
    private boolean confirmedOnlyWith(
            LoadedElection loaded, int contest, RecountOnRecord record, List<OpenedStation> doubtful) {
        ContestTally tally = loaded.election().tallies().get(contest);
        SeatRule rule = loaded.seatRules().get(contest);
        List<OpenedStation> all = record.opened(tally.contest().id());
        List<OpenedStation> others =
                all.stream().filter(o -> !doubtful.contains(o)).toList();
        return SeatClaim.of(rule, tally, all, record.design(), riskLimit).confirmed()
                && !SeatClaim.of(rule, tally, others, record.design(), riskLimit)
                        .confirmed();
    }
}
