package org.recount.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The only {@code main}: wires the commands and turns their outcome into an exit code. */
@Command(
        name = "recount",
        description = {
            "Election-results audit and recount simulator.",
            "Could a recount have changed who sits? What does it show? What would have been enough?"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, and the check that was asked for failed",
            "2:wrong usage",
            "3:bad input: every problem is listed, nothing was written",
            "4:the machine failed: what was there before is still there"
        })
public final class Main implements Runnable {
    /** The commands by name, one a line, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands(
            RunCommand.class,
            SweepCommand.class,
            ExplainCommand.class,
            AllocateCommand.class,
            AssessCommand.class,
            DrawCommand.class,
            PlanCommand.class,
            BacktestCommand.class,
            RiskCommand.class,
            ScreenCommand.class,
            VerifyCommand.class,
            ValidateCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Main() {}

    private static Map<String, Class<?>> commands(Class<?>... commands) {
        Map<String, Class<?>> byName = new LinkedHashMap<>();
        for (Class<?> command : commands) {
            byName.put(command.getAnnotation(Command.class).name(), command);
        }
        return byName;
    }

    /**
     * Runs a command and ends the JVM with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        System.exit(run(out, err, args));
    }

    /**
     * Runs a command.
     *
     * @param out where the answer goes
     * @param err where progress and messages go
     * @param args the command line
     * @return one of {@link ExitCodes}
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = commandLine(args);
        line.setOut(out);
        line.setErr(err);
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError failure) {
            code = Failures.execution(failure, err);
        }
        err.flush();
        // A full disk behind a redirection shows only here: an answer cut short is not an answer.
        if (out.checkError() && code == ExitCodes.DONE) {
            err.println("Standard output could not be written to the end.");
            err.println("Maybe the disk is full, or the reader of the pipe has gone.");
            err.flush();
            return ExitCodes.MACHINE;
        }
        return code;
    }

    /** Returns the command line with all commands, for running and for tests over all commands. */
    static CommandLine commandLine() {
        return commandLine(new String[0]);
    }

    /** With the one command that is called, where one is: looking through the options of all costs a tenth of a second. */
    private static CommandLine commandLine(String[] args) {
        CommandLine line = new CommandLine(new Main());
        Class<?> called = args.length == 0 ? null : COMMANDS.get(args[0]);
        (called == null ? COMMANDS.values() : List.of(called)).forEach(line::addSubcommand);
        // What is set here is set for the commands too.
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler((ex, command, parsed) -> Failures.execution(ex, command.getErr()));
        // A seed is any text: one that looks like an option or like a file of arguments is a seed too.
        Optional.ofNullable(line.getSubcommands().get("draw"))
                .ifPresent(draw -> draw.setAllowOptionsAsOptionParameters(true));
        return line;
    }

    /** Without a command: that is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "A command is missing: one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** The version, from the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"recount " + (version == null ? "(development)" : version)};
        }
    }
}
