package org.recount.input.source;

import java.io.IOException;

/** A file is not UTF-8 text; says where and what it may be instead. */
public final class NotTextException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String value;
    private final String advice;

    NotTextException(long line, String value, String message, String advice) {
        super(message);
        this.line = line;
        this.value = value;
        this.advice = advice;
    }

    /** Returns the line of the first byte that is not text, from 1; 0 where it makes no sense. */
    public long line() {
        return line;
    }

    /** Returns the byte that is not text, as hexadecimal. */
    public String value() {
        return value;
    }

    /** Returns what to try. */
    public String advice() {
        return advice;
    }
}
