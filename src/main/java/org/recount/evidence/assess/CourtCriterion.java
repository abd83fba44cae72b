package org.recount.evidence.assess;

import java.util.OptionalLong;

/**
 * The criterion of the Austrian Constitutional Court (judgment W I 6/2016 of 1 July 2016): an irregularity <em>could have
 * been of influence</em> on the result where the ballots affected by it are at least as many as the lead; 77,926 ballots
 * against a lead of 30,863 there. It asks neither whether anybody cheated nor how the ballots had been cast.
 *
 * <p>Affected are the ballots of stations that were annulled, in which a hand count differs, or on which a complaint was
 * upheld. Contested are these and those that were opened or complained of for any other reason and are not rejected. The lead
 * is the number of votes that the runner-up for the last seat would have to gain: a ballot taken from one and given to
 * the other counts twice against it, which the court does not do.
 *
 * @param lead votes by which the last seat is ahead; empty where no number of them can move a seat
 * @param affected ballots in affected stations
 * @param affectedStations how many these are
 * @param contested ballots in contested stations
 * @param contestedStations how many these are
 */
public record CourtCriterion(
        OptionalLong lead, long affected, int affectedStations, long contested, int contestedStations) {
    /** The name of the criterion in files. */
    public static final String NAME = "austria-2016";

    /** Returns whether the affected ballots could have been of influence. */
    public boolean met() {
        return lead.isPresent() && affectedStations > 0 && affected >= lead.getAsLong();
    }

    /** Returns whether they could have been if every contested ballot were affected. */
    public boolean metByContested() {
        return lead.isPresent() && contestedStations > 0 && contested >= lead.getAsLong();
    }
}
