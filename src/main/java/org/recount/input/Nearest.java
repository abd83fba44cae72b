package org.recount.input;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was perhaps meant: the known word with the fewest typing errors. */
public final class Nearest {
    private Nearest() {}

    /**
     * Returns the known word nearest to a word, if one is near: at most a third of its letters differ (at least one may),
     * counted as insertions, deletions, replacements and swaps of neighbours (Damerau 1964), letter case and the
     * difference between {@code _}, {@code -} and a blank not counted.
     *
     * @param word what was written
     * @param known what could have been meant
     * @return the nearest, the first of equals in the order of {@code known}; empty where none is near
     */
    public static Optional<String> to(String word, Collection<String> known) {
        return within(Math.max(1, word.length() / 3), word, known);
    }

    /** Returns the known word that differs from a word in one letter, or in two if the word is long: surely a slip. */
    public static Optional<String> close(String word, Collection<String> known) {
        return within(word.length() < 10 ? 1 : 2, word, known);
    }

    private static Optional<String> within(int most, String word, Collection<String> known) {
        String best = null;
        int bestDistance = most + 1;
        String plain = plain(word);
        for (String candidate : known) {
            int distance = distance(plain, plain(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String plain(String s) {
        String cut = s.length() > 100 ? s.substring(0, 100) : s;
        return cut.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /**
     * Returns how far apart two words are: insertions, deletions, replacements and swaps of neighbours (Damerau 1964), the
     * first 100 letters of each.
     */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
