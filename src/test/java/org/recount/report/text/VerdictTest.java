package org.recount.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.recount.report.Fixtures;
import org.recount.simulation.RunResult;

class VerdictTest {

    @Test
    void isThreeSentencesEachWithItsFigures() {
        RunResult result = Fixtures.country(83).result();
        Verdict verdict = Verdict.of(result);
        assertThat(verdict.sentences()).hasSize(3).allSatisfy(s -> {
            assertThat(s).endsWith(".");
            assertThat(s.split("\\.\\s")).as("one sentence").hasSize(1);
        });
        assertThat(verdict.couldIt()).startsWith("Yes").contains(" of 83 constituencies");
        assertThat(verdict.howLikely())
                .contains(Figures.rate(result.all().probabilityAny()))
                .contains(Figures.meanWithInterval(result.all().meanSeatsChanged()))
                .contains("model");
        assertThat(verdict.whatItShows()).contains("5,304", "49,737", "155", "95% confidence");
    }

    @Test
    void saysInTheSameBreathWhereHistoryDoesNotFit() {
        assertThat(Verdict.of(Fixtures.country(83).result()).howLikely())
                .contains("in fact 5 seats changed, which lies inside the central 95% of its trials (1 to 9)");
        assertThat(Verdict.of(Fixtures.still(3).result()).howLikely()).doesNotContain("in fact");
    }

    @Test
    void aCountryInWhichNothingCanMoveIsTold() {
        Verdict verdict = Verdict.of(Fixtures.still(1).result());
        assertThat(verdict.couldIt()).startsWith("No:").contains("1 constituency");
        assertThat(verdict.howLikely()).contains("0% (95% interval 0% to 0.04%)");
    }
}
