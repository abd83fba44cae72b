package org.recount.simulation;

import java.util.Locale;
import org.recount.dispute.Filing;

/** Draws docs/pictures/judging.svg: the law of filing with its data, and which powers of judging give the same numbers. */
final class JudgingPicture {
    private static final int WIDTH = 920;
    private static final int HEIGHT = 400;
    private static final double TOP = 60;
    private static final double BOTTOM = HEIGHT - 64;

    private final StringBuilder svg = new StringBuilder();
    private final double left;
    private final double right;
    private final double mostX;
    private final double mostY;

    private JudgingPicture(double left, double right, double mostX, double mostY) {
        this.left = left;
        this.right = right;
        this.mostX = mostX;
        this.mostY = mostY;
    }

    /**
     * Draws it.
     *
     * @param founded founded complaints that are heard, on average
     * @param heard complaints heard, on average
     */
    static String draw(Filing filing, double filed, double founded, double heard, double firstSensitivity) {
        JudgingPicture days = new JudgingPicture(70, 430, 12, 1500);
        days.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"14\" fill=\"#222\" role=\"img\"><title>Filing of complaints, and powers of judging that give"
                        + " the same numbers</title><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>",
                WIDTH, HEIGHT, WIDTH, HEIGHT, WIDTH, HEIGHT);
        days.frame("Complaints filed by a day (dots: reported)", "Days after polling day", 2, 500, false);
        StringBuilder path = new StringBuilder();
        for (int k = 0; k <= 120; k++) {
            path.append(days.at(k / 10.0, filed * filing.filedBy(k / 10.0), k == 0));
        }
        days.path(path, "#0072B2");
        for (double[] d : new double[][] {{6, 356}, {9, 1366}, {14, 1436}}) {
            days.add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#D55E00\"/>",
                    days.x(Math.min(12, d[0])), days.y(d[1]));
        }
        days.text(days.x(12) - 8, days.y(1436) + 20, "end", "1,436 by day 14");
        days.add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#555\" stroke-dasharray=\"4 4\"/>",
                days.x(filing.deadline()), TOP, days.x(filing.deadline()), BOTTOM);
        days.text(days.x(filing.deadline()) - 6, BOTTOM - 10, "end", "deadline");

        JudgingPicture powers = new JudgingPicture(540, 890, 1, 0.12);
        powers.frame("Same numbers upheld: 133 (commission), 21 (panel)", "Founded complaints upheld", 0.2, 0.02, true);
        double unfounded = heard - founded;
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        double leftFounded = founded * (1 - firstSensitivity);
        double leftUnfounded = unfounded - (133 - founded * firstSensitivity);
        for (int k = 0; k <= 100; k++) {
            double s = k / 100.0;
            first.append(powers.at(s, (133 - founded * s) / unfounded, k == 0));
            double other = (21 - leftFounded * s) / leftUnfounded;
            if (other >= 0) {
                second.append(powers.at(s, other, k == 0));
            }
        }
        powers.path(first, "#0072B2");
        powers.path(second, "#009E73");
        powers.text(powers.x(0.52), powers.y((133 - founded * 0.5) / unfounded) - 12, "start", "commission");
        powers.text(powers.x(0.02), powers.y(21 / leftUnfounded) - 10, "start", "panel");
        powers.text(powers.left, TOP - 10, "start", "Unfounded ones upheld");
        return days.svg.append(powers.svg).append("</svg>\n").toString();
    }

    private double x(double value) {
        return left + (right - left) * value / mostX;
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / mostY;
    }

    private String at(double x, double y, boolean first) {
        return String.format(Locale.ROOT, "%s%.1f,%.1f ", first ? "M" : "L", x(x), y(y));
    }

    private void path(StringBuilder path, String colour) {
        add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>",
                path.toString().strip(), colour);
    }

    private void frame(String title, String label, double stepX, double stepY, boolean percent) {
        text(left, 24, "start", title);
        for (int k = 0; k * stepX <= mostX + 1e-9; k++) {
            double v = k * stepX;
            add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", x(v), TOP, x(v), BOTTOM);
            text(x(v), BOTTOM + 20, "middle", percent ? Math.round(100 * v) + "%" : Long.toString(Math.round(v)));
        }
        for (int k = 0; k * stepY <= mostY + 1e-9; k++) {
            double v = k * stepY;
            add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", left, y(v), right, y(v));
            text(
                    left - 8,
                    y(v) + 5,
                    "end",
                    percent ? Math.round(100 * v) + "%" : String.format(Locale.ROOT, "%,d", Math.round(v)));
        }
        text((left + right) / 2, BOTTOM + 46, "middle", label);
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
