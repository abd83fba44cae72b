package org.recount.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.recount.numeric.Estimate;

class FiguresTest {

    @Test
    void countsHaveCommasInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-IQ-u-nu-arab"));
            assertThat(Figures.count(9_629_601)).isEqualTo("9,629,601");
            assertThat(Figures.mean(1.5)).isEqualTo("1.50");
            assertThat(Figures.percent(0.123)).isEqualTo("12.3%");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The slow twin: Java's formatter. */
    @Test
    void thousandsAreSeparatedAsByTheFormatter() {
        Random random = new Random(1);
        for (int k = 0; k < 20_000; k++) {
            long n = random.nextLong() >> random.nextInt(64);
            assertThat(Figures.count(n)).isEqualTo(String.format(Locale.ROOT, "%,d", n));
            double x = random.nextGaussian() * StrictMath.pow(10, random.nextInt(12) - 4);
            int decimals = random.nextInt(5);
            BigDecimal rounded = new BigDecimal(x).setScale(decimals, RoundingMode.HALF_UP);
            assertThat(Figures.fixed(x, decimals))
                    .isEqualTo(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
        }
        for (double tie : new double[] {0.5, 1.5, 0.125, 0.15, 0.25, 0.35, 1.005, 2.675, 1234.5, 1e-7}) {
            for (int decimals = 0; decimals < 4; decimals++) {
                BigDecimal rounded = new BigDecimal(tie).setScale(decimals, RoundingMode.HALF_UP);
                assertThat(Figures.fixed(tie, decimals))
                        .isEqualTo(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
            }
        }
        assertThat(Figures.fixed(-0.001, 2)).isEqualTo("0.00");
        assertThat(Figures.fixed(-1234.5, 0)).isEqualTo("-1,235");
    }

    @Test
    void aRateThatIsNotZeroIsNeverPrintedAsZeroNorOneThatIsNotOneAsAll() {
        assertThat(Figures.percent(0)).isEqualTo("0%");
        assertThat(Figures.percent(1)).isEqualTo("100%");
        assertThat(Figures.percent(0.00001)).isEqualTo("<0.01%");
        assertThat(Figures.percent(0.99999)).isEqualTo(">99.99%");
        assertThat(Figures.percent(0.0012)).isEqualTo("0.12%");
        assertThat(Figures.percent(0.5)).isEqualTo("50.0%");
        assertThat(Figures.mean(0.0001)).isEqualTo("<0.01");
    }

    @Test
    void aRateIsPrintedWithItsInterval() {
        Estimate e = new Estimate(0.9731, 0.969, 0.976, 0.95, "test");
        assertThat(Figures.rate(e)).isEqualTo("97.3% (95% interval 96.9% to 97.6%)");
        assertThat(Figures.rateCell(e)).isEqualTo("97.3% (96.9% to 97.6%)");
        assertThat(Figures.rate(new Estimate(0, 0, 0.000369, 0.95, "test"))).isEqualTo("0% (95% interval 0% to 0.04%)");
    }

    @Test
    void aNarrowIntervalGetsAsManyDecimalsAsTellItsEndsApart() {
        assertThat(Figures.meanCell(new Estimate(0.12, 0.116, 0.124, 0.95, "test")))
                .isEqualTo("0.120 (0.116 to 0.124)");
        assertThat(Figures.meanCell(new Estimate(4.2, 4.07, 4.33, 0.95, "test")))
                .isEqualTo("4.20 (4.07 to 4.33)");
    }

    @Test
    void numbersForMachinesHaveNoExponent() {
        assertThat(Figures.plain(1e-7)).isEqualTo("0.0000001");
        assertThat(Figures.plain(123456789)).isEqualTo("123456789");
        assertThat(Figures.plain(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Figures.plain(-0.0)).isEqualTo("0");
    }

    /** The slow twin: from the exact decimal expansion; also where the thirteenth digit is a five and the last. */
    @Test
    void numbersForMachinesAreRoundedFromTheirExactExpansion() {
        Random random = new Random(2);
        MathContext twelve = new MathContext(12, RoundingMode.HALF_EVEN);
        for (int k = 0; k < 50_000; k++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double usual = random.nextGaussian() * StrictMath.pow(10, random.nextInt(20) - 10);
            double middle = (random.nextLong(100_000_000_000L, 1_000_000_000_000L) * 10 + 5)
                    * StrictMath.pow(10, -random.nextInt(13));
            for (double x : new double[] {Double.isFinite(any) ? any : 1, usual, middle, k, k / 64.0, k / 1000.0}) {
                BigDecimal rounded = new BigDecimal(x).round(twelve);
                assertThat(Figures.plain(x))
                        .isEqualTo(
                                rounded.signum() == 0
                                        ? "0"
                                        : rounded.stripTrailingZeros().toPlainString());
            }
        }
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            assertThatThrownBy(() -> Figures.mean(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Figures.percent(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Figures.plain(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Figures.amount(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
