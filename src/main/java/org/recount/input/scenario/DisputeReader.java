package org.recount.input.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Annulment;
import org.recount.dispute.ComplaintModel;
import org.recount.dispute.JudgedAdjudication;
import org.recount.dispute.NearTheLine;
import org.recount.dispute.RecountStage;
import org.recount.dispute.StagedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlMap;
import org.recount.simulation.RecountDesign;

/** Reads the sections {@code complaints}, {@code adjudication} and {@code recount} of a scenario. */
final class DisputeReader {
    private static final int MANY = 100_000_000;

    private final Figures figures;
    private final Problems problems;
    private final Collection<String> places;

    /**
     * Makes the reader.
     *
     * @param places identifiers of the contests and names of the regions; empty where they could not be read
     */
    DisputeReader(Figures figures, Problems problems, Collection<String> places) {
        this.figures = figures;
        this.problems = problems;
        this.places = places;
    }

    /** Returns how parties complain. */
    ComplaintModel complaints(YamlMap map) {
        String where = "complaints";
        figures.refuseUnknown(
                map,
                where,
                List.of(
                        "filed",
                        "event_odds",
                        "close_odds",
                        "close_scale",
                        "defenders",
                        "red_share",
                        "yellow_share",
                        "evidence_odds"));
        int filed = figures.whole(map, where, "filed", 0, MANY);
        double eventOdds = figures.number(map, where, "event_odds", 1, 1e6);
        double closeOdds = figures.number(map, where, "close_odds", 1, 1e6);
        double closeScale = figures.number(map, where, "close_scale", 0.1, 1e9);
        double defenders = figures.number(map, where, "defenders", 0, 1);
        double red = figures.number(map, where, "red_share", 0, 1);
        double yellow = figures.number(map, where, "yellow_share", 0, 1);
        double evidence = figures.number(map, where, "evidence_odds", 1, 1e6);
        if (red + yellow > 1) {
            problems.fatal(
                    map.file(),
                    map.line("yellow_share"),
                    Double.toString(yellow),
                    "The shares of red and yellow complaints sum to " + (red + yellow) + "; at most 1",
                    "Maybe one of them is meant in percent: write 30% or 0.3.");
            yellow = 0;
            red = 0;
        }
        return new NearTheLine(filed, eventOdds, closeOdds, closeScale, defenders, red, yellow, evidence);
    }

    /** Returns how complaints are decided. */
    StagedAdjudication adjudication(YamlMap map, YamlMap recount, int filed) {
        String where = "adjudication";
        figures.refuseUnknown(
                map,
                where,
                List.of(
                        "rejected",
                        "rejected_after_recount",
                        "upheld",
                        "procedural",
                        "annulling",
                        "red_weight",
                        "yellow_weight",
                        "green_weight",
                        "block_odds",
                        "annul_sensitivity",
                        "annul_false_weight",
                        "flow",
                        "judging"));
        int rejected = figures.whole(map, where, "rejected", 0, MANY);
        int afterRecount = figures.whole(map, where, "rejected_after_recount", 0, MANY);
        int upheld = figures.whole(map, where, "upheld", 0, MANY);
        int procedural = figures.whole(map, where, "procedural", 0, MANY);
        int annulling = figures.whole(map, where, "annulling", 0, MANY);
        agree(map, "rejected", rejected, "rejected + upheld", (long) rejected + upheld, "complaints.filed", filed);
        agree(map, "upheld", upheld, "procedural + annulling", (long) procedural + annulling, "upheld", upheld);
        if (afterRecount > rejected) {
            map.wrong(
                    "rejected_after_recount",
                    Integer.toString(afterRecount),
                    "is more than the " + rejected + " rejected",
                    "Maybe the two figures are exchanged.");
        }
        double red = figures.number(map, where, "red_weight", 1e-6, 1e6);
        double yellow = figures.number(map, where, "yellow_weight", 1e-6, 1e6);
        double green = figures.number(map, where, "green_weight", 1e-6, 1e6);
        double odds = figures.number(map, where, "block_odds", 1, 1e6);
        Annulment annulment = new Annulment(
                annulling,
                figures.number(map, where, "annul_sensitivity", 0, 1),
                figures.number(map, where, "annul_false_weight", 0, 1));
        return new StagedAdjudication(stages(recount), annulment, red, yellow, green, odds);
    }

