package org.recount.input.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** The current record of a CSV file, kept in one array of characters that is used again for each record. */
final class Row extends AbstractBaseCsvCallbackHandler<Row> {
    private char[] chars = new char[1 << 12];
    private int[] end = new int[64];
    private int fields;
    private long line;

    @Override
    protected void handleBegin(long startingLineNumber) {
        fields = 0;
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int from = fields == 0 ? 0 : end[fields - 1];
        if (from + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, from + length));
        }
        System.arraycopy(buffer, offset, chars, from, length);
        if (fields == end.length) {
            end = Arrays.copyOf(end, 2 * fields);
        }
        end[fields++] = from + length;
    }

    @Override
    protected void handleEmpty() {
        fields = 0;
    }

    @Override
    protected Row buildRecord() {
        return this;
    }

    /** Returns the number of fields. */
    int fields() {
        return fields;
    }

    /** Returns the line on which the record begins, from 1. */
    long line() {
        return line;
    }

    /** Shows a field. */
    CharSequence field(int index, Slice slice) {
        return slice.show(chars, index == 0 ? 0 : end[index - 1], end[index]);
    }

    /** Returns whether every field is blank. */
    boolean blank() {
        Slice slice = new Slice();
        for (int i = 0; i < fields; i++) {
            if (field(i, slice).length() > 0) {
                return false;
            }
        }
        return true;
    }
}
