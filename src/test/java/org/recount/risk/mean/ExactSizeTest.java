package org.recount.risk.mean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The chance of a false confirmation by exact enumeration: every order of every small population whose mean is at most
 * 1/2. It is at most the risk limit, without tolerance: orders are counted in whole numbers.
 */
class ExactSizeTest {
    private static final int[] ONE_IN = {2, 4, 10, 20};

    static Stream<MeanTest> tests() {
        return Stream.concat(
                MeanTests.all().stream(),
                Stream.of(
                        Alpha.fixed(0.99),
                        Alpha.conditional(0.9),
                        Betting.fixed(2),
                        Betting.fixed(5),
                        new KaplanWald(0),
                        new KaplanMarkov(0)));
    }

    /** Orders of a multiset, and how many of them reach a p-value of at most 1/{@code ONE_IN}. */
    private static final class Count {
        long orders;
        final long[] confirmed = new long[ONE_IN.length];
    }

    private static Count count(MeanTest test, MeanHypothesis h, double[] values, int[] counts) {
        Count count = new Count();
        walk(test, h, values, counts.clone(), new ArrayList<>(), count);
        return count;
    }

    private static void walk(
            MeanTest test, MeanHypothesis h, double[] values, int[] left, List<Double> path, Count count) {
        if (path.size() == h.population()) {
            count.orders++;
            SequentialRisk risk = SequentialRisk.of(test, h);
            for (double x : path) {
                risk.add(x);
            }
            for (int i = 0; i < ONE_IN.length; i++) {
                // p <= 1/m, with no room for rounding in the test's favour.
                count.confirmed[i] += risk.pValue() * ONE_IN[i] <= 1 + 1e-12 ? 1 : 0;
            }
            return;
        }
        for (int v = 0; v < values.length; v++) {
            if (left[v] > 0) {
                left[v]--;
                path.add(values[v]);
                walk(test, h, values, left, path, count);
                path.remove(path.size() - 1);
                left[v]++;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void votesWithoutReplacement(MeanTest test) {
        int populations = 0;
        for (int n : new int[] {2, 5, 8}) {
            for (int winners = 0; winners <= n; winners++) {
                for (int losers = winners; winners + losers <= n; losers++) {
                    check(test, 1, new double[] {1, 0, 0.5}, new int[] {winners, losers, n - winners - losers});
                    populations++;
                }
            }
        }
        assertThat(populations).isGreaterThan(40);
    }

    /** Overstatement values of a contest that is tied in truth: 1/(2-v) and its multiples, none of them dyadic. */
    @ParameterizedTest
    @MethodSource("tests")
    void overstatementsOfATieWithoutReplacement(MeanTest test) {
        int n = 8;
        // Reported margin of 2 of 8 ballots: one two-vote overstatement, or two of one vote, make a tie.
        double clean = 1 / (2 - 0.25);
        double[] values = {clean, 0, clean / 2, 1.5 * clean};
        check(test, 2 * clean, values, new int[] {n - 1, 1, 0, 0});
        check(test, 2 * clean, values, new int[] {n - 2, 0, 2, 0});
        check(test, 2 * clean, values, new int[] {n - 4, 0, 3, 1});
        check(test, 2 * clean, values, new int[] {n - 3, 1, 1, 1});
    }

    private static void check(MeanTest test, double upper, double[] values, int[] counts) {
        int n = 0;
        for (int k : counts) {
            n += k;
        }
        Count count = count(test, MeanHypothesis.withoutReplacement(0.5, upper, n), values, counts);
        for (int i = 0; i < ONE_IN.length; i++) {
            assertThat(count.confirmed[i] * ONE_IN[i])
                    .as(
                            "%s: %s of %s orders of %s at 1/%s",
                            test.name(), count.confirmed[i], count.orders, java.util.Arrays.toString(counts), ONE_IN[i])
                    .isLessThanOrEqualTo(count.orders);
        }
    }

    /** Every sequence of ten draws from a tie, of votes alone and with ballots for neither: powers of 2 and 3 to count. */
    @ParameterizedTest
    @MethodSource("tests")
    void votesWithReplacement(MeanTest test) {
        for (double[] values : new double[][] {{0, 1}, {0, 0.5, 1}}) {
            int draws = values.length == 2 ? 12 : 8;
            long all = Math.round(Math.pow(values.length, draws));
            long[] confirmed = new long[ONE_IN.length];
            for (long code = 0; code < all; code++) {
                SequentialRisk risk = SequentialRisk.of(test, MeanHypothesis.withReplacement(0.5, 1));
                long rest = code;
                for (int j = 0; j < draws; j++) {
                    risk.add(values[(int) (rest % values.length)]);
                    rest /= values.length;
                }
                for (int i = 0; i < ONE_IN.length; i++) {
                    confirmed[i] += risk.pValue() * ONE_IN[i] <= 1 + 1e-12 ? 1 : 0;
                }
            }
            for (int i = 0; i < ONE_IN.length; i++) {
                assertThat(confirmed[i] * ONE_IN[i]).isLessThanOrEqualTo(all);
            }
        }
    }
}
