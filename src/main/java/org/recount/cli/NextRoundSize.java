package org.recount.cli;

import java.util.Arrays;
import java.util.Optional;
import org.recount.report.text.Figures;
import org.recount.risk.round.NextRound;
import org.recount.risk.round.RoundRule;

/**
 * What {@code recount risk --next-round} says.
 *
 * @param chance the chance asked for
 * @param votes votes for the two in the next round
 * @param needed the fewest of them for the winner at which it stops
 * @param stopping the chance that it stops, given the votes seen, if the shares are as reported
 * @param draws about how many draws these votes are, by the share of the draws so far that were votes for the two
 */
record NextRoundSize(double chance, int votes, int needed, double stopping, long draws) {
    /** Votes in a round at most. */
    static final int MOST = 10_000_000;

    /** Returns the size after these values; empty where no size up to {@link #MOST} will do. */
    static Optional<NextRoundSize> of(RoundRule rule, double[] values, double chance) {
        long winner = Arrays.stream(values).filter(x -> x == 1).count();
        long seen = winner + Arrays.stream(values).filter(x -> x == 0).count();
        NextRound next = NextRound.after(rule, seen, winner);
        if (next.size(chance, MOST).isEmpty()) {
            return Optional.empty();
        }
        int votes = next.size(chance, MOST).getAsInt();
        double each = seen == 0 ? 1 : values.length / (double) seen;
        return Optional.of(
                new NextRoundSize(chance, votes, next.needed(votes).orElseThrow(), next.stopping(votes), (long)
                        Math.ceil(votes * each - 1e-9)));
    }

    String text() {
        return "Next round: " + Figures.count(votes) + " votes for the two (about " + Figures.count(draws)
                + " draws) stop with a chance of " + Figures.percent(stopping) + ", at " + Figures.count(needed)
                + " for the winner, given the votes seen and if the shares are as reported."
                + "\nIt has to be drawn with a new public seed, unless this chance was settled before the first.";
    }

    String json() {
        return "{\"chance\":" + chance + ",\"votes\":" + votes + ",\"needed\":" + needed + ",\"stopping\":" + stopping
                + ",\"draws\":" + draws + "}";
    }
}
