package org.recount.dispute.record;

import java.util.Optional;
import org.recount.dispute.Category;
import org.recount.dispute.Remedy;

/**
 * A complaint on record.
 *
 * @param id its number or name
 * @param filed when it was filed, as written; blank where unknown
 * @param contest id of the contest; blank where it names none
 * @param station id of the station; blank where it names none
 * @param filer who filed it; blank where unknown
 * @param category how grave it was taken to be; empty where unknown
 * @param claim what it says
 * @param decision what became of it
 * @param remedy what was ordered; empty for nothing
 */
public record FiledComplaint(
        String id,
        String filed,
        String contest,
        String station,
        String filer,
        Optional<Category> category,
        String claim,
        Decision decision,
        Optional<Remedy> remedy) {}
