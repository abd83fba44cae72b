package org.recount.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.recount.evidence.NoncentralHypergeometric;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.assess.Sensitivity;
import org.recount.report.text.Figures;

/** The chance of so few finds, were enough stations bad to move a seat, against the odds of complaints to find them. */
final class SensitivityCurveChart implements ChartSpec {
    private static final int CURVES = 4;
    private static final double LOW = 0.1;
    private static final double HIGH = 100;
    private static final List<Color> COLOURS = List.of(Palette.BLUE, Palette.VERMILLION, Palette.GREEN, Palette.ORANGE);
    private static final List<float[]> DASHES =
            List.of(new float[] {1, 0}, new float[] {8, 4}, new float[] {3, 3}, new float[] {10, 3, 2, 3});

    private final Assessment assessment;
    private final List<ContestAssessment> shown;

    SensitivityCurveChart(Assessment assessment) {
        this.assessment = assessment;
        this.shown = assessment.contests().stream()
                .filter(c -> c.sensitivity().isPresent())
                .filter(c -> has(c.sensitivity().get()))
                .sorted(Comparator.comparingLong(
                        c -> -c.sensitivity().orElseThrow().chosen()))
                .limit(CURVES)
                .toList();
    }

    private static boolean has(Sensitivity s) {
        return s.chosen() > 0
                && s.needed().isPresent()
                && s.tippingOdds().isPresent()
                && s.tippingOdds().getAsDouble() > 0;
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    @Override
    public String id() {
        return "sensitivity";
    }

    @Override
    public String title() {
        return "What a set chosen by complaint shows depends on how well complaints find bad stations";
    }

    @Override
    public String caption() {
        return "An assumption, not evidence. Across: how many times the odds of another station a bad one had to be chosen,"
                + " logarithmic. Up: the chance of finding no more bad stations than were found, if just enough were bad to"
                + " move a seat (Fisher's noncentral hypergeometric). Where a curve falls below the risk limit of "
                + Figures.confidence(assessment.riskLimit())
                + " the seats are supported: the tipping odds. Shown are the contests with most stations not drawn by lot.";
    }

    @Override
    public String alternative() {
        return "Falling curves, one a contest, and the risk limit as a line. " + title() + ".";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(380, 330);
    }

    @Override
    public JFreeChart build(Size size) {
        RoundLogAxis odds = Plots.logOdds("Odds that complaints find a bad station", size, LOW, HIGH);
        NumberAxis chance = Plots.percents("Chance of so few finds", size, 1, 5);
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        lines.setDefaultLegendTextFont(size.plain());
        lines.setDrawSeriesLineAsPath(true);
        XYSeriesCollection data = new XYSeriesCollection();
        for (int i = 0; i < shown.size(); i++) {
            Sensitivity s = shown.get(i).sensitivity().orElseThrow();
            XYSeries series =
                    new XYSeries(i + ": " + Plots.fit(shown.get(i).contest().name(), size.plain(), 150));
            series.setDescription(shown.get(i).contest().name());
            for (int k = 0; k <= 120; k++) {
                double w = LOW * StrictMath.pow(HIGH / LOW, k / 120.0);
                series.add(
                        w,
                        NoncentralHypergeometric.of(s.stations(), s.needed().orElseThrow(), s.chosen(), w)
                                .probabilityAtMost(s.bad()));
            }
            data.addSeries(series);
            lines.setSeriesPaint(i, COLOURS.get(i));
            lines.setSeriesStroke(
                    i,
                    new BasicStroke(
                            (float) size.pick(2, 1.6),
                            BasicStroke.CAP_BUTT,
                            BasicStroke.JOIN_ROUND,
                            1f,
                            DASHES.get(i),
                            0f));
        }
        lines.setLegendItemLabelGenerator(
                (d, i) -> Plots.fit(shown.get(i).contest().name(), size.plain(), 150));
        XYPlot plot = new XYPlot(data, odds, chance, lines);
        Plots.style(plot);
        plot.addRangeMarker(Plots.line(assessment.riskLimit(), Palette.SOFT_INK, size), Layer.BACKGROUND);
        plot.addDomainMarker(Plots.line(1, Palette.GREY, size), Layer.BACKGROUND);
        return Plots.chart(plot, size, true);
    }
}
