package org.recount.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.recount.election.Contest;
import org.recount.numeric.ClusteredProportion;
import org.recount.numeric.Estimate;
import org.recount.simulation.ContestTrial.Result;

/**
 * What a sweep keeps of each constituency and each party, beside the {@link Measure}s of the country. Whole numbers that say
 * themselves how long they are, so that they can be put behind those of the country.
 */
public final class Detail {
    private static final double CONFIDENCE = 0.95;

    private Detail() {}

    /** A figure of a constituency: in how many trials a seat of it changes. */
    private enum OfContest {
        ANY_CHANGES(Result.ALL),
        ANY_BY_RECOUNT(Result.RECOUNT),
        ANY_BY_READJUDICATION(Result.READJUDICATE),
        ANY_BY_ANNULMENT(Result.ANNUL),
        ANY_WRONG(Result.TRUE);

        private final Result result;

        OfContest(Result result) {
            this.result = result;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A constituency or a party with one of its measures.
     *
     * @param id identifier of the constituency, or the party
     * @param name name of the constituency, or the party
     * @param region region of the constituency, blank for a party
     * @param measure name of the measure in files
     * @param estimate the figure
     */
    public record Row(String id, String name, String region, String measure, Estimate estimate) {}

    /**
     * Returns the numbers of the trials of an election: contests, parties, then the sums. Parties stand in the order of their
     * names, for the order in which they are met differs between members of an ensemble.
     */
    static long[] numbers(ElectionTally t, Roster roster) {
        int contests = t.reachable.length;
        int parties = t.partyGain.length;
        long[] numbers = new long[length(contests, parties)];
        numbers[0] = contests;
        numbers[1] = parties;
        int at = 2;
        for (OfContest m : OfContest.values()) {
            System.arraycopy(t.contestChanged[m.result.at], 0, numbers, at, contests);
            at += contests;
        }
        List<String> met = roster.parties();
        List<String> ordered = ordered(roster);
        for (long[] sums : List.of(t.partyGain, t.partyGainSquared, t.partyChanged)) {
            for (int p = 0; p < parties; p++) {
                numbers[at + ordered.indexOf(met.get(p))] = sums[p];
            }
            at += parties;
        }
        return numbers;
    }

    private static List<String> ordered(Roster roster) {
        return roster.parties().stream().sorted().toList();
    }

    private static int length(int contests, int parties) {
        return 2 + OfContest.values().length * contests + 3 * parties;
    }

    /** Returns how many numbers stand at a place. */
    public static int length(long[] numbers, int at) {
        return length((int) numbers[at], (int) numbers[at + 1]);
    }

    /** The sums of one scenario over its elections. Not thread-safe. */
    public static final class Sums {
        private final List<Contest> contests;
        private final List<String> parties;
        private final long[] election;
        private final ClusteredProportion[][] changed;
        private final ClusteredProportion[] gain;
        private final ClusteredProportion[] partyChanged;
        private long trialsOfElection;
        private long trials;
        private int elections;

        /**
         * Begins.
         *
         * @param scenario the scenario
         * @param first member 0 of its ensemble
         */
        public Sums(Scenario scenario, SyntheticElection first) {
            Roster roster = Roster.of(first, scenario.elections().parties());
            contests = roster.contests;
            parties = ordered(roster);
            election = new long[length(contests.size(), parties.size())];
            changed = new ClusteredProportion[OfContest.values().length][];
            Arrays.setAll(changed, m -> clustered(contests.size()));
            gain = clustered(parties.size());
            partyChanged = clustered(parties.size());
        }

        private static ClusteredProportion[] clustered(int n) {
            ClusteredProportion[] array = new ClusteredProportion[n];
            Arrays.setAll(array, i -> new ClusteredProportion());
            return array;
        }

        /** Adds some trials of the election at hand. */
        public void add(long[] numbers, int at, long n) {
            if (length(numbers, at) != election.length) {
                throw new IllegalArgumentException("Numbers of other contests or parties: " + numbers[at] + " and "
                        + numbers[at + 1] + ", not " + contests.size() + " and " + parties.size());
            }
            for (int i = 2; i < election.length; i++) {
                election[i] = Math.addExact(election[i], numbers[at + i]);
            }
            trialsOfElection += n;
        }

        /** Ends the election at hand. */
        public void closeElection() {
            int at = 2;
            for (ClusteredProportion[] figures : changed) {
                for (ClusteredProportion figure : figures) {
                    figure.add(election[at++], trialsOfElection);
                }
            }
            int p = parties.size();
            for (int i = 0; i < p; i++) {
                gain[i].add(election[at + i], trialsOfElection, election[at + p + i]);
                partyChanged[i].add(election[at + 2 * p + i], trialsOfElection);
            }
            trials += trialsOfElection;
            elections++;
            trialsOfElection = 0;
            Arrays.fill(election, 0);
        }

        private double pooled(ClusteredProportion[] figures) {
            return Summary.pooledDesignEffect(figures, (double) trials / elections, elections);
        }

        /** Returns the constituencies, each with its measures, in the order of the scenario; as {@code recount run} has them. */
        public List<Row> contests() {
            List<Row> rows = new ArrayList<>();
            double[] effect = new double[changed.length];
            Arrays.setAll(effect, m -> pooled(changed[m]));
            for (int i = 0; i < contests.size(); i++) {
                Contest c = contests.get(i);
                for (OfContest m : OfContest.values()) {
                    rows.add(new Row(
                            c.id(),
                            c.name(),
                            c.region(),
                            m.id(),
                            changed[m.ordinal()][i].proportion(CONFIDENCE, effect[m.ordinal()])));
                }
            }
            return rows;
        }

        /** Returns the parties: seats gained on average, and the probability that their number of seats changes. */
        public List<Row> parties() {
            List<Row> rows = new ArrayList<>();
            double effect = pooled(partyChanged);
            for (int i = 0; i < parties.size(); i++) {
                String name = parties.get(i);
                rows.add(new Row(
                        name, name, "", "seats_gained", gain[i].mean(CONFIDENCE, Double.NEGATIVE_INFINITY, effect)));
                rows.add(new Row(name, name, "", "seats_change", partyChanged[i].proportion(CONFIDENCE, effect)));
            }
            return rows;
        }
    }
}
