package org.recount.risk.batch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.LinearForm;

/**
 * How much of the margins each station could hide: {@code u_p = max_a (reported_a,p - least_a n_p) / V_a}, the greatest
 * relative overstatement over the assertions {@code a} if all its {@code n_p} ballots were, in truth, those that speak
 * most against {@code a}; {@code V_a} is the assertion's reported sum. For a pair it is {@code (w_p - l_p + n_p) / V}; for
 * D'Hondt {@code A_p/d(W_A) + (n_p - B_p)/d(L_B)} over the same of the totals.
 *
 * <p>If the seats are wrong, some assertion is false, and then the relative overstatements of the stations sum to at least
 * 1; so if {@code U = sum_p u_p} is below 1 no error could have done it. Immutable.
 */
public final class ErrorBounds {
    private final List<LinearAssertion> assertions;
    private final ContestTally tally;
    private final double[] value;
    private final double[] bound;

    private ErrorBounds(List<LinearAssertion> assertions, ContestTally tally, double[] value, double[] bound) {
        this.assertions = assertions;
        this.tally = tally;
        this.value = value;
        this.bound = bound;
    }

    /**
     * Returns the bounds.
     *
     * @param tally the contest by station
     * @param assertions those that are audited, each true of the reported votes
     * @throws IllegalArgumentException if there are no stations, or an assertion is not strictly true as reported
     */
    public static ErrorBounds of(ContestTally tally, List<LinearAssertion> assertions) {
        if (!tally.byStation()) {
            throw new IllegalArgumentException("Contest " + tally.contest().id()
                    + " is known in total only; a batch comparison needs its stations. Maybe poll ballots instead.");
        }
        double[] value = new double[assertions.size()];
        long[] least = new long[value.length];
        for (int a = 0; a < value.length; a++) {
            least[a] = assertions.get(a).form().least();
            value[a] = assertions.get(a).form().at(tally.totals()).doubleValue();
            if (!(value[a] > 0)) {
                throw new IllegalArgumentException(
                        "Assertion " + assertions.get(a).id() + " does not hold for the reported votes: " + value[a]
                                + ". Maybe there is a tie.");
            }
        }
        int[][] used = assertions.stream().map(a -> used(a.form())).toArray(int[][]::new);
        double[] bound = new double[tally.stations().size()];
        for (int p = 0; p < bound.length; p++) {
            long[] row = tally.row(p);
            PollingStation station = tally.stations().get(p);
            long valid = tally.valid(p);
            long invalid = Math.max(0, station.invalid());
            long ballots = Math.max(station.cast(), valid + invalid);
            double most = 0;
            for (int a = 0; a < value.length; a++) {
                LinearForm form = assertions.get(a).form();
                double reported = form.invalid() * (double) invalid;
                for (int c : used[a]) {
                    reported += form.coefficient(c) * (double) row[c];
                }
                most = Math.max(most, (reported - least[a] * (double) ballots) / value[a]);
            }
            bound[p] = most;
        }
        return new ErrorBounds(List.copyOf(assertions), tally, value, bound);
    }

    private static int[] used(LinearForm form) {
        return IntStream.range(0, form.choices())
                .filter(c -> form.coefficient(c) != 0)
                .toArray();
    }

    /** Returns the number of stations. */
    public int stations() {
        return bound.length;
    }

    /** Returns the bound of a station, {@code u_p}, at least 0. */
    public double of(int station) {
        return bound[station];
    }

    /** Returns the sum of all bounds, {@code U}. */
    public double total() {
        return Arrays.stream(bound).sum();
    }

    /** Returns the greatest bound of a station. */
    public double greatest() {
        return Arrays.stream(bound).max().orElse(0);
    }

    /**
     * Returns the relative overstatement that a hand count found in a station, {@code e_p = max_a (reported_a,p -
     * counted_a,p) / V_a}; below 0 where every margin was understated.
     *
     * @param station its index
     * @param counted votes by choice as counted by hand
     * @param invalid invalid ballots as counted by hand
     */
    public double overstatement(int station, long[] counted, long invalid) {
        long[] row = tally.row(station);
        long before = Math.max(0, tally.stations().get(station).invalid());
        // Only what differs counts: a station of hundreds of choices mostly differs in none or a few.
        int[] differs =
                IntStream.range(0, row.length).filter(c -> row[c] != counted[c]).toArray();
        double most = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < value.length; a++) {
            LinearForm form = assertions.get(a).form();
            double over = form.invalid() * (double) (before - invalid);
            for (int c : differs) {
                over += form.coefficient(c) * (double) (row[c] - counted[c]);
            }
            most = Math.max(most, over / value[a]);
        }
        return value.length == 0 ? 0 : most;
    }

    /**
     * Returns the relative overstatement of a station whose ballots cannot be found or that was annulled without a
     * count: its whole bound.
     */
    public double overstatementOfMissing(int station) {
        return bound[station];
    }
}
