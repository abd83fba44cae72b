package org.recount.risk.stratified;

/**
 * Kaplan-Markov on records, SUITE's test of them, for an assorter of any bound: {@code prod (1 - o/(g u)) / (1 - o_1/(g u))}
 * with the inflator {@code g > 1} (Ottoboni et al. 2018, section 3.2; for a pair {@code u = 1} and an overstatement of two
 * votes is 1, which is super-simple). Each factor has a mean of at most 1 where the mean overstatement is at least {@code o_1}.
 */
final class RecordKaplanMarkov implements RecordWealth {
    private final double upper;
    private final double inflator;
    private double log;
    private int draws;

    RecordKaplanMarkov(double upper, double inflator) {
        this.upper = upper;
        this.inflator = inflator;
    }

    @Override
    public void add(double overstatement) {
        double o = Math.min(upper, Math.max(-upper, overstatement));
        log += o == 0 ? Math.log(inflator * upper) : Math.log(inflator * upper - o);
        draws++;
    }

    @Override
    public double greatest() {
        return 2 * upper;
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public double log(double q) {
        return log - draws * Math.log(q + (inflator - 1) * upper);
    }

    @Override
    public double slope(double q) {
        return -draws / (q + (inflator - 1) * upper);
    }
}
