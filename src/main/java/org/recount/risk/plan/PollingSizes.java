package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.risk.polling.Bravo;
import org.recount.risk.polling.Lattice;
import org.recount.risk.polling.StoppingTime;
import org.recount.risk.round.FirstRound;
import org.recount.risk.round.RoundRule;
import org.recount.risk.round.RoundSchedule;

/**
 * Sizes of ballot-polling audits if the reported votes are right. Whoever has not confirmed by half of the ballots counts
 * them all.
 */
final class PollingSizes {
    /** Assertions whose draws are expected to be fewer than this share of the hardest one's do not matter. */
    private static final double NEAR = 0.25;

    private static final int MOST_NEAR = 6;
    /** Votes for the two up to which the exact walk is taken, and how many times the expected votes it has to go. */
    private static final int LATTICE = 20_000;

    private static final double TAIL = 20;

    /** The chance with which a later round shall stop, and the one of having stopped at which no round is planned. */
    private static final double NEXT_ROUND = 0.9;

    private static final double ENOUGH = 0.999;

    private final AuditedContest contest;
    private final PlanSettings settings;
    private final int part;
    private final List<AssertionMargin> near;
    private final double hardest;
    private final long half;

    PollingSizes(AuditedContest contest, PlanSettings settings, int part) {
        this.contest = contest;
        this.settings = settings;
        this.part = part;
        double limit = settings.riskLimit();
        List<AssertionMargin> byDraws = contest.margins().stream()
                .sorted(Comparator.comparingDouble((AssertionMargin a) -> -a.pollingDraws(limit)))
                .toList();
        this.hardest = byDraws.get(0).pollingDraws(limit);
        this.near = byDraws.stream()
                .filter(a -> a.pollingDraws(limit) >= NEAR * hardest)
                .limit(MOST_NEAR)
                .toList();
        this.half = Math.max(1, contest.ballots() / 2);
    }

    /** Returns whether the growth of any test says that practically all ballots would be needed. */
    boolean hopeless() {
        return hardest > Budget.HOPELESS * contest.ballots();
    }

    /** Returns whether every assertion compares two choices. */
    boolean pairs() {
        return contest.margins().stream().allMatch(a -> a.assertion().kind() == Kind.PAIR);
    }

    /** A loser without a vote counts as half a vote: a share of 1 would lose all at the first vote against it. */
    private Bravo bravo(AssertionMargin a) {
        double loser = Math.max(0.5, contest.votes().votes(a.assertion().loser()));
        double winner = Math.min(contest.votes().votes(a.assertion().winner()), contest.ballots() - loser);
        return new Bravo(winner / contest.ballots(), loser / contest.ballots(), settings.riskLimit());
    }

    /** ALPHA without replacement with the constant bet that is best for the reported votes, all assertions together. */
    PlannedSizes alpha() {
        if (hopeless()) {
            return PlannedSizes.fullCount(contest.ballots());
        }
        return PlannedSizes.simulated(
                PollingTrials.alpha(
                        contest,
                        near,
                        settings.riskLimit(),
                        trials(Math.min(hardest, half) * near.size()),
                        settings.seed(),
                        part),
                contest.ballots());
    }

    PlannedSizes bravo() {
        if (hopeless()) {
            return PlannedSizes.fullCount(contest.ballots());
        }
        if (near.size() == 1) {
            Optional<PlannedSizes> exact = exactBravo(bravo(near.get(0)));
            if (exact.isPresent()) {
                return exact.get();
            }
        }
        return PlannedSizes.simulated(
                PollingTrials.bravo(
                        contest,
                        near,
                        settings.riskLimit(),
                        trials(Math.min(hardest, half) * near.size()),
                        settings.seed(),
                        part),
                contest.ballots());
    }

    /**
     * The distribution of the ballots that BRAVO takes: a walk over the votes for the two, each of which costs a geometric
     * number of ballots. Empty where the walk would be long or a full count is likely.
     */
    private Optional<PlannedSizes> exactBravo(Bravo bravo) {
        double f = bravo.winner() + bravo.loser();
        double expected = bravo.expectedDraws() * f;
        if (TAIL * expected > LATTICE) {
            return Optional.empty();
        }
        int horizon = (int) Math.ceil(TAIL * expected) + 50;
        StoppingTime time = Lattice.withReplacement(bravo.share(), bravo::needed, horizon);
        double[] stop = new double[horizon + 1];
        for (int n = 1; n <= horizon; n++) {
            stop[n] = time.at(n);
        }
        double late = 1 - by(stop, f, half);
        if (time.residual() > 1e-5 || late > 1e-5) {
            return Optional.empty();
        }
        return Optional.of(PlannedSizes.exact(
                time.mean() / f, late, contest.ballots(), p -> quantile(stop, f, Math.min(p, 1 - 2e-5))));
    }

