package org.recount.input.election;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known to go wrong with the ids of stations in tables that went through a spreadsheet: two spellings of one id,
 * rows of totals among the stations, ids that were taken for numbers.
 */
final class StationIds {
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "total general",
            "grand total",
            "subtotal",
            "sub total",
            "sum",
            "summe",
            "gesamt",
            "insgesamt",
            "totale",
            "итого",
            "всего",
            "المجموع",
            "مجموع",
            "المجموع الكلي",
            "الاجمالي",
            "الإجمالي",
            "اجمالي",
            "إجمالي");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Z}\\s]+");
    private static final Pattern SHORTENED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d{2,3}");

    private final Map<String, String> byFolded = new HashMap<>();

    /** Takes the ids that are known. */
    StationIds(Collection<String> known) {
        known.forEach(id -> byFolded.putIfAbsent(folded(id), id));
    }

    /** Returns the known id that differs only in letter case, blanks, leading zeros or signs that are not seen. */
    Optional<String> sameBut(String id) {
        return Optional.ofNullable(byFolded.get(folded(id))).filter(known -> !known.equals(id));
    }

    /** Returns whether an id is a word for a total. */
    static boolean isTotal(String id) {
        return id.length() < 30
                && !id.isEmpty()
                && Character.isLetter(id.charAt(0))
                && TOTALS.contains(UNSEEN.matcher(id.replace('-', ' '))
                        .replaceAll(" ")
                        .strip()
                        .toLowerCase(Locale.ROOT));
    }

    /** Returns whether an id was a long number that a spreadsheet has shortened: 1.23457E+11. */
    static boolean isShortened(String id) {
        return id.indexOf('+') > 0 && SHORTENED.matcher(id).matches();
    }

    private static String folded(String id) {
        String plain = UNSEEN.matcher(Normalizer.normalize(id, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        int zeros = 0;
        while (zeros + 1 < plain.length() && plain.charAt(zeros) == '0') {
            zeros++;
        }
        return plain.substring(zeros);
    }
}
