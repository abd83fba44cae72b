package org.recount.risk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.risk.audit.ContestSample.Ballot;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.round.SizeChosen;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/**
 * Audits of contests that are tied in truth, measured as a file of draws or tallies is: the chance that one is ever confirmed, by
 * every order of its draws with its exact chance, is at most the risk limit. No tolerance but that of summing doubles.
 */
class MeasuredAuditSizeTest {
    private static final int W = 0;
    private static final int L = 1;
    private static final int NONE = ContestSample.INVALID;
    private static final int LOST = ContestSample.MISSING;
    private static final double[] LIMITS = {0.05, 0.1, 0.25, 0.5};

    private static ContestVotes votes(long winner, long loser, long invalid) {
        return votes(1, winner, loser, invalid);
    }

    private static ContestVotes votes(int seats, long winner, long loser, long invalid) {
        Contest contest = new Contest(
                "k",
                "Contest",
                "",
                seats,
                0,
                List.of(Choice.of("w", "W", "", Gender.UNKNOWN), Choice.of("l", "L", "", Gender.UNKNOWN)));
        return ContestVotes.of(contest, new long[] {winner, loser}, invalid);
    }

    private static AuditedContest contest(ContestVotes votes) {
        return AuditedContest.of(ContestTally.ofTotals(votes), SeatRules.create(RuleSpec.of("plurality")));
    }

    private static AuditOnRecord audit(AuditTest test, double delta) {
        return new AuditOnRecord("a", test, "", 0.1, List.of(), SizeChosen.BEFORE_SEED, delta, 1, true, List.of());
    }

    /** A kind of ballot and how many there are. */
    private record Kind(Ballot ballot, int count) {}

    /** Adds up the chance that the measured risk ever falls to each limit. */
    private static final class Confirmed {
        private final double[] chance = new double[LIMITS.length];
        private double all;

        void add(double p, AuditTest test, AuditedContest contest, ContestSample sample) {
            ContestMeasurement m = AuditMeasurer.measure(audit(test, 1), contest, sample, false);
            double least = m.history().get(m.history().size() - 1);
            assertThat(least).isBetween(0.0, 1.0);
            all += p;
            for (int i = 0; i < LIMITS.length; i++) {
                chance[i] += least <= LIMITS[i] * (1 + 1e-12) ? p : 0;
            }
        }

        void check() {
            assertThat(all).isBetween(1 - 1e-9, 1 + 1e-9);
            for (int i = 0; i < LIMITS.length; i++) {
                assertThat(chance[i]).as("limit " + LIMITS[i]).isLessThanOrEqualTo(LIMITS[i] * (1 + 1e-12));
            }
        }

        boolean ever() {
            return chance[LIMITS.length - 1] > 0;
        }
    }

    private interface Path {
        void of(List<Ballot> ballots, double chance);
    }

    /** Every sequence of so many draws, those of kinds in {@code put} with replacement, and its chance. */
    private static void orders(List<Kind> kinds, boolean put, int draws, Path path) {
        orders(kinds, new int[kinds.size()], put, draws, new ArrayList<>(), 1, path);
    }

    private static void orders(
            List<Kind> kinds, int[] used, boolean put, int draws, List<Ballot> so, double chance, Path path) {
        if (draws == 0) {
            path.of(List.copyOf(so), chance);
            return;
        }
        double left =
                kinds.stream().mapToInt(Kind::count).sum() - Arrays.stream(used).sum();
        for (int k = 0; k < used.length; k++) {
            int of = kinds.get(k).count() - used[k];
            if (of > 0) {
                so.add(kinds.get(k).ballot());
                used[k] += put ? 0 : 1;
                orders(kinds, used, put, draws - 1, so, chance * of / left, path);
                used[k] -= put ? 0 : 1;
                so.remove(so.size() - 1);
            }
        }
    }

