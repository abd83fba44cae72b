package org.recount.evidence.claim;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.recount.evidence.StratifiedBound;

/**
 * What opened stations show of the number of bad ones, from counts alone. A bad station is one with any difference, or one
 * that was annulled.
 *
 * <p>Stations chosen by complaint form a certainty stratum: what they hold is known, and they bound nothing else. Stations
 * drawn at random from the rest bound the rest. The two add up and are never pooled.
 *
 * @param stations all stations, N
 * @param targeted stations chosen by complaint or otherwise not by lot
 * @param targetedBad bad ones among them
 * @param drawn stations drawn by lot
 * @param drawnBad bad ones among them
 * @param upperBound the largest number of bad stations in all that is not ruled out; empty where there is no random sample
 *     and so no bound
 * @param worstCase known bad stations and every station that was not opened: all that can be said without a random sample
 * @param alpha one minus the confidence of the bound
 */
public record StationEvidence(
        long stations,
        long targeted,
        long targetedBad,
        long drawn,
        long drawnBad,
        OptionalLong upperBound,
        long worstCase,
        double alpha) {

    /**
     * Returns what a set chosen by complaint shows: no bound.
     *
     * @param stations all stations
     * @param targeted stations opened
     * @param bad bad ones among them
     * @param alpha one minus the confidence
     */
    public static StationEvidence targeted(long stations, long targeted, long bad, double alpha) {
        check(stations, targeted, bad);
        return new StationEvidence(
                stations, targeted, bad, 0, 0, OptionalLong.empty(), bad + stations - targeted, alpha);
    }

    /**
     * Returns what a certainty stratum and a random sample of the rest show.
     *
     * @param targeted stations chosen otherwise than by lot
     * @param targetedBad bad ones among them
     * @param rest the design over all other stations
     * @param drawnBad bad stations in the random sample
     * @param alpha one minus the confidence
     */
    public static StationEvidence mixed(
            long targeted, long targetedBad, StratifiedBound rest, long drawnBad, double alpha) {
        long stations = Math.addExact(targeted, rest.population());
        check(stations, targeted, targetedBad);
        return new StationEvidence(
                stations,
                targeted,
                targetedBad,
                rest.sample(),
                drawnBad,
                OptionalLong.of(targetedBad + rest.upper(drawnBad, alpha)),
                targetedBad + drawnBad + rest.population() - rest.sample(),
                alpha);
    }

    private static void check(long stations, long targeted, long bad) {
        if (targeted < 0 || targeted > stations || bad < 0 || bad > targeted) {
            throw new IllegalArgumentException(
                    targeted + " of " + stations + " stations opened, " + bad + " of them bad");
        }
    }

    /** Returns the share of opened stations that are bad, if any were opened: of these stations, and of no others. */
    public OptionalDouble shareOfOpened() {
        long opened = targeted + drawn;
        return opened == 0 ? OptionalDouble.empty() : OptionalDouble.of((targetedBad + drawnBad) / (double) opened);
    }
}
