package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.ComplaintModel;
import org.recount.dispute.NearTheLine;
import org.recount.dispute.Openings;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.ContestTrial.Result;
import org.recount.simulation.error.ExtraBallots;
import org.recount.simulation.error.Miscount;
import org.recount.simulation.error.ShiftedDigit;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.SwappedLines;
import org.recount.simulation.error.WrongRulings;
import org.recount.simulation.error.WrongSheet;

/**
 * The fast path against a slow twin and against exact enumeration. Seeds are fixed; the budget of a false alarm is written
 * beside each test.
 */
class ContestTrialTest {
    private static final ComplaintModel NO_COMPLAINTS = new NearTheLine(0, 1, 1, 1, 0, 0, 0, 1);

    /** Every third station is opened, some are annulled; what is ruled anew is decided by a coin. */
    private static final class Openers implements AdjudicationRule {
        @Override
        public Decider bind(org.recount.dispute.Terrain terrain) {
            return (docket, random, openings) -> {
                for (int i = 0; i < terrain.contests(); i++) {
                    for (int s = terrain.stationStart[i]; s < terrain.stationStart[i + 1]; s++) {
                        if (s % 3 == 0) {
                            openings.open(i, s, 0);
                        }
                        if (s % 5 == 0) {
                            openings.annul(i, s);
                        }
                    }
                }
                openings.close();
            };
        }

        @Override
        public int stationsOpened() {
            return 0;
        }

        @Override
        public int stageCount() {
            return 1;
        }

        @Override
        public double readjudicates(int stage) {
            return 0.5;
        }
    }

    private static Scenario scenario(
            ElectionSource source, Misreads machine, Misreads hand, List<StationError> errors) {
        return new Scenario(
                ToyScenarios.info(1, 1),
                source,
                Map.of(),
                1,
                machine,
                hand,
                errors,
                NO_COMPLAINTS,
                new Openers(),
                History.UNKNOWN,
                List.of());
    }

    private static TrialPlan plan(Scenario scenario, ElectionView view, long trial) {
        Events events = new Events(scenario.stationErrors());
        events.draw(view, new Streams(99), trial, view.terrain);
        Openings openings = new Openings(view.contests.length, view.stations);
        scenario.adjudication()
                .bind(view.terrain)
                .decide(new org.recount.dispute.Docket(1), new RandomStream(), openings);
        TrialPlan plan = new TrialPlan(events, view.contests.length);
        plan.take(view.terrain, openings);
        return plan;
    }

