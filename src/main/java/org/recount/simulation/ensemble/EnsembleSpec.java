package org.recount.simulation.ensemble;

import java.util.List;
import org.recount.election.Gender;

/**
 * All that the members of an ensemble have in common: the facts, and the models for what is not known.
 *
 * <p>Every list keeps the order of its file. Each value of a table carries a {@code status}: {@code sure}, {@code
 * reported} (more than one source or an official one), {@code reported_once}, {@code inferred} (follows from others),
 * {@code fitted}, {@code filler} (a split that is exact in its total only) or {@code invented}.
 *
 * @param national totals of the whole country
 * @param governorates governorates
 * @param constituencies constituencies
 * @param parties parties, the last two being lists that have no line in the table of seats
 * @param geography where a party stands: expected seats and weight of votes by governorate
 * @param changed seats that changed in fact: who holds the last seat before, and who is first loser
 * @param candidates single candidates whose votes are known
 * @param votes votes of parties in an area, where known
 * @param templates seats and candidates by party in constituencies whose party votes are known
 * @param margins law of the relative margin of last seats
 * @param shape shape of the candidates' votes
 * @param stations model of the stations
 * @param facts every scalar fact as it stands in the file, with its rivals and its source
 */
public record EnsembleSpec(
        National national,
        List<Governorate> governorates,
        List<Constituency> constituencies,
        List<Party> parties,
        List<Presence> geography,
        List<ChangedSeat> changed,
        List<KnownCandidate> candidates,
        List<KnownVotes> votes,
        List<Template> templates,
        MarginLaw margins,
        Shape shape,
        StationModel stations,
        List<Fact> facts) {

    public EnsembleSpec {
        governorates = List.copyOf(governorates);
        constituencies = List.copyOf(constituencies);
        parties = List.copyOf(parties);
        geography = List.copyOf(geography);
        changed = List.copyOf(changed);
        candidates = List.copyOf(candidates);
        votes = List.copyOf(votes);
        templates = List.copyOf(templates);
        facts = List.copyOf(facts);
    }

    /**
     * Totals of the country.
     *
     * @param ballots ballots cast
     * @param invalid invalid ballots among them
     * @param stations polling stations
     * @param centres polling centres
     * @param held stations whose result was not transmitted, at most all
     * @param candidates candidates who compete here, without those for minority seats
     * @param women women among them
     * @param independents independents among them
     * @param womenWinners women among the winners
     * @param womenOnVotes those of them who win without the quota
     * @param minorityOther valid votes for minority seats outside the lists named in {@link Party#minoritySeats}
     */
    public record National(
            long ballots,
            long invalid,
            int stations,
            int centres,
            int held,
            int candidates,
            int women,
            int independents,
            int womenWinners,
            int womenOnVotes,
            long minorityOther) {
        /** Returns the valid ballots: cast less invalid. */
        public long valid() {
            return Math.subtractExact(ballots, invalid);
        }
    }

    /**
     * A governorate.
     *
     * @param name name
     * @param seats general seats
     * @param minoritySeats minority seats, carried
     * @param registered registered voters
     * @param ballots ballots cast
     * @param candidates candidates for the general seats
     */
    public record Governorate(
            String name, int seats, int minoritySeats, long registered, long ballots, int candidates) {}

    /**
     * A constituency. A number of -1 is not known and is drawn.
     *
     * @param id identifier
     * @param governorate its governorate
     * @param seats seats
     * @param reservedSeats the least number of women among the winners
     * @param status whether the number of seats is reported or filler
     * @param candidates candidates
     * @param women women among them
     * @param registered registered voters
     * @param stations polling stations
     * @param centres polling centres
     * @param womenWon whether a woman won on votes
     */
    public record Constituency(
            String id,
            String governorate,
            int seats,
            int reservedSeats,
            String status,
            int candidates,
            int women,
            long registered,
            int stations,
            int centres,
            WomenWon womenWon) {}

    /** How the first woman of a constituency came to her seat. */
    public enum WomenWon {
        /** At least one woman won on votes. */
        VOTES,
        /** The quota gave the seat to a woman. */
        QUOTA,
        /** Not known: drawn. */
        UNKNOWN
    }

    /**
     * A party, list, or the independents taken together.
     *
     * @param name name
     * @param votes valid votes in the whole country, or -1 where only the total of all such lists is known
     * @param seats seats in the preliminary result, general seats only
     * @param finalSeats seats in the final result, with minority seats
     * @param minoritySeats minority seats among them, carried
     * @param kind what it is
     */
    public record Party(String name, long votes, int seats, int finalSeats, int minoritySeats, Kind kind) {
        /** What a line of the table of parties is. */
        public enum Kind {
            /** A party or alliance. */
            PARTY,
            /** A list that competes for minority seats only. */
            MINORITY,
            /** All independents together. */
            INDEPENDENTS,
            /** A list that is known by name but has no line in the table of seats. */
            NAMED_WITHOUT_SEAT,
            /** All other lists together. */
            OTHERS
        }
    }

    /**
     * Where a party stands.
     *
     * @param party the party
     * @param governorate the governorate
     * @param seats seats expected there
     * @param weight relative weight of its losing votes there
     */
    public record Presence(String party, String governorate, int seats, double weight) {}

    /**
     * A seat that changed in fact.
     *
     * @param contest constituency
     * @param outParty party of the preliminary holder of the last seat
     * @param outGender the holder's gender
     * @param inParty party of the first loser, who got the seat
     * @param inGender the first loser's gender
     * @param margin difference of their votes in the preliminary result, or -1 where not known
     */
    public record ChangedSeat(
            String contest, String outParty, Gender outGender, String inParty, Gender inGender, int margin) {}

    /**
     * A candidate whose votes are known.
     *
     * @param contest constituency
     * @param party party
     * @param gender gender
     * @param votes votes, -1 where none is printed
     * @param relation what the number says
     * @param elected what became of the candidate
     */
    public record KnownCandidate(
            String contest, String party, Gender gender, int votes, Relation relation, Elected elected) {}

    /** What a printed number says of the true one. */
    public enum Relation {
        EXACTLY,
        MORE_THAN,
        JUST_BELOW,
        ABOUT,
        TOP
    }

    /** What became of a candidate in the preliminary result. */
    public enum Elected {
        YES,
        /** Elected, and holds the last seat. */
        LAST,
        NO
    }

    /**
     * Votes of a party in an area.
     *
     * @param area identifier of a constituency or name of a governorate
     * @param party party
     * @param votes votes
     * @param relation {@link Relation#EXACTLY} or {@link Relation#ABOUT}
     */
    public record KnownVotes(String area, String party, long votes, Relation relation) {}

    /**
     * Seats and candidates of a party in a constituency whose party votes are known.
     *
     * @param contest constituency
     * @param party party
     * @param seats seats of the party there
     * @param candidates candidates of the party there
     * @param weight relative weight of its votes there, where only the governorate's total or nothing is known
     * @param votes its votes there where they are known exactly, else -1
     */
    public record Template(String contest, String party, int seats, int candidates, double weight, long votes) {}

    /**
     * Law of the relative margin of last seats: the difference of votes of the closest pair of a winner and a loser
     * either of whom could take the other's seat, over the winner's votes; Beta(a, b) on (0, 1).
     *
     * @param a first parameter
     * @param b second parameter
     * @param quotaPairShare share of quota seats in which the closest pair is two women
     */
    public record MarginLaw(double a, double b, double quotaPairShare) {}

    /**
     * Shape of the candidates' votes.
     *
     * @param winnersVotes votes of all winners together
     * @param topTenShare votes of the top ten winners over all valid votes
     * @param under5000 share of candidates under 5,000 votes
     * @param under1000 share of those under 1,000
     * @param under100 share of candidates under 100 votes
     * @param topGovernorate governorate of the candidate with most votes
     */
    public record Shape(
            long winnersVotes,
            double topTenShare,
            double under5000,
            double under1000,
            double under100,
            String topGovernorate) {}

    /**
     * How ballots spread over stations. Each intraclass correlation is that of a candidate's share.
     *
     * @param iccNeighbourhood between stations of the same neighbourhood and different centres
     * @param iccCentre between stations of the same centre
     * @param iccStation within a station
     * @param invalidCv coefficient of variation of the rate of invalid ballots between stations
     * @param turnoutSd standard deviation of turnout between stations
     */
    public record StationModel(
            double iccNeighbourhood, double iccCentre, double iccStation, double invalidCv, double turnoutSd) {}

    /**
     * A scalar fact as it stands in the file.
     *
     * @param quantity what it is
     * @param value the figure
     * @param alternatives rival figures; blank where none
     * @param status how sure it is
     * @param source where it comes from
     */
    public record Fact(String quantity, String value, String alternatives, String status, String source) {}
}
