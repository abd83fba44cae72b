package org.recount.screening;

/**
 * The votes of the leader beyond what the others' turnout would suggest (the method of Shpilkin): where the others have
 * most votes, by turnout, the leader's votes stand to theirs in a ratio; the leader's votes beyond that ratio everywhere
 * are called the excess. It assumes that the ratio is the same at every turnout, which no mixed country keeps.
 *
 * @param peak the bin of turnout in which the others have most votes
 * @param ratio leader's votes to the others' there
 * @param excess leader's votes less {@code ratio} times the others', over all bins
 */
public record CleanPeak(int peak, double ratio, double excess) {
    /**
     * Returns the excess.
     *
     * @param leader votes of the leader by bin of turnout
     * @param others votes of all others by bin
     */
    public static CleanPeak of(long[] leader, long[] others) {
        int peak = 0;
        long all = 0;
        long rest = 0;
        for (int i = 0; i < leader.length; i++) {
            peak = others[i] > others[peak] ? i : peak;
            all += leader[i];
            rest += others[i];
        }
        double ratio = others[peak] == 0 ? Double.NaN : (double) leader[peak] / others[peak];
        return new CleanPeak(peak, ratio, all - ratio * rest);
    }
}
