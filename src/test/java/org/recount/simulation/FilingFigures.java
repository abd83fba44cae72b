package org.recount.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.recount.dispute.Category;
import org.recount.dispute.Docket;
import org.recount.dispute.NearTheLine;
import org.recount.dispute.Remedy;
import org.recount.dispute.Terrain;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/** The complaint model of iraq-2021 on a country of equal constituencies that differ in nothing but their gap. */
public final class FilingFigures {
    /** Votes between last winner and first loser, one constituency each. */
    public static final int[] GAPS = {0, 100, 200, 300, 450, 600, 800, 1000, 1300, 1600, 2000};

    /** Stations of a constituency, and how many of them have something wrong. */
    public static final int STATIONS = 663;

    public static final int WRONG = 20;
    private static final int NEAR = 8;

    /** Complaints by gap, by whether something is wrong, and by colour. */
    public final long[][][] filed = new long[GAPS.length][2][Category.values().length];

    /** Complaints by rank from the line, of losers and of winners. */
    public final long[][] byRank = new long[2][NEAR];

    public final NearTheLine model = (NearTheLine) ModelFigures.IRAQ.complaints();
    public final int trials;

    public FilingFigures(int trials) {
        this.trials = trials;
        int n = GAPS.length;
        int[] stations = new int[n];
        Arrays.fill(stations, STATIONS);
        List<String> ids = IntStream.range(0, n).mapToObj(i -> "k" + i).toList();
        Terrain terrain = new Terrain(ids, ids, stations);
        int at = 0;
        for (int i = 0; i < n; i++) {
            terrain.gap[i] = GAPS[i];
            terrain.losers[i] = IntStream.range(0, NEAR).toArray();
            terrain.winners[i] = IntStream.range(NEAR, 2 * NEAR).toArray();
            for (int e = 0; e < WRONG; e++) {
                terrain.addEvent(at++, terrain.stationStart[i] + e, Remedy.RECOUNT);
            }
            terrain.closeContest(i, at);
        }
        Docket docket = new Docket(n);
        Streams streams = new Streams(1);
        for (int t = 0; t < trials; t++) {
            docket.clear();
            model.file(terrain, streams.stream(t, Purpose.COMPLAINTS, 0), docket);
            for (int i = 0; i < n; i++) {
                for (int j = docket.start[i]; j < docket.start[i + 1]; j++) {
                    int wrong = terrain.hasEvent(docket.station[j]) ? 1 : 0;
                    filed[i][wrong][docket.category[j].ordinal()]++;
                    byRank[docket.defends[j] ? 1 : 0][docket.filer[j] % NEAR]++;
                }
            }
        }
    }

    /**
     * Returns the expected complaints of a station: those of its constituency by the weights, of these a share of defenders
     * who name any station, the others by the odds of the event.
     */
    public double expected(int contest, boolean wrong) {
        double all = 0;
        for (int gap : GAPS) {
            all += weights(gap);
        }
        double odds = model.eventOdds();
        double ofLosers = (wrong ? odds : 1) / (STATIONS + (odds - 1) * WRONG);
        double one = model.defenders() / STATIONS + (1 - model.defenders()) * ofLosers;
        return model.filed() * weights(GAPS[contest]) / all * one;
    }

    private double weights(int gap) {
        return (STATIONS - WRONG) * model.weight(gap, false) + WRONG * model.weight(gap, true);
    }
}
