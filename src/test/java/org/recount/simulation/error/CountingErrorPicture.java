package org.recount.simulation.error;

import java.util.List;
import java.util.Locale;
import org.recount.simulation.error.CountingError.Shape;
import org.recount.simulation.error.HandAgainstMachine.Section;

/** Draws docs/pictures/counting-error.svg: sizes of slips in Bulgaria 2023 and the fitted laws. */
final class CountingErrorPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 440;
    private static final double LEFT = 78;
    private static final double RIGHT = WIDTH - 24;
    private static final double TOP = 56;
    private static final double BOTTOM = HEIGHT - 62;
    private static final double MOST = 100;
    private static final double LEAST = 5e-4;

    private final StringBuilder svg = new StringBuilder();

    private CountingErrorPicture() {}

    static String draw(List<Section> sections) {
        CountingErrorPicture picture = new CountingErrorPicture();
        picture.frame();
        Shape s = Shape.BULGARIA_2023;
        picture.kind(
                "lost",
                sections.stream()
                        .mapToInt(x -> x.slips().lost())
                        .filter(n -> n > 0)
                        .toArray(),
                s.lostScale(),
                s.lostExponent(),
                "#0072B2",
                0);
        picture.kind(
                "moved",
                sections.stream()
                        .mapToInt(x -> x.slips().moved())
                        .filter(n -> n > 0)
                        .toArray(),
                1,
                s.movedExponent(),
                "#D55E00",
                1);
        picture.kind(
                "added",
                sections.stream()
                        .mapToInt(x -> x.slips().added())
                        .filter(n -> n > 0)
                        .toArray(),
                s.addedScale(),
                s.addedExponent(),
                "#009E73",
                2);
        return picture.svg.append("</svg>\n").toString();
    }

    private static double x(double size) {
        return LEFT + (RIGHT - LEFT) * Math.log(size) / Math.log(MOST);
    }

    private static double y(double share) {
        return TOP + (BOTTOM - TOP) * Math.log(share) / Math.log(LEAST);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    private void frame() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"14\" fill=\"#222\" role=\"img\"><title>Sizes of slips in a hand count, data and model</title>",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        text(LEFT, 24, "start", "Share of slips of at least so many ballots (marks: data; lines: the fitted law)");
        for (double share : new double[] {1, 0.1, 0.01, 0.001}) {
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                    LEFT, y(share), RIGHT, y(share));
            text(
                    LEFT - 8,
                    y(share) + 5,
                    "end",
                    share == 1 ? "100%" : share == 0.1 ? "10%" : share == 0.01 ? "1%" : "0.1%");
        }
        for (int size : new int[] {1, 2, 5, 10, 20, 50, 100}) {
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                    x(size), TOP, x(size), BOTTOM);
            text(x(size), BOTTOM + 20, "middle", Integer.toString(size));
        }
        text((LEFT + RIGHT) / 2, HEIGHT - 14, "middle", "Ballots of a slip");
    }

    private void kind(String name, int[] sizes, double scale, double exponent, String colour, int index) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k <= 100; k++) {
            double size = Math.pow(MOST, k / 100.0);
            double share = Shape.atLeast(size, scale, exponent);
            if (share >= LEAST) {
                path.append(
                        String.format(Locale.ROOT, "%s%.1f,%.1f ", path.length() == 0 ? "M" : "L", x(size), y(share)));
            }
        }
        add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                path.toString().strip(), colour);
        for (int size = 1; size <= MOST; size++) {
            int from = size;
            double share = (double) java.util.Arrays.stream(sizes)
                            .filter(n -> n >= from)
                            .count()
                    / sizes.length;
            int at = size;
            boolean met = java.util.Arrays.stream(sizes).anyMatch(n -> n == at);
            if (share >= LEAST && met) {
                mark(x(size), y(share), colour, index);
            }
        }
        double line = TOP + 16 + 24 * index;
        mark(RIGHT - 205, line - 5, colour, index);
        text(RIGHT - 192, line, "start", String.format(Locale.ROOT, "%s (%,d sections)", name, sizes.length));
    }

    private void mark(double x, double y, String colour, int index) {
        switch (index) {
            case 0 -> add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour);
            case 1 -> add("<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\" fill=\"%s\"/>", x - 4, y - 4, colour);
            default -> add("<path d=\"M%.1f,%.1f l5,9 l-10,0 z\" fill=\"%s\"/>", x, y - 5, colour);
        }
    }
}
