package org.recount.dispute.record;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the stations that were drawn by lot were drawn. What it says counts for stations whose selection is {@link
 * Selection#RANDOM}; control stations are one draw in each polling centre whatever it says.
 *
 * @param draw how they were drawn
 * @param strata what makes a stratum, for {@link Draw#STRATIFIED}
 * @param frame from which stations they were drawn
 * @param test by which test the seats are confirmed; to be settled before the boxes are opened
 * @param replace whether a station could be drawn again, for {@link Draw#PROPORTIONAL}
 * @param how the seed, the method, the place: for the record, not read; blank where unknown
 */
public record SampleDesign(Draw draw, Strata strata, Frame frame, Test test, boolean replace, String how) {

    /** How stations are drawn. */
    public enum Draw {
        /** Every set of so many stations of a contest is equally likely. */
        SIMPLE("simple"),
        /** A simple draw in each stratum. */
        STRATIFIED("stratified"),
        /** Each draw takes a station in proportion to its error bound (PPEB). */
        PROPORTIONAL("proportional");

        private final String id;

        Draw(String id) {
            this.id = id;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }
    }

    /** What makes a stratum. */
    public enum Strata {
        /** The polling centre. */
        CENTRE("centre"),
        /** The region of the station. */
        REGION("region"),
        /** The kind of the station. */
        KIND("kind");

        private final String id;

        Strata(String id) {
            this.id = id;
        }

        /** Returns the name used in files: the column of stations.csv. */
        public String id() {
            return id;
        }
    }

    /** From which stations of the contest the draw was made. */
    public enum Frame {
        /** From those that were not chosen otherwise. */
        REST("rest"),
        /** From all. */
        ALL("all");

        private final String id;

        Frame(String id) {
            this.id = id;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }
    }

    /** By which test the seats are confirmed. */
    public enum Test {
        /** The number of stations with any difference against the fewest that could move a seat. */
        STATIONS("stations"),
        /** The sizes of the differences against the margins: batch comparison. */
        BATCH("batch");

        private final String id;

        Test(String id) {
            this.id = id;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }

        /** Returns the test with this name. */
        public static Optional<Test> find(String id) {
            return Stream.of(values()).filter(t -> t.id.equals(id)).findFirst();
        }
    }

    /** Returns what holds where nothing is said: a simple draw from the stations not chosen otherwise. */
    public static SampleDesign simple() {
        return new SampleDesign(Draw.SIMPLE, Strata.CENTRE, Frame.REST, Test.STATIONS, false, "");
    }

    /** Returns a draw in strata. */
    public static SampleDesign stratified(Strata strata) {
        return new SampleDesign(Draw.STRATIFIED, strata, Frame.REST, Test.STATIONS, false, "");
    }

    /** Returns draws in proportion to error bounds; tested by batch comparison, which is the only test there is. */
    public static SampleDesign proportional(boolean replace) {
        return new SampleDesign(Draw.PROPORTIONAL, Strata.CENTRE, Frame.REST, Test.BATCH, replace, "");
    }

    /** Returns the same design with another test. */
    public SampleDesign withTest(Test other) {
        return new SampleDesign(draw, strata, frame, other, replace, how);
    }
}
