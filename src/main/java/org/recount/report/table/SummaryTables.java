package org.recount.report.table;

import static org.recount.report.table.Grid.Column.number;
import static org.recount.report.table.Grid.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.report.text.Captions;
import org.recount.report.text.Figures;
import org.recount.report.text.RareWords;
import org.recount.report.text.Wording;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.Detection;
import org.recount.simulation.RunResult.DetectionPoint;
import org.recount.simulation.RunResult.Evidence;
import org.recount.simulation.RunResult.Prediction;
import org.recount.simulation.RunResult.Sourced;

/** The small tables: key figures, remedies, detection, evidence, back-test, sources. */
public final class SummaryTables {
    private SummaryTables() {}

    /** Returns the key figures, each with its interval and with the model or design that it comes from. */
    public static Grid keyFigures(RunResult r) {
        Prediction all = r.all();
        Evidence e = r.evidence();
        List<List<String>> rows = new ArrayList<>();
        rows.add(rate("At least one seat changes", all.probabilityAny(), Wording.MODEL, r));
        rows.add(mean("Seats that change, mean over trials", all.meanSeatsChanged(), Wording.MODEL, r));
        rows.add(List.of(
                "Seats that change, mean within one election",
                Figures.mean(all.meanSeatsChanged().value()),
                "95% of elections: " + Figures.mean(all.betweenElectionsLower()) + " to "
                        + Figures.mean(all.betweenElectionsUpper()),
                "model, spread over " + Figures.counted(r.elections(), "election", "elections"),
                Captions.votes(r)));
        for (Remedy remedy : Remedy.values()) {
            Prediction p = r.byRemedy().get(remedy);
            if (p != null) {
                rows.add(rate(
                        "At least one seat changes, " + Wording.alone(remedy), p.probabilityAny(), Wording.MODEL, r));
            }
        }
        rows.addAll(detectionRows(r));
        rows.add(List.of(
                "Discrepant stations in the whole country, had the recounted ones been drawn by lot",
                Figures.count(e.discrepant()) + " found",
                "at most " + Figures.count(e.randomUpperBound()) + " of " + Figures.count(e.stations())
                        + " (95% upper bound)",
                "design: simple random sample, supposed",
                Wording.AS_REPORTED));
        rows.add(List.of(
                "Discrepant stations in the whole country, recounted ones chosen by complaint as they were",
                Figures.count(e.discrepant()) + " found",
                "at most " + Figures.count(e.targetedUpperBound()) + " of " + Figures.count(e.stations())
                        + " (no bound on those not recounted)",
                "design: chosen by complaint",
                Wording.AS_REPORTED));
        return new Grid(
                "key-figures",
                "Key figures, each with its interval and where it comes from. " + Captions.model(r),
                List.of(text("Figure"), number("Estimate"), number("Interval"), text("Model or design"), text("Votes")),
                rows);
    }

    /** Returns what became of wrong seats. */
    public static Grid detection(RunResult r) {
        return new Grid(
                "detection",
                "Wrong seats: seats whose announced holder is not the one whom the true votes elect. "
                        + Captions.model(r),
                List.of(text("Figure"), number("Estimate"), number("Interval"), text("Model or design"), text("Votes")),
                detectionRows(r));
    }

    private static List<List<String>> detectionRows(RunResult r) {
        Detection d = r.detection();
        List<List<String>> rows = new ArrayList<>();
        rows.add(mean("Wrong seats in the announced result, mean", d.wrongSeatsAnnounced(), Wording.MODEL, r));
        rows.add(rate("The announced result has at least one wrong seat", d.probabilityAnyWrong(), Wording.MODEL, r));
        if (d.probabilityAnyWrong().value() > 0) {
            rows.add(rate("A wrong seat is found and put right", d.found(), Wording.MODEL, r));
            rows.add(rate("A wrong seat is left standing", d.leftStanding(), Wording.MODEL, r));
        } else {
            rows.add(List.of(
                    "A wrong seat is found and put right",
                    "not defined",
                    "no trial had a wrong seat",
                    Wording.MODEL,
                    Captions.votes(r)));
        }
        rows.add(mean("Right seats made wrong, mean", d.madeWrong(), Wording.MODEL, r));
        return rows;
    }

