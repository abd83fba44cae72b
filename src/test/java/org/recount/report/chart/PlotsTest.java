package org.recount.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlotsTest {

    @Test
    void stepsAreRoundAndFew() {
        assertThat(Plots.step(1944, 6)).isEqualTo(500);
        assertThat(Plots.step(1, 5)).isCloseTo(0.2, within(1e-12));
        assertThat(Plots.step(0.37, 8)).isCloseTo(0.05, within(1e-12));
        for (double range = 0.001; range < 1e7; range *= 1.37) {
            double parts = range / Plots.step(range, 6);
            assertThat(parts).isLessThanOrEqualTo(6 + 1e-9).isGreaterThan(6 / 2.5 - 1e-9);
        }
    }

    @Test
    void aLongNameIsCutWithAnEllipsisAndAShortOneIsNot() {
        assertThat(Plots.fit("Kirkuk", Size.WIDE.plain(), 100)).isEqualTo("Kirkuk");
        String cut = Plots.fit("Kirkuk ".repeat(40), Size.WIDE.plain(), 100);
        assertThat(cut).endsWith("…").startsWith("Kirkuk");
        assertThat(Plots.width(cut, Size.WIDE.plain())).isLessThanOrEqualTo(100);
        assertThat(Plots.fit("😀😀😀😀😀😀😀😀😀😀", Size.WIDE.plain(), 60)).doesNotContain("\ud83d…");
    }

    @Test
    void aLogarithmicAxisHasRoundTicks() {
        assertThat(new RoundLogAxis("x", 0.7, 20_000, true, v -> "").ticks())
                .containsExactly(1., 10., 100., 1000., 10_000.);
        assertThat(new RoundLogAxis("x", 400, 20_000, true, v -> "").ticks())
                .containsExactly(500., 1000., 2000., 5000., 10_000., 20_000.);
        assertThat(new RoundLogAxis("x", 400, 20_000, false, v -> "").ticks()).containsExactly(1000., 3000., 10_000.);
    }
}
