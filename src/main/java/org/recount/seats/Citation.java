package org.recount.seats;

/**
 * Where a rule comes from.
 *
 * @param law the law, regulation or paper
 * @param clause article, section or page; blank where not known
 * @param doubt what is not certain about the reading; blank where nothing is
 */
public record Citation(String law, String clause, String doubt) {

    /** Returns a citation without doubt. */
    public static Citation of(String law, String clause) {
        return new Citation(law, clause, "");
    }
}
