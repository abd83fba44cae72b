package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: Newcombe 1998, Stat. Med. 17:857, table I, and its recomputation to 16 digits. */
class IntervalsTest {

    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2552885198782742, 0.36620957698280004, 0.2527367455852713, 0.36762192260135146",
        "15, 148, 0.06238639953073628, 0.16048724172330803, 0.05784401008344857, 0.161650490349479",
        "0, 20, 0, 0.1611251580528194, 0.0, 0.1684334709830853",
        "1, 29, 0.006113214292762667, 0.17175521879320294, 0.000872646883579922, 0.1776442954887229",
        "0, 10000, 0, 0.0003839983706765959, 0.0, 0.0003688199146187622",
        "3, 10000, 0.00010203219941781007, 0.0008817357722363797, 6.187148574838713e-05, 0.0008764745225140007",
        "0, 1000000, 0, 3.841444063944944e-06, 0.0, 3.6888726502064885e-06",
        "50, 1000000, 3.7929424395395226e-05, 6.591163552414335e-05, 3.711118434798702e-05, 6.591824198810432e-05",
        "9995, 10000, 0.998829974053858, 0.9997864115738362, 0.9988335557909334, 0.9998376320658011"
    })
    void agreesWithNewcombe(
            double hits, double n, double wilsonLower, double wilsonUpper, double cpLower, double cpUpper) {
        Estimate wilson = Intervals.wilson(hits, n, 0.95);
        assertThat(wilson.lower()).isCloseTo(wilsonLower, within(1e-13));
        assertThat(wilson.upper()).isCloseTo(wilsonUpper, within(1e-13));
        Estimate exact = Intervals.clopperPearson(hits, n, 0.95);
        assertThat(exact.lower()).isCloseTo(cpLower, within(1e-11));
        assertThat(exact.upper()).isCloseTo(cpUpper, within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"10000, 0.00029952835977661195", "1000000, 2.9957277863525433e-06"})
    void nothingSeenStillHasAnUpperBound(double n, double upper) {
        assertThat(Intervals.zeroHitUpper(n, 0.95)).isCloseTo(upper, within(1e-16));
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThatThrownBy(() -> Intervals.wilson(5, 4, 0.95)).hasMessageContaining("5.0 of 4.0");
        assertThatThrownBy(() -> Intervals.clopperPearson(-1, 4, 0.95)).hasMessageContaining("-1.0 of 4.0");
        assertThatThrownBy(() -> Intervals.zeroHitUpper(0, 0.95)).hasMessageContaining("of 0.0");
    }
}
