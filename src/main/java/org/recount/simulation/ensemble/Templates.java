package org.recount.simulation.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.election.Gender;
import org.recount.simulation.ensemble.EnsembleSpec.Elected;
import org.recount.simulation.ensemble.EnsembleSpec.KnownCandidate;
import org.recount.simulation.ensemble.EnsembleSpec.KnownVotes;
import org.recount.simulation.ensemble.EnsembleSpec.Relation;
import org.recount.simulation.ensemble.EnsembleSpec.Template;

/**
 * Votes of the constituencies whose parties' votes are known: the parties' votes first, exact in every known total, then
 * the candidates of each party around the line that was drawn.
 */
final class Templates {
    private static final int LEAST = 5;

    private final Plan plan;
    private final Member m;
    private final Dice dice;

    /** Votes by constituency and row of its template. */
    private final List<long[]> partyVotes = new ArrayList<>();

    private Templates(Member m, Dice dice) {
        this.plan = m.plan;
        this.m = m;
        this.dice = dice;
    }

    /** Draws every constituency with a template and returns the votes of its winners. */
    static long draw(Member member, Dice dice) {
        Templates templates = new Templates(member, dice);
        for (int k = 0; k < member.plan.constituencies; k++) {
            templates.partyVotes.add(new long[member.plan.templates.get(k).size()]);
        }
        long winners = 0;
        for (int g = 0; g < member.plan.governorates; g++) {
            if (member.plan.governorateByTemplate[g]) {
                templates.parties(g);
                for (int k : member.plan.inGovernorate[g]) {
                    winners += templates.candidates(k);
                }
            }
        }
        return winners;
    }

    /**
     * Splits the known totals of a governorate over its constituencies: fitted to the valid votes of each
     * (Deming and Stephan 1940), then rounded so that parties are exact; what has no known total takes the rest.
     */
    private void parties(int g) {
        int[] ks = plan.inGovernorate[g];
        long[] total = new long[plan.parties];
        java.util.Arrays.fill(total, -1);
        for (KnownVotes known : plan.spec.votes()) {
            if (known.area().equals(plan.spec.governorates().get(g).name()) && known.relation() == Relation.EXACTLY) {
                total[plan.party(known.party())] = known.votes();
            }
        }
        double[][] cell = new double[plan.parties + 1][ks.length];
        double[] column = new double[ks.length];
        double[] row = new double[plan.parties + 1];
        for (int i = 0; i < ks.length; i++) {
            column[i] = m.general(ks[i]);
            row[plan.parties] += column[i];
            for (Template t : plan.templates.get(ks[i])) {
                int p = plan.party(t.party());
                if (t.votes() >= 0) {
                    column[i] -= t.votes();
                    total[p] -= t.votes();
                    row[plan.parties] -= t.votes();
                } else {
                    cell[total[p] >= 0 ? p : plan.parties][i] += t.weight() * (1 + 0.05 * dice.bell());
                }
            }
        }
        for (int p = 0; p < plan.parties; p++) {
            row[p] = Math.max(0, total[p]);
            row[plan.parties] -= row[p];
        }
        fit(cell, row, column);
        long[] parts = new long[ks.length];
        long[] rest = new long[ks.length];
        for (int i = 0; i < ks.length; i++) {
            rest[i] = (long) column[i];
        }
        for (int p = 0; p < plan.parties; p++) {
            if (total[p] > 0) {
                Whole.split(total[p], cell[p], ks.length, parts);
                for (int i = 0; i < ks.length; i++) {
                    rest[i] -= parts[i];
                    put(ks[i], p, parts[i]);
                }
            }
        }
        for (int i = 0; i < ks.length; i++) {
            remainder(ks[i], total, rest[i]);
        }
    }

    private static void fit(double[][] cell, double[] row, double[] column) {
        for (int round = 0; round < 30; round++) {
            for (int p = 0; p < row.length; p++) {
                double sum = 0;
                for (double v : cell[p]) {
                    sum += v;
                }
                for (int i = 0; i < column.length && sum > 0; i++) {
                    cell[p][i] *= row[p] / sum;
                }
            }
            if (round < 29) {
                for (int i = 0; i < column.length; i++) {
                    double sum = 0;
                    for (double[] r : cell) {
                        sum += r[i];
                    }
                    for (double[] r : cell) {
                        r[i] *= column[i] / sum;
                    }
                }
            }
        }
    }

