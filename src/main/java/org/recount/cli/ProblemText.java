package org.recount.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.input.Problem;

/** Problems for people. */
final class ProblemText {
    private static final int OF_ONE_KIND = 3;

    private ProblemText() {}

    /**
     * Prints problems that stop nothing, but no more than three of one kind.
     *
     * @param problems the problems
     * @param err where they are printed
     */
    static void brief(List<Problem> problems, PrintWriter err) {
        Map<String, List<Problem>> kinds = new LinkedHashMap<>();
        problems.forEach(p -> kinds.computeIfAbsent(p.file() + "\n" + p.advice(), k -> new ArrayList<>())
                .add(p));
        for (List<Problem> kind : kinds.values()) {
            kind.stream().limit(OF_ONE_KIND).forEach(p -> err.println(p.describe()));
            if (kind.size() > OF_ONE_KIND) {
                err.println("    ... and " + (kind.size() - OF_ONE_KIND)
                        + " more of this kind; \"recount validate\" shows them all.");
            }
        }
        err.flush();
    }

    /** Prints every problem and how many there are. */
    static void all(List<Problem> problems, PrintWriter err) {
        problems.forEach(p -> err.println(p.describe()));
        err.println(summary(problems));
        err.flush();
    }

    /** Returns how many errors and warnings there are. */
    static String summary(List<Problem> problems) {
        long fatal = problems.stream().filter(Problem::fatal).count();
        long warnings = problems.size() - fatal;
        if (warnings == 0) {
            return count(fatal, "error") + ".";
        }
        return (fatal == 0 ? "" : count(fatal, "error") + ", ") + count(warnings, "warning") + ".";
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
