package org.recount.simulation.ensemble;

import java.util.Arrays;

/**
 * Gives the losers their parties so that every party's votes are exact: greedily by what the party still lacks in the
 * governorate, then by moving votes between losers of one constituency.
 */
final class Losers {
    private final Plan plan;
    private final Member m;
    private final Dice dice;
    private static final int PASSES = 8;

    private final double[][] lacks;
    private final long[] over;
    private final int[] constituencyOf;
    private final long[] open;

    private Losers(Member m, Dice dice) {
        this.plan = m.plan;
        this.m = m;
        this.dice = dice;
        lacks = new double[plan.parties][plan.governorates];
        over = new long[plan.parties];
        constituencyOf = new int[m.votes.length];
        open = new long[m.votes.length];
        for (int k = 0; k < plan.constituencies; k++) {
            Arrays.fill(constituencyOf, m.start[k], m.start[k + 1], k);
        }
    }

    static void draw(Member member, Dice dice) {
        Losers losers = new Losers(member, dice);
        losers.targets();
        for (int g = 0; g < member.plan.governorates; g++) {
            if (!member.plan.governorateByTemplate[g]) {
                losers.assign(g);
            }
        }
        losers.independents();
        losers.count();
        losers.exchange();
        losers.balance();
        for (int tries = 0; tries < 50 && losers.unsettled() >= 0; tries++) {
            losers.relabel(losers.unsettled());
            losers.balance();
        }
        if (losers.unsettled() >= 0) {
            int p = losers.unsettled();
            throw new InfeasibleFacts(
                    "The votes of " + member.plan.spec.parties().get(p).name() + " stay " + losers.over[p]
                            + " away from their total. Maybe the party needs weight in more governorates");
        }
    }

    /** Returns a party whose total is not exact; -1 if there is none. */
    private int unsettled() {
        for (int p = 0; p < plan.parties; p++) {
            if (over[p] != 0 && p != plan.independents) {
                return p;
            }
        }
        return -1;
    }

    /** A party whose losers leave no room gets or gives a loser of the other lists. */
    private void relabel(int p) {
        int from = over[p] > 0 ? p : plan.others;
        int to = over[p] > 0 ? plan.others : p;
        for (int tries = 0; tries < 100_000; tries++) {
            int i = dice.below(m.votes.length);
            int g = plan.governorate[constituencyOf[i]];
            if (m.party[i] == from
                    && !m.fixed[i]
                    && plan.weight[p][g] > 0
                    && m.votes[i] <= 2 * Math.abs(over[p]) + 50) {
                m.party[i] = to;
                over[from] -= m.votes[i];
                over[to] += m.votes[i];
                return;
            }
        }
    }

    /** What each party lacks in each governorate: fitted to the totals of parties and of governorates. */
    private void targets() {
        double[] row = new double[plan.parties];
        double[] column = new double[plan.governorates];
        for (int p = 0; p < plan.parties; p++) {
            row[p] = plan.partyVotes[p];
            for (int k = 0; k < plan.constituencies; k++) {
                row[p] -= m.carried[k][p];
            }
        }
        for (int k = 0; k < plan.constituencies; k++) {
            int g = plan.governorate[k];
            for (int i = m.start[k]; i < m.start[k + 1]; i++) {
                if (m.party[i] >= 0) {
                    row[m.party[i]] -= m.votes[i];
                } else {
                    column[g] += m.votes[i];
                }
            }
        }
        for (int p = 0; p < plan.parties; p++) {
            for (int g = 0; g < plan.governorates; g++) {
                boolean open = !plan.governorateByTemplate[g] && plan.about[p][g] < 0;
                lacks[p][g] = open ? plan.weight[p][g] * (1 + 0.2 * dice.bell()) : 0;
                if (plan.about[p][g] >= 0) {
                    double known = Math.max(0, plan.about[p][g] - held(p, g));
                    row[p] -= known;
                    column[g] -= known;
                }
            }
        }
        fit(row, column);
        for (int p = 0; p < plan.parties; p++) {
            for (int g = 0; g < plan.governorates; g++) {
                if (plan.about[p][g] >= 0) {
                    lacks[p][g] = Math.max(0, plan.about[p][g] - held(p, g));
                }
            }
        }
    }

