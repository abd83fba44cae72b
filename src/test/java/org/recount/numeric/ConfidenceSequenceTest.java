package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Coverage at every look at once; seeds are fixed. */
class ConfidenceSequenceTest {
    private static final int RUNS = 400;

    /**
     * How many of 400 sequences at 90% leave out the mean at some look: 40 on average at most. More than 68 has a chance
     * below 1e-5.
     */
    private static void covers(DoubleSupplier value, double mean) {
        int missed = 0;
        int fixed = 0;
        for (int run = 0; run < RUNS; run++) {
            ConfidenceSequence sequence = new ConfidenceSequence(0.9);
            boolean out = false;
            boolean wilsonOut = false;
            double sum = 0;
            for (int i = 1; i <= 600; i++) {
                double x = value.getAsDouble();
                sum += x;
                sequence.add(x);
                if (i % 10 == 0 || i < 20) {
                    Estimate now = sequence.now();
                    out |= mean < now.lower() || mean > now.upper();
                    Estimate wilson = Intervals.wilson(sum, i, 0.9);
                    wilsonOut |= mean < wilson.lower() || mean > wilson.upper();
                }
            }
            missed += out ? 1 : 0;
            fixed += wilsonOut ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(68);
        // What the sequence is for: an interval for one look fails far more often when looked at many times.
        assertThat(fixed).isGreaterThan(missed);
    }

    @Test
    void aRareEventACommonOneAndAMeanOfShares() {
        SplittableRandom random = new SplittableRandom(5);
        covers(() -> random.nextDouble() < 0.02 ? 1 : 0, 0.02);
        covers(() -> random.nextDouble() < 0.4 ? 1 : 0, 0.4);
    }

    /** Values between 0 and 1: conservative, for the mixture bets on more variance than there is. */
    @Test
    void sharesOfClusters() {
        SplittableRandom random = new SplittableRandom(6);
        int missed = 0;
        for (int run = 0; run < RUNS; run++) {
            ConfidenceSequence sequence = new ConfidenceSequence(0.9);
            boolean out = false;
            for (int i = 0; i < 300; i++) {
                sequence.add(random.nextDouble() * random.nextDouble());
                Estimate now = sequence.now();
                out |= 0.25 < now.lower() || 0.25 > now.upper();
            }
            missed += out ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(68);
    }

    @Test
    void theWidthFallsAsTheSquareRootAndZeroHitsHaveAnUpperBound() {
        ConfidenceSequence sequence = new ConfidenceSequence(0.95);
        assertThat(sequence.now().lower()).isZero();
        assertThat(sequence.now().upper()).isEqualTo(1);
        sequence.add(0, 10_000);
        Estimate none = sequence.now();
        assertThat(none.value()).isZero();
        assertThat(none.upper()).isBetween(Intervals.zeroHitUpper(10_000, 0.95), 0.002);
        ConfidenceSequence half = new ConfidenceSequence(0.95);
        half.add(5_000, 10_000);
        double width = half.now().upper() - half.now().lower();
        half.add(495_000, 990_000);
        double later = half.now().upper() - half.now().lower();
        // 100 times the observations: about a tenth of the width, a little more for the looks in between.
        assertThat(later / width).isBetween(0.1, 0.13);
    }

    @Test
    void whatIsImpossibleIsRefused() {
        assertThatThrownBy(() -> new ConfidenceSequence(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConfidenceSequence(0.9).add(1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
