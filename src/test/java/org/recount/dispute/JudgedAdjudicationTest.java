package org.recount.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Flow.Step;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

class JudgedAdjudicationTest {
    private static final Filing ALL_IN_TIME = new Filing(9, 3, 9);
    private static final Instance PERFECT = new Instance(1, 1, 1, 0, 5, 1);
    private static final Instance DEAF = new Instance(0, 1, 0, 0, 5, 0);

    /** Three contests of 100 stations; each tenth station is irregular, and each station after one has a counting error. */
    private static Terrain terrain() {
        Terrain terrain = new Terrain(List.of("a", "b", "c"), List.of("N", "N", "S"), new int[] {100, 100, 100});
        int n = 0;
        for (int i = 0; i < 3; i++) {
            for (int s = 0; s < 100; s += 10) {
                terrain.addEvent(n++, terrain.stationStart[i] + s, Remedy.ANNUL);
                terrain.addEvent(n++, terrain.stationStart[i] + s + 1, Remedy.RECOUNT);
            }
            terrain.closeContest(i, n);
        }
        return terrain;
    }

    /** One complaint for each station: 60 of 300 founded, 30 of them irregular; one in ten red, three in ten yellow. */
    private static Docket docket() {
        Docket docket = new Docket(3);
        for (int s = 0; s < 300; s++) {
            int k = s * 7 % 10;
            docket.add(s, 0, false, k == 0 ? Category.RED : k < 4 ? Category.YELLOW : Category.GREEN);
            if (s % 100 == 99) {
                docket.closeContest(s / 100);
            }
        }
        return docket;
    }

    private static JudgedAdjudication rule(
            Filing filing, double decisions, Instance first, double byRejected, double byOpponents, Instance second) {
        return new JudgedAdjudication(filing, decisions, 1, first, byRejected, byOpponents, second, 1, 3);
    }

    /** Decides a trial and returns which complaints were upheld. */
    private static boolean[] upheld(JudgedAdjudication rule, long trial, Openings openings) {
        Docket docket = docket();
        rule.bind(terrain()).decide(docket, new Streams(5).stream(trial, Purpose.ADJUDICATION, 0), openings);
        return Arrays.copyOf(docket.takenUp, docket.size());
    }

    private static boolean[] upheld(JudgedAdjudication rule, long trial) {
        return upheld(rule, trial, new Openings(3, 300));
    }

    private static boolean founded(int station) {
        return station % 10 < 2;
    }

    /**
     * The number of founded and of unfounded complaints upheld in the end is binomial with the chance in closed form. Two
     * chi-square tests over 4,000 trials, a false alarm in 0.1% of seeds for each.
     */
    @Test
    void upholdsWithTheChancesInClosedForm() {
        JudgedAdjudication rule = rule(
                ALL_IN_TIME, 1000, new Instance(0.6, 0.9, 0, 0, 0, 0), 0.4, 0.3, new Instance(0.7, 0.95, 0, 0, 0, 0));
        assertThat(rule.upheld(true)).isCloseTo(0.6 * 0.7 + 0.6 * 0.3 * 0.7 + 0.4 * 0.4 * 0.7, within());
        assertThat(rule.upheld(false)).isCloseTo(0.1 * 0.7 + 0.1 * 0.3 * 0.05 + 0.9 * 0.4 * 0.05, within());
        long[] foundedSeen = new long[61];
        long[] unfoundedSeen = new long[241];
        int trials = 4000;
        for (long trial = 0; trial < trials; trial++) {
            Openings o = new Openings(3, 300);
            boolean[] upheld = upheld(rule, trial, o);
            int a = 0;
            int b = 0;
            for (int s = 0; s < 300; s++) {
                a += upheld[s] && founded(s) ? 1 : 0;
                b += upheld[s] && !founded(s) ? 1 : 0;
            }
            foundedSeen[a]++;
            unfoundedSeen[b]++;
            assertThat(o.flow().of(Step.UPHELD)).isEqualTo(a + b);
            assertThat(o.flow().of(Step.UPHELD_FOUNDED)).isEqualTo(a);
            assertThat(o.flow().of(Step.FOUNDED)).isEqualTo(60);
            assertThat(o.flow().of(Step.UPHELD_FIRST)
                            + o.flow().of(Step.UPHELD_ON_APPEAL)
                            - o.flow().of(Step.OVERTURNED))
                    .isEqualTo(a + b);
        }
        fitsBinomial(foundedSeen, 60, rule.upheld(true), trials);
        fitsBinomial(unfoundedSeen, 240, rule.upheld(false), trials);
    }

