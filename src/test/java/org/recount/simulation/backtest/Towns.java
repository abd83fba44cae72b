package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;

/** Small contests with a truth, made by hand: two candidates, one seat. */
final class Towns {
    static final SeatRule PLURALITY = SeatRules.create(RuleSpec.of("plurality"));

    private Towns() {}

    /**
     * Returns a contest.
     *
     * @param announced votes of the two candidates, station by station
     * @param truth the same in truth; an empty row for a station that was struck out
     */
    static KnownContest of(long[][] announced, long[][] truth) {
        return known(announced, truth, KnownContest.Unlisted.LEFT_OUT).orElseThrow();
    }

    static Optional<KnownContest> known(long[][] announced, long[][] truth, KnownContest.Unlisted unlisted) {
        Contest contest = new Contest(
                "T", "Town", "R", 1, 0, List.of(Choice.of("a", "A", "", Gender.M), Choice.of("b", "B", "", Gender.F)));
        ContestTally.Builder tally = ContestTally.builder(contest);
        List<OpenedStation> opened = new ArrayList<>();
        for (int s = 0; s < announced.length; s++) {
            String id = "s" + s;
            long cast = announced[s][0] + announced[s][1];
            tally.add(new PollingStation(id, "c" + s / 2, "r" + s / 4, "", -1, cast, 0), announced[s]);
            if (s < truth.length) {
                boolean annulled = truth[s].length == 0;
                opened.add(new OpenedStation(
                        id,
                        "T",
                        annulled ? Remedy.ANNUL : Remedy.RECOUNT,
                        Selection.OTHER,
                        annulled ? Optional.empty() : Optional.of(ContestVotes.of(contest, truth[s], 0)),
                        true,
                        ""));
            }
        }
        return KnownContest.of(PLURALITY, tally.build(), opened, unlisted);
    }

    /** Ten stations of 20 ballots, A ahead by {@code lead} in each; in the first {@code bad} of them B has them all. */
    static KnownContest tenStations(int lead, int bad) {
        long[][] announced = new long[10][];
        long[][] truth = new long[10][];
        for (int s = 0; s < 10; s++) {
            announced[s] = new long[] {10 + lead / 2, 10 - lead / 2};
            truth[s] = s < bad ? new long[] {0, 20} : announced[s].clone();
        }
        return of(announced, truth);
    }
}
