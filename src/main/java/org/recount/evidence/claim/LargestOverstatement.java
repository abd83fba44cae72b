package org.recount.evidence.claim;

import java.util.Arrays;
import java.util.List;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.evidence.StratifiedBound;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.LinearForm;

/**
 * The risk of a batch comparison of a simple or stratified random sample of stations: the test by the largest overstatement.
 *
 * <p>For an assertion with reported sum V, station p with overstatement o<sub>p</sub> of at most u<sub>p</sub> = reported -
 * least * ballots. The sample shows the largest overstatement t (at least 0). If the assertion is false the overstatements
 * sum to V or more, so that at least b(t) stations overstate by more than t, where b(t) is the fewest whose excess
 * (u<sub>p</sub> - t) makes up V - sum min(u<sub>p</sub>, t); and none of them is in the sample. The p-value is the chance
 * of that, {@link StratifiedBound#pValue} of b(t) bad stations and no find. It is greatest over the assertions, for if the
 * seats are wrong one of them is false. Without any overstatement it is the test of the number of stations.
 *
 * <p>Source: Stark 2008 (Ann. Appl. Stat. 2:550), Conservative statistical post-election audits. Sampling in proportion to
 * error bounds has its own test ({@link org.recount.risk.batch.KaplanMarkovBatches}).
 */
final class LargestOverstatement {
    private final ContestTally tally;
    private final int[] frame;
    private final StratifiedBound design;

    /**
     * @param tally the contest as reported
     * @param frame indices of the stations from which the sample was drawn
     * @param design the design over them
     */
    LargestOverstatement(ContestTally tally, int[] frame, StratifiedBound design) {
        this.tally = tally;
        this.frame = frame.clone();
        this.design = design;
    }

    /**
     * Returns the p-value of "the seats are wrong".
     *
     * @param assertions what implies the seats; each strictly true of the reported votes
     * @param sample the stations of the sample with their hand counts
     */
    double pValue(List<LinearAssertion> assertions, List<HandCounted> sample) {
        double worst = 0;
        long[][] rows = new long[tally.stations().size()][];
        for (int s : frame) {
            rows[s] = tally.row(s);
        }
        for (LinearAssertion assertion : assertions) {
            worst = Math.max(worst, pValue(assertion.form(), sample, rows));
            if (worst >= 1) {
                return 1;
            }
        }
        return worst;
    }

    private double pValue(LinearForm form, List<HandCounted> sample, long[][] rows) {
        double largest = 0;
        for (HandCounted station : sample) {
            double over = reported(form, station.index(), rows[station.index()])
                    - sum(form, station.votes(), station.invalid());
            if (over > bound(form, station.index(), rows[station.index()]) + 1e-6) {
                return 1; // more ballots than the box was said to hold: no bound holds
            }
            largest = Math.max(largest, over);
        }
        double need = form.at(tally.totals()).doubleValue();
        double[] excess = new double[frame.length];
        for (int i = 0; i < frame.length; i++) {
            double bound = Math.max(0, bound(form, frame[i], rows[frame[i]]));
            need -= Math.min(bound, largest);
            excess[i] = Math.max(0, bound - largest);
        }
        if (need <= 0) {
            return 1;
        }
        Arrays.sort(excess);
        int fewest = 0;
        while (need > 1e-6 && fewest < excess.length) {
            need -= excess[excess.length - 1 - fewest++];
        }
        return need > 1e-6 ? 0 : design.pValue(fewest, 0);
    }

    private double reported(LinearForm form, int station, long[] row) {
        return sum(form, row, Math.max(0, tally.stations().get(station).invalid()));
    }

    private double bound(LinearForm form, int station, long[] row) {
        PollingStation s = tally.stations().get(station);
        long ballots = Math.max(s.cast(), Arrays.stream(row).sum() + Math.max(0, s.invalid()));
        return reported(form, station, row) - form.least() * (double) ballots;
    }

    private static double sum(LinearForm form, long[] votes, long invalid) {
        double sum = form.invalid() * (double) invalid;
        for (int c = 0; c < votes.length; c++) {
            sum += form.coefficient(c) * (double) votes[c];
        }
        return sum;
    }
}
