package org.recount.input.election;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.input.Problems;
import org.recount.input.election.ContestDraft.ChoiceDraft;
import org.recount.input.election.ElectionDraft.StationRows;
import org.recount.input.election.ElectionDraft.VoteRows;
import org.recount.seats.SeatRules;

/** Makes the values of a draft, and checks what only shows when the tables are put together. */
final class ElectionAssembler {
    /** Id of the choice that stands for votes for no one, where they are published as a figure and not as a choice. */
    static final String BLANK_VOTES = "(blank)";

    private static final int TOLD_ONE_BY_ONE = 1000;

    private final ElectionDraft draft;
    private final Problems problems;
    private final Map<String, ContestVotes> otherTotals = new LinkedHashMap<>();
    private int twice;

    ElectionAssembler(ElectionDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /** Published totals that differ from the sums of the stations, by contest. */
    Map<String, ContestVotes> otherTotals() {
        return otherTotals;
    }

    /** Returns the tally of each contest; incomplete where a problem stops the command. */
    List<ContestTally> assemble() {
        List<List<Integer>> rowsOf = rowsByContest();
        int[] order = draft.votes.byStation(draft.stationRows.size);
        int[] start = new int[draft.stationRows.size + 1];
        for (int i = 0; i < draft.votes.size; i++) {
            start[draft.votes.stationRow[i] + 1]++;
        }
        boolean[] hasVotes = new boolean[draft.contests.size()];
        for (int s = 0; s < draft.stationRows.size; s++) {
            hasVotes[draft.stationRows.contest[s]] |= start[s + 1] > 0;
            start[s + 1] += start[s];
        }
        List<ContestTally> tallies = new ArrayList<>();
        for (int c = 0; c < draft.contests.size(); c++) {
            ContestDraft d = draft.contests.get(c);
            try {
                boolean byStation =
                        hasVotes[c] || (d.totals == null && !rowsOf.get(c).isEmpty());
                contest(d, byStation ? rowsOf.get(c) : List.of())
                        .map(contest -> byStation
                                ? ofStations(d, contest, rowsOf.get(draft.contest(d.id)), order, start)
                                : ofTotals(
                                        d,
                                        contest,
                                        rowsOf.get(draft.contest(d.id)).size()))
                        .ifPresent(tallies::add);
            } catch (ArithmeticException e) {
                problems.fatal(
                        draft.votesFile,
                        0,
                        d.id,
                        "The votes of contest " + d.id + " add up to more than can be counted",
                        "Maybe the column of votes holds something else.");
            }
        }
        return tallies;
    }

    private List<List<Integer>> rowsByContest() {
        List<List<Integer>> rows = new ArrayList<>();
        draft.contests.forEach(c -> rows.add(new ArrayList<>()));
        for (int s = 0; s < draft.stationRows.size; s++) {
            rows.get(draft.stationRows.contest[s]).add(s);
        }
        return rows;
    }

    private Optional<Contest> contest(ContestDraft d, List<Integer> rows) {
        if (d.seats < 1 || d.reserved > d.seats || d.rule.method().isEmpty()) {
            return Optional.empty();
        }
        boolean blank = rows.stream().anyMatch(r -> draft.stationRows.blank[r] != ContestDraft.UNKNOWN)
                || (rows.isEmpty() && d.blank != ContestDraft.UNKNOWN);
        List<Choice> choices = new ArrayList<>();
        for (ChoiceDraft choice : d.choices) {
            if (!choice.invalid()) {
                choices.add(choice.choice());
            }
        }
        if (blank) {
            d.noneOfTheAbove = choices.size();
            choices.add(new Choice(BLANK_VOTES, "Blank votes", "", Gender.UNKNOWN, "", Choice.Kind.NONE_OF_THE_ABOVE));
        }
        candidates(d);
        return Optional.of(new Contest(d.id, d.name, d.region, (int) d.seats, (int) d.reserved, choices));
    }

    /** Whether there are enough candidates, and enough women among them. */
    private void candidates(ContestDraft d) {
        Optional<SeatRules.Entry> rule = SeatRules.find(d.rule.method());
        boolean people = rule.isPresent() && rule.get().family() == SeatRules.Family.CANDIDATES;
        long competing = d.choices.stream()
                .filter(c -> c.choice().competes() && !c.invalid())
                .count();
        if (people && competing < d.seats) {
            problems.warn(
                    "",
                    0,
                    d.id,
                    "Contest " + d.id + " has " + competing + " candidates for " + d.seats + " seats",
                    "Maybe candidates are missing from the table of choices; the other seats stay empty.");
        }
        if (d.reserved == 0) {
            return;
        }
        Gender gender = d.rule.reservedGender();
        long of = d.choices.stream().filter(c -> c.choice().gender() == gender).count();
        long unknown = d.choices.stream()
                .filter(c -> c.choice().competes() && !c.invalid() && c.choice().gender() == Gender.UNKNOWN)
                .count();
        if (people && of == 0 && unknown > 0) {
            problems.fatal(
                    "",
                    0,
                    d.id,
                    "Contest " + d.id + " reserves " + d.reserved + " seats, but no candidate has a gender",
                    "Maybe the table of choices has the column under another name: columns: {choices: {gender: ...}}.");
        } else if (people && unknown > 0) {
            problems.warn(
                    "",
                    0,
                    d.id,
                    "Contest " + d.id + " reserves " + d.reserved + " seats, and " + unknown
                            + " of its candidates have no gender; they are not counted for the reserved seats",
                    "Maybe fill the column gender with F or M.");
        } else if (people && of < d.reserved) {
            problems.warn(
                    "",
                    0,
                    d.id,
                    "Contest " + d.id + " reserves " + d.reserved + " seats, but has only " + of
                            + " candidates for them",
                    "Maybe candidates are missing from the table of choices.");
        } else if (!people && !d.rule.openLists()) {
            problems.warn(
                    "",
                    0,
                    d.id,
                    "Contest " + d.id + " reserves " + d.reserved + " seats, but its rule (" + d.rule.method()
                            + ") elects lists and fills no reserved seats",
                    "Maybe the rule is another (sntv), or reserved_seats should be 0.");
        }
    }

    private ContestTally ofTotals(ContestDraft d, Contest contest, int stations) {
        long[] votes = new long[contest.choices().size()];
        long invalid = d.invalid == ContestDraft.UNKNOWN ? 0 : d.invalid;
        if (d.totals == null) {
            noVotes(d);
        } else {
            if (stations > 0) {
                problems.warn(
                        draft.stationsFile,
                        0,
                        d.id,
                        "Contest " + d.id + " has " + stations
                                + " stations but no votes by station; its published totals are taken",
                        "Maybe the votes of its stations are in another file.");
            }
            invalid = Math.addExact(invalid, fill(d, d.totals, votes));
        }
        if (d.noneOfTheAbove >= 0) {
            votes[d.noneOfTheAbove] = Math.max(0, d.blank);
        }
        return ContestTally.ofTotals(ContestVotes.of(contest, votes, invalid));
    }

    private void noVotes(ContestDraft d) {
        problems.warn(
                "",
                0,
                d.id,
                "Contest " + d.id + " has no votes in any table",
                "Maybe its id is written differently there.");
    }

    /** Copies totals to the choices of the contest; returns the votes of choices that stand for invalid ballots. */
    private static long fill(ContestDraft d, long[] totals, long[] votes) {
        long invalid = 0;
        int column = 0;
        for (int k = 0; k < d.choices.size(); k++) {
            long value = Math.max(0, totals[k]);
            if (d.choices.get(k).invalid()) {
                invalid = Math.addExact(invalid, value);
            } else {
                votes[column++] = value;
            }
        }
        return invalid;
    }

    private ContestTally ofStations(ContestDraft d, Contest contest, List<Integer> rows, int[] order, int[] start) {
        StationRows stations = draft.stationRows;
        StationCheck check = new StationCheck(d, draft, problems);
        ContestTally.Builder tally = ContestTally.builder(contest);
        long[] dense = new long[d.choices.size()];
        int[] seenOn = new int[d.choices.size()];
        long[] votes = new long[contest.choices().size()];
        for (int row : rows) {
            Arrays.fill(dense, 0);
            Arrays.fill(seenOn, 0);
            for (int i = start[row]; i < start[row + 1]; i++) {
                add(d, order[i], dense, seenOn);
            }
            Arrays.fill(votes, 0);
            long invalidVotes = fill(d, dense, votes);
            if (d.noneOfTheAbove >= 0) {
                votes[d.noneOfTheAbove] = Math.max(0, stations.blank[row]);
            }
            long invalid = stations.invalid[row];
            if (invalidVotes > 0) {
                invalid = Math.addExact(Math.max(0, invalid), invalidVotes);
            }
            check.station(row, votes, invalid);
            tally.add(station(row, invalid), votes);
        }
        check.tellSums();
        ContestTally built = tally.build();
        if (built.totals().valid() == 0) {
            noVotes(d);
        }
        compareWithTotals(d, contest, built);
        return built;
    }

    private PollingStation station(int row, long invalid) {
        StationRows stations = draft.stationRows;
        return new PollingStation(
                draft.stationIds.text(stations.station[row]),
                stations.centre.get(row),
                stations.region.get(row),
                stations.kind.get(row),
                stations.registered[row],
                stations.cast[row],
                invalid);
    }

    /** Returns the rows of the table of stations in their order. */
    List<LoadedElection.ListedStation> listed() {
        List<LoadedElection.ListedStation> list = new ArrayList<>(draft.stationRows.size);
        for (int row = 0; row < draft.stationRows.size; row++) {
            list.add(new LoadedElection.ListedStation(
                    draft.contests.get(draft.stationRows.contest[row]).id,
                    station(row, draft.stationRows.invalid[row])));
        }
        return list;
    }

    private void add(ContestDraft d, int i, long[] dense, int[] seenOn) {
        VoteRows v = draft.votes;
        int k = v.choice[i];
        if (seenOn[k] != 0 && !draft.sumVotes && ++twice <= TOLD_ONE_BY_ONE) {
            String station = draft.stationIds.text(draft.stationRows.station[v.stationRow[i]]);
            problems.fatal(
                    draft.votesFile,
                    v.line[i],
                    Long.toString(v.votes[i]),
                    "Choice " + d.choices.get(k).choice().id() + " stands twice in station " + station + " of contest "
                            + d.id + ": " + dense[k] + " votes on line " + seenOn[k] + " and " + v.votes[i]
                            + " here",
                    "Maybe a row was copied twice; or, if they are parts of one figure, in election.yaml: duplicates:"
                            + " {votes: sum}.");
        }
        dense[k] = Math.addExact(dense[k], v.votes[i]);
        seenOn[k] = v.line[i];
    }

    /** Tells how many more rows stand twice than were told one by one. */
    void tellRest() {
        if (twice > TOLD_ONE_BY_ONE) {
            problems.fatal(
                    draft.votesFile,
                    0,
                    "",
                    (twice - TOLD_ONE_BY_ONE) + " more rows stand twice",
                    "Maybe they are parts of one figure; in election.yaml: duplicates: {votes: sum}.");
        }
    }

    private void compareWithTotals(ContestDraft d, Contest contest, ContestTally built) {
        if (d.totals == null) {
            return;
        }
        long[] published = new long[contest.choices().size()];
        boolean differs = false;
        int column = 0;
        for (int k = 0; k < d.choices.size(); k++) {
            if (d.choices.get(k).invalid()) {
                continue;
            }
            long stations = built.totals().votes(column);
            long total = d.totals[k] == ContestDraft.UNKNOWN ? stations : d.totals[k];
            published[column++] = total;
            if (total != stations) {
                differs = true;
                problems.warn(
                        draft.totalsFile,
                        0,
                        Long.toString(total),
                        "Choice " + d.choices.get(k).choice().id() + " of contest " + d.id + " has " + total
                                + " votes in the table of totals, its stations add up to " + stations + " ("
                                + (stations > total ? "+" : "") + (stations - total) + ")",
                        "Maybe a station is missing or stands twice; the sum of the stations is taken.");
            }
        }
        if (differs) {
            if (d.noneOfTheAbove >= 0) {
                published[d.noneOfTheAbove] = built.totals().votes(d.noneOfTheAbove);
            }
            otherTotals.put(
                    d.id, ContestVotes.of(contest, published, built.totals().invalid()));
        }
    }
}