    /**
     * Totals of each result, the number of discrepant stations and who is elected, over 4,000 plays of the same plan. For
     * each of 6 plans 5 results x (4 totals + elected) + 1 = 26 two-sample tests at 1e-4: a false alarm in 1.6% of seeds.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void agreesWithTakingEveryBallotIntoTheHand(long trial) {
        Misreads machine = new Misreads(0.02, 0.03, 0.05);
        Misreads hand = new Misreads(0.01, 0.02, 0.1);
        List<StationError> errors = List.of(
                new SwappedLines(new Spread(0.05, 1)),
                new WrongSheet(new Spread(0.05, 1)),
                new ShiftedDigit(new Spread(0.05, 1)),
                new Miscount(new Spread(0.1, 1), 1.5),
                new WrongRulings(new Spread(0.1, 1), 0.5),
                new ExtraBallots(new Spread(0.1, 1), 4, 0.5));
        Scenario scenario = scenario(new ToyElections(1, 12, 4, 20), machine, hand, errors);
        Streams streams = new Streams(4);
        ElectionView view = new ElectionView(scenario.elections().draw(17, (int) trial), scenario, streams);
        ContestView contest = view.contests[0];
        TrialPlan plan = plan(scenario, view, trial);
        assertThat(plan.opened(0)).isEqualTo(4);
        assertThat(plan.annulled(0)).isEqualTo(3);

        Map<String, TwoSamples<Long>> totals = new TreeMap<>();
        Map<String, TwoSamples<String>> elected = new TreeMap<>();
        ContestTrial fast = new ContestTrial(view, scenario, true);
        RandomStream lots = new Streams(6).stream(0, Purpose.LOT, 0);
        for (int t = 0; t < 4000; t++) {
            fast.play(contest, 0, plan, streams, t);
            SlowContest slow =
                    new SlowContest(contest.contest, machine, hand, 0.5, new Streams(5).stream(t, Purpose.TEST, 0));
            slow.play(0, plan);
            for (Result result : Result.values()) {
                long[] twin = slowTotals(slow, result);
                for (int c = 0; c < contest.choices; c++) {
                    TwoSamples<Long> two = totals.computeIfAbsent(result + " " + c, k -> new TwoSamples<>());
                    two.add(0, fast.totals(result)[c]);
                    two.add(1, twin[c]);
                }
                TwoSamples<String> two = elected.computeIfAbsent(result.name(), k -> new TwoSamples<>());
                two.add(0, show(fast.elected(contest, result), fast.count(contest, result)));
                two.add(1, SlowElection.elect(contest.contest.contest, twin, contest, lots));
            }
            totals.computeIfAbsent("discrepant", k -> new TwoSamples<>()).add(0, (long) fast.discrepant());
            totals.computeIfAbsent("discrepant", k -> new TwoSamples<>()).add(1, (long) slow.discrepant);
        }
        assertThat(totals).allSatisfy((name, two) -> assertThat(two.pValue()).isGreaterThan(1e-4));
        assertThat(elected).allSatisfy((name, two) -> assertThat(two.pValue()).isGreaterThan(1e-4));
    }

    /**
     * Where the quick bound says that no seat can move, none does; where it does not, the contest is played ballot by ballot
     * just as if the bound were not there. By seeds alone, so without a false alarm.
     */
    @Test
    void theQuickBoundChangesNothing() {
        List<StationError> errors = List.of(
                new SwappedLines(new Spread(0.01, 1)),
                new Miscount(new Spread(0.1, 1), 1.5),
                new WrongRulings(new Spread(0.1, 1), 0.5),
                new ExtraBallots(new Spread(0.1, 1), 4, 0.5));
        Misreads some = new Misreads(0.002, 0.002, 0.02);
        Scenario scenario = scenario(new ToyElections(1, 15, 4, 60), some, some, errors);
        Streams streams = new Streams(40);
        int settled = 0;
        int changed = 0;
        for (int index = 0; index < 400; index++) {
            ElectionView view = new ElectionView(scenario.elections().draw(40, index), scenario, streams);
            ContestView contest = view.contests[0];
            ContestTrial quick = new ContestTrial(view, scenario);
            ContestTrial whole = new ContestTrial(view, scenario, true);
            for (int t = 0; t < 50; t++) {
                TrialPlan plan = plan(scenario, view, t);
                quick.play(contest, 0, plan, streams, t);
                whole.play(contest, 0, plan, streams, t);
                for (Result result : Result.values()) {
                    assertThat(show(quick.elected(contest, result), quick.count(contest, result)))
                            .isEqualTo(show(whole.elected(contest, result), whole.count(contest, result)));
                    changed += whole.changed(result) ? 1 : 0;
                }
                assertThat(quick.settled()).isEqualTo(whole.settled());
                assertThat(quick.discrepant()).isEqualTo(whole.discrepant());
                assertThat(quick.reachable(contest)).isEqualTo(whole.reachable(contest));
                settled += quick.settled() ? 1 : 0;
            }
        }
        assertThat(settled).isBetween(2000, 18_000);
        assertThat(changed).isGreaterThan(300);
    }

    private static long[] slowTotals(SlowContest slow, Result result) {
        return switch (result) {
            case TRUE -> slow.truth;
            case ALL -> slow.all;
            case RECOUNT -> slow.recount;
            case READJUDICATE -> slow.readjudicate;
            case ANNUL -> slow.annul;
        };
    }

    private static String show(int[] elected, int count) {
        return java.util.Arrays.toString(java.util.Arrays.copyOf(elected, count));
    }

