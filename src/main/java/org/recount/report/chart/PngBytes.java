package org.recount.report.chart;

/** The bytes of a PNG. Not a record, since an array is no value; the array is never written after construction. */
public final class PngBytes {
    private final byte[] bytes;

    PngBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
