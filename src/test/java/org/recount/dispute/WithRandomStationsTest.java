package org.recount.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

class WithRandomStationsTest {
    private static final StagedAdjudication STAGES = new StagedAdjudication(
            List.of(new RecountStage("s", 12, 3, 0.25, List.of())), new Annulment(2, 1, 0.5), 10, 3, 1, 4);

    /** Three contests, the second of them without a station. */
    private static Terrain terrain() {
        Terrain terrain = new Terrain(List.of("a", "b", "c"), List.of("N", "N", "S"), new int[] {30, 0, 20});
        terrain.addEvent(0, 4, Remedy.RECOUNT);
        for (int i = 0; i < 3; i++) {
            terrain.closeContest(i, 1);
        }
        return terrain;
    }

    private static Openings decide(AdjudicationRule rule, Terrain terrain, long trial) {
        Docket docket = new Docket(3);
        docket.add(4, 0, false, Category.RED);
        docket.add(9, 1, false, Category.GREEN);
        for (int i = 0; i < 3; i++) {
            docket.closeContest(i);
        }
        Openings openings = new Openings(3, terrain.stations());
        rule.bind(terrain).decide(docket, new Streams(7).stream(trial, Purpose.ADJUDICATION, 0), openings);
        return openings;
    }

    private static Set<Integer> drawn(Openings o) {
        Set<Integer> drawn = new HashSet<>();
        for (int s = 0; s < 50; s++) {
            if (o.isDrawn(s)) {
                drawn.add(s);
            }
        }
        return drawn;
    }

    @Test
    void whatTheComplaintsOpenStaysAndTheDrawComesOnTop() {
        Terrain terrain = terrain();
        for (long trial = 0; trial < 200; trial++) {
            Openings without = decide(STAGES, terrain, trial);
            Openings with = decide(new WithRandomStations(STAGES, 15, 0.75), terrain, trial);
            assertThat(with.drawn()).isEqualTo(15);
            int both = 0;
            int listed = 0;
            for (int s = 0; s < 50; s++) {
                if (without.isOpen(s)) {
                    assertThat(with.stage(s)).isEqualTo(without.stage(s));
                    both += with.isDrawn(s) ? 1 : 0;
                } else {
                    assertThat(with.isOpen(s)).isEqualTo(with.isDrawn(s));
                    assertThat(with.stage(s)).isEqualTo(with.isDrawn(s) ? 1 : -1);
                }
                assertThat(with.isAnnulled(s)).isEqualTo(without.isAnnulled(s));
            }
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < with.opened(i); k++) {
                    int s = with.openedStation(i, k);
                    assertThat(terrain.contestOf(s)).isEqualTo(i);
                    assertThat(with.isOpen(s)).isTrue();
                    listed++;
                }
            }
            assertThat(listed).isEqualTo(with.opened()).isEqualTo(without.opened() + 15 - both);
        }
    }

    @Test
    void aSmallerSampleIsTheBeginningOfALargerOne() {
        Terrain terrain = terrain();
        for (long trial = 0; trial < 50; trial++) {
            Set<Integer> before = Set.of();
            for (int n : new int[] {0, 1, 7, 30, 50}) {
                Set<Integer> drawn = drawn(decide(new WithRandomStations(STAGES, n, 0), terrain, trial));
                assertThat(drawn).hasSize(n).containsAll(before);
                before = drawn;
            }
        }
    }

    @Test
    void moreThanTheCountryHasIsAllOfIt() {
        Openings o = decide(new WithRandomStations(STAGES, 1000, 0), terrain(), 1);
        assertThat(o.opened()).isEqualTo(50);
        assertThat(o.drawn()).isEqualTo(50);
    }

    /** Pairs of stations over 20,000 samples of 2 from 50, each of 1,225 alike: chi-square, a false alarm in 0.1% of seeds. */
    @Test
    void everySampleIsEquallyLikely() {
        Terrain terrain = terrain();
        AdjudicationRule none = new StagedAdjudication(List.of(), Annulment.NONE, 1, 1, 1, 1);
        AdjudicationRule.Decider decider = new WithRandomStations(none, 2, 0).bind(terrain);
        RandomStream random = new Streams(8).stream(0, Purpose.TEST, 0);
        Openings o = new Openings(3, 50);
        Docket docket = new Docket(3);
        long[] seen = new long[50 * 50];
        int samples = 20_000;
        for (int t = 0; t < samples; t++) {
            o.clear();
            decider.decide(docket, random, o);
            int first = -1;
            for (int s = 0; s < 50; s++) {
                if (o.isDrawn(s) && first < 0) {
                    first = s;
                } else if (o.isDrawn(s)) {
                    seen[first * 50 + s]++;
                }
            }
        }
        double expected = samples / 1225.0;
        double statistic = 0;
        for (int a = 0; a < 50; a++) {
            for (int b = a + 1; b < 50; b++) {
                statistic += (seen[a * 50 + b] - expected) * (seen[a * 50 + b] - expected) / expected;
            }
        }
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(1224).inverseSurvivalProbability(1e-3));
    }

    @Test
    void saysWhatItDoes() {
        WithRandomStations rule = new WithRandomStations(STAGES, 15, 0.75);
        assertThat(rule.stationsOpened()).isEqualTo(12);
        assertThat(rule.stationsDrawn()).isEqualTo(15);
        assertThat(rule.stageCount()).isEqualTo(2);
        assertThat(rule.readjudicates(0)).isEqualTo(0.25);
        assertThat(rule.readjudicates(1)).isEqualTo(0.75);
        assertThatThrownBy(() -> new WithRandomStations(STAGES, -1, 0)).hasMessageContaining("-1 stations");
        assertThatThrownBy(() -> new WithRandomStations(STAGES, 1, 2)).hasMessageContaining("2.0");
    }
}
