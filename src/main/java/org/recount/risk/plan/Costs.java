package org.recount.risk.plan;

/**
 * What an audit costs, by what is done.
 *
 * @param station to fetch, open, close and put back the box of one station
 * @param ballot to find one ballot of a sample in its box and to read it
 * @param counted to count one ballot of a station that is counted as a whole
 * @param round to begin a round: the public draw, notices, the people who come together
 * @param hour money for an hour of work, at least 0; 0 where money is not asked for
 * @param currency of the money; blank where none is said
 * @param source where the figures come from
 */
public record Costs(Cost station, Cost ballot, Cost counted, Cost round, double hour, String currency, String source) {

    /**
     * A cost.
     *
     * @param hours hours of work of all people together, at least 0
     * @param money beside the work, at least 0
     */
    public record Cost(double hours, double money) {
        /** Nothing. */
        public static final Cost NONE = new Cost(0, 0);

        public Cost {
            if (!(hours >= 0 && money >= 0) || Double.isInfinite(hours) || Double.isInfinite(money)) {
                throw new IllegalArgumentException(
                        "A cost is a number of at least 0: " + hours + " hours, " + money + " of money");
            }
        }

        /** Returns this so many times. */
        public Cost times(double n) {
            return new Cost(hours * n, money * n);
        }

        /** Returns the sum of both. */
        public Cost plus(Cost that) {
            return new Cost(hours + that.hours, money + that.money);
        }
    }

    /**
     * Costs where none are given. Assumptions without a source: half an hour for a station's box, two minutes of work for a
     * ballot of a sample, half a minute for a ballot that is counted with its station, a day for a round.
     */
    public static final Costs DEFAULT = new Costs(
            new Cost(0.5, 0),
            new Cost(2 / 60.0, 0),
            new Cost(0.5 / 60, 0),
            new Cost(8, 0),
            0,
            "",
            "assumptions without a source, to be replaced: half an hour of work for a station's box, 2 minutes for a"
                    + " ballot of a sample, half a minute for a ballot counted with its station, 8 hours for a round");

    public Costs {
        if (!(hour >= 0) || Double.isInfinite(hour)) {
            throw new IllegalArgumentException("An hour of work costs at least 0: " + hour);
        }
    }

    /** Returns whether costs are weighed in money; otherwise in hours of work. */
    public boolean inMoney() {
        return hour > 0 || station.money() + ballot.money() + counted.money() + round.money() > 0;
    }

    /** Returns the figure by which plans are compared: money where there is any (work at its price), else hours. */
    public double weigh(Cost cost) {
        return inMoney() ? total(cost) : cost.hours();
    }

    /** Returns all the money that a cost amounts to, work at its price. */
    public double total(Cost cost) {
        return cost.money() + hour * cost.hours();
    }
}
