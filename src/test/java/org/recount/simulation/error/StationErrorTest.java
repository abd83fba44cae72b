package org.recount.simulation.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.SyntheticContest;
import org.recount.simulation.ToyElections;

/** What single models do, beside the contract of all ({@link StationErrorsContractTest}). */
class StationErrorTest {
    private static final Spread SPREAD = new Spread(0.1, 0.5);
    private static final SyntheticContest CONTEST =
            new ToyElections(1, 40, 7, 60).draw(3, 0).contests().get(0);

    @SuppressWarnings("ArrayRecordComponent")
    private record Change(long[] votes, long invalid, long before, long after, int touched) {}

    private static Change change(StationError error, int station, RandomStream random) {
        Sheet sheet = new Sheet(CONTEST);
        int valid = 0;
        for (int c = 0; c < CONTEST.choices; c++) {
            valid += CONTEST.votes[station * CONTEST.choices + c];
        }
        sheet.moveTo(CONTEST, station, valid, 2);
        long[] row = new long[CONTEST.choices + 1];
        for (int c = 0; c < CONTEST.choices; c++) {
            row[c] = sheet.votes(c);
        }
        row[CONTEST.choices] = sheet.invalid();
        long before = java.util.Arrays.stream(row).sum();
        long[] announced = row.clone();
        error.reverse(sheet, random, (choice, difference) -> row[choice] += difference);
        int touched = 0;
        for (int c = 0; c < row.length; c++) {
            touched += row[c] != announced[c] ? 1 : 0;
        }
        return new Change(
                row, row[CONTEST.choices], before, java.util.Arrays.stream(row).sum(), touched);
    }

    @Test
    void theRegistryKnowsEachOnce() {
        List<String> ids =
                StationErrors.all().stream().map(StationErrors.Type::id).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(13);
        assertThat(ids).allSatisfy(id -> assertThat(StationErrors.byId(id)).isPresent());
        assertThat(StationErrors.byId("none")).isEmpty();
    }

    @Test
    void swappedLinesAndRulingsKeepTheBallots() {
        for (int t = 0; t < 500; t++) {
            RandomStream random = new Streams(2).stream(t, Purpose.TEST, 0);
            Change swap = change(new SwappedLines(SPREAD), t % 40, random);
            assertThat(swap.after()).isEqualTo(swap.before());
            assertThat(swap.touched()).isIn(0, 2);
            Change ruling = change(new WrongRulings(SPREAD, 0.5), t % 40, random);
            assertThat(ruling.after()).isEqualTo(ruling.before());
            assertThat(ruling.invalid()).isLessThanOrEqualTo(CONTEST.invalid[t % 40]);
        }
    }

    @Test
    void theWrongSheetIsThatOfAnotherStation() {
        WrongSheet error = new WrongSheet(SPREAD);
        assertThat(error.remedy()).isEqualTo(Remedy.RECOUNT);
        for (int t = 0; t < 100; t++) {
            long[] row =
                    change(error, 5, new Streams(2).stream(t, Purpose.TEST, 0)).votes();
            boolean known = false;
            for (int s = 0; s < CONTEST.stations && !known; s++) {
                known = row[CONTEST.choices] == CONTEST.invalid[s];
                for (int c = 0; c < CONTEST.choices; c++) {
                    known &= row[c] == CONTEST.votes[s * CONTEST.choices + c];
                }
            }
            assertThat(known).isTrue();
        }
    }

    /** Means over 20,000 draws within 3.9 standard errors: a false alarm for 1 seed in 10,000 each. */
    @Test
    void momentsAreAsStated() {
        int n = 20_000;
        double extra = 0;
        double rulings = 0;
        double ofOne = 0;
        int miscounts = 0;
        for (int t = 0; t < n; t++) {
            RandomStream random = new Streams(4).stream(t, Purpose.TEST, 0);
            Change e = change(new ExtraBallots(SPREAD, 2, 0), 7, random);
            extra += e.before() - e.after();
            Change r = change(new WrongRulings(SPREAD, 0.3), 7, random);
            rulings += CONTEST.invalid[7] - r.invalid();
            Change m = change(new Miscount(SPREAD, 1.5), 7, random);
            if (m.touched() > 0) {
                miscounts++;
                ofOne += Math.abs(m.after() - m.before()) == 1 ? 1 : 0;
            }
        }
        assertThat(rulings / n)
                .isCloseTo(0.3 * CONTEST.invalid[7], within(3.9 * Math.sqrt(0.21 * CONTEST.invalid[7] / n)));
        // Geometric of mean 2, cut at the votes of the choice: a little below.
        assertThat(extra / n).isBetween(1.7, 2.0 + 3.9 * Math.sqrt(2.0 / n));
        assertThat(ofOne / miscounts).isCloseTo(1 - Math.pow(2, -1.5), within(3.9 * 0.5 / Math.sqrt(miscounts)));
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        assertThatThrownBy(() -> new Spread(1.5, 1)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Spread(0.1, 0)).hasMessageContaining("affected contests 0.0");
        assertThatThrownBy(() -> new Miscount(SPREAD, 0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new WrongRulings(SPREAD, 2)).hasMessageContaining("2.0");
        assertThatThrownBy(() -> new ExtraBallots(SPREAD, 0.5, 0)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> new Stuffing(SPREAD, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new VoteTransfer(SPREAD, 0.95)).hasMessageContaining("0.95");
        assertThatThrownBy(() -> new CancelledVotes(SPREAD, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new BiasedReading(SPREAD, 0.3, 0.3)).hasMessageContaining("0.3 and 0.3");
        assertThatThrownBy(() -> new CountingError.Shape(0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0))
                .hasMessageContaining("lost 0.0");
        assertThat(new Spread(0.5, 0.25).rateWhereAffected()).isEqualTo(1);
    }

    /** A ballot in four choices at a time, against counting ballot by ballot with the same random number. */
    @Test
    void aBallotDrawnFromASheetIsThatOfItsNumber() {
        for (int choices = 1; choices <= 13; choices++) {
            SyntheticContest contest = new ToyElections(1, 20, choices, 12)
                    .draw(choices, 0)
                    .contests()
                    .get(0);
            Sheet sheet = new Sheet(contest);
            for (int t = 0; t < 2000; t++) {
                int station = t % 20;
                sheet.moveTo(contest, station, contest.valid[station], 0);
                RandomStream fast = new Streams(9).stream(t, Purpose.TEST, choices);
                RandomStream slow = new Streams(9).stream(t, Purpose.TEST, choices);
                int expected = -1;
                if (contest.valid[station] > 0) {
                    int left = slow.nextInt(contest.valid[station]);
                    for (expected = 0; left >= sheet.votes(expected); expected++) {
                        left -= sheet.votes(expected);
                    }
                }
                assertThat(sheet.drawBallot(fast)).isEqualTo(expected);
            }
        }
    }
}
