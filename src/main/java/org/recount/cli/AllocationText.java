package org.recount.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.recount.cli.Columns.Side;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.seats.Allocation;
import org.recount.seats.Award;
import org.recount.seats.SeatMargin;
import org.recount.seats.Tie;

/** {@code recount allocate} for people. */
final class AllocationText {
    private final PrintWriter out;
    private final boolean why;

    AllocationText(PrintWriter out, boolean why) {
        this.out = out;
        this.why = why;
    }

    void print(Election election, List<AllocatedContest> contests) {
        out.println(election.name() + " (" + election.id() + ")"
                + (election.date().isEmpty() ? "" : ", " + election.date()));
        if (!election.source().isEmpty()) {
            out.println("Source: " + election.source()
                    + (election.licence().isEmpty() ? "" : ". Licence: " + election.licence()));
        }
        contests.forEach(this::contest);
        if (contests.size() > 1) {
            out.println();
            parties(contests);
        }
    }

    private void contest(AllocatedContest c) {
        Contest contest = c.votes().contest();
        Allocation allocation = c.allocation();
        out.println();
        out.println(contest.id() + (contest.name().equals(contest.id()) ? "" : "  " + contest.name()) + ": "
                + seats(allocation.seats())
                + (contest.reservedSeats() > 0 ? ", " + contest.reservedSeats() + " reserved" : "") + " ("
                + allocation.rule() + ")");
        winners(c).print(out, "  ");
        for (Tie tie : allocation.ties()) {
            out.println("  TIE: a lot gives " + seats(tie.seats()) + " to "
                    + tie.choices().stream().map(i -> name(contest, i)).collect(Collectors.joining(" or ")) + " ("
                    + number(c.votes().votes(tie.choices().get(0))) + " votes)");
        }
        if (allocation.unfilled() > 0) {
            out.println("  " + seats(allocation.unfilled()) + " stay empty");
        }
        allocation.remarks().forEach(r -> out.println("  Note: " + r.text()));
        out.println("  " + margin(contest, c.margin()));
        if (why) {
            allocation.transcript().forEach(s -> out.println("    " + s.text()));
        }
    }

    private static Columns winners(AllocatedContest c) {
        ContestVotes votes = c.votes();
        Contest contest = votes.contest();
        Columns table = new Columns(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        long valid = votes.valid();
        c.allocation().awards().stream()
                .sorted(Comparator.comparingLong((Award a) -> -votes.votes(a.choice())))
                .forEach(a -> {
                    Choice choice = contest.choices().get(a.choice());
                    table.add(
                            Integer.toString(a.seats()),
                            number(votes.votes(a.choice())),
                            share(votes.votes(a.choice()), valid),
                            choice.name(),
                            choice.party().equals(choice.name()) ? "" : choice.party(),
                            a.reserved() ? "reserved seat" : "");
                });
        return table;
    }

    private static String margin(Contest contest, SeatMargin m) {
        if (m.changed().isEmpty() && m.added().isEmpty() && m.removed().isEmpty()) {
            return "Seat margin: no change of ballots can move a seat.";
        }
        StringBuilder text = new StringBuilder("Seat margin: ");
        text.append(bound(m.changed(), m.changedUpper())).append(" changed");
        if (m.winner().isPresent() && m.loser().isPresent()) {
            text.append(" would bring ")
                    .append(named(contest, m.loser()))
                    .append(" level with ")
                    .append(named(contest, m.winner()));
        }
        text.append(" (").append(AllocatedContest.word(m.kind())).append(')');
        text.append("; ").append(bound(m.added(), m.addedUpper())).append(" added");
        text.append(", ").append(bound(m.removed(), m.removedUpper())).append(" removed.");
        return text.toString();
    }

    /** An exact figure, or what it lies between. */
    private static String bound(OptionalLong least, OptionalLong most) {
        if (least.isEmpty()) {
            return "none";
        }
        String figure = number(least.getAsLong());
        if (most.isPresent() && most.getAsLong() == least.getAsLong()) {
            return least.getAsLong() == 1 ? figure + " ballot" : figure + " ballots";
        }
        return "at least " + figure + (most.isPresent() ? " and at most " + number(most.getAsLong()) : "") + " ballots";
    }

    private void parties(List<AllocatedContest> contests) {
        Map<String, Integer> seats = new LinkedHashMap<>();
        int byLot = 0;
        int all = 0;
        for (AllocatedContest c : contests) {
            for (Award award : c.allocation().awards()) {
                Choice choice = c.votes().contest().choices().get(award.choice());
                seats.merge(choice.party().isEmpty() ? "(no party)" : choice.party(), award.seats(), Integer::sum);
                all += award.seats();
            }
            for (Tie tie : c.allocation().ties()) {
                byLot += tie.seats();
            }
        }
        out.println("All contests: " + contests.size() + " contests, " + seats(all + byLot)
                + (byLot > 0 ? ", of which " + byLot + " by lot" : "") + ", by party:");
        Columns table = new Columns(Side.RIGHT, Side.LEFT);
        seats.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> table.add(number(e.getValue()), e.getKey()));
        table.print(out, "  ");
    }

    private static String named(Contest contest, OptionalInt choice) {
        return name(contest, choice.getAsInt());
    }

    private static String name(Contest contest, int choice) {
        return contest.choices().get(choice).name();
    }

    private static String seats(int n) {
        return n == 1 ? "1 seat" : number(n) + " seats";
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
    }
}
