package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.simulation.sweep.Factor;

class VaryOptionTest {
    @Test
    void readsValuesRangesAndSteps() {
        assertThat(VaryOption.parse("recount.random=0, 500,1000"))
                .isEqualTo(new Factor("recount.random", List.of("0", "500", "1000"), false));
        assertThat(VaryOption.parse("recount.panel, procedural.stations=870"))
                .isEqualTo(new Factor("recount.panel, procedural.stations", List.of("870"), false));
        assertThat(VaryOption.parse("errors.clerical.rate=0.05%..0.01"))
                .isEqualTo(new Factor("errors.clerical.rate", List.of("0.05%", "0.01"), true));
        assertThat(VaryOption.parse("a=0..1000/5").values()).containsExactly("0", "250", "500", "750", "1000");
        assertThat(VaryOption.parse("a=0.1..0.3/3").values()).containsExactly("0.1", "0.2", "0.3");
        assertThat(VaryOption.parse("a=-1..1/3").values()).containsExactly("-1", "0", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    recount.random | is not of the form
                    =1,2           | is not of the form
                    a=             | is not of the form
                    a=1,,2         | empty
                    a=1,2,1        | twice
                    a=2..1         | is not less than
                    a=1..x         | x is not a number
                    a=0..1/1       | at least its two ends
                    """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> VaryOption.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Maybe");
    }
}
