package org.recount.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.recount.report.Fixtures;

class SpreadTest {

    @Test
    void quantilesAreTheLeastNumbersWithSuchAShareOfTrials() {
        // 150, 630, ... of 10,000: 1.5% have none, 7.8% at most one; 97.21% at most eight, 98.89% at most nine.
        Spread spread = Spread.of(Fixtures.country(3).result());
        assertThat(spread).isEqualTo(new Spread(1, 9, 5));
        assertThat(spread.fits()).isTrue();
        assertThat(new Spread(0, 2, 5).fits()).isFalse();
        assertThat(new Spread(0, 2, 2).fits()).isTrue();
    }

    @Test
    void whatIsNotKnownIsSaidToBeNotKnown() {
        Spread spread = Spread.of(Fixtures.still(3).result());
        assertThat(spread).isEqualTo(new Spread(0, 0, -1));
        assertThat(spread.isKnown()).isFalse();
    }
}