    /** Days of filing follow their law, so the number filed late is binomial; a false alarm in 0.1% of seeds. */
    @Test
    void whatIsFiledAfterTheDeadlineIsNotHeard() {
        Filing filing = new Filing(10, 2, 8);
        assertThat(filing.filedBy(8)).isCloseTo(0.64, within());
        assertThat(filing.filedBy(10)).isEqualTo(1);
        assertThat(filing.filedBy(0)).isZero();
        JudgedAdjudication rule = rule(filing, 1000, PERFECT, 0, 0, DEAF);
        long[] seen = new long[301];
        int trials = 4000;
        for (long trial = 0; trial < trials; trial++) {
            Openings o = new Openings(3, 300);
            upheld(rule, trial, o);
            seen[o.flow().of(Step.LATE)]++;
            assertThat(o.flow().of(Step.LATE) + o.flow().of(Step.HEARD)).isEqualTo(300);
        }
        fitsBinomial(seen, 300, 0.36, trials);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    private static void fitsBinomial(long[] seen, int n, double p, int trials) {
        BinomialDistribution law = BinomialDistribution.of(n, p);
        double statistic = 0;
        int cells = 0;
        long restSeen = 0;
        double restExpected = 0;
        for (int k = 0; k <= n; k++) {
            double expected = trials * law.probability(k);
            if (expected > 10) {
                statistic += (seen[k] - expected) * (seen[k] - expected) / expected;
                cells++;
            } else {
                restSeen += seen[k];
                restExpected += expected;
            }
        }
        statistic += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
        assertThat(cells).isGreaterThan(8);
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(cells).inverseSurvivalProbability(1e-3));
    }

    @Test
    void judgesWhoNeverErrUpholdWhatIsFoundedAndAnnulWhatIsIrregular() {
        Terrain terrain = terrain();
        for (long trial = 0; trial < 50; trial++) {
            Openings o = new Openings(3, 300);
            boolean[] upheld = upheld(rule(ALL_IN_TIME, 1000, PERFECT, 0, 0, DEAF), trial, o);
            for (int s = 0; s < 300; s++) {
                assertThat(upheld[s]).isEqualTo(founded(s));
                assertThat(o.isAnnulled(s)).isEqualTo(s % 10 == 0);
                assertThat(o.isOpen(s) || s % 10 != 1)
                        .as("stations with a counting error are opened")
                        .isTrue();
                assertThat(!o.isOpen(s) || o.stage(s) == 0).isTrue();
            }
            assertThat(o.flow().of(Step.ANNULLING)).isEqualTo(30);
            assertThat(terrain.events(0)).isEqualTo(20);
        }
    }

    /** An appeal by everybody to judges who never err gives what is right, whatever the first instance did. */
    @Test
    void theSecondInstancePutsTheFirstRight() {
        boolean[] right = upheld(rule(ALL_IN_TIME, 1000, PERFECT, 0, 0, DEAF), 3);
        for (double power : new double[] {0, 0.3, 1}) {
            Instance first = new Instance(power, 1 - power, 0, 0, 1, 0);
            assertThat(upheld(rule(ALL_IN_TIME, 1000, first, 1, 1, PERFECT), 3)).isEqualTo(right);
        }
        Openings o = new Openings(3, 300);
        upheld(rule(ALL_IN_TIME, 1000, DEAF, 1, 1, PERFECT), 3, o);
        assertThat(o.flow().of(Step.UPHELD_ON_APPEAL)).isEqualTo(60);
        assertThat(o.isOpen(1)).isTrue();
        assertThat(o.stage(1)).as("opened by the second instance").isEqualTo(1);
    }

    @Test
    void whoeverIsDeafChangesNothing() {
        Openings o = new Openings(3, 300);
        assertThat(upheld(rule(ALL_IN_TIME, 1000, DEAF, 1, 1, DEAF), 1, o)).doesNotContain(true);
        assertThat(o.opened()).isZero();
        assertThat(o.annulled()).isZero();
    }

