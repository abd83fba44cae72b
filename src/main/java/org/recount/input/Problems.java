package org.recount.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects every problem of an input before anything is done with it; problems are told together, never one by one.
 *
 * <p>Not thread-safe: one collector belongs to one reading.
 */
public final class Problems {
    private final List<Problem> list = new ArrayList<>();
    private int fatal;

    /** Adds a problem. */
    public void add(Problem problem) {
        list.add(problem);
        if (problem.fatal()) {
            fatal++;
        }
    }

    /** Adds all problems of another collector. */
    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    /**
     * Adds a problem that stops a command.
     *
     * @param file the file, blank where none is concerned
     * @param line the line from 1, 0 where unknown
     * @param value the wrong value, blank where there is none
     * @param message what is wrong, with the values
     * @param advice what to try: "Maybe ..."
     */
    public void fatal(String file, long line, String value, String message, String advice) {
        add(new Problem(file, line, value, message, advice, Problem.Severity.FATAL));
    }

    /**
     * Adds a problem that is reported and stops nothing.
     *
     * @param file the file, blank where none is concerned
     * @param line the line from 1, 0 where unknown
     * @param value the doubtful value, blank where there is none
     * @param message what is doubtful, with the values
     * @param advice what to try: "Maybe ..."
     */
    public void warn(String file, long line, String value, String message, String advice) {
        add(new Problem(file, line, value, message, advice, Problem.Severity.WARNING));
    }

    /** Returns whether any problem stops a command. */
    public boolean hasFatal() {
        return fatal > 0;
    }

    /** Returns whether nothing at all was found. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Returns all problems in the order in which they were found. */
    public List<Problem> all() {
        return List.copyOf(list);
    }

    /**
     * Returns normally if no problem stops a command.
     *
     * @throws InputException with every problem, the harmless ones too, if one does
     */
    public void orThrow() {
        if (hasFatal()) {
            throw new InputException(list);
        }
    }
}
