package org.recount.simulation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Flow.Step;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.numeric.Histogram;
import org.recount.simulation.ContestTrial.Result;

/**
 * A figure of a whole country that a sweep reports for each of its scenarios: a probability, a mean over trials, or a
 * share of wrong seats. All are ratios of whole-number sums, so that parts of a run are merged exactly.
 */
public enum Measure {
    /** Whether any seat changes, all remedies together. */
    ANY_CHANGES(Kind.PROBABILITY, "At least one seat changes"),
    /** The same by recount alone. */
    ANY_BY_RECOUNT(Kind.PROBABILITY, "At least one seat changes, recount alone"),
    /** The same by re-adjudication alone. */
    ANY_BY_READJUDICATION(Kind.PROBABILITY, "At least one seat changes, re-adjudication alone"),
    /** The same by annulment alone. */
    ANY_BY_ANNULMENT(Kind.PROBABILITY, "At least one seat changes, annulment alone"),
    /** Seats that change, all remedies together. */
    SEATS_CHANGED(Kind.MEAN, "Seats changed"),
    /** The same by recount alone. */
    SEATS_BY_RECOUNT(Kind.MEAN, "Seats changed, recount alone"),
    /** The same by re-adjudication alone. */
    SEATS_BY_READJUDICATION(Kind.MEAN, "Seats changed, re-adjudication alone"),
    /** The same by annulment alone. */
    SEATS_BY_ANNULMENT(Kind.MEAN, "Seats changed, annulment alone"),
    /** Whether the announced result has a wrong seat. */
    ANY_WRONG(Kind.PROBABILITY, "At least one announced seat is wrong"),
    /** Wrong seats of the announced result. */
    WRONG_SEATS(Kind.MEAN, "Wrong seats announced"),
    /** Of the wrong seats, those that the dispute gave to the right candidate. */
    FOUND(Kind.SHARE, "Wrong seats put right"),
    /** Of the wrong seats, those left standing. */
    LEFT_STANDING(Kind.SHARE, "Wrong seats left standing"),
    /** Right seats that the dispute made wrong. */
    MADE_WRONG(Kind.MEAN, "Right seats made wrong"),
    /** Stations opened. */
    STATIONS_OPENED(Kind.MEAN, "Stations opened"),
    /** Stations annulled. */
    STATIONS_ANNULLED(Kind.MEAN, "Stations annulled"),
    /** Opened stations that a recount finds to differ. */
    STATIONS_DISCREPANT(Kind.MEAN, "Opened stations found to differ"),
    /** Complaints filed; this and what follows only where complaints are judged one by one. */
    COMPLAINTS_FILED(Step.FILED, "Complaints filed"),
    /** Rejected unheard: after the deadline. */
    COMPLAINTS_LATE(Step.LATE, "Complaints filed after the deadline and not heard"),
    /** In time, but there was no time to decide them. */
    COMPLAINTS_UNDECIDED(Step.UNDECIDED, "Complaints in time for which no time was left"),
    /** Decided by the first instance. */
    COMPLAINTS_HEARD(Step.HEARD, "Complaints decided by the first instance"),
    /** Of these founded. */
    COMPLAINTS_FOUNDED(Step.FOUNDED, "Complaints decided that are founded"),
    /** Upheld by the first instance. */
    COMPLAINTS_UPHELD_FIRST(Step.UPHELD_FIRST, "Complaints upheld by the first instance"),
    /** Taken to the second instance. */
    COMPLAINTS_APPEALED(Step.APPEALED, "Complaints taken to the second instance"),
    /** Rejected first, upheld on appeal. */
    COMPLAINTS_UPHELD_ON_APPEAL(Step.UPHELD_ON_APPEAL, "Complaints rejected first and upheld on appeal"),
    /** Upheld first, rejected on appeal. */
    COMPLAINTS_OVERTURNED(Step.OVERTURNED, "Complaints upheld first and rejected on appeal"),
    /** Upheld in the end. */
    COMPLAINTS_UPHELD(Step.UPHELD, "Complaints upheld in the end"),
    /** Of these founded. */
    COMPLAINTS_UPHELD_FOUNDED(Step.UPHELD_FOUNDED, "Complaints upheld in the end that are founded"),
    /** Of those upheld, those that lead to an annulment. */
    COMPLAINTS_ANNULLING(Step.ANNULLING, "Complaints upheld that lead to an annulment");

