package org.recount.risk.stratified;

/** What a polled stratum says about the winner's lead in it. */
public sealed interface PollingEvidence permits PollingStratum, PollingSequence {

    /** Returns the ballots in the stratum. */
    long ballots();

    /** Returns the winner's reported lead in the stratum, in votes. */
    long reportedLead();

    /** Returns the p-value of the null that the winner leads by at most {@code lead} votes in the stratum. */
    default double pValue(double lead) {
        return StrictMath.exp(logPValue(lead));
    }

    /** Returns its logarithm; minus infinity where the sample rules the lead out, and only there. */
    double logPValue(double lead);

    /** Returns the least and the greatest lead in the stratum that the sample leaves possible. */
    Leads possibleLeads();

    /**
     * Leads that a sample leaves possible.
     *
     * @param least the least
     * @param greatest the greatest, at least {@code least}
     */
    record Leads(long least, long greatest) {}
}
