package org.recount.simulation;

/**
 * Ballots read wrong, each independently of the others: rates for a ballot as it truly is.
 *
 * <p>A trial reverses this kernel: given what was announced, it draws what was in the box, with a flat prior over the
 * choices of a valid ballot and, between valid and invalid, the shares announced in the contest. So a ballot announced
 * for a choice was truly for another with probability {@code toOther} (each of the others alike), and truly invalid with
 * probability {@code fromInvalid} I/V; a ballot announced invalid was truly valid with probability {@code toInvalid}
 * V/I, for a choice in proportion to the contest's votes (I invalid and V valid ballots announced in the contest).
 *
 * <p>Source of the form: the misread matrix of project methods, section 6 (a); rates as used for the design of
 * risk-limiting audits (one-vote 0.001, two-vote 0.0001: Stark's audit tools, Arlo).
 *
 * @param toOther a valid ballot is read for another choice, 0 to 0.5
 * @param toInvalid a valid ballot is read as invalid, 0 to 0.5
 * @param fromInvalid an invalid ballot is read as valid, for a choice in proportion to the votes, 0 to 0.5
 */
public record Misreads(double toOther, double toInvalid, double fromInvalid) {

    /** No misread. */
    public static final Misreads NONE = new Misreads(0, 0, 0);

    public Misreads {
        if (!inside(toOther) || !inside(toInvalid) || !inside(fromInvalid)) {
            throw new IllegalArgumentException("A misread rate must lie between 0 and 0.5: to other " + toOther
                    + ", to invalid " + toInvalid + ", from invalid " + fromInvalid);
        }
    }

    private static boolean inside(double rate) {
        return rate >= 0 && rate <= 0.5;
    }

    /** Returns the chance that a ballot announced as valid was truly invalid, given a contest's announced totals. */
    public double reversedFromInvalid(long valid, long invalid) {
        return valid == 0 ? 0 : StrictMath.min(0.5, fromInvalid * invalid / valid);
    }

    /** Returns the chance that a ballot announced as invalid was truly valid, given a contest's announced totals. */
    public double reversedToInvalid(long valid, long invalid) {
        return invalid == 0 || valid == 0 ? 0 : StrictMath.min(0.5, toInvalid * valid / invalid);
    }
}
