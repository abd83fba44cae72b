package org.recount.simulation.ensemble;

import java.util.Optional;
import org.recount.election.Gender;
import org.recount.simulation.ensemble.EnsembleSpec.ChangedSeat;
import org.recount.simulation.ensemble.EnsembleSpec.Elected;
import org.recount.simulation.ensemble.EnsembleSpec.KnownCandidate;
import org.recount.simulation.ensemble.EnsembleSpec.Relation;

/**
 * Draws the votes and genders of the candidates where the parties' votes are not known: the last winner and the first
 * loser at the margin that was drawn, winners above, losers below along the shape that the press reports.
 */
final class Profiles {
    /** Votes of losers by rank from the bottom, as the shape has them: share of losers, votes. */
    private static final double[] SHARE = {0, 0.093, 0.515, 1};

    /** A loser known to have many votes leaves no room for the widest margins above. */
    private static final double WIDEST_ABOVE_KNOWN = 0.45;

    private static final double WINNERS_SHARE = 0.43;

    private static final double[] VOTES = {8, 100, 1000, 4700};

    private final Plan plan;
    private final Member m;
    private final Dice dice;
    private final int[] last;
    private final int[] first;
    private final double[] extra;
    private final double[] scale;
    private final int[] quotaWoman;
    private int womenMissing;

    private Profiles(Member m, Dice dice) {
        this.plan = m.plan;
        this.m = m;
        this.dice = dice;
        last = new int[plan.constituencies];
        first = new int[plan.constituencies];
        extra = new double[plan.constituencies];
        scale = new double[plan.constituencies];
        quotaWoman = new int[plan.constituencies];
    }

    /** Draws all constituencies without a template; {@code taken} are the votes of the winners in the others. */
    static void draw(Member member, Dice dice, long taken) {
        Profiles profiles = new Profiles(member, dice);
        profiles.lines();
        profiles.winners(taken);
        for (int k = 0; k < member.plan.constituencies; k++) {
            if (!member.plan.byTemplate(k)) {
                profiles.losers(k);
            }
        }
        profiles.missingWomen();
    }

    private void lines() {
        for (int k = 0; k < plan.constituencies; k++) {
            while (knownLoser(k).isPresent() && m.margin[k] > WIDEST_ABOVE_KNOWN) {
                exchangeMargin(k, dice.below(plan.constituencies));
            }
        }
        for (int k = 0; k < plan.constituencies; k++) {
            if (!plan.byTemplate(k)) {
                line(k);
            }
        }
    }

    private Optional<KnownCandidate> knownLoser(int k) {
        return plan.byTemplate(k)
                ? Optional.empty()
                : plan.known(k).stream().filter(c -> c.elected() == Elected.NO).findFirst();
    }

    /** Two constituencies exchange their margins, so that the law of all of them stays what it is. */
    private void exchangeMargin(int k, int other) {
        if (!plan.byTemplate(other)) {
            double margin = m.margin[k];
            m.margin[k] = m.margin[other];
            m.margin[other] = margin;
        }
    }

    /** Chooses last winner and first loser on votes. */
    private void line(int k) {
        int winners = m.winnersOnVotes(k);
        int losers = m.candidates[k] - winners;
        double general = m.general(k);
        double mean = general * (1 - winnersShare(k)) / losers;
        double f = Math.max(dice.between(3300, 5000), mean * dice.between(2.1, 2.5));
        double g = m.margin[k];
        int changedMargin = changedMargin(k);
        Optional<KnownCandidate> knownLast = plan.knownLast(k);
        Optional<KnownCandidate> knownLoser = knownLoser(k);
        double ceiling = seatsWanted(k);
        f = Math.min(f, ceiling * dice.between(0.6, 0.85));
        f = Math.min(f, 0.6 * general / winners * (1 - g));
        if (knownLoser.isPresent()) {
            f = knownLoser.get().votes();
        }
        if (knownLast.isPresent()) {
            f = knownLast.get().votes() * dice.between(0.97, 1.03) * (1 - g);
        }
        first[k] = (int) Math.max(200, f);
        last[k] = changedMargin >= 0
                ? first[k] + changedMargin
                : first[k] + (int) Math.max(1, StrictMath.rint(first[k] * g / (1 - g)));
        if (m.womenOnVotes[k] == 0) {
            quota(k);
        }
        if (changedMargin >= 0) {
            m.margin[k] = (double) changedMargin / last[k];
        }
        scale[k] = first[k] / VOTES[VOTES.length - 1];
        extra[k] = Math.max(general * winnersShare(k) - (double) winners * last[k], 0.1 * winners * last[k]);
    }