    /** Numbers kept for each measure: the sum, what it is divided by, and the sum of squares. */
    static final int SUMS = 3;

    private static final double CONFIDENCE = 0.95;
    private static final Measure[] ALL = values();

    private final Kind kind;
    private final String words;

    private final @Nullable Step step;

    Measure(Kind kind, String words) {
        this.kind = kind;
        this.words = words;
        step = null;
    }

    Measure(Step step, String words) {
        this.kind = Kind.MEAN;
        this.words = words;
        this.step = step;
    }

    /** What kind of figure a measure is. */
    public enum Kind {
        /** Share of trials. */
        PROBABILITY,
        /** Mean over trials, at least 0. */
        MEAN,
        /** Share of wrong seats; not defined where no seat is wrong. */
        SHARE
    }

    /** Returns the name in files: {@code any_changes}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it is, in words for people. */
    public String words() {
        return words;
    }

    /** Returns whether it counts complaints that are judged one by one; without trials where they are not. */
    public boolean ofComplaints() {
        return step != null;
    }

    /** Returns what kind of figure it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns whether it lies between 0 and 1. */
    public boolean isRate() {
        return kind != Kind.MEAN;
    }

    /** Returns how many numbers {@link TrialBlock#play} returns. */
    public static int numbers() {
        return ALL.length * SUMS;
    }

    /** Returns where the sum stands in the numbers; its divisor and its sum of squares follow it. */
    public int at() {
        return ordinal() * SUMS;
    }

    /**
     * Returns the figure with its 95% interval, clustered by election.
     *
     * @param sums the sums, one cluster for each election
     * @param trialsInACluster the design effect to be taken where no election differs from another: the worst case
     */
    public Estimate estimate(ClusteredProportion sums, double trialsInACluster) {
        return kind == Kind.MEAN
                ? sums.mean(CONFIDENCE, 0, trialsInACluster)
                : sums.proportion(CONFIDENCE, trialsInACluster);
    }

    /** Returns the numbers of all measures of the trials of an election. */
    static long[] numbers(ElectionTally t) {
        long[] numbers = new long[numbers()];
        long n = t.trials;
        any(numbers, ANY_CHANGES, t, Result.ALL);
        any(numbers, ANY_BY_RECOUNT, t, Result.RECOUNT);
        any(numbers, ANY_BY_READJUDICATION, t, Result.READJUDICATE);
        any(numbers, ANY_BY_ANNULMENT, t, Result.ANNUL);
        any(numbers, ANY_WRONG, t, Result.TRUE);
        seats(numbers, SEATS_CHANGED, t, Result.ALL);
        seats(numbers, SEATS_BY_RECOUNT, t, Result.RECOUNT);
        seats(numbers, SEATS_BY_READJUDICATION, t, Result.READJUDICATE);
        seats(numbers, SEATS_BY_ANNULMENT, t, Result.ANNUL);
        seats(numbers, WRONG_SEATS, t, Result.TRUE);
        long wrong = t.found + t.leftStanding;
        put(numbers, FOUND, t.found, wrong, t.found);
        put(numbers, LEFT_STANDING, t.leftStanding, wrong, t.leftStanding);
        put(numbers, MADE_WRONG, t.madeWrong, n, t.madeWrongSquared);
        counted(numbers, STATIONS_OPENED, t.opened);
        counted(numbers, STATIONS_ANNULLED, t.annulled);
        counted(numbers, STATIONS_DISCREPANT, t.discrepant);
        for (Measure m : ALL) {
            if (m.step != null && t.flow.length > 0) {
                counted(numbers, m, t.flow[m.step.ordinal()]);
            }
        }
        return numbers;
    }

    private static void any(long[] numbers, Measure m, ElectionTally t, Result result) {
        put(numbers, m, t.any[result.at], t.trials, t.any[result.at]);
    }

    private static void seats(long[] numbers, Measure m, ElectionTally t, Result result) {
        put(numbers, m, t.seats[result.at], t.trials, t.seatsSquared[result.at]);
    }

    private static void counted(long[] numbers, Measure m, Histogram counts) {
        put(numbers, m, counts.sum(), counts.total(), counts.sumOfSquares());
    }

    private static void put(long[] numbers, Measure m, long sum, long divisor, long squares) {
        numbers[m.at()] = sum;
        numbers[m.at() + 1] = divisor;
        numbers[m.at() + 2] = squares;
    }
}
