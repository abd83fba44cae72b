package org.recount.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/** Seeds are fixed; each statistical test fails by chance for 1 seed in 1,000. */
class NearTheLineTest {

    private static Terrain terrain() {
        Terrain terrain = new Terrain(List.of("close", "safe"), List.of("R", "R"), new int[] {50, 100});
        terrain.gap[0] = 0;
        terrain.gap[1] = Long.MAX_VALUE;
        terrain.addEvent(0, 7, Remedy.RECOUNT);
        terrain.addEvent(1, 9, Remedy.ANNUL);
        terrain.closeContest(0, 2);
        terrain.addEvent(2, 60, Remedy.RECOUNT);
        terrain.closeContest(1, 3);
        terrain.losers[0] = new int[] {5, 6};
        terrain.losers[1] = new int[] {5, 6, 7};
        terrain.winners[0] = new int[] {1};
        return terrain;
    }

    @Test
    void stationsAreNamedByTheirWeights() {
        NearTheLine model = new NearTheLine(30_000, 11, 4, 100, 0.25, 0.02, 0.3, 5);
        Terrain terrain = terrain();
        Docket docket = new Docket(2);
        model.file(terrain, new Streams(2).stream(0, Purpose.COMPLAINTS, 0), docket);
        assertThat(docket.size()).isEqualTo(30_000);
        assertThat(docket.start).containsExactly(0, docket.start[1], 30_000);
        long[] seen = new long[150];
        long defended = 0;
        for (int j = 0; j < docket.size(); j++) {
            seen[docket.station[j]]++;
            assertThat(docket.station[j] < 50).isEqualTo(j < docket.start[1]);
            defended += docket.defends[j] ? 1 : 0;
        }
        // Contest weights: close 4 x (50 + 10 x .75 x 2), safe 1 x (100 + 10 x .75 x 1).
        double close = 4 * (50 + 7.5 * 2);
        double safe = 100 + 7.5;
        assertThat(docket.start[1] / 30_000.0).isCloseTo(close / (close + safe), within(3.3 * 0.5 / Math.sqrt(30_000)));
        assertThat(defended / 30_000.0).isCloseTo(0.25, within(3.3 * 0.44 / Math.sqrt(30_000)));
        // Within a contest: losers name an event with odds 11, winners name any.
        double statistic = 0;
        for (int s = 0; s < 50; s++) {
            boolean event = s == 7 || s == 9;
            double p = 0.75 * (event ? 11 : 1) / (48 + 22) + 0.25 * 1 / 50;
            // A winner names a station with an event like any other: 1 in 50.
            double expected = docket.start[1] * p;
            statistic += (seen[s] - expected) * (seen[s] - expected) / expected;
        }
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(49).inverseSurvivalProbability(1e-3));
    }

    @Test
    void coloursFollowEvidenceAndCloseness() {
        NearTheLine model = new NearTheLine(40_000, 11, 4, 100, 0.25, 0.02, 0.3, 5);
        Terrain terrain = terrain();
        Docket docket = new Docket(2);
        model.file(terrain, new Streams(5).stream(0, Purpose.COMPLAINTS, 0), docket);
        double[][] red = new double[2][2];
        for (int j = 0; j < docket.size(); j++) {
            int event = terrain.eventAt(docket.station[j]) >= 0 ? 1 : 0;
            int safe = j < docket.start[1] ? 0 : 1;
            if (event == 0) {
                red[safe][0] += docket.category[j] == Category.RED ? 1 : 0;
                red[safe][1]++;
            }
        }
        assertThat(red[1][0] / red[1][1]).isCloseTo(0.02, within(3.3 * 0.14 / Math.sqrt(red[1][1])));
        double closeRed = 4 * 0.02 / (4 * 0.02 + 0.3 + 0.68);
        assertThat(red[0][0] / red[0][1]).isCloseTo(closeRed, within(3.3 * 0.27 / Math.sqrt(red[0][1])));
    }

    @Test
    void filersStandNearTheLine() {
        NearTheLine model = new NearTheLine(8_000, 1, 1, 100, 0.5, 0, 0, 1);
        Terrain terrain = terrain();
        Docket docket = new Docket(2);
        model.file(terrain, new Streams(9).stream(0, Purpose.COMPLAINTS, 0), docket);
        long first = 0;
        long losers = 0;
        for (int j = docket.start[1]; j < docket.size(); j++) {
            if (docket.defends[j]) {
                assertThat(docket.filer[j])
                        .as("nobody is named as a winner there")
                        .isEqualTo(-1);
            } else {
                losers++;
                first += docket.filer[j] == 5 ? 1 : 0;
                assertThat(docket.filer[j]).isBetween(5, 7);
            }
        }
        assertThat((double) first / losers).isCloseTo(0.5, within(3.3 * 0.5 / Math.sqrt(losers)));
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        assertThatThrownBy(() -> new NearTheLine(1, 0.5, 1, 1, 0, 0, 0, 1)).hasMessageContaining("event odds 0.5");
        assertThatThrownBy(() -> new NearTheLine(1, 1, 1, 1, 0, 0.7, 0.7, 1)).hasMessageContaining("red 0.7");
    }

    @Test
    void aContestWhereNoSeatCanMoveIsNotClose() {
        NearTheLine model = new NearTheLine(1, 3, 5, 100, 0, 0, 0, 1);
        assertThat(model.closeness(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(model.closeness(0)).isEqualTo(5);
        assertThat(model.closeness(100)).isCloseTo(1 + 4 / Math.E, within(1e-12));
        assertThat(model.weight(0, true)).isEqualTo(15);
    }
}
