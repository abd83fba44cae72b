package org.recount.report.chart;

/**
 * A drawn chart.
 *
 * @param id identifier and file name without ending
 * @param title the finding, in words, built from the figures
 * @param caption what the axes and marks mean, with model and source
 * @param alternative what the picture shows, for who cannot see it
 * @param png the whole chart with title and caption, at twice its size
 * @param svg the same as SVG
 * @param inlineWide the chart alone as an SVG element, for a page on a desk
 * @param inlineNarrow the same for a phone
 */
public record ChartPicture(
        String id,
        String title,
        String caption,
        String alternative,
        PngBytes png,
        String svg,
        String inlineWide,
        String inlineNarrow) {}
