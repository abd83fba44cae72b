package org.recount.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.input.Nearest;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.election.LoadedElection;
import org.recount.input.election.RuleReader;
import org.recount.report.write.AnswerJson;
import org.recount.sampling.Streams;
import org.recount.seats.Allocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.simulation.Misreads;
import org.recount.simulation.rare.MisreadRisk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recount allocate}: seats, ties and margins by contest. */
@Command(
        name = "allocate",
        description = {
            "Seats, ties and seat margins by contest: who sits, where a lot must decide, and how many ballots would have"
                    + " to change to move a seat.",
            "A margin is in the tie convention: after so many ballots a lot would be needed."
        })
final class AllocateCommand extends BaseCommand {
    @Mixin
    private ElectionInput election = new ElectionInput();

    @Option(names = "--contest", paramLabel = "ID", description = "Only this contest; may be given more than once.")
    private List<String> only = List.of();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = {
                "Another rule for all contests: a name, or a map as in election.yaml:",
                "'{method: dhondt, threshold: {share: 3%%, of: valid}}'"
            })
    private @Nullable String rule;

    @Option(names = "--explain", description = "Say why each seat went where it did.")
    private boolean explain;

    @Option(
            names = "--misreads",
            paramLabel = "RATE",
            description = {
                "Say for each contest how probable it is that misreads alone would have moved a seat: RATE of the",
                "ballots announced for a choice were truly for another, 0 to 0.5, for example 0.001."
            })
    private double misreads = -1;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the draws behind --misreads (${DEFAULT-VALUE}).")
    private long seed = RunCommand.DEFAULT_SEED;

    @Override
    public Integer call() {
        if (misreads != -1 && !(misreads >= 0 && misreads <= 0.5)) {
            throw usage(
                    "--misreads " + misreads + " is not between 0 and 0.5.\nMaybe 0.001: one ballot in a thousand.");
        }
        Optional<RuleSpec> other = otherRule();
        LoadedElection read = election.read();
        LoadedElection loaded = other.map(read::withRule).orElse(read);
        requireContests(loaded);
        Problems problems = new Problems();
        problems.addAll(loaded.problems());
        List<AllocatedContest> allocated = allocate(loaded, problems);
        problems.orThrow();
        if (json()) {
            out().print(AnswerJson.print(
                    AllocationAnswer.of(loaded.election().id(), allocated, problems.all(), explain, misreads)));
        } else {
            new AllocationText(out(), explain, misreads).print(loaded.election(), allocated);
            out().flush();
            ProblemText.brief(problems.all(), err());
        }
        return ExitCodes.DONE;
    }

    private List<AllocatedContest> allocate(LoadedElection loaded, Problems problems) {
        List<AllocatedContest> allocated = new ArrayList<>();
        List<SeatRule> rules = loaded.seatRules();
        for (int i = 0; i < rules.size(); i++) {
            ContestTally tally = loaded.election().tallies().get(i);
            String id = tally.contest().id();
            if (!only.isEmpty() && !only.contains(id)) {
                continue;
            }
            try {
                SeatRule seatRule = rules.get(i);
                Allocation allocation = seatRule.allocate(tally.totals());
                allocated.add(new AllocatedContest(
                        tally.totals(), allocation, seatRule.margin(tally.totals()), misreads(seatRule, tally, i)));
                Optional.ofNullable(loaded.otherTotals().get(id))
                        .ifPresent(other -> agreeOnSeats(seatRule, allocation, other, problems));
            } catch (ArithmeticException e) {
                problems.fatal(
                        "",
                        0,
                        id,
                        "The votes of contest " + id + " are too many to be counted: " + e.getMessage(),
                        "Maybe the column of votes holds something else.");
            }
        }
        return allocated;
    }

    private Optional<MisreadRisk> misreads(SeatRule rule, ContestTally tally, int contest) {
        return misreads < 0
                ? Optional.empty()
                : Optional.of(
                        MisreadRisk.of(rule, tally.totals(), new Misreads(misreads, 0, 0), new Streams(seed), contest));
    }

    /** Where stations and totals differ and give the seats to others, neither is an honest answer. */
    static void agreeOnSeats(SeatRule rule, Allocation ofStations, ContestVotes totals, Problems problems) {
        Allocation ofTotals = rule.allocate(totals);
        if (!ofTotals.awards().equals(ofStations.awards()) || !ofTotals.ties().equals(ofStations.ties())) {
            String id = totals.contest().id();
            problems.fatal(
                    "",
                    0,
                    id,
                    "In contest " + id + " the published totals give other seats than the sum of the stations",
                    "Maybe find out which is right (see the warnings above), and leave the other out.");
        }
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

    private void requireContests(LoadedElection loaded) {
        List<String> ids =
                loaded.election().tallies().stream().map(t -> t.contest().id()).toList();
        for (String id : only) {
            if (!ids.contains(id)) {
                throw usage("There is no contest \"" + id + "\" in "
                        + loaded.election().id() + ".\nMaybe "
                        + Nearest.to(id, ids).orElse("one of: " + String.join(", ", ids)) + ".");
            }
        }
    }
}
