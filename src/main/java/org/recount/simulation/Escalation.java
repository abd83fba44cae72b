package org.recount.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a recount of some stations becomes one of all: an opened station raises an alarm where its recount differs by at least
 * {@code least} of its valid votes; after {@code k} alarms in a unit the rest of the unit is opened.
 *
 * @param k alarms needed, at least 1; {@link #NEVER} never escalates
 * @param least size of a difference that raises an alarm, as a share of the station's valid votes; the sum over candidates of
 *     absolute differences; 0 to 1, where 0 is any difference
 * @param unit in what alarms are counted, and what is opened
 */
public record Escalation(int k, double least, Unit unit) {
    /** Alarms that are never reached. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** No escalation. */
    public static final Escalation NONE = new Escalation(NEVER, 0, Unit.CONSTITUENCY);

    public Escalation {
        if (k < 1 || !(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException(k + " alarms of at least " + least + " of the valid votes");
        }
    }

    /** In what alarms are counted. */
    public enum Unit {
        /** The constituency. */
        CONSTITUENCY,
        /** The polling centre, within the constituency. */
        CENTRE;

        /** Returns the name in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A rule of a real recount, or what comes nearest to it here. */
    public enum Named {
        /** Iraq 2025. */
        IRAQ_2025(
                new Escalation(1, 0.05, Unit.CONSTITUENCY),
                "Iraq, law 4/2023: where the hand count of a station differs by 5% of its valid votes or more, it goes to the audit"
                        + " centre (Shafaq, 20 Mar 2023)",
                "there every station is counted by hand; that the whole constituency follows a sampled station is this"
                        + " program's reading of such an alarm"),
        /** Afghanistan 2009. */
        AFGHANISTAN_2009(
                new Escalation(1, 0, Unit.CONSTITUENCY),
                "Afghanistan 2009: a sample of 358 of 3,498 suspicious stations, and what it found applied to its whole category"
                        + " (UNAMA, 5 Oct 2009; Democracy International)",
                "there the rest of a category was reckoned by the sample's share and not opened; here one station that differs"
                        + " opens all of its constituency"),
        /** Georgia 2021. */
        GEORGIA_2021(
                new Escalation(3, 0, Unit.CONSTITUENCY),
                "Georgia 2021: 5 precincts by lot in each of 72 districts, then 194 more by district commissions and complaints and"
                        + " 257 by the chair (civil.ge 447405)",
                "there commissions chose the further precincts at their discretion; that three that differ open the whole"
                        + " district is an assumption, to be varied");

        private final Escalation escalation;
        private final String source;
        private final String caveat;

        Named(Escalation escalation, String source, String caveat) {
            this.escalation = escalation;
            this.source = source;
            this.caveat = caveat;
        }

        /** Returns the name in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the setting. */
        public Escalation escalation() {
            return escalation;
        }

        /** Returns where the rule is described. */
        public String source() {
            return source;
        }

        /** Returns in what the setting is not the rule. */
        public String caveat() {
            return caveat;
        }

        /** Returns the rule of a name. */
        public static Optional<Named> byId(String id) {
            return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
        }

        /** Returns the names of all. */
        public static List<String> ids() {
            return Arrays.stream(values()).map(Named::id).toList();
        }
    }

    /** Returns whether it can escalate at all. */
    public boolean escalates() {
        return k != NEVER;
    }

    /** Returns whether a difference raises an alarm. */
    boolean alarm(long off, long valid) {
        return off > 0 && off >= least * valid - 1e-9;
    }

    /** Returns the rule in words. */
    String what() {
        String unit = this.unit == Unit.CENTRE ? "polling centre" : "constituency";
        String size = least == 0
                ? "at all"
                : String.format(Locale.ROOT, "by %s%% or more of %s valid votes", percent(), k == 1 ? "its" : "their");
        return k == 1
                ? "where a station is off " + size + ", its whole " + unit + " is opened"
                : "where " + k + " stations of a " + unit + " are off " + size + ", all of it is opened";
    }

    private String percent() {
        return java.math.BigDecimal.valueOf(least)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
