package org.recount.input.election;

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

    /** Tells what is told once for the contest. */
    void tellSums() {
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
