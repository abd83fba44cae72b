package org.recount.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The designs of a recount that a run compares, at the same number of stations and with the same random numbers. The one
 * place where a design gets its name: the probe, the report and the docs read this list. How each opens stations is in
 * {@link DetectionGrid} (the whole country) and {@link StationOrder} (a contest).
 */
enum RecountDesign {
    COMPLAINT(
            "complaint",
            "named by complaints: close contests and stations where something is wrong are named more often"),
    RANDOM("random", "drawn at random from the whole country"),
    STRATIFIED("stratified", "drawn at random, as many in each constituency"),
    MARGIN("margin", "drawn at random, a constituency's chance in proportion to 1 / its last seat's gap in votes"),
    ERROR_BOUND(
            "error_bound",
            "drawn at random, a station's chance in proportion to the share of its seat's gap that it could close"),
    LOTTERY("lottery", "one drawn by lot in each polling centre, then others at random"),
    SCREEN("screen", "those in which the last winner's share is most above that of the constituency, by its z-score"),
    MIXED("mixed", "half named by complaints, half drawn at random"),
    ESCALATING(
            "escalating",
            "drawn at random; where a station is off by 5% or more of its valid votes, its whole constituency is opened");

    private static final List<RecountDesign> ALL = List.of(values());

    private final String id;
    private final String what;

    RecountDesign(String id, String what) {
        this.id = id;
        this.what = what;
    }

    /** Returns the name used in files. */
    String id() {
        return id;
    }

    /** Returns how it opens stations, in words. */
    String what() {
        return what;
    }

    /** Where arrays by design hold it. */
    int at() {
        return ordinal();
    }

    static List<RecountDesign> all() {
        return ALL;
    }

    static int count() {
        return ALL.size();
    }

    static Optional<RecountDesign> byId(String id) {
        return Arrays.stream(values()).filter(d -> d.id.equals(id)).findFirst();
    }
}