    /** Where fewer candidates stand for a seat, winners hold more of the votes. */
    private double winnersShare(int k) {
        double each = (double) m.candidates[k] / plan.constituency(k).seats();
        return WINNERS_SHARE + 0.04 * Math.max(0, 9 - each);
    }

    /** Where a party is known to win many seats with few votes, the line must lie low: mean votes of such a winner. */
    private double seatsWanted(int k) {
        double least = Double.MAX_VALUE;
        int g = plan.governorate[k];
        for (int p = 0; p < plan.parties; p++) {
            if (plan.about[p][g] >= 0 && plan.expectedSeats[p][g] > 5) {
                least = Math.min(least, 0.9 * plan.about[p][g] / plan.expectedSeats[p][g]);
            }
        }
        return least;
    }

    private int changedMargin(int k) {
        for (ChangedSeat seat : plan.spec.changed()) {
            if (plan.contest(seat.contest()) == k) {
                return seat.margin();
            }
        }
        return -1;
    }

    /** The woman whom the quota seats, and the gap to the next: as wide as the men's, or the closest pair itself. */
    private void quota(int k) {
        double w = dice.between(0.45, 0.95) * first[k];
        int gap = last[k] - first[k];
        if (m.womenPair[k]) {
            int own = (int) Math.max(1, StrictMath.rint(w * m.margin[k]));
            if (gap < own) {
                last[k] = first[k] + own + (int) (own * dice.unit());
            }
        } else if (w < gap * 1.15) {
            w = Math.min(0.98 * first[k], gap * 1.15);
        }
        quotaWoman[k] = (int) w;
    }

    /** Winners above the line share the votes that the shape gives to all winners. */
    private void winners(long taken) {
        double wanted = plan.spec.shape().winnersVotes() * dice.between(0.975, 0.995) - taken;
        double extras = 0;
        for (int k = 0; k < plan.constituencies; k++) {
            if (!plan.byTemplate(k)) {
                wanted -= (double) m.winnersOnVotes(k) * last[k] + quotaWoman[k];
                extras += extra[k];
            }
        }
        double lambda = wanted / extras;
        for (int k = 0; k < plan.constituencies; k++) {
            if (!plan.byTemplate(k)) {
                winners(k, extra[k] * lambda);
            }
        }
    }

    private void winners(int k, double sum) {
        int winners = m.winnersOnVotes(k);
        int at = m.start[k];
        double[] share = new double[winners];
        double total = 0;
        for (int i = 0; i + 1 < winners; i++) {
            share[i] = Quantiles.gamma(1.6, dice.bits()) + 0.05;
            total += share[i];
        }
        java.util.Arrays.sort(share, 0, winners - 1);
        double most =
                0.8 * plan.spec.shape().topTenShare() * plan.spec.national().valid() / 10 * 1.18;
        for (int i = 0; i + 1 < winners; i++) {
            double votes = last[k] + sum * share[winners - 2 - i] / total;
            m.votes[at + i] = (int) Math.max(last[k] + 1.0, Math.min(votes, most * dice.between(0.9, 1.1)));
        }
        m.votes[at + winners - 1] = last[k];
        for (int i = 0; i < winners; i++) {
            m.winner[at + i] = true;
            m.fixed[at + i] = true;
        }
        genders(k, winners);
        known(k, winners);
        downwards(at, winners - 1);
    }

