package org.recount.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

class StagedAdjudicationTest {
    private static final NearTheLine COMPLAINTS = new NearTheLine(40, 3, 2, 100, 0.3, 0.1, 0.3, 5);

    /** Four contests in two regions, 30 stations each; every tenth station of a contest has an event. */
    private static Terrain terrain(Remedy remedy) {
        Terrain terrain = new Terrain(
                List.of("a", "b", "c", "d"), List.of("North", "North", "South", "South"), new int[] {30, 30, 30, 30});
        int n = 0;
        for (int i = 0; i < 4; i++) {
            for (int s = 0; s < 30; s += 10) {
                terrain.addEvent(n++, terrain.stationStart[i] + s, remedy);
            }
            terrain.closeContest(i, n);
            terrain.losers[i] = new int[] {3, 4};
            terrain.winners[i] = new int[] {2, 1};
            terrain.gap[i] = 50L * i;
        }
        return terrain;
    }

    private static Openings decide(StagedAdjudication rule, Terrain terrain, long trial) {
        Streams streams = new Streams(3);
        Docket docket = new Docket(terrain.contests());
        COMPLAINTS.file(terrain, streams.stream(trial, Purpose.COMPLAINTS, 0), docket);
        Openings openings = new Openings(terrain.contests(), terrain.stationStart[terrain.contests()]);
        rule.bind(terrain).decide(docket, streams.stream(trial, Purpose.ADJUDICATION, 0), openings);
        return openings;
    }

    private static StagedAdjudication rule(Annulment annulment, RecountStage... stages) {
        return new StagedAdjudication(List.of(stages), annulment, 10, 3, 1, 4);
    }

