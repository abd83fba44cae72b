package org.recount.report.chart;

import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.recount.report.text.Figures;

/**
 * An axis of a picture in docs/models.md.
 *
 * @param label what it measures, with its unit
 * @param scale how values are spread
 * @param from lower end; positive where the scale is logarithmic
 * @param to upper end
 */
record PictureAxis(String label, Scale scale, double from, double to) {
    /** How values are spread and printed. */
    enum Scale {
        NUMBERS,
        PERCENTS,
        LOG_NUMBERS,
        LOG_PERCENTS,
        /** One in so many. */
        LOG_CHANCES
    }

    ValueAxis build(Size size) {
        return switch (scale) {
            case NUMBERS -> even(size, "#,##0");
            case PERCENTS -> even(size, "0.##%");
            case LOG_NUMBERS -> Plots.logarithmic(label, size, from, to);
            case LOG_PERCENTS -> log(size, v -> Figures.percent(v).replace(".0%", "%"));
            case LOG_CHANCES ->
                log(
                        size,
                        v -> v > 0.99
                                ? "1"
                                : v > 9e-7
                                        ? "1 in " + Figures.count(StrictMath.round(1 / v))
                                        : String.format(Locale.ROOT, "1e%d", StrictMath.round(StrictMath.log10(v))));
        };
    }

    private NumberAxis even(Size size, String pattern) {
        NumberAxis axis = Plots.numbers(label, size, pattern);
        axis.setRange(from, to);
        axis.setTickUnit(new NumberTickUnit(Plots.step(to - from, 8)));
        return axis;
    }

    private RoundLogAxis log(Size size, java.util.function.DoubleFunction<String> print) {
        RoundLogAxis axis = new RoundLogAxis(label, from, to, size == Size.WIDE, print);
        Plots.style(axis, size);
        return axis;
    }
}
