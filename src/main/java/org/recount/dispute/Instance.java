package org.recount.dispute;

/**
 * An instance that judges complaints: how well it judges, and what its rulings do. A complaint is <em>founded</em> where there
 * is an error or an irregularity at the station that it names.
 *
 * @param sensitivity chance that a founded complaint is upheld, 0 to 1
 * @param specificity chance that an unfounded complaint is rejected, 0 to 1
 * @param annuls chance that an upheld complaint that names a station with an irregularity (one that only an annulment puts
 *     right) leads to its annulment and not to a recount, 0 to 1
 * @param annulsFalsely the same of an upheld complaint that names any other station
 * @param stationsPerComplaint stations recounted for each complaint that is upheld and does not annul, at least 0: the one
 *     named, then others of its contest
 * @param readjudicates chance that a wrong ruling on invalid ballots in one of these stations is put right, 0 to 1
 */
public record Instance(
        double sensitivity,
        double specificity,
        double annuls,
        double annulsFalsely,
        int stationsPerComplaint,
        double readjudicates) {

    public Instance {
        if (!isChance(sensitivity)
                || !isChance(specificity)
                || !isChance(annuls)
                || !isChance(annulsFalsely)
                || stationsPerComplaint < 0
                || !isChance(readjudicates)) {
            throw new IllegalArgumentException("Outside the domain: sensitivity " + sensitivity + ", specificity "
                    + specificity + ", annuls " + annuls + ", annuls falsely " + annulsFalsely + ", "
                    + stationsPerComplaint + " stations for a complaint, re-adjudicates " + readjudicates);
        }
    }

    private static boolean isChance(double p) {
        return p >= 0 && p <= 1;
    }

    /** Returns the chance that a complaint is upheld. */
    public double upholds(boolean founded) {
        return founded ? sensitivity : 1 - specificity;
    }

    /** Returns the chance that an upheld complaint leads to an annulment. */
    double annuls(boolean irregular) {
        return irregular ? annuls : annulsFalsely;
    }
}
