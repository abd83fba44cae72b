package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
    private long now;
    private final StringWriter text = new StringWriter();

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintWriter(text), "x", terminal, () -> now);
    }

    private void seconds(double s) {
        now = Math.round(s * 1e9);
    }

    @Test
    void inALogALineEveryFiveSecondsAtMost() {
        ProgressLine line = line(false);
        line.begin("1,000 trials");
        for (int t = 1; t <= 999; t++) {
            seconds(t * 0.02);
            line.done(t, 1000);
        }
        seconds(20);
        line.done(1000, 1000);
        line.end();
        assertThat(text.toString().lines())
                .containsExactly(
                        "x: 1,000 trials",
                        "x: 250 of 1,000 trials, about 15 s left",
                        "x: 500 of 1,000 trials, about 10 s left",
                        "x: 750 of 1,000 trials, about 5.0 s left",
                        "x: 1,000 trials in 20 s");
    }

    @Test
    void onATerminalOneLineIsWrittenOver() {
        ProgressLine line = line(true);
        line.begin("go");
        seconds(1);
        line.done(10, 1000);
        seconds(1.1);
        line.done(11, 1000);
        seconds(2);
        line.done(500, 1000);
        seconds(4);
        line.done(1000, 1000);
        line.end();
        assertThat(text.toString())
                .contains("\rx: 10 of 1,000 trials, about 2 min left")
                .contains("\rx: 500 of 1,000 trials, about 2.0 s left")
                .doesNotContain("11 of");
        assertThat(text.toString().lines().toList()).last().asString().contains("x: 1,000 trials in 4.0 s");
    }

    @ParameterizedTest
    @CsvSource({
        "0.04, 0.0 s",
        "9.94, 9.9 s",
        "9.96, 10 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 1 h 0 min",
        "5400, 1 h 30 min"
    })
    void durations(double seconds, String shown) {
        assertThat(ProgressLine.duration(seconds)).isEqualTo(shown);
    }
}
