package org.recount.report.verify;

import java.nio.file.Path;

/** What was named is no report that can be checked. */
public final class NoReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String advice;

    NoReportException(Path file, String message, String advice) {
        super(message);
        this.file = file.toString();
        this.advice = advice;
    }

    /** Returns the file or folder that is wrong. */
    public String file() {
        return file;
    }

    /** Returns what to try, a sentence that begins with "Maybe". */
    public String advice() {
        return advice;
    }
}
