package org.recount.input.table;

/**
 * Whole numbers as published tables write them: digits of any script (Latin, Arabic-Indic, Persian ...), and {@code 22.0}
 * for 22, as spreadsheets and statistics packages write it. Everything else is refused, with what it probably means.
 */
public final class WholeNumbers {
    /** The cell is blank. */
    public static final long BLANK = -1;

    /** The cell holds something that is no whole number of at least 0. */
    public static final long BAD = -2;

    /** The largest number that is read: a thousand times the ballots that the contract asks for. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    private WholeNumbers() {}

    /** Returns the number, or {@link #BLANK} or {@link #BAD}. */
    public static long parse(CharSequence s) {
        int n = s.length();
        if (n == 0) {
            return BLANK;
        }
        long value = 0;
        int i = 0;
        for (; i < n; i++) {
            int digit = digit(s.charAt(i));
            if (digit < 0) {
                break;
            }
            value = 10 * value + digit;
            if (value > LARGEST) {
                return BAD;
            }
        }
        return i > 0 && (i == n || onlyZerosFollow(s, i)) ? value : BAD;
    }

    /** Returns what is wrong with a cell that is {@link #BAD}, and what to try: two sentences. */
    public static Fault fault(CharSequence cell) {
        String s = cell.toString();
        String plain = s.replaceAll("[,.' \u00A0\u202F\u2009\u066C\u060C\u2019]", "");
        if (plain.isEmpty()) {
            return new Fault("is not a whole number", "Maybe leave the cell blank where the figure is not published.");
        }
        if (plain.charAt(0) == '-' || plain.charAt(0) == '\u2212') {
            return plain.length() > 1 && allDigits(plain.substring(1))
                    ? new Fault("is negative", "Maybe a sign slipped in; a number of ballots is 0 or more.")
                    : new Fault(
                            "is not a whole number", "Maybe leave the cell blank where the figure is not published.");
        }
        if (allDigits(plain)) {
            if (plain.length() == s.length()) {
                return new Fault(
                        "is larger than " + LARGEST, "Maybe digits of two cells ran together; check the figure.");
            }
            return grouped(s)
                    ? new Fault(
                            "has separators of thousands",
                            "Maybe write " + plain + "; export the numbers without thousands separators.")
                    : new Fault("is not a whole number", "Maybe it is a share or a mean; ballots are whole numbers.");
        }
        if (s.matches("[+]\\d+")) {
            return new Fault("has a sign", "Maybe write " + s.substring(1) + ".");
        }
        if (s.matches("\\d+([.,]\\d+)?[eE][+]?\\d+")) {
            return new Fault(
                    "is in scientific notation",
                    "Maybe a spreadsheet shortened it; format the column as a number without decimals.");
        }
        if (s.startsWith("#") || s.startsWith("=")) {
            return new Fault(
                    "is a formula or its error", "Maybe export the values of the spreadsheet, not its formulas.");
        }
        return new Fault("is not a whole number", "Maybe leave the cell blank where the figure is not published.");
    }

    /**
     * What is wrong with a number.
     *
     * @param what continues a sentence that begins with the value
     * @param advice what to try
     */
    public record Fault(String what, String advice) {}

    private static int digit(char c) {
        if (c <= '9') {
            return c >= '0' ? c - '0' : -1;
        }
        return c < '\u0660' ? -1 : Character.digit(c, 10);
    }

    private static boolean allDigits(String s) {
        return !s.isEmpty() && s.chars().allMatch(c -> digit((char) c) >= 0);
    }

    /** A decimal point (Latin or Arabic), and nothing but zeros after it. */
    private static boolean onlyZerosFollow(CharSequence s, int point) {
        char c = s.charAt(point);
        if (c != '.' && c != '\u066B') {
            return false;
        }
        for (int i = point + 1; i < s.length(); i++) {
            if (digit(s.charAt(i)) != 0) {
                return false;
            }
        }
        return point + 1 < s.length();
    }

    private static boolean grouped(String s) {
        String[] parts = s.split("[,.' \u00A0\u202F\u2009\u066C\u060C\u2019]");
        if (parts.length < 2 || parts[0].isEmpty() || parts[0].length() > 3) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].length() != 3) {
                return false;
            }
        }
        return true;
    }
}
