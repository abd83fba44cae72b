package org.recount.report.text;

import java.util.List;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.ContestResult;
import org.recount.simulation.RunResult.Evidence;
import org.recount.simulation.RunResult.Prediction;

/**
 * The answer in three sentences, built from the figures and from nothing else: could it, how likely, what it shows.
 *
 * <p>The first is arithmetic (reach), the second a model, the third a design; they are kept in this order and never
 * mixed. Each probability carries its interval.
 *
 * @param couldIt whether the recounted stations held enough ballots to move a seat
 * @param howLikely the probability that a seat changes, all remedies and recount alone
 * @param whatItShows what the recounted stations bound about the others
 */
public record Verdict(String couldIt, String howLikely, String whatItShows) {

    /** Returns the verdict of a run. */
    public static Verdict of(RunResult result) {
        return new Verdict(couldIt(result), howLikely(result), whatItShows(result.evidence()));
    }

    /** Returns the three sentences in their order. */
    public List<String> sentences() {
        return List.of(couldIt, howLikely, whatItShows);
    }

    private static String couldIt(RunResult r) {
        List<ContestResult> contests = r.contests();
        long mostly = contests.stream().filter(c -> c.reachable().value() > 0.5).count();
        long ever = contests.stream().filter(c -> c.reachable().value() > 0).count();
        String all = Figures.counted(contests.size(), "constituency", "constituencies");
        String of = Figures.count(mostly) + " of " + all;
        String where = r.scenario().synthetic() ? " trials with synthetic votes" : " trials";
        if (ever == 0) {
            return "No: in none of the" + where
                    + " did the recounted stations hold enough ballots to move the last seat" + " of any of " + all
                    + ".";
        }
        if (mostly == 0) {
            return "Hardly: in none of " + all
                    + " did the recounted stations hold enough ballots to move the last seat in"
                    + " more than half of the" + where + ", and in " + Figures.count(ever) + " they did in some.";
        }
        return "Yes, by the number of ballots: in " + of
                + " the recounted stations held enough ballots to move the last seat, in more than half of the"
                + where + ".";
    }

    private static String howLikely(RunResult r) {
        Prediction all = r.all();
        return "Under the model described below at least one seat changes with probability "
                + Figures.rate(all.probabilityAny()) + ", on average "
                + Figures.meanWithInterval(all.meanSeatsChanged()) + " of "
                + Figures.count(r.scenario().seats())
                + " change, and a recount alone, without new rulings on ballots and without annulled stations, changes one or"
                + " more with probability " + Figures.rate(recountAlone(r)) + history(Spread.of(r)) + ".";
    }

    /** A probability is worth what its model is: where history does not fit, that is said in the same breath. */
    private static String history(Spread spread) {
        if (!spread.isKnown()) {
            return "";
        }
        String inFact = Figures.counted(spread.inFact(), "seat", "seats") + " changed";
        String trials = "the central 95% of its trials (" + spread.lower() + " to " + spread.upper() + ")";
        return spread.fits()
                ? "; in fact " + inFact + ", which lies inside " + trials
                : "; but in fact " + inFact + ", outside " + trials + ": the model does not fit what happened";
    }

    private static Estimate recountAlone(RunResult r) {
        Prediction p = r.byRemedy().get(Remedy.RECOUNT);
        if (p == null) {
            throw new IllegalArgumentException("The result has no prediction for a recount alone, only for "
                    + r.byRemedy().keySet() + ". Maybe the remedies were not run one by one.");
        }
        return p.probabilityAny();
    }

    private static String whatItShows(Evidence e) {
        long closed = Math.subtractExact(e.stations(), e.recounted());
        return "The " + Figures.counted(e.recounted(), "station", "stations")
                + " were chosen by complaints and not by lot, so they set no limit to what may be wrong in the "
                + Figures.count(closed) + " that were not recounted; as many drawn by lot, with the same "
                + Figures.counted(e.discrepant(), "discrepant station", "discrepant stations")
                + " among them, would have shown with 95% confidence that at most "
                + Figures.count(e.randomUpperBound()) + " of all " + Figures.count(e.stations()) + " were discrepant.";
    }
}
