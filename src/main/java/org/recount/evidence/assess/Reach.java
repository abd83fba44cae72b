package org.recount.evidence.assess;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.recount.seats.SeatMargin;

/**
 * What the stations that were opened or annulled could have changed, whatever was in them: certain, without a model.
 *
 * @param margin the seat margin of the contest as announced
 * @param ballotsWithinReach ballots in these stations, valid and invalid ones as far as known
 * @param canChange whether they could have moved a seat: each station by the remedy that it had, all taken together
 * @param exact whether that is exact; otherwise it says only that no way was found
 * @param minStations the fewest of these stations that could; empty where none
 * @param which these stations, as indices of the tally, those that do most first
 * @param winner index of the choice that would lose the seat; empty where none
 * @param loser index of the choice that would win it; empty where none or not known
 * @param fewestOfContest the fewest stations of the whole contest whose recount could move a seat
 * @param byRemedy the same for each remedy alone; remedies that no station had are left out
 * @param annulment the best and the worst subset of the annulled stations; empty where none was annulled or the rule has
 *     no such lines
 * @param court the court criterion
 */
public record Reach(
        SeatMargin margin,
        long ballotsWithinReach,
        boolean canChange,
        boolean exact,
        OptionalInt minStations,
        List<Integer> which,
        OptionalInt winner,
        OptionalInt loser,
        OptionalLong fewestOfContest,
        List<RemedyReach> byRemedy,
        Optional<AnnulmentRange> annulment,
        CourtCriterion court) {
    public Reach {
        which = List.copyOf(which);
        byRemedy = List.copyOf(byRemedy);
    }

    /** Returns the ballots that must change to move the last seat; empty where no change can. */
    public OptionalLong ballotsNeeded() {
        return margin.changed();
    }
}
