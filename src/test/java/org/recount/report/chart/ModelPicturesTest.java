package org.recount.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recount.dispute.Category;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.report.chart.LinesPicture.Form;
import org.recount.report.chart.LinesPicture.Panel;
import org.recount.report.chart.LinesPicture.Point;
import org.recount.report.chart.LinesPicture.Series;
import org.recount.report.chart.MarksPicture.Row;
import org.recount.report.chart.PictureAxis.Scale;
import org.recount.report.text.Figures;
import org.recount.simulation.FilingFigures;
import org.recount.simulation.ModelFigures;
import org.recount.simulation.ModelFigures.Constituency;
import org.recount.simulation.ModelFigures.MisreadTail;
import org.recount.simulation.ModelFigures.Neighbours;
import org.recount.simulation.ModelFigures.Shifts;
import org.recount.simulation.ModelFigures.Where;

/**
 * The pictures of docs/models.md are those that the program's models draw today: each is drawn anew and compared. To draw
 * one anew after a change, copy what the message names.
 */
class ModelPicturesTest {
    private static final String SYNTHETIC =
            " Synthetic votes: an election of scenarios/iraq-2021, drawn from a model, not the votes of real people.";
    private static final Color[] COLORS = {
        Palette.BLUE, Palette.VERMILLION, Palette.GREEN, Palette.ORANGE, Palette.SKY, Palette.GREY
    };

    private static final List<Color> LIKE = List.of(Palette.BLUE, Palette.VERMILLION, Palette.GREEN);

    @TestFactory
    Stream<DynamicTest> everyPictureIsCurrent() {
        Fonts.requireUsable();
        return Stream.<java.util.function.Supplier<ChartSpec>>of(
                        ModelPicturesTest::misreads,
                        ModelPicturesTest::stationErrors,
                        ModelPicturesTest::stationErrorTails,
                        ModelPicturesTest::places,
                        ModelPicturesTest::neighbours,
                        ModelPicturesTest::complaintsWhere,
                        ModelPicturesTest::complaintsWho,
                        ModelPicturesTest::complaintColours,
                        ModelPicturesTest::escalation)
                .map(make -> {
                    ChartSpec spec = make.get();
                    return DynamicTest.dynamicTest(spec.id(), () -> isCurrent(spec));
                });
    }

    private static void isCurrent(ChartSpec spec) throws IOException {
        ChartPicture picture = Drawing.draw(spec);
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Path fresh = Files.writeString(folder.resolve(spec.id() + ".svg"), picture.svg());
        Files.write(folder.resolve(spec.id() + ".png"), picture.png().bytes());
        Path committed = Path.of("docs", "pictures", spec.id() + ".svg");
        assertThat(committed).as("to be copied from %s", fresh).exists();
        assertThat(Files.readString(committed)).as("differs from %s", fresh).isEqualTo(picture.svg());
    }

