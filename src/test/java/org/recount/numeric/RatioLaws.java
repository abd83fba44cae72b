package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Exact ratios against big integers, on both sides of the border where a long no longer holds them. */
class RatioLaws {

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(-20, 20)),
                Tuple.of(2, Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L)),
                Tuple.of(1, Arbitraries.longs()),
                Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, 0L, 1L, -1L)));
    }

    @Provide
    Arbitrary<Ratio> ratios() {
        Arbitrary<Ratio> small =
                Combinators.combine(numbers(), numbers().filter(d -> d != 0)).as(Ratio::of);
        Arbitrary<Ratio> big = Combinators.combine(small, small).as(Ratio::times);
        return Arbitraries.frequencyOf(Tuple.of(3, small), Tuple.of(1, big));
    }

    @Property(seed = "21")
    void lowestTermsAndPositiveDenominator(@ForAll("ratios") Ratio r) {
        assertThat(r.denominator().signum()).isEqualTo(1);
        assertThat(r.numerator().gcd(r.denominator())).isEqualTo(BigInteger.ONE);
        assertThat(Ratio.parse(r.toString())).isEqualTo(r).hasSameHashCodeAs(r);
    }

    @Property(seed = "22")
    void arithmeticIsThatOfFractions(@ForAll("ratios") Ratio a, @ForAll("ratios") Ratio b) {
        BigInteger ad = a.numerator().multiply(b.denominator());
        BigInteger bc = b.numerator().multiply(a.denominator());
        BigInteger bd = a.denominator().multiply(b.denominator());
        assertThat(a.plus(b)).isEqualTo(Ratio.of(ad.add(bc), bd));
        assertThat(a.minus(b)).isEqualTo(Ratio.of(ad.subtract(bc), bd));
        assertThat(a.times(b)).isEqualTo(Ratio.of(a.numerator().multiply(b.numerator()), bd));
        assertThat(a.compareTo(b)).isEqualTo(ad.compareTo(bc));
        assertThat(a.equals(b)).isEqualTo(ad.equals(bc));
        assertThat(a.max(b).compareTo(a.min(b))).isGreaterThanOrEqualTo(0);
        if (b.signum() != 0) {
            assertThat(a.dividedBy(b).times(b)).isEqualTo(a);
        }
    }

    @Property(seed = "23")
    void floorAndCeiling(@ForAll("ratios") Ratio r) {
        BigInteger floor = new BigDecimal(r.numerator())
                .divide(new BigDecimal(r.denominator()), 0, RoundingMode.FLOOR)
                .toBigIntegerExact();
        Assume.that(floor.bitLength() < 63);
        assertThat(r.floor()).isEqualTo(floor.longValueExact());
        assertThat(r.ceil()).isEqualTo(r.isWhole() ? r.floor() : r.floor() + 1);
    }

    @Property(seed = "24")
    void productsAreComparedExactly(
            @ForAll("numbers") long a,
            @ForAll("numbers") long b,
            @ForAll("numbers") long c,
            @ForAll("numbers") long d) {
        int exact = BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
        assertThat(Ratio.compareProducts(a, b, c, d)).isEqualTo(exact);
    }

    @Property(seed = "25")
    void decimalsAreRoundedHalfUp(@ForAll("ratios") Ratio r) {
        BigDecimal shown = new BigDecimal(r.toDecimal(3));
        BigDecimal exact =
                new BigDecimal(r.numerator()).divide(new BigDecimal(r.denominator()), 3, RoundingMode.HALF_UP);
        assertThat(shown).isEqualByComparingTo(exact);
    }

    @Example
    void readsWhatPeopleWrite() {
        assertThat(Ratio.parse("1.4")).isEqualTo(Ratio.of(7, 5));
        assertThat(Ratio.parse(" 7 / 5 ")).isEqualTo(Ratio.of(7, 5));
        assertThat(Ratio.parse("3%")).isEqualTo(Ratio.of(3, 100));
        assertThat(Ratio.parse("3.25 %")).isEqualTo(Ratio.of(13, 400));
        assertThat(Ratio.parse("0.0325")).isEqualTo(Ratio.of(13, 400));
        assertThat(Ratio.parse("1E3")).isEqualTo(Ratio.of(1000));
        assertThat(Ratio.parse("-2")).isEqualTo(Ratio.of(-2));
        assertThat(Ratio.of(61696, 5).toDecimal(4)).isEqualTo("12339.2");
        assertThat(Ratio.of(-4, -6)).hasToString("2/3");
        assertThat(Ratio.of(1, 3).toDouble()).isEqualTo(1.0 / 3);
        for (String bad : new String[] {"", "x", "1/0", "1.4.5", "1/x", "%", "1e999999999"}) {
            assertThatThrownBy(() -> Ratio.parse(bad))
                    .as(bad)
                    .isInstanceOf(NumberFormatException.class)
                    .hasMessageContaining("Maybe");
        }
        assertThatThrownBy(() -> Ratio.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Ratio.ONE.dividedBy(Ratio.ZERO)).isInstanceOf(ArithmeticException.class);
    }
}
