package org.recount.dispute;

/**
 * When complaints are filed, and until when that counts. A complaint is filed on day T after polling day, with P(T &lt;= t) =
 * (t / {@code lastDay})<sup>{@code exponent}</sup> up to the last day: with an exponent above 1 filing grows towards the end,
 * as it does where a deadline nears. What is filed after the deadline is rejected unheard.
 *
 * <p>The share in time is ({@code deadline} / {@code lastDay})<sup>{@code exponent}</sup>, at most 1.
 *
 * @param lastDay day by which the last complaint is filed, after polling day; greater than 0
 * @param exponent how filing grows, greater than 0; 1 is as many each day
 * @param deadline last day on which a complaint is heard, at least 0
 */
public record Filing(double lastDay, double exponent, double deadline) {

    public Filing {
        if (!(lastDay > 0) || !(exponent > 0) || !(deadline >= 0)) {
            throw new IllegalArgumentException("Outside the domain: filed by day " + lastDay + ", exponent " + exponent
                    + ", deadline on day " + deadline);
        }
    }

    /** Returns the share of complaints that are filed by a day. */
    public double filedBy(double day) {
        return day >= lastDay ? 1 : day <= 0 ? 0 : StrictMath.exp(exponent * StrictMath.log(day / lastDay));
    }

    /** Returns the day on which a complaint is filed, given a number drawn evenly from 0 to 1. */
    double day(double u) {
        return lastDay * StrictMath.exp(StrictMath.log(1 - u) / exponent);
    }
}
