package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.recount.sampling.Streams;
import org.recount.simulation.error.DoubledSheet;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Placement.Beneficiary;
import org.recount.simulation.error.Placement.Contests;
import org.recount.simulation.error.Placement.Stations;
import org.recount.simulation.error.Placement.Together;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.Stuffing;
import org.recount.simulation.error.SwappedLines;

/** Where errors are placed. The means have a false alarm in 1 seed of 10,000 (3.9 standard errors). */
class PlacementTest {
    private static final ElectionSource SOURCE = new ToyElections(10, 60, 9, 120);

    private static Scenario scenario(StationError... errors) {
        Scenario s = ToyScenarios.of(SOURCE, 600, 60, 40, 20, 10, 2);
        return new Scenario(
                s.info(),
                s.elections(),
                s.seatsStatus(),
                s.trialsPerElection(),
                s.machine(),
                s.hand(),
                List.of(errors),
                s.complaints(),
                s.adjudication(),
                s.history(),
                s.curve());
    }

    private static Placement place(Contests contests, Stations stations, int bestOf, Together together, int device) {
        return new Placement(contests, stations, bestOf, together, device, Beneficiary.LAST_WINNER);
    }

    /** An event by contest and station. */
    private record At(int contest, int station) {}

    private interface Check {
        void check(ElectionView view, List<At> events);
    }

