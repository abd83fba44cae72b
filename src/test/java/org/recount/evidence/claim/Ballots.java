package org.recount.evidence.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.seats.Allocation;
import org.recount.seats.SeatRule;

/** A contest of a few small stations: what was announced and what is in the boxes. */
final class Ballots {
    final Contest contest;
    final SeatRule rule;
    final long[][] announced;
    final long[][] truth;
    final ContestTally tally;

    private Ballots(SeatRule rule, Contest contest, long[][] announced, long[][] truth, int perCentre) {
        this.rule = rule;
        this.contest = contest;
        this.announced = announced;
        this.truth = truth;
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (int s = 0; s < announced.length; s++) {
            long cast = Arrays.stream(announced[s]).sum();
            builder.add(new PollingStation("S" + s, "C" + s / perCentre, "R" + s % 2, "", -1, cast, 0), announced[s]);
        }
        this.tally = builder.build();
    }

    static Contest contest(int choices, int seats) {
        List<Choice> list = new ArrayList<>();
        for (int c = 0; c < choices; c++) {
            list.add(Choice.of("c" + c, "c" + c, "", Gender.UNKNOWN));
        }
        return new Contest("K", "K", "", seats, 0, list);
    }

    /**
     * Returns a random contest in which some stations are wrong: most of them by every ballot, others by a few.
     *
     * @param wrong how many are wrong
     */
    static Ballots random(SeatRule rule, Contest contest, int stations, int wrong, int perCentre, SplittableRandom r) {
        int choices = contest.choices().size();
        long[][] announced = new long[stations][choices];
        long[][] truth = new long[stations][];
        int loser = choices - 1;
        for (int s = 0; s < stations; s++) {
            for (int c = 0; c < choices; c++) {
                announced[s][c] = r.nextInt(c == loser ? 3 : 6);
            }
            announced[s][0] += 3;
            truth[s] = announced[s].clone();
        }
        for (int w = 0; w < wrong; w++) {
            int s = r.nextInt(stations);
            int from = r.nextInt(choices);
            if (r.nextInt(3) > 0) {
                long all = Arrays.stream(announced[s]).sum();
                Arrays.fill(truth[s], 0);
                truth[s][loser] = all;
            } else if (truth[s][from] > 0) {
                truth[s][from]--;
                truth[s][r.nextInt(choices)]++;
            }
        }
        return new Ballots(rule, contest, announced, truth, perCentre);
    }

    OpenedStation open(int station, Selection selection, int draws) {
        return new OpenedStation(
                "S" + station,
                contest.id(),
                Remedy.RECOUNT,
                selection,
                Optional.of(ContestVotes.of(contest, truth[station], 0)),
                true,
                "",
                draws);
    }

    OpenedStation open(int station, Selection selection) {
        return open(station, selection, 1);
    }

    /** Who sits by what is in the boxes; empty in a tie. */
    String trueSeats() {
        return seats(truth);
    }

    /** Who sits by the announced figures, with those of the opened stations replaced. */
    String seatsAfter(List<OpenedStation> opened) {
        long[][] rows = announced.clone();
        for (OpenedStation o : opened) {
            int s = Integer.parseInt(o.station().substring(1));
            rows[s] = truth[s];
        }
        return seats(rows);
    }

    private String seats(long[][] rows) {
        long[] sum = new long[contest.choices().size()];
        for (long[] row : rows) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += row[c];
            }
        }
        Allocation a = rule.allocate(ContestVotes.of(contest, sum, 0));
        return a.ties().isEmpty() ? Arrays.toString(a.certainSeats(sum.length)) : "";
    }
}
