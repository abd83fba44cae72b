package org.recount.report.table;

import static org.recount.report.table.Grid.Column.number;
import static org.recount.report.table.Grid.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.Wording;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.BestDesign;
import org.recount.simulation.RunResult.ContestDesign;
import org.recount.simulation.RunResult.ContestNeeds;
import org.recount.simulation.RunResult.DesignNeeds;
import org.recount.simulation.RunResult.DesignPoint;
import org.recount.simulation.RunResult.DesignResult;
import org.recount.simulation.RunResult.Needed;

/** The designs of a recount, compared. */
public final class DesignTables {
    private DesignTables() {}

    /** Returns power, right seats made wrong and cost by design, at about the number of stations recounted in fact. */
    public static Grid compared(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        for (DesignResult d : r.designs().designs()) {
            for (DesignPoint p : d.points()) {
                if (p.stations() == r.designs().reference()) {
                    List<String> row = new ArrayList<>(List.of(
                            d.what(),
                            Figures.rateCell(p.found()),
                            Figures.meanCell(p.madeWrong()),
                            Figures.amount(p.opened())));
                    for (Needed c : d.cheapest()) {
                        row.add(stations(c.stations(), c.lower(), c.upper()));
                    }
                    rows.add(row);
                    confidences.add(p.found().confidence());
                }
            }
        }
        List<Grid.Column> columns = new ArrayList<>(List.of(
                text("Stations opened"),
                number("A wrong seat is found (" + Captions.interval(confidences) + ")"),
                number("Right seats made wrong in a trial"),
                number("Stations opened, mean")));
        r.designs().designs().stream()
                .limit(1)
                .forEach(d -> d.cheapest()
                        .forEach(c -> columns.add(number("Stations to find " + Figures.confidence(c.wanted()) + " ("
                                + Captions.interval(confidences) + ")"))));
        return new Grid(
                "designs-compared",
                "Designs of a recount with " + Figures.counted(r.designs().reference(), "station", "stations")
                        + ", on the same elections and errors and with the same random numbers. Found: had everything wrong in the"
                        + " opened stations been put right. Right seats made wrong: correcting only the opened stations can undo"
                        + " the errors of one side only. The last columns: the fewest stations at which the estimate reaches so"
                        + " much, linear between the numbers that were tried, and where the two ends of its interval do. "
                        + Captions.model(r),
                columns,
                rows);
    }

