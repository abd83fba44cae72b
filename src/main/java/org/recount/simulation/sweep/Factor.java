package org.recount.simulation.sweep;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep varies: a figure of the scenario, or several that are varied together because they must agree.
 *
 * @param key where it stands in the scenario: keys with dots between them; several are joined by {@code +}, and so are, by
 *     {@code :}, the parts of each value
 * @param values the values in the order in which they were asked for, as a scenario has them ({@code 500}, {@code 0.1%});
 *     of a range its two ends
 * @param range whether values are drawn between the two ends
 */
public record Factor(String key, List<String> values, boolean range) {
    /**
     * Makes a factor.
     *
     * @throws IllegalArgumentException if there is no value, or a range has not two ends that are numbers
     */
    public Factor {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No value for " + key);
        }
        int together = key.split("\\+", -1).length;
        for (String value : together == 1 ? List.<String>of() : values) {
            if (value.split(":", -1).length != together) {
                throw new IllegalArgumentException("The value " + value + " has not one part for each of " + key);
            }
        }
        if (range
                && (values.size() != 2
                        || !values.stream().allMatch(v -> number(v).isPresent()))) {
            throw new IllegalArgumentException("A range needs two numbers; " + key + " has " + values);
        }
    }

    /** Returns the keys: one, or those that are varied together. */
    public List<String> keys() {
        return List.of(key.split("\\+", -1));
    }

    /** Returns the parts of a value, one for each of the keys. */
    public List<String> parts(String value) {
        return keys().size() == 1 ? List.of(value) : List.of(value.split(":", -1));
    }

    /** Returns what a value sets: key to value. */
    public Map<String, String> settings(String value) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> parts = parts(value);
        for (int k = 0; k < parts.size(); k++) {
            settings.put(keys().get(k), parts.get(k));
        }
        return settings;
    }

    /** Returns whether every value is a number, so that the factor has an axis. */
    public boolean isNumeric() {
        return values.stream().allMatch(v -> number(v).isPresent());
    }

    /** Returns the value as a number ({@code 1%} is 0.01); empty where it is none. */
    public static Optional<Double> number(String value) {
        try {
            String s = value.strip().replace("_", "");
            return Optional.of((s.endsWith("%")
                            ? new BigDecimal(s.substring(0, s.length() - 1).strip()).movePointLeft(2)
                            : new BigDecimal(s))
                    .doubleValue());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns where a value stands on the factor's axis: the number, or for words the place in the order of the values.
     */
    public double position(String value) {
        return isNumeric() ? number(value).orElse(0.0) : values.indexOf(value);
    }

    /** Returns the value with the lowest position. */
    public String lowest() {
        return values.stream()
                .reduce((a, b) -> position(b) < position(a) ? b : a)
                .orElseThrow();
    }

    /** Returns the value with the highest position. */
    public String highest() {
        return values.stream()
                .reduce((a, b) -> position(b) > position(a) ? b : a)
                .orElseThrow();
    }
}
