package org.recount.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusteredProportionTest {

    @Test
    void clustersThatAreAllOrNothingCountAsOneTrialEach() {
        ClusteredProportion c = new ClusteredProportion();
        for (int j = 0; j < 100; j++) {
            c.add(j % 4 == 0 ? 50 : 0, 50);
        }
        assertThat(c.ratio()).isEqualTo(0.25);
        // 100 clusters of 50 equal trials: a design effect of 50 (times m/(m-1)).
        assertThat(c.designEffect()).isCloseTo(50 * 100 / 99.0, within(1e-9));
        double effective = c.effectiveTrials(1);
        assertThat(effective).isBetween(96.0, 99.0);
        Estimate wilson = Intervals.wilson(0.25 * effective, effective, 0.95);
        Estimate e = c.proportion(0.95, 1);
        assertThat(e.lower()).isEqualTo(wilson.lower());
        assertThat(e.upper()).isEqualTo(wilson.upper());
        assertThat(e.method()).contains("Korn and Graubard");
    }

    @Test
    void clustersThatAreAlikeGainNothingBeyondTheirTrials() {
        ClusteredProportion c = new ClusteredProportion();
        for (int j = 0; j < 10; j++) {
            c.add(3, 10);
        }
        assertThat(c.effectiveTrials(1)).isEqualTo(100);
    }

    @Test
    void noHitHasAnUpperBoundAtTheFallbackDesignEffect() {
        ClusteredProportion c = new ClusteredProportion();
        for (int j = 0; j < 100; j++) {
            c.add(0, 100);
        }
        Estimate e = c.proportion(0.95, 100);
        assertThat(e.value()).isZero();
        assertThat(e.upper()).isEqualTo(Intervals.zeroHitUpper(100, 0.95));
        assertThat(e.method()).contains("no hit").contains("effective sample size of 100");
    }

    @Test
    void meanOfEqualClustersIsTheTIntervalOfTheirMeans() {
        ClusteredProportion c = new ClusteredProportion();
        long[] sums = {12, 15, 9, 14, 20};
        for (long y : sums) {
            c.add(y, 10, y * y);
        }
        Estimate e = c.mean(0.95, 0, 1);
        assertThat(e.value()).isCloseTo(1.4, within(1e-12));
        // Means 1.2 1.5 .9 1.4 2.0: sd 0.40620192, over root 5 and times t(.975, 4) = 2.776445.
        assertThat(e.upper() - e.value()).isCloseTo(2.7764451 * 0.4062019202 / Math.sqrt(5), within(1e-6));
    }

    @Test
    void mergingIsExactInAnyOrder() {
        ClusteredProportion one = new ClusteredProportion();
        ClusteredProportion left = new ClusteredProportion();
        ClusteredProportion right = new ClusteredProportion();
        for (int j = 0; j < 30; j++) {
            one.add(j % 7, 10 + j % 3);
            (j % 2 == 0 ? left : right).add(j % 7, 10 + j % 3);
        }
        right.merge(left);
        assertThat(right.mean(0.95, 0, 1)).isEqualTo(one.mean(0.95, 0, 1));
        assertThat(right.proportion(0.95, 1)).isEqualTo(one.proportion(0.95, 1));
        assertThat(right.clusters()).isEqualTo(30);
        assertThat(right.trials()).isEqualTo(one.trials());
        assertThat(right.sum()).isEqualTo(one.sum());
    }

    @Test
    void withoutTrialsThereIsNoAnswer() {
        ClusteredProportion c = new ClusteredProportion();
        c.add(0, 0);
        assertThat(c.clusters()).isZero();
        assertThat(c.proportion(0.95, 1)).isEqualTo(new Estimate(0, 0, 1, 0.95, "no case to judge by: not defined"));
        assertThat(c.mean(0.95, 0, 1).upper()).isPositive();
    }

    @Test
    void oneClusterSpeaksOfItselfOnly() {
        ClusteredProportion c = new ClusteredProportion();
        c.add(3, 10, 9);
        assertThat(c.proportion(0.95, 10).method()).contains("one election only");
        assertThat(c.proportion(0.95, 10).upper())
                .isEqualTo(Intervals.wilson(3, 10, 0.95).upper());
        // Squares 9 over 10 trials, mean .3: variance (.9 - .09)/9 = .09, t(.975, 9) = 2.262157.
        assertThat(c.mean(0.95, -10, 1).upper()).isCloseTo(0.3 + 2.262157 * 0.3, within(1e-6));
        assertThat(c.mean(0.95, 0, 1).lower()).isZero();
    }

    @Test
    void whatNeverHappenedHasABoundAndNoFalseCertainty() {
        ClusteredProportion c = new ClusteredProportion();
        for (int j = 0; j < 10; j++) {
            c.add(0, 50);
        }
        Estimate e = c.mean(0.95, 0, 50);
        assertThat(e.lower()).isZero();
        assertThat(e.upper()).isEqualTo(Intervals.zeroHitUpper(10, 0.95));
    }
}
