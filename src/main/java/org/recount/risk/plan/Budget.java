package org.recount.risk.plan;

/** How many audits are simulated where each takes long. */
final class Budget {
    /** Steps of a simulation for one contest and method: some hundredths of a second. */
    private static final double STEPS = 1e6;

    private static final int LEAST = 100;

    /**
     * Where a test is expected to need so many times the ballots there are, at most about 1% of audits would be done by half
     * of them, where a full count begins (the inverse Gaussian law of a first passage, at 5% risk): a full count is planned.
     */
    static final double HOPELESS = 3;

    private Budget() {}

    /**
     * Returns the number of trials.
     *
     * @param wanted as asked for
     * @param steps draws times assertions of one trial
     */
    static int trials(int wanted, double steps) {
        double affordable = STEPS / Math.max(1, steps);
        return (int) Math.min(wanted, Math.max(Math.min(LEAST, wanted), affordable));
    }
}
