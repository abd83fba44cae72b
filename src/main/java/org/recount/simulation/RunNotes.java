package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader must know of a run, in plain sentences. */
final class RunNotes {
    private RunNotes() {}

    static List<String> of(Scenario scenario, RunTally tally) {
        List<String> notes = new ArrayList<>();
        if (scenario.info().synthetic()) {
            notes.add("The votes are synthetic: " + tally.elections
                    + " elections drawn so that they satisfy what is known; no figure here is a result of a real"
                    + " station.");
        }
        notes.add("The announced count is taken as the fact; a trial draws what was truly in the boxes given what was"
                + " announced, by reversing the error models under a flat prior. That prior is an assumption.");
        notes.add(String.format(
                Locale.ROOT,
                "Intervals count elections, not trials, where trials of one election resemble each other: %,d trials of %,d"
                        + " elections.",
                tally.trials,
                tally.elections));
        notes.add(String.format(
                Locale.ROOT,
                "On average %,.0f stations were opened and %,.1f annulled in a trial (95%% of trials: %,d to %,d annulled).",
                tally.opened.mean(),
                tally.annulled.mean(),
                tally.annulled.quantile(0.025),
                tally.annulled.quantile(0.975)));
        if (scenario.adjudication().stationsDrawn() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Beside the stations opened because of complaints %,d were drawn at random from the whole country and"
                            + " recounted. That did not happen in fact, so the comparison with history compares another"
                            + " recount than the one that took place.",
                    scenario.adjudication().stationsDrawn()));
        }
        notes.add(
                "A true seat is one that the lawful ballots elect, without unlawful extra ballots. An annulment takes out"
                        + " the lawful ballots of a station too, and can so make a right seat wrong.");
        notes.add("Intervals hold for the model: they measure how well the simulation knows the model's answer, not how"
                + " well the model knows the world.");
        return notes;
    }
}