    /** Returns the design that finds most, by constituency, where enough wrong seats were met. */
    public static Grid byContest(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestDesign c : r.designs().byContest()) {
            rows.add(List.of(
                    c.contest(),
                    Figures.count(c.wrongSeats()),
                    Wording.design(c.design()),
                    Figures.rateCell(c.found())));
        }
        return new Grid(
                "designs-by-contest",
                "By constituency: the design that finds most of its wrong seats with "
                        + Figures.counted(r.designs().reference(), "station", "stations")
                        + " in the country, where at least 20 wrong seats were met, in at least 5 elections. The best of several estimates is a little too"
                        + " high. The escalating design, which opens more, is left out. "
                        + Captions.model(r),
                List.of(
                        text("Constituency"),
                        number("Wrong seats met"),
                        text("Finds most when chosen"),
                        number("Found ("
                                + Captions.interval(r.designs().byContest().stream()
                                        .map(c -> c.found().confidence())
                                        .toList())
                                + ")")),
                rows);
    }

    /** A number of stations with its interval; in words where it is not reached. */
    private static String stations(double estimate, double lower, double upper) {
        String high = upper < 0 ? "no size shown" : Figures.amount(upper);
        return estimate < 0
                ? "not reached at any size"
                : Figures.amount(estimate) + " (" + Figures.amount(Math.max(0, lower)) + " to " + high + ")";
    }

    /** Returns the design that reaches each wanted power with the fewest stations, for the nation and by constituency. */
    public static Grid cheapest(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        for (ContestNeeds c : r.designs().contests()) {
            List<String> row =
                    new ArrayList<>(List.of(c.contest(), Figures.count(c.stations()), Figures.count(c.wrongSeats())));
            for (BestDesign best : c.best()) {
                row.addAll(cells(c, best));
            }
            rows.add(row);
        }
        List<Grid.Column> columns =
                new ArrayList<>(List.of(text("Constituency"), number("Stations"), number("Wrong seats met")));
        r.designs().contests().stream()
                .limit(1)
                .forEach(c -> c.best().forEach(best -> {
                    String wanted = Figures.confidence(best.wanted());
                    columns.add(text("To find " + wanted + ": chosen"));
                    columns.add(number("Its stations there (95% interval)"));
                    columns.add(number("Right seats made wrong in 1,000 trials, at most"));
                }));
        return new Grid(
                "designs-cheapest",
                "By constituency: the design that finds so many of its wrong seats with the fewest of its stations opened, where at"
                        + " least 20 wrong seats were met, in at least 5 elections. The interval is where the ends of the 95%"
                        + " interval of the share found reach it. The best of several estimates is a little too good; where"
                        + " intervals of designs overlap, the data do not tell them apart. Right seats made wrong: upper end of"
                        + " the 95% interval, as correcting only some stations can undo the errors of one side only. All designs:"
                        + " designs.csv. "
                        + Captions.model(r),
                columns,
                rows);
    }

    /** Returns the design that reaches each wanted power with the fewest stations of the country, and what it costs. */
    public static Grid nationally(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        for (BestDesign best : r.designs().best()) {
            List<String> row = new ArrayList<>(List.of(Figures.confidence(best.wanted())));
            r.designs().designs().stream()
                    .filter(d -> d.design().equals(best.design()))
                    .findFirst()
                    .ifPresentOrElse(
                            d -> row.addAll(national(d, best.wanted(), r)),
                            () -> row.addAll(List.of("no design", "not reached at any size", "", "", "")));
            rows.add(row);
        }
        return new Grid(
                "designs-nationally",
                "In the whole country: the design that finds so many of the wrong seats with the fewest stations opened, with"
                        + " escalation where it escalates, and what that takes. The interval is where the ends of the 95%"
                        + " interval of the share found reach it. The best of several estimates is a little too good; where"
                        + " intervals of designs overlap, the data do not tell them apart. Ballots: mean over elections, linear"
                        + " between the numbers of stations that were tried. Right seats made wrong: upper end of the 95%"
                        + " interval. Hours and money: recount plan. All designs: designs.csv. "
                        + Captions.model(r),
                List.of(
                        text("Wrong seats to be found"),
                        text("Stations opened"),
                        number("Stations (95% interval)"),
                        number("Of all stations"),
                        number("Ballots to be counted"),
                        number("Right seats made wrong in 1,000 trials, at most")),
                rows);
    }

    private static List<String> national(DesignResult d, double wanted, RunResult r) {
        for (Needed n : d.cheapest()) {
            if (n.wanted() == wanted) {
                return List.of(
                        d.what(),
                        stations(n.stations(), n.lower(), n.upper()),
                        Figures.percent(
                                StrictMath.min(1, n.stations() / r.scenario().stations())),
                        Figures.count((long) n.ballots()),
                        Figures.amount(1000 * n.madeWrongUpper()));
            }
        }
        throw new IllegalArgumentException("Nothing is known of " + d.design() + " at " + wanted);
    }

    private static List<String> cells(ContestNeeds c, BestDesign best) {
        for (DesignNeeds d : c.designs()) {
            for (Needed n : d.needed()) {
                if (d.design().equals(best.design()) && n.wanted() == best.wanted()) {
                    return List.of(
                            Wording.design(d.design()),
                            stations(n.stations(), n.lower(), n.upper()),
                            Figures.amount(1000 * n.madeWrongUpper()));
                }
            }
        }
        return List.of("no design", "not reached at any size", "");
    }

    /** Returns what each design needs, in the country (contest is blank) and in each constituency with enough wrong seats. */
    public static Grid csv(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        String votes = Captions.votes(r);
        for (DesignResult d : r.designs().designs()) {
            for (Needed c : d.cheapest()) {
                rows.add(List.of(
                        "",
                        d.design(),
                        Figures.plain(c.wanted()),
                        orBlank(c.stations()),
                        orBlank(c.lower()),
                        orBlank(c.upper()),
                        orBlank(c.ballots()),
                        orBlank(c.madeWrong()),
                        orBlank(c.madeWrongUpper()),
                        isBest(r.designs().best(), d.design(), c.wanted()),
                        "",
                        "",
                        Long.toString(r.scenario().stations()),
                        votes));
            }
        }
        for (ContestNeeds c : r.designs().contests()) {
            for (DesignNeeds d : c.designs()) {
                for (Needed n : d.needed()) {
                    rows.add(List.of(
                            c.contest(),
                            d.design(),
                            Figures.plain(n.wanted()),
                            orBlank(n.stations()),
                            orBlank(n.lower()),
                            orBlank(n.upper()),
                            orBlank(n.ballots()),
                            orBlank(n.madeWrong()),
                            orBlank(n.madeWrongUpper()),
                            isBest(c.best(), d.design(), n.wanted()),
                            Long.toString(c.wrongSeats()),
                            Long.toString(c.elections()),
                            Integer.toString(c.stations()),
                            votes));
                }
            }
        }
        return new Grid(
                "designs-csv",
                "designs.csv",
                List.of(
                        text("contest"),
                        text("design"),
                        number("wanted"),
                        number("stations_needed"),
                        number("stations_needed_lower"),
                        number("stations_needed_upper"),
                        number("ballots_needed"),
                        number("made_wrong"),
                        number("made_wrong_upper"),
                        text("cheapest"),
                        number("wrong_seats_met"),
                        number("elections_met"),
                        number("stations"),
                        text("votes")),
                rows);
    }

    private static String isBest(List<BestDesign> best, String design, double wanted) {
        return best.stream().anyMatch(b -> b.wanted() == wanted && b.design().equals(design)) ? "yes" : "no";
    }

    private static String orBlank(double value) {
        return value < 0 ? "" : Figures.plain(value);
    }
}
