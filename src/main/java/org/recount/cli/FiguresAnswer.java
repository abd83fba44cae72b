package org.recount.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.recount.evidence.assess.AreaAssessment;
import org.recount.evidence.claim.SelectionKind;
import org.recount.input.recount.FiguresReader;
import org.recount.report.text.FiguresWords;

/**
 * {@code recount assess} of counts without votes: the keys of the contract, with null for what is not known.
 */
record FiguresAnswer(
        String election,
        boolean figuresOnly,
        double riskLimit,
        List<AreaAnswer> contests,
        List<String> notSaid,
        List<ProblemAnswer> problems) {

    record AreaAnswer(
            String contest,
            String name,
            @Nullable Long stations,
            long recounted,
            @Nullable Long annulled,
            String selection,
            @Nullable Long discrepantStations,
            @Nullable Long discrepantVotes,
            @Nullable List<String> changed,
            @Nullable Long seatsChanged,
            ReachAnswer reach,
            EvidenceAnswer evidence,
            SensitivityAnswer sensitivity,
            String source,
            String note) {}

    record ReachAnswer(
            @Nullable Long ballotsNeeded,
            @Nullable Long ballotsWithinReach,
            @Nullable Boolean canChange,
            @Nullable Long minStations,
            String statement) {}

    record EvidenceAnswer(
            String method,
            @Nullable Long upperBoundBadStations,
            @Nullable Long minBadStations,
            @Nullable Double pValue,
            boolean confirmed,
            @Nullable Long worstCaseBadStations,
            @Nullable Long hadTheyBeenDrawn,
            String statement) {}

    record SensitivityAnswer(@Nullable Double tippingOdds, boolean assumption, List<OddsAnswer> upperBounds) {}

    record OddsAnswer(double odds, long upperBoundBadStations) {}

    static FiguresAnswer of(FiguresReader.Figures figures, List<AreaAssessment> areas, double riskLimit) {
        return new FiguresAnswer(
                figures.id(),
                true,
                riskLimit,
                areas.stream().map(FiguresAnswer::area).toList(),
                figures.notSaid(),
                ProblemAnswer.of(figures.problems()));
    }

    private static AreaAnswer area(AreaAssessment a) {
        OptionalLong margin = a.area().margin();
        return new AreaAnswer(
                a.area().id(),
                a.area().name(),
                orNull(a.area().stations()),
                a.area().recounted(),
                null,
                a.selection().id(),
                orNull(a.area().discrepant()),
                null,
                null,
                orNull(a.area().seatsChanged()),
                new ReachAnswer(
                        margin.isPresent() ? Math.max(1, margin.getAsLong() - margin.getAsLong() / 2) : null,
                        null,
                        null,
                        null,
                        FiguresWords.reach(a)),
                new EvidenceAnswer(
                        method(a),
                        a.evidence().isPresent() ? orNull(a.evidence().get().upperBound()) : null,
                        null,
                        null,
                        false,
                        a.evidence().isPresent() ? a.evidence().get().worstCase() : null,
                        orNull(a.hadTheyBeenDrawn()),
                        FiguresWords.evidence(a)),
                new SensitivityAnswer(
                        null,
                        true,
                        a.sensitivity().stream()
                                .map(o -> new OddsAnswer(o.odds(), o.upperBound()))
                                .toList()),
                a.area().source(),
                a.area().note());
    }

    private static String method(AreaAssessment a) {
        if (a.selection() == SelectionKind.NONE || a.evidence().isEmpty()) {
            return "none";
        }
        if (a.selection() == SelectionKind.TARGETED) {
            return "no bound: stations not chosen by lot";
        }
        return a.assumedStrata() ? "stratified hypergeometric" : "hypergeometric";
    }

    /** Prints the same for people. */
    static void print(PrintWriter out, FiguresReader.Figures figures, List<AreaAssessment> areas) {
        out.println(
                figures.name() + " (" + figures.id() + ")" + (figures.date().isEmpty() ? "" : ", " + figures.date()));
        if (!figures.source().isEmpty()) {
            out.println("Source: " + figures.source());
        }
        out.println(
                "Counts only: no votes by station are published, so no seat can be confirmed, and reach is unknown.");
        for (AreaAssessment a : areas) {
            out.println();
            out.println(a.area().name());
            out.println("  Counted:     " + FiguresWords.counted(a));
            out.println("  Reach:       " + FiguresWords.reach(a));
            out.println("  Evidence:    " + FiguresWords.evidence(a));
            String sensitivity = FiguresWords.sensitivity(a);
            if (!sensitivity.isEmpty()) {
                out.println("  Sensitivity: " + sensitivity);
            }
            if (!a.area().note().isEmpty()) {
                out.println("  Note:        " + a.area().note());
            }
            if (!a.area().source().isEmpty()) {
                out.println("  Source:      " + a.area().source());
            }
        }
        if (!figures.notSaid().isEmpty()) {
            out.println();
            out.println("What these figures do not say:");
            figures.notSaid().forEach(line -> out.println("  - " + line));
        }
        out.flush();
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
