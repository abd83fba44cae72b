package org.recount.risk.audit;

import java.util.List;
import java.util.Optional;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.audit.AssertionTests.Running;
import org.recount.risk.audit.ContestMeasurement.Split;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.stratified.PollingStratum;
import org.recount.risk.stratified.Suite;
import org.recount.risk.stratified.TwoStrata;

/**
 * The running tests of one assertion over two strata: ballots with records are compared, drawn with replacement; the others are
 * polled, drawn without. The draws may be interleaved in any way that does not look ahead.
 */
final class StrataTests {
    private StrataTests() {}

    /** Returns the stratum with records, or that without. */
    static AuditStratum of(List<AuditStratum> strata, boolean records) {
        return strata.stream().filter(s -> s.records() == records).findFirst().orElseThrow();
    }

    /** {@link TwoStrata}: may be looked at after each draw. */
    static Running unionIntersection(AssertionMargin a, List<AuditStratum> strata) {
        AuditStratum recorded = of(strata, true);
        AuditStratum polled = of(strata, false);
        return running(
                a,
                strata,
                new TwoStrata(
                        recorded.ballots(), polled.ballots(), a.assorter().upper(), recorded.mean(a), polled.mean(a)));
    }

    /** Returns whether SUITE's published test of pairs is the one for a contest; it does not depend on the order of the draws. */
    static boolean pairs(AuditedContest contest) {
        return contest.margins().stream().allMatch(a -> a.assertion().kind() == LinearAssertion.Kind.PAIR);
    }

    /** SUITE: as published where all assertions are pairs, else its combination for any assertion, as a plan has it. */
    static Running suite(AuditedContest contest, AssertionMargin a, List<AuditStratum> strata) {
        if (pairs(contest)) {
            return suiteOfPairs(a, strata);
        }
        AuditStratum recorded = of(strata, true);
        AuditStratum polled = of(strata, false);
        return running(
                a,
                strata,
                TwoStrata.suite(
                        recorded.ballots(),
                        polled.ballots(),
                        a.assorter().upper(),
                        recorded.mean(a),
                        polled.mean(a),
                        SuperSimple.TRADITIONAL.gamma()));
    }

    private static Running running(AssertionMargin a, List<AuditStratum> strata, TwoStrata audit) {
        return new Running() {
            @Override
            public double add(ContestSample.Ballot ballot) {
                skip(ballot);
                return audit.worst().pValue();
            }

            @Override
            public void skip(ContestSample.Ballot ballot) {
                double paper = AssertionTests.paper(a, ballot.found());
                if (strata.get(ballot.stratum()).records()) {
                    audit.compare(AssertionTests.record(a, ballot.recorded()) - paper);
                } else {
                    audit.poll(paper);
                }
            }

            @Override
            public Optional<Split> split() {
                TwoStrata.Worst worst = audit.worst();
                return worst.pValue() < 1
                        ? worst.recordShare().stream().mapToObj(Split::of).findFirst()
                        : Optional.empty();
            }
        };
    }

    /**
     * {@link Suite}: each stratum's p-value may be looked at at any time, and the combination of the least of each may be too;
     * the present ones are no smaller.
     */
    private static Running suiteOfPairs(AssertionMargin a, List<AuditStratum> strata) {
        AuditStratum recorded = of(strata, true);
        AuditStratum polled = of(strata, false);
        int winner = a.assertion().winner();
        int loser = a.assertion().loser();
        long recordLead = recorded.votes().votes(winner) - recorded.votes().votes(loser);
        long polledLead = polled.votes().votes(winner) - polled.votes().votes(loser);
        return new Running() {
            private long compared;
            private Discrepancies found = Discrepancies.NONE;
            private long seen;
            private long seenWinner;
            private long seenLoser;

            @Override
            public double add(ContestSample.Ballot ballot) {
                skip(ballot);
                return now().risk().pValue();
            }

            @Override
            public void skip(ContestSample.Ballot ballot) {
                if (strata.get(ballot.stratum()).records()) {
                    compared++;
                    found = AssertionTests.with(
                            found,
                            AssertionTests.record(a, ballot.recorded()) - AssertionTests.paper(a, ballot.found()));
                } else {
                    seen++;
                    seenWinner += ballot.found() == winner ? 1 : 0;
                    // A ballot that cannot be found is one for the loser.
                    seenLoser += ballot.found() == loser || ballot.found() == ContestSample.MISSING ? 1 : 0;
                }
            }

            @Override
            public Optional<Split> split() {
                Suite.Worst worst = now().risk();
                return worst.pValue() > 0 && worst.pValue() < 1
                        ? Optional.of(Split.of(worst.lambda()))
                        : Optional.empty();
            }

            private Suite now() {
                return new Suite(
                        recordLead + polledLead,
                        recorded.ballots(),
                        recordLead,
                        compared,
                        found,
                        new PollingStratum(
                                polled.ballots(),
                                polled.votes().votes(winner),
                                polled.votes().votes(loser),
                                seenWinner,
                                seenLoser,
                                seen - seenWinner - seenLoser),
                        SuperSimple.TRADITIONAL.gamma());
            }
        };
    }
}
