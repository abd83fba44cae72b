package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Annulment;
import org.recount.dispute.NearTheLine;
import org.recount.dispute.Remedy;
import org.recount.dispute.StagedAdjudication;
import org.recount.sampling.Streams;
import org.recount.simulation.error.ExtraBallots;
import org.recount.simulation.error.Miscount;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.WrongRulings;

class EventsTest {
    private static final List<StationError> MODELS = List.of(
            new Miscount(new Spread(0.05, 1), 1.5),
            new WrongRulings(new Spread(0.02, 0.25), 0.5),
            new ExtraBallots(new Spread(0.1, 1), 4, 0.5));

    private static Scenario scenario(List<StationError> errors) {
        return new Scenario(
                ToyScenarios.info(1, 1),
                new ToyElections(3, 50, 5, 60),
                Map.of(),
                1,
                Misreads.NONE,
                Misreads.NONE,
                errors,
                new NearTheLine(0, 1, 1, 1, 0, 0, 0, 1),
                new StagedAdjudication(List.of(), Annulment.NONE, 1, 1, 1, 1),
                History.UNKNOWN,
                List.of());
    }

    /**
     * The number of events of a model in a contest is binomial: independent stations, at most one event each. Chi-square
     * over 20,000 trials, a false alarm in 0.1% of seeds for each of two models.
     */
    @Test
    void countsAreBinomial() {
        Scenario scenario = scenario(MODELS);
        Streams streams = new Streams(6);
        ElectionView view = new ElectionView(scenario.elections().draw(1, 0), scenario, streams);
        Events events = new Events(MODELS);
        long[][] seen = new long[3][51];
        int trials = 20_000;
        long affected = 0;
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            int[] n = new int[3];
            Set<Integer> stations = new HashSet<>();
            for (int e = events.first(1); e < events.first(2); e++) {
                n[events.remedy(e) == Remedy.RECOUNT ? 0 : events.remedy(e) == Remedy.READJUDICATE ? 1 : 2]++;
                assertThat(stations.add(events.station(e))).isTrue();
                assertThat(view.terrain.eventAt(view.terrain.stationStart[1] + events.station(e)))
                        .isEqualTo(e);
            }
            for (int m = 0; m < 3; m++) {
                seen[m][n[m]]++;
            }
            affected += n[1] > 0 ? 1 : 0;
        }
        assertThat(chiSquare(seen[0], trials, 0.05)).isTrue();
        assertThat(chiSquare(seen[2], trials, 0.1)).isTrue();
        // A quarter of the contests is affected, with 4 times the rate: 0.25 x (1 - 0.92^50) have any.
        double any = 0.25 * (1 - Math.pow(0.92, 50));
        assertThat((double) affected / trials)
                .isBetween(any - 3.9 * Math.sqrt(any / trials), any + 3.9 * Math.sqrt(any / trials));
    }

    private static boolean chiSquare(long[] seen, int trials, double p) {
        BinomialDistribution binomial = BinomialDistribution.of(50, p);
        double statistic = 0;
        int cells = 0;
        for (int k = 0; k <= 50; k++) {
            double expected = trials * binomial.probability(k);
            if (expected > 20) {
                statistic += (seen[k] - expected) * (seen[k] - expected) / expected;
                cells++;
            }
        }
        return statistic < ChiSquaredDistribution.of(cells).inverseSurvivalProbability(1e-3);
    }

    @Test
    void withEveryStationStruckEachHasOneEvent() {
        List<StationError> all = List.of(new Miscount(new Spread(1, 1), 1.5));
        Scenario scenario = scenario(all);
        Streams streams = new Streams(6);
        ElectionView view = new ElectionView(scenario.elections().draw(1, 0), scenario, streams);
        Events events = new Events(all);
        events.draw(view, streams, 0, view.terrain);
        assertThat(events.first(3)).isEqualTo(150);
        events.draw(view, streams, 1, view.terrain);
        assertThat(view.terrain.events(2)).isEqualTo(50);
    }
}
