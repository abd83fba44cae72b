package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.recount.dispute.Remedy;
import org.recount.numeric.Histogram;
import org.recount.simulation.ContestTrial.Result;
import org.recount.simulation.RunResult.BackTest;
import org.recount.simulation.RunResult.BackTest.Fact;

/** Where the historical facts fall in what the model predicts. */
final class BackTester {
    private static final String ALL = "Seats changed, all remedies";
    private static final String DISCREPANT = "Recounted stations reported to differ";

    private BackTester() {}

    static BackTest test(History history, RunTally tally) {
        if (!history.known()) {
            return new BackTest(
                    -1, List.of(), "Nothing is known of what happened in fact, so the model is not tested.");
        }
        List<Fact> facts = new ArrayList<>();
        int changes = history.changes().size();
        facts.add(fact(ALL, changes, tally.distribution[Result.ALL.at]));
        facts.add(fact(
                "Governorates in which a seat changed",
                (int) history.changes().stream()
                        .map(History.Change::region)
                        .distinct()
                        .count(),
                tally.regions));
        String more = history.unexplained() == 0
                ? ""
                : " (as reported; " + history.unexplained() + " more changed for a cause that no source states)";
        facts.add(fact(
                "Seats changed by recount alone" + more,
                history.changedBy(Remedy.RECOUNT),
                tally.distribution[Result.RECOUNT.at]));
        facts.add(fact(
                "Seats changed by re-adjudication alone" + more,
                history.changedBy(Remedy.READJUDICATE),
                tally.distribution[Result.READJUDICATE.at]));
        facts.add(fact(
                "Seats changed by annulment alone" + more,
                history.changedBy(Remedy.ANNUL),
                tally.distribution[Result.ANNUL.at]));
        if (history.discrepantStations() >= 0) {
            facts.add(fact("Recounted stations reported to differ", history.discrepantStations(), tally.discrepant));
        }
        return new BackTest(changes, facts, verdict(facts));
    }

    private static Fact fact(String name, int observed, Histogram predicted) {
        int lower = predicted.quantile(0.025);
        int upper = predicted.quantile(0.975);
        return new Fact(
                name,
                observed,
                predicted.mean(),
                lower,
                upper,
                predicted.midTail(observed),
                observed >= lower && observed <= upper);
    }

    private static String verdict(List<Fact> facts) {
        List<Fact> misfits = facts.stream().filter(f -> !f.fits()).toList();
        if (misfits.isEmpty()) {
            return "The model fits: each of the " + facts.size()
                    + " historical facts lies within the central 95% of what it predicts. That does not prove it right.";
        }
        return "The model does not fit " + misfits.size() + " of the " + facts.size() + " historical facts: "
                + misfits.stream()
                        .map(f -> f.name() + " (in fact " + number(f.observed()) + ", predicted "
                                + number(f.predictedLower()) + " to " + number(f.predictedUpper()) + ")")
                        .collect(Collectors.joining("; "))
                + "." + moral(misfits) + " Its defaults were not tuned to the seats that changed.";
    }

    /** What a misfit means, where it can be said whatever the scenario. */
    private static String moral(List<Fact> misfits) {
        StringBuilder text = new StringBuilder();
        for (Fact f : misfits) {
            boolean more = f.observed() > f.predictedUpper();
            if (f.name().equals(ALL) && more) {
                text.append(" More seats changed in fact than this model explains: something is missing in it, and its"
                        + " probability of a change is too low as a forecast.");
            } else if (f.name().equals(ALL)) {
                text.append(" Fewer seats changed in fact than this model expects.");
            } else if (f.name().equals(DISCREPANT) && !more) {
                text.append(" Either the counts were far more exact than those from which the error rates are taken, or"
                        + " small differences were not reported.");
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
}