    /**
     * Six ballots with records, reported 5 to 1, of which so many are in truth for the loser, and six that are polled, reported 3
     * to 3, with as many for the winner as make a tie; drawn in turn and looked at after each draw. One lost ballot in each.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void twoStrata(int wrong) {
        for (AuditTest test : AuditTest.of(AuditTest.Kind.STRATIFIED)) {
            for (boolean lost : new boolean[] {false, true}) {
                int losers = 5 - wrong;
                List<Kind> records = List.of(
                        new Kind(new Ballot(W, W, 0), 5 - wrong),
                        new Kind(new Ballot(W, lost ? LOST : L, 0), wrong),
                        new Kind(new Ballot(L, L, 0), 1));
                List<Kind> polled = List.of(
                        new Kind(new Ballot(NONE, W, 1), 1 + wrong),
                        new Kind(new Ballot(NONE, L, 1), Math.max(0, losers - (lost ? 1 : 0))),
                        new Kind(new Ballot(NONE, LOST, 1), lost && losers > 0 ? 1 : 0));
                List<AuditStratum> strata = List.of(
                        new AuditStratum("records", true, votes(5, 1, 0)),
                        new AuditStratum("polled", false, votes(3, 3, 0)));
                Confirmed confirmed = new Confirmed();
                AuditedContest contest = contest(votes(8, 4, 0));
                orders(
                        records,
                        true,
                        3,
                        (a, p) -> orders(polled, false, 3, (b, q) -> {
                            List<Ballot> turns = new ArrayList<>();
                            for (int i = 0; i < 3; i++) {
                                turns.add(a.get(i));
                                turns.add(b.get(i));
                            }
                            confirmed.add(p * q, test, contest, sample(turns, strata));
                        }));
                confirmed.check();
            }
        }
    }

    /**
     * Two lists and three seats, reported 7 to 5, which is 2 seats to 1; in truth 9 to 3, where the loser's one seat is tied with the
     * winner's third: no pair of votes but a comparison of averages. So many of the records are wrong.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void twoStrataOfLists(int wrong) {
        AuditedContest lists =
                AuditedContest.of(ContestTally.ofTotals(votes(3, 7, 5, 0)), SeatRules.create(RuleSpec.of("dhondt")));
        List<AuditStratum> strata = List.of(
                new AuditStratum("records", true, votes(3, 3, 3, 0)),
                new AuditStratum("polled", false, votes(3, 4, 2, 0)));
        List<Kind> records = List.of(
                new Kind(new Ballot(W, W, 0), 3),
                new Kind(new Ballot(L, W, 0), wrong),
                new Kind(new Ballot(L, L, 0), 3 - wrong));
        List<Kind> polled =
                List.of(new Kind(new Ballot(NONE, W, 1), 6 - wrong), new Kind(new Ballot(NONE, L, 1), wrong));
        for (AuditTest test : AuditTest.of(AuditTest.Kind.STRATIFIED)) {
            Confirmed confirmed = new Confirmed();
            orders(
                    records,
                    true,
                    3,
                    (a, p) -> orders(polled, false, 3, (b, q) -> {
                        List<Ballot> turns = new ArrayList<>(a);
                        turns.addAll(b);
                        confirmed.add(p * q, test, lists, sample(turns, strata));
                    }));
            confirmed.check();
        }
    }

    /** The sample can confirm: a test that never did would have no size either. */
    @ParameterizedTest
    @EnumSource(
            value = AuditTest.class,
            names = {"UNION_INTERSECTION", "SUITE"})
    void whatIsRightIsConfirmed(AuditTest test) {
        List<AuditStratum> strata = List.of(
                new AuditStratum("records", true, votes(50, 10, 0)),
                new AuditStratum("polled", false, votes(50, 10, 0)));
        List<Ballot> turns = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            turns.add(new Ballot(i % 6 == 5 ? L : W, i % 6 == 5 ? L : W, 0));
            turns.add(new Ballot(NONE, i % 6 == 5 ? L : W, 1));
        }
        ContestMeasurement m = AuditMeasurer.measure(audit(test, 1), contest(votes(100, 20, 0)), sample(turns, strata));
        assertThat(m.confirmed()).isTrue();
        assertThat(m.strata().get(1).draws()).isEqualTo(40);
        ContestMeasurement.Split split = m.assertions().get(0).split().orElseThrow();
        assertThat(split.records() + split.polled()).isEqualTo(1);
    }

    /** Seven ballots: a pool of four, reported 3 to 1, and three with records; ties in truth, every order. */
    @Test
    void pools() {
        List<AuditStratum> pools = List.of(
                new AuditStratum("pool", false, votes(3, 1, 0)), new AuditStratum("records", true, votes(1, 1, 1)));
        pools(pools, kinds(2, 2, 0, new Ballot(W, W, 1), new Ballot(L, L, 1), new Ballot(NONE, NONE, 1)));
        pools(pools, kinds(3, 1, 0, new Ballot(W, L, 1), new Ballot(L, L, 1), new Ballot(NONE, NONE, 1)));
        pools(pools, kinds(2, 1, 1, new Ballot(W, W, 1), new Ballot(L, L, 1), new Ballot(NONE, NONE, 1)));
        // The record of the ballot that was reported without a vote is lost, and it was for the loser.
        pools(pools, kinds(3, 1, 0, new Ballot(W, NONE, 1), new Ballot(L, L, 1), new Ballot(LOST, L, 1)));
        pools(pools, kinds(3, 1, 0, new Ballot(W, NONE, 1), new Ballot(L, LOST, 1), new Ballot(NONE, L, 1)));
        // Two pools that hide in different ways: one the reverse of the other.
        List<AuditStratum> two =
                List.of(new AuditStratum("a", false, votes(4, 0, 0)), new AuditStratum("b", false, votes(1, 2, 0)));
        Confirmed confirmed = new Confirmed();
        AuditedContest contest = contest(votes(5, 2, 0));
        orders(
                List.of(
                        new Kind(new Ballot(NONE, W, 0), 2),
                        new Kind(new Ballot(NONE, L, 0), 2),
                        new Kind(new Ballot(NONE, W, 1), 1),
                        new Kind(new Ballot(NONE, L, 1), 2)),
                false,
                7,
                (order, p) -> confirmed.add(p, AuditTest.ONEAUDIT, contest, sample(order, two)));
        confirmed.check();
    }

    private static List<Kind> kinds(int winner, int loser, int lost, Ballot... records) {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind(new Ballot(NONE, W, 0), winner));
        kinds.add(new Kind(new Ballot(NONE, L, 0), loser));
        kinds.add(new Kind(new Ballot(NONE, LOST, 0), lost));
        Arrays.stream(records).forEach(b -> kinds.add(new Kind(b, 1)));
        return kinds;
    }

    private static void pools(List<AuditStratum> pools, List<Kind> kinds) {
        Confirmed confirmed = new Confirmed();
        AuditedContest contest = contest(votes(4, 2, 1));
        orders(kinds, false, 7, (order, p) -> confirmed.add(p, AuditTest.ONEAUDIT, contest, sample(order, pools)));
        confirmed.check();
    }

    /** A tie, every sequence of twelve ballots, looked at after each. */
    @Test
    void theRiskMaximisingPrior() {
        Confirmed confirmed = new Confirmed();
        AuditedContest contest = contest(votes(700, 300, 0));
        orders(
                List.of(new Kind(new Ballot(NONE, W), 1), new Kind(new Ballot(NONE, L), 1)),
                true,
                12,
                (order, p) -> confirmed.add(p, AuditTest.RISK_MAXIMISING, contest, sample(order, List.of())));
        confirmed.check();
        assertThat(confirmed.ever()).isTrue();
    }

    /** A tie, tallies of two rounds, every outcome; the rules by rounds at their own limit of 10%. */
    @ParameterizedTest
    @EnumSource(
            value = AuditTest.class,
            names = {"ATHENA", "MINERVA", "PROVIDENCE", "BRAVO"})
    void talliesOfRounds(AuditTest test) {
        AuditedContest contest = contest(votes(700, 300, 0));
        BinomialDistribution one = BinomialDistribution.of(14, 0.5);
        BinomialDistribution two = BinomialDistribution.of(10, 0.5);
        double chance = 0;
        for (int a = 0; a <= 14; a++) {
            for (int b = 0; b <= 10; b++) {
                List<Ballot> ballots = new ArrayList<>();
                Consumer<Integer> add = c -> ballots.add(new Ballot(NONE, c));
                for (int i = 0; i < 24; i++) {
                    add.accept(i < a || i >= 14 && i < 14 + b ? W : L);
                }
                ContestMeasurement m = AuditMeasurer.measure(
                        audit(test, 0.9),
                        contest,
                        new ContestSample("k", ballots, List.of(), List.of(), List.of(14, 24)),
                        false);
                assertThat(m.history().subList(0, 13)).containsOnly(1.0);
                chance += m.confirmed() ? one.probability(a) * two.probability(b) : 0;
            }
        }
        assertThat(chance).isPositive().isLessThanOrEqualTo(0.1);
    }

    /**
     * Five stations drawn with equal chances, tied in truth: three hide the margin of 12 votes, one understates it, and one may
     * be lost; every order of four without replacement and every sequence of four with.
     */
    @ParameterizedTest
    @EnumSource(
            value = AuditTest.class,
            names = {"BATCH_BETTING", "BATCH_KAPLAN_MARKOV"})
    void stationsWithEqualChances(AuditTest test) {
        long[][] reported = {{9, 3}, {7, 2}, {5, 5}, {2, 4}, {6, 3}};
        long[][] counted = {{5, 7}, {5, 4}, {6, 4}, {2, 4}, {5, 4}};
        Contest k = votes(1, 0, 0).contest();
        ContestTally.Builder builder = ContestTally.builder(k);
        List<Kind> kinds = new ArrayList<>();
        for (int s = 0; s < 5; s++) {
            long cast = reported[s][0] + reported[s][1];
            builder.add(new PollingStation("s" + s, "s" + s, "", "", -1, cast, 0), reported[s]);
            kinds.add(new Kind(new Ballot(NONE, NONE, s), 1));
        }
        AuditedContest contest = AuditedContest.of(builder.build(), SeatRules.create(RuleSpec.of("plurality")));
        for (int lost : new int[] {-1, 0, 2, 4}) {
            Confirmed confirmed = new Confirmed();
            orders(kinds, test.replaces(), 4, (order, p) -> {
                List<ContestSample.Station> stations = order.stream()
                        .map(b -> new ContestSample.Station(
                                b.stratum(),
                                b.stratum() == lost
                                        ? Optional.empty()
                                        : Optional.of(ContestVotes.of(k, counted[b.stratum()], 0))))
                        .toList();
                confirmed.add(p, test, contest, new ContestSample("k", List.of(), stations));
            });
            confirmed.check();
        }
    }

    private static ContestSample sample(List<Ballot> ballots, List<AuditStratum> strata) {
        return new ContestSample("k", ballots, List.of(), strata, List.of());
    }
}