    /** Returns the effect of each remedy, together and alone. */
    public static Grid byRemedy(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(remedy("All together", r.all(), r));
        for (Remedy remedy : Remedy.values()) {
            Prediction p = r.byRemedy().get(remedy);
            if (p != null) {
                rows.add(remedy(Wording.name(remedy) + " alone: " + Wording.meaning(remedy), p, r));
            }
        }
        String interval = Captions.interval(List.of(r.all().probabilityAny().confidence()));
        return new Grid(
                "by-remedy",
                "What each remedy does, together and alone. " + Captions.model(r),
                List.of(
                        text("Remedy"),
                        number("At least one seat changes (" + interval + ")"),
                        number("Seats that change, mean (" + interval + ")"),
                        number("Mean in 95% of elections"),
                        text("Votes")),
                rows);
    }

    private static List<String> remedy(String name, Prediction p, RunResult r) {
        return List.of(
                name,
                Figures.rateCell(p.probabilityAny()),
                Figures.meanCell(p.meanSeatsChanged()),
                Figures.mean(p.betweenElectionsLower()) + " to " + Figures.mean(p.betweenElectionsUpper()),
                Captions.votes(r));
    }

    /** Returns how many complaints went which way; no row where they are not judged one by one. */
    public static Grid complaintFlow(RunResult r) {
        return new Grid(
                "complaint-flow",
                "Complaints a trial by the way they went, judged one by one. Not who was right: what these powers of judging"
                        + " make of complaints that a model files. " + Captions.model(r),
                List.of(
                        text("Complaints"),
                        number("Mean"),
                        number("Interval"),
                        number("95% of trials"),
                        text("Model or design"),
                        text("Votes")),
                r.complaintFlow().stream()
                        .map(f -> List.of(
                                Character.toUpperCase(f.what().charAt(0))
                                        + f.what().substring(1),
                                Figures.meanValue(f.mean()),
                                interval(f.mean(), Figures.meanInterval(f.mean())),
                                Figures.count(f.lower()) + " to " + Figures.count(f.upper()),
                                Wording.MODEL,
                                Captions.votes(r)))
                        .toList());
    }

    /** Returns the detection curve. */
    public static Grid detectionCurve(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        for (DetectionPoint p : r.detectionCurve()) {
            rows.add(List.of(
                    Figures.count(p.stations()),
                    Wording.design(p.design()),
                    Figures.rateValue(p.found()),
                    Figures.rateInterval(p.found()),
                    Captions.votes(r)));
        }
        String interval = Captions.interval(
                r.detectionCurve().stream().map(p -> p.found().confidence()).toList());
        return new Grid(
                "detection-curve",
                "How often a wrong seat is found, by number of stations recounted and by how they are chosen, had everything"
                        + " wrong in the opened stations been put right. The dispute as it was does less: its decisions leave"
                        + " some of it as it was. "
                        + Captions.model(r),
                List.of(
                        text("Stations recounted"),
                        text("Chosen"),
                        number("A wrong seat is found"),
                        number(interval),
                        text("Votes")),
                rows);
    }

    /** Returns the distribution of the number of seats changed, in trials: counts, so no interval. */
    public static Grid distribution(RunResult r) {
        List<List<String>> rows = new ArrayList<>();
        List<Long> counts = r.all().distribution();
        for (int k = 0; k < counts.size(); k++) {
            rows.add(List.of(Integer.toString(k), Figures.count(counts.get(k)), Captions.votes(r)));
        }
        return new Grid(
                "distribution",
                "Number of trials, of " + Figures.count(r.trials()) + ", by number of seats changed, all remedies. "
                        + Captions.model(r),
                List.of(text("Seats changed"), number("Trials"), text("Votes")),
                rows);
    }

