package org.recount.dispute.record;

import java.util.Arrays;
import java.util.List;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;

/**
 * What a hand count found different in a station.
 *
 * @param opened the station as it is on record
 * @param index its index in the tally
 * @param announced ballots in the box as announced, valid and invalid ones as far as known
 * @param byChoice votes counted less votes announced, by index of choice
 * @param invalid invalid ballots counted less announced; 0 where either is not known
 */
public record StationDifference(OpenedStation opened, int index, long announced, List<Long> byChoice, long invalid) {

    public StationDifference {
        byChoice = List.copyOf(byChoice);
    }

    /**
     * Returns the difference of a station that was counted by hand.
     *
     * @param tally the contest as announced
     * @param index the station
     * @param opened what was found; with a hand count
     */
    public static StationDifference of(ContestTally tally, int index, OpenedStation opened) {
        ContestVotes hand = opened.handCount().orElseThrow();
        PollingStation station = tally.stations().get(index);
        long[] row = tally.row(index);
        Long[] difference = new Long[row.length];
        long valid = 0;
        for (int c = 0; c < row.length; c++) {
            difference[c] = hand.votes(c) - row[c];
            valid += row[c];
        }
        boolean known = opened.invalidKnown() && station.invalid() >= 0;
        return new StationDifference(
                opened,
                index,
                Math.max(station.cast(), valid + Math.max(0, station.invalid())),
                Arrays.asList(difference),
                known ? hand.invalid() - station.invalid() : 0);
    }

    /** Returns whether anything differs. */
    public boolean any() {
        return invalid != 0 || byChoice.stream().anyMatch(d -> d != 0);
    }

    /** Returns the sum over the choices of the absolute differences in votes; a ballot moved between two counts twice. */
    public long votes() {
        return byChoice.stream().mapToLong(Math::abs).sum();
    }

    /** Returns the least number of ballots that were read differently: gains or losses over all columns. */
    public long ballots() {
        long gains = Math.max(0, invalid);
        long losses = Math.max(0, -invalid);
        for (long d : byChoice) {
            gains += Math.max(0, d);
            losses += Math.max(0, -d);
        }
        return Math.max(gains, losses);
    }
}
