package org.recount.input;

/**
 * Something wrong with a file, told so that it can be put right.
 *
 * @param file the file as the user named it or will find it; blank where no file is concerned
 * @param line line in the file, counted from 1; 0 where unknown
 * @param value the value that is wrong; blank where there is none
 * @param message what is wrong, in a sentence that carries the values
 * @param advice what to try, a sentence that begins with "Maybe"
 * @param severity whether a command can answer honestly in spite of it
 */
public record Problem(String file, long line, String value, String message, String advice, Severity severity) {

    /** Whether a problem stops a command. */
    public enum Severity {
        /** No honest answer is possible without putting it right: exit code 3, nothing written. */
        FATAL,
        /** Reported beside the answer. */
        WARNING
    }

    public Problem {
        if (line < 0) {
            throw new IllegalArgumentException("A line is counted from 1, or is 0 where unknown; got " + line);
        }
        if (message.isBlank() || advice.isBlank()) {
            throw new IllegalArgumentException("A problem needs a message and advice: " + file + ":" + line);
        }
    }

    /** Returns whether the problem stops a command. */
    public boolean fatal() {
        return severity == Severity.FATAL;
    }

    /** Returns the same problem of a file that is called in another way. */
    public Problem in(String otherFile) {
        return new Problem(otherFile, line, value, message, advice, severity);
    }

    /** Returns {@code file:line}, or {@code file}, or nothing. */
    public String where() {
        return line > 0 ? file + ":" + line : file;
    }

    /** Returns the problem in two lines: where and what, then the advice. */
    public String describe() {
        String where = where();
        String word = fatal() ? "error" : "warning";
        return (where.isEmpty() ? "" : where + ": ") + word + ": " + message + "\n    " + advice;
    }
}
