package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Coverage at every look at once, and at the moment of stopping; seeds are fixed. */
class BettingSequenceTest {
    private static final int RUNS = 300;
    private static final SplittableRandom RANDOM = new SplittableRandom(11);

    /** Hits of 50 trials that share one election's probability, which is high in a few elections and low in the others. */
    private static double share() {
        double p = RANDOM.nextDouble() < 0.3 ? 0.5 : 0.1;
        int hits = 0;
        for (int i = 0; i < 50; i++) {
            hits += RANDOM.nextDouble() < p ? 1 : 0;
        }
        return hits / 50.0;
    }

    private static final double SHARE = 0.3 * 0.5 + 0.7 * 0.1;

    /**
     * How many of 300 sequences at 90% leave out the mean at some look: 30 on average at most; more than 55 has a chance
     * below 1e-5.
     */
    private static int missed(DoubleSupplier value, double mean, double width, int values) {
        int missed = 0;
        for (int run = 0; run < RUNS; run++) {
            BettingSequence sequence = new BettingSequence(0.9, width);
            boolean out = false;
            for (int i = 1; i <= values; i++) {
                sequence.add(value.getAsDouble());
                if (i < 30 || i % 10 == 0) {
                    Estimate now = sequence.now();
                    out |= mean < now.lower() || mean > now.upper();
                }
            }
            missed += out ? 1 : 0;
        }
        return missed;
    }

    @Test
    void coversAtEveryLook() {
        assertThat(missed(BettingSequenceTest::share, SHARE, 0.1, 200)).isLessThanOrEqualTo(55);
        assertThat(missed(() -> RANDOM.nextDouble() < 0.02 ? 1 : 0, 0.02, 0.05, 200))
                .isLessThanOrEqualTo(55);
        assertThat(missed(() -> RANDOM.nextDouble() < 0.5 ? 1 : 0, 0.5, 0.4, 100))
                .isLessThanOrEqualTo(55);
        assertThat(missed(() -> RANDOM.nextDouble() * RANDOM.nextDouble(), 0.25, 0.1, 200))
                .isLessThanOrEqualTo(55);
    }

    /**
     * Stopping when the interval is narrow enough: the sequence covers; Wilson's interval over the trials as if they were
     * independent, stopped the same way, does not (the reason for all this).
     */
    @Test
    void coversWhereItStopsAndTrialsTakenAsIndependentDoNot() {
        int missed = 0;
        int wilsonMissed = 0;
        double clusters = 0;
        for (int run = 0; run < RUNS; run++) {
            BettingSequence sequence = new BettingSequence(0.9, 0.1);
            double hits = 0;
            boolean wilsonStopped = false;
            int n = 0;
            Estimate now = sequence.now();
            while (now.upper() - now.lower() > 0.1) {
                double x = share();
                sequence.add(x);
                n++;
                hits += 50 * x;
                Estimate wilson = Intervals.wilson(hits, 50.0 * n, 0.9);
                if (!wilsonStopped && wilson.upper() - wilson.lower() <= 0.1) {
                    wilsonStopped = true;
                    wilsonMissed += SHARE < wilson.lower() || SHARE > wilson.upper() ? 1 : 0;
                }
                now = sequence.now();
                assertThat(n).isLessThan(2_000);
            }
            clusters += n;
            missed += SHARE < now.lower() || SHARE > now.upper() ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(55);
        assertThat(wilsonMissed).isGreaterThan(100);
        // A single look with a known variance would take (1.645 / 0.05)^2 x 0.036 = 39 clusters.
        assertThat(clusters / RUNS).isBetween(39.0, 160.0);
    }

    @Test
    void narrowerThanTheMixtureWhereValuesVaryLittleAndNeverZeroWithoutABound() {
        BettingSequence betting = new BettingSequence(0.95, 0.05);
        ConfidenceSequence mixture = new ConfidenceSequence(0.95);
        for (int i = 0; i < 300; i++) {
            double x = share();
            betting.add(x);
            mixture.add(x);
        }
        Estimate a = betting.now();
        Estimate b = mixture.now();
        assertThat(a.upper() - a.lower()).isLessThan(0.6 * (b.upper() - b.lower()));
        BettingSequence none = new BettingSequence(0.95, 0.05);
        assertThat(none.now().lower()).isZero();
        assertThat(none.now().upper()).isEqualTo(1);
        for (int i = 0; i < 200; i++) {
            none.add(0);
        }
        assertThat(none.now().value()).isZero();
        assertThat(none.now().upper()).isBetween(Intervals.zeroHitUpper(200, 0.95), 0.03);
        BettingSequence all = new BettingSequence(0.95, 0.05);
        for (int i = 0; i < 5_000; i++) {
            all.add(1);
        }
        assertThat(all.now().lower()).isBetween(0.995, 0.9999);
        assertThat(all.now().upper()).isEqualTo(1);
    }

    @Test
    void whatIsImpossibleIsRefused() {
        assertThatThrownBy(() -> new BettingSequence(0.9, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BettingSequence(1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BettingSequence(0.9, 0.1).add(1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