    @Test
    void opensTheStationsOfEachStageInTheirPlaces() {
        RecountStage first = new RecountStage(
                "first", 25, 5, 0, List.of(new RecountStage.Quota("North", 12), new RecountStage.Quota("d", 7)));
        RecountStage second = new RecountStage("second", 20, 2, 1, List.of());
        Terrain terrain = terrain(Remedy.RECOUNT);
        for (long trial = 0; trial < 50; trial++) {
            Openings o = decide(rule(Annulment.NONE, first, second), terrain, trial);
            assertThat(o.opened()).isEqualTo(45);
            int[] inFirst = new int[4];
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                for (int k = 0; k < o.opened(i); k++) {
                    int station = o.openedStation(i, k);
                    assertThat(seen.add(station)).isTrue();
                    assertThat(station).isBetween(terrain.stationStart[i], terrain.stationStart[i + 1] - 1);
                    assertThat(o.isOpen(station)).isTrue();
                    inFirst[i] += o.stage(station) == 0 ? 1 : 0;
                }
            }
            assertThat(inFirst[0] + inFirst[1]).isEqualTo(12);
            assertThat(inFirst[3]).isEqualTo(7);
            assertThat(inFirst[2]).isEqualTo(6);
            assertThat(o.annulled()).isZero();
        }
    }

    @Test
    void whatAFullContestCannotTakeGoesToItsNeighbour() {
        RecountStage stage = new RecountStage("all of it", 60, 1, 0, List.of(new RecountStage.Quota("South", 60)));
        Openings o = decide(rule(Annulment.NONE, stage), terrain(Remedy.RECOUNT), 1);
        assertThat(o.opened(2)).isEqualTo(30);
        assertThat(o.opened(3)).isEqualTo(30);
        assertThat(o.opened(0)).isZero();
    }

    @Test
    void aCountryThatHasTooFewStationsIsOpenedAltogether() {
        RecountStage stage = new RecountStage("too many", 500, 3, 0, List.of());
        assertThat(decide(rule(Annulment.NONE, stage), terrain(Remedy.RECOUNT), 1)
                        .opened())
                .isEqualTo(120);
    }

    @Test
    void annulsOnlyIrregularStationsWhereTheJudgesNeverErr() {
        Terrain terrain = terrain(Remedy.ANNUL);
        int annulled = 0;
        for (long trial = 0; trial < 200; trial++) {
            Openings o = decide(rule(new Annulment(2, 1, 0)), terrain, trial);
            annulled += o.annulled();
            for (int k = 0; k < o.annulled(); k++) {
                assertThat(terrain.eventAt(o.annulledStation(k))).isNotNegative();
                assertThat(o.isAnnulled(o.annulledStation(k))).isTrue();
            }
        }
        assertThat(annulled).isGreaterThan(300);
    }

    @Test
    void annulsLawfulStationsWhereNothingElseIsNamed() {
        Terrain terrain = terrain(Remedy.RECOUNT);
        Openings o = decide(rule(new Annulment(3, 1, 0.5)), terrain, 5);
        assertThat(o.annulled()).isBetween(1, 3);
        assertThat(decide(rule(new Annulment(3, 1, 0)), terrain, 5).annulled()).isZero();
    }

    /**
     * Stations are opened one after the other, those with an event with odds 4: Wallenius' noncentral hypergeometric
     * distribution, here by its recursion; also where hardly any is left closed. Chi-square over 20,000 blocks; a false alarm
     * in 0.1% of seeds.
     */
    @ParameterizedTest
    @CsvSource({"30, 6, 10, 5", "30, 20, 28, 3", "64, 50, 60, 4"})
    void blocksFollowWallenius(int all, int events, int opened, int leastCells) {
        Terrain terrain = new Terrain(List.of("a"), List.of("R"), new int[] {all});
        for (int e = 0; e < events; e++) {
            terrain.addEvent(e, e == 0 ? 0 : e + 1, Remedy.RECOUNT);
        }
        terrain.closeContest(0, events);
        StagedAdjudication rule = rule(Annulment.NONE, new RecountStage("s", opened, 1, 0, List.of()));
        AdjudicationRule.Decider decider = rule.bind(terrain);
        // A complaint by a loser that names a station without an event, so that nine more are drawn.
        Docket docket = new Docket(1);
        RandomStream random = new Streams(1).stream(0, Purpose.TEST, 0);
        long[] seen = new long[events + 1];
        int blocks = 20_000;
        for (int b = 0; b < blocks; b++) {
            docket.clear();
            docket.add(1, 0, false, Category.GREEN);
            docket.closeContest(0);
            Openings o = new Openings(1, all);
            decider.decide(docket, random, o);
            int found = 0;
            for (int k = 0; k < o.opened(0); k++) {
                found += terrain.eventAt(o.openedStation(0, k)) >= 0 ? 1 : 0;
            }
            seen[found]++;
        }
        double[] p = wallenius(events, all - events - 1, opened - 1, 4);
        double statistic = 0;
        int cells = 0;
        for (int k = 0; k <= events; k++) {
            double expected = blocks * p[k];
            if (expected > 10) {
                statistic += (seen[k] - expected) * (seen[k] - expected) / expected;
                cells++;
            }
        }
        assertThat(cells).isGreaterThanOrEqualTo(leastCells);
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(cells - 1).inverseSurvivalProbability(1e-3));
    }

    private static double[] wallenius(int events, int plain, int draws, double odds) {
        double[] p = new double[events + 1];
        p[0] = 1;
        for (int d = 0; d < draws; d++) {
            double[] next = new double[events + 1];
            for (int k = 0; k <= events; k++) {
                double weight = odds * (events - k);
                double chance = weight / (weight + plain - (d - k));
                if (k < events) {
                    next[k + 1] += p[k] * chance;
                }
                next[k] += p[k] * (1 - chance);
            }
            p = next;
        }
        return p;
    }

    @Test
    void refusesWhatDoesNotAddUp() {
        assertThatThrownBy(() -> new RecountStage("s", 5, 1, 0, List.of(new RecountStage.Quota("North", 6))))
                .hasMessageContaining("6 of them known");
        RecountStage stage = new RecountStage("s", 5, 1, 0, List.of(new RecountStage.Quota("West", 2)));
        assertThatThrownBy(() -> rule(Annulment.NONE, stage).bind(terrain(Remedy.RECOUNT)))
                .hasMessageContaining("West");
        assertThatThrownBy(() -> new Annulment(-1, 0, 0)).hasMessageContaining("-1 rulings");
    }

    @Test
    void openingsForget() {
        Terrain terrain = terrain(Remedy.ANNUL);
        Openings o = decide(rule(new Annulment(2, 1, 0), new RecountStage("s", 20, 2, 0, List.of())), terrain, 1);
        o.clear();
        o.close();
        for (int station = 0; station < 120; station++) {
            assertThat(o.isOpen(station)).isFalse();
            assertThat(o.isAnnulled(station)).isFalse();
            assertThat(o.stage(station)).isEqualTo(-1);
        }
        assertThat(o.opened()).isZero();
        assertThat(o.annulled()).isZero();
    }
}
