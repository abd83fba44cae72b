package org.recount.report.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.StationDifference;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.assess.Dispute;
import org.recount.evidence.assess.Opening;
import org.recount.evidence.assess.SeatChange;
import org.recount.evidence.claim.SelectionKind;
import org.recount.report.table.Grid.Column;
import org.recount.report.text.AssessmentWords;
import org.recount.report.text.Figures;

/** The tables of an assessment. */
public final class AssessmentTables {
    private AssessmentTables() {}

    /** Returns the seats that changed, with the remedy that did it by itself. */
    public static Grid changes(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : a.contests()) {
            for (SeatChange x : c.changed()) {
                String alone = c.byRemedy().entrySet().stream()
                        .filter(e -> e.getValue().contains(x))
                        .map(e -> e.getKey().id())
                        .collect(Collectors.joining(", "));
                rows.add(List.of(
                        c.contest().name(),
                        name(c.contest(), x.out(), "a lot had to decide"),
                        name(c.contest(), x.in(), "a lot has to decide"),
                        alone.isEmpty() ? "none alone" : alone));
            }
        }
        return new Grid(
                "changes",
                "Seats that changed, and the remedy that would have done it alone. Arithmetic on the figures of the recount.",
                List.of(Column.text("Contest"), Column.text("Out"), Column.text("In"), Column.text("By")),
                rows);
    }

    /** Returns reach contest by contest. */
    public static Grid reach(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : touched(a)) {
            rows.add(List.of(
                    c.contest().name(),
                    count(c.reach().ballotsNeeded(), "none"),
                    Figures.count(c.reach().ballotsWithinReach()),
                    c.reach().canChange() ? "yes" : c.reach().exact() ? "no" : "no way found",
                    c.reach().minStations().isPresent()
                            ? Figures.count(c.reach().minStations().getAsInt())
                            : "",
                    Figures.count(c.reach().court().affected()),
                    c.reach().court().met() ? "met" : "not met",
                    c.changed().isEmpty() ? "" : Figures.count(c.changed().size())));
        }
        return new Grid(
                "reach-table",
                "Reach: what the opened stations could have changed, whatever was in them. Certain, without a model. Court"
                        + " criterion: affected ballots against the lead (Austria 2016).",
                List.of(
                        Column.text("Contest"),
                        Column.number("Ballots needed"),
                        Column.number("Ballots in opened stations"),
                        Column.text("Could they?"),
                        Column.number("Fewest stations"),
                        Column.number("Ballots affected"),
                        Column.text("Court criterion"),
                        Column.number("Seats changed")),
                rows);
    }

    /** Returns evidence and sensitivity contest by contest. */
    public static Grid evidence(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : touched(a)) {
            c.evidence()
                    .ifPresent(e -> rows.add(List.of(
                            c.contest().name(),
                            e.selection().id(),
                            Figures.count(e.counts().stations()),
                            Figures.count(e.counts().targeted()),
                            Figures.count(e.counts().drawn()),
                            count(e.counts().upperBound(), "no bound"),
                            count(e.minBad(), "none could"),
                            risk(e.pValue()),
                            e.confirmed() ? "confirmed" : "not confirmed",
                            tipping(c),
                            c.sensitivity()
                                    .map(s -> count(s.randomNeeded(), "cannot be had"))
                                    .orElse(""))));
        }
        return new Grid(
                "evidence-table",
                "Evidence at a risk limit of " + Figures.confidence(a.riskLimit())
                        + " for each contest by itself, by how the stations were selected. Bad: with any difference, or"
                        + " annulled. Tipping odds are an assumption (see there).",
                List.of(
                        Column.text("Contest"),
                        Column.text("Selection"),
                        Column.number("Stations"),
                        Column.number("Not by lot"),
                        Column.number("By lot"),
                        Column.number("Bad at most"),
                        Column.number("Needed to move a seat"),
                        Column.number("Risk"),
                        Column.text("Seats"),
                        Column.number("Tipping odds"),
                        Column.number("Random stations needed")),
                rows);
    }

    private static String tipping(ContestAssessment c) {
        if (c.sensitivity().isEmpty() || c.sensitivity().get().chosen() == 0) {
            return "";
        }
        OptionalDouble odds = c.sensitivity().get().tippingOdds();
        return odds.isPresent() ? AssessmentWords.odds(odds.getAsDouble()) : "none";
    }

    /** Returns what the hand counts may have got wrong. */
    public static Grid handCounts(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : touched(a)) {
            c.handCount()
                    .ifPresent(h -> rows.add(List.of(
                            c.contest().name(),
                            Figures.count(h.counted()),
                            Figures.count(h.differing()),
                            Figures.mean(h.expectedDiffering()),
                            AssessmentWords.chance(h.atLeastAsMany()),
                            AssessmentWords.chance(h.atMostAsMany()),
                            count(h.ballotsToUndo(), "none do"),
                            h.ballotsToUndo().isEmpty() ? "" : AssessmentWords.chance(h.chanceAtMost()),
                            h.ballotsToUndo().isEmpty() ? "" : AssessmentWords.chance(h.chanceBalanced()))));
        }
        return new Grid(
                "hand-counts",
                "Hand-count error: a model in which the hand count misreads each ballot with the same chance, independently.",
                List.of(
                        Column.text("Contest"),
                        Column.number("Counted by hand"),
                        Column.number("Differ"),
                        Column.number("Expected by hand error alone"),
                        Column.number("Chance of so many"),
                        Column.number("Chance of so few"),
                        Column.number("Misread ballots that undo the seats"),
                        Column.number("Chance, all against"),
                        Column.number("Chance, either way")),
                rows);
    }

    /** Returns the seats that stations under dispute could move. */
    public static Grid alerts(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : a.contests()) {
            for (Dispute.Alert alert : c.dispute().alerts()) {
                rows.add(List.of(
                        c.contest().name(),
                        name(c.contest(), OptionalInt.of(alert.winner()), ""),
                        name(c.contest(), alert.loser(), "not known beforehand"),
                        Figures.count(c.dispute().stations().size()),
                        Figures.count(c.dispute().ballots()),
                        count(alert.ballots(), ""),
                        alert.byAnnulment() ? "yes" : "no"));
            }
        }
        return new Grid(
                "alerts",
                "Seats that stations under dispute could move. Certain, without a model.",
                List.of(
                        Column.text("Contest"),
                        Column.text("Seat of"),
                        Column.text("To"),
                        Column.number("Stations under dispute"),
                        Column.number("Ballots in them"),
                        Column.number("Ballots that would do"),
                        Column.text("By annulment too")),
                rows);
    }

    /** Returns the order of opening. */
    public static Grid openings(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (Opening o : a.openings()) {
            ContestTally tally = a.election().tally(o.contest()).orElseThrow();
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    name(tally.contest(), OptionalInt.of(o.winner()), ""),
                    tally.contest().name(),
                    Figures.count(o.stations().size()),
                    o.stations().stream().map(s -> tally.stations().get(s).id()).collect(Collectors.joining(" ")),
                    Figures.mean(o.hours()),
                    o.hours() > 0 ? AssessmentWords.risk(o.perHour()) : ""));
        }
        return new Grid(
                "openings",
                "Order of opening: the seat that is settled fastest first. Model: each station differs independently as often"
                        + " as those counted so far; a seat counts as settled only if all match, so the last column is a lower bound: a"
                        + " station that differs may still leave it settled.",
                List.of(
                        Column.text("Step"),
                        Column.text("Seat of"),
                        Column.text("Contest"),
                        Column.number("Stations"),
                        Column.text("Which"),
                        Column.number("Hours"),
                        Column.number("Seats settled an hour, at least")),
                rows);
    }

    /** Returns everything by contest, for a machine. */
    public static Grid contestsCsv(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : a.contests()) {
            List<String> row = new ArrayList<>(List.of(
                    c.contest().id(),
                    c.contest().name(),
                    Integer.toString(c.contest().seats()),
                    Integer.toString(c.announced().stations().size()),
                    Integer.toString(c.recounted()),
                    Integer.toString(c.annulled()),
                    c.selection().id(),
                    Integer.toString(c.discrepantStations()),
                    Long.toString(c.discrepantVotes()),
                    Integer.toString(c.changed().size()),
                    plain(c.reach().ballotsNeeded()),
                    Long.toString(c.reach().ballotsWithinReach()),
                    Boolean.toString(c.reach().canChange()),
                    c.reach().minStations().isPresent()
                            ? Integer.toString(c.reach().minStations().getAsInt())
                            : "",
                    Boolean.toString(c.reach().court().met())));
            if (c.evidence().isPresent()) {
                row.addAll(List.of(
                        c.evidence().get().basis().id(),
                        plain(c.evidence().get().counts().upperBound()),
                        plain(c.evidence().get().minBad()),
                        plain(c.evidence().get().pValue()),
                        Boolean.toString(c.evidence().get().confirmed())));
            } else {
                row.addAll(List.of("none", "", "", "", "false"));
            }
            row.add(c.sensitivity().map(s -> plain(s.tippingOdds())).orElse(""));
            row.add(c.sensitivity().map(s -> plain(s.randomNeeded())).orElse(""));
            rows.add(row);
        }
        return new Grid(
                "contests",
                "",
                java.util.stream.Stream.of(
                                "contest",
                                "name",
                                "seats",
                                "stations",
                                "recounted",
                                "annulled",
                                "selection",
                                "discrepant_stations",
                                "discrepant_votes",
                                "seats_changed",
                                "ballots_needed",
                                "ballots_within_reach",
                                "can_change",
                                "min_stations",
                                "court_criterion_met",
                                "evidence_method",
                                "upper_bound_bad_stations",
                                "min_bad_stations",
                                "p_value",
                                "confirmed",
                                "tipping_odds",
                                "random_stations_needed")
                        .map(Column::text)
                        .toList(),
                rows);
    }

    /** Returns every opened station, for a machine. */
    public static Grid stationsCsv(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestAssessment c : a.contests()) {
            Map<String, StationDifference> byStation = new HashMap<>();
            c.differences().forEach(x -> byStation.put(x.opened().station(), x));
            for (OpenedStation o : c.opened()) {
                StationDifference d = byStation.get(o.station());
                rows.add(List.of(
                        c.contest().id(),
                        o.station(),
                        o.remedy().id(),
                        o.selection().id(),
                        d == null ? "" : Long.toString(d.announced()),
                        d == null ? "" : Boolean.toString(d.any()),
                        d == null ? "" : Long.toString(d.votes()),
                        d == null ? "" : Long.toString(d.ballots())));
            }
        }
        return new Grid(
                "stations",
                "",
                java.util.stream.Stream.of(
                                "contest",
                                "station",
                                "action",
                                "selected_by",
                                "ballots_announced",
                                "differs",
                                "votes_different",
                                "ballots_different_at_least")
                        .map(Column::text)
                        .toList(),
                rows);
    }

    private static List<ContestAssessment> touched(Assessment a) {
        return a.contests().stream()
                .filter(c -> c.selection() != SelectionKind.NONE)
                .toList();
    }

    /** Returns the seats that each remedy alone would have changed. */
    public static Grid byRemedy(Assessment a) {
        List<List<String>> rows = new ArrayList<>();
        for (Remedy remedy : Remedy.values()) {
            long stations = 0;
            long seats = 0;
            long contests = 0;
            for (ContestAssessment c : a.contests()) {
                long here =
                        c.opened().stream().filter(o -> o.remedy() == remedy).count();
                stations += here;
                contests += here > 0 ? 1 : 0;
                seats += c.byRemedy().getOrDefault(remedy, List.of()).size();
            }
            rows.add(List.of(remedy.id(), Figures.count(contests), Figures.count(stations), Figures.count(seats)));
        }
        return new Grid(
                "by-remedy",
                "The three remedies, each alone: stations, and the seats that it would have changed by itself.",
                List.of(
                        Column.text("Remedy"),
                        Column.number("Contests"),
                        Column.number("Stations"),
                        Column.number("Seats changed")),
                rows);
    }

    private static String count(OptionalLong n, String otherwise) {
        return n.isPresent() ? Figures.count(n.getAsLong()) : otherwise;
    }

    private static String risk(OptionalDouble p) {
        return p.isPresent() ? AssessmentWords.risk(p.getAsDouble()) : "";
    }

    private static String plain(OptionalLong n) {
        return n.isPresent() ? Long.toString(n.getAsLong()) : "";
    }

    private static String plain(OptionalDouble x) {
        return x.isPresent() ? Figures.plain(x.getAsDouble()) : "";
    }

    private static String name(Contest contest, OptionalInt choice, String otherwise) {
        return choice.isPresent() && choice.getAsInt() >= 0
                ? contest.choices().get(choice.getAsInt()).name()
                : otherwise;
    }
}
