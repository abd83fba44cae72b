package org.recount.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with ticks at 1, 10, 100, and between these where the range is short. */
final class RoundLogAxis extends LogAxis {
    private static final long serialVersionUID = 1;
    private static final double SHORT = 3;

    private final transient DoubleFunction<String> label;
    private final int[] between;

    /**
     * Creates an axis.
     *
     * @param name what it measures, with units
     * @param lower lower end, positive
     * @param upper upper end
     * @param roomy whether there is room for ticks at 2 and 5 times, else at 3 times a power of ten
     * @param label how a value is printed
     */
    RoundLogAxis(String name, double lower, double upper, boolean roomy, DoubleFunction<String> label) {
        super(name);
        this.label = label;
        this.between = roomy ? new int[] {1, 2, 5} : new int[] {1, 3};
        setBase(10);
        setRange(lower, upper);
        setMinorTickMarksVisible(false);
    }

    /** Returns the values at which the axis has ticks. */
    List<Double> ticks() {
        double lower = getRange().getLowerBound();
        double upper = getRange().getUpperBound();
        boolean isShort = StrictMath.log10(upper / lower) < SHORT;
        List<Double> values = new ArrayList<>();
        for (int e = (int) StrictMath.floor(StrictMath.log10(lower)); e <= StrictMath.log10(upper); e++) {
            for (int m : isShort ? between : new int[] {1}) {
                double value = m * StrictMath.pow(10, e);
                if (value >= lower && value <= upper) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        return marks(edge == RectangleEdge.TOP ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER);
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D g, Rectangle2D area, RectangleEdge edge) {
        return marks(edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
    }

    private List<NumberTick> marks(TextAnchor anchor) {
        return ticks().stream()
                .map(v -> new NumberTick(v, label.apply(v), anchor, TextAnchor.CENTER, 0))
                .toList();
    }
}
