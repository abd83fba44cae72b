package org.recount.sampling.draw;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The field's ways to draw in public, each bit-compatible with the tool that it is named after. The one list from which
 * the parser, the help and the docs read.
 *
 * <p>The bias of taking a 256-bit number modulo the population is below population / 2^256 for every pick.
 */
public enum DrawMethod {
    /** 1 + SHA-256(seed,i) mod N for i = 1, 2, ...; without replacement a pick that was drawn before is passed over. */
    RIVEST("Rivest's sampler.py (2011): 1 + SHA-256(\"seed,i\") mod N, i = 1, 2, ...") {
        @Override
        List<DrawStep> hashes(String seed, DrawList list, int size, boolean replace) {
            return modulo(UniformStream.rivest(seed), list, size, replace);
        }
    },
    /** 1 + block mod N, where block i = SHA-256(seed, then i zero bytes), i = 0, 1, ... */
    SHA256("Stark's cryptorandom: 1 + SHA-256(\"seed,\" and i zero bytes) mod N, i = 0, 1, ...") {
        @Override
        List<DrawStep> hashes(String seed, DrawList list, int size, boolean replace) {
            return modulo(UniformStream.zeroBytes(seed), list, size, replace);
        }
    },
    /** As {@link #RIVEST}; Colorado's rule asks for a seed of at least 20 digits. */
    COLORADO("Colorado's RLA software: as rivest; the seed must be at least 20 decimal digits (Rule 25.2.2)") {
        @Override
        void check(String seed) {
            super.check(seed);
            if (!seed.matches("[0-9]{20,}")) {
                throw new IllegalArgumentException("Colorado's draw takes a seed of at least 20 decimal digits, not \""
                        + seed + "\". Maybe roll more dice, or take --method rivest, which takes any text.");
            }
        }

        @Override
        List<DrawStep> hashes(String seed, DrawList list, int size, boolean replace) {
            return modulo(UniformStream.rivest(seed), list, size, replace);
        }
    },
    /** Consistent sampling by ticket numbers: the order among some objects does not depend on the others. */
    TICKET("Rivest's consistent_sampler (2018), as in Arlo: objects in order of a ticket number of their own") {
        @Override
        List<DrawStep> hashes(String seed, DrawList list, int size, boolean replace) {
            return Tickets.draw(seed, list, size, replace).stream()
                    .map(t -> new DrawStep(t.input(), 0, Sha256.number(t.input()), 0, t.number(), t.position(), true))
                    .toList();
        }
    };

    private static final int MOST_HASHES = 20_000_000;

    private final String description;

    DrawMethod(String description) {
        this.description = description;
    }

    /** Returns the name used on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns one line for the help and the docs. */
    public String description() {
        return description;
    }

    /** Returns the method with this id. */
    public static DrawMethod of(String id) {
        return Stream.of(values())
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No draw is called \"" + id + "\". Maybe one of "
                        + Stream.of(values()).map(DrawMethod::id).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Draws from the numbers 1 to {@code population}.
     *
     * @param seed the public seed, any text that is not blank (dice are written as digits, leading zeros count)
     * @param population size of the population, at least 1
     * @param size number of picks, at least 0; at most the population without replacement
     * @param replace whether an object may be drawn again
     * @return the picks, 1-based, in drawing order; a longer draw begins with a shorter one
     */
    public List<Integer> draw(String seed, int population, int size, boolean replace) {
        return picks(seed, DrawList.numbers(population), size, replace).stream()
                .map(i -> i + 1)
                .toList();
    }

    /**
     * Draws from named objects.
     *
     * @param seed the public seed
     * @param ids the objects in their published order, each id once; only {@link #TICKET} hashes the ids, the others
     *     draw positions
     * @param size number of picks
     * @param replace whether an object may be drawn again
     * @return positions in {@code ids}, 0-based, in drawing order
     */
    public List<Integer> draw(String seed, List<String> ids, int size, boolean replace) {
        return picks(seed, DrawList.of(ids), size, replace);
    }

    private List<Integer> picks(String seed, DrawList list, int size, boolean replace) {
        return steps(seed, list, size, replace).stream()
                .filter(DrawStep::taken)
                .map(DrawStep::position)
                .toList();
    }

    /**
     * Draws from a list and returns every hash, those that were passed over among them.
     *
     * @param seed the public seed
     * @param list the list
     * @param size number of picks, at least 0; without replacement at most the objects that can be drawn
     * @param replace whether an object may be drawn again
     * @return the hashes in their order; the last is a pick
     * @throws IllegalArgumentException where such a draw cannot be made, with advice
     */
    public List<DrawStep> steps(String seed, DrawList list, int size, boolean replace) {
        check(seed);
        if (size < 0) {
            throw new IllegalArgumentException("A draw of " + size + " is none. Maybe give a size of at least 0.");
        }
        if (!replace && size > list.drawable()) {
            throw new IllegalArgumentException("Cannot draw " + size + " different objects from " + list.drawable()
                    + ". Maybe draw with replacement, or fewer.");
        }
        if (list.weighted() && !takesUnits()) {
            throw new IllegalArgumentException("The draw " + id() + " gives each object the same chance."
                    + " Maybe take --method rivest or sha256 for a draw in proportion to size.");
        }
        return hashes(seed, list, size, replace);
    }

    /** Returns whether the method can draw in proportion to size. */
    public boolean takesUnits() {
        return this == RIVEST || this == SHA256;
    }

    void check(String seed) {
        if (seed.isBlank()) {
            throw new IllegalArgumentException("The seed is blank. Maybe roll 20 ten-sided dice and write the digits.");
        }
    }

    abstract List<DrawStep> hashes(String seed, DrawList list, int size, boolean replace);

    private static List<DrawStep> modulo(UniformStream stream, DrawList list, int size, boolean replace) {
        BigInteger units = BigInteger.valueOf(list.units());
        Set<Integer> drawn = new HashSet<>();
        List<DrawStep> steps = new ArrayList<>(size);
        for (int picks = 0; picks < size; ) {
            BigInteger hash = stream.next();
            long number = hash.mod(units).longValueExact() + 1;
            int position = list.holder(number);
            boolean taken = replace || drawn.add(position);
            steps.add(new DrawStep(stream.input(), stream.zeroBytes(), hash, number, "", position, taken));
            picks += taken ? 1 : 0;
            if (steps.size() > MOST_HASHES) {
                throw new IllegalArgumentException("After " + steps.size() + " hashes only " + picks + " of " + size
                        + " picks are made: the objects left are nearly never drawn. Maybe draw fewer, or with"
                        + " replacement.");
            }
        }
        return steps;
    }
}
