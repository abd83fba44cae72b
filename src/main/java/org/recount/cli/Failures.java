package org.recount.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recount.input.InputException;
import org.recount.report.chart.Fonts;
import org.recount.simulation.ensemble.InfeasibleFacts;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a message for people and an exit code. No stack trace, unless RECOUNT_DEBUG is set. */
final class Failures {
    private Failures() {}

    /** Wrong usage: the message, what was perhaps meant, and where the help is. */
    static int usage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        String message = String.valueOf(problem.getMessage());
        err.println(message);
        UnmatchedArgumentException.printSuggestions(problem, err);
        if (!message.contains("Maybe ")) {
            err.println("Maybe see: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCodes.USAGE;
    }

    /** What a command threw. */
    static int execution(Throwable failure, PrintWriter err) {
        Throwable cause = unwrap(failure);
        int code;
        if (cause instanceof InputException bad) {
            ProblemText.all(bad.problems(), err);
            code = ExitCodes.BAD_INPUT;
        } else if (cause instanceof InfeasibleFacts facts) {
            err.println("No synthetic election holds all the facts of the scenario. " + facts.getMessage());
            code = ExitCodes.BAD_INPUT;
        } else if (cause instanceof OutOfMemoryError) {
            err.println("Out of memory (Java may use " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB).");
            err.println("Maybe give it more: RECOUNT_JAVA_OPTS=-Xmx4g (without the launcher: java -Xmx4g -jar ...)");
            code = ExitCodes.MACHINE;
        } else if (cause instanceof Fonts.FontsUnavailableException) {
            err.println(cause.getMessage());
            code = ExitCodes.MACHINE;
        } else if (cause instanceof IOException io) {
            err.println(sentence(io));
            err.println(
                    "Maybe the disk is full or the folder is not yours to write to; earlier files are as they were.");
            code = ExitCodes.MACHINE;
        } else {
            err.println("This should not have happened: " + cause);
            err.println("Maybe set RECOUNT_DEBUG=1, run it again, and send us what it prints.");
            code = ExitCodes.MACHINE;
        }
        if (debug()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    private static String sentence(IOException io) {
        if (io instanceof AccessDeniedException denied) {
            return "Not permitted: " + denied.getFile();
        }
        if (io instanceof NoSuchFileException missing) {
            return "No such file or folder: " + missing.getFile();
        }
        if (io instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return "Input or output failed: " + io.getMessage();
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof UncheckedIOException || cause instanceof CommandLine.ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean debug() {
        @Nullable String value = Map.copyOf(System.getenv()).get("RECOUNT_DEBUG");
        return value != null && !value.isEmpty();
    }
}
