package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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

    @Test
    void readsFiguresThatAreVariedTogether() {
        Factor factor = VaryOption.parse("complaints.filed + adjudication.rejected = 1436:1415, 1000 : 979");
        assertThat(factor.key()).isEqualTo("complaints.filed+adjudication.rejected");
        assertThat(factor.keys()).containsExactly("complaints.filed", "adjudication.rejected");
        assertThat(factor.values()).containsExactly("1436:1415", "1000:979");
        assertThat(factor.parts("1000:979")).containsExactly("1000", "979");
        assertThat(factor.settings("1000:979"))
                .isEqualTo(Map.of("complaints.filed", "1000", "adjudication.rejected", "979"));
        assertThat(factor.isNumeric()).isFalse();
        assertThat(factor.lowest()).as("the first listed").isEqualTo("1436:1415");
        assertThat(VaryOption.parse("a=1:2").values()).as("one key, one value").containsExactly("1:2");
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
                    a+b=1:2,3      | 3 is not 2 values
                    a+b=1:2:3      | is not 2 values
                    a+b=1..5:2     | is not 2 values
                    a+=1:2         | a key that is empty
                    a+a=1:2        | a key that is there twice
                    a+b=1:2,1:2    | a value that is there twice
                    """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> VaryOption.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Maybe");
    }
}
