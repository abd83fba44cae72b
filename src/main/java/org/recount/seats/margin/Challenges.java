package org.recount.seats.margin;

import java.util.List;

/**
 * The ways in which an outcome could change.
 *
 * @param all the ways
 * @param complete whether there is no other way: while none of these challenges succeeds the outcome stands
 * @param apart whether what stands between two lists is the same whoever else takes part (highest averages), so that a
 *     list that wins nothing may come and go
 */
public record Challenges(List<Challenge> all, boolean complete, boolean apart) {
    public Challenges {
        all = List.copyOf(all);
    }

    /** Returns that nothing is known of what could change the outcome. */
    public static Challenges unknown() {
        return new Challenges(List.of(), false, false);
    }

    /** Returns the same challenges with other columns: see {@link Line#spread}, and who stands for a winner or a loser. */
    public Challenges spread(int[] from, int[] winner, int[] loser) {
        return new Challenges(
                all.stream().map(c -> c.spread(from, winner, loser)).toList(), complete, apart);
    }
}
