package org.recount.sampling;

/**
 * The random streams of a simulation. A stream depends on (seed, trial, purpose, part) and on nothing else: not on
 * threads, not on the order of work, not on what other streams have used. So the same seed gives the same figures
 * however the work is cut, adding trials keeps the earlier ones, and two policies that are compared meet the same
 * errors.
 *
 * <p>How: key (seed, a constant) and counter (trial, purpose, part, 0) go through {@link Philox}; the four words seed a
 * {@link RandomStream}. Not for public draws: those are made from a seed rolled in public, with SHA-256.
 *
 * <p>Immutable and thread-safe.
 */
public final class Streams {
    private static final long SALT = 0x7265636F756E7431L;

    private final long seed;

    /**
     * Returns the streams of a run.
     *
     * @param seed any number
     */
    public Streams(long seed) {
        this.seed = seed;
    }

    /** Returns the seed of the run. */
    public long seed() {
        return seed;
    }

    /**
     * Seeds a generator, without allocation.
     *
     * @param stream the generator to be seeded
     * @param trial number of the trial, or of the member of an ensemble
     * @param purpose what the numbers are for
     * @param part which part of it, for example the index of a contest; 0 where there is one only
     * @return the same generator
     */
    public RandomStream seed(RandomStream stream, long trial, Purpose purpose, long part) {
        Philox.seed(stream, seed, SALT, trial, purpose.code(), part, 0);
        return stream;
    }

    /** Returns a new generator for a purpose of a trial. */
    public RandomStream stream(long trial, Purpose purpose, long part) {
        return seed(new RandomStream(), trial, purpose, part);
    }

    /**
     * What random numbers are for. The codes are part of the results: a number once given is never changed or used
     * again.
     */
    public enum Purpose {
        /** Draws a member of an ensemble of elections. */
        ELECTION(1),
        /** Lots between tied candidates. */
        LOT(2),
        /** Which stations have an error or an irregularity. */
        EVENTS(3),
        /** Complaints: who files, where. */
        COMPLAINTS(4),
        /** What is decided about the complaints. */
        ADJUDICATION(5),
        /** What is in the boxes of a contest, given what was announced. */
        BOXES(6),
        /** What the hand count of a contest gets wrong. */
        HAND_COUNT(7),
        /** Which stations a design opens, for the detection curve. */
        DESIGN(8),
        /** Resampling for an interval. */
        RESAMPLE(9),
        /** The draws of a simulated audit. */
        AUDIT(20),
        /** The settings of a sweep that are drawn (Latin hypercube). */
        SWEEP(40),
        /** Importance sampling and splitting of rare events. */
        RARE(50),
        /** Tests and examples. */
        TEST(99);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }

        /** Returns the number that stands for this purpose in the counter. */
        public int code() {
            return code;
        }
    }
}
