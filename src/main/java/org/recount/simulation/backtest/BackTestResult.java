package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a back-test found.
 *
 * @param election name of the election
 * @param id id of the election
 * @param source where the figures come from
 * @param test how it was tested
 * @param contests the contests with their truth, synthetic variants among them
 * @param cells the cells
 * @param leftOut contests that could not be tested, with the reason
 */
public record BackTestResult(
        String election,
        String id,
        String source,
        BackTest test,
        List<KnownContest> contests,
        List<Cell> cells,
        List<String> leftOut) {

    public BackTestResult {
        contests = List.copyOf(contests);
        cells = List.copyOf(cells);
        leftOut = List.copyOf(leftOut);
    }

    /** Returns the lines of the real contests and then of the synthetic variants, way by way, size by size. */
    public List<Line> lines() {
        Map<String, List<Cell>> groups = new LinkedHashMap<>();
        for (boolean synthetic : new boolean[] {false, true}) {
            for (Choosing choosing : test.choosings()) {
                cells.stream()
                        .filter(c -> c.synthetic() == synthetic && c.choosing() == choosing)
                        .sorted((a, b) -> choosing.takesSize() ? Integer.compare(a.size(), b.size()) : 0)
                        .forEach(c -> groups.computeIfAbsent(
                                        synthetic + " " + choosing.id() + " " + (choosing.takesSize() ? c.size() : 0),
                                        k -> new ArrayList<>())
                                .add(c));
            }
        }
        return groups.values().stream()
                .map(g -> Line.of(
                        g.get(0).synthetic(),
                        g.get(0).choosing(),
                        g.get(0).choosing().takesSize() ? g.get(0).size() : 0,
                        g))
                .toList();
    }

    /** Returns the lines of the real contests. */
    public List<Line> real() {
        return lines().stream().filter(l -> !l.synthetic()).toList();
    }

    /** Returns the lines of the synthetic variants. */
    public List<Line> synthetic() {
        return lines().stream().filter(Line::synthetic).toList();
    }

    /** Returns how many real contests were tested. */
    public long realContests() {
        return contests.stream().filter(c -> c.synthetic().isEmpty()).count();
    }

    /** Returns how many real contests have a wrong announced outcome. */
    public long wrongContests() {
        return contests.stream()
                .filter(c -> c.synthetic().isEmpty() && c.wrong())
                .count();
    }

    /** Returns the stations of the real contests. */
    public long stations() {
        return contests.stream()
                .filter(c -> c.synthetic().isEmpty())
                .mapToLong(KnownContest::stations)
                .sum();
    }

    /** Returns the bad stations of the real contests. */
    public long badStations() {
        return contests.stream()
                .filter(c -> c.synthetic().isEmpty())
                .mapToLong(KnownContest::badStations)
                .sum();
    }

    /** Returns whether a claim of a design failed for certain. */
    public boolean broken() {
        return lines().stream().anyMatch(l -> l.broken(test.riskLimit()));
    }
}
