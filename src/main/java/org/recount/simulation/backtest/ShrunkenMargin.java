package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.seats.PluralityRule;

/**
 * A synthetic variant of a real contest in which the real errors make the outcome wrong: votes go over from the winner to
 * the runner-up, in each station the same number in the announced and in the true figures, until the truth has another
 * winner than the announcement. The number is the smallest, so the announced margin is the greatest at which the outcome
 * is wrong: the case in which a test is most likely to confirm it.
 *
 * <p>For one seat by plurality only. Errors, stations and their sizes stay as they were.
 */
final class ShrunkenMargin {
    private static final String WHAT =
            "SYNTHETIC: votes moved from the winner to the runner-up, the same in the announced"
                    + " and the true figures, until the real errors make the outcome wrong";

    private final KnownContest contest;
    private final int winner;
    private final int loser;

    private ShrunkenMargin(KnownContest contest, int winner, int loser) {
        this.contest = contest;
        this.winner = winner;
        this.loser = loser;
    }

    /** Returns the variant; empty where the rule is another, the outcome is wrong already, or no shift makes it wrong. */
    static Optional<KnownContest> of(KnownContest contest) {
        ContestTally tally = contest.announced();
        if (contest.wrong()
                || !(contest.rule() instanceof PluralityRule)
                || tally.contest().seats() != 1
                || tally.contest().choices().size() < 2) {
            return Optional.empty();
        }
        int winner = first(tally.totals(), -1);
        return new ShrunkenMargin(contest, winner, first(tally.totals(), winner)).search();
    }

    private static int first(ContestVotes votes, int not) {
        int best = -1;
        for (int c = 0; c < votes.contest().choices().size(); c++) {
            if (c != not && (best < 0 || votes.votes(c) > votes.votes(best))) {
                best = c;
            }
        }
        return best;
    }

    private Optional<KnownContest> search() {
        ContestVotes totals = contest.announced().totals();
        long low = 0;
        // The announced winner must stay ahead.
        long high = (totals.votes(winner) - totals.votes(loser) - 1) / 2;
        if (high < 1 || trueLead(high) >= 0) {
            return Optional.empty();
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (trueLead(middle) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        KnownContest made = build(low);
        return made.wrong() ? Optional.of(made) : Optional.empty();
    }

    private long moved(int station, long all) {
        long votes = contest.announced().votes(station, winner);
        long sum = contest.announced().totals().votes(winner);
        return Math.multiplyExact(all, votes) / sum;
    }

    /** The lead of the announced winner in truth, after so many votes were to go over. */
    private long trueLead(long all) {
        long lead = 0;
        for (int s = 0; s < contest.stations(); s++) {
            Optional<ContestVotes> hand = contest.truth(s).handCount();
            if (hand.isPresent()) {
                long m = Math.min(moved(s, all), hand.get().votes(winner));
                lead += hand.get().votes(winner) - hand.get().votes(loser) - 2 * m;
            }
        }
        return lead;
    }

    private KnownContest build(long all) {
        ContestTally.Builder builder = ContestTally.builder(contest.announced().contest());
        List<OpenedStation> truth = new ArrayList<>();
        for (int s = 0; s < contest.stations(); s++) {
            long moved = moved(s, all);
            long[] row = contest.announced().row(s);
            row[winner] -= moved;
            row[loser] += moved;
            builder.add(contest.announced().stations().get(s), row);
            OpenedStation known = contest.truth(s);
            if (known.remedy() == Remedy.ANNUL) {
                truth.add(known);
                continue;
            }
            ContestVotes hand = known.handCount().orElseThrow();
            long[] counted = hand.toArray();
            long here = Math.min(moved, counted[winner]);
            counted[winner] -= here;
            counted[loser] += here;
            truth.add(new OpenedStation(
                    known.station(),
                    known.contest(),
                    known.remedy(),
                    known.selection(),
                    Optional.of(ContestVotes.of(hand.contest(), counted, hand.invalid())),
                    known.invalidKnown(),
                    known.note()));
        }
        return contest.variant(builder.build(), truth, WHAT);
    }
}
