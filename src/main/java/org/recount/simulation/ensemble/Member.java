package org.recount.simulation.ensemble;

/**
 * One member of the ensemble while it is being drawn: candidates on flat arrays, constituency after constituency.
 *
 * <p>Within a constituency the winners on votes stand first, then the first loser, then the others. Not thread-safe.
 */
final class Member {
    final Plan plan;
    /** Which draft this is, from 1: the ones before it could not hold all the facts. */
    final int attempts;

    // By constituency.
    final long[] registered;
    final long[] ballots;
    final long[] invalid;
    final long[] valid;
    final int[] stations;
    final int[] centres;
    final int[] candidates;
    final int[] women;
    /** Women who win on votes; 0 where the quota gives the seat. */
    final int[] womenOnVotes;
    /** Relative margin of the last seat, as drawn. */
    final double[] margin;
    /** Whether the closest pair is two women (quota seats only). */
    final boolean[] womenPair;
    /** Valid votes carried for minority seats: by constituency and carried party (index in the plan). */
    final long[][] carried;

    // By candidate.
    final int[] start;
    final int[] votes;
    final int[] party;
    final boolean[] woman;
    final boolean[] winner;
    /** Votes that must not be changed any more: those that decide the last seat, and those that are known. */
    final boolean[] fixed;

    Member(Plan plan, int attempts) {
        this.plan = plan;
        this.attempts = attempts;
        int n = plan.constituencies;
        registered = new long[n];
        ballots = new long[n];
        invalid = new long[n];
        valid = new long[n];
        stations = new int[n];
        centres = new int[n];
        candidates = new int[n];
        women = new int[n];
        womenOnVotes = new int[n];
        margin = new double[n];
        womenPair = new boolean[n];
        carried = new long[n][plan.parties];
        start = new int[n + 1];
        int all = plan.spec.national().candidates();
        votes = new int[all];
        party = new int[all];
        java.util.Arrays.fill(party, -1);
        woman = new boolean[all];
        winner = new boolean[all];
        fixed = new boolean[all];
    }

    /** Returns the valid votes of the candidates for general seats of a constituency. */
    long general(int k) {
        long sum = valid[k];
        for (long c : carried[k]) {
            sum -= c;
        }
        return sum;
    }

    /** Returns how many winners a constituency has on votes, without the seat that the quota gives. */
    int winnersOnVotes(int k) {
        return plan.constituency(k).seats() - (womenOnVotes[k] == 0 ? 1 : 0);
    }
}
