package org.recount.risk.audit;

import java.util.Arrays;
import java.util.List;
import org.recount.risk.audit.ContestMeasurement.Remaining;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * About how much is still to be drawn from strata or pools, if the reports are right: two strata go on in the proportion of the
 * draws so far (in that of their ballots where one of them was not drawn from), pools as one population.
 */
final class RemainingInStrata {
    private static final int TRIALS = 50;
    private static final int FEWEST = 5;
    private static final double MOST_WORK = 8e6;
    /** About what a look takes, in draws. */
    private static final int SUITE_LOOK = 20_000;

    private final AuditOnRecord audit;
    private final AuditedContest contest;
    private final ContestSample sample;
    private final AssertionMargin a;
    private final boolean strata;
    private final long[][] kinds;
    private final long[] ballots;
    private final double recordShare;

    private RemainingInStrata(AuditOnRecord audit, AuditedContest contest, ContestSample sample, AssertionMargin a) {
        this.audit = audit;
        this.contest = contest;
        this.sample = sample;
        this.a = a;
        this.strata = audit.test().kind() == AuditTest.Kind.STRATIFIED;
        this.kinds = new long[sample.strata().size()][];
        this.ballots = new long[kinds.length];
        for (int s = 0; s < kinds.length; s++) {
            kinds[s] = sample.strata().get(s).kinds();
        }
        for (ContestSample.Ballot b : sample.ballots()) {
            long[] of = kinds[b.stratum()];
            int k = b.found() < 0 ? of.length - 1 : b.found();
            if (!strata || !sample.strata().get(b.stratum()).records()) {
                of[of[k] > 0 ? k : most(of)]--; // more of a kind than was reported: some other kind is one less
            }
        }
        double records = 0;
        double drawnRecords = 0;
        long[] drawn = AuditStratum.drawn(sample.strata(), sample.ballots());
        for (int s = 0; s < kinds.length; s++) {
            ballots[s] = Arrays.stream(kinds[s]).sum();
            boolean has = sample.strata().get(s).records();
            records += has ? sample.strata().get(s).ballots() : 0;
            drawnRecords += has ? drawn[s] : 0;
        }
        this.recordShare = drawnRecords > 0 && drawnRecords < sample.draws()
                ? drawnRecords / sample.draws()
                : records / contest.ballots();
    }

    static Remaining of(AuditOnRecord audit, AuditedContest contest, ContestSample sample, AssertionMargin a) {
        RemainingInStrata rest = new RemainingInStrata(audit, contest, sample, a);
        long left =
                rest.strata ? contest.ballots() : Arrays.stream(rest.ballots).sum();
        long[] more = new long[TRIALS];
        double[] work = {0};
        int done = 0;
        while (done < TRIALS && (done < FEWEST || work[0] < MOST_WORK)) {
            more[done] = rest.trial(done, left, work);
            done++;
        }
        return RemainingDraws.remaining(Arrays.copyOf(more, done), left, false);
    }

    private long trial(int t, long left, double[] work) {
        RandomStream random = new RandomStream();
        new Streams(0).seed(random, t, Streams.Purpose.AUDIT, 0);
        AssertionTests.Running running = AssertionTests.start(audit.test(), contest, a, sample.strata());
        sample.ballots().forEach(running::skip);
        long[][] rest = Arrays.stream(kinds).map(long[]::clone).toArray(long[][]::new);
        long[] in = ballots.clone();
        long all = Arrays.stream(in).sum();
        double toRecords = 0;
        long next = 1;
        double most = Math.min(left, MOST_WORK / FEWEST);
        for (long j = 1; j <= most; j++) {
            toRecords += recordShare;
            int s = strata ? stratum(toRecords) : RemainingDraws.draw(random, in, all);
            toRecords -= strata && sample.strata().get(s).records() ? 1 : 0;
            if (in[s] == 0) {
                break; // all that can be polled has been
            }
            boolean record = sample.strata().get(s).records();
            int k = RemainingDraws.draw(random, rest[s], in[s]);
            if (!(strata && record)) {
                rest[s][k]--;
                in[s]--;
                all--;
            }
            int choice = k == rest[s].length - 1 ? ContestSample.INVALID : k;
            ContestSample.Ballot ballot = new ContestSample.Ballot(choice, choice, s);
            work[0] += strata ? 1 : in.length / 16.0 + 1;
            if (j < next) {
                running.skip(ballot);
                continue;
            }
            // A look at two strata goes through all draws; it may be left out.
            next = strata ? j + 1 + (sample.draws() + j) / 50 : j + 1;
            work[0] += !strata ? 0 : audit.test() == AuditTest.SUITE ? SUITE_LOOK : 3.0 * (sample.draws() + j);
            if (running.add(ballot) <= audit.riskLimit()) {
                return j;
            }
        }
        return left;
    }

    private static int most(long[] kinds) {
        int most = 0;
        for (int k = 1; k < kinds.length; k++) {
            most = kinds[k] > kinds[most] ? k : most;
        }
        return most;
    }

    private int stratum(double toRecords) {
        List<AuditStratum> two = sample.strata();
        boolean record = toRecords >= 0.5;
        return two.get(0).records() == record ? 0 : 1;
    }
}
