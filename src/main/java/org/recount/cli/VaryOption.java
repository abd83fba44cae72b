package org.recount.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recount.simulation.sweep.Factor;

/**
 * Reads {@code --vary}: {@code KEY=V1,V2,...}, a range {@code KEY=A..B}, a range cut evenly {@code KEY=A..B/N}, or figures that
 * are varied together {@code KEY+KEY=V:V,V:V,...}.
 */
final class VaryOption {
    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+?)(?:/(\\d{1,4}))?");
    private static final int DIGITS = 12;

    private VaryOption() {}

    /**
     * Returns the factor.
     *
     * @throws IllegalArgumentException with a message for people
     */
    static Factor parse(String text) {
        int equals = text.indexOf('=');
        String key = equals < 0 ? "" : text.substring(0, equals).strip();
        String values = text.substring(equals + 1).strip();
        if (key.isEmpty() || values.isEmpty()) {
            throw new IllegalArgumentException("--vary " + text + " is not of the form KEY=V1,V2,... or KEY=A..B."
                    + "\nMaybe: --vary recount.random=0,500,1000");
        }
        int together = key.split("\\+", -1).length;
        Matcher range = RANGE.matcher(values);
        if (together > 1) {
            return together(text, key, values, together);
        }
        if (!values.contains(",") && range.matches()) {
            return range(text, key, range.group(1).strip(), range.group(2).strip(), range.group(3));
        }
        List<String> list = new ArrayList<>();
        for (String value : values.split(",", -1)) {
            list.add(value.strip());
        }
        Set<String> distinct = new LinkedHashSet<>(list);
        if (distinct.contains("") || distinct.size() < list.size()) {
            throw new IllegalArgumentException("--vary " + text + " has a value that is "
                    + (distinct.contains("") ? "empty." : "there twice.") + "\nMaybe a comma is too many.");
        }
        return new Factor(key, list, false);
    }

    private static Factor together(String text, String key, String values, int together) {
        List<String> keys = strip(key.split("\\+", -1));
        if (keys.contains("") || new LinkedHashSet<>(keys).size() < together) {
            throw new IllegalArgumentException("--vary " + text + " joins a key that is "
                    + (keys.contains("") ? "empty." : "there twice.") + "\nMaybe a + is too many.");
        }
        List<String> list = new ArrayList<>();
        for (String value : values.split(",", -1)) {
            List<String> parts = strip(value.split(":", -1));
            if (parts.size() != together || parts.contains("") || value.contains("..")) {
                throw new IllegalArgumentException("--vary " + text + ": " + value.strip() + " is not " + together
                        + " values, one for each of the keys that are varied together."
                        + "\nMaybe: --vary complaints.filed+adjudication.rejected=1436:1415,1000:979");
            }
            list.add(String.join(":", parts));
        }
        if (new LinkedHashSet<>(list).size() < list.size()) {
            throw new IllegalArgumentException(
                    "--vary " + text + " has a value that is there twice.\nMaybe a comma is too many.");
        }
        return new Factor(String.join("+", keys), list, false);
    }

    private static List<String> strip(String[] words) {
        List<String> list = new ArrayList<>();
        for (String word : words) {
            list.add(word.strip());
        }
        return list;
    }

    private static Factor range(String text, String key, String low, String high, String parts) {
        double a = end(text, low);
        double b = end(text, high);
        if (!(a < b)) {
            throw new IllegalArgumentException(
                    "--vary " + text + ": " + low + " is not less than " + high + ".\nMaybe the two are exchanged.");
        }
        if (parts == null) {
            return new Factor(key, List.of(low, high), true);
        }
        int n = Integer.parseInt(parts);
        if (n < 2) {
            throw new IllegalArgumentException("--vary " + text + " asks for " + n
                    + " values; a range has at least its two ends.\nMaybe write /2 or more.");
        }
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < n; i++) {
            double value = a + (b - a) * i / (n - 1);
            BigDecimal rounded = low.matches("\\d+") && high.matches("\\d+")
                    ? BigDecimal.valueOf(Math.round(value))
                    : new BigDecimal(value).round(new MathContext(DIGITS));
            values.add(
                    rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
        }
        return new Factor(key, List.copyOf(values), false);
    }

    private static double end(String text, String value) {
        return Factor.number(value)
                .orElseThrow(() -> new IllegalArgumentException("--vary " + text + ": " + value
                        + " is not a number, and a range needs two.\nMaybe list the values: KEY=V1,V2,..."));
    }
}
