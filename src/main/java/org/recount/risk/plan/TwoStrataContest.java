package org.recount.risk.plan;

import java.util.Arrays;
import java.util.Optional;

/** A contest in two strata: stations with a record of each ballot and stations without. */
final class TwoStrataContest {
    private final AuditedContest contest;
    private final boolean[] hasRecords;
    private final long[] recorded;
    private final long[] polled;

    private TwoStrataContest(AuditedContest contest, boolean[] hasRecords, long[] recorded, long[] polled) {
        this.contest = contest;
        this.hasRecords = hasRecords;
        this.recorded = recorded;
        this.polled = polled;
    }

    /** Returns the strata; empty where one of them has no ballot, or the stations are not known. */
    static Optional<TwoStrataContest> of(AuditedContest contest, RecordStations records) {
        int choices = contest.votes().contest().choices().size();
        boolean[] has = new boolean[contest.stations()];
        long[] recorded = new long[choices + 1];
        long[] polled = new long[choices + 1];
        for (int p = 0; p < has.length; p++) {
            has[p] = records.has(contest.tally().stations().get(p));
            long[] kinds = has[p] ? recorded : polled;
            long[] row = contest.tally().row(p);
            long valid = 0;
            for (int c = 0; c < choices; c++) {
                kinds[c] += row[c];
                valid += row[c];
            }
            kinds[choices] += contest.ballotsOf(p) - valid;
        }
        return Arrays.stream(recorded).sum() > 0 && Arrays.stream(polled).sum() > 0
                ? Optional.of(new TwoStrataContest(contest, has, recorded, polled))
                : Optional.empty();
    }

    /** Returns whether a station is in the stratum of records. */
    boolean hasRecords(int station) {
        return hasRecords[station];
    }

    /** Returns the stations with records. */
    long recordStations() {
        long n = 0;
        for (boolean has : hasRecords) {
            n += has ? 1 : 0;
        }
        return n;
    }

    long recordBallots() {
        return Arrays.stream(recorded).sum();
    }

    long polledBallots() {
        return Arrays.stream(polled).sum();
    }

    /** Returns the ballots of the stratum of records by choice, invalid ones last. */
    long[] recorded() {
        return recorded.clone();
    }

    /** Returns the ballots of the polled stratum by choice, invalid ones last. */
    long[] polled() {
        return polled.clone();
    }

    /** Returns what an assorter gives to each kind of ballot, invalid ones last. */
    double[] values(AssertionMargin a) {
        double[] value = new double[recorded.length];
        for (int c = 0; c < value.length - 1; c++) {
            value[c] = a.assorter().of(c);
        }
        value[value.length - 1] = a.assorter().ofInvalid();
        return value;
    }

    static double mean(double[] value, long[] count) {
        double sum = 0;
        long all = 0;
        for (int k = 0; k < value.length; k++) {
            sum += value[k] * count[k];
            all += count[k];
        }
        return sum / all;
    }

    AuditedContest contest() {
        return contest;
    }
}