    private long quantile(double[] stop, double f, double chance) {
        long low = 0;
        long high = half;
        while (high - low > 1) {
            long mid = (low + high) >>> 1;
            if (by(stop, f, mid) >= chance) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return high;
    }

    /** The chance that so many ballots hold enough votes for the two. */
    private static double by(double[] stop, double f, long ballots) {
        if (f > 1 - 1e-12) {
            double sum = 0;
            for (int t = 1; t < stop.length && t <= ballots; t++) {
                sum += stop[t];
            }
            return sum;
        }
        // sum_t stop(t) P(Bin(n, f) >= t), the binomial summed from its far end.
        BinomialDistribution votes = BinomialDistribution.of((int) Math.min(Integer.MAX_VALUE, ballots), f);
        double sd = Math.sqrt(ballots * f * (1 - f));
        int low = (int) Math.max(0, ballots * f - 12 * sd - 5);
        int high = (int) Math.min(ballots, ballots * f + 12 * sd + 5);
        double sum = 0;
        double above = 0;
        for (int t = Math.min(stop.length - 1, high); t > low; t--) {
            if (t == Math.min(stop.length - 1, high)) {
                above = votes.survivalProbability(t);
            }
            above += votes.probability(t);
            sum += stop[t] * Math.min(1, above);
        }
        for (int t = Math.min(stop.length - 1, low); t >= 1; t--) {
            sum += stop[t];
        }
        return sum;
    }

    /**
     * Sizes of a first round by Minerva, for the hardest pair: the least from which on every size stops with the chance (the
     * number of votes for the two in a sample is not known beforehand), in ballots that are expected to hold its votes.
     */
    PlannedSizes minerva() {
        return rounds(RoundRule::minerva);
    }

    /** The same for Providence, whose first round is Minerva's and whose later rounds are its own. */
    PlannedSizes providence() {
        return rounds(RoundRule::providence);
    }

    private interface Rule {
        RoundRule of(double share, double riskLimit);
    }

    private PlannedSizes rounds(Rule kind) {
        Bravo pair = bravo(near.get(0));
        double f = pair.winner() + pair.loser();
        long most = Math.min(1_000_000, (long) (half * f));
        if (hopeless() || most < 1) {
            return PlannedSizes.fullCount(contest.ballots());
        }
        RoundRule rule = kind.of(pair.share(), settings.riskLimit());
        FirstRound round = FirstRound.of(RoundRule.minerva(pair.share(), settings.riskLimit()));
        List<Long> sizes = new ArrayList<>();
        List<List<PlannedSizes.RoundEnd>> schedules = new ArrayList<>();
        for (double chance : SampleSizes.CHANCES) {
            // Sizes grow with the chance: what half of the ballots did not do, no larger chance will.
            boolean before = sizes.isEmpty() || sizes.get(sizes.size() - 1) < contest.ballots();
            sizes.add(
                    before && round.stopping((int) most) >= chance
                            ? round.smallest(chance, (int) most).stream()
                                    .mapToLong(n -> (long) Math.ceil(round.settled(chance, n) / f))
                                    .filter(n -> n <= half)
                                    .findFirst()
                                    .orElse(contest.ballots())
                            : contest.ballots());
        }
        for (long size : sizes) {
            schedules.add(size >= contest.ballots() ? List.of() : schedule(rule, round, size, f));
        }
        return PlannedSizes.firstRound(sizes, contest.ballots(), schedules);
    }

    /**
     * The rounds that are settled with a first one: each later round stops 90% of the audits that still run; by exact
     * convolution, up to so many votes that it takes long, and up to half of the ballots. Votes are turned into the ballots that
     * are expected to hold them.
     */
    private List<PlannedSizes.RoundEnd> schedule(RoundRule rule, FirstRound round, long size, double f) {
        int votes = (int) Math.max(1, Math.round(size * f));
        int most = (int) Math.min(LATTICE, half * f);
        if (votes > most) {
            return List.of(new PlannedSizes.RoundEnd(size, round.stopping(votes)));
        }
        List<PlannedSizes.RoundEnd> ends = new ArrayList<>();
        for (RoundSchedule.Round r :
                RoundSchedule.of(rule, votes, NEXT_ROUND, ENOUGH, most).rounds()) {
            ends.add(new PlannedSizes.RoundEnd(ends.isEmpty() ? size : (long) Math.ceil(r.votes() / f), r.stopped()));
        }
        return ends;
    }

    private int trials(double steps) {
        return Budget.trials(settings.trials(), steps);
    }
}
