package org.recount.risk.plan;

import java.util.Arrays;
import java.util.List;
import org.recount.election.ContestVotes;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.Mixture;

/** The tests that a plan's sizes are for, so that the audit is measured by what was planned. */
public final class PlannedTests {
    private PlannedTests() {}

    /**
     * Returns the test of ballot polling without replacement: the constant share of the greatest bet that is best for the
     * reported votes.
     */
    public static MeanTest polling(AuditedContest contest, AssertionMargin a) {
        ContestVotes votes = contest.votes();
        int n = votes.contest().choices().size();
        double[] value = new double[n + 1];
        long[] count = Arrays.copyOf(votes.toArray(), n + 1);
        for (int c = 0; c < n; c++) {
            value[c] = a.assorter().of(c);
        }
        value[n] = a.assorter().ofInvalid();
        count[n] = votes.invalid();
        return constant("ALPHA", value, count);
    }

    /**
     * Values of ballots that are expected, by count.
     *
     * @param value at least 0
     * @param count at least 0
     */
    public record Values(double value, long count) {}

    /** Returns the test by the constant share of the greatest bet that is best if the values are these: ONEAudit's of a plan. */
    public static MeanTest constant(String name, List<Values> expected) {
        return constant(
                name,
                expected.stream().mapToDouble(Values::value).toArray(),
                expected.stream().mapToLong(Values::count).toArray());
    }

    private static MeanTest constant(String name, double[] value, long[] count) {
        double share = KellyShare.of(value, count).share();
        return Mixture.of(name + ", share " + share + " of the greatest bet", new double[] {share}, new double[] {1});
    }

    /** Returns the test of ballot comparison without replacement. */
    public static MeanTest comparison() {
        return ComparisonLoop.TEST;
    }

    /** Returns the error bounds of the stations of a contest that can be audited, over all its assertions. */
    public static ErrorBounds bounds(AuditedContest contest) {
        return ErrorBounds.of(
                contest.tally(),
                contest.margins().stream().map(AssertionMargin::assertion).toList());
    }

    /** Returns the test of station comparison without replacement, before the first draw. */
    public static BatchRisk batch(double totalBound) {
        return BatchRisk.standard(totalBound, false);
    }
}
