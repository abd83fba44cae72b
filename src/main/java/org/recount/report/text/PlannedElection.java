package org.recount.report.text;

/**
 * What a plan is for.
 *
 * @param id of the election
 * @param name of the election
 * @param source of its votes
 * @param synthetic whether its votes are drawn from a model
 */
public record PlannedElection(String id, String name, String source, boolean synthetic) {

    /** Returns the source as a sentence. */
    public String sourceSentence() {
        String text = source.strip().replaceFirst("^(?i:sources?): *", "").replaceFirst("\\.$", "");
        return text.isEmpty() ? "" : "Source: " + text + ".";
    }

    /** Returns the sentence that says whether the votes are synthetic. */
    public String label() {
        return synthetic
                ? "Synthetic votes: drawn from a model, not the votes of real people."
                : "The votes are the published ones; the audits are simulated.";
    }
}
