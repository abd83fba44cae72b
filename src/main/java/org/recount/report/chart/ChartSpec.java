package org.recount.report.chart;

import org.jfree.chart.JFreeChart;

/** One chart of the report: what it says, and how it is built in each size. */
interface ChartSpec {

    /** Returns the identifier, also the name of its files. */
    String id();

    /** Returns the finding, built from the figures. */
    String title();

    /** Returns what axes and marks mean, with model and source. */
    String caption();

    /** Returns what the picture shows, for who cannot see it. */
    String alternative();

    /** Returns the height of axes, marks and legend, without title and caption, in CSS pixels. */
    int height(Size size);

    /** Returns the chart without title and caption. */
    JFreeChart build(Size size);
}
