package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;

/**
 * The slow, obvious twin of {@link ContestTrial}: every ballot of every station is taken into the hand, one by one. Given
 * which stations have an error, were opened and were annulled, it draws what was in the boxes and what is made of it.
 */
final class SlowContest {
    private final SyntheticContest contest;
    private final Misreads machine;
    private final Misreads hand;
    private final double readjudicates;
    private final RandomStream random;
    final long[] truth;
    final long[] all;
    final long[] recount;
    final long[] readjudicate;
    final long[] annul;
    int discrepant;

    SlowContest(SyntheticContest contest, Misreads machine, Misreads hand, double readjudicates, RandomStream random) {
        this.contest = contest;
        this.machine = machine;
        this.hand = hand;
        this.readjudicates = readjudicates;
        this.random = random;
        truth = new long[contest.choices];
        all = new long[contest.choices];
        recount = new long[contest.choices];
        readjudicate = new long[contest.choices];
        annul = new long[contest.choices];
    }

    void play(int index, TrialPlan plan) {
        for (int s = 0; s < contest.stations; s++) {
            station(s, index, plan);
        }
    }

    private void station(int s, int index, TrialPlan plan) {
        int invalidChoice = contest.choices;
        long[] announced = new long[contest.choices + 1];
        for (int c = 0; c < contest.choices; c++) {
            announced[c] = contest.votes[s * contest.choices + c];
        }
        announced[invalidChoice] = contest.invalid[s];

        // Undo the station's error: what was read in the station, and what is lawful in it beside.
        long[] read = announced.clone();
        long[] lawful = new long[contest.choices];
        boolean ruledAnew = false;
        Remedy event = null;
        Events events = plan.events;
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            if (events.station(e) != s) {
                continue;
            }
            event = events.remedy(e);
            ruledAnew = event == Remedy.READJUDICATE && opened(s, index, plan) && random.chance(readjudicates);
            for (int f = events.firstEffect(e); f < events.firstEffect(e + 1); f++) {
                if (event == Remedy.RECOUNT || events.choice(f) == invalidChoice) {
                    read[events.choice(f)] += events.difference(f);
                } else {
                    lawful[events.choice(f)] += events.difference(f);
                }
            }
        }

        // Each ballot: what was it truly, and what does a hand count make of it?
        Misreads kernel = contest.flags[s] == 0 ? machine : hand;
        long[] box = new long[contest.choices + 1];
        long[] counted = new long[contest.choices + 1];
        for (int as = 0; as <= invalidChoice; as++) {
            for (long k = 0; k < read[as]; k++) {
                int truly = truly(as, kernel);
                box[truly]++;
                counted[hand(truly)]++;
            }
        }

        boolean open = opened(s, index, plan);
        boolean annulled = annulled(s, index, plan);
        for (int c = 0; c < contest.choices; c++) {
            truth[c] += box[c] + lawful[c];
            recount[c] += open ? counted[c] : announced[c];
            readjudicate[c] += announced[c] + (ruledAnew ? lawful[c] : 0);
            annul[c] += annulled ? 0 : announced[c];
            all[c] += annulled ? 0 : open ? counted[c] + (ruledAnew ? lawful[c] : 0) : announced[c];
        }
        boolean effect = !java.util.Arrays.equals(announced, read);
        boolean lawfulEffect = java.util.Arrays.stream(lawful).anyMatch(x -> x != 0);
        boolean differs = (event == Remedy.RECOUNT && effect) || (ruledAnew && lawfulEffect) || misread;
        discrepant += open && differs ? 1 : 0;
        misread = false;
    }

    /** Whether a ballot of the station in the hand was misread by either count. */
    private boolean misread;

    private int truly(int as, Misreads kernel) {
        long valid = java.util.Arrays.stream(contest.totals).sum();
        long invalid = java.util.Arrays.stream(contest.invalid).sum();
        double u = random.nextDouble();
        if (as == contest.choices) {
            if (u < kernel.reversedToInvalid(valid, invalid)) {
                misread = true;
                return byVotes(valid);
            }
            return as;
        }
        double toOther = contest.choices > 1 ? kernel.toOther() : 0;
        if (u < toOther) {
            misread = true;
            return other(as);
        }
        if (u < toOther + kernel.reversedFromInvalid(valid, invalid)) {
            misread = true;
            return contest.choices;
        }
        return as;
    }

    private int hand(int truly) {
        double u = random.nextDouble();
        if (truly == contest.choices) {
            if (u < hand.fromInvalid()) {
                misread = true;
                return byVotes(java.util.Arrays.stream(contest.totals).sum());
            }
            return truly;
        }
        double toOther = contest.choices > 1 ? hand.toOther() : 0;
        if (u < toOther) {
            misread = true;
            return other(truly);
        }
        if (u < toOther + hand.toInvalid()) {
            misread = true;
            return contest.choices;
        }
        return truly;
    }

    private int other(int choice) {
        List<Integer> others = new ArrayList<>();
        for (int c = 0; c < contest.choices; c++) {
            if (c != choice) {
                others.add(c);
            }
        }
        return others.get(random.nextInt(others.size()));
    }

    private int byVotes(long valid) {
        long u = random.nextLong(valid);
        int c = 0;
        while (u >= contest.totals[c]) {
            u -= contest.totals[c++];
        }
        return c;
    }

    private static boolean opened(int s, int index, TrialPlan plan) {
        for (int k = 0; k < plan.opened(index); k++) {
            if (TrialPlan.station(plan.entry(index, k)) == s) {
                return true;
            }
        }
        return false;
    }

    private static boolean annulled(int s, int index, TrialPlan plan) {
        for (int k = 0; k < plan.annulled(index); k++) {
            if (plan.annulledStation(index, k) == s) {
                return true;
            }
        }
        return false;
    }
}
