package org.recount.cli;

import java.util.List;
import java.util.Locale;
import org.recount.input.Problem;

/**
 * A problem as JSON.
 *
 * @param file file
 * @param line line, 0 where unknown
 * @param value the wrong value
 * @param message what is wrong
 * @param advice what to try
 * @param severity {@code fatal} or {@code warning}
 */
record ProblemAnswer(String file, long line, String value, String message, String advice, String severity) {

    static List<ProblemAnswer> of(List<Problem> problems) {
        return problems.stream()
                .map(p -> new ProblemAnswer(
                        p.file(),
                        p.line(),
                        p.value(),
                        p.message(),
                        p.advice(),
                        p.severity().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
