package org.recount.input.election;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.recount.input.Problems;

/** Checks that the figures of a station add up. */
final class StationCheck {
    private static final int TOLD_ONE_BY_ONE = 1000;

    private final ContestDraft contest;
    private final ElectionDraft draft;
    private final Problems problems;
    private int tooMany;
    private int fewer;
    private int firstFewer = -1;
    private long firstDifference;
    private int shortened;
    private int firstShortened = -1;
    /** Rows that are called like a total, with their votes by choice; and the votes of all other stations. */
    private final Map<Integer, long[]> totals = new TreeMap<>();

    private long[] sum = {};

    StationCheck(ContestDraft contest, ElectionDraft draft, Problems problems) {
        this.contest = contest;
        this.draft = draft;
        this.problems = problems;
    }

    /**
     * Checks a station.
     *
     * @param row its row
     * @param votes its valid votes, for whatever choice
     * @param invalid its invalid ballots, -1 where unknown
     */
    void station(int row, long[] votes, long invalid) {
        checkId(row, votes);
        long cast = draft.stationRows.cast[row];
        if (cast < 0) {
            return;
        }
        long valid = 0;
        for (long v : votes) {
            valid = Math.addExact(valid, v);
        }
        long counted = Math.addExact(valid, Math.max(0, invalid));
        if (counted > cast) {
            if (++tooMany <= TOLD_ONE_BY_ONE) {
                problems.warn(
                        draft.stationsFile,
                        draft.stationRows.line[row],
                        Long.toString(counted),
                        "Station " + name(row) + " of contest " + contest.id + " has " + valid + " valid"
                                + (invalid < 0 ? "" : " and " + invalid + " invalid") + " votes, more than the " + cast
                                + " ballots cast",
                        "Maybe a figure was copied wrongly; the votes are taken as they are.");
            }
        } else if (counted < cast && invalid >= 0) {
            if (firstFewer < 0) {
                firstFewer = row;
                firstDifference = cast - counted;
            }
            fewer++;
        }
    }

    private void checkId(int row, long[] votes) {
        String id = name(row);
        if (StationIds.isTotal(id)) {
            totals.put(row, votes.clone());
        } else if (StationIds.isShortened(id)) {
            if (firstShortened < 0) {
                firstShortened = row;
            }
            shortened++;
        } else {
            sum = sum.length == 0 ? new long[votes.length] : sum;
            for (int i = 0; i < votes.length; i++) {
                sum[i] = Math.addExact(sum[i], votes[i]);
            }
        }
    }

    /** A row of totals among the stations counts all votes twice: the seats may stay as they are, but no margin does. */
    private void tellIds() {
        totals.forEach((row, votes) -> {
            String id = name(row);
            String advice = "Maybe leave the row out: rows: {votes: {COLUMN: {not: " + id
                    + "}}, stations: {COLUMN: {not: " + id + "}}}.";
            int line = draft.stationRows.line[row];
            String file = line > 0 ? draft.stationsFile : draft.votesFile;
            String station = "Station " + id + " of contest " + contest.id;
            if (Arrays.equals(votes, sum)) {
                problems.fatal(
                        file, line, id, station + " is the total of all others; its votes would count twice", advice);
            } else {
                problems.warn(
                        file,
                        line,
                        id,
                        station + " is called like a total, and its votes count as a station's",
                        advice);
            }
        });
        if (shortened > 0) {
            problems.warn(
                    draft.stationsFile,
                    draft.stationRows.line[firstShortened],
                    name(firstShortened),
                    "The ids of " + (shortened == 1 ? "1 station" : shortened + " stations") + " of contest "
                            + contest.id
                            + " are in scientific notation, first " + name(firstShortened)
                            + ": ids of several stations may have become one",
                    "Maybe a spreadsheet took long ids for numbers; export the column as text from the original.");
        }
    }

    /** Tells what is told once for the contest. */
    void tellSums() {
        tellIds();
        if (tooMany > TOLD_ONE_BY_ONE) {
            problems.warn(
                    draft.stationsFile,
                    0,
                    "",
                    (tooMany - TOLD_ONE_BY_ONE) + " more stations of contest " + contest.id
                            + " have more votes than ballots",
                    "Maybe the mapping names the wrong column for cast.");
        }
        if (fewer > 0) {
            problems.warn(
                    draft.stationsFile,
                    draft.stationRows.line[firstFewer],
                    Long.toString(firstDifference),
                    "In " + (fewer == 1 ? "1 station" : fewer + " stations") + " of contest " + contest.id
                            + " valid and invalid votes are fewer than the ballots cast, first in station "
                            + name(firstFewer) + " (by " + firstDifference + ")",
                    "Maybe votes are missing; the votes are taken as they are.");
        }
    }

    private String name(int row) {
        return draft.stationIds.text(draft.stationRows.station[row]);
    }
}