    /** Women among the winners on votes: never alone at the line unless the facts say so. */
    private void genders(int k, int winners) {
        int at = m.start[k];
        int t = m.womenOnVotes[k];
        int left = t;
        boolean lastIsWoman =
                lastGender(k) == Gender.F || (lastGender(k) == Gender.UNKNOWN && t >= 2 && dice.unit() < 0.3);
        if (lastIsWoman && left > 0) {
            m.woman[at + winners - 1] = true;
            left--;
        }
        while (left > 0 && winners > 1) {
            int i = at + dice.below(winners - 1);
            if (!m.woman[i]) {
                m.woman[i] = true;
                left--;
            }
        }
    }

    private Gender lastGender(int k) {
        for (ChangedSeat seat : plan.spec.changed()) {
            if (plan.contest(seat.contest()) == k) {
                return seat.outGender();
            }
        }
        return plan.knownLast(k).map(KnownCandidate::gender).orElse(Gender.UNKNOWN);
    }

    /** Puts in winners of whom votes or gender are known. */
    private void known(int k, int winners) {
        int at = m.start[k];
        for (KnownCandidate c : plan.known(k)) {
            int party = plan.party(c.party());
            if (c.elected() == Elected.LAST) {
                m.party[at + winners - 1] = party;
            } else if (c.elected() == Elected.YES) {
                int i = at;
                if (c.gender() == Gender.F) {
                    while (i < at + winners - 1 && (!m.woman[i] || m.party[i] >= 0)) {
                        i++;
                    }
                }
                if (c.relation() == Relation.MORE_THAN) {
                    m.votes[i] = Math.max(last[k] + 1, (int) (c.votes() * dice.between(1.01, 1.2)));
                } else if (c.relation() == Relation.TOP) {
                    swap(i, at);
                    i = at;
                }
                m.party[i] = party;
            }
        }
        for (ChangedSeat seat : plan.spec.changed()) {
            if (plan.contest(seat.contest()) == k) {
                m.party[at + winners - 1] = plan.party(seat.outParty());
            }
        }
    }

    private void swap(int i, int j) {
        boolean woman = m.woman[i];
        m.woman[i] = m.woman[j];
        m.woman[j] = woman;
    }

    /** Sorts candidates by votes, highest first; few of them, so by insertion. */
    private void downwards(int at, int n) {
        for (int i = at + 1; i < at + n; i++) {
            int votes = m.votes[i];
            int party = m.party[i];
            boolean woman = m.woman[i];
            int j = i;
            for (; j > at && m.votes[j - 1] < votes; j--) {
                m.votes[j] = m.votes[j - 1];
                m.party[j] = m.party[j - 1];
                m.woman[j] = m.woman[j - 1];
            }
            m.votes[j] = votes;
            m.party[j] = party;
            m.woman[j] = woman;
        }
    }

    private void losers(int k) {
        int winners = m.winnersOnVotes(k);
        int at = m.start[k] + winners;
        int n = m.candidates[k] - winners;
        long rest = m.general(k);
        for (int i = m.start[k]; i < at; i++) {
            rest -= m.votes[i];
        }
        int set = 1;
        m.votes[at] = first[k];
        m.fixed[at] = true;
        firstLoser(k, at);
        int womenLeft = m.women[k] - m.womenOnVotes[k] - (m.woman[at] ? 1 : 0);
        int womenCap = first[k] - 1;
        if (m.womenOnVotes[k] == 0) {
            set = quotaLosers(k, at);
            womenCap = m.womenPair[k] ? m.votes[at + 2] - 1 : m.votes[at + 1] - (last[k] - first[k]);
            womenLeft = m.women[k] - set + 1;
        }
        for (int i = at; i < at + set; i++) {
            rest -= m.votes[i];
        }
        fill(k, at + set, n - set, rest);
        loserGenders(at + set, n - set, womenLeft, womenCap);
    }