    private static List<Point> points(int n, java.util.function.IntFunction<Point> of, double least) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            Point p = of.apply(k);
            if (p.y() >= least) {
                points.add(p);
            }
        }
        return points;
    }

    private static ChartSpec misreads() {
        int most = 26;
        int draws = 100_000;
        double least = 1e-9;
        List<MisreadTail> tails = ModelFigures.misreads(most, draws);
        Constituency c = ModelFigures.constituency();
        List<Panel> panels = new ArrayList<>();
        for (MisreadTail tail : tails) {
            panels.add(new Panel(
                    new PictureAxis(tail.kind(), Scale.LOG_CHANCES, least, 1),
                    List.of(
                            new Series(
                                    "The law: errors of each kind Poisson (Skellam where steps are of one vote)",
                                    Palette.BLUE,
                                    Form.LINE,
                                    points(most, k -> new Point(k + 1, tail.law()[k]), least)),
                            new Series(
                                    "Normal law of the same mean and variance",
                                    Palette.VERMILLION,
                                    Form.DASHED,
                                    points(most, k -> new Point(k + 1, tail.normal()[k]), least)),
                            new Series(
                                    "Ballot by ballot, " + Figures.count(draws) + " draws, with 95% intervals",
                                    Palette.GREY,
                                    Form.DOTS,
                                    points(most, k -> drawn(k, tail.drawn()[k], draws), 5.0 / draws)))));
        }
        MisreadTail all = tails.get(3);
        int far = IntStream.range(0, most)
                .filter(k -> all.law()[k] < 1e-6)
                .findFirst()
                .orElse(most - 1);
        return new LinesPicture(
                "misreads",
                String.format(
                        Locale.ROOT,
                        "SYNTHETIC: a lead of %d votes is lost to misread ballots once in a million times; a normal law says %s",
                        far + 1,
                        times(all.normal()[far] / all.law()[far])),
                "Chance that misreads take at least so many votes off the lead of the last winner ("
                        + Figures.count(c.winner()) + ") over the first loser (" + Figures.count(c.loser())
                        + ") in the constituency of median size (" + Figures.count(c.valid()) + " valid ballots, "
                        + Figures.count(c.invalid()) + " invalid, " + c.choices()
                        + " candidates). Model: Misreads, machine rates of iraq-2021 (0.0001 to another, 0.001 to and from"
                        + " invalid), reversed given the announced count; one panel a kind, all three together at the bottom."
                        + " Source of the rates: Arlo and Stark's audit tools." + SYNTHETIC,
                "Four panels with two lines and dots. The dots lie on the line of the law; the normal law falls away from it.",
                new PictureAxis("Votes taken off the lead", Scale.NUMBERS, 0, most),
                panels,
                170);
    }

    private static String times(double ratio) {
        return ratio >= 1
                ? String.format(Locale.ROOT, "%.1f times as often", ratio)
                : String.format(Locale.ROOT, "%.1f times less often", 1 / ratio);
    }

    private static Point drawn(int k, long hits, int draws) {
        Estimate e = Intervals.wilson(hits, draws, 0.95);
        return new Point(k + 1, e.value(), e.lower(), e.upper());
    }

    private static final int STATIONS = 20_000;

    private static List<Shifts> shifts() {
        return Shared.SHIFTS;
    }

    /** Worked out once for two pictures. */
    private static final class Shared {
        static final List<Shifts> SHIFTS = ModelFigures.stationErrors(STATIONS);
    }

    private static final String SETTINGS =
            " Models: StationErrors, each with its defaults, else at an intensity of 10% (stuffing, transfer, cancellation), 1% and"
                    + " 1% (biased reading), 30% of the invalid ballots (wrong rulings), 15 ballots (duplicates), exponent 1.5"
                    + " (miscount); beneficiary: the last winner. " + Figures.count(STATIONS)
                    + " stations drawn at random from the country for each." + SYNTHETIC;

    private static ChartSpec stationErrors() {
        List<Row> rows = shifts().stream()
                .sorted(Comparator.comparingDouble(s -> s.quantile(0.95) - s.quantile(0.05)))
                .map(s -> new Row(
                        s.model().replace('_', ' '),
                        List.of(
                                new Estimate(s.mean(), s.quantile(0.05), s.quantile(0.95), 0.9, "quantiles"),
                                new Estimate(s.quantile(0.5), s.quantile(0.25), s.quantile(0.75), 0.5, "quantiles"))))
                .toList();
        Shifts most =
                shifts().stream().min(Comparator.comparingDouble(Shifts::mean)).orElseThrow();
        Shifts sheet = shifts().stream()
                .max(Comparator.comparingDouble(x -> x.quantile(0.95) - x.quantile(0.05)))
                .orElseThrow();
        double reach = shifts().stream()
                .mapToDouble(s -> Math.max(-s.quantile(0.05), s.quantile(0.95)))
                .max()
                .orElse(1);
        double end = Math.ceil(reach / 5) * 5;
        return new MarksPicture(
                "station-errors",
                String.format(
                        Locale.ROOT,
                        "SYNTHETIC: one %s moves a lead by %.0f votes down to %.0f up in nine cases of ten; one station's %s takes"
                                + " %.0f off it on average",
                        sheet.model().replace('_', ' '),
                        -sheet.quantile(0.05),
                        sheet.quantile(0.95),
                        most.model().replace('_', ' '),
                        -most.mean()),
                "What one station with an error of each model does to the lead of the last winner over the first loser, true less"
                        + " announced, in votes." + SETTINGS,
                "A row for each of thirteen models with the mean and the range of nine draws in ten, and the median and the range"
                        + " of the middle half.",
                new PictureAxis("Change of the lead by one such station, votes", Scale.NUMBERS, -end, end),
                List.of("Mean; line: 90% of the stations", "Median; line: the middle half"),
                LIKE,
                rows,
                0,
                "");
    }

    private static ChartSpec stationErrorTails() {
        List<List<String>> groups = List.of(
                List.of("swapped_lines", "wrong_sheet", "shifted_digit", "lost_sheet", "doubled_sheet"),
                List.of("counting_error", "miscount", "vote_transfer", "biased_reading"),
                List.of("extra_ballots", "stuffing", "wrong_rulings", "cancelled_votes"));
        List<String> names = List.of("Clerical, recount", "Other, recount", "Annulment, new ruling");
        double least = 1e-3;
        int most = 200;
        List<Panel> panels = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Series> series = new ArrayList<>();
            for (String id : groups.get(g)) {
                Shifts s = shifts().stream()
                        .filter(x -> x.model().equals(id))
                        .findFirst()
                        .orElseThrow();
                series.add(new Series(
                        id.replace('_', ' '),
                        COLORS[series.size()],
                        g == 0 ? Form.LINE : g == 1 ? Form.DASHED : Form.DOTS,
                        sizes(s, g == 2, most, least)));
            }
            panels.add(new Panel(new PictureAxis(names.get(g), Scale.LOG_PERCENTS, least, 1), series));
        }
        Shifts counting = shifts().stream()
                .filter(s -> s.model().equals("counting_error"))
                .findFirst()
                .orElseThrow();
        return new LinesPicture(
                "station-error-tails",
                "SYNTHETIC: a counting error moves the lead at all in " + Figures.percent(counting.moves())
                        + " of stations and by ten votes in "
                        + Figures.percent(counting.atLeast(10).value()) + ": most errors touch other lines",
                "Share of stations with an error of each model in which it moves the lead of the last winner over the first loser"
                        + " by at least so many votes either way; one panel by what puts it right; lines: 95% intervals where there are"
                        + " marks, for the lines about a seventh of the value." + SETTINGS,
                "Three panels of falling curves on logarithmic axes.",
                new PictureAxis("Votes by which the lead moves, at least", Scale.LOG_NUMBERS, 0.9, most),
                panels,
                180);
    }

    private static List<Point> sizes(Shifts s, boolean marks, int most, double least) {
        List<Point> points = new ArrayList<>();
        double ratio = marks ? 1.5 : 1.12;
        for (double x = 1; x <= most; x *= ratio) {
            long n = (long) x;
            Estimate e = s.atLeast(n);
            if (e.value() >= least
                    && (points.isEmpty() || points.get(points.size() - 1).x() < n)) {
                points.add(
                        marks
                                ? new Point(n, e.value(), Math.max(least, e.lower()), e.upper())
                                : new Point(n, e.value()));
            }
        }
        return points;
    }

    private static ChartSpec places() {
        int trials = 60;
        List<Where> places = ModelFigures.places(trials);
        Where any = places.get(0);
        Where knows = places.get(places.size() - 1);
        return new MarksPicture(
                "places",
                "SYNTHETIC: the recount opens " + Figures.percent(any.opened().value())
                        + " of the stations with errors that lie anywhere, and "
                        + Figures.percent(knows.opened().value()) + " of those of an adversary who knows the design",
                "Of the stations struck: how many lie in the tenth of contests decided by the fewest votes, how many in the tenth of"
                        + " a contest's stations where the last winner is strongest, and how many the complaints' recount opens (5,302"
                        + " of 55,041 stations). Model: Placement, 1% of the stations struck, in a quarter of the contests (a tenth"
                        + " where the closest or least watched are taken); " + trials
                        + " trials of one election, 95% intervals over trials (ratio of sums)." + SYNTHETIC,
                "A row for each way to place errors with three shares and their intervals.",
                new PictureAxis("Share of the stations struck", Scale.PERCENTS, -0.02, 1.02),
                List.of(
                        "In the closest tenth of contests",
                        "In the strongest tenth of stations",
                        "Opened by the recount"),
                LIKE,
                places.stream()
                        .map(w -> new Row(w.placement(), List.of(w.closest(), w.stronghold(), w.opened())))
                        .toList(),
                0.1,
                "a tenth");
    }

    private static ChartSpec neighbours() {
        int trials = 200;
        int device = 6;
        List<Neighbours> list = ModelFigures.neighbours(trials, device);
        double alone = list.get(0).centre().value();
        double centre = list.get(3).centre().value();
        return new MarksPicture(
                "errors-together",
                "SYNTHETIC: where a station is struck, another of its centre is struck in " + Figures.percent(alone)
                        + " of cases if each errs on its own, and in " + Figures.percent(centre)
                        + " if centres err together",
                "Given that a station is struck: how often another station of the same polling centre, of the same device ("
                        + device
                        + " stations) and of the same region is struck. Model: Placement.Together and Contests, 1% of all stations"
                        + " struck, in a quarter of the contests or regions (hence 4% where each station is on its own); "
                        + trials
                        + " trials of one election, 95% intervals over trials (ratio of sums)." + SYNTHETIC,
                "A row for each way in which errors come together, with three conditional shares.",
                new PictureAxis("Chance that another station is struck, logarithmic", Scale.LOG_PERCENTS, 0.005, 1),
                List.of("Same centre", "Same device", "Same region"),
                LIKE,
                list.stream()
                        .map(n -> new Row(n.together(), List.of(n.centre(), n.device(), n.region())))
                        .toList(),
                0.01,
                "1% of all");
    }

    private static final FilingFigures FILED = new FilingFigures(2_000);

    private static final String FILING =
            " Model: NearTheLine with the settings of iraq-2021 (assumptions, to be varied) on "
                    + FilingFigures.GAPS.length + " constituencies of " + FilingFigures.STATIONS + " stations, "
                    + FilingFigures.WRONG + " with something wrong, alike but for their gap; " + Figures.count(2_000)
                    + " trials of 1,436 complaints. Synthetic: no data on complaints by place or by who filed them are published.";

    private static ChartSpec complaintsWhere() {
        List<Series> series = new ArrayList<>();
        for (int wrong = 0; wrong < 2; wrong++) {
            boolean w = wrong == 1;
            Color color = w ? Palette.VERMILLION : Palette.BLUE;
            String name = w ? "something is wrong" : "nothing is wrong";
            series.add(new Series(
                    "Formula, " + name,
                    color,
                    w ? Form.DASHED : Form.LINE,
                    points(
                            FilingFigures.GAPS.length,
                            i -> new Point(FilingFigures.GAPS[i], 100 * FILED.expected(i, w)),
                            0)));
        }
        for (int wrong = 0; wrong < 2; wrong++) {
            int w = wrong;
            series.add(new Series(
                    w == 1 ? "Drawn, something is wrong" : "Drawn, nothing is wrong",
                    w == 1 ? Palette.VERMILLION : Palette.BLUE,
                    Form.DOTS,
                    points(FilingFigures.GAPS.length, i -> filed(i, w), 0)));
        }
        double close = FILED.expected(0, false) / FILED.expected(FilingFigures.GAPS.length - 1, false);
        double wrong = FILED.expected(0, true) / FILED.expected(0, false);
        return new LinesPicture(
                "complaints-where",
                String.format(
                        Locale.ROOT,
                        "Assumed: where no vote decides %.1f times as much is complained of as where a seat is safe, and %.1f times"
                                + " as much where something is wrong",
                        close,
                        wrong),
                "Complaints for 100 stations against the gap between last winner and first loser; 95% intervals are smaller than"
                        + " the marks where none is seen." + FILING,
                "Two falling curves with dots upon them.",
                new PictureAxis("Gap in votes", Scale.NUMBERS, -30, 2030),
                List.of(new Panel(new PictureAxis("Complaints for 100 stations", Scale.LOG_NUMBERS, 5, 500), series)),
                320);
    }

    private static Point filed(int contest, int wrong) {
        long n = 0;
        for (long colour : FILED.filed[contest][wrong]) {
            n += colour;
        }
        double stations = (double) FILED.trials
                * (wrong == 1 ? FilingFigures.WRONG : FilingFigures.STATIONS - FilingFigures.WRONG);
        double half = 1.96 * StrictMath.sqrt(n);
        return new Point(
                FilingFigures.GAPS[contest],
                100 * n / stations,
                100 * (n - half) / stations,
                100 * (n + half) / stations);
    }

    private static ChartSpec complaintsWho() {
        long all = 0;
        for (long[] side : FILED.byRank) {
            for (long n : side) {
                all += n;
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            double part = side == 1 ? FILED.model.defenders() : 1 - FILED.model.defenders();
            for (int rank = 0; rank < 5; rank++) {
                double law = part * StrictMath.pow(0.5, rank + 1);
                String name = side == 0 ? "Loser" : "Winner";
                rows.add(new Row(
                        name + " at rank " + (rank + 1) + " from the line",
                        List.of(
                                Intervals.wilson(FILED.byRank[side][rank], all, 0.95),
                                new Estimate(law, law, law, 1, "formula"))));
            }
        }
        return new MarksPicture(
                "complaints-who",
                "Assumed: the first loser files "
                        + Figures.percent(rows.get(0).marks().get(0).value())
                        + " of all complaints, and winners who defend a seat "
                        + Figures.percent(FILED.model.defenders()),
                "Who files, by distance from the line between the last winner and the first loser: chances 1/2, 1/4, 1/8, ... of each"
                        + " side's share; 95% intervals (Wilson) are smaller than the marks." + FILING,
                "Ten rows: losers and winners by rank; marks of the draws lie on those of the formula.",
                new PictureAxis("Share of complaints", Scale.PERCENTS, -0.01, 0.4),
                List.of("Drawn", "Formula"),
                LIKE,
                rows,
                Double.NaN,
                "");
    }

    private static ChartSpec complaintColours() {
        List<Row> rows = new ArrayList<>();
        int safe = FilingFigures.GAPS.length - 1;
        for (int wrong = 0; wrong < 2; wrong++) {
            for (int i : new int[] {safe, 0}) {
                long all = 0;
                for (long n : FILED.filed[i][wrong]) {
                    all += n;
                }
                rows.add(new Row(
                        (wrong == 1 ? "Something wrong, " : "Nothing wrong, ") + "gap of "
                                + Figures.count(FilingFigures.GAPS[i]),
                        List.of(
                                Intervals.wilson(FILED.filed[i][wrong][Category.RED.ordinal()], all, 0.95),
                                Intervals.wilson(FILED.filed[i][wrong][Category.YELLOW.ordinal()], all, 0.95),
                                Intervals.wilson(FILED.filed[i][wrong][Category.GREEN.ordinal()], all, 0.95))));
            }
        }
        return new MarksPicture(
                "complaint-colours",
                "Assumed: " + Figures.percent(rows.get(0).marks().get(0).value())
                        + " of complaints are red where nothing is wrong and the seat is safe, "
                        + Figures.percent(rows.get(3).marks().get(0).value())
                        + " where something is wrong and no vote decides",
                "Colours by what is wrong and how close it is; red means: may change the result. Odds of red and yellow against green"
                        + " are evidence_odds (10) times as large where something is wrong, those of red grow with closeness. In fact 2"
                        + " of the first 356 complaints were red (INA, 16 Oct 2021), which sets the first row; 95% intervals (Wilson)."
                        + FILING,
                "Four rows with the shares of red, yellow and green complaints.",
                new PictureAxis("Share of complaints, logarithmic", Scale.LOG_PERCENTS, 0.003, 1),
                List.of("Red", "Yellow", "Green"),
                List.of(Palette.VERMILLION, Palette.ORANGE, Palette.GREEN),
                rows,
                Double.NaN,
                "");
    }

    private static final int UNIT = 663;
    private static final int OPENED = 64;

    private static ChartSpec escalation() {
        int most = 60;
        List<Series> chance = new ArrayList<>();
        List<Series> cost = new ArrayList<>();
        int[] alarms = {1, 2, 3, 5};
        for (int i = 0; i < alarms.length; i++) {
            int k = alarms[i];
            String name = "after " + k + (k == 1 ? " alarm" : " alarms");
            chance.add(new Series(
                    name, COLORS[i], Form.LINE, points(most, b -> new Point(b + 1, atLeast(b + 1, k)), 0)));
            cost.add(new Series(
                    name,
                    COLORS[i],
                    Form.LINE,
                    points(most, b -> new Point(b + 1, OPENED + atLeast(b + 1, k) * (UNIT - OPENED)), 0)));
        }
        for (int i = 0; i < alarms.length; i++) {
            int k = alarms[i];
            chance.add(new Series(
                    "drawn, " + k,
                    COLORS[i],
                    Form.DOTS,
                    points(
                            most / 6,
                            b -> {
                                Estimate e = ModelFigures.alarms(UNIT, OPENED, 6 * b + 3, k, 2_000);
                                return new Point(6 * b + 3, e.value(), e.lower(), e.upper());
                            },
                            0)));
        }
        return new LinesPicture(
                "escalation",
                String.format(
                        Locale.ROOT,
                        "With %d of %d stations opened by lot, 10 bad ones open all in %s of cases after 1 alarm and in %s after 3",
                        OPENED,
                        UNIT,
                        Figures.percent(atLeast(10, 1)),
                        Figures.percent(atLeast(10, 3))),
                "Upper panel: chance that all of a constituency is opened, against the number of its stations that would raise an"
                        + " alarm; lower panel: stations opened on average. Lines: each station is picked with chance "
                        + OPENED + "/"
                        + UNIT
                        + " on its own, as the designs do (binomial, the law of Escalation and EscalationCost where all weights"
                        + " are alike); marks: exactly " + OPENED
                        + " drawn without replacement, 2,000 draws, 95% intervals (Wilson). No data to fit: the rules' k are those of"
                        + " the table, Georgia's an assumption.",
                "Four rising curves for 1, 2, 3 and 5 alarms, as chance and as stations opened.",
                new PictureAxis("Stations of the constituency that would raise an alarm", Scale.NUMBERS, 0, most),
                List.of(
                        new Panel(new PictureAxis("All is opened", Scale.PERCENTS, -0.02, 1.02), chance),
                        new Panel(new PictureAxis("Stations opened", Scale.NUMBERS, 0, 700), cost)),
                220);
    }

    /** P(A >= k) of a binomial number A of bad stations picked. */
    private static double atLeast(int bad, int k) {
        double p = (double) OPENED / UNIT;
        double term = StrictMath.pow(1 - p, bad);
        double below = 0;
        for (int a = 0; a < k; a++) {
            below += term;
            term *= p / (1 - p) * (bad - a) / (a + 1);
        }
        return 1 - below;
    }
}
