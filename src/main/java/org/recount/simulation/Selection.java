package org.recount.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a design picks stations before any escalation.
 *
 * @param kind what it goes by
 * @param power strength of the preference of {@link Kind#STRATIFIED}, {@link Kind#MARGIN} and {@link Kind#ERROR_BOUND}, at
 *     least 0, see there; 1 for all others
 */
public record Selection(Kind kind, double power) {

    public Selection {
        if (!(power >= 0 && power <= 10) || (!kind.powered && power != 1)) {
            throw new IllegalArgumentException(kind.id() + " with the power " + power);
        }
    }

    /** A selection with the kind's own power, 1. */
    Selection(Kind kind) {
        this(kind, 1);
    }

    /** What stations are picked by. */
    public enum Kind {
        /** Named by complaints. */
        COMPLAINT(
                false,
                "named by complaints: close contests and stations where something is wrong are named more often"),
        /** At random. */
        RANDOM(false, "drawn at random from the whole country"),
        /** By lot, weight (stations of the contest)<sup>-power</sup>: 1 is as many in each contest, 0 at random. */
        STRATIFIED(true, "drawn at random, as many in each constituency"),
        /** By lot, weight (gap of the last seat)<sup>-power</sup>. */
        MARGIN(true, "drawn at random, a constituency's chance in proportion to 1 / its last seat's gap in votes"),
        /** By lot, weight (share of the gap that the station could close)<sup>power</sup>. */
        ERROR_BOUND(
                true,
                "drawn at random, a station's chance in proportion to the share of its seat's gap that it could close"),
        /** One by lot in each polling centre first. */
        LOTTERY(false, "one drawn by lot in each polling centre, then others at random"),
        /** Results that stand out. */
        SCREEN(false, "those in which the last winner's share is most above that of the constituency, by its z-score");

        private final boolean powered;
        private final String what;

        Kind(boolean powered, String what) {
            this.powered = powered;
            this.what = what;
        }

        /** Returns the name in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns how it picks, in words. */
        public String what() {
            return what;
        }

        /** Returns whether it has a power. */
        public boolean powered() {
            return powered;
        }

        /** Returns whether it gives each station a weight and opens it at an exponential time: only these can be mixed. */
        public boolean weighted() {
            return this != LOTTERY && this != SCREEN;
        }

        /** Returns the kind of a name. */
        public static Optional<Kind> byId(String id) {
            return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
        }
    }

    /** Returns how it picks, in words. */
    String what() {
        return power == 1 ? kind.what() : kind.what() + ", to the power of " + power;
    }
}
