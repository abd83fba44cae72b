package org.recount.sampling.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * A public draw from a list, whole or by strata, with or without replacement, with equal chances or in proportion to size.
 *
 * <p>Each stratum is drawn from by itself, with the seed {@code SEED,STRATUM} (tickets: with the seed as it is, since a
 * ticket depends on the object alone), so that the draws of the strata are independent. Objects that were drawn before
 * are passed over without replacement, so the chances of those left stay in proportion to their sizes.
 *
 * @param method the method
 * @param seed the public seed, not blank
 * @param strata the strata in their order; one with a blank name for the list as a whole
 * @param turns whose turn it is
 * @param replace whether an object may be drawn again
 */
public record PublicDraw(DrawMethod method, String seed, List<Stratum> strata, Turns turns, boolean replace) {
    /** Tickets are made for every object, however few are drawn. */
    private static final int MOST_TICKETS = 20_000_000;

    public PublicDraw {
        strata = List.copyOf(strata);
        method.check(seed);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to draw from. Maybe the list is empty.");
        }
        if (method == DrawMethod.COLORADO && stratified(strata)) {
            throw new IllegalArgumentException("Colorado's draw knows no strata. Maybe take --method rivest.");
        }
        if (method == DrawMethod.TICKET
                && strata.stream().anyMatch(s -> s.list().size() > MOST_TICKETS)) {
            throw new IllegalArgumentException("Tickets for so many objects take too long (more than " + MOST_TICKETS
                    + "). Maybe take --method rivest.");
        }
    }

    /** Returns a draw from a list as a whole. */
    public static PublicDraw simple(DrawMethod method, String seed, DrawList list, boolean replace) {
        return new PublicDraw(method, seed, List.of(new Stratum("", list)), Turns.EQUAL, replace);
    }

    /**
     * A pick.
     *
     * @param turn its number in the draw, from 1
     * @param stratum index of the stratum
     * @param step the hash that made it
     */
    public record Pick(int turn, int stratum, DrawStep step) {}

    /**
     * What a draw came to.
     *
     * @param picks the picks in drawing order
     * @param hashes every hash of each stratum, those that were passed over among them
     */
    public record Outcome(List<Pick> picks, List<List<DrawStep>> hashes) {
        public Outcome {
            picks = List.copyOf(picks);
            hashes = hashes.stream().map(List::copyOf).toList();
        }
    }

    /** Returns whether there is more than the list as a whole. */
    public boolean stratified() {
        return stratified(strata);
    }

    private static boolean stratified(List<Stratum> strata) {
        return strata.size() > 1 || !strata.get(0).name().isEmpty();
    }

    /** Returns the seed of a stratum. */
    public String seedOf(int stratum) {
        return stratified() && method != DrawMethod.TICKET
                ? seed + "," + strata.get(stratum).name()
                : seed;
    }

    /**
     * Draws.
     *
     * @param size number of picks; a longer draw begins with a shorter one
     * @throws IllegalArgumentException where so many cannot be drawn, with advice
     */
    public Outcome draw(int size) {
        List<Integer> order = turns.of(strata, size, replace);
        int[] count = new int[strata.size()];
        order.forEach(h -> count[h]++);
        List<List<DrawStep>> hashes = new ArrayList<>();
        List<List<DrawStep>> taken = new ArrayList<>();
        for (int h = 0; h < strata.size(); h++) {
            List<DrawStep> steps = method.steps(seedOf(h), strata.get(h).list(), count[h], replace);
            hashes.add(steps);
            taken.add(steps.stream().filter(DrawStep::taken).toList());
        }
        int[] used = new int[strata.size()];
        List<Pick> picks = new ArrayList<>(size);
        for (int h : order) {
            picks.add(new Pick(picks.size() + 1, h, taken.get(h).get(used[h]++)));
        }
        return new Outcome(picks, hashes);
    }
}
