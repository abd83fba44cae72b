package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.risk.bayes.RiskMaximising;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.mean.Forecast;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.PredictiveKelly;
import org.recount.risk.mean.SequentialRisk;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.PlannedTests;
import org.recount.risk.polling.Bravo;

/** The running tests of one assertion on ballots, draw by draw. Not thread-safe. */
final class AssertionTests {
    private AssertionTests() {}

    /** A running test. */
    interface Running {
        /** Takes a ballot; gives the p-value now, not the running minimum. */
        double add(ContestSample.Ballot ballot);

        /** Takes a ballot without asking for the p-value, where that is quicker. */
        default void skip(ContestSample.Ballot ballot) {
            add(ballot);
        }

        /** Returns the worst split of the margin between two strata; empty where there are none, or where none is left. */
        default Optional<ContestMeasurement.Split> split() {
            return Optional.empty();
        }
    }

    static Running start(AuditTest test, AuditedContest contest, AssertionMargin a, List<AuditStratum> strata) {
        return switch (test) {
            case ALPHA -> alpha(contest, a);
            case BETTING, PREDICTIVE_KELLY -> betting(test, contest, a);
            case BRAVO, RISK_MAXIMISING -> pair(test, contest, a);
            case SUPER_SIMPLE -> superSimple(a);
            case ONEAUDIT -> PoolTest.start(contest, a, strata);
            case UNION_INTERSECTION -> StrataTests.unionIntersection(a, strata);
            case SUITE -> StrataTests.suite(contest, a, strata);
            case MINERVA, PROVIDENCE, ATHENA, BATCH_BETTING, BATCH_KAPLAN_MARKOV, DIRICHLET_MULTINOMIAL ->
                throw new IllegalArgumentException(test.id() + " does not go ballot by ballot");
        };
    }

    /** The assorter's value; a ballot that cannot be found counts 0, one without a record 1/2 on the record's side. */
    static double paper(AssertionMargin a, int found) {
        return found == ContestSample.MISSING
                ? 0
                : found == ContestSample.INVALID
                        ? a.assorter().ofInvalid()
                        : a.assorter().of(found);
    }

    /**
     * A ballot without a record was reported as one without a valid vote, or as nothing: 1/2, or what an invalid ballot counts
     * where that is more (a threshold of all ballots).
     */
    static double record(AssertionMargin a, int recorded) {
        return recorded == ContestSample.MISSING
                ? Math.max(0.5, a.assorter().ofInvalid())
                : recorded == ContestSample.INVALID
                        ? a.assorter().ofInvalid()
                        : a.assorter().of(recorded);
    }

    private static Running alpha(AuditedContest contest, AssertionMargin a) {
        SequentialRisk risk = SequentialRisk.of(
                PlannedTests.polling(contest, a),
                MeanHypothesis.withoutReplacement(0.5, a.assorter().upper(), contest.ballots()));
        return ballot -> risk.add(paper(a, ballot.found()));
    }

    private static Running betting(AuditTest test, AuditedContest contest, AssertionMargin a) {
        Overstatement b = new Overstatement(a.assorter().upper(), a.margin());
        MeanHypothesis hypothesis = MeanHypothesis.withoutReplacement(0.5, b.bound(), contest.ballots());
        MeanTest betting = test == AuditTest.BETTING
                ? PlannedTests.comparison()
                : PredictiveKelly.of(Forecast.comparison(hypothesis));
        SequentialRisk risk = SequentialRisk.of(betting, hypothesis);
        return ballot -> risk.add(Math.min(
                b.bound(), Math.max(0, b.value(record(a, ballot.recorded()), paper(a, ballot.found())))));
    }

    private static Running pair(AuditTest test, AuditedContest contest, AssertionMargin a) {
        requirePair(a, test.id());
        Bravo bravo = bravo(contest, a, 0.05);
        return new Running() {
            private long winner;
            private long loser;

            @Override
            public double add(ContestSample.Ballot ballot) {
                // A ballot that cannot be found is one for the loser.
                winner += ballot.found() == a.assertion().winner() ? 1 : 0;
                loser += ballot.found() == a.assertion().loser() || ballot.found() == ContestSample.MISSING ? 1 : 0;
                return test == AuditTest.BRAVO
                        ? bravo.pValue(winner, loser)
                        : RiskMaximising.pValue(winner, winner + loser);
            }
        };
    }

    static void requirePair(AssertionMargin a, String test) {
        if (a.assertion().kind() != Kind.PAIR) {
            throw new IllegalArgumentException("Test " + test + " compares two choices, and assertion "
                    + a.assertion().id() + " is no pair of choices. Maybe use test: alpha.");
        }
    }

    /** The reported shares; a loser without a vote counts as half a vote. */
    static Bravo bravo(AuditedContest contest, AssertionMargin a, double riskLimit) {
        double n = contest.ballots();
        double loser = Math.max(0.5, contest.votes().votes(a.assertion().loser()));
        double winner = Math.min(contest.votes().votes(a.assertion().winner()), n - loser);
        return new Bravo(winner / n, loser / n, riskLimit);
    }

    private static Running superSimple(AssertionMargin a) {
        double u = a.assorter().upper();
        return new Running() {
            private long draws;
            private Discrepancies found = Discrepancies.NONE;

            @Override
            public double add(ContestSample.Ballot ballot) {
                draws++;
                found = with(found, (record(a, ballot.recorded()) - paper(a, ballot.found())) / u);
                return SuperSimple.TRADITIONAL.pValue(draws, a.relative(), found);
            }
        };
    }

    /** Adds an error, as a share of the bound: half of it is one vote; what lies between counts as the worse. */
    static Discrepancies with(Discrepancies found, double error) {
        return new Discrepancies(
                found.one() + (error > 1e-12 && error <= 0.5 + 1e-12 ? 1 : 0),
                found.two() + (error > 0.5 + 1e-12 ? 1 : 0),
                found.underOne() + (error <= -0.5 + 1e-12 && error > -1 + 1e-12 ? 1 : 0),
                found.underTwo() + (error <= -1 + 1e-12 ? 1 : 0));
    }

    /** Returns the p-value after each ballot at which the audit is looked at, 1 after the others. */
    static List<Double> history(Running running, List<ContestSample.Ballot> ballots, IntPredicate looks) {
        List<Double> history = new ArrayList<>(ballots.size());
        for (ContestSample.Ballot ballot : ballots) {
            if (looks.test(history.size() + 1)) {
                history.add(running.add(ballot));
            } else {
                running.skip(ballot);
                history.add(1.0);
            }
        }
        return history;
    }
}
