package org.recount.report.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.BackTest;
import org.recount.simulation.RunResult.ContestResult;
import org.recount.simulation.RunResult.Designs;
import org.recount.simulation.RunResult.Detection;
import org.recount.simulation.RunResult.DetectionPoint;
import org.recount.simulation.RunResult.Evidence;
import org.recount.simulation.RunResult.FlowStep;
import org.recount.simulation.RunResult.PartyResult;
import org.recount.simulation.RunResult.Prediction;
import org.recount.simulation.RunResult.RareEvent;
import org.recount.simulation.RunResult.ScenarioInfo;
import org.recount.simulation.RunResult.Stopping;

/**
 * {@code summary.json}: a run's result as a file, and back. {@code parse(print(x))} equals {@code x}, so a report can be
 * drawn again without a simulation.
 */
public final class SummaryJson {
    private SummaryJson() {}

    /** Loads what writes JSON. */
    public static void prepare() {
        Json.print(new Estimate(0, 0, 1, 0.95, "nothing"));
    }

    /** Returns the file's bytes. */
    public static byte[] print(RunResult result) {
        return Json.print(Document.of(result));
    }

    /**
     * Returns the result that a file holds.
     *
     * @throws RuntimeException where it is no such file, with the place in the message
     */
    public static RunResult parse(byte[] json) {
        return Json.parse(json, Document.class).result();
    }

    /** The shape of the file; the order of its keys is the order here. */
    private record Document(
            String scenario,
            long seed,
            int trials,
            int elections,
            Seats seatsChanged,
            Estimate probabilityAnySeatChanges,
            Map<Remedy, Effect> byRemedy,
            List<ContestResult> byContest,
            List<PartyResult> byParty,
            Detection detection,
            List<DetectionPoint> detectionCurve,
            Designs designs,
            Evidence evidence,
            BackTest backTest,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<FlowStep> complaintFlow,

            List<RareEvent> rareEvents,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Stopping stopping,

            List<String> notes,
            ScenarioInfo about) {

        static Document of(RunResult r) {
            Map<Remedy, Effect> byRemedy = new EnumMap<>(Remedy.class);
            r.byRemedy().forEach((remedy, p) -> byRemedy.put(remedy, new Effect(Seats.of(p), p.probabilityAny())));
            return new Document(
                    r.scenario().id(),
                    r.seed(),
                    r.trials(),
                    r.elections(),
                    Seats.of(r.all()),
                    r.all().probabilityAny(),
                    byRemedy,
                    r.contests(),
                    r.parties(),
                    r.detection(),
                    r.detectionCurve(),
                    r.designs(),
                    r.evidence(),
                    r.backTest(),
                    r.complaintFlow().isEmpty() ? null : r.complaintFlow(),
                    r.rareEvents(),
                    r.stopping(),
                    r.notes(),
                    r.scenario());
        }

        RunResult result() {
            Map<Remedy, Prediction> predictions = new EnumMap<>(Remedy.class);
            byRemedy.forEach((remedy, e) -> predictions.put(remedy, e.prediction()));
            return new RunResult(
                    about,
                    seed,
                    trials,
                    elections,
                    seatsChanged.with(probabilityAnySeatChanges),
                    predictions,
                    byContest,
                    byParty,
                    detection,
                    detectionCurve,
                    designs,
                    evidence,
                    backTest,
                    complaintFlow == null ? List.of() : complaintFlow,
                    rareEvents,
                    stopping,
                    notes);
        }
    }

    private record Effect(Seats seatsChanged, Estimate probabilityAnySeatChanges) {
        Prediction prediction() {
            return seatsChanged.with(probabilityAnySeatChanges);
        }
    }

    /**
     * Seats changed.
     *
     * @param mean mean over the trials
     * @param interval lower and upper end of the interval of the mean
     * @param confidence of the interval
     * @param method how the interval was made
     * @param distribution element k is the number of trials with k seats changed
     * @param betweenElections 2.5% and 97.5% quantile, over the synthetic elections, of the mean
     */
    private record Seats(
            double mean,
            List<Double> interval,
            double confidence,
            String method,
            List<Long> distribution,
            List<Double> betweenElections) {
        Seats {
            interval = Collections.unmodifiableList(new ArrayList<>(interval));
            betweenElections = Collections.unmodifiableList(new ArrayList<>(betweenElections));
        }

        static Seats of(Prediction p) {
            Estimate e = p.meanSeatsChanged();
            return new Seats(
                    e.value(),
                    List.of(e.lower(), e.upper()),
                    e.confidence(),
                    e.method(),
                    p.distribution(),
                    List.of(p.betweenElectionsLower(), p.betweenElectionsUpper()));
        }

        Prediction with(Estimate probabilityAny) {
            return new Prediction(
                    new Estimate(mean, interval.get(0), interval.get(1), confidence, method),
                    distribution,
                    probabilityAny,
                    betweenElections.get(0),
                    betweenElections.get(1));
        }
    }
}
