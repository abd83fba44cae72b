package org.recount.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.input.Problem;
import org.recount.seats.Allocation;
import org.recount.seats.SeatMargin;
import org.recount.simulation.rare.MisreadRisk;
import org.recount.simulation.rare.RareEstimate;

/**
 * {@code recount allocate --json}: the contract of {@code docs/formats.md}, and a few figures more.
 *
 * @param election id of the election
 * @param contests contest by contest
 * @param problems what was found in the files
 */
record AllocationAnswer(String election, List<ContestAnswer> contests, List<ProblemAnswer> problems) {

    record ContestAnswer(
            String contest,
            String rule,
            int seats,
            int reservedSeats,
            List<AwardAnswer> awards,
            List<TieAnswer> ties,
            @Nullable MarginAnswer margin,
            int unfilled,
            int extra,
            List<RemarkAnswer> remarks,
            @Nullable List<StepAnswer> transcript,
            @Nullable RareAnswer rareEvents) {}

    record RareAnswer(
            String model,
            @Nullable String winner,
            @Nullable String loser,
            double probability,
            double lower,
            double upper,
            double contestUpper,
            double chernoff,
            double sampled,
            double relativeError,
            double effectiveSampleSize,
            double largestWeightShare,
            String method) {}

    record AwardAnswer(String choice, int seats, boolean reserved) {}

    record TieAnswer(List<String> choices, int seats) {}

    record MarginAnswer(
            @Nullable Long ballotsChanged,
            @Nullable Long ballotsAdded,
            @Nullable Long ballotsRemoved,
            @Nullable String winner,
            @Nullable String loser,
            String kind,
            boolean exact,
            @Nullable Long ballotsChangedUpper,
            @Nullable Long ballotsAddedUpper,
            @Nullable Long ballotsRemovedUpper) {}

    record RemarkAnswer(String kind, int seats, String text) {}

    record StepAnswer(String kind, @Nullable String choice, int seat, String value, String text) {}

    static AllocationAnswer of(
            String election, List<AllocatedContest> contests, List<Problem> problems, boolean why, double rate) {
        return new AllocationAnswer(
                election, contests.stream().map(c -> contest(c, why, rate)).toList(), ProblemAnswer.of(problems));
    }

    private static ContestAnswer contest(AllocatedContest allocated, boolean why, double rate) {
        Contest contest = allocated.votes().contest();
        Allocation allocation = allocated.allocation();
        return new ContestAnswer(
                contest.id(),
                allocation.rule(),
                allocation.seats(),
                contest.reservedSeats(),
                allocation.awards().stream()
                        .map(a -> new AwardAnswer(id(contest, a.choice()), a.seats(), a.reserved()))
                        .toList(),
                allocation.ties().stream()
                        .map(t -> new TieAnswer(
                                t.choices().stream().map(c -> id(contest, c)).toList(), t.seats()))
                        .toList(),
                margin(contest, allocated.margin()),
                allocation.unfilled(),
                allocation.extra(),
                allocation.remarks().stream()
                        .map(r -> new RemarkAnswer(r.kind().id(), r.seats(), r.text()))
                        .toList(),
                why ? transcript(contest, allocation) : null,
                allocated.misreads().map(risk -> rare(contest, risk, rate)).orElse(null));
    }

    private static RareAnswer rare(Contest contest, MisreadRisk risk, double rate) {
        RareEstimate likeliest = risk.likeliest();
        RareEstimate sampled = risk.sampled();
        return new RareAnswer(
                "misreads alone: " + rate + " of the ballots announced for a choice were truly for another",
                risk.winner() < 0 ? null : id(contest, risk.winner()),
                risk.loser() < 0 ? null : id(contest, risk.loser()),
                likeliest.probability(),
                likeliest.lower(),
                likeliest.upper(),
                risk.complete() ? risk.upper() : 1,
                likeliest.chernoff(),
                sampled.probability(),
                sampled.relativeError(),
                Double.isInfinite(sampled.effectiveSampleSize()) ? 0 : sampled.effectiveSampleSize(),
                sampled.largestWeightShare(),
                likeliest.method() + "; " + sampled.method());
    }

    private static List<StepAnswer> transcript(Contest contest, Allocation allocation) {
        List<StepAnswer> steps = new ArrayList<>();
        allocation
                .transcript()
                .forEach(s -> steps.add(new StepAnswer(
                        s.kind().id(),
                        s.choice() < 0 ? null : id(contest, s.choice()),
                        s.seat(),
                        s.value(),
                        s.text())));
        return steps;
    }

    /** Null where no change of ballots can move a seat. */
    private static @Nullable MarginAnswer margin(Contest contest, SeatMargin m) {
        if (m.changed().isEmpty() && m.added().isEmpty() && m.removed().isEmpty()) {
            return null;
        }
        return new MarginAnswer(
                orNull(m.changed()),
                orNull(m.added()),
                orNull(m.removed()),
                idOrNull(contest, m.winner()),
                idOrNull(contest, m.loser()),
                AllocatedContest.word(m.kind()),
                m.exact(),
                orNull(m.changedUpper()),
                orNull(m.addedUpper()),
                orNull(m.removedUpper()));
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static @Nullable String idOrNull(Contest contest, OptionalInt choice) {
        return choice.isPresent() ? id(contest, choice.getAsInt()) : null;
    }

    private static String id(Contest contest, int choice) {
        Choice c = contest.choices().get(choice);
        return c.id();
    }
}
