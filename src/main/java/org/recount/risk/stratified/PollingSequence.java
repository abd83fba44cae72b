package org.recount.risk.stratified;

import java.util.List;

/**
 * A polled stratum looked at more than once: the sample as it stood at each look, the least p-value of all. Wald's test may
 * be looked at after each draw, so that this is as valid as one look at the end, and stronger; it is what the power
 * figures of Ottoboni et al. 2018 rest on.
 *
 * @param looks the sample at each look, in order, at least one
 */
public record PollingSequence(List<PollingStratum> looks) implements PollingEvidence {
    public PollingSequence {
        looks = List.copyOf(looks);
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("A sequence needs a look");
        }
    }

    @Override
    public long ballots() {
        return looks.get(0).ballots();
    }

    @Override
    public long reportedLead() {
        return looks.get(0).reportedLead();
    }

    /** A minimum of concave functions of the lead is concave, as {@link Suite} needs it. */
    @Override
    public double logPValue(double lead) {
        double least = 0;
        for (PollingStratum look : looks) {
            least = Math.min(least, look.logPValue(lead));
        }
        return least;
    }

    @Override
    public Leads possibleLeads() {
        return looks.get(looks.size() - 1).possibleLeads();
    }
}
