package org.recount.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.RareEvent;

/** Rare events in words: what plain trials saw, and what misreads alone would do. */
public final class RareWords {
    private RareWords() {}

    /** Returns what the table of rare events says, a sentence or two for each kind of event; empty where there is none. */
    public static List<String> sentences(RunResult r) {
        List<String> list = new ArrayList<>();
        for (String event : List.of("wrong", "recount")) {
            r.rareEvents().stream()
                    .filter(e -> e.event().equals(event) && e.contest().isEmpty())
                    .forEach(e -> list.add("In the whole country " + seen(e, r) + " " + alone(e)));
            List<RareEvent> contests = r.rareEvents().stream()
                    .filter(e -> e.event().equals(event) && !e.contest().isEmpty() && !e.ofStationErrors())
                    .toList();
            if (!contests.isEmpty()) {
                RareEvent likeliest = contests.stream()
                        .max(Comparator.comparingDouble(RareEvent::probability))
                        .orElseThrow();
                list.add("In " + Figures.counted(contests.size(), "constituency", "constituencies")
                        + " fewer than 10 of the " + Figures.count(r.trials()) + " trials saw " + what(event)
                        + ". The one where misreads alone do it most easily is " + name(likeliest, r) + ": there "
                        + seen(likeliest, r) + " " + alone(likeliest));
            }
        }
        r.rareEvents().stream()
                .filter(RareEvent::ofStationErrors)
                .max(Comparator.comparingDouble(RareEvent::probability))
                .ifPresent(e -> list.add("Errors of whole stations and misreads together are likeliest to do it in "
                        + name(e, r) + ": there " + seen(e, r) + " Importance sampling gives " + small(e.probability())
                        + " on average over " + Figures.counted(e.elections(), "election", "elections")
                        + " (95% interval " + small(e.lower()) + " to " + small(e.upper()) + ", Chernoff bound "
                        + small(e.chernoff())
                        + "). A size of error rarer than the draws that show the models is not in it."));
        return list;
    }

    private static String seen(RareEvent e, RunResult r) {
        return Figures.count(e.trialsSeen()) + " of " + Figures.count(r.trials()) + " trials saw " + what(e.event())
                + ", whatever the cause, a probability of " + Figures.rate(e.plain()) + ".";
    }

    private static String alone(RareEvent e) {
        String whole = e.wholeModel()
                ? "Misread ballots are all that can do it in this scenario; they do it"
                : "Single misread ballots alone, without errors of whole stations, would do it";
        String beside = e.exact() ? "; importance sampling gives " + small(e.sampled()) + ")" : ")";
        return whole + " with a probability of " + small(e.probability()) + " on average over the "
                + Figures.counted(e.elections(), "election", "elections") + " of this run ("
                + (e.exact()
                        ? "exact"
                        : "by importance sampling, 95% interval " + small(e.lower()) + " to " + small(e.upper()))
                + beside + ", and all ways together with at most " + small(e.contestUpper())
                + " (Chernoff bound " + small(e.chernoff()) + ").";
    }

    /** Returns an event in words. */
    public static String what(String event) {
        return event.equals("wrong") ? "an announced seat wrong" : "a recount alone move a seat";
    }

    /** Returns the constituency's name, or {@code whole country}. */
    public static String name(RareEvent e, RunResult r) {
        return r.contests().stream()
                .filter(c -> c.id().equals(e.contest()))
                .map(RunResult.ContestResult::name)
                .findFirst()
                .orElse(e.contest().isEmpty() ? "the whole country" : e.contest());
    }

    /** Returns a probability that may be tiny: a percentage from 0.01% on, else {@code 3.2e-7}; 0 only where it is 0. */
    public static String small(double p) {
        if (p == 0 || p >= 1e-4) {
            return Figures.percent(p);
        }
        if (p < 1e-99) {
            return "<1e-99";
        }
        return String.format(java.util.Locale.ROOT, "%.1e", p).replaceFirst("e-0", "e-");
    }
}
