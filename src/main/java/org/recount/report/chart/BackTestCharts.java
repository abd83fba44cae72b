package org.recount.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.recount.numeric.Estimate;
import org.recount.report.chart.RatesChart.Mark;
import org.recount.report.chart.RatesChart.Row;
import org.recount.report.text.Figures;
import org.recount.simulation.backtest.BackTestResult;
import org.recount.simulation.backtest.Choosing;
import org.recount.simulation.backtest.Line;

/** The charts of a back-test. */
public final class BackTestCharts {
    private BackTestCharts() {}

    /** Returns the charts in the order of the page; one that has nothing to show is left out. */
    public static List<ChartPicture> draw(BackTestResult result) {
        Fonts.requireUsable();
        return Stream.of(Optional.of(coverage(result)), ClaimedRangeChart.of(result), wrong(result))
                .flatMap(Optional::stream)
                .parallel()
                .map(Drawing::draw)
                .toList();
    }

    private static ChartSpec coverage(BackTestResult result) {
        List<Row> rows = new ArrayList<>();
        for (Line line : result.real()) {
            line.upperCoverage()
                    .ifPresent(upper -> rows.add(new Row(
                            name(line),
                            line.choosing().isDesign(),
                            List.of(
                                    new Mark(0, upper),
                                    new Mark(1, line.lowerCoverage().orElse(upper))))));
        }
        double nominal = 1 - result.test().riskLimit();
        return new RatesChart(
                "coverage",
                coverageTitle(result),
                "Of samples from which a bound on the number of bad stations was claimed at "
                        + Figures.confidence(nominal)
                        + ": how often the upper bound was at least, and the lower bound at most, the true number; line: 95% interval"
                        + " of the rate (Clopper and Pearson 1934). Above the gap: chosen by lot, where the claim must hold. Below:"
                        + " chosen otherwise and spoken of as if by lot. Strata and centres claim no lower bound but what was found."
                        + " " + source(result),
                "Dots with intervals, one row for each way to choose and size. The tables have the figures.",
                "How often the bound held",
                List.of("Upper bound held", "Lower bound held"),
                rows,
                nominal,
                Figures.confidence(nominal) + " claimed",
                1);
    }

    private static String coverageTitle(BackTestResult result) {
        double worstDesign = result.real().stream()
                .filter(l -> l.choosing().isDesign())
                .flatMap(l -> l.upperCoverage().stream())
                .mapToDouble(Estimate::value)
                .min()
                .orElse(Double.NaN);
        double showcase = worst(result, Choosing.SHOWCASE, true);
        double complaint = worst(result, Choosing.COMPLAINT, false);
        String lot = Double.isNaN(worstDesign)
                ? ""
                : "Drawn by lot, the upper bound held in at least " + Figures.percent(worstDesign) + " of samples";
        String other = Double.isNaN(showcase) || Double.isNaN(complaint)
                ? ""
                : "; called a sample, a show-case understates and complaints overstate (down to "
                        + Figures.percent(showcase) + " and " + Figures.percent(complaint) + ")";
        return lot.isEmpty() ? "How often the bounds held" : lot + other;
    }

    private static double worst(BackTestResult result, Choosing way, boolean upper) {
        return result.real().stream()
                .filter(l -> l.choosing() == way)
                .flatMap(l -> (upper ? l.upperCoverage() : l.lowerCoverage()).stream())
                .mapToDouble(Estimate::value)
                .min()
                .orElse(Double.NaN);
    }

    private static Optional<ChartSpec> wrong(BackTestResult result) {
        List<Row> rows = new ArrayList<>();
        boolean synthetic = result.synthetic().stream().anyMatch(l -> l.wrongSamples() > 0);
        List<Line> lines = synthetic ? result.synthetic() : result.real();
        double top = 2 * result.test().riskLimit();
        for (Line line : lines) {
            if (line.wrongSamples() == 0 || !line.byChance()) {
                continue;
            }
            List<Mark> marks = new ArrayList<>();
            if (line.bounds() > 0) {
                line.wrongByStationsRate().ifPresent(e -> marks.add(new Mark(0, e)));
            }
            line.wrongByBatchRate().ifPresent(e -> marks.add(new Mark(1, e)));
            for (Mark mark : marks) {
                top = Math.max(top, mark.rate().upper());
            }
            rows.add(new Row(name(line), line.choosing().isDesign(), marks));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double risk = result.test().riskLimit();
        double designs = rows.stream()
                .filter(Row::first)
                .flatMap(r -> r.marks().stream())
                .mapToDouble(m -> m.rate().value())
                .max()
                .orElse(0);
        double others = rows.stream()
                .filter(r -> !r.first())
                .flatMap(r -> r.marks().stream())
                .mapToDouble(m -> m.rate().value())
                .max()
                .orElse(0);
        String label = synthetic ? "SYNTHETIC margins: " : "";
        return Optional.of(new RatesChart(
                "wrong-confirmed",
                label + wrongTitle(designs, others, risk),
                (synthetic
                                ? "Contests in which votes were moved from the winner to the runner-up, the same in the announced"
                                        + " and the true figures, until the real errors make the outcome wrong: the margin is the"
                                        + " greatest at which it is. "
                                : "Contests whose announced outcome is wrong in truth. ")
                        + "Dot: confirmed by the number of bad stations; square: by the sizes of the differences; line: 95%"
                        + " interval (Clopper and Pearson 1934). Above the gap: by lot. " + source(result),
                "Dots and squares with intervals, one row for each way to choose and size. The tables have the figures.",
                "A wrong outcome is confirmed",
                List.of("By the number of bad stations", "By the sizes of the differences"),
                rows,
                risk,
                "risk limit " + Figures.confidence(risk),
                Math.min(1, top)));
    }

    private static String wrongTitle(double designs, double others, double risk) {
        String lot = designs == 0
                ? "No sample drawn by lot confirmed a wrong outcome"
                : "Samples drawn by lot confirmed a wrong outcome in at most " + Figures.percent(designs);
        String other = others == 0
                ? "nor did the other choices"
                : "called a sample, other choices confirmed one in up to " + Figures.percent(others);
        return lot + " (limit " + Figures.confidence(risk) + "); " + other;
    }

    static String name(Line line) {
        return line.choosing().brief() + (line.size() == 0 ? "" : ", " + Figures.count(line.size()));
    }

    static String source(BackTestResult result) {
        return result.election() + ": " + Figures.counted(result.realContests(), "contest", "contests") + ", "
                + Figures.count(result.test().reps()) + " samples of each kind in each.";
    }
}
