package org.recount.simulation.error;

/**
 * Where errors of a kind lie: in which contests, in which of their stations, whether neighbours are struck together, and
 * who profits. Errors without a culprit lie anywhere; what correlates them is a centre, a device or a region; whoever
 * places them on purpose chooses strongholds, close contests, or what a recount looks at least.
 *
 * @param contests in which contests
 * @param stations in which stations of an affected contest
 * @param bestOf how many stations are looked at for each that is chosen, at least 1; the more, the stronger the choice; of
 *     no effect where {@code stations} is {@link Stations#ANY}
 * @param together which stations are struck together
 * @param deviceStations stations of a contest that share a device, at least 1; of no effect but with {@link
 *     Together#DEVICE}
 * @param beneficiary who profits in a contest
 */
public record Placement(
        Contests contests,
        Stations stations,
        int bestOf,
        Together together,
        int deviceStations,
        Beneficiary beneficiary) {

    /** Anywhere, each station on its own. */
    public static final Placement ANYWHERE =
            new Placement(Contests.ANY, Stations.ANY, 1, Together.STATION, 1, Beneficiary.BY_VOTES);

    public Placement {
        if (bestOf < 1 || deviceStations < 1) {
            throw new IllegalArgumentException(
                    "At least 1: best of " + bestOf + ", stations of a device " + deviceStations);
        }
    }

    /** Returns whether stations of an affected contest are struck independently and all alike. */
    public boolean scattered() {
        return stations == Stations.ANY && together == Together.STATION;
    }

    /** In which contests. */
    public enum Contests {
        /** Each is affected with a chance of its own. */
        ANY("any", "any contest, each on its own"),
        /** Those of a region are all affected or none is. */
        REGIONS("regions", "whole regions"),
        /** Those with the smallest gap between the last winner and the first loser. */
        CLOSEST("closest", "the contests decided by the fewest votes"),
        /** Those of whose stations the recount opens the smallest share, by rehearsal; of these the closest first. */
        LEAST_WATCHED("least_watched", "the contests in which the recount opens the smallest share of stations");

        private final String id;
        private final String what;

        Contests(String id, String what) {
            this.id = id;
            this.what = what;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }

        /** Returns what it means, in words. */
        public String what() {
            return what;
        }
    }

    /** In which stations of an affected contest. */
    public enum Stations {
        /** All alike. */
        ANY("any", "any station"),
        /** Where the beneficiary has the largest share of the valid votes. */
        STRONGHOLDS("strongholds", "stations where the beneficiary is strong"),
        /** Not where a count by hand takes place anyway; of the others those in the largest centres. */
        LEAST_WATCHED("least_watched", "stations that no hand count of election night checks, in the largest centres");

        private final String id;
        private final String what;

        Stations(String id, String what) {
            this.id = id;
            this.what = what;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }

        /** Returns what it means, in words. */
        public String what() {
            return what;
        }
    }

    /** Which stations are struck together. */
    public enum Together {
        /** Each on its own. */
        STATION("station", "each station on its own"),
        /** All of a polling centre. */
        CENTRE("centre", "all stations of a polling centre together"),
        /** All that share a device. */
        DEVICE("device", "all stations that share a device together");

        private final String id;
        private final String what;

        Together(String id, String what) {
            this.id = id;
            this.what = what;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }

        /** Returns what it means, in words. */
        public String what() {
            return what;
        }
    }

    /** Who profits from the errors of a kind in a contest. */
    public enum Beneficiary {
        /** Anyone, with a chance in proportion to the votes; the same for all kinds of error of a contest. */
        BY_VOTES("by_votes", "any choice, drawn in proportion to its votes"),
        /** The announced winner whose seat is nearest to be lost: a seat got by the errors, if any was. */
        LAST_WINNER("last_winner", "the announced winner whose seat is nearest to be lost");

        private final String id;
        private final String what;

        Beneficiary(String id, String what) {
            this.id = id;
            this.what = what;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }

        /** Returns what it means, in words. */
        public String what() {
            return what;
        }
    }
}
