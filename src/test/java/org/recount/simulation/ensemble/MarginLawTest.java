package org.recount.simulation.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.recount.input.Problems;
import org.recount.input.scenario.EnsembleReader;
import org.recount.numeric.Special;
import org.recount.simulation.ensemble.SntvData.District;

/**
 * The law of last-seat margins that the Iraq scenario holds, fitted again from the elections it is taken from. The
 * closest pair is found by trying every exchange of a winner for a loser, not with the program's own margins.
 *
 * <p>Sample: the contests of 3 to 5 seats of Afghanistan 2010 (preliminary votes, without the Kuchi) and Taiwan 2009.
 * Value: (votes of the winner - votes of the loser) / votes of the winner, of the closest pair that may change places.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarginLawTest {
    private record Line(double margin, boolean quotaGaveASeat, boolean twoWomen) {}

    private final List<Line> lines = new ArrayList<>();

    @BeforeAll
    void theClosestPairs() {
        List<District> districts = new ArrayList<>(SntvData.afghanistan());
        districts.addAll(SntvData.taiwan());
        for (District d : districts) {
            if (d.seats() >= 3 && d.seats() <= 5) {
                lines.add(line(d));
            }
        }
    }

    /** Women first, then the others by votes; a winner and a loser may change places where enough women are left. */
    private static Line line(District d) {
        List<Integer> order = IntStream.range(0, d.votes().size())
                .boxed()
                .sorted((a, b) -> Long.compare(d.votes().get(b), d.votes().get(a)))
                .toList();
        List<Integer> reserved =
                order.stream().filter(d.women()::contains).limit(d.reserved()).toList();
        Set<Integer> sits = new HashSet<>(reserved);
        for (int c : order) {
            if (sits.size() < d.seats()) {
                sits.add(c);
            }
        }
        List<Integer> losers = order.stream().filter(c -> !sits.contains(c)).toList();
        long women = sits.stream().filter(d.women()::contains).count();
        long least = Long.MAX_VALUE;
        Line best = new Line(1, false, false);
        boolean quota =
                reserved.stream().anyMatch(w -> d.votes().get(w) < d.votes().get(losers.get(0)));
        for (int w : sits) {
            for (int l : losers) {
                boolean wWoman = d.women().contains(w);
                boolean lWoman = d.women().contains(l);
                long gap = d.votes().get(w) - d.votes().get(l);
                boolean allowed = women - (wWoman ? 1 : 0) + (lWoman ? 1 : 0) >= d.reserved();
                if (allowed && gap >= 0 && gap < least) {
                    least = gap;
                    best = new Line((double) gap / d.votes().get(w), quota, wWoman && lWoman);
                }
            }
        }
        assertThat(least).isLessThan(Long.MAX_VALUE);
        return best;
    }

    private static EnsembleSpec spec() {
        Problems problems = new Problems();
        return EnsembleReader.read(Path.of("scenarios/iraq-2021"), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    @Test
    void theScenarioHoldsTheMaximumLikelihoodEstimate() {
        assertThat(lines).hasSize(51);
        double[] fit = fit();
        EnsembleSpec.MarginLaw law = spec().margins();
        assertThat(law.a()).isEqualTo(fit[0], within(0.00005));
        assertThat(law.b()).isEqualTo(fit[1], within(0.00005));
    }

    @Test
    void theScenarioHoldsTheShareOfPairsOfWomen() {
        List<Line> quota = lines.stream().filter(Line::quotaGaveASeat).toList();
        assertThat(quota).hasSize(18);
        assertThat(quota.stream().filter(Line::twoWomen)).hasSize(10);
        assertThat(spec().margins().quotaPairShare()).isEqualTo(10 / 18.0, within(0.0005));
    }

    /** The table of docs/ensemble.md: the beta law has the highest likelihood and the least distance of the four. */
    @Test
    void theFourLawsThatWereTried() {
        double[] beta = fit();
        double[] sorted = lines.stream().mapToDouble(Line::margin).sorted().toArray();
        double mean = mean(x -> x);
        assertThat(logLikelihood(beta[0], beta[1])).isEqualTo(41.30, within(0.005));
        assertThat(distance(sorted, x -> Special.regularisedBeta(x, beta[0], beta[1])))
                .isEqualTo(0.142, within(0.0005));
        assertThat(-sorted.length * (Math.log(mean) + 1)).as("exponential").isEqualTo(39.70, within(0.005));
        assertThat(distance(sorted, x -> 1 - Math.exp(-x / mean))).isEqualTo(0.181, within(0.0005));
        double weibull = logLikelihoodOfWeibull(1.1707, 0.1773);
        assertThat(weibull).as("Weibull").isEqualTo(40.58, within(0.005));
        double gamma = logLikelihoodOfGamma(1.1628, 0.1453);
        assertThat(gamma).as("gamma").isEqualTo(40.05, within(0.005));
        // Neither can be made better by a small step: these are their maxima.
        for (double step : new double[] {-0.01, 0.01}) {
            assertThat(logLikelihoodOfWeibull(1.1707 + step, 0.1773)).isLessThan(weibull);
            assertThat(logLikelihoodOfWeibull(1.1707, 0.1773 + step)).isLessThan(weibull);
            assertThat(logLikelihoodOfGamma(1.1628 + step, 0.1453)).isLessThan(gamma);
            assertThat(logLikelihoodOfGamma(1.1628, 0.1453 + step)).isLessThan(gamma);
        }
    }

    private double mean(DoubleUnaryOperator f) {
        return lines.stream().mapToDouble(Line::margin).map(f).average().orElseThrow();
    }

    private double logLikelihood(double a, double b) {
        return lines.size()
                * ((a - 1) * mean(Math::log)
                        + (b - 1) * mean(x -> Math.log1p(-x))
                        + Special.logGamma(a + b)
                        - Special.logGamma(a)
                        - Special.logGamma(b));
    }

    private double logLikelihoodOfWeibull(double shape, double scale) {
        return lines.size()
                * (Math.log(shape / scale)
                        + (shape - 1) * mean(x -> Math.log(x / scale))
                        - mean(x -> Math.pow(x / scale, shape)));
    }

    private double logLikelihoodOfGamma(double shape, double scale) {
        return lines.size()
                * ((shape - 1) * mean(Math::log)
                        - mean(x -> x) / scale
                        - Special.logGamma(shape)
                        - shape * Math.log(scale));
    }

    /** Climbs by halving steps; the likelihood of the beta law is concave in both parameters. */
    private double[] fit() {
        double a = 1;
        double b = 3;
        for (double step = 1; step > 1e-7; ) {
            double now = logLikelihood(a, b);
            double[][] tries = {
                {a + step, b},
                {a - step, b},
                {a, b + step},
                {a, b - step},
                {a + step / 5, b + step},
                {a - step / 5, b - step}
            };
            boolean better = false;
            for (double[] t : tries) {
                if (t[0] > 0 && t[1] > 0 && logLikelihood(t[0], t[1]) > now) {
                    a = t[0];
                    b = t[1];
                    better = true;
                    break;
                }
            }
            if (!better) {
                step /= 2;
            }
        }
        return new double[] {a, b};
    }

    /** The distance of Kolmogorov and Smirnov. */
    private static double distance(double[] sorted, DoubleUnaryOperator law) {
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = law.applyAsDouble(sorted[i]);
            most = Math.max(most, Math.max((i + 1.0) / sorted.length - f, f - (double) i / sorted.length));
        }
        return most;
    }
}
