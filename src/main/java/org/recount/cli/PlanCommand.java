package org.recount.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.input.InputFile;
import org.recount.input.Nearest;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.election.RuleReader;
import org.recount.report.PlanWriter;
import org.recount.report.chart.Fonts;
import org.recount.report.text.PlannedElection;
import org.recount.report.write.PlanJson;
import org.recount.report.write.RunManifest;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.AuditedElection;
import org.recount.risk.plan.ElectionPlan;
import org.recount.risk.plan.ElectionPlanner;
import org.recount.risk.plan.PlanSettings;
import org.recount.risk.plan.RecordStations;
import org.recount.seats.RuleSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recount plan}: how large a recount or audit each contest needs, by method. */
@Command(
        name = "plan",
        description = {
            "How large a recount or audit each contest needs to confirm its seats at a risk limit, by method: in ballots,"
                    + " stations, hours and money; and the cheapest mix, a full hand count included.",
            "The sizes hold if the reported seats are right and the errors are those that are assumed; the risk limit holds"
                    + " whatever the errors."
        })
final class PlanCommand extends BaseCommand {
    @Mixin
    private PlanInput input = new PlanInput();

    @Option(
            names = "--risk-limit",
            paramLabel = "A",
            defaultValue = "0.05",
            description = "The greatest chance to confirm seats that are wrong (default: ${DEFAULT-VALUE}).")
    private double riskLimit;

    @Option(
            names = "--claim",
            paramLabel = "WHAT",
            defaultValue = "all",
            description =
                    "What shall be claimed: all = all seats are right (no correction); each = of each contest whether"
                            + " it is confirmed (Holm) (default: ${DEFAULT-VALUE}).")
    private PlanSettings.Claim claim = PlanSettings.Claim.ALL;

    @Option(names = "--contest", paramLabel = "ID", description = "Only this contest; may be given more than once.")
    private List<String> only = List.of();

    @Option(
            names = "--method",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these methods: bravo, alpha-polling, minerva, providence, super-simple, betting-comparison,"
                            + " predictive-kelly,"
                            + " oneaudit, batch-kaplan-markov, batch-betting; with --records suite and union-intersection too"
                            + " (default: all).")
    private List<String> methods = List.of();

    @Option(
            names = "--records",
            paramLabel = "COLUMN=VALUE",
            description =
                    "Stations that have a record of each ballot, where not all have: station=ID, centre=ID, region=NAME or"
                            + " kind=NAME of stations.csv; may be given more than once (any of them). Ballots there are"
                            + " compared, all others polled: two strata.")
    private List<String> records = List.of();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Another rule for all contests: a name, or a map as in election.yaml.")
    private @Nullable String rule;

    @Option(
            names = "--chance",
            paramLabel = "P",
            defaultValue = "0.9",
            description = "The chance with which the planned sample shall suffice: 0.5, 0.8, 0.9 or 0.95"
                    + " (default: ${DEFAULT-VALUE}).")
    private double chance;

