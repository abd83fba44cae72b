package org.recount.risk.audit;

import java.util.Arrays;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.risk.audit.ContestMeasurement.Remaining;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * About how much is still to be drawn, for the assertion with the greatest risk: the audit is continued many times with
 * ballots drawn from the reported votes, their records right, or with stations without an error.
 *
 * <p>An estimate to plan the next round by, from a fixed seed; no claim rests on it.
 */
final class RemainingDraws {
    private static final int TRIALS = 100;
    private static final long MOST = 200_000;

    private RemainingDraws() {}

    /** Returns the estimate; empty for a test by rounds, whose next round has to be sized by its own rule. */
    static Optional<Remaining> of(AuditOnRecord audit, AuditedContest contest, ContestSample sample, int worst) {
        if (audit.test().byRounds()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (audit.test().kind()) {
                    case BATCH -> stations(audit, contest, sample);
                    case ONEAUDIT, STRATIFIED ->
                        RemainingInStrata.of(
                                audit, contest, sample, contest.margins().get(worst));
                    case POLLING, COMPARISON, BAYESIAN ->
                        ballots(audit, contest, sample, contest.margins().get(worst));
                });
    }

    private static Remaining ballots(
            AuditOnRecord audit, AuditedContest contest, ContestSample sample, AssertionMargin a) {
        long left = audit.test().replaces()
                ? contest.ballots()
                : contest.ballots() - sample.ballots().size();
        // A comparison without errors draws one value again and again: one continuation tells all.
        boolean certain = audit.test().kind() == AuditTest.Kind.COMPARISON;
        int trials = certain ? 1 : TRIALS;
        long most = Math.min(left, MOST);
        long[] kinds = kinds(contest, sample, audit.test().replaces());
        long[] more = new long[trials];
        Streams streams = new Streams(0);
        RandomStream random = new RandomStream();
        for (int t = 0; t < trials; t++) {
            streams.seed(random, t, Streams.Purpose.AUDIT, 0);
            AssertionTests.Running running = AssertionTests.start(audit.test(), contest, a, sample.strata());
            sample.ballots().forEach(running::add);
            long[] rest = kinds.clone();
            long all = Arrays.stream(rest).sum();
            more[t] = left;
            for (long j = 1; j <= most && all > 0; j++) {
                int kind = draw(random, rest, all);
                if (!audit.test().replaces()) {
                    rest[kind]--;
                    all--;
                }
                int choice = kind == rest.length - 1 ? ContestSample.INVALID : kind;
                if (running.add(new ContestSample.Ballot(choice, choice)) <= audit.riskLimit()) {
                    more[t] = j;
                    break;
                }
            }
        }
        return remaining(more, left, certain);
    }

    static Remaining remaining(long[] more, long left, boolean certain) {
        Arrays.sort(more);
        return new Remaining(
                more[(more.length - 1) / 2],
                more[(int) Math.ceil(0.9 * more.length) - 1],
                left,
                certain ? 0 : more.length);
    }

    /** Ballots by choice, invalid ones last, less those that were drawn where they are not put back. */
    private static long[] kinds(AuditedContest contest, ContestSample sample, boolean replace) {
        ContestVotes votes = contest.votes();
        int n = votes.contest().choices().size();
        long[] kinds = Arrays.copyOf(votes.toArray(), n + 1);
        kinds[n] = votes.invalid();
        if (!replace) {
            for (ContestSample.Ballot b : sample.ballots()) {
                int kind = b.found() < 0 ? n : b.found();
                kinds[kind] = Math.max(0, kinds[kind] - 1);
            }
        }
        return kinds;
    }

    /** Draws a kind in proportion to what is left of each. */
    static int draw(RandomStream random, long[] left, long all) {
        long place = random.nextLong(all);
        int k = 0;
        while (place >= left[k]) {
            place -= left[k];
            k++;
        }
        return k;
    }

    private static Remaining stations(AuditOnRecord audit, AuditedContest contest, ContestSample sample) {
        StationRisk risk = StationRisk.start(audit, contest);
        boolean replace = audit.test().replaces();
        int stations = contest.stations();
        boolean[] seen = new boolean[stations];
        for (ContestSample.Station s : sample.stations()) {
            seen[s.station()] = true;
            risk.add(s, "");
        }
        // Largest weights first: without replacement that is the likeliest order, and the size does not depend much on
        // it.
        Integer[] order = new Integer[stations];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (x, y) -> Double.compare(risk.weight(y), risk.weight(x)));
        long left = replace ? 10L * stations : stations - count(seen);
        long n = 0;
        int at = 0;
        while (risk.current() > audit.riskLimit() && n < left) {
            while (!replace && seen[order[at]]) {
                at++;
            }
            risk.add(order[at], 0);
            at += replace ? 0 : 1;
            n++;
        }
        return new Remaining(n, n, left, 0);
    }

    private static long count(boolean[] seen) {
        long n = 0;
        for (boolean s : seen) {
            n += s ? 1 : 0;
        }
        return n;
    }
}
