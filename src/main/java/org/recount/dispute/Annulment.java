package org.recount.dispute;

/**
 * Rulings that annul stations.
 *
 * @param rulings number of complaints upheld with an annulment, at least 0
 * @param sensitivity chance that an irregular station that is before the judges is annulled, 0 to 1
 * @param falseWeight weight of a complaint that names a station without irregularity, relative to one that names an
 *     irregular one, when it is drawn which complaints are upheld; 0 to 1
 */
public record Annulment(int rulings, double sensitivity, double falseWeight) {

    /** No annulment. */
    public static final Annulment NONE = new Annulment(0, 0, 0);

    public Annulment {
        if (rulings < 0 || !(sensitivity >= 0 && sensitivity <= 1) || !(falseWeight >= 0 && falseWeight <= 1)) {
            throw new IllegalArgumentException("Outside the domain: " + rulings + " rulings, sensitivity " + sensitivity
                    + ", false weight " + falseWeight);
        }
    }
}