    /** Returns what the same number of stations bounds, chosen by complaint and by lot. */
    public static Grid evidence(RunResult r) {
        Evidence e = r.evidence();
        List<List<String>> rows = List.of(
                List.of(
                        "Chosen by complaint, as they were",
                        Figures.count(e.recounted()),
                        Figures.count(e.discrepant()),
                        "at most " + Figures.count(e.targetedUpperBound()) + " of " + Figures.count(e.stations())
                                + ": every station not recounted may be"),
                List.of(
                        "Drawn by lot, supposed",
                        Figures.count(e.recounted()),
                        Figures.count(e.discrepant()),
                        "at most " + Figures.count(e.randomUpperBound()) + " of " + Figures.count(e.stations())
                                + " (95% confidence)"));
        return new Grid(
                "evidence-bounds",
                "What " + Figures.count(e.recounted())
                        + " recounted stations bound, by how they are chosen. The numbers of"
                        + " stations are as reported, not synthetic. " + Captions.source(r),
                List.of(
                        text("Stations are"),
                        number("Recounted"),
                        number("Discrepant among them"),
                        number("Discrepant in the whole country")),
                rows);
    }

    /** Returns the designs that took place and what each bounds. */
    public static Grid designs(RunResult r) {
        List<List<String>> rows = r.evidence().designed().stream()
                .map(d -> List.of(
                        d.name(),
                        Figures.count(d.sampled()),
                        Figures.count(d.population()),
                        Figures.count(d.discrepant()),
                        "at most " + Figures.count(d.upperBound()) + " (" + Figures.confidence(d.confidence())
                                + " confidence)",
                        d.caveat()))
                .toList();
        return new Grid(
                "designs",
                "What each set of opened stations bounds, by its design. The numbers of stations are as reported, not"
                        + " synthetic. " + Captions.source(r),
                List.of(
                        text("Design"),
                        number("Stations opened"),
                        number("Stations that they speak for"),
                        number("Discrepant among the opened"),
                        number("Bound on discrepant stations"),
                        text("What must hold")),
                rows);
    }

    /** Returns what plain trials are too few for, and what misreads alone do there; at most so many rows. */
    public static Grid rareEvents(RunResult r, int most) {
        List<RunResult.RareEvent> alone =
                r.rareEvents().stream().filter(e -> !e.ofStationErrors()).toList();
        List<List<String>> rows = alone.stream()
                .limit(most)
                .map(e -> List.of(
                        RareWords.name(e, r),
                        e.event().equals("wrong") ? "an announced seat is wrong" : "a recount alone moves a seat",
                        Figures.count(e.trialsSeen()),
                        Figures.rateCell(e.plain()),
                        RareWords.small(e.probability()) + (e.exact() ? " (exact)" : " (sampled)"),
                        RareWords.small(e.contestUpper()),
                        RareWords.small(e.chernoff()),
                        sampled(e),
                        (e.exact() ? Figures.amount(e.carriedBy()) : "?") + " of " + Figures.count(e.elections())))
                .toList();
        String some = rows.size() < alone.size()
                ? " The first " + Figures.count(rows.size()) + " of " + Figures.count(alone.size())
                        + "; summary.json has all."
                : "";
        return new Grid(
                "rare-events",
                "Where fewer than 10 trials saw the event. Plain trials: the whole model. The other figures: misreads of single"
                        + " ballots alone, mean over the elections of this run; few elections with a small gap carry it (last"
                        + " column: as many of equal weight)." + some + " " + Captions.model(r),
                List.of(
                        text("Where"),
                        text("Event"),
                        number("Trials that saw it"),
                        number("Plain trials (95% interval)"),
                        number("Misreads alone, likeliest way"),
                        number("Any way, at most"),
                        number("Chernoff bound"),
                        number("By importance sampling (effective draws, relative error)"),
                        number("Elections that carry it")),
                rows);
    }

