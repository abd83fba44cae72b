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
    private final double[][] lacks;

    private Losers(Member m, Dice dice) {
        this.plan = m.plan;
        this.m = m;
        this.dice = dice;
        lacks = new double[plan.parties][plan.governorates];
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
        losers.balance();
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
                double sum = Arrays.stream(lacks[p]).sum();
                for (int g = 0; g < plan.governorates && sum > 0; g++) {
                    lacks[p][g] *= Math.max(0, row[p]) / sum;
                }
            }
        }
    }

    /** From the highest loser down: a party that lacks at least so many votes, with probability by what it lacks. */
    private void assign(int g) {
        int n = 0;
        long[] open = new long[m.votes.length];
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
                chance[p] = Math.max(0, lacks[p][g] - 0.7 * m.votes[i]);
                if (lacks[p][g] > lacks[best][g]) {
                    best = p;
                }
            }
            int p = dice.pick(chance, plan.parties);
            m.party[i] = p >= 0 ? p : best;
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

    /** Moves votes between losers of a party and independents of the same constituency until every total is exact. */
    private void balance() {
        long[] over = new long[plan.parties];
        for (int p = 0; p < plan.parties; p++) {
            over[p] = -plan.partyVotes[p];
            for (int k = 0; k < plan.constituencies; k++) {
                over[p] += m.carried[k][p];
            }
        }
        for (int i = 0; i < m.votes.length; i++) {
            over[m.party[i]] += m.votes[i];
        }
        int[] order = new int[plan.constituencies];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        for (int pass = 0; pass < 4; pass++) {
            for (int p = 0; p < plan.parties; p++) {
                dice.shuffle(order, order.length);
                for (int k : order) {
                    if (over[p] != 0 && p != plan.independents && !plan.byTemplate(k)) {
                        long moved = move(k, p, over[p], pass);
                        over[p] -= moved;
                        over[plan.independents] += moved;
                    }
                }
            }
        }
    }

    /** Moves up to {@code votes} (negative: the other way) from the party to independents; returns how many. */
    private long move(int k, int p, long votes, int pass) {
        int from = votes > 0 ? p : plan.independents;
        int to = votes > 0 ? plan.independents : p;
        long wanted = Math.abs(votes);
        long done = 0;
        int first = m.votes[m.start[k] + m.winnersOnVotes(k)];
        for (int a = m.start[k]; a < m.start[k + 1] && done < wanted; a++) {
            if (m.party[a] != from || m.fixed[a]) {
                continue;
            }
            for (int b = m.start[k]; b < m.start[k + 1] && done < wanted; b++) {
                if (m.party[b] == to && !m.fixed[b]) {
                    int down = Math.max(0, m.votes[a] - floor(m.votes[a], pass));
                    int up = Math.max(0, Math.min(ceiling(m.votes[b], pass), cap(k, b, first)) - m.votes[b]);
                    int moved = (int) Math.min(wanted - done, Math.min(down, up));
                    m.votes[a] -= moved;
                    m.votes[b] += moved;
                    done += moved;
                }
            }
        }
        return votes > 0 ? done : -done;
    }

    /** No loser reaches the first loser; no woman who lost reaches the line of the women either. */
    private int cap(int k, int b, int first) {
        int cap = first - 1;
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
        return switch (pass) {
            case 0 -> Math.max(band, votes - votes / 12);
            case 1 -> Math.max(band, votes - votes / 3);
            case 2 -> band;
            default -> 1;
        };
    }

    private static int ceiling(int votes, int pass) {
        int band = votes < 100 ? 99 : votes < 1000 ? 999 : votes < 5000 ? 4999 : Integer.MAX_VALUE;
        return switch (pass) {
            case 0 -> Math.min(band, votes + votes / 12);
            case 1 -> Math.min(band, votes + votes / 3);
            case 2 -> band;
            default -> Integer.MAX_VALUE;
        };
    }
}
