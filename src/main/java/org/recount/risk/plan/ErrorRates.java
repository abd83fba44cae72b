package org.recount.risk.plan;

/**
 * What a plan assumes to be wrong with the reported figures although the seats are right.
 *
 * <p>Ballots: shares of all ballots whose record differs from the paper, by what that does to the margin. Stations: the
 * share of stations whose total is wrong as a whole (a clerical error), and how wrong: which share of the station's ballots
 * stands with the winner although it is the loser's.
 *
 * <p>A one-vote error is worth 1/2 of an assorter, a two-vote error 1, at most its bound. For a pair of choices that is what
 * they are. For lists, whose ballots weigh {@code d(L)/d(W)} and 1, it is the weight of a ballot of the list that must not
 * win: errors on the ballots of a small list that weigh more are rarer in proportion.
 *
 * @param oneOver one-vote overstatements, a share of the ballots
 * @param twoOver two-vote overstatements
 * @param oneUnder one-vote understatements
 * @param twoUnder two-vote understatements
 * @param station share of stations with a clerical error
 * @param shift share of such a station's ballots that was moved from the loser to the winner
 */
public record ErrorRates(
        double oneOver, double twoOver, double oneUnder, double twoUnder, double station, double shift) {

    /** Where {@link #DEFAULT} comes from. */
    public static final String SOURCE =
            "Ballots: the design rates of Stark's audit tools and of Arlo, r1 = s1 = 0.001, r2 = s2 = 0.0001. Stations: the"
                    + " low end of 0.1% to 1% with clerical errors, an assumption; 20% of a station's ballots, the"
                    + " within-precinct miscount that is customary since Saltman 1975, a heuristic.";

    /** The rates where none are given; see {@link #SOURCE}. */
    public static final ErrorRates DEFAULT = new ErrorRates(0.001, 0.0001, 0.001, 0.0001, 0.001, 0.2);

    /** Nothing is wrong. */
    public static final ErrorRates NONE = new ErrorRates(0, 0, 0, 0, 0, 0);

    public ErrorRates {
        share("one-vote overstatements", oneOver);
        share("two-vote overstatements", twoOver);
        share("one-vote understatements", oneUnder);
        share("two-vote understatements", twoUnder);
        share("stations with an error", station);
        share("a station's ballots that are shifted", shift);
        double any = oneOver + twoOver + oneUnder + twoUnder;
        if (any > 1) {
            throw new IllegalArgumentException("The rates of ballots with an error sum to " + any
                    + ", more than 1. Maybe they are per cent: 0.1% is 0.001.");
        }
    }

    private static void share(String what, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "A share lies between 0 and 1: " + what + " " + rate + ". Maybe it is per cent: 0.1% is 0.001.");
        }
    }

    /** Returns the share of ballots with an error of any kind. */
    public double ballots() {
        return oneOver + twoOver + oneUnder + twoUnder;
    }

    /** Returns the four rates of ballots, in the order of {@code SuperSimple}. */
    public double[] toArray() {
        return new double[] {oneOver, twoOver, oneUnder, twoUnder};
    }

    /** Returns what a one-vote error is worth of an assorter with this bound. */
    static double oneVote(double upper) {
        return Math.min(0.5, upper);
    }

    /** Returns what a two-vote error is worth of an assorter with this bound. */
    static double twoVotes(double upper) {
        return Math.min(1, upper);
    }
}
