package org.recount.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.recount.numeric.Estimate;
import org.recount.simulation.backtest.BackTestResult;
import org.recount.simulation.backtest.Cell;
import org.recount.simulation.backtest.Choosing;
import org.recount.simulation.backtest.Line;

/** {@code recount backtest --json}. */
final class BacktestAnswer {
    private BacktestAnswer() {}

    static Map<String, Object> of(BackTestResult r) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("election", r.id());
        answer.put("riskLimit", r.test().riskLimit());
        answer.put("reps", r.test().reps());
        answer.put("seed", r.test().seed());
        answer.put("contests", r.realContests());
        answer.put("wrongContests", r.wrongContests());
        answer.put("stations", r.stations());
        answer.put("badStations", r.badStations());
        answer.put("syntheticContests", r.contests().size() - r.realContests());
        answer.put("leftOut", r.leftOut());
        answer.put("broken", r.broken());
        answer.put(
                "real",
                r.real().stream().map(l -> line(l, r.test().riskLimit())).toList());
        answer.put(
                "synthetic",
                r.synthetic().stream().map(l -> line(l, r.test().riskLimit())).toList());
        answer.put("cells", r.cells().stream().map(BacktestAnswer::cell).toList());
        return answer;
    }

    private static Map<String, Object> line(Line l, double riskLimit) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("choosing", l.choosing().id());
        m.put("design", l.choosing().isDesign());
        m.put("size", l.size() == 0 ? null : l.size());
        m.put("contests", l.contests());
        m.put("samples", l.samples());
        m.put("bounds", l.bounds());
        m.put("upperBoundHeld", l.upperHeld());
        m.put("lowerBoundHeld", l.lowerHeld());
        m.put("upperCoverage", estimate(l.upperCoverage()));
        m.put("lowerCoverage", estimate(l.lowerCoverage()));
        m.put("rightSamples", l.rightSamples());
        m.put("rightConfirmedByStations", estimate(l.rightByStationsRate()));
        m.put("rightConfirmedByBatch", estimate(l.rightByBatchRate()));
        m.put("wrongContests", l.wrongContests());
        m.put("wrongSamples", l.wrongSamples());
        m.put("wrongConfirmedByStations", estimate(l.wrongByStationsRate()));
        m.put("wrongConfirmedByBatch", estimate(l.wrongByBatchRate()));
        m.put("askedAsChosen", l.asked());
        m.put("claimedAsChosen", l.claimed());
        m.put("broken", l.broken(riskLimit));
        return m;
    }

    private static @org.jspecify.annotations.Nullable Object estimate(java.util.Optional<Estimate> estimate) {
        return estimate.map(e -> (Object) e).orElse(null);
    }

    private static Map<String, Object> cell(Cell c) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("contest", c.contest());
        m.put("synthetic", c.synthetic());
        m.put("wrong", c.wrong());
        m.put("choosing", c.choosing().id());
        m.put("size", c.size());
        m.put("stations", c.stations());
        m.put("badStations", c.badStations());
        m.put("samples", c.samples());
        m.put("bounds", c.bounds());
        m.put("upperBoundHeld", c.upperHeld());
        m.put("lowerBoundHeld", c.lowerHeld());
        if (c.choosing() == Choosing.SIMPLE) {
            m.put("exactUpperCoverage", c.exactUpper());
            m.put("exactLowerCoverage", c.exactLower());
        }
        if (c.bounds() > 0) {
            m.put("meanUpperBound", c.meanUpper());
            m.put("meanLowerBound", c.meanLower());
        }
        m.put("confirmedByStations", c.confirmedByStations());
        m.put("confirmedByBatch", c.confirmedByBatch());
        m.put("askedAsChosen", c.asked());
        m.put("claimedAsChosen", c.claimed());
        return m;
    }
}
