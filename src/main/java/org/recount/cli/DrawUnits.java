package org.recount.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.input.Problems;
import org.recount.input.election.LoadedElection;
import org.recount.input.election.LoadedElection.ListedStation;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.risk.batch.ErrorBounds;
import org.recount.seats.SeatRule;

/** How large each station of a list is, for a draw in proportion to size. */
enum DrawUnits {
    /** Ballots in the box; of several contests at a station, the most. */
    BALLOTS {
        @Override
        Map<String, Long> of(LoadedElection loaded, Set<String> contests, Problems problems) {
            Map<String, Long> units = new HashMap<>();
            for (ListedStation row : loaded.listed()) {
                if (drawn(row.contest(), contests)) {
                    units.merge(row.station().id(), row.station().cast(), Math::max);
                }
            }
            each(loaded, contests, (tally, s) -> {
                PollingStation station = tally.stations().get(s);
                long counted = Math.addExact(tally.valid(s), Math.max(0, station.invalid()));
                units.merge(station.id(), Math.max(counted, station.cast()), Math::max);
            });
            return units;
        }
    },
    /** Registered voters. */
    REGISTERED {
        @Override
        Map<String, Long> of(LoadedElection loaded, Set<String> contests, Problems problems) {
            Map<String, Long> units = new HashMap<>();
            for (ListedStation row : loaded.listed()) {
                if (drawn(row.contest(), contests)) {
                    units.merge(row.station().id(), row.station().registered(), Math::max);
                }
            }
            return units;
        }
    },
    /**
     * The error bound: how much of the contest's margins the station could hide, in billionths of the margin, rounded up
     * (a draw may favour a station too much, never too little); of several contests at a station, the greatest.
     */
    BOUND {
        @Override
        Map<String, Long> of(LoadedElection loaded, Set<String> contests, Problems problems) {
            Map<String, Long> units = new HashMap<>();
            List<SeatRule> rules = loaded.seatRules();
            for (int c = 0; c < rules.size(); c++) {
                ContestTally tally = loaded.election().tallies().get(c);
                if (!drawn(tally.contest().id(), contests)) {
                    continue;
                }
                AssertionSet assertions = SeatAssertions.withOthersAsTheyStand(rules.get(c), tally.totals());
                if (!tally.byStation() || !assertions.auditable()) {
                    problems.fatal(
                            "",
                            0,
                            tally.contest().id(),
                            "The stations of contest " + tally.contest().id() + " have no error bound: "
                                    + (tally.byStation() ? assertions.note() : "it is known in total only"),
                            "Maybe draw in proportion to ballots, or name the contests to draw for (--contest).");
                    continue;
                }
                ErrorBounds bounds = ErrorBounds.of(tally, assertions.chosenWays(tally.totals()));
                for (int s = 0; s < bounds.stations(); s++) {
                    long billionths = (long) StrictMath.ceil(bounds.of(s) * 1e9);
                    units.merge(tally.stations().get(s).id(), billionths, Math::max);
                }
            }
            return units;
        }
    };

    /** Returns the units by id of station; -1 where they are not known. */
    abstract Map<String, Long> of(LoadedElection loaded, Set<String> contests, Problems problems);

    /** Returns the units of the stations of a list, in its order. */
    long[] of(LoadedElection loaded, Set<String> contests, DrawFrame frame, Problems problems) {
        Map<String, Long> units = of(loaded, contests, problems);
        long[] list = new long[frame.stations().size()];
        for (int i = 0; i < list.length; i++) {
            String id = frame.stations().get(i).id();
            list[i] = units.getOrDefault(id, -1L);
            if (list[i] < 0 && !problems.hasFatal()) {
                problems.fatal(
                        "",
                        0,
                        id,
                        "The size of station " + id + " is not known (" + this + ")",
                        "Maybe the table of stations lacks the column, or draw each with the same chance.");
            }
        }
        return list;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean drawn(String contest, Set<String> contests) {
        return contests.isEmpty() || contests.contains(contest);
    }

    private interface StationOf {
        void station(ContestTally tally, int s);
    }

    private static void each(LoadedElection loaded, Set<String> contests, StationOf use) {
        for (ContestTally tally : loaded.election().tallies()) {
            for (int s = 0; s < tally.stations().size() && drawn(tally.contest().id(), contests); s++) {
                use.station(tally, s);
            }
        }
    }
}
