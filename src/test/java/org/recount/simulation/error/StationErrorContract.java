package org.recount.simulation.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.SyntheticContest;
import org.recount.simulation.ToyElections;

/** What every model of a station error must keep. Each has a test class that extends this and adds the model's moments. */
abstract class StationErrorContract {
    static final Spread SPREAD = new Spread(0.1, 0.5);
    static final SyntheticContest CONTEST =
            new ToyElections(1, 40, 7, 60).draw(3, 0).contests().get(0);
    static final int FAVOURITE = 2;

    /** What an error leaves as it was. */
    enum Kept {
        /** Every ballot: one line's gain is another's loss. */
        BALLOTS,
        /** Nothing: ballots appear or go, and the model's Javadoc says so. */
        NOTHING
    }

    /** Returns the model with ordinary parameters and {@link #SPREAD}. */
    abstract StationError model();

    abstract Remedy remedy();

    abstract Kept kept();

    /** What a model makes of a station. */
    @SuppressWarnings("ArrayRecordComponent")
    record Change(int[] announced, long[] truth) {
        /** The true less the announced votes of a choice; the number of choices stands for the invalid ballots. */
        double of(int choice) {
            return truth[choice] - announced[choice];
        }

        double ofAll() {
            return Arrays.stream(truth).sum() - Arrays.stream(announced).sum();
        }
    }

    static int[] row(int station) {
        int[] row = Arrays.copyOfRange(CONTEST.votes, station * CONTEST.choices, (station + 1) * CONTEST.choices + 1);
        row[CONTEST.choices] = CONTEST.invalid[station];
        return row;
    }

    static int valid(int station) {
        return Arrays.stream(row(station)).sum() - CONTEST.invalid[station];
    }

    static Change change(StationError error, int station, RandomStream random) {
        Sheet sheet = new Sheet(CONTEST);
        sheet.moveTo(CONTEST, station, valid(station), FAVOURITE);
        int[] announced = row(station);
        long[] truth = Arrays.stream(announced).asLongStream().toArray();
        error.reverse(sheet, random, (choice, difference) -> truth[choice] += difference);
        return new Change(announced, truth);
    }

    static RandomStream stream(long trial) {
        return new Streams(1).stream(trial, Purpose.TEST, 0);
    }

    /** The mean over 20,000 draws is within 3.9 of its standard errors: a false alarm in 1 seed of 10,000. */
    static void mean(StationError error, int station, ToDoubleFunction<Change> of, double expected) {
        int n = 20_000;
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < n; t++) {
            double x = of.applyAsDouble(change(error, station, stream(t)));
            sum += x;
            squares += x * x;
        }
        double variance = squares / n - sum / n * (sum / n);
        assertThat(sum / n).isCloseTo(expected, within(3.9 * Math.sqrt(variance / n) + 1e-9));
    }

    @Test
    void isInTheRegistry() {
        assertThat(StationErrors.byId(model().id())).isPresent();
        assertThat(model().spread()).isEqualTo(SPREAD);
        assertThat(model().remedy()).isEqualTo(remedy());
    }

    @Test
    void nothingBecomesNegativeAndTheSameStreamGivesTheSame() {
        int touched = 0;
        for (int t = 0; t < 2000; t++) {
            Change one = change(model(), t % 40, stream(t));
            assertThat(change(model(), t % 40, stream(t)).truth()).isEqualTo(one.truth());
            for (long v : one.truth()) {
                assertThat(v).isNotNegative();
            }
            touched += Arrays.equals(
                            one.truth(),
                            Arrays.stream(one.announced()).asLongStream().toArray())
                    ? 0
                    : 1;
        }
        assertThat(touched).isGreaterThan(1000);
    }

    @Test
    void keepsWhatItSays() {
        List<Double> differences = new ArrayList<>();
        for (int t = 0; t < 2000; t++) {
            differences.add(change(model(), t % 40, stream(t)).ofAll());
        }
        if (kept() == Kept.BALLOTS) {
            assertThat(differences).containsOnly(0.0);
        } else {
            assertThat(differences).anySatisfy(d -> assertThat(d).isNotZero());
        }
    }

    @Test
    void anEmptyStationHasNothingToGetWrong() {
        SyntheticContest empty =
                new SyntheticContest(CONTEST.contest, new int[7], new int[1], new int[] {-1}, new int[1], new byte[1]);
        Sheet sheet = new Sheet(empty);
        sheet.moveTo(empty, 0, 0, FAVOURITE);
        model().reverse(
                        sheet,
                        stream(1),
                        (choice, difference) ->
                                assertThat(difference).as(model().id()).isZero());
    }

    /** A station with one ballot, and one where a single choice has all: the edges where little can be taken off. */
    @Test
    void standsTinyStations() {
        for (int[] votes : new int[][] {{1, 0, 0, 0, 0, 0, 0}, {0, 0, 1, 0, 0, 0, 0}, {0, 0, 9, 0, 0, 0, 0}}) {
            SyntheticContest tiny = new SyntheticContest(
                    CONTEST.contest, votes, new int[] {1}, new int[] {-1}, new int[1], new byte[1]);
            Sheet sheet = new Sheet(tiny);
            sheet.moveTo(tiny, 0, Arrays.stream(votes).sum(), FAVOURITE);
            for (int t = 0; t < 300; t++) {
                long[] truth = new long[8];
                for (int c = 0; c < 7; c++) {
                    truth[c] = votes[c];
                }
                truth[7] = 1;
                model().reverse(sheet, stream(t), (choice, difference) -> truth[choice] += difference);
                for (long v : truth) {
                    assertThat(v).isNotNegative();
                }
            }
        }
    }
}
