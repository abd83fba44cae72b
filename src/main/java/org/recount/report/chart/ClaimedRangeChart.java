package org.recount.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.recount.report.text.Figures;
import org.recount.simulation.backtest.BackTestResult;
import org.recount.simulation.backtest.Cell;

/** What each way to choose would claim of the largest contest, against the truth. */
final class ClaimedRangeChart implements ChartSpec {
    private final BackTestResult result;
    private final List<Cell> cells;

    private ClaimedRangeChart(BackTestResult result, List<Cell> cells) {
        this.result = result;
        this.cells = cells;
    }

    /** Returns the chart; empty where no bound was claimed. */
    static Optional<ChartSpec> of(BackTestResult result) {
        Optional<Cell> largest = result.cells().stream()
                .filter(c -> !c.synthetic() && c.bounds() > 0 && c.choosing().isDesign())
                .max(Comparator.comparingInt(Cell::stations).thenComparingInt(c -> fits(result, c)));
        return largest.map(l -> new ClaimedRangeChart(
                result,
                result.cells().stream()
                        .filter(c -> !c.synthetic()
                                && c.bounds() > 0
                                && c.contest().equals(l.contest())
                                && (c.size() == middle(result, l) || !sized(c)))
                        .toList()));
    }

    private static int fits(BackTestResult result, Cell c) {
        return c.size() == middle(result, c) ? 1 : 0;
    }

    /** The middle one of the sizes that the contest has. */
    private static int middle(BackTestResult result, Cell c) {
        List<Integer> sizes =
                result.test().sizes().stream().filter(n -> n < c.stations()).toList();
        return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
    }

    private static boolean sized(Cell c) {
        return c.choosing() != org.recount.simulation.backtest.Choosing.ONE_PER_CENTRE;
    }

    private Cell any() {
        return cells.get(0);
    }

    @Override
    public String id() {
        return "claimed-range";
    }

    @Override
    public String title() {
        long missed = cells.stream()
                .filter(c -> !c.choosing().isDesign())
                .filter(c -> c.meanUpper() < c.badStations() || c.meanLower() > c.badStations())
                .count();
        long others = cells.stream().filter(c -> !c.choosing().isDesign()).count();
        return "What each choice would say of the " + Figures.count(any().stations()) + " stations: "
                + Figures.count(missed) + " of " + Figures.count(others)
                + " that are no samples miss the truth of "
                + Figures.counted(any().badStations(), "bad one", "bad ones");
    }

    @Override
    public String caption() {
        return "Bar: from the mean lower to the mean upper bound on bad stations, each at "
                + Figures.confidence(1 - result.test().riskLimit())
                + ". Blue: drawn by lot. Orange: chosen otherwise and spoken of"
                + " as if by lot; the tool itself claims nothing from these. Strata and centres have no lower bound but what was"
                + " found. Largest contest: " + any().contest() + ". " + BackTestCharts.source(result);
    }

    @Override
    public String alternative() {
        return "Bars of claimed ranges, one row for each way to choose, with the true number as a line. " + title();
    }

    @Override
    public int height(Size size) {
        return (int) (126 + cells.size() * size.pick(26, 24));
    }

    @Override
    public JFreeChart build(Size size) {
        SymbolAxis names = Plots.names(
                Stream.concat(
                                cells.stream().map(c -> c.choosing().brief() + ", " + Figures.count(c.size())),
                                // Room for the name of the line.
                                Stream.of(""))
                        .toList(),
                size,
                size.pick(0.3, 0.42));
        NumberAxis stations = Plots.numbers("Bad stations claimed", size, Plots.COUNT);
        double top =
                Math.max(1, cells.stream().mapToDouble(Cell::meanUpper).max().orElse(1));
        top = Math.max(top, any().badStations() * 1.15);
        stations.setRange(0, top * 1.04);
        stations.setTickUnit(new NumberTickUnit(Plots.step(top, size.pick(6, 4))));
        XYBarRenderer bars = Plots.bars();
        bars.setUseYInterval(true);
        bars.setSeriesPaint(0, Palette.BLUE);
        bars.setSeriesPaint(1, Palette.ORANGE);
        XYPlot plot = new XYPlot(data(), stations, names, bars);
        Plots.style(plot);
        Marker truth = Plots.line(any().badStations(), Palette.INK, size);
        truth.setLabel("truth: " + Figures.count(any().badStations()));
        boolean left = any().badStations() > top / 2;
        truth.setLabelAnchor(left ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
        truth.setLabelTextAnchor(left ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
        truth.setLabelOffset(new RectangleInsets(2, 6, 4, 6));
        plot.addDomainMarker(truth);
        return Plots.chart(plot, size, true);
    }

    private XYIntervalSeriesCollection data() {
        XYIntervalSeries lot = new XYIntervalSeries("Drawn by lot");
        XYIntervalSeries other = new XYIntervalSeries("Chosen otherwise, called a sample");
        for (int i = 0; i < cells.size(); i++) {
            Cell c = cells.get(i);
            (c.choosing().isDesign() ? lot : other)
                    .add(c.meanUpper(), c.meanLower(), c.meanUpper(), i, i - 0.28, i + 0.28);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(lot);
        data.addSeries(other);
        return data;
    }
}
