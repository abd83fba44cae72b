package org.recount.risk.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * Simulated audits in two strata of several assertions on the same draws: an audit ends when the last of them is confirmed. Whoever
 * has not confirmed by half of the ballots counts them all.
 *
 * <p>The reported votes are right and the records have the assumed errors. An error hurts every assertion alike: which choices it
 * is about is not assumed, and that is the worst.
 */
final class StrataTrials {
    private final TwoStrataContest strata;
    private final List<Supplier<StrataAudit>> audits;
    private final long seed;
    private final int part;
    private final double[] errorCut = new double[StrataAudit.ERRORS];
    private final long ballots;
    private final long half;

    /** One for each stratum: the same ballots of it come in the same order, however the draws are shared. */
    private final RandomStream recordRandom = new RandomStream();

    private final RandomStream polledRandom = new RandomStream();
    /** The draws of the audit at hand: the kind of a polled ballot, or -2 less the error of a record (-1 for none). */
    private int[] draw = new int[256];

    private int drawn;
    private int compared;
    private long[] left = {};
    private long rest;

    /**
     * Prepares trials.
     *
     * @param audits how each assertion is audited, the hardest first
     * @param part whose random numbers
     */
    StrataTrials(TwoStrataContest strata, List<Supplier<StrataAudit>> audits, PlanSettings settings, int part) {
        this.strata = strata;
        this.audits = List.copyOf(audits);
        this.seed = settings.seed();
        this.part = part;
        double[] rate = settings.rates().toArray();
        double sum = 0;
        for (int k = 0; k < rate.length; k++) {
            sum += rate[k];
            errorCut[k] = sum;
        }
        this.ballots = strata.contest().ballots();
        this.half = Math.max(1, ballots / 2);
    }

    /** Returns the draws of each audit from trial {@code first} on, all ballots for one that ends in a full count. */
    int[] draws(StrataAllocation allocation, int first, int trials) {
        int[] draws = new int[trials];
        for (int t = 0; t < trials; t++) {
            draws[t] = (int) Math.min(Integer.MAX_VALUE, trial(allocation, first + t));
        }
        return draws;
    }

    private long trial(StrataAllocation allocation, int t) {
        Streams streams = new Streams(seed);
        streams.seed(polledRandom, t, Streams.Purpose.AUDIT, part);
        streams.seed(recordRandom, t, Streams.Purpose.AUDIT, ~part);
        left = strata.polled();
        rest = strata.polledBallots();
        drawn = 0;
        compared = 0;
        int end = 0;
        for (Supplier<StrataAudit> each : audits) {
            if (end > 0 && confirmedAt(each.get(), end)) {
                continue;
            }
            StrataAudit audit = each.get();
            int n = 0;
            boolean confirmed = false;
            while (!confirmed && n < half) {
                if (n == drawn) {
                    next(allocation);
                }
                take(audit, draw[n++]);
                confirmed = audit.confirmed();
            }
            if (!confirmed) {
                return ballots;
            }
            end = Math.max(end, n);
        }
        return end;
    }

    /** An easier assertion is mostly confirmed by the draws that a harder one needed: one look says so. */
    private boolean confirmedAt(StrataAudit audit, int end) {
        for (int n = 0; n < end; n++) {
            take(audit, draw[n]);
        }
        return audit.confirmed();
    }

    private static void take(StrataAudit audit, int what) {
        if (what >= 0) {
            audit.poll(what);
        } else {
            audit.compare(-what - 2);
        }
    }

    private void next(StrataAllocation allocation) {
        if (drawn == draw.length) {
            draw = Arrays.copyOf(draw, 2 * drawn);
        }
        boolean record = allocation.records(drawn + 1L) > compared;
        draw[drawn++] = record ? -2 - error() : poll();
        compared += record ? 1 : 0;
    }

    private int error() {
        double u = recordRandom.nextDouble();
        for (int k = 0; k < errorCut.length; k++) {
            if (u < errorCut[k]) {
                return k;
            }
        }
        return -1;
    }

    private int poll() {
        long place = polledRandom.nextLong(rest);
        int k = 0;
        while (place >= left[k]) {
            place -= left[k];
            k++;
        }
        left[k]--;
        rest--;
        return k;
    }
}
