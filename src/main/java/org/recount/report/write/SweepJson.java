package org.recount.report.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.numeric.Estimate;
import org.recount.simulation.Measure;
import org.recount.simulation.sweep.SweepResult;

/** {@code summary.json} of a sweep. */
public final class SweepJson {
    private SweepJson() {}

    /** Returns the file's bytes. */
    public static byte[] print(SweepResult result) {
        List<Object> cells = new ArrayList<>();
        for (int c = 0; c < result.cells().size(); c++) {
            cells.add(new Cell(
                    c + 1,
                    result.plan().settings(c),
                    measures(result.cells().get(c).measures())));
        }
        return Json.print(new Document(
                result.scenario().id(),
                result.scenario().synthetic(),
                result.plan().seed(),
                result.plan().trials(),
                result.plan().elections(),
                result.plan().design().name().toLowerCase(java.util.Locale.ROOT),
                result.plan().factors().stream()
                        .map(f -> new Factor(f.key(), f.range() ? "range" : "values", f.values()))
                        .toList(),
                cells,
                result.effects().stream()
                        .map(e -> new Effect(
                                e.key(),
                                e.measure().id(),
                                e.low(),
                                e.high(),
                                e.atLow(),
                                e.atHigh(),
                                e.difference(),
                                e.widest()))
                        .toList()));
    }

    private static Map<String, Estimate> measures(Map<Measure, Estimate> measures) {
        Map<String, Estimate> byName = new LinkedHashMap<>();
        measures.forEach((m, e) -> byName.put(m.id(), e));
        return byName;
    }

    private record Document(
            String scenario,
            boolean synthetic,
            long seed,
            int trials,
            int elections,
            String design,
            List<Factor> factors,
            List<Object> cells,
            List<Effect> effects) {}

    private record Factor(String key, String kind, List<String> values) {}

    private record Cell(int cell, Map<String, String> settings, Map<String, Estimate> measures) {}

    private record Effect(
            String factor,
            String measure,
            String low,
            String high,
            double atLow,
            double atHigh,
            Estimate difference,
            double widest) {}
}