    /**
     * A tiny contest whose every possibility is listed: each ballot is truly something and is read as something. Chi-square
     * of 200,000 plays over the joint distribution of the true and the recounted totals; a false alarm in 0.1% of seeds.
     */
    @Test
    void agreesWithExactEnumeration() {
        Contest contest = new Contest(
                "tiny",
                "Tiny",
                "",
                1,
                0,
                List.of(
                        Choice.of("a", "a", "A", Gender.M),
                        Choice.of("b", "b", "B", Gender.M),
                        Choice.of("c", "c", "C", Gender.M)));
        // Station 0 is opened, station 1 is not; station 0 was counted by machine, station 1 by hand.
        SyntheticContest tiny = new SyntheticContest(
                contest,
                new int[] {2, 1, 0, 1, 0, 1},
                new int[] {1, 1},
                new int[] {9, 9},
                new int[] {0, 0},
                new byte[] {0, SyntheticContest.HELD});
        Misreads machine = new Misreads(0.3, 0.2, 0.25);
        Misreads hand = new Misreads(0.15, 0.1, 0.4);
        Scenario scenario = scenario((seed, i) -> new SyntheticElection(i, List.of(tiny)), machine, hand, List.of());
        Streams streams = new Streams(21);
        ElectionView view = new ElectionView(scenario.elections().draw(1, 0), scenario, streams);
        Openings openings = new Openings(1, 2);
        openings.open(0, 0, 0);
        openings.close();
        TrialPlan plan = plan(scenario, view, 0);
        plan.take(view.terrain, openings);

        Map<List<Long>, Double> exact = enumerate(tiny, machine, hand);
        assertThat(exact.values().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12));
        ContestTrial fast = new ContestTrial(view, scenario, true);
        Map<List<Long>, Integer> seen = new HashMap<>();
        int plays = 200_000;
        for (int t = 0; t < plays; t++) {
            fast.play(view.contests[0], 0, plan, streams, t);
            List<Long> key = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                key.add(fast.totals(Result.TRUE)[c]);
            }
            for (int c = 0; c < 3; c++) {
                key.add(fast.totals(Result.RECOUNT)[c]);
            }
            seen.merge(key, 1, Integer::sum);
        }
        assertThat(exact.keySet()).containsAll(seen.keySet());
        double statistic = 0;
        int cells = 0;
        double restExpected = 0;
        long restSeen = 0;
        for (Map.Entry<List<Long>, Double> e : exact.entrySet()) {
            double expected = plays * e.getValue();
            int n = seen.getOrDefault(e.getKey(), 0);
            if (expected < 20) {
                restExpected += expected;
                restSeen += n;
            } else {
                statistic += (n - expected) * (n - expected) / expected;
                cells++;
            }
        }
        statistic += (restSeen - restExpected) * (restSeen - restExpected) / Math.max(1, restExpected);
        assertThat(cells).isGreaterThan(200);
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(cells).inverseSurvivalProbability(1e-3));
    }

    /** The joint distribution of true totals and recounted totals, ballot after ballot. */
    private static Map<List<Long>, Double> enumerate(SyntheticContest c, Misreads machine, Misreads hand) {
        long valid = java.util.Arrays.stream(c.totals).sum();
        long invalid = java.util.Arrays.stream(c.invalid).sum();
        Map<List<Long>, Double> states = new HashMap<>();
        states.put(List.of(0L, 0L, 0L, 0L, 0L, 0L), 1.0);
        for (int s = 0; s < c.stations; s++) {
            Misreads kernel = s == 0 ? machine : hand;
            for (int as = 0; as <= 3; as++) {
                int n = as == 3 ? c.invalid[s] : c.votes[s * 3 + as];
                for (int k = 0; k < n; k++) {
                    states = oneMore(states, c, s, as, kernel, hand, valid, invalid);
                }
            }
        }
        return states;
    }

    private static Map<List<Long>, Double> oneMore(
            Map<List<Long>, Double> states,
            SyntheticContest c,
            int s,
            int as,
            Misreads kernel,
            Misreads hand,
            long valid,
            long invalid) {
        double[] truly = new double[4];
        if (as == 3) {
            double p = kernel.toInvalid() * valid / invalid;
            for (int d = 0; d < 3; d++) {
                truly[d] = p * c.totals[d] / valid;
            }
            truly[3] = 1 - p;
        } else {
            double wasInvalid = kernel.fromInvalid() * invalid / valid;
            for (int d = 0; d < 3; d++) {
                truly[d] = d == as ? 1 - kernel.toOther() - wasInvalid : kernel.toOther() / 2;
            }
            truly[3] = wasInvalid;
        }
        Map<List<Long>, Double> next = new HashMap<>();
        for (int d = 0; d < 4; d++) {
            for (int r = 0; r < 4; r++) {
                // Station 0 is recounted; in station 1 what was announced stands.
                double p = truly[d] * (s == 0 ? read(d, r, hand, c, valid) : r == as ? 1 : 0);
                if (p > 0) {
                    for (Map.Entry<List<Long>, Double> e : states.entrySet()) {
                        List<Long> key = new ArrayList<>(e.getKey());
                        if (d < 3) {
                            key.set(d, key.get(d) + 1);
                        }
                        if (r < 3) {
                            key.set(3 + r, key.get(3 + r) + 1);
                        }
                        next.merge(key, p * e.getValue(), Double::sum);
                    }
                }
            }
        }
        return next;
    }

    private static double read(int truly, int as, Misreads hand, SyntheticContest c, long valid) {
        if (truly == 3) {
            return as == 3 ? 1 - hand.fromInvalid() : hand.fromInvalid() * c.totals[as] / valid;
        }
        if (as == 3) {
            return hand.toInvalid();
        }
        return as == truly ? 1 - hand.toOther() - hand.toInvalid() : hand.toOther() / 2;
    }
}
