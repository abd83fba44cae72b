package org.recount.dispute;

import java.util.Arrays;
import java.util.Locale;

/** How many complaints of a trial went which way, where a rule decides them one by one. Not thread-safe. */
public final class Flow {
    private static final Step[] ALL = Step.values();

    private final int[] count = new int[ALL.length];

    /** A way that complaints go. */
    public enum Step {
        /** Filed. */
        FILED("complaints filed"),
        /** Rejected unheard: after the deadline. */
        LATE("rejected unheard: filed after the deadline"),
        /** In time, but there was no time to decide them. */
        UNDECIDED("in time, but not decided: no time was left"),
        /** Decided by the first instance. */
        HEARD("decided by the first instance"),
        /** Of these founded: something is wrong at the station named. */
        FOUNDED("of these founded: something is wrong at the station named"),
        /** Upheld by the first instance. */
        UPHELD_FIRST("upheld by the first instance"),
        /** Rejected ones and upheld ones that went to the second instance. */
        APPEALED("taken to the second instance"),
        /** Rejected by the first instance, upheld by the second. */
        UPHELD_ON_APPEAL("rejected first, upheld on appeal"),
        /** Upheld by the first instance, rejected by the second. */
        OVERTURNED("upheld first, rejected on appeal"),
        /** Upheld in the end. */
        UPHELD("upheld in the end"),
        /** Of these founded. */
        UPHELD_FOUNDED("of these founded"),
        /** Of those upheld, those that lead to an annulment. */
        ANNULLING("of those upheld: lead to an annulment");

        private final String what;

        Step(String what) {
            this.what = what;
        }

        /** Returns the name in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns what it is, in words. */
        public String what() {
            return what;
        }
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(count, 0);
    }

    /** Counts a complaint. */
    void add(Step step) {
        count[step.ordinal()]++;
    }

    /** Copies the counts, in the order of {@link Step}. */
    public void copyTo(int[] counts) {
        System.arraycopy(count, 0, counts, 0, count.length);
    }

    /** Returns how many complaints went a way. */
    public int of(Step step) {
        return count[step.ordinal()];
    }
}
