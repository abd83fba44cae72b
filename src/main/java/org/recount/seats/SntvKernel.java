package org.recount.seats;

import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;

/**
 * {@link SntvRule} for hot loops: flat arrays in, elected candidates out, nothing allocated. Equal votes are decided by a
 * lot key for each candidate, which the caller draws; with random keys every result that the rule's ties allow can come
 * out, and no other. The slow twin in the tests is {@link SntvRule}.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class SntvKernel {
    /** Competes, and is not of the reserved gender. */
    public static final byte MAN = 0;

    /** Competes, and is of the reserved gender. */
    public static final byte WOMAN = 1;

    /** Takes votes and no seat. */
    public static final byte NOT_COMPETING = 2;

    private SntvKernel() {}

    /** Returns the kinds of a contest's choices, for {@link #elect}. */
    public static byte[] kinds(Contest contest, Gender reservedGender) {
        byte[] kinds = new byte[contest.choices().size()];
        for (int i = 0; i < kinds.length; i++) {
            Choice choice = contest.choices().get(i);
            kinds[i] = !choice.competes() ? NOT_COMPETING : choice.gender() == reservedGender ? WOMAN : MAN;
        }
        return kinds;
    }

    /**
     * Elects.
     *
     * @param totals votes, at least 0; candidate {@code i} has {@code totals[offset + i]}
     * @param offset where the contest begins in {@code totals}
     * @param n number of choices
     * @param kind {@link #MAN}, {@link #WOMAN} or {@link #NOT_COMPETING}, by choice
     * @param seats seats, at least 1
     * @param reserved least number of women, 0 to {@code seats}
     * @param lot lot keys by choice: of equal votes the larger key wins; equal keys too, the smaller index
     * @param electedOut receives the indices of those elected, ascending; at least {@code seats + reserved} long, what lies
     *     behind those elected is scratch
     * @return how many are elected: {@code seats}, or fewer where fewer compete; 0 where nobody has a vote
     */
    public static int elect(
            long[] totals, int offset, int n, byte[] kind, int seats, int reserved, long[] lot, int[] electedOut) {
        int top = 0;
        int womenFound = 0;
        boolean anyVote = false;
        for (int c = 0; c < n; c++) {
            if (kind[c] == NOT_COMPETING) {
                continue;
            }
            anyVote |= totals[offset + c] > 0;
            top = insert(totals, offset, lot, electedOut, 0, top, seats, c);
            if (reserved > 0 && kind[c] == WOMAN) {
                womenFound = insert(totals, offset, lot, electedOut, seats, womenFound, reserved, c);
            }
        }
        if (!anyVote) {
            return 0;
        }
        int quota = Math.min(womenFound, top);
        int womenIn = 0;
        for (int i = 0; i < top; i++) {
            womenIn += kind[electedOut[i]];
        }
        if (womenIn < quota) {
            // The first men of the top keep their seats; the best women take the others.
            int kept = 0;
            for (int i = 0; i < top && kept < top - quota; i++) {
                if (kind[electedOut[i]] == MAN) {
                    electedOut[kept++] = electedOut[i];
                }
            }
            for (int i = 0; i < quota; i++) {
                electedOut[kept + i] = electedOut[seats + i];
            }
        }
        sort(electedOut, top);
        return top;
    }

    /** Inserts a candidate into a ranking of at most {@code capacity}; returns its new size. */
    private static int insert(
            long[] totals, int offset, long[] lot, int[] ranking, int from, int size, int capacity, int candidate) {
        long votes = totals[offset + candidate];
        int at = from + size;
        while (at > from && beats(votes, lot[candidate], totals[offset + ranking[at - 1]], lot[ranking[at - 1]])) {
            at--;
        }
        if (at == from + capacity) {
            return size;
        }
        int last = from + Math.min(size, capacity - 1);
        System.arraycopy(ranking, at, ranking, at + 1, last - at);
        ranking[at] = candidate;
        return last - from + 1;
    }

    private static boolean beats(long votes, long lot, long otherVotes, long otherLot) {
        return votes > otherVotes || (votes == otherVotes && lot > otherLot);
    }

    private static void sort(int[] values, int n) {
        for (int i = 1; i < n; i++) {
            int value = values[i];
            int at = i;
            while (at > 0 && values[at - 1] > value) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }
}
