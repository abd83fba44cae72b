package org.recount.report.text;

import org.recount.dispute.Remedy;

/** The words for remedies and designs, the same in tables, charts and sentences. */
public final class Wording {
    /** Origin of a figure that comes from the simulation. */
    public static final String MODEL = "model";

    /** Origin of a number of stations that a commission reported. */
    public static final String AS_REPORTED = "as reported";

    private Wording() {}

    /** Returns the name of a remedy. */
    public static String name(Remedy remedy) {
        return switch (remedy) {
            case RECOUNT -> "Recount";
            case READJUDICATE -> "Re-adjudication";
            case ANNUL -> "Annulment";
        };
    }

    /** Returns what a remedy does, in words. */
    public static String meaning(Remedy remedy) {
        return switch (remedy) {
            case RECOUNT -> "the ballots of a station are counted again";
            case READJUDICATE -> "ballots are ruled valid or invalid anew";
            case ANNUL -> "a station's votes leave the total";
        };
    }

    /** Returns {@code by recount alone} and so on. */
    public static String alone(Remedy remedy) {
        return switch (remedy) {
            case RECOUNT -> "by recount alone";
            case READJUDICATE -> "by re-adjudication alone";
            case ANNUL -> "by annulment alone";
        };
    }

    /** Returns a design of the detection curve in words; a design that is not known is printed as it is. */
    public static String design(String design) {
        return switch (design) {
            case "complaint" -> "by complaint";
            case "random" -> "by lot";
            case "stratified" -> "by lot, as many in each constituency";
            case "margin" -> "by lot, more where the gap is small";
            case "error_bound" -> "by lot, by error bound";
            case "lottery" -> "by lot, first one in each centre";
            case "screen" -> "by a screen of the results";
            case "mixed" -> "half by complaint, half by lot";
            case "escalating" -> "by lot, all of it after an alarm";
            default -> design;
        };
    }
}
