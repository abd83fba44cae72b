package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Corrections;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;
import org.recount.dispute.record.StationDifference;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;
import org.recount.evidence.claim.ClaimBasis;
import org.recount.seats.Allocation;
import org.recount.seats.Award;
import org.recount.seats.SeatRule;

/**
 * A contest of which both the announced figures and the truth are known, station by station.
 *
 * <p>The truth is a hand count, an audit or another count that is taken for it; a station that was struck out has no votes
 * in it. A station is <em>bad</em> if the truth differs from what was announced in any figure. The announced outcome is
 * <em>wrong</em> if other choices have seats in truth, a lot among tied ones included. Immutable.
 */
public final class KnownContest {
    private final String id;
    private final SeatRule rule;
    private final ContestTally announced;
    private final List<OpenedStation> truth;
    private final boolean[] bad;
    private final int badStations;
    private final boolean wrong;
    private final String synthetic;
    private final ClaimBasis basis;

    private KnownContest(
            String id, SeatRule rule, ContestTally announced, List<OpenedStation> truth, String synthetic) {
        this.id = id;
        this.rule = rule;
        this.announced = announced;
        this.truth = List.copyOf(truth);
        this.synthetic = synthetic;
        this.basis = ClaimBasis.of(rule, announced);
        bad = new boolean[truth.size()];
        int count = 0;
        for (int s = 0; s < bad.length; s++) {
            OpenedStation known = truth.get(s);
            bad[s] = known.remedy() == Remedy.ANNUL
                    || StationDifference.of(announced, s, known).any();
            count += bad[s] ? 1 : 0;
        }
        badStations = count;
        ContestVotes counted = Corrections.apply(announced, truth).totals();
        wrong = !seats(rule.allocate(announced.totals())).equals(seats(rule.allocate(counted)));
    }

    /** What is done with stations whose truth is not in the list. */
    public enum Unlisted {
        /** They are left out of the election. */
        LEFT_OUT,
        /** They are taken to be as announced. */
        UNCHANGED
    }

    /**
     * Returns the contest with its truth; empty where no station of it is known.
     *
     * @param rule the rule by which its seats are allocated
     * @param announced the votes as announced
     * @param truth what is known, for at most one row a station; stations that the contest does not have are left out
     * @param unlisted what is done with stations that are not in the list
     */
    public static Optional<KnownContest> of(
            SeatRule rule, ContestTally announced, List<OpenedStation> truth, Unlisted unlisted) {
        Map<String, OpenedStation> known = new HashMap<>();
        truth.forEach(t -> known.put(t.station(), t));
        ContestTally.Builder builder = ContestTally.builder(announced.contest());
        List<OpenedStation> list = new ArrayList<>();
        boolean any = false;
        for (int s = 0; s < announced.stations().size(); s++) {
            PollingStation station = announced.stations().get(s);
            OpenedStation found = known.get(station.id());
            any |= found != null;
            if (found == null && unlisted == Unlisted.LEFT_OUT) {
                continue;
            }
            builder.add(station, announced.row(s));
            list.add(found == null ? unchanged(announced, s) : found);
        }
        return any && list.size() > 1
                ? Optional.of(new KnownContest(announced.contest().id(), rule, builder.build(), list, ""))
                : Optional.empty();
    }

    /**
     * Returns a variant of this contest with other figures.
     *
     * @param announcedOther the votes as announced in it, for the same stations
     * @param truthOther the truth of each station in it
     * @param what what is synthetic about it, in words
     */
    KnownContest variant(ContestTally announcedOther, List<OpenedStation> truthOther, String what) {
        return new KnownContest(id, rule, announcedOther, truthOther, what);
    }

    private static OpenedStation unchanged(ContestTally tally, int s) {
        PollingStation station = tally.stations().get(s);
        return new OpenedStation(
                station.id(),
                tally.contest().id(),
                Remedy.RECOUNT,
                Selection.OTHER,
                Optional.of(ContestVotes.of(tally.contest(), tally.row(s), Math.max(0, station.invalid()))),
                station.invalid() >= 0,
                "");
    }

    /** Who has how many seats for certain, and between whom a lot decides. */
    private static Map<String, Integer> seats(Allocation allocation) {
        Map<String, Integer> seats = new TreeMap<>();
        for (Award award : allocation.awards()) {
            seats.merge(Integer.toString(award.choice()), award.seats(), Integer::sum);
        }
        allocation.ties().forEach(t -> seats.put("lot" + t.choices(), t.seats()));
        return seats;
    }

    /** Returns the id of the contest. */
    public String id() {
        return id;
    }

    /** Returns the rule by which its seats are allocated. */
    public SeatRule rule() {
        return rule;
    }

    /** Returns the votes as announced, of the stations whose truth is known. */
    public ContestTally announced() {
        return announced;
    }

    /** Returns what the claims of all samples from it have in common; it knows nothing of the truth. */
    ClaimBasis basis() {
        return basis;
    }

    /** Returns the truth of a station, by index in {@link #announced()}. */
    public OpenedStation truth(int station) {
        return truth.get(station);
    }

    /** Returns the truth of all stations, in their order. */
    List<OpenedStation> truths() {
        return truth;
    }

    /** Returns the number of stations. */
    public int stations() {
        return truth.size();
    }

    /** Returns whether a station is bad. */
    public boolean bad(int station) {
        return bad[station];
    }

    /** Returns how many stations are bad. */
    public int badStations() {
        return badStations;
    }

    /** Returns whether the announced outcome is wrong. */
    public boolean wrong() {
        return wrong;
    }

    /** Returns what is synthetic about the contest, in words; blank where its figures are the published ones. */
    public String synthetic() {
        return synthetic;
    }
}
