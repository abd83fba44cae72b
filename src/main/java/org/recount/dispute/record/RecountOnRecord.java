package org.recount.dispute.record;

import java.util.List;
import java.util.Optional;

/**
 * A recount that took place.
 *
 * @param opened the stations that were opened or annulled, in the order of the list; each at most once for a contest
 * @param complaints the complaints, in the order of the list
 * @param design how the stations drawn by lot were drawn
 */
public record RecountOnRecord(List<OpenedStation> opened, List<FiledComplaint> complaints, SampleDesign design) {

    /** A recount of which nothing more is known than the lists. */
    public RecountOnRecord(List<OpenedStation> opened, List<FiledComplaint> complaints) {
        this(opened, complaints, SampleDesign.simple());
    }

    public RecountOnRecord {
        opened = List.copyOf(opened);
        complaints = List.copyOf(complaints);
    }

    /** Returns the stations opened in a contest, in the order of the list. */
    public List<OpenedStation> opened(String contest) {
        return opened.stream().filter(o -> o.contest().equals(contest)).toList();
    }

    /** Returns what was done with a station in a contest, if anything. */
    public Optional<OpenedStation> find(String contest, String station) {
        return opened.stream()
                .filter(o -> o.contest().equals(contest) && o.station().equals(station))
                .findFirst();
    }
}
