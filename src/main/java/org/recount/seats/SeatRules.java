package org.recount.seats;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.recount.seats.SntvRule.Procedure;

/**
 * The rules by name: the one place where a name becomes a rule. The parser, the help and the docs read this list; there
 * is no other.
 */
public final class SeatRules {
    private SeatRules() {}

    /** What the choices of a rule are. */
    public enum Family {
        /** Candidates, who win one seat each. */
        CANDIDATES,
        /** Lists, which win any number of seats. */
        LISTS
    }

    /**
     * A rule of the registry.
     *
     * @param id name in files
     * @param family what its choices are
     * @param summary one line for the help
     * @param factory makes the plain rule; thresholds, alliances and open lists are put around it by {@link #create}
     */
    public record Entry(String id, Family family, String summary, Function<RuleSpec, SeatRule> factory) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "sntv",
                    Family.CANDIDATES,
                    "single non-transferable vote; reserved seats by replacing the lowest man (Iraq 2021, as run)",
                    spec -> new SntvRule("sntv", Procedure.REPLACE_LOWEST_MAN, spec.reservedGender())),
            new Entry(
                    "sntv-women-first",
                    Family.CANDIDATES,
                    "the same people, counted the other way: reserved seats first (Afghanistan)",
                    spec -> new SntvRule("sntv-women-first", Procedure.WOMEN_FIRST, spec.reservedGender())),
            new Entry(
                    "sntv-replace-lowest-man",
                    Family.CANDIDATES,
                    "the long name of sntv",
                    spec -> new SntvRule(
                            "sntv-replace-lowest-man", Procedure.REPLACE_LOWEST_MAN, spec.reservedGender())),
            new Entry(
                    "plurality", Family.CANDIDATES, "most votes win; no reserved seats", spec -> new PluralityRule()));

    /** Returns all rules, in the order of the help. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** Returns the names of all rules, in the order of the help. */
    public static List<String> ids() {
        return ENTRIES.stream().map(Entry::id).toList();
    }

    /** Returns the rule with this name. */
    public static Optional<Entry> find(String id) {
        return ENTRIES.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /**
     * Makes a rule.
     *
     * @param spec what the file says
     * @return the rule
     * @throws IllegalArgumentException for a name that is not registered or options that do not fit the rule; the message
     *     ends with advice
     */
    public static SeatRule create(RuleSpec spec) {
        Entry entry = find(spec.method())
                .orElseThrow(() -> new IllegalArgumentException("There is no seat rule \"" + spec.method()
                        + "\". Maybe one of: " + String.join(", ", ids()) + "."));
        if (entry.family() == Family.CANDIDATES) {
            requireNoListOptions(spec);
        }
        return entry.factory().apply(spec);
    }

    private static void requireNoListOptions(RuleSpec spec) {
        if (spec.firstDivisor().isPresent()
                || spec.threshold().isPresent()
                || !spec.constituencySeats().isEmpty()
                || !spec.candidates().isEmpty()
                || spec.openLists()) {
            throw new IllegalArgumentException("Rule " + spec.method()
                    + " elects candidates; first-divisor, threshold and other options of lists do not fit it. Maybe"
                    + " leave them out, or use a rule for lists, for example sainte-lague.");
        }
    }
}
