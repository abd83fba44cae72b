package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.NationalThreshold;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.seats.SeatRule;

/**
 * A contest with its assertions, as an audit of it sees it.
 *
 * <p>Ballots that stand in a box but in no total (under-votes that were not published) count as votes for nobody.
 * Assertions against which no ballot can speak are left out. Immutable.
 */
public final class AuditedContest {
    private final ContestTally tally;
    private final ContestVotes votes;
    private final AssertionSet set;
    private final List<AssertionMargin> margins;
    private final long[] stationBallots;
    private final long unreported;
    private final String restsOn;
    private final boolean nation;

    private AuditedContest(
            ContestTally tally,
            ContestVotes votes,
            AssertionSet set,
            List<AssertionMargin> margins,
            long[] stationBallots,
            long unreported,
            String restsOn,
            boolean nation) {
        this.tally = tally;
        this.votes = votes;
        this.set = set;
        this.margins = margins;
        this.stationBallots = stationBallots;
        this.unreported = unreported;
        this.restsOn = restsOn;
        this.nation = nation;
    }

    /** Returns the contest under the rule that gives its seats, which must not rest on other contests. */
    public static AuditedContest of(ContestTally tally, SeatRule rule) {
        return of(tally, SeatAssertions.of(rule, tally.totals()), "", false);
    }

    /** Returns a contest whose seats rest on a threshold of the nation, with the assertions that it has beside that. */
    static AuditedContest resting(ContestTally tally, SeatRule rule, String nation) {
        return of(tally, NationalThreshold.within(rule, tally.totals()), nation, false);
    }

    /** Returns a threshold of the nation as a contest. */
    static AuditedContest ofNation(NationalThreshold threshold) {
        return of(threshold.tally(), threshold.standings(), "", true);
    }

    private static AuditedContest of(ContestTally tally, AssertionSet set, String restsOn, boolean nation) {
        ContestVotes reported = tally.totals();
        long[] ballots = new long[tally.stations().size()];
        long inBoxes = 0;
        for (int p = 0; p < ballots.length; p++) {
            PollingStation station = tally.stations().get(p);
            ballots[p] = Math.max(station.cast(), tally.valid(p) + Math.max(0, station.invalid()));
            inBoxes += ballots[p];
        }
        long unreported = Math.max(0, inBoxes - reported.cast());
        ContestVotes votes = ContestVotes.of(reported.contest(), reported.toArray(), reported.invalid() + unreported);
        List<AssertionMargin> margins = new ArrayList<>();
        if (set.auditable() && votes.cast() > 0) {
            for (LinearAssertion a : set.chosenWays(votes)) {
                if (a.form().least() + a.form().constant() / (double) votes.cast() < 0) {
                    margins.add(AssertionMargin.of(a, votes));
                }
            }
        }
        margins.sort(Comparator.comparingDouble(AssertionMargin::margin));
        return new AuditedContest(tally, votes, set, List.copyOf(margins), ballots, unreported, restsOn, nation);
    }

    /**
     * Returns the id of the threshold of the nation that has to be confirmed too before these seats are; blank where the
     * contest stands by itself.
     */
    public String restsOn() {
        return restsOn;
    }

    /** Returns whether this is no contest for seats but a threshold of the nation, over the ballots of all contests. */
    public boolean nation() {
        return nation;
    }

    /** Returns the contest by station. */
    public ContestTally tally() {
        return tally;
    }

    /** Returns the reported votes, ballots in no total among the invalid ones. */
    public ContestVotes votes() {
        return votes;
    }

    /** Returns all assertions. */
    public AssertionSet assertions() {
        return set;
    }

    /** Returns those against which a ballot can speak, the smallest assorter margin first. */
    public List<AssertionMargin> margins() {
        return margins;
    }

    /** Returns the ballots in all boxes. */
    public long ballots() {
        return votes.cast();
    }

    /** Returns the number of stations; 0 where they are not known. */
    public int stations() {
        return stationBallots.length;
    }

    /** Returns the ballots of a station. */
    public long ballotsOf(int station) {
        return stationBallots[station];
    }

    /** Returns ballots that stand in boxes but in no total. */
    public long unreported() {
        return unreported;
    }

    /** Returns the assertion that one wrong ballot hurts most: the least {@code v/u}. */
    public Optional<AssertionMargin> tightest() {
        return margins.stream().min(Comparator.comparingDouble(AssertionMargin::relative));
    }

    /** Returns the seats' status: whether there is anything that a sample could confirm. */
    public Standing standing() {
        if (!set.auditable()) {
            return Standing.FULL_COUNT;
        }
        if (votes.cast() == 0) {
            return Standing.FULL_COUNT;
        }
        if (margins.isEmpty()) {
            return Standing.CERTAIN;
        }
        return margins.get(0).margin() > 0 ? Standing.AUDITABLE : Standing.FULL_COUNT;
    }

    /** Returns why a sample cannot confirm it, or why nothing has to be confirmed; blank where a sample can. */
    public String why() {
        return switch (standing()) {
            case AUDITABLE -> "";
            case CERTAIN ->
                restsOn.isEmpty()
                        ? "The seats are the same whatever the votes: there is nothing to audit"
                        : "Given the lists that pass the threshold of the nation the seats are the same whatever the votes";
            case FULL_COUNT ->
                !set.auditable()
                        ? set.note()
                        : votes.cast() == 0
                                ? "No ballots are reported"
                                : "Assertion " + margins.get(0).assertion().id()
                                        + " holds without a vote to spare: there is a tie";
        };
    }

    /** What an audit can do for a contest. */
    public enum Standing {
        /** A sample can confirm the seats. */
        AUDITABLE,
        /** Only a full hand count can: a tie, or a rule without assertions. */
        FULL_COUNT,
        /** The seats are the same whatever the votes. */
        CERTAIN
    }
}
