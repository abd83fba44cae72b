package org.recount.input;

import java.util.List;
import java.util.stream.Collectors;

/** Bad input: carries every problem found, not only the first. The command line turns it into exit code 3. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Makes the exception.
     *
     * @param problems all problems of the input, at least one of them fatal
     */
    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
        if (problems.stream().noneMatch(Problem::fatal)) {
            throw new IllegalArgumentException("Bad input without a problem that stops a command: " + problems);
        }
        this.problems = List.copyOf(problems);
    }

    /** Makes the exception for one problem of a single value, where there is nothing else to collect. */
    public static InputException of(String file, long line, String value, String message, String advice) {
        return new InputException(List.of(new Problem(file, line, value, message, advice, Problem.Severity.FATAL)));
    }

    /** Returns every problem, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