    @Mixin
    private PlanAssumptions assumptions = new PlanAssumptions();

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Simulated audits for each contest and method; fewer where each takes long, and the answer says"
                            + " how many (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the random numbers (default: " + RunCommand.DEFAULT_SEED + ").")
    private long seed = RunCommand.DEFAULT_SEED;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write a page with charts, tables and manifest into DIR/<election>-plan as well.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        PlanSettings settings = settings(problems);
        problems.orThrow();
        PlanInput.Read read = input.read(otherRule(), seed);
        problems.addAll(read.problems());
        List<AuditedContest> contests = contests(read);
        checkRecords(settings.records(), read);
        ElectionPlan plan = ElectionPlanner.plan(contests, settings);
        PlannedElection about = new PlannedElection(
                read.election().id(), read.election().name(), read.election().source(), read.synthetic());
        List<ProblemAnswer> told = ProblemAnswer.of(problems.all());
        Optional<Path> page = Optional.empty();
        if (output != null) {
            page = Optional.of(write(about, plan, told, read, output));
        }
        if (json()) {
            out().print(PlanJson.text(about, plan, told));
        } else {
            new PlanText(out()).print(about, plan);
            page.ifPresent(folder -> out().println("Report: " + folder.resolve("index.html")));
            out().flush();
            ProblemText.brief(problems.all(), err());
        }
        return ExitCodes.DONE;
    }

    private Path write(
            PlannedElection about, ElectionPlan plan, List<ProblemAnswer> problems, PlanInput.Read read, Path dir) {
        try {
            PlanWriter.checkTarget(about.id(), dir);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()).replace(" Maybe", "\nMaybe"));
        }
        Fonts.requireUsable();
        return PlanWriter.write(PlanReport.view(about, plan), problems, manifest(read, plan.settings()), dir);
    }

    private RunManifest manifest(PlanInput.Read read, PlanSettings settings) {
        List<InputFile> files = new ArrayList<>(read.files());
        files.addAll(assumptions.files());
        return PlanReport.manifest(typed(), settings, input.member(), read.synthetic(), files);
    }

    private PlanSettings settings(Problems problems) {
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw usage("--risk-limit " + riskLimit + " is not between 0 and 1.\nMaybe 0.05 was meant.");
        }
        if (trials < 1 || trials > 1_000_000) {
            throw usage(
                    "--trials " + trials + " is not between 1 and 1000000.\nMaybe leave it out: 1000 is the default.");
        }
        if (!List.of(0.5, 0.8, 0.9, 0.95).contains(chance)) {
            throw usage(
                    "--chance " + chance + " is not 0.5, 0.8, 0.9 or 0.95.\nMaybe leave it out: 0.9 is the default.");
        }
        try {
            return new PlanSettings(
                    riskLimit,
                    claim,
                    chosenMethods(),
                    assumptions.rates(),
                    assumptions.costs(problems),
                    chance,
                    trials,
                    seed,
                    recordStations());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()).replace(". Maybe", ".\nMaybe"));
        }
    }

    private RecordStations recordStations() {
        List<RecordStations.Condition> any = new ArrayList<>();
        for (String text : records) {
            String[] parts = text.split("=", 2);
            RecordStations.Column column = Arrays.stream(RecordStations.Column.values())
                    .filter(c -> c.id().equals(parts[0].strip()))
                    .findFirst()
                    .filter(c -> parts.length == 2)
                    .orElseThrow(
                            () -> usage("--records " + text + " is not COLUMN=VALUE with station, centre, region or"
                                    + " kind.\nMaybe kind=machine was meant."));
            any.add(new RecordStations.Condition(column, parts[1].strip()));
        }
        return new RecordStations(any);
    }

    /** Refuses a value that no station has: nothing would be planned for it, and nobody would be told. */
    private void checkRecords(RecordStations asked, PlanInput.Read read) {
        for (RecordStations.Condition condition : asked.any()) {
            List<String> known = read.election().tallies().stream()
                    .flatMap(tally -> tally.stations().stream())
                    .map(condition.column()::of)
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .toList();
            if (!known.contains(condition.value())) {
                String advice = known.isEmpty()
                        ? "give the stations a " + condition.column().id() + " in stations.csv"
                        : Nearest.to(condition.value(), known)
                                .orElse("one of: "
                                        + String.join(", ", known.subList(0, Math.min(10, known.size())))
                                        + (known.size() > 10 ? ", ..." : ""));
                throw usage("--records " + condition + ": no station of "
                        + read.election().id() + " has this "
                        + condition.column().id() + ".\nMaybe " + advice + ".");
            }
        }
    }

    private List<AuditMethod> chosenMethods() {
        List<AuditMethod> chosen = new ArrayList<>();
        for (String name : methods) {
            chosen.add(AuditMethod.of(name.strip().toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> usage("--method " + name + " is not known.\nMaybe "
                            + Nearest.to(name, AuditMethod.ids())
                                    .orElse("one of: " + String.join(", ", AuditMethod.ids()))
                            + ".")));
        }
        return chosen.isEmpty()
                ? records.isEmpty() ? AuditMethod.withoutStrata() : List.of(AuditMethod.values())
                : chosen.stream().distinct().toList();
    }

    private List<AuditedContest> contests(PlanInput.Read read) {
        AuditedElection election = AuditedElection.of(read.election().tallies(), read.rules());
        List<String> ids =
                election.all().stream().map(c -> c.tally().contest().id()).toList();
        for (String id : only) {
            if (!ids.contains(id)) {
                throw usage("There is no contest \"" + id + "\" in "
                        + read.election().id() + ".\nMaybe "
                        + Nearest.to(id, ids).orElse("one of: " + String.join(", ", ids)) + ".");
            }
        }
        List<AuditedContest> chosen = election.contests().stream()
                .filter(c -> only.isEmpty() || only.contains(c.tally().contest().id()))
                .toList();
        List<AuditedContest> contests = new ArrayList<>(chosen);
        // What a contest rests on has to be confirmed with it.
        election.nation().stream()
                .filter(n -> only.contains(n.tally().contest().id())
                        || chosen.stream()
                                .anyMatch(c ->
                                        c.restsOn().equals(n.tally().contest().id())))
                .forEach(contests::add);
        return contests;
    }

    private Optional<RuleSpec> otherRule() {
        if (rule == null) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<RuleSpec> spec = RuleReader.parse(rule, "--rule", problems);
        if (problems.hasFatal() || spec.isEmpty()) {
            Problem first =
                    problems.all().stream().filter(Problem::fatal).findFirst().orElseThrow();
            throw usage("--rule " + rule + ": " + first.message() + "\n" + first.advice());
        }
        return spec;
    }
}
