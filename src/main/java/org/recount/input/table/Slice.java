package org.recount.input.table;

/** A view of a part of an array of characters; reused, so it must be read before the next row. */
final class Slice implements CharSequence {
    private char[] chars = new char[0];
    private int from;
    private int to;

    /** Shows the characters from {@code from} to before {@code to}, without white space and marks around them. */
    Slice show(char[] array, int start, int end) {
        int a = start;
        int b = end;
        while (a < b && isAround(array[a])) {
            a++;
        }
        while (b > a && isAround(array[b - 1])) {
            b--;
        }
        chars = array;
        from = a;
        to = b;
        return this;
    }

    /** White space, the no-break spaces, and the invisible marks of direction that come with copied Arabic figures. */
    private static boolean isAround(char c) {
        return c <= ' '
                || (c >= '\u007F' && c <= '\u00A0')
                || (c >= '\u2000' && c <= '\u200F' && c != '\u200C' && c != '\u200D')
                || (c >= '\u2028' && c <= '\u202F')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u205F'
                || c == '\u3000'
                || c == '\uFEFF';
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return chars[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, from, to - from);
    }
}