    /** Returns what errors of whole stations and misreads do where plain trials are too few; no row where it was not asked for. */
    public static Grid rareStationErrors(RunResult r) {
        return new Grid(
                "rare-station-errors",
                "Where fewer than 10 trials saw a wrong seat: errors of whole stations and misreads together, by importance"
                        + " sampling, mean over the elections of the run, of which the closest are looked into. Any way: with all pairs and with sizes of error"
                        + " rarer than those drawn. " + Captions.model(r),
                List.of(
                        text("Where"),
                        number("Trials that saw it"),
                        number("Plain trials (95% interval)"),
                        number("Likeliest way (95% interval)"),
                        number("Effective draws, relative error"),
                        number("Chernoff bound"),
                        number("Any way, at most"),
                        number("Elections")),
                r.rareEvents().stream()
                        .filter(RunResult.RareEvent::ofStationErrors)
                        .map(e -> List.of(
                                RareWords.name(e, r),
                                Figures.count(e.trialsSeen()),
                                Figures.rateCell(e.plain()),
                                RareWords.small(e.probability()) + " (" + RareWords.small(e.lower()) + " to "
                                        + RareWords.small(e.upper()) + ")",
                                e.relativeError() < 0
                                        ? "none"
                                        : Figures.amount(e.effectiveSampleSize()) + ", "
                                                + Figures.percent(StrictMath.min(1, e.relativeError())),
                                RareWords.small(e.chernoff()),
                                RareWords.small(e.contestUpper()),
                                Figures.count(e.elections())))
                        .toList());
    }

    private static String sampled(RunResult.RareEvent e) {
        return e.relativeError() < 0 || e.effectiveSampleSize() == 0
                ? RareWords.small(e.sampled())
                : RareWords.small(e.sampled()) + " (" + Figures.amount(e.effectiveSampleSize()) + ", "
                        + Figures.percent(e.relativeError()) + ")";
    }

    /** Returns the facts that the model was asked to predict. */
    public static Grid backTest(RunResult r) {
        List<List<String>> rows = r.backTest().facts().stream()
                .map(f -> List.of(
                        f.name(),
                        Figures.amount(f.observed()),
                        Figures.mean(f.predictedMean()),
                        Figures.amount(f.predictedLower()) + " to " + Figures.amount(f.predictedUpper()),
                        Figures.percent(f.tail()),
                        f.fits() ? "inside" : "OUTSIDE: the model does not fit here"))
                .toList();
        return new Grid(
                "back-test",
                "What happened, against what the model predicts. The tail is the probability under the model of"
                        + " something at least as far out (two-sided, mid-p). " + Captions.model(r),
                List.of(
                        text("Fact"),
                        number("Observed"),
                        number("Predicted, mean"),
                        number("Central 95% of trials"),
                        number("Tail"),
                        text("Observed in the central 95%?")),
                rows);
    }

    /** Returns the facts, each with its source. */
    public static Grid facts(RunResult r) {
        return sourced(
                "facts",
                "What is fact: each figure with its source.",
                "Source",
                r.scenario().facts());
    }

    /** Returns what is invented or assumed, each with its reason. */
    public static Grid assumptions(RunResult r) {
        return sourced(
                "assumptions",
                "What is assumed or invented, and why. None of it is a fact.",
                "Reason",
                r.scenario().assumptions());
    }

    /** Returns the models, each with its parameters and its paper or data. */
    public static Grid models(RunResult r) {
        return sourced(
                "models",
                "The models and where each comes from.",
                "Source",
                r.scenario().models());
    }

    private static Grid sourced(String id, String caption, String last, List<Sourced> entries) {
        return new Grid(
                id,
                caption,
                List.of(text("What"), text("Value"), text(last)),
                entries.stream()
                        .map(s -> List.of(s.quantity(), s.value(), s.source()))
                        .toList());
    }

    private static List<String> rate(String name, Estimate e, String from, RunResult r) {
        return List.of(name, Figures.rateValue(e), interval(e, Figures.rateInterval(e)), from, Captions.votes(r));
    }

    private static List<String> mean(String name, Estimate e, String from, RunResult r) {
        return List.of(name, Figures.meanValue(e), interval(e, Figures.meanInterval(e)), from, Captions.votes(r));
    }

    private static String interval(Estimate e, String text) {
        return text + " (" + Figures.confidence(e.confidence()) + ")";
    }
}
