package org.recount.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Election;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.assess.Dispute;
import org.recount.evidence.assess.Opening;
import org.recount.evidence.claim.SelectionKind;
import org.recount.report.text.AssessmentWords;
import org.recount.report.text.Figures;

/** {@code recount assess} for people. */
final class AssessText {
    private final PrintWriter out;

    AssessText(PrintWriter out) {
        this.out = out;
    }

    void print(Assessment a) {
        Election election = a.election();
        out.println(election.name() + " (" + election.id() + ")"
                + (election.date().isEmpty() ? "" : ", " + election.date()));
        if (!election.source().isEmpty()) {
            out.println("Source: " + election.source()
                    + (election.licence().isEmpty() ? "" : ". Licence: " + election.licence()));
        }
        out.println();
        AssessmentWords.country(a).forEach(out::println);
        List<ContestAssessment> touched =
                a.contests().stream().filter(AssessText::concerned).toList();
        touched.forEach(this::contest);
        int others = a.contests().size() - touched.size();
        if (others > 0) {
            out.println();
            out.println(Figures.counted(others, "contest", "contests")
                    + " without an opened station and without a dispute: nothing changed there, and nothing is shown.");
        }
        openings(a);
    }

    private static boolean concerned(ContestAssessment c) {
        return c.selection() != SelectionKind.NONE || !c.dispute().stations().isEmpty();
    }

    private void contest(ContestAssessment c) {
        Contest contest = c.contest();
        out.println();
        out.println(contest.id() + (contest.name().equals(contest.id()) ? "" : "  " + contest.name()) + ": "
                + Figures.counted(contest.seats(), "seat", "seats") + ", "
                + Figures.counted(c.announced().stations().size(), "station", "stations") + "; "
                + AssessmentWords.opened(c));
        out.println("  Changed:     " + AssessmentWords.changed(c));
        out.println("  Reach:       " + AssessmentWords.reach(c));
        AssessmentWords.annulment(c).ifPresent(text -> out.println("               " + text));
        out.println("               " + AssessmentWords.court(c));
        out.println("  Evidence:    " + AssessmentWords.evidence(c));
        AssessmentWords.sensitivity(c).ifPresent(text -> out.println("  Sensitivity: " + text));
        AssessmentWords.handCount(c).ifPresent(text -> out.println("  Hand count:  " + text));
        for (Dispute.Alert alert : c.dispute().alerts()) {
            out.println("  ALERT:       " + AssessmentWords.alert(c, alert));
        }
        if (!c.dispute().stations().isEmpty() && c.dispute().alerts().isEmpty()) {
            out.println("  Dispute:     " + AssessmentWords.noAlert(c));
        }
    }

    private void openings(Assessment a) {
        if (a.openings().isEmpty()) {
            return;
        }
        out.println();
        out.println(
                "Order of opening what is under dispute, at " + Figures.mean(a.hoursPerStation())
                        + " hours a station (at least so many seats settled an hour: the chance that all opened match, in a model in"
                        + " which each differs as often as those counted so far; one that differs may still leave a seat settled):");
        Columns table = new Columns(
                Columns.Side.RIGHT, Columns.Side.LEFT, Columns.Side.RIGHT, Columns.Side.RIGHT, Columns.Side.RIGHT);
        table.add("", "seat", "stations", "hours", "seats settled an hour, at least");
        int step = 0;
        for (Opening o : a.openings()) {
            ContestTally tally = a.election().tally(o.contest()).orElseThrow();
            table.add(
                    Integer.toString(++step),
                    name(tally.contest(), OptionalInt.of(o.winner())) + " (" + o.contest() + ")",
                    Figures.count(o.stations().size()),
                    Figures.mean(o.hours()),
                    o.hours() > 0 ? Figures.plain(Math.round(o.perHour() * 1e4) / 1e4) : "settled already");
        }
        table.print(out, "  ");
        Opening first = a.openings().get(0);
        ContestTally tally = a.election().tally(first.contest()).orElseThrow();
        out.println("  First: "
                + first.stations().stream()
                        .limit(20)
                        .map(s -> tally.stations().get(s).id())
                        .collect(Collectors.joining(", "))
                + (first.stations().size() > 20 ? ", ..." : ""));
    }

    private static String name(Contest contest, OptionalInt choice) {
        return choice.isPresent() && choice.getAsInt() >= 0
                ? contest.choices().get(choice.getAsInt()).name()
                : "?";
    }
}
