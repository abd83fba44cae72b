package org.recount.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines of cells set in columns, for a terminal: figures to the right, words to the left, in any script. */
final class Columns {
    /** How a column is set. */
    enum Side {
        LEFT,
        RIGHT
    }

    private final List<Side> sides;
    private final List<List<String>> lines = new ArrayList<>();

    Columns(Side... sides) {
        this.sides = List.of(sides);
    }

    /** Adds a line; what is blank at its end is left out when it is printed. */
    void add(String... cells) {
        if (cells.length != sides.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + sides.size() + " columns");
        }
        lines.add(List.of(cells));
    }

    /** Prints the lines, each after the indentation. */
    void print(PrintWriter out, String indentation) {
        int[] width = new int[sides.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], width(line.get(i)));
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder(indentation);
            for (int i = 0; i < width.length; i++) {
                String pad = " ".repeat(width[i] - width(line.get(i)));
                text.append(sides.get(i) == Side.RIGHT ? pad + line.get(i) : line.get(i) + pad)
                        .append("  ");
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** The columns that a text takes on a terminal: letters of East Asia take two, combining marks none. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        boolean wide = script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || (c >= 0x3000 && c <= 0x303F)
                || (c >= 0xFF01 && c <= 0xFF60);
        return wide ? 2 : 1;
    }
}
