package org.recount.simulation.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.simulation.error.CountingError.Shape;

/** The contract and the moments of every model. Means by closed form; budgets in {@link StationErrorContract#mean}. */
class StationErrorsContractTest {
    private static final int STATION = 7;
    private static final Spread SPREAD = StationErrorContract.SPREAD;

    /** A model without a class here would escape the contract. */
    @Test
    void everyModelHasAClassHere() {
        List<String> here = Arrays.stream(StationErrorsContractTest.class.getDeclaredClasses())
                .filter(StationErrorContract.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .sorted()
                .toList();
        List<String> models = StationErrors.all().stream()
                .map(t -> Arrays.stream(t.id().split("_"))
                                .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                                .collect(Collectors.joining())
                        + "Contract")
                .sorted()
                .toList();
        assertThat(here).isEqualTo(models);
    }

    private static double votes(int choice) {
        return StationErrorContract.row(STATION)[choice];
    }

    private static double ballots() {
        return StationErrorContract.valid(STATION);
    }

    /** E(min(cap, X)) of a binomial X: the sum of P(X > k) for k below the cap. */
    private static double cut(long n, double p, double cap) {
        double sum = 0;
        for (int k = 0; k < cap; k++) {
            sum += 1 - BinomialDistribution.of((int) n, p).cumulativeProbability(k);
        }
        return sum;
    }

    private static double others() {
        return ballots() - votes(StationErrorContract.FAVOURITE);
    }

    @Nested
    class SwappedLinesContract extends StationErrorContract {
        @Override
        StationError model() {
            return new SwappedLines(SPREAD);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.BALLOTS;
        }

        /** E(change of c) = sum over the line a of a ballot and any other b, of v_b - v_c where a = c and v_a - v_c where b = c. */
        @Test
        void moments() {
            int k = CONTEST.choices;
            for (int c : new int[] {0, FAVOURITE}) {
                double expected = 0;
                for (int d = 0; d < k; d++) {
                    double pairs = (votes(c) + votes(d)) / ballots() / (k - 1);
                    expected += d == c ? 0 : pairs * (votes(d) - votes(c));
                }
                int choice = c;
                mean(model(), STATION, x -> x.of(choice), expected);
            }
        }
    }

    @Nested
    class WrongSheetContract extends StationErrorContract {
        @Override
        StationError model() {
            return new WrongSheet(SPREAD);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        @Test
        void moments() {
            mean(model(), STATION, x -> x.of(0), (double) CONTEST.totals[0] / CONTEST.stations - votes(0));
        }
    }

    @Nested
    class ShiftedDigitContract extends StationErrorContract {
        @Override
        StationError model() {
            return new ShiftedDigit(SPREAD);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        /** Over the line of a ballot, three kinds and ten digits, each as the Javadoc says. */
        @Test
        void moments() {
            double expected = 0;
            for (int c = 0; c < CONTEST.choices; c++) {
                int v = (int) votes(c);
                for (int digit = 0; digit < 10; digit++) {
                    double room = CONTEST.registered[STATION] - (ballots() - v + CONTEST.invalid[STATION]);
                    int dropped = 10 * v + digit <= room ? 10 * v + digit : v / 10;
                    int exchanged = v >= 10 ? v / 100 * 100 + v % 10 * 10 + v / 10 % 10 : v / 10;
                    expected += v / ballots() / 30 * (dropped + exchanged + v / 10 - 3 * v);
                }
            }
            mean(model(), STATION, Change::ofAll, expected);
        }
    }

    @Nested
    class LostSheetContract extends StationErrorContract {
        @Override
        StationError model() {
            return new LostSheet(SPREAD);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        @Test
        void moments() {
            mean(model(), STATION, x -> x.of(0), (double) CONTEST.totals[0] / CONTEST.stations);
        }

        @Test
        @Override
        void anEmptyStationHasNothingToGetWrong() {
            // It has: the sheet that was lost is another station's, whatever stands here.
            assertThat(change(model(), 0, stream(1)).ofAll()).isPositive();
        }
    }

    @Nested
    class DoubledSheetContract extends StationErrorContract {
        @Override
        StationError model() {
            return new DoubledSheet(SPREAD);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        @Test
        void nothingIsLeft() {
            assertThat(change(model(), STATION, stream(1)).truth()).containsOnly(0);
        }

        @Test
        @Override
        void anEmptyStationHasNothingToGetWrong() {
            // Its invalid ballots go as well; without any ballot nothing does.
            assertThat(change(model(), 0, stream(1)).ofAll())
                    .isEqualTo(-Arrays.stream(row(0)).sum());
        }
    }

    @Nested
    class CountingErrorContract extends StationErrorContract {
        @Override
        StationError model() {
            return new CountingError(SPREAD, Shape.BULGARIA_2023);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        private static StationError only(double lost, double moved, double added, double exchanged) {
            return new CountingError(
                    SPREAD, new Shape(lost, 3.72, 2.30, 0.3, moved, 1.57, 0.3, added, 5.79, 3.27, exchanged, 0));
        }

        /** E(X) = sum of P(X >= x), up to the ballots of the station. */
        @Test
        void moments() {
            double lost = 0;
            for (int x = 1; x <= ballots(); x++) {
                lost += Shape.atLeast(x, 3.72, 2.30);
            }
            mean(only(1, 0, 0, 0), STATION, Change::ofAll, lost);
            mean(only(1, 0, 0, 0), STATION, x -> x.of(0), lost * votes(0) / ballots());
        }

        @Test
        void whatIsMovedOrExchangedIsKept() {
            for (int t = 0; t < 2000; t++) {
                assertThat(change(only(0, 1, 0, 0), t % 40, stream(t)).ofAll()).isZero();
                assertThat(change(only(0, 0, 0, 1), t % 40, stream(t)).ofAll()).isZero();
                assertThat(change(only(0, 0, 1, 0), t % 40, stream(t)).ofAll()).isNotPositive();
            }
        }
    }

    @Nested
    class MiscountContract extends StationErrorContract {
        @Override
        StationError model() {
            return new Miscount(SPREAD, 1.5);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        @Test
        void moments() {
            // P(of one ballot) = 1 - 2^-1.5, up or down.
            mean(model(), STATION, x -> Math.abs(x.ofAll()) == 1 ? 1 : 0, 1 - Math.pow(2, -1.5));
        }
    }

    @Nested
    class WrongRulingsContract extends StationErrorContract {
        @Override
        StationError model() {
            return new WrongRulings(SPREAD, 0.4);
        }

        @Override
        Remedy remedy() {
            return Remedy.READJUDICATE;
        }

        @Override
        Kept kept() {
            return Kept.BALLOTS;
        }

        @Test
        void moments() {
            double n = 0.4 * CONTEST.invalid[STATION];
            mean(model(), STATION, x -> x.of(CONTEST.choices), -n);
            mean(model(), STATION, x -> x.of(0), n * votes(0) / ballots());
        }
    }

    @Nested
    class ExtraBallotsContract extends StationErrorContract {
        @Override
        StationError model() {
            return new ExtraBallots(SPREAD, 6, 0.4);
        }

        @Override
        Remedy remedy() {
            return Remedy.ANNUL;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        /** A geometric number cut at v has the mean m (1 - (1 - 1/m)^v). */
        @Test
        void moments() {
            double v = votes(FAVOURITE);
            mean(new ExtraBallots(SPREAD, 6, 1), STATION, Change::ofAll, -6 * (1 - Math.pow(1 - 1 / 6.0, v)));
        }
    }

    @Nested
    class StuffingContract extends StationErrorContract {
        @Override
        StationError model() {
            return new Stuffing(SPREAD, 0.4);
        }

        @Override
        Remedy remedy() {
            return Remedy.ANNUL;
        }

        @Override
        Kept kept() {
            return Kept.NOTHING;
        }

        @Test
        void moments() {
            double v = votes(FAVOURITE);
            mean(model(), STATION, x -> x.of(FAVOURITE), -0.4 * v);
            mean(model(), STATION, x -> Math.pow(x.of(FAVOURITE) + 0.4 * v, 2), 0.24 * v);
            mean(model(), STATION, x -> x.ofAll() - x.of(FAVOURITE), 0);
        }
    }

    @Nested
    class VoteTransferContract extends StationErrorContract {
        @Override
        StationError model() {
            return new VoteTransfer(SPREAD, 0.05);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.BALLOTS;
        }

        @Test
        void moments() {
            double n = cut(Math.round(others() / 0.95), 0.05, votes(FAVOURITE));
            mean(model(), STATION, x -> x.of(FAVOURITE), -n);
            mean(model(), STATION, x -> x.of(0), n * votes(0) / others());
        }
    }

    @Nested
    class CancelledVotesContract extends StationErrorContract {
        @Override
        StationError model() {
            return new CancelledVotes(SPREAD, 0.02);
        }

        @Override
        Remedy remedy() {
            return Remedy.READJUDICATE;
        }

        @Override
        Kept kept() {
            return Kept.BALLOTS;
        }

        @Test
        void moments() {
            double n = cut(Math.round(others() / 0.98), 0.02, CONTEST.invalid[STATION]);
            mean(model(), STATION, x -> x.of(CONTEST.choices), -n);
            mean(model(), STATION, x -> x.of(FAVOURITE), 0);
        }
    }

    @Nested
    class BiasedReadingContract extends StationErrorContract {
        @Override
        StationError model() {
            return new BiasedReading(SPREAD, 0.03, 0.02);
        }

        @Override
        Remedy remedy() {
            return Remedy.RECOUNT;
        }

        @Override
        Kept kept() {
            return Kept.BALLOTS;
        }

        @Test
        void moments() {
            long before = Math.round(others() / 0.95);
            mean(model(), STATION, x -> x.of(FAVOURITE), -cut(before, 0.03, votes(FAVOURITE)));
            mean(model(), STATION, x -> x.of(CONTEST.choices), -cut(before, 0.02, CONTEST.invalid[STATION]));
        }
    }
}
