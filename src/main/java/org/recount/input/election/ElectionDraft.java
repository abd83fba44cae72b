package org.recount.input.election;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.recount.input.table.Ids;
import org.recount.input.table.PairIndex;

/**
 * An election while its tables are being read: contests, choices, stations and votes by number, without checks that need
 * more than one table.
 */
final class ElectionDraft {
    /** The contests; the number of a contest is its place here and its id in {@link #contestIds}. */
    final List<ContestDraft> contests = new ArrayList<>();

    final Ids contestIds = new Ids();

    private final Ids choiceIds = new Ids();
    private final PairIndex choices = new PairIndex();

    final Ids stationIds = new Ids();
    private final PairIndex stations = new PairIndex();
    final StationRows stationRows = new StationRows();
    /** Whether stations.csv was read: a station without a row is then a problem. */
    boolean stationsRead;

    final VoteRows votes = new VoteRows();
    boolean votesRead;
    boolean sumVotes;
    /** Names of the files, for messages about what was found after reading. */
    String stationsFile = "";

    String votesFile = "";
    String totalsFile = "";

    /** Returns the number of a contest, or -1. */
    int contest(CharSequence id) {
        return contestIds.find(id);
    }

    /** Returns the number of a choice inside its contest, or -1. */
    int choice(int contest, CharSequence id) {
        int known = choiceIds.find(id);
        return known < 0 ? -1 : choices.get(contest, known);
    }

    /** Adds a choice; returns the number that it already has, or -1. */
    int addChoice(int contest, ContestDraft.ChoiceDraft choice) {
        List<ContestDraft.ChoiceDraft> list = contests.get(contest).choices;
        int before = choices.putIfAbsent(contest, choiceIds.of(choice.choice().id()), list.size());
        if (before < 0) {
            list.add(choice);
        }
        return before;
    }

    /** Returns a contest other than this one that has a choice with this id, or -1. */
    int otherContestWith(int contest, CharSequence id) {
        int known = choiceIds.find(id);
        for (int c = 0; known >= 0 && c < contests.size(); c++) {
            if (c != contest && choices.get(c, known) >= 0) {
                return c;
            }
        }
        return -1;
    }

    /** Returns the number of the row of a station in a contest, or -1. */
    int station(int contest, CharSequence id) {
        int known = stationIds.find(id);
        return known < 0 ? -1 : stations.get(contest, known);
    }

    /** Adds a station; returns the number of the row that it already has, or -1. */
    int addStation(int contest, CharSequence id) {
        int station = stationIds.of(id);
        int before = stations.putIfAbsent(contest, station, stationRows.size);
        if (before < 0) {
            stationRows.add(contest, station);
        }
        return before;
    }

    /** Returns the ids of the stations that have a row in the table of stations. */
    List<String> stationsWithRow() {
        List<String> ids = new ArrayList<>();
        for (int row = 0; row < stationRows.size; row++) {
            if (stationRows.line[row] > 0) {
                ids.add(stationIds.text(stationRows.station[row]));
            }
        }
        return ids;
    }

    /** The rows of stations, one for each contest held at a station. */
    static final class StationRows {
        int size;
        int[] contest = new int[256];
        int[] station = new int[256];
        int[] line = new int[256];
        final List<String> centre = new ArrayList<>();
        final List<String> region = new ArrayList<>();
        final List<String> kind = new ArrayList<>();
        long[] registered = new long[256];
        long[] cast = new long[256];
        long[] invalid = new long[256];
        long[] blank = new long[256];

        private void add(int contestNumber, int stationNumber) {
            if (size == contest.length) {
                int more = 2 * size;
                contest = Arrays.copyOf(contest, more);
                station = Arrays.copyOf(station, more);
                line = Arrays.copyOf(line, more);
                registered = Arrays.copyOf(registered, more);
                cast = Arrays.copyOf(cast, more);
                invalid = Arrays.copyOf(invalid, more);
                blank = Arrays.copyOf(blank, more);
            }
            contest[size] = contestNumber;
            station[size] = stationNumber;
            registered[size] = ContestDraft.UNKNOWN;
            cast[size] = ContestDraft.UNKNOWN;
            invalid[size] = ContestDraft.UNKNOWN;
            blank[size] = ContestDraft.UNKNOWN;
            centre.add("");
            region.add("");
            kind.add("");
            size++;
        }
    }

    /** The rows of votes. */
    static final class VoteRows {
        int size;
        int[] stationRow = new int[1024];
        int[] choice = new int[1024];
        int[] line = new int[1024];
        long[] votes = new long[1024];

        void add(int row, int choiceNumber, long number, long fileLine) {
            if (size == votes.length) {
                int more = size + (size >> 1);
                stationRow = Arrays.copyOf(stationRow, more);
                choice = Arrays.copyOf(choice, more);
                line = Arrays.copyOf(line, more);
                votes = Arrays.copyOf(votes, more);
            }
            stationRow[size] = row;
            choice[size] = choiceNumber;
            line[size] = (int) Math.min(Integer.MAX_VALUE, fileLine);
            votes[size++] = number;
        }

        /** Returns the rows in the order of their stations, and inside a station in the order of the file. */
        int[] byStation(int stations) {
            int[] start = new int[stations + 1];
            for (int i = 0; i < size; i++) {
                start[stationRow[i] + 1]++;
            }
            for (int s = 0; s < stations; s++) {
                start[s + 1] += start[s];
            }
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[start[stationRow[i]]++] = i;
            }
            return order;
        }
    }
}
