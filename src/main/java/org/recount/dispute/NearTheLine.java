package org.recount.dispute;

import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;

/**
 * Complaints by losers who stand near a seat and by winners who defend one: more where the contest is close, more where
 * something is wrong.
 *
 * <p>A station of contest {@code i} is named with a weight of {@code close(gap)} = 1 + ({@code closeOdds} - 1)
 * exp(-gap/{@code closeScale}), times {@code eventOdds} where there is an error or an irregularity; a fixed number of
 * complaints is spread by these weights, with replacement (several may name one station). Winners who defend a seat name
 * any station of the contest, without the event's odds. The filer is the candidate at rank 1, 2, 3, ... from the line
 * with chances 1/2, 1/4, 1/8, ... A complaint is red or yellow with the given shares where nothing is wrong and the seat is
 * safe; where something is wrong the odds of both against green are {@code evidenceOdds} times as large, and those of red
 * (which means: may change the result) {@code close(gap)} times.
 *
 * @param filed complaints in the country, at least 0
 * @param eventOdds odds of a station with an error or irregularity against one without, at least 1
 * @param closeOdds odds of a station in a contest decided by no vote against one that is safe, at least 1
 * @param closeScale gap in votes at which the extra odds have fallen to 1/e, greater than 0
 * @param defenders share of complaints filed by winners, 0 to 1
 * @param redShare share of red complaints where nothing is wrong and the seat is safe, 0 to 1
 * @param yellowShare share of yellow complaints there, 0 to 1 less {@code redShare}
 * @param evidenceOdds odds of red (and of yellow) against green where something is wrong, relative to where not; at least
 *     1
 */
public record NearTheLine(
        int filed,
        double eventOdds,
        double closeOdds,
        double closeScale,
        double defenders,
        double redShare,
        double yellowShare,
        double evidenceOdds)
        implements ComplaintModel {

    public NearTheLine {
        if (filed < 0
                || !(eventOdds >= 1)
                || !(closeOdds >= 1)
                || !(closeScale > 0)
                || !(defenders >= 0 && defenders <= 1)
                || !(redShare >= 0)
                || !(yellowShare >= 0)
                || redShare + yellowShare > 1
                || !(evidenceOdds >= 1)) {
            throw new IllegalArgumentException("Outside the domain: filed " + filed + ", event odds " + eventOdds
                    + ", close odds " + closeOdds + ", close scale " + closeScale + ", defenders " + defenders
                    + ", red " + redShare + ", yellow " + yellowShare + ", evidence odds " + evidenceOdds);
        }
    }

    /** Returns how much more a station of a contest with this gap is complained of than one of a safe contest. */
    public double closeness(long gap) {
        return gap == Long.MAX_VALUE ? 1 : 1 + (closeOdds - 1) * StrictMath.exp(-gap / closeScale);
    }

    @Override
    public double weight(long gap, boolean event) {
        return closeness(gap) * (event ? 1 + (eventOdds - 1) * (1 - defenders) : 1);
    }

    @Override
    public void file(Terrain terrain, RandomStream random, Docket docket) {
        int n = terrain.contests();
        double[] closeness = docket.closeness;
        double left = 0;
        for (int i = 0; i < n; i++) {
            closeness[i] = closeness(terrain.gap[i]);
            left += contestWeight(terrain, i, closeness[i]);
        }
        long unfiled = filed;
        for (int i = 0; i < n; i++) {
            double close = closeness[i];
            double w = contestWeight(terrain, i, close);
            // A multinomial draw, one binomial at a time.
            long here = i == n - 1 || w >= left
                    ? unfiled
                    : Samplers.binomial(random, unfiled, StrictMath.max(0, StrictMath.min(1, w / left)));
            if (w <= 0) {
                here = 0;
            }
            for (long k = 0; k < here; k++) {
                one(terrain, i, close, random, docket);
            }
            docket.closeContest(i);
            unfiled -= here;
            left -= w;
        }
    }

    private double contestWeight(Terrain terrain, int contest, double close) {
        return close * (terrain.stations(contest) + (eventOdds - 1) * (1 - defenders) * terrain.events(contest));
    }

    private void one(Terrain terrain, int contest, double close, RandomStream random, Docket docket) {
        // 53 bits of a number tell who complains, and those below how near to the line: few stand there.
        long bits = random.nextLong();
        boolean defends = RandomStream.unit(bits) < defenders;
        int[] near = defends ? terrain.winners[contest] : terrain.losers[contest];
        int rank = Long.numberOfTrailingZeros(bits | 1L << 11);
        int filer = near.length == 0 ? -1 : near[Math.min(rank, near.length - 1)];
        int station = terrain.draw(contest, defends ? 1 : eventOdds, random);
        docket.add(station, filer, defends, colour(terrain.hasEvent(station), close, random));
    }

    private Category colour(boolean onEvent, double close, RandomStream random) {
        double scale = onEvent ? evidenceOdds : 1;
        double red = redShare * scale * close;
        double yellow = yellowShare * scale;
        double u = random.nextDouble() * (red + yellow + (1 - redShare - yellowShare));
        return u < red ? Category.RED : u < red + yellow ? Category.YELLOW : Category.GREEN;
    }
}
