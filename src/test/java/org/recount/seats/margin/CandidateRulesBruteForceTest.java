package org.recount.seats.margin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/** Margins of the registered rules for candidates, against every small election of the rule itself. */
class CandidateRulesBruteForceTest {

    @Test
    void smallElections() {
        assertThat(sweep(4, 4, 6, 9)).isGreaterThan(20_000);
    }

    @Test
    @Tag("soak")
    void electionsOfTwelveBallots() {
        assertThat(sweep(4, 5, 12, 18)).isGreaterThan(500_000);
    }

    private static int sweep(int candidates, int mostSeats, int ballots, int most) {
        int checked = 0;
        for (SeatRules.Entry entry : SeatRules.entries()) {
            if (entry.family() != SeatRules.Family.CANDIDATES) {
                continue;
            }
            for (int k = 1; k <= candidates; k++) {
                for (int women = 0; women <= k; women++) {
                    for (int seats = 1; seats <= mostSeats; seats++) {
                        for (int reserved = 0; reserved <= Math.min(seats, women + 1); reserved++) {
                            RuleSweep sweep = new RuleSweep(
                                            SeatRules.create(RuleSpec.of(entry.id())),
                                            Contests.candidates(k, women, seats, reserved),
                                            most)
                                    .check(ballots);
                            assertThat(sweep.bounds()).isZero();
                            checked += sweep.exact();
                        }
                    }
                }
            }
        }
        return checked;
    }
}
