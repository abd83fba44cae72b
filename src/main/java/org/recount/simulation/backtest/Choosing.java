package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Strata;
import org.recount.dispute.record.Selection;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.risk.batch.ErrorBounds;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.draw.DrawList;
import org.recount.sampling.draw.Stratum;
import org.recount.sampling.draw.Turns;

/**
 * A way to choose stations. The first four are designs, and a claim from them must hold; the others are choices that people
 * make and then speak of as if they were samples.
 */
public enum Choosing {
    /** Every set of so many stations is equally likely. */
    SIMPLE("simple random sample", "simple random", true, SampleDesign.simple(), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            return (random, n) -> Sample.of(smallest(contest, n, s -> Samplers.exponential(random)));
        }
    },
    /** A simple draw in each region, in proportion to its stations. */
    STRATIFIED(
            "random in strata by region", "in strata", true, SampleDesign.stratified(Strata.REGION), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            List<int[]> regions = groups(contest, PollingStation::region);
            Map<Integer, int[]> shares = new HashMap<>();
            return (random, n) ->
                    Sample.of(inStrata(random, regions, shares.computeIfAbsent(n, k -> shares(regions, n)), n));
        }
    },
    /** One station drawn in each polling centre; the number of stations is that of the centres. */
    ONE_PER_CENTRE("one by lot in each centre", "one in each centre", true, SampleDesign.simple(), Selection.CONTROL) {
        @Override
        Chooser of(KnownContest contest) {
            List<int[]> centres = groups(contest, PollingStation::centre);
            return (random, n) -> Sample.of(
                    centres.stream().mapToInt(c -> c[random.nextInt(c.length)]).toArray());
        }

        @Override
        boolean takesSize() {
            return false;
        }
    },
    /** Draws with replacement in proportion to error bounds; tested by Kaplan-Markov. */
    PPEB("in proportion to error bound", "by error bound", true, SampleDesign.proportional(true), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            double[] upTo = bounds(contest).orElseThrow();
            return (random, n) -> drawn(random, n, upTo);
        }
    },
    /** Complaints that find bad stations: a bad station is chosen with five times the odds of a good one. */
    COMPLAINT("by complaints that know (odds 5)", "complaints", false, SampleDesign.simple(), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            return withOdds(contest, ODDS);
        }
    },
    /** A choice to reassure: a bad station is chosen with a fifth of the odds of a good one. */
    SHOWCASE("show-case (odds 1/5)", "show-case", false, SampleDesign.simple(), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            return withOdds(contest, 1 / ODDS);
        }
    },
    /** Stations without any difference, chosen at random among them by someone who knows; bad ones only where these end. */
    SPOTLESS("only stations that are good", "only good ones", false, SampleDesign.simple(), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            return (random, n) -> Sample.of(smallest(contest, n, s -> random.nextDouble() + (contest.bad(s) ? 1 : 0)));
        }
    },
    /** The stations with the highest share of the leading choice, as a suspicious eye would take them. */
    HIGHEST_SHARE("highest shares of the winner", "highest shares", false, SampleDesign.simple(), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            ContestTally tally = contest.announced();
            int leader = 0;
            for (int c = 1; c < tally.contest().choices().size(); c++) {
                leader = tally.totals().votes(c) > tally.totals().votes(leader) ? c : leader;
            }
            int winner = leader;
            return (random, n) -> Sample.of(smallest(
                    contest, n, s -> -tally.votes(s, winner) / (double) Math.max(1, tally.valid(s))));
        }

        @Override
        boolean byChance() {
            return false;
        }
    },
    /** The stations with the most votes. */
    LARGEST("largest stations", "largest", false, SampleDesign.simple(), Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            return (random, n) ->
                    Sample.of(smallest(contest, n, s -> -contest.announced().valid(s)));
        }

        @Override
        boolean byChance() {
            return false;
        }
    },
    /** Polling centres drawn at random with all their stations: a random sample, but not one of stations. */
    WHOLE_CENTRES(
            "whole centres by lot, taken for stations",
            "whole centres",
            false,
            SampleDesign.simple(),
            Selection.RANDOM) {
        @Override
        Chooser of(KnownContest contest) {
            List<int[]> centres = groups(contest, PollingStation::centre);
            return (random, n) -> Sample.of(whole(random, n, new ArrayList<>(centres)));
        }
    };

    /** The odds of the choices that know where the bad stations are: an assumption, not an estimate. */
    private static final double ODDS = 5;

    private final String words;
    private final String brief;
    private final boolean design;
    private final SampleDesign record;
    private final Selection selection;

    Choosing(String words, String brief, boolean design, SampleDesign record, Selection selection) {
        this.words = words;
        this.brief = brief;
        this.design = design;
        this.record = record;
        this.selection = selection;
    }

    /** Stations that were chosen. */
    static final class Sample {
        private final int[] stations;
        private final int[] draws;

        private Sample(int[] stations, int[] draws) {
            this.stations = stations;
            this.draws = draws;
        }

        static Sample of(int[] stations) {
            int[] once = new int[stations.length];
            Arrays.fill(once, 1);
            return new Sample(stations, once);
        }

        /** Returns how many stations were chosen, each counted once. */
        int size() {
            return stations.length;
        }

        /** Returns the index of a chosen station. */
        int station(int i) {
            return stations[i];
        }

        /** Returns how often it was drawn. */
        int draws(int i) {
            return draws[i];
        }
    }

    /** Chooses stations of one contest. */
    interface Chooser {
        /**
         * Returns stations.
         *
         * @param random what chance decides by
         * @param n how many, fewer than the contest has
         */
        Sample choose(RandomStream random, int n);
    }

    /** Returns who chooses among the stations of a contest. */
    abstract Chooser of(KnownContest contest);

    /** Returns the name used on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the choice with this name. */
    public static Optional<Choosing> find(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }

    /** Returns what it is, in words. */
    public String words() {
        return words;
    }

    /** Returns its name where there is little room. */
    public String brief() {
        return brief;
    }

    /** Returns whether a claim from it must hold; otherwise it is only spoken of as if it were a random sample. */
    public boolean isDesign() {
        return design;
    }

    /** Returns whether chance plays a part; without, there is one sample of a size. */
    boolean byChance() {
        return true;
    }

    /** Returns whether the number of stations can be chosen. */
    boolean takesSize() {
        return true;
    }

    /** Returns how the claim is told that the stations were drawn. */
    SampleDesign record() {
        return record;
    }

    /** Returns how the claim is told that a station was selected. */
    Selection selection() {
        return selection;
    }

    /** Returns whether stations of this contest can be chosen so. */
    boolean fits(KnownContest contest) {
        return this != PPEB || bounds(contest).isPresent();
    }

    private static Chooser withOdds(KnownContest contest, double odds) {
        return (random, n) ->
                Sample.of(smallest(contest, n, s -> Samplers.exponential(random) / (contest.bad(s) ? odds : 1)));
    }

    private static Sample drawn(RandomStream random, int n, double[] upTo) {
        Map<Integer, Integer> draws = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            // The first whose sum is above the number drawn; one without a bound is never drawn.
            int station = at < 0 ? -at - 1 : at + 1;
            draws.merge(Math.min(station, upTo.length - 1), 1, Integer::sum);
        }
        return new Sample(
                draws.keySet().stream().mapToInt(Integer::intValue).toArray(),
                draws.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static int[] whole(RandomStream random, int n, List<int[]> centres) {
        int[] drawn = new int[n];
        for (int filled = 0; filled < n; ) {
            int[] centre = centres.remove(random.nextInt(centres.size()));
            for (int i = 0; i < centre.length && filled < n; i++) {
                drawn[filled++] = centre[i];
            }
        }
        return drawn;
    }

    /** The stations with the smallest keys in their order, the first of equal ones; each key is asked for once. */
    private static int[] smallest(KnownContest contest, int n, IntToDoubleFunction key) {
        double[] keys = IntStream.range(0, contest.stations()).mapToDouble(key).toArray();
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double last = sorted[n - 1];
        int ties = n - (int) Arrays.stream(sorted, 0, n).filter(k -> k < last).count();
        int[] chosen = new int[n];
        int filled = 0;
        for (int s = 0; filled < n; s++) {
            if (keys[s] < last || (keys[s] == last && ties-- > 0)) {
                chosen[filled++] = s;
            }
        }
        return chosen;
    }

    private static List<int[]> groups(KnownContest contest, Function<PollingStation, String> by) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int s = 0; s < contest.stations(); s++) {
            groups.computeIfAbsent(by.apply(contest.announced().stations().get(s)), k -> new ArrayList<>())
                    .add(s);
        }
        return groups.values().stream()
                .map(g -> g.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int[] shares(List<int[]> strata, int n) {
        int[] wanted = new int[strata.size()];
        Turns.PROPORTIONAL
                .of(
                        strata.stream()
                                .map(s -> new Stratum("", DrawList.numbers(s.length)))
                                .toList(),
                        n,
                        false)
                .forEach(h -> wanted[h]++);
        return wanted;
    }

    private static int[] inStrata(RandomStream random, List<int[]> strata, int[] wanted, int n) {
        int[] drawn = new int[n];
        int filled = 0;
        for (int h = 0; h < wanted.length; h++) {
            int[] left = strata.get(h).clone();
            for (int i = 0; i < wanted[h]; i++) {
                int at = i + random.nextInt(left.length - i);
                drawn[filled++] = left[at];
                left[at] = left[i];
            }
        }
        return drawn;
    }

    /** Sums of the error bounds up to and with each station; empty where the seats have no assertions. */
    private static Optional<double[]> bounds(KnownContest contest) {
        Optional<ErrorBounds> bounds = contest.basis().bounds();
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        double[] upTo = new double[bounds.get().stations()];
        double sum = 0;
        for (int s = 0; s < upTo.length; s++) {
            sum += bounds.get().of(s);
            upTo[s] = sum;
        }
        return sum > 0 ? Optional.of(upTo) : Optional.empty();
    }
}
