package org.recount.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.ComplaintModel;
import org.recount.simulation.error.StationError;

/**
 * All that a run needs: the elections, what may have gone wrong, how parties complain, how complaints are decided, and
 * what happened in fact.
 *
 * @param info what is printed about it
 * @param elections where the announced elections come from
 * @param seatsStatus whether a contest's number of seats is {@code reported} or {@code filler}, by contest; a contest that
 *     is not here counts as reported
 * @param trialsPerElection trials that share one synthetic election, at least 1
 * @param machine misreads of stations counted by machine
 * @param hand misreads of a hand count: of stations counted by hand before the announcement, and of the recount itself
 * @param stationErrors what goes wrong in stations as a whole; a station has at most one of them
 * @param complaints how parties complain
 * @param adjudication how complaints are decided
 * @param history what happened in fact
 * @param curve numbers of stations at which the detection curve is drawn, ascending
 * @param designs designs of a recount that are compared there, each with a name of its own; at least one
 */
public record Scenario(
        RunResult.ScenarioInfo info,
        ElectionSource elections,
        Map<String, String> seatsStatus,
        int trialsPerElection,
        Misreads machine,
        Misreads hand,
        List<StationError> stationErrors,
        ComplaintModel complaints,
        AdjudicationRule adjudication,
        History history,
        List<Integer> curve,
        List<RecountDesign> designs) {

    public Scenario {
        seatsStatus = Collections.unmodifiableMap(new LinkedHashMap<>(seatsStatus));
        stationErrors = List.copyOf(stationErrors);
        curve = List.copyOf(curve);
        designs = List.copyOf(designs);
        if (designs.isEmpty()
                || designs.stream().map(RecountDesign::id).distinct().count() < designs.size()) {
            throw new IllegalArgumentException("The designs need names of their own: "
                    + designs.stream().map(RecountDesign::id).toList());
        }
        if (trialsPerElection < 1) {
            throw new IllegalArgumentException("At least one trial for each election; got " + trialsPerElection);
        }
        double share = 0;
        for (StationError error : stationErrors) {
            share += error.spread().rateWhereAffected();
        }
        if (share > 1) {
            throw new IllegalArgumentException(
                    "The station errors together strike " + share + " of the stations of a contest; at most 1");
        }
        for (int i = 0; i < curve.size(); i++) {
            if (curve.get(i) < 0 || (i > 0 && curve.get(i) <= curve.get(i - 1))) {
                throw new IllegalArgumentException("The curve needs ascending numbers of stations: " + curve);
            }
        }
    }

    /** A scenario that compares the standard designs. */
    public Scenario(
            RunResult.ScenarioInfo info,
            ElectionSource elections,
            Map<String, String> seatsStatus,
            int trialsPerElection,
            Misreads machine,
            Misreads hand,
            List<StationError> stationErrors,
            ComplaintModel complaints,
            AdjudicationRule adjudication,
            History history,
            List<Integer> curve) {
        this(
                info,
                elections,
                seatsStatus,
                trialsPerElection,
                machine,
                hand,
                stationErrors,
                complaints,
                adjudication,
                history,
                curve,
                RecountDesign.standard());
    }
}
