package org.recount.report.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The two sizes in which a chart is drawn, in CSS pixels: for a desk, a print or a file, and for a phone. */
enum Size {
    WIDE(760, 13f, 4.5),
    NARROW(360, 11f, 3.5);

    private final int width;
    private final float text;
    private final double mark;

    Size(int width, float text, double mark) {
        this.width = width;
        this.text = text;
        this.mark = mark;
    }

    int width() {
        return width;
    }

    /** Returns the number for this size. */
    double pick(double wide, double narrow) {
        return this == WIDE ? wide : narrow;
    }

    Font plain() {
        return Fonts.plain(text);
    }

    Font bold() {
        return new Heavy(Fonts.bold(text));
    }

    Font title() {
        return new Heavy(Fonts.bold(text + 3));
    }

    Font small() {
        return Fonts.plain(text - 2);
    }

    Stroke line() {
        return new BasicStroke((float) pick(1.6, 1.3), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    Stroke heavy() {
        return new BasicStroke((float) pick(4, 3), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    Stroke dashed() {
        return new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5, 4}, 0f);
    }

    double mark() {
        return mark;
    }

    Shape dot() {
        return new Ellipse2D.Double(-mark, -mark, 2 * mark, 2 * mark);
    }

    Shape diamond() {
        Path2D.Double p = new Path2D.Double();
        double m = mark * 1.35;
        p.moveTo(0, -m);
        p.lineTo(m, 0);
        p.lineTo(0, m);
        p.lineTo(-m, 0);
        p.closePath();
        return p;
    }

    Shape triangle() {
        Path2D.Double p = new Path2D.Double();
        double m = mark * 1.2;
        p.moveTo(0, m);
        p.lineTo(m, -m);
        p.lineTo(-m, -m);
        p.closePath();
        return p;
    }

    Shape square() {
        return AffineTransform.getScaleInstance(mark, mark)
                .createTransformedShape(new java.awt.Rectangle(-1, -1, 2, 2));
    }

    /**
     * The bold font, which says that it is bold. Its file holds bold letters under the style "plain", so Java draws it as
     * it is; the SVG writer asks, and a reader of the SVG has to be told.
     */
    private static final class Heavy extends Font {
        private static final long serialVersionUID = 1;

        Heavy(Font bold) {
            super(bold);
        }

        @Override
        public boolean isBold() {
            return true;
        }
    }
}