    private static double play(StationError error, int trials, Check check) {
        Scenario scenario = scenario(error);
        Streams streams = new Streams(3);
        ElectionView view = new ElectionView(SOURCE.draw(3, 0), scenario, streams);
        Events events = new Events(scenario.stationErrors());
        long sum = 0;
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            List<At> list = new ArrayList<>();
            for (int i = 0; i < view.contests.length; i++) {
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    list.add(new At(i, events.station(e)));
                    assertThat(view.terrain.eventAt(view.terrain.stationStart[i] + events.station(e)))
                            .isEqualTo(e);
                }
            }
            assertThat(new HashSet<>(list)).as("one at most for a station").hasSameSizeAs(list);
            sum += list.size();
            check.check(view, list);
        }
        return (double) sum / trials;
    }

    /** Wherever they are placed, the rate is the share of stations struck. */
    @Test
    void theRateStaysTheShareOfStations() {
        for (Contests contests : Contests.values()) {
            for (Together together : Together.values()) {
                Placement place = place(contests, Stations.STRONGHOLDS, 5, together, 6);
                double mean = play(new DoubledSheet(new Spread(0.04, 0.4, place)), 2000, (v, e) -> {});
                // 600 stations; contests vary together by region (2 regions of 5 contests): that is the widest.
                double sd = contests == Contests.REGIONS ? 24 * Math.sqrt(1.5) : 24 * Math.sqrt(0.2);
                assertThat(mean).as(contests + " " + together).isCloseTo(24, within(3.9 * sd / Math.sqrt(2000)));
            }
        }
    }

    @Test
    void regionsAreStruckTogether() {
        Placement place = place(Contests.REGIONS, Stations.ANY, 1, Together.STATION, 1);
        int[] both = new int[2];
        play(new DoubledSheet(new Spread(0.3, 0.4, place)), 500, (view, events) -> {
            Set<Integer> contests = new HashSet<>();
            events.forEach(e -> contests.add(e.contest));
            // 60 stations at 0.75 each: a contest of a region that is struck is never empty.
            assertThat(contests.size() % 5).isZero();
            both[0] += contests.size() == 10 ? 1 : 0;
            both[1] += contests.isEmpty() ? 1 : 0;
        });
        assertThat(both[0] / 500.0).isCloseTo(0.16, within(3.9 * Math.sqrt(0.16 * 0.84 / 500)));
        assertThat(both[1] / 500.0).isCloseTo(0.36, within(3.9 * Math.sqrt(0.36 * 0.64 / 500)));
    }

    @Test
    void theClosestContestsAreThoseWithTheSmallestGap() {
        Placement place = place(Contests.CLOSEST, Stations.ANY, 1, Together.STATION, 1);
        play(new DoubledSheet(new Spread(0.1, 0.3, place)), 20, (view, events) -> {
            Set<Integer> contests = new HashSet<>();
            events.forEach(e -> contests.add(e.contest));
            assertThat(contests).hasSize(3);
            for (int i = 0; i < 10; i++) {
                for (int c : contests) {
                    assertThat(contests.contains(i) || view.contests[i].gap >= view.contests[c].gap)
                            .isTrue();
                }
            }
        });
    }

    /** Where the recount never looks: its first stage opens the stations of Region 1, so the errors go to Region 0. */
    @Test
    void theLeastWatchedContestsAreThoseThatTheRecountOpensLeast() {
        Placement place = place(Contests.LEAST_WATCHED, Stations.LEAST_WATCHED, 10, Together.STATION, 1);
        int[] checked = new int[2];
        play(new DoubledSheet(new Spread(0.05, 0.2, place)), 50, (view, events) -> {
            double[] watched = view.watched();
            double mean = java.util.Arrays.stream(watched).average().orElseThrow();
            for (At e : events) {
                assertThat(watched[e.contest]).isLessThan(mean);
                checked[view.contests[e.contest].contest.flags[e.station] == 0 ? 0 : 1]++;
            }
        });
        assertThat(checked[0]).as("stations without a hand count of their own").isGreaterThan(500);
        assertThat(checked[1]).isLessThan(5);
    }

    @Test
    void strongholdsAreWhereTheBeneficiaryIsStrong() {
        double[] mean = new double[2];
        for (int k = 0; k < 2; k++) {
            Placement place = place(Contests.ANY, Stations.STRONGHOLDS, k == 0 ? 1 : 20, Together.STATION, 1);
            double[] sum = new double[2];
            play(new Stuffing(new Spread(0.05, 1, place), 0.5), 100, (view, events) -> {
                for (At e : events) {
                    ContestView c = view.contests[e.contest];
                    sum[0] +=
                            (double) c.contest.votes[e.station * c.choices + c.lastWinner] / c.contest.valid[e.station];
                    sum[1]++;
                }
            });
            mean[k] = sum[0] / sum[1];
        }
        assertThat(mean[1]).isGreaterThan(1.2 * mean[0]);
    }

    @Test
    void centresAndDevicesAreStruckTogether() {
        Placement centres = place(Contests.ANY, Stations.ANY, 1, Together.CENTRE, 1);
        int[] whole = new int[2];
        play(new DoubledSheet(new Spread(0.1, 1, centres)), 200, (view, events) -> {
            Map<Integer, Integer> byCentre = new HashMap<>();
            for (At e : events) {
                byCentre.merge(view.contests[e.contest].contest.centre[e.station], 1, Integer::sum);
            }
            byCentre.values().forEach(n -> whole[n >= 4 ? 0 : 1]++);
        });
        assertThat(whole[0]).as("centres with four or more stations struck").isGreaterThan(whole[1] / 2);
        Placement devices = place(Contests.ANY, Stations.ANY, 1, Together.DEVICE, 6);
        int[] shared = new int[2];
        play(new DoubledSheet(new Spread(0.1, 1, devices)), 200, (view, events) -> {
            Map<String, Integer> byDevice = new HashMap<>();
            for (At e : events) {
                byDevice.merge(e.contest + " " + e.station % 10, 1, Integer::sum);
            }
            byDevice.values().forEach(n -> shared[n == 6 ? 0 : 1]++);
        });
        assertThat(shared[0]).as("devices with all six stations struck").isGreaterThan(shared[1] / 4);
    }

    /** Adding a placed model leaves the draws of the others as they were where it strikes nothing. */
    @Test
    void aModelThatStrikesNothingChangesNothing() {
        Placement place = place(Contests.CLOSEST, Stations.STRONGHOLDS, 5, Together.CENTRE, 1);
        SwappedLines swap = new SwappedLines(new Spread(0.05, 1));
        Scenario one = scenario(swap);
        Scenario two = scenario(swap, new Stuffing(new Spread(0, 0.5, place), 0.5));
        List<List<At>> seen = new ArrayList<>();
        for (Scenario s : List.of(one, two)) {
            Streams streams = new Streams(3);
            ElectionView view = new ElectionView(SOURCE.draw(3, 0), s, streams);
            Events events = new Events(s.stationErrors());
            List<At> list = new ArrayList<>();
            for (int t = 0; t < 50; t++) {
                events.draw(view, streams, t, view.terrain);
                for (int i = 0; i < view.contests.length; i++) {
                    for (int e = events.first(i); e < events.first(i + 1); e++) {
                        list.add(new At(i, events.station(e)));
                    }
                }
            }
            seen.add(list);
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1)).hasSizeGreaterThan(1000);
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        assertThatThrownBy(() -> place(Contests.ANY, Stations.ANY, 0, Together.STATION, 1))
                .hasMessageContaining("best of 0");
        assertThat(Placement.ANYWHERE.scattered()).isTrue();
    }
}