    private void firstLoser(int k, int at) {
        for (KnownCandidate c : plan.known(k)) {
            if (c.elected() == Elected.NO) {
                m.party[at] = plan.party(c.party());
                m.woman[at] = c.gender() == Gender.F;
                return;
            }
        }
        for (ChangedSeat seat : plan.spec.changed()) {
            if (plan.contest(seat.contest()) == k) {
                m.party[at] = plan.party(seat.inParty());
                m.woman[at] = seat.inGender() == Gender.F;
                return;
            }
        }
        m.woman[at] = m.womenOnVotes[k] > 0 && m.women[k] > m.womenOnVotes[k] + 1 && dice.unit() < 0.12;
    }

    /** The woman on the quota seat, and the next woman where they are the closest pair. */
    private int quotaLosers(int k, int at) {
        m.votes[at + 1] = quotaWoman[k];
        m.woman[at + 1] = true;
        m.winner[at + 1] = true;
        m.fixed[at + 1] = true;
        if (!m.womenPair[k]) {
            return 2;
        }
        m.votes[at + 2] = quotaWoman[k] - (int) Math.max(1, StrictMath.rint(quotaWoman[k] * m.margin[k]));
        m.woman[at + 2] = true;
        m.fixed[at + 2] = true;
        return 3;
    }

    /** Votes of n losers along the shape, tilted so that their sum is what is left; each below the first loser. */
    private void fill(int k, int at, int n, long sum) {
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = 1 - (i + dice.unit()) / n;
        }
        int cap = first[k] - 1;
        double low = 1e-4;
        double high = 1e4;
        for (int step = 0; step < 26; step++) {
            double tilt = Math.sqrt(low * high);
            double s = 0;
            for (int i = 0; i < n; i++) {
                s += Math.min(cap, scale[k] * shape(u[i] / (u[i] + tilt * (1 - u[i]))));
            }
            if (s > sum) {
                low = tilt;
            } else {
                high = tilt;
            }
        }
        long left = sum;
        for (int i = 0; i < n; i++) {
            double v = Math.min(cap, scale[k] * shape(u[i] / (u[i] + high * (1 - u[i]))));
            m.votes[at + i] = (int) Math.max(1, v);
            left -= m.votes[at + i];
        }
        level(k, at, n, left, cap);
    }

    /** Takes up what rounding left, and what the caps could not hold (which goes to the highest winner). */
    private void level(int k, int at, int n, long left, int cap) {
        for (int i = 0; i < n && left > 0; i++) {
            int room = (int) Math.min(left, Math.min(cap - m.votes[at + i], 40));
            m.votes[at + i] += Math.max(0, room);
            left -= Math.max(0, room);
        }
        for (int i = 0; i < n && left < 0; i++) {
            int room = (int) Math.min(-left, m.votes[at + i] - 1);
            m.votes[at + i] -= room;
            left += room;
        }
        m.votes[m.start[k]] += (int) left;
    }

    private static double shape(double u) {
        int i = 1;
        while (i < SHARE.length - 1 && u > SHARE[i]) {
            i++;
        }
        return VOTES[i - 1] + (VOTES[i] - VOTES[i - 1]) * (u - SHARE[i - 1]) / (SHARE[i] - SHARE[i - 1]);
    }

    private void loserGenders(int at, int n, int women, int cap) {
        int[] eligible = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (m.votes[at + i] <= cap) {
                eligible[count++] = at + i;
            }
        }
        dice.shuffle(eligible, count);
        int some = Math.max(0, Math.min(women, count));
        for (int i = 0; i < some; i++) {
            m.woman[eligible[i]] = true;
        }
        womenMissing += women - some;
    }

    /** Women for whom a constituency had no place below its line stand elsewhere, among the lowest candidates. */
    private void missingWomen() {
        for (int tries = 0; womenMissing > 0 && tries < 1_000_000; tries++) {
            int k = dice.below(plan.constituencies);
            int i = m.start[k + 1] - 1 - dice.below(8);
            if (!plan.byTemplate(k)
                    && plan.constituency(k).women() < 0
                    && m.womenOnVotes[k] > 0
                    && i > m.start[k] + m.winnersOnVotes(k)
                    && !m.woman[i]) {
                m.woman[i] = true;
                womenMissing--;
            }
        }
    }
}
