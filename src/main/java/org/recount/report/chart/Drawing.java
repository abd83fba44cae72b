package org.recount.report.chart;

import com.pngencoder.PngEncoder;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.svg.SVGGraphics2D;

/** Draws a chart as PNG and SVG: for files with title and caption, for the page without, where they are HTML. */
final class Drawing {
    private static final String FONTS = "DejaVu Sans,Verdana,Noto Sans,Noto Sans Arabic,sans-serif";

    /** Of 0 to 9: beyond it files get little smaller, and drawing slower. */
    private static final int COMPRESSION = 4;

    private Drawing() {}

    static ChartPicture draw(ChartSpec spec) {
        JFreeChart whole = spec.build(Size.WIDE);
        int height = spec.height(Size.WIDE) + dress(whole, spec);
        return new ChartPicture(
                spec.id(),
                spec.title(),
                spec.caption(),
                spec.alternative(),
                new PngBytes(png(whole, Size.WIDE.width(), height)),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(whole, spec.id(), Size.WIDE.width(), height)
                        + "\n",
                inline(spec, Size.WIDE),
                inline(spec, Size.NARROW));
    }

    /** Adds title and caption; returns the height that they take. */
    private static int dress(JFreeChart chart, ChartSpec spec) {
        TextTitle title = text(spec.title(), Size.WIDE.title(), RectangleEdge.TOP);
        title.setPaint(Palette.INK);
        title.setMargin(new RectangleInsets(4, 8, 10, 8));
        TextTitle caption = text(spec.caption(), Size.WIDE.small(), RectangleEdge.BOTTOM);
        caption.setPaint(Palette.SOFT_INK);
        caption.setMargin(new RectangleInsets(8, 8, 4, 8));
        chart.setTitle(title);
        // First in the list is outermost: below the legend.
        chart.addSubtitle(0, caption);
        return heightOf(title) + heightOf(caption);
    }

    private static TextTitle text(String text, java.awt.Font font, RectangleEdge edge) {
        TextTitle title = new TextTitle(text, font);
        title.setPosition(edge);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setExpandToFitSpace(true);
        return title;
    }

    private static int heightOf(TextTitle title) {
        BufferedImage scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scratch.createGraphics();
        try {
            double width = Size.WIDE.width() - 16;
            return (int) StrictMath.ceil(title.arrange(
                            g,
                            new org.jfree.chart.block.RectangleConstraint(
                                    new org.jfree.data.Range(0, width), new org.jfree.data.Range(0, 1000)))
                    .height);
        } finally {
            g.dispose();
        }
    }

    private static byte[] png(JFreeChart chart, int width, int height) {
        BufferedImage image = Canvas.image(width, height);
        Graphics2D g = Canvas.pen(image);
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        g.dispose();
        // Charts are drawn beside each other, so that one of them needs no threads of its own.
        return new PngEncoder()
                .withBufferedImage(image)
                .withCompressionLevel(COMPRESSION)
                .withMultiThreadedCompressionEnabled(false)
                .toBytes();
    }

    private static String inline(ChartSpec spec, Size size) {
        String prefix = spec.id() + (size == Size.WIDE ? "-wide" : "-narrow");
        return svg(spec.build(size), prefix, size.width(), spec.height(size));
    }

    private static String svg(JFreeChart chart, String prefix, int width, int height) {
        SVGGraphics2D g = new SVGGraphics2D(width, height);
        g.setDefsKeyPrefix(prefix + "-");
        g.setFontFunction(Drawing::family);
        g.setGeomDoubleConverter(Drawing::round);
        g.setTransformDoubleConverter(Drawing::round);
        chart.setTextAntiAlias(true);
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        String svg = g.getSVGElement(null, true, new org.jfree.svg.ViewBox(0, 0, width, height), null, null);
        return SvgText.compact(svg, prefix + "-");
    }

    /** Every letter has to be in a font that was measured before ({@link Fonts}); the tests run with assertions. */
    private static String family(String family) {
        assert family.equals(Fonts.FAMILY) : "A chart writes in " + family + ", which is not ours";
        return FONTS;
    }

    /** Returns a number of hundredths as a decimal without zeros at its end. */
    private static String hundredths(long n) {
        long whole = Math.abs(n) / 100;
        long rest = Math.abs(n) % 100;
        String text = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
        return (n < 0 ? "-" : "") + whole + text;
    }

    /** Two decimals are a fiftieth of a pixel. */
    static String round(double value) {
        double hundredths = value * 100;
        double below = StrictMath.floor(hundredths);
        // The exact expansion is asked only where it could decide.
        if (StrictMath.abs(hundredths - below - 0.5) > 1e-6 && StrictMath.abs(hundredths) < 1e9) {
            return hundredths(hundredths - below < 0.5 ? (long) below : (long) below + 1);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
