package org.recount.evidence.assess;

import java.util.OptionalLong;
import org.recount.dispute.record.Selection;

/**
 * What is published of a recount where no votes by station are: counts only.
 *
 * @param id identifier
 * @param name name for people
 * @param stations all stations of the area; empty where not published
 * @param centres polling centres of the area, for control stations; empty where not published
 * @param recounted stations counted by hand
 * @param discrepant stations that differed; empty where not published
 * @param selection why these stations
 * @param margin votes by which the last seat was ahead; empty where not published
 * @param seatsChanged seats that changed, by whatever remedy; empty where not published
 * @param source where the figures come from
 * @param note what else is to be known
 */
public record CountedArea(
        String id,
        String name,
        OptionalLong stations,
        OptionalLong centres,
        long recounted,
        OptionalLong discrepant,
        Selection selection,
        OptionalLong margin,
        OptionalLong seatsChanged,
        String source,
        String note) {

    public CountedArea {
        if (recounted < 0
                || (stations.isPresent() && recounted > stations.getAsLong())
                || (discrepant.isPresent() && discrepant.getAsLong() > recounted)) {
            throw new IllegalArgumentException(
                    "Area " + id + ": " + discrepant + " of " + recounted + " of " + stations);
        }
    }
}
