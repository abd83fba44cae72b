package org.recount.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Gender;
import org.recount.election.PollingStation;

/** Screens on synthetic stations: those drawn by chance, and those with a tampered last digit. Seeds are fixed. */
class ScreensTest {
    private static ContestTally contest(String id, int stations, SplittableRandom random, boolean tampered) {
        Contest contest = new Contest(
                id,
                id,
                "",
                1,
                0,
                List.of(Choice.of("a", "A", "", Gender.UNKNOWN), Choice.of("b", "B", "", Gender.UNKNOWN)));
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (int s = 0; s < stations; s++) {
            long a = 300 + random.nextInt(400);
            long b = 120 + random.nextInt(150);
            if (tampered && s % 3 == 0) {
                a -= a % 10;
            }
            builder.add(
                    new PollingStation(id + s, id + s, "", "", 1_500 + random.nextInt(300), a + b, 0),
                    new long[] {a, b});
        }
        return builder.build();
    }

    /** 30 clean contests, 90 last-digit and whole-percentage tests: at 5% Holm errs in 1 of 20 such elections. */
    @Test
    void chanceIsLeftInPeaceAndATamperedDigitIsSeen() {
        SplittableRandom random = new SplittableRandom(11);
        List<ContestTally> contests = new ArrayList<>();
        for (int c = 0; c < 30; c++) {
            contests.add(contest("c" + c, 400, random, c == 17));
        }
        Screens.Found found = Screens.of(contests);
        List<Screen> seen = found.screens().stream()
                .filter(s -> s.tested() && s.name() != Screen.Name.SECOND_DIGIT && s.holm() < 0.05)
                .toList();
        assertThat(seen).extracting(Screen::contest).containsOnly("c17");
        assertThat(seen).extracting(Screen::name).contains(Screen.Name.LAST_DIGIT);
        assertThat(seen.get(0).effect()).isGreaterThan(0.5);
        assertThat(found.tests()).isEqualTo(30 * 5);
        assertThat(found.screens())
                .filteredOn(Screen::tested)
                .allSatisfy(s -> assertThat(s.holm()).isBetween(s.benjaminiHochberg(), 1.0));
    }

    @Test
    void whatIsTooSmallIsNamed() {
        Screens.Found found = Screens.of(List.of(contest("small", 20, new SplittableRandom(1), false)));
        assertThat(found.screens()).isEmpty();
        assertThat(found.leftOut()).hasSize(5).allMatch(s -> s.startsWith("small"));
    }

    /** The chance of a whole percentage by adding up every count. */
    @Test
    void theChanceOfAWholePercentage() {
        for (long n : new long[] {100, 137, 950}) {
            for (double p : new double[] {0.03, 0.5, 0.731, 0.99}) {
                double hit = 0;
                for (long k = 0; k <= n; k++) {
                    double log = org.recount.numeric.Special.logFactorial(n)
                            - org.recount.numeric.Special.logFactorial(k)
                            - org.recount.numeric.Special.logFactorial(n - k)
                            + k * Math.log(p)
                            + (n - k) * Math.log1p(-p);
                    hit += IntegerShares.whole(k, n) ? Math.exp(log) : 0;
                }
                assertThat(IntegerShares.chance(n, p)).isCloseTo(hit, org.assertj.core.api.Assertions.within(1e-11));
            }
        }
    }
}
