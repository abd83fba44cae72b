package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.input.InputException;
import picocli.CommandLine;

/** The frame of the command line: exit codes, messages, and what every command must have. */
class CommandLineTest {

    @Test
    void helpAndVersionAreDone() {
        assertThat(Run.of("--help").code()).isZero();
        assertThat(Run.of("--help").out()).contains("Exit codes:", "3   bad input");
        assertThat(Run.of("--version").out()).startsWith("recount ");
    }

    @Test
    void noCommandIsWrongUsage() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("A command is missing", "Maybe ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownOptionIsWrongUsageWithAdvice() {
        Run run = Run.of("--nonsense");
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("--nonsense", "Maybe ").doesNotContain("\tat ");
    }

    @TestFactory
    Stream<DynamicTest> everyCommandHasDescriptionHelpAndExitCodes() {
        return Main.commandLine().getSubcommands().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    CommandLine command = e.getValue();
                    assertThat(command.getCommandSpec().usageMessage().description())
                            .as("description")
                            .isNotEmpty();
                    assertThat(command.getCommandSpec().usageMessage().exitCodeList())
                            .as("exit codes in the help")
                            .containsKeys("0", "1", "2", "3", "4");
                    assertThat(command.getCommandSpec().findOption("--json"))
                            .as("--json")
                            .isNotNull();
                    Run help = Run.of(e.getKey(), "--help");
                    assertThat(help.code()).isZero();
                    assertThat(help.out()).contains("Exit codes:").contains("Usage: recount " + e.getKey());
                    assertThat(help.out())
                            .as("the same among all commands and alone")
                            .isEqualToNormalizingWhitespace(command.getUsageMessage());
                    assertThat(Run.of(e.getKey(), "--no-such-option").code()).isEqualTo(ExitCodes.USAGE);
                }));
    }

    @Test
    void whatIsThrownBecomesACode() {
        assertThat(codeOf(InputException.of("a.csv", 3, "x", "Not a number: x", "Maybe write 3")))
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(codeOf(new UncheckedIOException(new IOException("No space left on device"))))
                .isEqualTo(ExitCodes.MACHINE);
        assertThat(codeOf(new OutOfMemoryError())).isEqualTo(ExitCodes.MACHINE);
        assertThat(codeOf(new IllegalStateException("a defect"))).isEqualTo(ExitCodes.MACHINE);
    }

    @Test
    void badInputListsEveryProblemWithAdviceAndNoTrace() {
        StringWriter text = new StringWriter();
        Failures.execution(InputException.of("a.csv", 3, "x", "Not a number: x", "Maybe write 3"), writer(text));
        assertThat(text.toString())
                .contains("a.csv:3: error: Not a number: x", "Maybe write 3", "1 error.")
                .doesNotContain("\tat ");
    }

    @Test
    void standardOutputThatCannotBeWrittenIsAFailureOfTheMachine() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(full, false, StandardCharsets.UTF_8), writer(err), "--help");
        assertThat(code).isEqualTo(ExitCodes.MACHINE);
        assertThat(err.toString()).contains("Maybe the disk is full");
    }

    private static int codeOf(Throwable failure) {
        return Failures.execution(failure, writer(new StringWriter()));
    }

    private static PrintWriter writer(StringWriter text) {
        return new PrintWriter(text, true);
    }

    /** One run of the command line, with what it said. */
    record Run(int code, String out, String err, List<String> args) {
        static Run of(String... args) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = Main.run(writer(out), writer(err), args);
            return new Run(code, out.toString(), err.toString(), Arrays.asList(args));
        }
    }
}
