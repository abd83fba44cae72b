package org.recount.simulation;

/** Sets of elected candidates as ascending arrays. */
final class Seats {
    private Seats() {}

    /** Returns whether two sets are the same. */
    static boolean same(int[] a, int countA, int[] b, int countB) {
        if (countA != countB) {
            return false;
        }
        for (int i = 0; i < countA; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a set holds a candidate. */
    static boolean has(int[] set, int count, int candidate) {
        for (int i = 0; i < count; i++) {
            if (set[i] == candidate) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many of the first set are not in the second. */
    static int without(int[] a, int countA, int[] b, int countB) {
        int n = 0;
        for (int i = 0; i < countA; i++) {
            n += has(b, countB, a[i]) ? 0 : 1;
        }
        return n;
    }
}
