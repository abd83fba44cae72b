package org.recount.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command has: help, exit codes in the help, {@code --json}, and the two streams. A command returns one of
 * {@link ExitCodes} from {@code call()} or throws; {@link Failures} turns what is thrown into an exit code.
 *
 * <p>Answers go to {@link #out()} and nothing else does; progress and messages go to {@link #err()}. {@code System.out}
 * is never used, so that a test can read what a command says.
 */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, and the check that was asked for failed",
            "2:wrong usage",
            "3:bad input: every problem is listed, nothing was written",
            "4:the machine failed: what was there before is still there"
        })
abstract class BaseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    /** Returns whether the answer shall be JSON. */
    protected final boolean json() {
        return json;
    }

    /** Returns the writer for the answer: standard output, UTF-8. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Returns the writer for progress and messages: standard error, UTF-8. */
    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /**
     * Returns a usage error (exit code 2) for options that do not go together; throw it.
     *
     * @param message what is wrong, with the values, and a line that begins with "Maybe"
     */
    protected final CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /**
     * Returns the words that the command was called with, from the name of the command on, without what changes where the
     * answer goes and not what it says: {@code -o DIR} and {@code --json}.
     */
    protected final List<String> typed() {
        List<String> words = new ArrayList<>(List.of(spec.name()));
        List<String> given = spec.commandLine().getParseResult().originalArgs();
        int from = given.indexOf(spec.name()) + 1;
        for (int i = from; i < given.size(); i++) {
            String word = given.get(i);
            if (word.equals("-o") || word.equals("--output")) {
                i++;
            } else if (!word.startsWith("--output=") && !word.startsWith("-o=") && !word.equals("--json")) {
                words.add(word);
            }
        }
        return words;
    }
}
