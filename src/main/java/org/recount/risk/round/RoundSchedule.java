package org.recount.risk.round;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule of rounds that is settled before the first seed: a first round, and further ones each of which stops with a wanted
 * chance, given that the audit still runs and nothing else about it, if the reported shares are right.
 *
 * @param rounds the rounds in order, at least one
 */
public record RoundSchedule(List<Round> rounds) {

    /**
     * A round.
     *
     * @param votes votes for the two at its end, all rounds so far together
     * @param stopped the chance that the audit has stopped by its end
     */
    public record Round(int votes, double stopped) {}

    /** Sizes of later rounds are found to one part in so many. */
    private static final int PRECISION = 100;

    public RoundSchedule {
        rounds = List.copyOf(rounds);
    }

    /**
     * Returns the schedule.
     *
     * @param rule Minerva, Athena or Providence
     * @param first votes for the two in the first round
     * @param chance with which each later round stops, in (0, 1)
     * @param enough the schedule ends once the audit has stopped with this chance
     * @param most votes at most, all rounds together
     */
    public static RoundSchedule of(RoundRule rule, int first, double chance, double enough, int most) {
        RoundForecast forecast = RoundForecast.of(rule);
        List<Round> rounds = new ArrayList<>();
        int next = first;
        while (next > 0 && forecast.votes() + next <= most) {
            forecast.take(next);
            rounds.add(new Round(forecast.votes(), 1 - forecast.running()));
            if (1 - forecast.running() >= enough) {
                break;
            }
            next = next(forecast, next, chance, most);
        }
        return new RoundSchedule(rounds);
    }

    /** The size of a next round that stops with the chance, to one in a hundred; 0 where there is none. */
    private static int next(RoundForecast forecast, int last, double chance, int most) {
        int left = most - forecast.votes();
        int high = Math.min(left, last);
        if (high < 1) {
            return 0;
        }
        int low = 0;
        while (forecast.stopping(high) < chance) {
            if (high == left) {
                return 0;
            }
            low = high;
            high = Math.min(left, high + Math.max(1, high / 2));
        }
        while (high - low > Math.max(1, high / PRECISION)) {
            int mid = (low + high) >>> 1;
            if (forecast.stopping(mid) >= chance) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return high;
    }
}
