package org.recount.evidence.claim;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the recount of a contest shows of its seats.
 *
 * @param contest id of the contest
 * @param selection how the stations were selected
 * @param design the design in words
 * @param basis on what the claim rests
 * @param counts the counts, and the bound on bad stations where there is one
 * @param minBad the fewest bad stations, those known included, that could change the seats; no fewer could: certain. Empty
 *     where no number of them could
 * @param pValue the p-value of "the seats are wrong" by the test that was settled on; empty where there is none
 * @param otherTest name of the test that was not settled on; blank where there is none
 * @param otherPValue its p-value, to be looked at and not to be claimed
 * @param confirmed whether the seats are confirmed at the risk limit
 * @param riskLimit the risk limit
 * @param caveats what limits the claim, in words
 */
public record ContestEvidence(
        String contest,
        SelectionKind selection,
        String design,
        Basis basis,
        StationEvidence counts,
        OptionalLong minBad,
        OptionalDouble pValue,
        String otherTest,
        OptionalDouble otherPValue,
        boolean confirmed,
        double riskLimit,
        List<String> caveats) {

    /** On what a claim rests. */
    public enum Basis {
        /** No station was opened. */
        NONE("none"),
        /** Stations chosen by complaint: no bound for the rest. */
        NO_DESIGN("no bound: stations not chosen by lot"),
        /** Every station was opened. */
        FULL_COUNT("full count"),
        /** What was not opened could not change the seats, whatever is in it. */
        CERTAIN("certain: the rest cannot change the seats"),
        /** The number of stations with a difference: exact hypergeometric. */
        HYPERGEOMETRIC("hypergeometric"),
        /** The same over strata. */
        STRATIFIED("stratified hypergeometric"),
        /** Batch comparison by the largest overstatement. */
        LARGEST_OVERSTATEMENT("batch comparison: largest overstatement"),
        /** Batch comparison of draws in proportion to error bounds. */
        KAPLAN_MARKOV("batch comparison: Kaplan-Markov");

        private final String id;

        Basis(String id) {
            this.id = id;
        }

        /** Returns the name used in files. */
        public String id() {
            return id;
        }
    }

    public ContestEvidence {
        caveats = List.copyOf(caveats);
    }

    /** Returns the claim in words, with its design and its risk. */
    public String statement() {
        StationEvidence c = counts;
        return switch (basis) {
            case NONE -> "No station was opened: nothing is shown.";
            case NO_DESIGN ->
                "The " + many(c.targeted(), "station was", "stations were")
                        + " chosen by complaint or otherwise, not by lot: "
                        + "they allow no bound for the other " + number(c.stations() - c.targeted())
                        + ". Worst case: every one of those is wrong, " + number(c.worstCase()) + " of "
                        + number(c.stations()) + " stations with what was found.";
            case FULL_COUNT ->
                "Every station was opened: the seats are those of the new figures, as far as these are right.";
            case CERTAIN ->
                "The stations that were not opened could not move a seat, whatever their ballots turned out to be.";
            case HYPERGEOMETRIC, STRATIFIED, LARGEST_OVERSTATEMENT, KAPLAN_MARKOV -> byLot();
        };
    }

    private String byLot() {
        StringBuilder text = new StringBuilder();
        text.append(design).append(": ").append(number(counts.drawnBad())).append(" of ");
        text.append(many(counts.drawn(), "drawn station differs", "drawn stations differ"))
                .append(". ");
        if (counts.upperBound().isPresent()) {
            text.append("At most ")
                    .append(number(counts.upperBound().getAsLong()))
                    .append(" of ");
            text.append(number(counts.stations())).append(" stations differ (confidence ");
            text.append(percent(1 - riskLimit)).append("); ");
            text.append(
                    minBad.isPresent()
                            ? number(minBad.getAsLong()) + " could move a seat. "
                            : "no number of them could move a seat. ");
        }
        if (pValue.isPresent()) {
            text.append("Risk that the seats are wrong and look so: ").append(probability(pValue.getAsDouble()));
            text.append(" (")
                    .append(basis.id())
                    .append("), limit ")
                    .append(percent(riskLimit))
                    .append(": ");
        }
        return text.append(confirmed ? "confirmed." : "not confirmed.").toString();
    }

    private static String many(long n, String one, String more) {
        return number(n) + " " + (n == 1 ? one : more);
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String percent(double share) {
        double p = 100 * share;
        return p == Math.rint(p) ? (long) p + "%" : String.format(Locale.ROOT, "%.1f%%", p);
    }

    private static String probability(double p) {
        if (p == 0) {
            return "0";
        }
        return p < 0.0001 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.4f", p);
    }
}