    private long held(int p, int g) {
        long sum = 0;
        for (int k : plan.inGovernorate[g]) {
            for (int i = m.start[k]; i < m.start[k + 1]; i++) {
                if (m.party[i] == p) {
                    sum += m.votes[i];
                }
            }
        }
        return sum;
    }

    /** Iterative proportional fitting (Deming and Stephan 1940). */
    private void fit(double[] row, double[] column) {
        for (int round = 0; round < 40; round++) {
            for (int g = 0; g < plan.governorates; g++) {
                double sum = 0;
                for (int p = 0; p < plan.parties; p++) {
                    sum += lacks[p][g];
                }
                for (int p = 0; p < plan.parties && sum > 0; p++) {
                    lacks[p][g] *= Math.max(0, column[g]) / sum;
                }
            }
            for (int p = 0; p < plan.parties; p++) {
                double sum = 0;
                for (int g = 0; g < plan.governorates; g++) {
                    sum += lacks[p][g];
                }
                for (int g = 0; g < plan.governorates && sum > 0; g++) {
                    lacks[p][g] *= Math.max(0, row[p]) / sum;
                }
            }
        }
    }

    /** From the highest loser down: a party that lacks at least so many votes, with probability by what it lacks. */
    private void assign(int g) {
        int n = 0;
        for (int k : plan.inGovernorate[g]) {
            for (int i = m.start[k]; i < m.start[k + 1]; i++) {
                if (m.party[i] < 0) {
                    open[n++] = ((long) -m.votes[i] << 32) | i;
                }
            }
        }
        Arrays.sort(open, 0, n);
        double[] chance = new double[plan.parties];
        for (int j = 0; j < n; j++) {
            int i = (int) open[j];
            int best = plan.others;
            for (int p = 0; p < plan.parties; p++) {
                chance[p] = Math.max(0, lacks[p][g] - (m.fixed[i] ? 1.1 : 0.7) * m.votes[i]);
                if (lacks[p][g] > lacks[best][g]) {
                    best = p;
                }
            }
            int p = dice.pick(chance, plan.parties);
            m.party[i] = p >= 0 ? p : m.fixed[i] ? plan.others : best;
            lacks[m.party[i]][g] -= m.votes[i];
        }
    }

    /** The number of independents is a fact: the smallest candidates change between them and the other lists. */
    private void independents() {
        int now = 0;
        for (int p : m.party) {
            if (p == plan.independents) {
                now++;
            }
        }
        int wanted = plan.spec.national().independents();
        int from = now > wanted ? plan.independents : plan.others;
        int to = now > wanted ? plan.others : plan.independents;
        for (int below = 60; now != wanted && below < 1_000_000; below *= 2) {
            for (int k = 0; k < plan.constituencies && now != wanted; k++) {
                for (int i = m.start[k]; i < m.start[k + 1] && now != wanted; i++) {
                    if (m.party[i] == from
                            && !m.winner[i]
                            && !m.fixed[i]
                            && m.votes[i] < below
                            && !plan.byTemplate(k)) {
                        m.party[i] = to;
                        now += to == plan.independents ? 1 : -1;
                    }
                }
            }
        }
    }

    /** Votes that each party has above its total. */
    private void count() {
        for (int p = 0; p < plan.parties; p++) {
            over[p] = -plan.partyVotes[p];
            for (int k = 0; k < plan.constituencies; k++) {
                over[p] += m.carried[k][p];
            }
        }
        for (int i = 0; i < m.votes.length; i++) {
            over[m.party[i]] += m.votes[i];
        }
    }

    /** Two losers of one governorate exchange their parties where that brings both parties nearer to their totals. */
    private void exchange() {
        int[] free = new int[m.votes.length];
        for (int g = 0; g < plan.governorates; g++) {
            if (plan.governorateByTemplate[g]) {
                continue;
            }
            int n = 0;
            for (int k : plan.inGovernorate[g]) {
                for (int i = m.start[k]; i < m.start[k + 1]; i++) {
                    if (!m.fixed[i]) {
                        free[n++] = i;
                    }
                }
            }
            for (int step = 0; step < 10 * n; step++) {
                tryExchange(free[dice.below(n)], free[dice.below(n)]);
            }
        }
    }

