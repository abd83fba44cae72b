package org.recount.dispute;

/**
 * Complaints decided one by one, so that how many are upheld is an outcome and not given: what is filed after the deadline is
 * rejected unheard; of the rest as many are decided as there is time for, red before yellow before green and earlier before
 * later; the first instance upholds a founded complaint with its sensitivity and rejects an unfounded one with its
 * specificity; then whoever lost may appeal, and the second instance judges anew. A complaint upheld in the end leads to an
 * annulment or to a recount of stations of its contest.
 *
 * <p>With s and c the chances that the first and the second instance uphold, and r and o the shares of rejected complainants
 * and of opponents who appeal, a complaint that is heard is upheld in the end with the chance s (1 - o) + s o c + (1 - s) r c.
 *
 * <p>Each complaint has its own random numbers, the same whatever the settings, so that settings are compared on the same
 * luck: a higher sensitivity, a lower specificity, a later deadline or more decisions uphold the same complaints and more
 * (where nobody appeals against an upheld one). What happens after stage 0 (first instance) and stage 1 (second) is as in
 * {@link StagedAdjudication}.
 *
 * @param filing when complaints are filed, and the deadline
 * @param decisionsPerDay complaints that the first instance decides in a day, at least 0
 * @param decisionDays days that it has, at least 0
 * @param first the first instance
 * @param appealByRejected share of rejected complainants who appeal, 0 to 1
 * @param appealByOpponents share of upheld complaints against which somebody appeals, 0 to 1
 * @param second the instance that appeals go to
 * @param sensitivity chance that another irregular station of a contest is annulled with the one named, where it was opened or
 *     named too; 0 to 1
 * @param eventOdds odds of a station with an error or irregularity against one without, when stations are opened beside the
 *     one named; at least 1
 */
public record JudgedAdjudication(
        Filing filing,
        double decisionsPerDay,
        double decisionDays,
        Instance first,
        double appealByRejected,
        double appealByOpponents,
        Instance second,
        double sensitivity,
        double eventOdds)
        implements AdjudicationRule {

    public JudgedAdjudication {
        if (!(decisionsPerDay >= 0)
                || !(decisionDays >= 0)
                || !(appealByRejected >= 0 && appealByRejected <= 1)
                || !(appealByOpponents >= 0 && appealByOpponents <= 1)
                || !(sensitivity >= 0 && sensitivity <= 1)
                || !(eventOdds >= 1)) {
            throw new IllegalArgumentException("Outside the domain: " + decisionsPerDay + " decisions a day on "
                    + decisionDays + " days, appeals by " + appealByRejected + " of the rejected and against "
                    + appealByOpponents + " of the upheld, sensitivity " + sensitivity + ", event odds " + eventOdds);
        }
    }

    /** Returns how many complaints the first instance has time for. */
    public long capacity() {
        return (long) StrictMath.min(Integer.MAX_VALUE, StrictMath.floor(decisionsPerDay * decisionDays + 1e-9));
    }

    /** Returns the chance that a complaint that is heard is upheld in the end. */
    public double upheld(boolean founded) {
        double s = first.upholds(founded);
        double c = second.upholds(founded);
        return s * (1 - appealByOpponents) + s * appealByOpponents * c + (1 - s) * appealByRejected * c;
    }

    @Override
    public Decider bind(Terrain terrain) {
        return new JudgedDecider(this, terrain);
    }

    /** Nothing is known before the complaints are judged: 0. */
    @Override
    public int stationsOpened() {
        return 0;
    }

    @Override
    public boolean judgesOneByOne() {
        return true;
    }

    @Override
    public int stageCount() {
        return 2;
    }

    @Override
    public double readjudicates(int stage) {
        return (stage == 0 ? first : second).readjudicates();
    }
}