    private void put(int k, int p, long votes) {
        List<Template> rows = plan.templates.get(k);
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).votes() < 0 && plan.party(rows.get(r).party()) == p) {
                partyVotes.get(k)[r] = votes;
            }
        }
    }

    private void remainder(int k, long[] total, long rest) {
        List<Template> rows = plan.templates.get(k);
        double[] weights = new double[rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            Template t = rows.get(r);
            if (t.votes() >= 0) {
                partyVotes.get(k)[r] = t.votes();
            } else if (total[plan.party(t.party())] < 0) {
                weights[r] = t.weight();
            }
        }
        long[] parts = new long[rows.size()];
        Whole.split(rest, weights, rows.size(), parts);
        for (int r = 0; r < rows.size(); r++) {
            partyVotes.get(k)[r] += parts[r];
        }
    }

    // The candidates of one constituency.

    private int[] seats = new int[0];
    private int[] losers = new int[0];
    private int last;
    private int first;
    private int lastRow;
    private int firstRow;
    private int quotaRow;

    private long candidates(int k) {
        List<Template> rows = plan.templates.get(k);
        seats = rows.stream().mapToInt(Template::seats).toArray();
        losers = rows.stream().mapToInt(t -> t.candidates() - t.seats()).toArray();
        quotaRow = -1;
        if (m.womenOnVotes[k] == 0) {
            for (int r = 0; r < seats.length; r++) {
                quotaRow = quotaRow < 0 || seats[r] > seats[quotaRow] ? r : quotaRow;
            }
            seats[quotaRow]--;
            losers[quotaRow]++;
        }
        for (int tries = 0; !line(k); tries++) {
            if (tries > 400) {
                throw new InfeasibleFacts("No line fits the known votes of "
                        + plan.constituency(k).id() + ". Maybe its template needs more candidates for parties without a"
                        + " seat");
            }
            if (tries % 8 == 7) {
                exchangeMargin(k);
            }
        }
        return fill(k);
    }

    /** Another constituency's margin, so that the law of all margins stays what it is. */
    private void exchangeMargin(int k) {
        int other = dice.below(plan.constituencies);
        if (!plan.byTemplate(other)) {
            double margin = m.margin[k];
            m.margin[k] = m.margin[other];
            m.margin[other] = margin;
        }
    }

    /** Chooses the last winner and the first loser and whose they are; false if no choice fits. */
    private boolean line(int k) {
        long[] v = partyVotes.get(k);
        Optional<KnownCandidate> knownLast = plan.knownLast(k);
        Optional<KnownCandidate> below = plan.known(k).stream()
                .filter(c -> c.relation() == Relation.JUST_BELOW)
                .findFirst();
        double g = m.margin[k];
        double most = Double.MAX_VALUE;
        double least = 0;
        for (int r = 0; r < v.length; r++) {
            if (seats[r] > 0) {
                most = Math.min(most, (double) (v[r] - 30L * losers[r]) / seats[r]);
            } else {
                least = Math.max(least, 1.06 * v[r] / losers[r] / (1 - g));
            }
        }
        if (knownLast.isPresent()) {
            last = knownLast.get().votes();
        } else if (least < most) {
            last = (int) dice.between(Math.max(least, 0.6 * most), most);
        } else {
            return false;
        }
        first = below.isPresent() ? last - 1 - dice.below(150) : last - (int) Math.max(1, StrictMath.rint(last * g));
        m.margin[k] = (double) (last - first) / last;
        lastRow = -1;
        firstRow = -1;
        int from = dice.below(v.length);
        for (int j = 0; j < v.length; j++) {
            int r = (from + j) % v.length;
            if (lastRow < 0 && mayBeLast(k, r, v[r])) {
                lastRow = r;
            }
        }
        for (int j = 0; j < v.length; j++) {
            int r = (from + j) % v.length;
            long spare = v[r] - (long) seats[r] * (last + 1) - first - (long) LEAST * losers[r];
            boolean named = below.isEmpty() || plan.party(below.get().party()) == party(k, r);
            if (firstRow < 0 && losers[r] > (r == quotaRow ? 1 : 0) && spare >= 0 && named && holds(r, v[r])) {
                firstRow = r;
            }
        }
        boolean all = lastRow >= 0 && firstRow >= 0;
        for (int r = 0; r < v.length && all; r++) {
            all = v[r] >= (long) seats[r] * (last + 1) + (long) LEAST * losers[r] - (r == lastRow ? 1 : 0)
                    && (seats[r] > (r == lastRow ? 1 : 0) || holds(r, v[r]));
        }
        return all;
    }

    /** Whether losers can hold what the fixed winner of the last seat leaves. */
    private boolean holds(int r, long votes) {
        int free = seats[r] - (r == lastRow ? 1 : 0);
        return free > 0
                || votes - (r == lastRow ? last : 0)
                        <= (long) losers[r] * (first - 1) * 97 / 100 + (r == firstRow ? 1 : 0);
    }

    private boolean mayBeLast(int k, int r, long votes) {
        if (seats[r] == 0) {
            return false;
        }
        boolean named =
                plan.knownLast(k).map(c -> plan.party(c.party()) == party(k, r)).orElse(true);
        boolean womans = plan.known(k).stream()
                .anyMatch(c ->
                        c.elected() == Elected.YES && c.gender() == Gender.F && plan.party(c.party()) == party(k, r));
        boolean rest = seats[r] > 1
                || (votes - last >= (long) LEAST * losers[r]
                        && votes - last <= (long) losers[r] * (first - 1) * 97 / 100);
        return named && !womans && rest;
    }

    private int party(int k, int r) {
        return plan.party(plan.templates.get(k).get(r).party());
    }

    /** Writes the candidates: winners on votes from the top, first loser, the woman of the quota, the others. */
    private long fill(int k) {
        int winners = m.winnersOnVotes(k);
        int at = m.start[k];
        int w = at;
        int l = at + winners + 1 + (quotaRow >= 0 ? 1 : 0);
        long[] v = partyVotes.get(k);
        for (int r = 0; r < v.length; r++) {
            int free = seats[r] - (r == lastRow ? 1 : 0);
            int loserFree = losers[r] - (r == firstRow ? 1 : 0);
            long rest = v[r] - (r == lastRow ? last : 0) - (r == firstRow ? first : 0) - (long) free * (last + 1);
            long toLosers = rest;
            if (free > 0) {
                double most = loserFree * 0.7 * first;
                toLosers = (long) Math.max((long) LEAST * loserFree, Math.min(rest * dice.between(0.05, 0.4), most));
                toLosers = loserFree == 0 ? 0 : Math.min(toLosers, rest);
                if (r == quotaRow) {
                    toLosers = Math.min((long) (rest * 0.6), (long) (first * dice.between(0.3, 0.7)));
                }
            }
            long[] part = split(toLosers, loserFree, LEAST, first - 1);
            int quotaHere = -1;
            if (r == quotaRow) {
                quotaHere = highest(part);
                set(at + winners + 1, (int) part[quotaHere], party(k, r));
                m.woman[at + winners + 1] = true;
                m.winner[at + winners + 1] = true;
            }
            for (int i = 0; i < part.length; i++) {
                if (i != quotaHere) {
                    set(l++, (int) part[i], party(k, r));
                }
            }
            for (long extra : split(rest - toLosers, free, 0, Integer.MAX_VALUE)) {
                set(w++, (int) (last + 1 + extra), party(k, r));
            }
        }
        set(at + winners - 1, last, party(k, lastRow));
        set(at + winners, first, party(k, firstRow));
        long sum = quotaRow >= 0 ? m.votes[at + winners + 1] : 0;
        for (int i = at; i < at + winners; i++) {
            m.winner[i] = true;
            sum += m.votes[i];
        }
        women(k, winners);
        return sum;
    }

    private void set(int i, int votes, int party) {
        m.votes[i] = votes;
        m.party[i] = party;
        m.fixed[i] = true;
    }

    private static int highest(long[] part) {
        int best = 0;
        for (int i = 1; i < part.length; i++) {
            best = part[i] > part[best] ? i : best;
        }
        return best;
    }

    /** Splits at random, each part between two bounds that the sum allows. */
    private long[] split(long sum, int n, long least, long most) {
        long[] part = new long[n];
        if (n == 0) {
            return part;
        }
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = Quantiles.gamma(5, dice.bits()) + 0.02;
        }
        Whole.split(Math.max(0, sum - least * n), weights, n, part);
        long over = 0;
        for (int i = 0; i < n; i++) {
            part[i] += least;
            if (part[i] > most) {
                over += part[i] - most;
                part[i] = most;
            }
        }
        for (int i = 0; i < n && over > 0; i++) {
            long room = Math.min(over, most - part[i]);
            part[i] += room;
            over -= room;
        }
        return part;
    }

    private void women(int k, int winners) {
        int at = m.start[k];
        int left = m.womenOnVotes[k];
        for (KnownCandidate c : plan.known(k)) {
            for (int i = at;
                    i < at + winners && c.gender() == Gender.F && c.elected() == Elected.YES && left > 0;
                    i++) {
                if (m.party[i] == plan.party(c.party())) {
                    m.woman[i] = true;
                    left--;
                }
            }
        }
        while (left > 0) {
            int i = at + dice.below(winners - 1);
            if (!m.woman[i]) {
                m.woman[i] = true;
                left--;
            }
        }
        int cap = quotaRow >= 0 ? m.votes[at + winners + 1] - (last - first) : first - 1;
        int from = at + winners + 1 + (quotaRow >= 0 ? 1 : 0);
        int more = m.women[k] - Math.max(1, m.womenOnVotes[k]);
        for (int tries = 0; more > 0; tries++) {
            int i = from + dice.below(m.start[k + 1] - from);
            if (!m.woman[i] && (m.votes[i] <= cap || tries > 1000)) {
                m.woman[i] = true;
                more--;
            }
        }
    }
}
