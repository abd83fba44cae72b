package org.recount.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** What PNG files are drawn on: two pixels for each CSS pixel in either direction, smooth lines and letters. */
final class Canvas {
    /** Pixels for a CSS pixel. */
    static final int SCALE = 2;

    private Canvas() {}

    /** Returns an empty picture of so many CSS pixels. */
    static BufferedImage image(int width, int height) {
        return new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    }

    /** Returns the pen for a picture, in CSS pixels; to be disposed of. */
    static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.scale(SCALE, SCALE);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return g;
    }

    /** Returns the measures of a font as the pen has them, for text turned by so many quarters of a circle. */
    static FontMetrics measures(Font font, int quarters) {
        Graphics2D g = pen(image(1, 1));
        try {
            g.rotate(quarters * Math.PI / 2);
            return g.getFontMetrics(font);
        } finally {
            g.dispose();
        }
    }
}
