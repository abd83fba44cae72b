package org.recount.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.recount.simulation.Selection.Kind;

/**
 * A design of a recount: how stations are picked, and when it escalates. The designs of a run are compared at the same number
 * of stations and with the same random numbers. How each opens stations is in {@link DetectionGrid} (the whole country) and
 * {@link StationOrder} (a contest).
 *
 * @param id name used in files
 * @param what how it opens stations, in words
 * @param first how stations are picked
 * @param share share of them picked so, above 0 to 1; the rest by {@code second}
 * @param second how the rest is picked; of no effect where the share is 1
 * @param escalation when it escalates
 */
public record RecountDesign(
        String id, String what, Selection first, double share, Selection second, Escalation escalation) {
    static final RecountDesign COMPLAINT = simple(Kind.COMPLAINT);
    static final RecountDesign RANDOM = simple(Kind.RANDOM);
    static final RecountDesign STRATIFIED = simple(Kind.STRATIFIED);
    static final RecountDesign MARGIN = simple(Kind.MARGIN);
    static final RecountDesign ERROR_BOUND = simple(Kind.ERROR_BOUND);
    static final RecountDesign LOTTERY = simple(Kind.LOTTERY);
    static final RecountDesign SCREEN = simple(Kind.SCREEN);
    static final RecountDesign MIXED = new RecountDesign(
            "mixed",
            "half named by complaints, half drawn at random",
            new Selection(Kind.COMPLAINT),
            0.5,
            new Selection(Kind.RANDOM),
            Escalation.NONE);
    static final RecountDesign ESCALATING = new RecountDesign(
            "escalating",
            "drawn at random; where a station is off by 5% or more of its valid votes, its whole constituency is opened",
            new Selection(Kind.RANDOM),
            1,
            new Selection(Kind.RANDOM),
            Escalation.Named.IRAQ_2025.escalation());

    /** The designs that a run compares where its scenario names none. */
    private static final List<RecountDesign> STANDARD =
            List.of(COMPLAINT, RANDOM, STRATIFIED, MARGIN, ERROR_BOUND, LOTTERY, SCREEN, MIXED, ESCALATING);

    public RecountDesign {
        if (!(share > 0 && share <= 1)
                || (share < 1 && !(first.kind().weighted() && second.kind().weighted()))) {
            throw new IllegalArgumentException("Design " + id + ": " + share + " by "
                    + first.kind().id() + ", the rest by " + second.kind().id());
        }
    }

    private static RecountDesign simple(Kind kind) {
        Selection all = new Selection(kind);
        return new RecountDesign(kind.id(), kind.what(), all, 1, all, Escalation.NONE);
    }

    /** Returns a design with its words. */
    public static RecountDesign of(String id, Selection first, double share, Selection second, Escalation escalation) {
        String picks = share == 1
                ? first.what()
                : percent(share) + " " + first.what() + "; " + percent(1 - share) + " " + second.what();
        return new RecountDesign(
                id,
                escalation.escalates() ? picks + "; " + escalation.what() : picks,
                first,
                share,
                second,
                escalation);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(4, java.math.RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** Returns whether two selections are mixed. */
    public boolean isMixed() {
        return share < 1;
    }

    /** Returns the designs that a run compares where its scenario names none. */
    public static List<RecountDesign> standard() {
        return STANDARD;
    }

    /** Returns a standard design by its name. */
    public static Optional<RecountDesign> standard(String id) {
        return STANDARD.stream().filter(d -> d.id.equals(id)).findFirst();
    }

    /** Where arrays by standard design hold it. */
    int at() {
        return STANDARD.indexOf(this);
    }
}
