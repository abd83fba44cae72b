package org.recount.simulation.ensemble;

/**
 * Gives the winners their parties: seats by party and governorate are drawn near the expected ones with both margins
 * exact, then seats within a governorate, until no party's winners hold more votes than the party has.
 */
final class Winners {
    /** Winners may hold at most this share of their party's votes: some candidates lose. */
    private static final double CAP = 0.94;

    private final Plan plan;
    private final Member m;
    private final Dice dice;
    private final int[][] seats;
    private final int[] slot;
    private int slots;
    private final long[] held;
    private final double[] cap;
    private final long[][] heldWhereKnown;

    /** Winners whose party is a fact, by party and governorate. */
    private final int[][] forced;

    private final int[] governorateOf;

    /** Costs of the parties as they stand. */
    private final double[] cost;

    private Winners(Member m, Dice dice) {
        this.plan = m.plan;
        this.m = m;
        this.dice = dice;
        seats = new int[plan.parties][];
        for (int p = 0; p < plan.parties; p++) {
            seats[p] = plan.expectedSeats[p].clone();
        }
        slot = new int[m.votes.length];
        held = new long[plan.parties];
        cap = new double[plan.parties];
        heldWhereKnown = new long[plan.parties][plan.governorates];
        forced = new int[plan.parties][plan.governorates];
        governorateOf = new int[m.votes.length];
        cost = new double[plan.parties];
        for (int k = 0; k < plan.constituencies; k++) {
            for (int i = m.start[k]; i < m.start[k + 1]; i++) {
                governorateOf[i] = plan.governorate[k];
                if (m.winner[i] && m.party[i] >= 0) {
                    forced[m.party[i]][governorateOf[i]]++;
                }
            }
        }
    }

    static void draw(Member member, Dice dice) {
        Winners winners = new Winners(member, dice);
        winners.governorates();
        winners.assign();
        winners.repair();
    }

    /**
     * Moves seats between governorates by exchanges that keep every margin; the stationary law is that of independent
     * Poisson numbers around the expected seats, given the margins.
     */
    private void governorates() {
        for (int step = 0; step < 3000; step++) {
            int p = dice.below(plan.parties);
            int q = dice.below(plan.parties);
            int g = dice.below(plan.governorates);
            int h = dice.below(plan.governorates);
            if (p == q
                    || g == h
                    || frozen(p, g)
                    || frozen(q, g)
                    || frozen(p, h)
                    || frozen(q, h)
                    || seats[p][g] == 0
                    || seats[q][h] == 0
                    || rate(p, h) == 0
                    || rate(q, g) == 0
                    || forced[p][g] >= seats[p][g]
                    || forced[q][h] >= seats[q][h]) {
                continue;
            }
            double ratio = rate(p, h)
                    / (seats[p][h] + 1)
                    * rate(q, g)
                    / (seats[q][g] + 1)
                    * seats[p][g]
                    / rate(p, g)
                    * seats[q][h]
                    / rate(q, h);
            if (dice.unit() < ratio) {
                seats[p][g]--;
                seats[q][h]--;
                seats[p][h]++;
                seats[q][g]++;
            }
        }
    }

    private boolean frozen(int p, int g) {
        return plan.governorateByTemplate[g] || plan.about[p][g] >= 0;
    }

    private double rate(int p, int g) {
        return plan.expectedSeats[p][g] > 0 ? plan.expectedSeats[p][g] : 0.1 * Math.min(1, plan.weight[p][g]);
    }

    private void assign() {
        int[] bag = new int[plan.spec.national().candidates()];
        for (int g = 0; g < plan.governorates; g++) {
            if (plan.governorateByTemplate[g]) {
                continue;
            }
            int n = 0;
            for (int p = 0; p < plan.parties; p++) {
                for (int s = forced[p][g]; s < seats[p][g]; s++) {
                    bag[n++] = p;
                }
            }
            dice.shuffle(bag, n);
            for (int k : plan.inGovernorate[g]) {
                for (int i = m.start[k]; i < m.start[k + 1]; i++) {
                    if (m.winner[i]) {
                        if (m.party[i] < 0) {
                            m.party[i] = bag[--n];
                            slot[slots++] = i;
                        }
                        count(i, m.party[i], 1);
                    }
                }
            }
        }
        for (int p = 0; p < plan.parties; p++) {
            cap[p] = CAP * (plan.partyVotes[p] - plan.partyVotesInTemplates[p]);
        }
    }

    private void count(int i, int p, int sign) {
        held[p] += (long) sign * m.votes[i];
        heldWhereKnown[p][governorateOf[i]] += (long) sign * m.votes[i];
    }

    /** Exchanges the parties of two winners wherever that brings parties nearer to what their votes allow. */
    private void repair() {
        for (int p = 0; p < plan.parties; p++) {
            cost[p] = cost(p);
        }
        for (int step = 0; step < 40_000; step++) {
            if (step % 64 == 0 && settled()) {
                return;
            }
            tryExchange();
        }
    }

    private void tryExchange() {
        int a = slot[dice.below(slots)];
        for (int tries = 0; tries < 40 && cost[m.party[a]] == 0; tries++) {
            a = slot[dice.below(slots)];
        }
        int b = slot[dice.below(slots)];
        int p = m.party[a];
        int q = m.party[b];
        if (p == q || !mayExchange(p, governorateOf[a], q, governorateOf[b])) {
            return;
        }
        exchange(a, b, p, q);
        double ofP = cost(p);
        double ofQ = cost(q);
        if (ofP + ofQ > cost[p] + cost[q]) {
            exchange(a, b, q, p);
        } else {
            cost[p] = ofP;
            cost[q] = ofQ;
        }
    }

    private boolean mayExchange(int p, int g, int q, int h) {
        boolean stand = plan.weight[p][h] > 0 && plan.weight[q][g] > 0;
        return g == h || (stand && !frozen(p, g) && !frozen(q, h) && !frozen(p, h) && !frozen(q, g));
    }

    private void exchange(int a, int b, int p, int q) {
        count(a, p, -1);
        count(b, q, -1);
        m.party[a] = q;
        m.party[b] = p;
        count(a, q, 1);
        count(b, p, 1);
    }

    private boolean settled() {
        for (int p = 0; p < plan.parties; p++) {
            if (cost[p] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Works out how far the party's winners are outside of what its votes allow, in shares of those. */
    private double cost(int p) {
        double over = Math.max(0, held[p] - cap[p]) / Math.max(1, cap[p]);
        for (int g = 0; g < plan.governorates; g++) {
            if (plan.about[p][g] >= 0) {
                double most = 0.95 * plan.about[p][g];
                double least = 0.6 * plan.about[p][g];
                over += Math.max(0, heldWhereKnown[p][g] - most) / most;
                over += Math.max(0, least - heldWhereKnown[p][g]) / most;
            }
        }
        return over;
    }
}