    @Test
    void withTimeForFewRedComesFirst() {
        for (int decisions : new int[] {0, 10, 30, 31, 100, 120, 121, 299, 300}) {
            Openings o = new Openings(3, 300);
            boolean[] upheld = upheld(rule(ALL_IN_TIME, decisions, new Instance(1, 0, 0, 0, 0, 0), 0, 0, DEAF), 2, o);
            int[] byColour = new int[3];
            Docket docket = docket();
            for (int s = 0; s < 300; s++) {
                byColour[docket.category[s].ordinal()] += upheld[s] ? 1 : 0;
            }
            assertThat(o.flow().of(Step.UNDECIDED)).isEqualTo(300 - decisions);
            assertThat(byColour[0]).isEqualTo(Math.min(30, decisions));
            assertThat(byColour[1]).isEqualTo(Math.max(0, Math.min(90, decisions - 30)));
            assertThat(byColour[2]).isEqualTo(Math.max(0, decisions - 120));
        }
    }

    /** Common random numbers: whoever is more willing upholds the same complaints and more. */
    @Test
    void settingsAreComparedOnTheSameLuck() {
        Instance second = new Instance(0.3, 0.97, 0, 0, 3, 0);
        for (long trial = 0; trial < 20; trial++) {
            boolean[] base =
                    upheld(rule(new Filing(10, 2, 8), 150, new Instance(0.4, 0.9, 0, 0, 3, 0), 0.5, 0, second), trial);
            contains(
                    upheld(rule(new Filing(10, 2, 8), 150, new Instance(0.7, 0.9, 0, 0, 3, 0), 0.5, 0, second), trial),
                    base);
            contains(
                    upheld(rule(new Filing(10, 2, 8), 150, new Instance(0.4, 0.8, 0, 0, 3, 0), 0.5, 0, second), trial),
                    base);
            contains(
                    upheld(rule(new Filing(10, 2, 8), 180, new Instance(0.4, 0.9, 0, 0, 3, 0), 0.5, 0, second), trial),
                    base);
            contains(
                    upheld(rule(new Filing(10, 2, 8), 150, new Instance(0.4, 0.9, 0, 0, 3, 0), 0.9, 0, second), trial),
                    base);
            contains(
                    upheld(rule(new Filing(10, 2, 8), 300, new Instance(0.4, 0.9, 0, 0, 3, 0), 0.5, 0, second), trial),
                    upheld(rule(new Filing(10, 2, 7), 300, new Instance(0.4, 0.9, 0, 0, 3, 0), 0.5, 0, second), trial));
        }
    }

    private static void contains(boolean[] more, boolean[] less) {
        for (int j = 0; j < less.length; j++) {
            assertThat(more[j] || !less[j]).isTrue();
        }
    }

    @Test
    void opensTheStationNamedAndSoManyOthersOfItsContest() {
        Terrain terrain = terrain();
        Docket docket = new Docket(3);
        docket.closeContest(0);
        docket.add(142, 0, false, Category.RED);
        docket.closeContest(1);
        docket.closeContest(2);
        Openings o = new Openings(3, 300);
        RandomStream random = new Streams(1).stream(0, Purpose.TEST, 0);
        Instance all = new Instance(1, 0, 0, 0, 12, 0);
        rule(ALL_IN_TIME, 10, all, 0, 0, DEAF).bind(terrain).decide(docket, random, o);
        assertThat(o.opened()).isEqualTo(12);
        assertThat(o.opened(1)).isEqualTo(12);
        assertThat(o.isOpen(142)).isTrue();
        o.clear();
        rule(ALL_IN_TIME, 10, new Instance(1, 0, 0, 0, 1000, 0), 0, 0, DEAF)
                .bind(terrain)
                .decide(docket, random, o);
        assertThat(o.opened()).isEqualTo(100);
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        assertThatThrownBy(() -> new Filing(0, 1, 1)).hasMessageContaining("filed by day 0");
        assertThatThrownBy(() -> new Instance(1.1, 1, 0, 0, 1, 0)).hasMessageContaining("sensitivity 1.1");
        assertThatThrownBy(() -> rule(ALL_IN_TIME, -1, DEAF, 0, 0, DEAF)).hasMessageContaining("-1.0 decisions");
    }
}
