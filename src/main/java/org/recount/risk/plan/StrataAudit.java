package org.recount.risk.plan;

import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.stratified.Fisher;
import org.recount.risk.stratified.PollingStratum;
import org.recount.risk.stratified.Suite;
import org.recount.risk.stratified.TwoStrata;

/** A simulated audit of one assertion in two strata, draw by draw. */
interface StrataAudit {

    /** Takes a record, drawn with replacement; its error is an index of {@link #ERRORS}, -1 for none. */
    void compare(int error);

    /** Takes a polled ballot of this kind: a choice, or the number of choices for an invalid one. */
    void poll(int kind);

    /** Returns whether the assertion is confirmed; it may look at some draws only. */
    boolean confirmed();

    /** Errors in the order of the rates: a one-vote and a two-vote overstatement, and understatements. */
    int ERRORS = 4;

    /** By martingales ({@link TwoStrata}): the union-intersection test, or SUITE's combination for any assertion. */
    final class ByWealth implements StrataAudit {
        private final TwoStrata audit;
        private final double[] value;
        private final double[] error;
        private final double riskLimit;

        ByWealth(TwoStrataContest strata, AssertionMargin a, double riskLimit, boolean suite) {
            double upper = a.assorter().upper();
            double one = ErrorRates.oneVote(upper);
            double two = ErrorRates.twoVotes(upper);
            this.value = strata.values(a);
            this.error = new double[] {one, two, -one, -two};
            this.riskLimit = riskLimit;
            double recorded = TwoStrataContest.mean(value, strata.recorded());
            double reported = TwoStrataContest.mean(value, strata.polled());
            long n1 = strata.recordBallots();
            long n2 = strata.polledBallots();
            this.audit = suite
                    ? TwoStrata.suite(n1, n2, upper, recorded, reported, SuperSimple.TRADITIONAL.gamma())
                    : new TwoStrata(n1, n2, upper, recorded, reported);
        }

        @Override
        public void compare(int kind) {
            audit.compare(kind < 0 ? 0 : error[kind]);
        }

        @Override
        public void poll(int kind) {
            audit.poll(value[kind]);
        }

        @Override
        public boolean confirmed() {
            return audit.confirmed(riskLimit);
        }
    }

    /**
     * SUITE as published, for a pair, looked at when its growth so far promises the risk limit (each stratum's p-value may be
     * looked at at any time, so that Fisher's combination of their least values may be too; the present ones are no smaller).
     */
    final class OfPair implements StrataAudit {
        private final TwoStrataContest strata;
        private final double riskLimit;
        private final double goal;
        private final int winner;
        private final int loser;
        private final long[] found = new long[ERRORS];
        private long compared;
        private long seenWinner;
        private long seenLoser;
        private long seen;
        private long look;

        /** Begins; the first look is after three tenths of the draws that are expected. */
        OfPair(TwoStrataContest strata, AssertionMargin a, double riskLimit, double expected) {
            this.strata = strata;
            this.riskLimit = riskLimit;
            this.goal = Fisher.needed(riskLimit);
            this.winner = a.assertion().winner();
            this.loser = a.assertion().loser();
            this.look = Math.max(2, (long) (0.3 * expected));
        }

        @Override
        public void compare(int kind) {
            compared++;
            if (kind >= 0) {
                found[kind]++;
            }
        }

        @Override
        public void poll(int kind) {
            seen++;
            seenWinner += kind == winner ? 1 : 0;
            seenLoser += kind == loser ? 1 : 0;
        }

        @Override
        public boolean confirmed() {
            long draws = compared + seen;
            if (draws < look) {
                return false;
            }
            long[] recorded = strata.recorded();
            long[] polled = strata.polled();
            double p = new Suite(
                            recorded[winner] + polled[winner] - recorded[loser] - polled[loser],
                            strata.recordBallots(),
                            recorded[winner] - recorded[loser],
                            compared,
                            new Discrepancies(found[0], found[1], found[2], found[3]),
                            new PollingStratum(
                                    strata.polledBallots(),
                                    polled[winner],
                                    polled[loser],
                                    seenWinner,
                                    seenLoser,
                                    seen - seenWinner - seenLoser),
                            SuperSimple.TRADITIONAL.gamma())
                    .risk()
                    .pValue();
            double pace = p >= 1 ? 1.5 : goal / Math.max(goal / 1.5, Fisher.needed(Math.max(p, 1e-300)));
            look = (long) Math.ceil(draws * Math.max(1.02, pace));
            return p <= riskLimit;
        }
    }
}