    private void tryExchange(int a, int b) {
        int p = m.party[a];
        int q = m.party[b];
        long less = m.votes[a] - m.votes[b];
        if (p != q && Math.abs(over[p] - less) + Math.abs(over[q] + less) < Math.abs(over[p]) + Math.abs(over[q])) {
            m.party[a] = q;
            m.party[b] = p;
            over[p] -= less;
            over[q] += less;
        }
    }

    /**
     * Moves single votes between losers of one constituency until every total is exact: parties with few losers first,
     * against independents where there are any, else against a party that has its turn later.
     */
    private void balance() {
        int[] order = new int[plan.constituencies];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        int[] partyOrder = byNumberOfLosers();
        int[] rank = new int[plan.parties];
        for (int r = 0; r < partyOrder.length; r++) {
            rank[partyOrder[r]] = r;
        }
        for (int pass = 0; pass < PASSES; pass++) {
            for (int p : partyOrder) {
                dice.shuffle(order, order.length);
                for (int j = 0; j < 2 * order.length && over[p] != 0 && p != plan.independents; j++) {
                    int k = order[j % order.length];
                    if (!plan.byTemplate(k)) {
                        move(k, p, j < order.length ? plan.parties : rank[p], rank, pass);
                    }
                }
            }
        }
    }

    private int[] byNumberOfLosers() {
        long[] keys = new long[plan.parties];
        for (int i = 0; i < m.votes.length; i++) {
            if (!m.fixed[i]) {
                keys[m.party[i]] += 1L << 32;
            }
        }
        for (int p = 0; p < plan.parties; p++) {
            keys[p] |= p;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /**
     * Moves votes between the party and the independents, or parties of a higher rank, of the constituency, as far as
     * they are wanted and fit. Those of a higher rank have their turn later.
     */
    private void move(int k, int p, int above, int[] rank, int pass) {
        for (int a = m.start[k]; a < m.start[k + 1] && over[p] != 0; a++) {
            if (m.party[a] != p || m.fixed[a]) {
                continue;
            }
            for (int b = m.start[k]; b < m.start[k + 1] && over[p] != 0; b++) {
                int q = m.party[b];
                if (m.fixed[b] || (q != plan.independents && rank[q] <= above)) {
                    continue;
                }
                int from = over[p] > 0 ? a : b;
                int to = over[p] > 0 ? b : a;
                int down = Math.max(0, m.votes[from] - floor(m.votes[from], pass));
                int up = Math.max(0, Math.min(ceiling(m.votes[to], pass), cap(k, to)) - m.votes[to]);
                int moved = (int) Math.min(Math.abs(over[p]), Math.min(down, up));
                m.votes[from] -= moved;
                m.votes[to] += moved;
                over[m.party[from]] -= moved;
                over[m.party[to]] += moved;
            }
        }
    }

    /** No loser reaches the first loser; no woman who lost reaches the line of the women either. */
    private int cap(int k, int b) {
        int cap = m.votes[m.start[k] + m.winnersOnVotes(k)] - 1;
        if (m.woman[b] && m.womenOnVotes[k] == 0) {
            int at = m.start[k] + m.winnersOnVotes(k);
            int line = m.womenPair[k] ? m.votes[at + 2] - 1 : m.votes[at + 1] - (m.votes[at - 1] - m.votes[at]);
            cap = Math.min(cap, line);
        }
        return cap;
    }

    /** In the first passes a candidate stays within its band of the shape (100, 1,000, 5,000), and moves little. */
    private static int floor(int votes, int pass) {
        int band = votes >= 5000 ? 5000 : votes >= 1000 ? 1000 : votes >= 100 ? 100 : 1;
        return pass == PASSES - 1 ? 1 : Math.max(band, votes - Math.max(3, votes * (pass + 1) / 40));
    }

    private static int ceiling(int votes, int pass) {
        int band = votes < 100 ? 99 : votes < 1000 ? 999 : votes < 5000 ? 4999 : Integer.MAX_VALUE;
        return pass == PASSES - 1 ? Integer.MAX_VALUE : Math.min(band, votes + Math.max(3, votes * (pass + 1) / 40));
    }
}
