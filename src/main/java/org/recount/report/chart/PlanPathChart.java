package org.recount.report.chart;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.recount.report.text.Figures;
import org.recount.report.text.PlanView;
import org.recount.risk.plan.RiskPath;

/** The measured risk of simulated audits of one contest, ballot by ballot. */
final class PlanPathChart implements ChartSpec {
    private final PlanView view;

    PlanPathChart(PlanView view) {
        this.view = view;
    }

    boolean isEmpty() {
        return view.paths().isEmpty();
    }

    @Override
    public String id() {
        return "plan-risk-path";
    }

    @Override
    public String title() {
        RiskPath first = view.paths().get(0);
        for (RiskPath p : view.paths()) {
            first = p.confirmed() && ballots(p) < ballots(first) ? p : first;
        }
        return "One simulated audit of " + Plots.brief(view.pathContest())
                + " of each kind: the quickest meets the limit after "
                + Figures.counted(ballots(first), "ballot", "ballots") + " ("
                + first.method().words() + ")";
    }

    private static long ballots(RiskPath p) {
        return p.points().get(p.points().size() - 1).ballots();
    }

    @Override
    public String caption() {
        return "Across: ballots read by hand so far. Up: the contest's measured risk, the greatest over its "
                + Figures.counted(view.paths().get(0).assertions(), "assertion", "assertions")
                + ". The audit ends at the dashed line, the risk limit. A single audit of each kind, not an average; another seed"
                + " gives another path. Both axes are logarithmic. "
                + view.model();
    }

    @Override
    public String alternative() {
        return "Lines of the measured risk against ballots read, one a kind of audit. " + title() + ".";
    }

    @Override
    public int height(Size size) {
        return (int) size.pick(430, 380);
    }

    @Override
    public JFreeChart build(Size size) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        double most = 1;
        double low = view.plan().settings().riskLimit();
        for (int i = 0; i < view.paths().size(); i++) {
            RiskPath path = view.paths().get(i);
            XYSeries series = new XYSeries(path.method().words() + ": " + Figures.count(ballots(path)) + " ballots");
            for (RiskPath.Point p : path.points()) {
                series.add(Math.max(1, p.ballots()), p.risk());
                most = Math.max(most, p.ballots());
                low = Math.min(low, Math.max(p.risk(), view.plan().settings().riskLimit() / 5));
            }
            data.addSeries(series);
            lines.setSeriesPaint(i, PlanSizeChart.colour(path.method()));
            lines.setSeriesStroke(i, stroke(i, size));
        }
        lines.setDefaultLegendTextFont(size.plain());
        // Else each short piece of a line would begin its dashes anew.
        lines.setDrawSeriesLineAsPath(true);
        RoundLogAxis ballots = Plots.logarithmic("Ballots read by hand", size, 0.9, most * 1.3);
        RoundLogAxis risk = Plots.logPercents("Measured risk", size, low / 1.3, 1);
        XYPlot plot = new XYPlot(data, ballots, risk, lines);
        Plots.style(plot);
        Marker limit = Plots.line(view.plan().settings().riskLimit(), Palette.SOFT_INK, size);
        limit.setLabel("Risk limit " + view.riskLimit());
        limit.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        limit.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        limit.setLabelOffset(new RectangleInsets(2, 6, 2, 6));
        plot.addRangeMarker(limit, Layer.BACKGROUND);
        return Plots.chart(plot, size, true);
    }

    /** Lines differ by stroke as well as by colour. */
    private static Stroke stroke(int series, Size size) {
        float width = (float) size.pick(2.2, 1.8);
        float[] dash = List.of(new float[] {1, 0}, new float[] {9, 4}, new float[] {3, 3})
                .get(series % 3);
        return series % 3 == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dash, 0f);
    }
}