    /** Whether a figure is wrong by itself: then 0 stands in its place, and with that nothing agrees. */
    private boolean isTold(String path) {
        return problems.all().stream()
                .anyMatch(p -> p.fatal()
                        && (p.message().startsWith(path + ".value")
                                || p.message().startsWith("\"" + path)));
    }

    private void agree(YamlMap map, String key, int value, String sum, long left, String other, long right) {
        if (left != right && !isTold(other) && !isTold("adjudication." + key)) {
            map.wrong(
                    key,
                    Integer.toString(value),
                    "does not agree: " + sum + " = " + left + ", but " + other + " = " + right,
                    "Maybe one of the figures is of another day; the rivals belong under contradictions.");
        }
    }

    /** Returns the rule by which complaints are judged one by one; empty where their numbers are as reported. */
    Optional<JudgedAdjudication> judged(YamlMap map, StagedAdjudication staged) {
        return new JudgingReader(figures, problems).read(map, staged);
    }

    /** Returns the stations that the commission announced as recounted. */
    int announced(YamlMap recount) {
        return figures.whole(recount, "recount", "announced_total", 0, MANY);
    }

    /** Returns a rule with the stations that are drawn at random beside it. */
    WithRandomStations random(AdjudicationRule rule, YamlMap recount) {
        return new WithRandomStations(
                rule,
                figures.whole(recount, "recount", "random", 0, MANY),
                figures.number(recount, "recount", "random_readjudicates", 0, 1));
    }

    /** Returns the designs that are compared. */
    List<RecountDesign> designs(YamlMap recount) {
        return new DesignsReader(figures, problems).read(recount);
    }

    private List<RecountStage> stages(YamlMap recount) {
        figures.refuseUnknown(
                recount, "recount", List.of("announced_total", "stages", "random", "random_readjudicates", "designs"));
        List<RecountStage> stages = new ArrayList<>();
        List<YamlMap> entries = recount.maps("stages");
        if (entries.size() > 100) {
            problems.fatal(
                    recount.file(),
                    recount.line("stages"),
                    Integer.toString(entries.size()),
                    "There are " + entries.size() + " stages; at most 100",
                    "Maybe put the stations of several places into one stage.");
            return stages;
        }
        for (YamlMap entry : entries) {
            stages.add(stage(entry));
        }
        return stages;
    }

    private RecountStage stage(YamlMap entry) {
        String name = entry.required("name").orElse("?");
        String where = "recount." + name;
        figures.refuseUnknown(
                entry, where, List.of("name", "stations", "complaints", "readjudicates", "places", "places_source"));
        int stations = figures.whole(entry, where, "stations", 0, MANY);
        int complaints = figures.whole(entry, where, "complaints", 1, MANY);
        double readjudicates = figures.number(entry, where, "readjudicates", 0, 1);
        List<RecountStage.Quota> quotas = new ArrayList<>();
        long known = 0;
        Optional<YamlMap> map = entry.map("places");
        if (map.isPresent()) {
            if (entry.text("places_source").orElse("").isBlank()) {
                problems.fatal(
                        entry.file(),
                        entry.line("places"),
                        "",
                        where + ".places is given without a source",
                        "Maybe add: places_source: ...");
            }
            for (String place : map.get().keys()) {
                checkPlace(map.get(), place);
                OptionalLong n = map.get().wholeNumber(place, 0, MANY);
                quotas.add(new RecountStage.Quota(place, (int) n.orElse(0)));
                known += n.orElse(0);
            }
        }
        if (known > stations) {
            problems.fatal(
                    entry.file(),
                    entry.line("places"),
                    Long.toString(known),
                    "The places of stage " + name + " have " + known + " stations, more than its " + stations,
                    "Maybe a place belongs to another stage.");
            return new RecountStage(name, stations, complaints, readjudicates, List.of());
        }
        return new RecountStage(name, stations, complaints, readjudicates, quotas);
    }

    private void checkPlace(YamlMap map, String place) {
        if (!places.isEmpty() && !places.contains(place)) {
            problems.fatal(
                    map.file(),
                    map.line(place),
                    place,
                    "No governorate and no contest is called \"" + place + "\"",
                    Nearest.to(place, places)
                            .map(n -> "Maybe \"" + n + "\" is meant.")
                            .orElse("Maybe it is spelled in another way in the tables."));
        }
    }
}
