package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.recount.evidence.HypergeometricBound;
import org.recount.evidence.StratifiedZeroBound;
import org.recount.simulation.RunResult.DesignBound;
import org.recount.simulation.RunResult.Evidence;

/**
 * What the stations that were opened show of those that were not, by design: a random draw bounds the rest, a set picked
 * by complaints does not, and the stations drawn by lot on election night do so for what a control of that night could
 * see.
 */
final class EvidenceOfDesigns {
    private static final double CONFIDENCE = 0.95;

    private EvidenceOfDesigns() {}

    static Evidence of(Scenario scenario, SyntheticElection first, RunTally tally) {
        long stations = scenario.info().stations();
        long recounted = Math.min(stations, scenario.info().stationsRecounted());
        long discrepant = Math.max(0, scenario.history().discrepantStations());
        long random = HypergeometricBound.upper(stations, recounted, Math.min(discrepant, recounted), 1 - CONFIDENCE);
        long targeted = stations - recounted + discrepant;
        String statement = String.format(
                Locale.ROOT,
                "Had the %,d stations been drawn at random, %,d discrepant ones among them would bound the discrepant"
                        + " stations of the country at %,d of %,d with 95%% confidence. They were picked by complaints, so"
                        + " they bound nothing: each of the %,d stations not recounted may be wrong (%,d with those found).",
                recounted,
                discrepant,
                random,
                stations,
                stations - recounted,
                targeted);
        List<DesignBound> designs = designs(first);
        if (scenario.adjudication().stationsDrawn() > 0) {
            designs.add(0, drawn(first, tally));
        }
        return new Evidence(stations, recounted, discrepant, random, targeted, designs, statement);
    }

    /** What the scenario's own random sample shows: a figure of the simulation, the median trial's. */
    private static DesignBound drawn(SyntheticElection first, RunTally tally) {
        long all = first.contests().stream().mapToLong(c -> c.stations).sum();
        long sample = tally.drawn.quantile(0.5);
        long found = tally.discrepantDrawn.quantile(0.5);
        return new DesignBound(
                "Stations drawn at random from the whole country and recounted (simulated)",
                sample,
                all,
                found,
                HypergeometricBound.upper(all, sample, found, 1 - CONFIDENCE),
                CONFIDENCE,
                String.format(
                        Locale.ROOT,
                        "Simulated, not history: the stations that differ are those of the median trial (95%% of trials: %,d"
                                + " to %,d), and the bound is what that sample would show. Exact for a simple random sample"
                                + " without replacement. A station differs where a recount reads anything else than was"
                                + " announced, be it one ballot.",
                        tally.discrepantDrawn.quantile(0.025),
                        tally.discrepantDrawn.quantile(0.975)));
    }

    private static List<DesignBound> designs(SyntheticElection first) {
        TreeMap<Integer, int[]> byCentre = new TreeMap<>();
        long all = 0;
        long held = 0;
        long control = 0;
        for (SyntheticContest c : first.contests()) {
            for (int s = 0; s < c.stations; s++) {
                int[] centre = byCentre.computeIfAbsent(c.centre[s], k -> new int[2]);
                boolean drawn = (c.flags[s] & SyntheticContest.CONTROL) != 0;
                centre[0]++;
                centre[1] += drawn ? 1 : 0;
                control += drawn ? 1 : 0;
                held += (c.flags[s] & SyntheticContest.HELD) != 0 ? 1 : 0;
                all++;
            }
        }
        List<DesignBound> list = new ArrayList<>();
        if (control > 0) {
            int[] sizes = byCentre.values().stream().mapToInt(x -> x[0]).toArray();
            int[] drawn = byCentre.values().stream().mapToInt(x -> x[1]).toArray();
            list.add(new DesignBound(
                    "Control stations, one drawn by lot in each polling centre, counted by hand on election night",
                    control,
                    all,
                    0,
                    StratifiedZeroBound.upper(sizes, drawn, 1 - CONFIDENCE),
                    CONFIDENCE,
                    "Exact for a draw by lot within each centre in which no station differed, the bad stations being where"
                            + " the draw looks least. Speaks of the machines' count on that night only: not of who voted,"
                            + " not of rulings on invalid ballots, not of what was done to results later. Reports that"
                            + " about 20 machines were off by less than 2 votes do not say whether these were among the"
                            + " control stations; a station with such a difference does not count as bad here. The sizes"
                            + " of the centres are those of the first election of the run."));
        }
        if (held > 0) {
            list.add(new DesignBound(
                    "Stations that were not transmitted and counted by hand",
                    held,
                    held,
                    0,
                    0,
                    1,
                    "All of them were counted, so the figure holds for them; they were not drawn at random and bound"
                            + " nothing about any other station."));
        }
        return list;
    }
}
