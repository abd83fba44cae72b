package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.numeric.ConvexMinimum.Found;
import org.recount.numeric.ConvexMinimum.Point;

/** Convex curves: the minimum is found, bounded from below, and agrees with golden section, which knows values only. */
class ConvexMinimumTest {
    private int points;

    private Point logs(double x, double a, double b, double c) {
        points++;
        return new Point(x, -a * Math.log(x) - b * Math.log(1 - x) + c * x, -a / x + b / (1 - x) + c);
    }

    @Test
    void sumsOfLogarithmsAgainstGoldenSection() {
        Random random = new Random(20_261_128);
        for (int t = 0; t < 300; t++) {
            double a = 1000 * random.nextDouble();
            double b = random.nextInt(3) == 0 ? 0 : 100 * random.nextDouble();
            double c = 500 * random.nextGaussian();
            double guess = random.nextBoolean() ? Double.NaN : random.nextDouble();
            points = 0;
            Found found =
                    ConvexMinimum.search(x -> logs(x, a, b, c), 1e-3, 0.999, guess, 1e-10, Double.POSITIVE_INFINITY);
            assertThat(points).isLessThan(40);
            GoldenSection.Peak slow =
                    GoldenSection.maximum(x -> -logs(x, a, b, c).value(), 1e-3, 0.999, 1e-12);
            double scale = 1e-12 * (1 + Math.abs(slow.value()));
            assertThat(found.value()).isCloseTo(-slow.value(), within(1e-10 + scale));
            assertThat(found.bound()).isLessThanOrEqualTo(-slow.value() + scale);
            assertThat(found.value() - found.bound()).isBetween(0.0, 1e-10 + scale);
        }
    }

    /** It ends early where the bound is enough, and never claims more than the minimum. */
    @Test
    void enough() {
        points = 0;
        Found found = ConvexMinimum.search(x -> logs(x, 500, 300, 0), 1e-3, 0.999, 0.2, 1e-12, 100);
        int early = points;
        ConvexMinimum.search(x -> logs(x, 500, 300, 0), 1e-3, 0.999, 0.2, 1e-12, 1e9);
        assertThat(early).isLessThan(points - early);
        double least = -500 * Math.log(0.625) - 300 * Math.log(0.375);
        assertThat(found.bound()).isBetween(100.0, least);
        assertThat(found.value()).isGreaterThanOrEqualTo(least);
    }

    /** Corners, flat parts, minima at an end, a point for an interval, a domain that ends within it. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.3, 1, 7})
    void edges(double guess) {
        Found corner = ConvexMinimum.search(
                x -> new Point(x, Math.abs(x - 0.3), x < 0.3 ? -1 : 1), -1, 1, guess, 1e-9, Double.POSITIVE_INFINITY);
        assertThat(corner.x()).isCloseTo(0.3, within(1e-8));
        Found flat = ConvexMinimum.search(
                x -> new Point(x, Math.max(0, x), x > 0 ? 1 : 0), -1, 1, guess, 1e-9, Double.POSITIVE_INFINITY);
        assertThat(flat.value()).isEqualTo(flat.bound()).isZero();
        Found end = ConvexMinimum.search(x -> new Point(x, 2 * x, 2), -1, 1, guess, 1e-9, Double.POSITIVE_INFINITY);
        assertThat(end).isEqualTo(new Found(-1, -2, -2));
        Found point = ConvexMinimum.search(x -> new Point(x, 5, -3), 1, 1, guess, 1e-9, Double.POSITIVE_INFINITY);
        assertThat(point).isEqualTo(new Found(1, 5, 5));
        Found part = ConvexMinimum.search(
                x -> x >= 0.5 ? new Point(x, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY) : new Point(x, -x, -1),
                -1,
                1,
                guess,
                1e-9,
                Double.POSITIVE_INFINITY);
        assertThat(part.x()).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void goldenSectionTakesEndsAndImpossiblePlaces() {
        assertThat(GoldenSection.maximum(x -> 3 * x, 0, 2, 1e-9)).isEqualTo(new GoldenSection.Peak(2, 6));
        assertThat(GoldenSection.maximum(x -> 1, 2, 2, 1e-9).x()).isEqualTo(2);
        GoldenSection.Peak part =
                GoldenSection.maximum(x -> x < 0.7 ? Double.NEGATIVE_INFINITY : -(x - 0.8) * (x - 0.8), -5, 1, 1e-12);
        assertThat(part.x()).isCloseTo(0.8, within(1e-6));
        GoldenSection.Peak high =
                GoldenSection.maximum(x -> x > 0.7 ? Double.NEGATIVE_INFINITY : -(x - 0.2) * (x - 0.2), -0.5, 1, 1e-12);
        assertThat(high.x()).isCloseTo(0.2, within(1e-6));
    }
}
