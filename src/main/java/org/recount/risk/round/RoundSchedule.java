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
            next = forecast.smallest(chance, next, most).orElse(0);
        }
        return new RoundSchedule(rounds);
    }
}
