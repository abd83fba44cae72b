package org.recount.dispute;

import java.util.List;

/**
 * One stage of a recount: so many stations, carried by so many complaints.
 *
 * @param name name for people, for example {@code appeals}
 * @param stations stations opened in this stage, at least 0
 * @param complaints complaints that carry it, at least 1
 * @param readjudicates chance that a wrong ruling on invalid ballots in one of its stations is put right, 0 to 1
 * @param quotas stations in a region or contest, where known; the rest is spread over the other contests
 */
public record RecountStage(String name, int stations, int complaints, double readjudicates, List<Quota> quotas) {

    public RecountStage {
        quotas = List.copyOf(quotas);
        int known = quotas.stream().mapToInt(Quota::stations).reduce(0, Math::addExact);
        if (stations < 0 || complaints < 1 || !(readjudicates >= 0 && readjudicates <= 1) || known > stations) {
            throw new IllegalArgumentException("Stage " + name + ": " + stations + " stations, " + known
                    + " of them known by place, " + complaints + " complaints, re-adjudicates " + readjudicates);
        }
    }

    /**
     * A known number of stations in a place.
     *
     * @param place a region, or the identifier of a contest
     * @param stations stations opened there, at least 0
     */
    public record Quota(String place, int stations) {
        public Quota {
            if (stations < 0) {
                throw new IllegalArgumentException(place + ": " + stations + " stations");
            }
        }
    }
}
