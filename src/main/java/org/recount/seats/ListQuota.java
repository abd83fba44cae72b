package org.recount.seats;

import java.util.List;

/**
 * How many women each list must seat: the seats of a list divided by a number, the fraction dropped.
 *
 * @param id name in the registry
 * @param summary one line for the help
 * @param divisors the numbers in the order in which they are tried; a later one is used where the earlier does not do
 * @param reach what "does" means
 * @param citations where it comes from
 */
public record ListQuota(String id, String summary, List<Integer> divisors, Reach reach, List<Citation> citations) {
    public ListQuota {
        divisors = List.copyOf(divisors);
        citations = List.copyOf(citations);
    }

    /** What a divisor must reach. */
    public enum Reach {
        /**
         * The reserved seats of the contest: where votes alone fill them, no list is touched; otherwise the first divisor
         * that fills them counts for all lists.
         */
        CONTEST,
        /** At least one woman in each list by itself: the first divisor that gives a list any. */
        EACH_LIST
    }

    private static final String LAW = "Iraq, IHEC regulation 2/2025 on the distribution of seats";

    private static final List<ListQuota> ALL = List.of(
            new ListQuota(
                    "iraq-2025",
                    "women in a list: its seats / 4, or / 3 where that leaves the constituency's quota open",
                    List.of(4, 3),
                    Reach.CONTEST,
                    List.of(new Citation(
                            LAW,
                            "women's quota, as announced on 14 November 2025",
                            "the text was not found; press reports say that the list's seats are divided by four, fractions"
                                    + " dropped, and by three if the required number is not met, and that nothing is"
                                    + " replaced where the quota is met by votes"))),
            new ListQuota(
                    "iraq-2025-each-list",
                    "the other reading: each list by itself, its seats / 4, or / 3 where that gives none",
                    List.of(4, 3),
                    Reach.EACH_LIST,
                    List.of(new Citation(
                            LAW,
                            "women's quota, as announced on 14 November 2025",
                            "one Arabic report speaks of the women's seats \"in the list\" not being complete"))));

    /** Returns all list quotas; the only place where they are named. */
    public static List<ListQuota> all() {
        return ALL;
    }

    /**
     * Returns the list quota of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ListQuota named(String id) {
        return ALL.stream()
                .filter(q -> q.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no list quota \"" + id + "\". Maybe one of: "
                        + String.join(", ", ALL.stream().map(ListQuota::id).toList()) + "."));
    }
}
