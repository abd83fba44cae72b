package org.recount.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void warningsStopNothing() {
        problems.warn("a.csv", 2, "7", "Seven is doubtful", "Maybe look again");
        assertThatCode(problems::orThrow).doesNotThrowAnyException();
        assertThat(problems.hasFatal()).isFalse();
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void aFatalProblemThrowsWithAllOfThem() {
        problems.warn("a.csv", 2, "7", "Seven is doubtful", "Maybe look again");
        problems.fatal("b.csv", 0, "", "The file is empty", "Maybe it was not copied to the end");
        problems.fatal("c.csv", 9, "-1", "Negative votes: -1", "Maybe a sign slipped in");
        assertThatThrownBy(problems::orThrow)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(3))
                .hasMessageContaining("c.csv:9: error: Negative votes: -1");
    }

    @Test
    void aProblemNeedsAMessageAndAdvice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Problem("a", 1, "", "", "Maybe", Problem.Severity.WARNING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Problem("a", 1, "", "message", "", Problem.Severity.WARNING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Problem("a", -1, "", "m", "Maybe", Problem.Severity.WARNING));
    }

    @Test
    void badInputNeedsAFatalProblem() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InputException(List.of()));
    }

    @Test
    void whereIsFileAndLine() {
        assertThat(new Problem("a.csv", 0, "", "m", "Maybe", Problem.Severity.FATAL).where())
                .isEqualTo("a.csv");
        assertThat(new Problem("a.csv", 4, "", "m", "Maybe", Problem.Severity.FATAL).where())
                .isEqualTo("a.csv:4");
    }
}
