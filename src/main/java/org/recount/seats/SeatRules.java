package org.recount.seats;

import java.util.List;
import java.util.Locale;
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

    private static final String NOT_CHECKED = "the section is recalled and was not checked against the text";

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
            new Entry("plurality", Family.CANDIDATES, "most votes win; no reserved seats", spec -> new PluralityRule()),
            divisors(
                    "dhondt",
                    "highest averages, divisors 1, 2, 3, ... (Jefferson)",
                    new Divisors.Arithmetic(1, 1, 1),
                    Citation.of("D'Hondt 1882, Système pratique et raisonné de représentation proportionnelle", ""),
                    Citation.of("Spain, Organic Law 5/1985 (LOREG)", "art. 163")),
            divisors(
                    "sainte-lague",
                    "highest averages, divisors 1, 3, 5, ... (Webster); first-divisor 1.4, 1.7, ... modifies it",
                    new Divisors.Arithmetic(1, 2, 1),
                    Citation.of("Sainte-Laguë 1910, Annales scientifiques de l'École normale supérieure 27:529", ""),
                    Citation.of("New Zealand, Electoral Act 1993", "s. 192")),
            divisors(
                    "danish",
                    "highest averages, divisors 1, 4, 7, ...",
                    new Divisors.Arithmetic(1, 3, 1),
                    new Citation("Denmark, Parliamentary Elections Act", "s. 79", NOT_CHECKED)),
            divisors(
                    "imperiali",
                    "highest averages, divisors 1, 1.5, 2, ...",
                    new Divisors.Arithmetic(2, 1, 2),
                    new Citation("Belgium, Code de la démocratie locale (Wallonia)", "art. L4145-6", NOT_CHECKED)),
            divisors(
                    "macau",
                    "highest averages, divisors 1, 2, 4, 8, ...; a second seat costs twice the first",
                    new Divisors.Geometric(2),
                    new Citation(
                            "Macau, Law 3/2001, electoral law of the Legislative Assembly",
                            "art. 17",
                            "the section is recalled; the law breaks a tie by who has no seat yet, then by votes, and only then"
                                    + " by lot: here every tie is shown as a tie")),
            quota(
                    "hare",
                    "largest remainder, quota votes / seats (Hamilton, Hare-Niemeyer)",
                    Quota.HARE,
                    Citation.of("Balinski and Young 1982, Fair Representation", "ch. 3"),
                    Citation.of("Bulgaria, Election Code", "method of Hare-Niemeyer")),
            quota(
                    "droop",
                    "largest remainder, quota floor(votes / (seats + 1)) + 1",
                    Quota.DROOP,
                    Citation.of("Droop 1881, Journal of the Statistical Society of London 44:141", "")),
            quota(
                    "hagenbach-bischoff",
                    "largest remainder, quota votes / (seats + 1), exact",
                    Quota.HAGENBACH_BISCHOFF,
                    Citation.of("Hagenbach-Bischoff 1888, Die Frage der Einführung einer Proportionalvertretung", "")),
            quota(
                    "hagenbach-bischoff-rounded",
                    "the same with the quota rounded to the nearest whole number (Slovakia)",
                    Quota.HAGENBACH_BISCHOFF_ROUNDED,
                    new Citation("Slovakia, Act 180/2014", "s. 68", NOT_CHECKED)),
            quota(
                    "imperiali-quota",
                    "largest remainder, quota votes / (seats + 2); what is given out too much is taken back and reported",
                    Quota.IMPERIALI,
                    new Citation("Czech Republic, Act 247/1995 as amended in 2021", "s. 50-51", NOT_CHECKED)),
            new Entry(
                    "dutch-council",
                    Family.LISTS,
                    "whole Hare quotas, residual seats as the Dutch Elections Act has it for small and large councils",
                    spec -> {
                        noFirstDivisor(spec);
                        return new ListRule(new DutchCouncil("dutch-council"), spec.candidates());
                    }));

    private static Entry divisors(String id, String summary, Divisors divisors, Citation... citations) {
        return new Entry(id, Family.LISTS, summary, spec -> {
            Divisors used = spec.firstDivisor()
                    .map(first -> (Divisors) new Divisors.WithFirst(first, divisors))
                    .orElse(divisors);
            return new ListRule(new HighestAverages(id, used, List.of(citations)), spec.candidates());
        });
    }

    private static Entry quota(String id, String summary, Quota quota, Citation... citations) {
        return new Entry(id, Family.LISTS, summary, spec -> {
            noFirstDivisor(spec);
            return new ListRule(new LargestRemainder(id, quota, List.of(citations)), spec.candidates());
        });
    }

    private static void noFirstDivisor(RuleSpec spec) {
        if (spec.firstDivisor().isPresent()) {
            throw new IllegalArgumentException("Rule " + spec.method() + " has no divisors; first-divisor "
                    + spec.firstDivisor().get() + " does not fit it. Maybe use sainte-lague.");
        }
    }

    /** Returns all rules, in the order of the help. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** Returns the names of all rules, in the order of the help. */
    public static List<String> ids() {
        return ENTRIES.stream().map(Entry::id).toList();
    }

    /** Returns the lines of the help: a name and its summary each. */
    public static List<String> helpLines() {
        int width = ENTRIES.stream().mapToInt(e -> e.id().length()).max().orElse(0);
        return ENTRIES.stream()
                .map(e -> e.id() + " ".repeat(width - e.id().length() + 2) + e.summary())
                .toList();
    }

    /** Returns the rows of the table in docs/methods.md: name, family, summary, laws. */
    public static List<String> docsRows() {
        return ENTRIES.stream()
                .map(e -> "| `" + e.id() + "` | " + e.family().name().toLowerCase(Locale.ROOT) + " | " + e.summary()
                        + " | "
                        + String.join(
                                "; ",
                                e.factory().apply(RuleSpec.of(e.id())).citations().stream()
                                        .map(c -> c.law() + (c.clause().isBlank() ? "" : ", " + c.clause()))
                                        .toList())
                        + " |")
                .toList();
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
            return entry.factory().apply(spec);
        }
        return aroundLists(spec, entry.factory().apply(spec));
    }

    /** Puts alliances, overhang, the threshold and open lists around a rule for lists, in this order. */
    private static SeatRule aroundLists(RuleSpec spec, SeatRule plain) {
        if (!(plain instanceof ListSeatRule method)) {
            throw new IllegalStateException("Rule " + spec.method() + " is registered for lists and is none");
        }
        ListSeatRule rule = AlliedListsRule.of(method).withCandidates(spec.candidates());
        if (spec.overhang()) {
            rule = new OverhangRule(rule, spec.constituencySeats());
        }
        if (spec.threshold().isPresent()) {
            Threshold threshold = spec.threshold().get().withExempt(spec.exempt());
            rule = new ThresholdRule(rule, threshold, spec.constituencySeats());
        } else if (!spec.exempt().isEmpty()) {
            throw new IllegalArgumentException("Lists are exempt (" + String.join(", ", spec.exempt())
                    + "), and there is no threshold. Maybe add threshold: {share: 0.03, of: valid}.");
        }
        if (!spec.openLists()) {
            if (!spec.listQuota().isBlank()) {
                throw new IllegalArgumentException("List quota " + spec.listQuota()
                        + " needs candidates inside the lists. Maybe set open lists, or leave it out.");
            }
            return rule;
        }
        Optional<ListQuota> quota =
                spec.listQuota().isBlank() ? Optional.empty() : Optional.of(ListQuota.named(spec.listQuota()));
        return new OpenListRule(rule, quota, spec.reservedGender());
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
