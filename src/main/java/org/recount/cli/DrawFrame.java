package org.recount.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recount.election.PollingStation;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.election.LoadedElection;
import org.recount.input.election.LoadedElection.ListedStation;
import org.recount.sampling.draw.DrawList;
import org.recount.sampling.draw.Stratum;

/**
 * The list of an election that a draw is made from: every station once, in the order of stations.csv. A station that holds
 * several contests stands in several rows of that file and once in the list, at its first row.
 */
final class DrawFrame {
    /** What a stratum is made of. */
    enum Strata {
        CONTEST {
            @Override
            String of(ListedStation row) {
                return row.contest();
            }
        },
        REGION {
            @Override
            String of(ListedStation row) {
                return row.station().region();
            }
        },
        CENTRE {
            @Override
            String of(ListedStation row) {
                return row.station().centre();
            }
        },
        KIND {
            @Override
            String of(ListedStation row) {
                return row.station().kind();
            }
        };

        abstract String of(ListedStation row);

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String file;
    private final List<ListedStation> rows;

    private DrawFrame(String file, List<ListedStation> rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Returns the list.
     *
     * @param loaded the election
     * @param contests the contests whose stations are drawn from; empty for all
     * @param problems receives why there is no list that is honest
     */
    static DrawFrame of(LoadedElection loaded, Set<String> contests, Problems problems) {
        String file = loaded.files().stream()
                .map(f -> f.name())
                .filter(n -> n.contains("station"))
                .findFirst()
                .orElse("stations.csv");
        Map<String, ListedStation> first = new LinkedHashMap<>();
        for (ListedStation row : loaded.listed()) {
            if (!contests.isEmpty() && !contests.contains(row.contest())) {
                continue;
            }
            ListedStation before = first.putIfAbsent(row.station().id(), row);
            if (before != null
                    && !before.station().centre().equals(row.station().centre())) {
                problems.fatal(
                        file,
                        0,
                        row.station().id(),
                        "Station " + row.station().id() + " stands at centre "
                                + before.station().centre() + " for contest " + before.contest() + " and at centre "
                                + row.station().centre() + " for contest " + row.contest()
                                + ": one station or two?",
                        "Maybe draw contest by contest (--contest " + row.contest() + "), or give each its own id.");
            }
        }
        if (first.isEmpty()) {
            problems.fatal(
                    file,
                    0,
                    "",
                    "There is no station to draw" + (contests.isEmpty() ? "" : " in contest " + contests)
                            + ": the election is known in total only",
                    "Maybe draw from numbers: --population M.");
        }
        return new DrawFrame(file, List.copyOf(first.values()));
    }

    /** Returns the stations in the order of the list. */
    List<PollingStation> stations() {
        return rows.stream().map(ListedStation::station).toList();
    }

    /** Returns the contest of each station, in the same order: that of its first row. */
    Map<String, String> contestOf() {
        return rows.stream().collect(Collectors.toMap(r -> r.station().id(), ListedStation::contest));
    }

    /**
     * Returns the strata, in the order in which the list names them.
     *
     * @param by what they are made of
     * @param units the units of the stations, in the order of the list; empty for one each
     * @param problems receives stations that belong to no stratum
     */
    List<Stratum> strata(java.util.Optional<Strata> by, long[] units, Problems problems) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        Set<String> unnamed = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            ListedStation row = rows.get(i);
            String name = by.map(s -> s.of(row)).orElse("");
            if (by.isPresent() && name.isEmpty()) {
                unnamed.add(row.station().id());
            }
            members.computeIfAbsent(name, k -> new ArrayList<>()).add(i);
        }
        if (!unnamed.isEmpty()) {
            problems.fatal(
                    file,
                    0,
                    unnamed.iterator().next(),
                    unnamed.size() + " stations have no " + by.orElseThrow() + ", station "
                            + unnamed.iterator().next() + " first",
                    "Maybe the column has another name (columns: stations: in election.yaml), or take other strata: "
                            + Stream.of(Strata.values()).map(Strata::toString).collect(Collectors.joining(", "))
                            + ".");
            return List.of();
        }
        List<Stratum> strata = new ArrayList<>();
        members.forEach((name, places) -> {
            DrawList list = DrawList.of(
                    places.stream().map(i -> rows.get(i).station().id()).toList());
            if (units.length == 0) {
                strata.add(new Stratum(name, list));
                return;
            }
            long[] own = places.stream().mapToLong(i -> units[i]).toArray();
            if (java.util.Arrays.stream(own).sum() > 0) {
                strata.add(new Stratum(name, list.withUnits(own)));
            } else {
                problems.add(new Problem(
                        file,
                        0,
                        name,
                        "All " + own.length + " stations"
                                + (name.isEmpty() ? "" : " of " + by.orElseThrow() + " " + name)
                                + " have the size 0 and cannot be drawn",
                        "Maybe figures are missing.",
                        Problem.Severity.WARNING));
            }
        });
        return strata;
    }
}
