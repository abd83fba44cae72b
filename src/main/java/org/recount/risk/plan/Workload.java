package org.recount.risk.plan;

/**
 * What has to be handled.
 *
 * @param ballots ballots that are read by hand; an expectation where draws may repeat or stations differ in size
 * @param stations stations whose box is opened, in the mean; 0 where the stations are not known
 * @param rounds rounds, in the mean
 * @param cost hours and money
 */
public record Workload(double ballots, double stations, double rounds, Costs.Cost cost) {

    /** Returns the sum of both. */
    public Workload plus(Workload that) {
        return new Workload(
                ballots + that.ballots, stations + that.stations, rounds + that.rounds, cost.plus(that.cost));
    }

    /** Nothing to do. */
    public static final Workload NONE = new Workload(0, 0, 0, Costs.Cost.NONE);
}
