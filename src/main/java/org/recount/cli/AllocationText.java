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
import org.recount.simulation.rare.MisreadRisk;
import org.recount.simulation.rare.RareEstimate;

/** {@code recount allocate} for people. */
final class AllocationText {
    private final PrintWriter out;
    private final boolean why;
    private final double rate;

    AllocationText(PrintWriter out, boolean why, double rate) {
        this.out = out;
        this.why = why;
        this.rate = rate;
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
            out.println("  TIE: a lot gives " + seats(tie.seats()) + " to " + tied(c.votes(), tie));
        }
        if (allocation.unfilled() > 0) {
            out.println("  " + seats(allocation.unfilled()) + " stay empty");
        }
        allocation.remarks().forEach(r -> out.println("  Note: " + r.text()));
        out.println("  " + margin(contest, c.margin()));
        c.misreads().ifPresent(risk -> out.println("  " + misreads(contest, risk)));
        if (why) {
            allocation.transcript().forEach(s -> out.println("    " + s.text()));
        }
    }

    /** The tied choices with their votes: once where all have the same, else each (lists are tied at a quotient). */
    private static String tied(ContestVotes votes, Tie tie) {
        boolean same = tie.choices().stream().map(votes::votes).distinct().count() == 1;
        String names = tie.choices().stream()
                .map(i -> name(votes.contest(), i) + (same ? "" : " (" + number(votes.votes(i)) + " votes)"))
                .collect(Collectors.joining(" or "));
        String women = tie.reserved() == 0 ? "" : ", " + tie.reserved() + " of them reserved";
        return names + (same ? " (" + number(votes.votes(tie.choices().get(0))) + " votes each)" : "") + women;
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

    /** The probability and its bounds, with the model that they hold under. */
    private String misreads(Contest contest, MisreadRisk risk) {
        String model =
                "Misreads alone (model: " + rate + " of the ballots announced for a choice were truly for another): ";
        if (risk.winner() < 0 && risk.loser() < 0) {
            return model + (risk.upper() >= 1 ? "a lot decides as it is." : "no seat can move.");
        }
        RareEstimate likeliest = risk.likeliest();
        String who = risk.winner() >= 0 && risk.loser() >= 0
                ? name(contest, risk.loser()) + " draws level with " + name(contest, risk.winner())
                : "the nearest seat moves";
        String figure = likeliest.lower() == likeliest.upper()
                ? probability(likeliest.probability())
                : probability(likeliest.probability()) + " (" + probability(likeliest.lower()) + " to "
                        + probability(likeliest.upper()) + ")";
        return model + who + " with probability " + figure + ", some seat moves with at most "
                + (risk.complete() ? probability(risk.upper()) : "1 (no bound for this rule)") + ".";
    }

    private static String probability(double p) {
        return String.format(Locale.ROOT, p >= 1e-4 || p == 0 ? "%.4f" : "%.1e", p);
    }

    private static String margin(Contest contest, SeatMargin m) {
        if (m.changed().isEmpty() && m.added().isEmpty() && m.removed().isEmpty()) {
            return "Seat margin: no change of ballots can move a seat.";
        }
        if (m.changed().equals(OptionalLong.of(0))) {
            return "Seat margin: 0 ballots; a lot decides as it is.";
        }
        String changed = m.changed().isEmpty()
                ? "no ballots changed would move a seat"
                : bound(m.changed(), m.changedUpper()) + " changed would " + effect(contest, m);
        return "Seat margin: " + changed + "; " + other(m.added(), m.addedUpper(), "added") + "; "
                + other(m.removed(), m.removedUpper(), "removed") + ".";
    }

    private static String effect(Contest contest, SeatMargin m) {
        String where = switch (m.kind()) {
            case BETWEEN_CHOICES, NONE -> "";
            case RESERVED_LINE -> " at the line of the reserved seats";
            case THRESHOLD -> " across the threshold";
            case INSIDE_LIST -> " inside a list";
        };
        if (m.winner().isPresent() && m.loser().isPresent()) {
            return m.kind() == SeatMargin.Kind.THRESHOLD
                    ? "move a seat from " + named(contest, m.winner()) + " to " + named(contest, m.loser()) + where
                    : "bring " + named(contest, m.loser()) + " level with " + named(contest, m.winner()) + where;
        }
        if (m.loser().isPresent()) {
            return "bring " + named(contest, m.loser()) + " a seat" + where;
        }
        return m.winner().isPresent()
                ? "take a seat from " + named(contest, m.winner()) + where
                : "move a seat" + where;
    }

    private static String other(OptionalLong least, OptionalLong most, String how) {
        return least.isEmpty() ? "none " + how : "or " + bound(least, most) + " " + how;
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
        return "at least " + figure + (most.isPresent() ? " and at most " + number(most.getAsLong()) : "")
                + (least.getAsLong() == 1 && most.isEmpty() ? " ballot" : " ballots");
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
