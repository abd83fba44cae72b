package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.recount.risk.audit.ContestMeasurement.NextRoundDraws;
import org.recount.risk.plan.AssertionMargin;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.polling.Bravo;
import org.recount.risk.round.NextRound;
import org.recount.risk.round.RoundAudit;
import org.recount.risk.round.RoundForecast;
import org.recount.risk.round.RoundResult;
import org.recount.risk.round.RoundRule;

/** The rounds of one assertion, and how large a next one would have to be. */
final class AuditRounds {
    private static final double[] CHANCES = {0.5, 0.9};
    /** A convolution of more votes takes long. */
    private static final int MOST_FORECAST = 20_000;

    private static final int MOST_VOTES = 10_000_000;

    private final AssertionMargin a;
    private final RoundRule rule;
    private final double pairShare;
    private final List<Double> history;
    private final List<Integer> sizes = new ArrayList<>();
    private long votes;
    private long winner;
    private boolean stopped;

    private AuditRounds(AssertionMargin a, RoundRule rule, double pairShare, int draws) {
        this.a = a;
        this.rule = rule;
        this.pairShare = pairShare;
        this.history = new ArrayList<>(Collections.nCopies(draws, 1.0));
    }

    /** Measures the rounds that were drawn to their end. */
    static AuditRounds of(AuditOnRecord audit, AuditedContest contest, ContestSample sample, AssertionMargin a) {
        AssertionTests.requirePair(a, audit.test().id());
        Bravo pair = AssertionTests.bravo(contest, a, audit.riskLimit());
        RoundRule rule = switch (audit.test()) {
            case PROVIDENCE -> RoundRule.providence(pair.share(), audit.riskLimit());
            case ATHENA -> RoundRule.athena(pair.share(), audit.riskLimit(), audit.delta());
            default -> RoundRule.minerva(pair.share(), audit.riskLimit());
        };
        AuditRounds rounds = new AuditRounds(a, rule, pair.winner() + pair.loser(), sample.draws());
        rounds.measure(audit, sample);
        return rounds;
    }

    private void measure(AuditOnRecord audit, ContestSample sample) {
        RoundAudit run = RoundAudit.of(rule);
        List<Integer> ends = !sample.looks().isEmpty()
                ? sample.looks()
                : audit.rounds().isEmpty() ? List.of(sample.draws()) : audit.rounds();
        int from = 0;
        for (int end : ends) {
            if (end > sample.draws()) {
                break; // a round of the schedule that has not been drawn to its end
            }
            int forWinner = 0;
            int forLoser = 0;
            for (ContestSample.Ballot b : sample.ballots().subList(from, end)) {
                forWinner += b.found() == a.assertion().winner() ? 1 : 0;
                // A ballot that cannot be found is one for the loser.
                forLoser += b.found() == a.assertion().loser() || b.found() == ContestSample.MISSING ? 1 : 0;
            }
            from = end;
            if (!stopped && end > 0) {
                RoundResult result = run.round(audit.chosen(), forWinner, forLoser);
                history.set(end - 1, result.pValue());
                stopped = result.stop();
                sizes.add(forWinner + forLoser);
                votes += forWinner + forLoser;
                winner += forWinner;
            }
        }
    }

    /** The p-value of a round at its last draw, 1 elsewhere: between the ends of rounds such a test says nothing. */
    List<Double> history() {
        return List.copyOf(history);
    }

    /** Returns by chance the greatest size over the assertions; nothing for a chance that no round reaches. */
    static List<NextRoundDraws> next(List<AuditRounds> assertions, AuditedContest contest) {
        List<NextRoundDraws> next = new ArrayList<>();
        for (double chance : CHANCES) {
            NextRoundDraws most = null;
            boolean reached = true;
            for (AuditRounds rounds : assertions) {
                if (!rounds.stopped) {
                    Optional<NextRoundDraws> size = rounds.next(chance, contest.ballots());
                    reached &= size.isPresent();
                    if (size.isPresent() && (most == null || size.get().draws() > most.draws())) {
                        most = size.get();
                    }
                }
            }
            if (most != null && reached) {
                next.add(most);
            }
        }
        return next;
    }

    private Optional<NextRoundDraws> next(double chance, long ballots) {
        int most = (int) Math.min(MOST_VOTES, ballots);
        boolean byVotes = rule.kind() == RoundRule.Kind.PROVIDENCE;
        int size;
        double stopping;
        if (byVotes) {
            NextRound next = NextRound.after(rule, votes, winner);
            OptionalInt found = next.size(chance, most);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            size = found.getAsInt();
            stopping = next.stopping(size);
        } else {
            RoundForecast forecast = RoundForecast.of(rule);
            for (int n : sizes) {
                if (forecast.votes() + n > MOST_FORECAST) {
                    return Optional.empty();
                }
                forecast.take(n);
            }
            int last = sizes.isEmpty() ? 100 : Math.max(1, sizes.get(sizes.size() - 1));
            OptionalInt found = forecast.smallest(chance, last, Math.min(most, MOST_FORECAST));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            size = found.getAsInt();
            stopping = forecast.stopping(size);
        }
        return Optional.of(new NextRoundDraws(
                chance,
                (long) Math.ceil(size / pairShare),
                size,
                stopping,
                byVotes ? "votes" : "running",
                a.assertion().id()));
    }
}
