package org.recount.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.recount.dispute.Openings;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.numeric.Special;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.RunResult.RareEvent;
import org.recount.simulation.rare.CompoundRisk;
import org.recount.simulation.rare.CompoundRisk.Term;
import org.recount.simulation.rare.EnsembleRisk;
import org.recount.simulation.rare.RareEstimate;

/**
 * How probable errors of whole stations and misreads together make a wrong seat in a constituency in which plain trials saw
 * fewer than ten: importance sampling under a tilt of both the number of stations that err and the size of the errors ({@link
 * CompoundRisk}), whose laws are draws of the models themselves ({@link ShiftPools}).
 *
 * <p>Only of the announced count. What a recount, a new ruling or an annulment moves depends on which stations complaints
 * choose, and complaints choose by where errors are: the stations are not independent then, and plain trials with their
 * upper end are all that there is.
 */
public final class RareStationErrors {
    /** Elections that are looked into for each constituency: those with the smallest gap. */
    static final int CLOSEST = 10;

    private static final int DRAWS = 2_000;
    private static final double CONFIDENCE = 0.95;

    private final Scenario scenario;
    private final Streams streams;
    private final int draws;

    private RareStationErrors(Scenario scenario, long seed, int draws) {
        this.scenario = scenario;
        this.streams = new Streams(seed);
        this.draws = draws;
    }

    /**
     * Adds these figures to a run, after those of misreads alone; where errors are placed so that stations are not
     * independent, a note that says so.
     *
     * @param result the run
     * @param scenario its scenario
     * @param draws draws of each model for each constituency and election, at least 100; they cost time, and a shift rarer
     *     than one of them is not seen
     */
    public static RunResult add(RunResult result, Scenario scenario, int draws) {
        if (draws < 100) {
            throw new IllegalArgumentException(draws + " draws show no law of an error; at least 100");
        }
        List<RareEvent> wrong = result.rareEvents().stream()
                .filter(e -> e.event().equals("wrong") && !e.contest().isEmpty())
                .toList();
        if (wrong.isEmpty() || scenario.stationErrors().isEmpty()) {
            return result;
        }
        if (!ShiftPools.fit(scenario.stationErrors())) {
            List<String> notes = new ArrayList<>(result.notes());
            notes.add(
                    "Errors of whole stations are placed here (strongholds, centres, devices, regions or contests in an order), so"
                            + " that stations do not err independently: rare events by them are bounded by plain trials only.");
            return with(result, result.rareEvents(), notes);
        }
        List<RareEvent> all = new ArrayList<>(result.rareEvents());
        all.addAll(new RareStationErrors(scenario, result.seed(), draws).events(result, wrong));
        return with(result, all, result.notes());
    }

    private static RunResult with(RunResult r, List<RareEvent> rareEvents, List<String> notes) {
        return new RunResult(
                r.scenario(),
                r.seed(),
                r.trials(),
                r.elections(),
                r.all(),
                r.byRemedy(),
                r.contests(),
                r.parties(),
                r.detection(),
                r.detectionCurve(),
                r.designs(),
                r.evidence(),
                r.backTest(),
                r.complaintFlow(),
                rareEvents,
                r.stopping(),
                notes);
    }

    /** The cases of one constituency over the elections. */
    private static final class Cases {
        /** Of the likeliest pair of each election, by part of the draws. */
        final List<List<Term>> likeliest = new ArrayList<>();

        /**
         * Sum over pairs of their Chernoff bounds, with what else misreads could do and with errors larger than any drawn: summed
         * over elections, and of the one with the widest gap.
         */
        double anyWay;

        long widest = -1;
        double anyWayOfWidest;

        double chernoff;

        Cases() {
            for (int part = 0; part < ShiftPools.PARTS; part++) {
                likeliest.add(new ArrayList<>());
            }
        }
    }

    private List<RareEvent> events(RunResult result, List<RareEvent> wrong) {
        int elections = Math.min(RareSummary.MOST_ELECTIONS, result.elections());
        List<String> ids =
                result.contests().stream().map(RunResult.ContestResult::id).toList();
        int[] contests = wrong.stream().mapToInt(e -> ids.indexOf(e.contest())).toArray();
        List<List<Integer>> closest = closest(contests, elections);
        List<Cases> cases = new ArrayList<>();
        wrong.forEach(e -> cases.add(new Cases()));
        for (int e = 0; e < elections; e++) {
            int election = e;
            if (closest.stream().noneMatch(list -> list.contains(election))) {
                continue;
            }
            ElectionView view = new ElectionView(scenario.elections().draw(streams.seed(), e), scenario, streams);
            RareFlows flows = new RareFlows(view, scenario.hand(), nothingDecided(view));
            for (int k = 0; k < contests.length; k++) {
                if (closest.get(k).contains(e)) {
                    add(view, contests[k], e, flows.member(contests[k], false), cases.get(k));
                }
            }
        }
        List<RareEvent> list = new ArrayList<>();
        for (int k = 0; k < contests.length; k++) {
            list.add(event(wrong.get(k), cases.get(k), closest.get(k).size(), elections, contests[k]));
        }
        return list;
    }

    /** Returns, for each contest, the elections in which its smallest gap is smallest. */
    private List<List<Integer>> closest(int[] contests, int elections) {
        long[][] gap = new long[contests.length][elections];
        for (int e = 0; e < elections; e++) {
            SyntheticElection drawn = scenario.elections().draw(streams.seed(), e);
            for (int k = 0; k < contests.length; k++) {
                RandomStream lots = streams.stream(drawn.index(), Purpose.LOT, -1L - contests[k]);
                gap[k][e] = new ContestView(drawn.contests().get(contests[k]), scenario, lots).gap;
            }
        }
        List<List<Integer>> closest = new ArrayList<>();
        for (long[] of : gap) {
            closest.add(IntStream.range(0, elections)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer e) -> of[e]).thenComparingInt(e -> e))
                    .limit(CLOSEST)
                    .toList());
        }
        return closest;
    }

    private static TrialPlan nothingDecided(ElectionView view) {
        TrialPlan plan = new TrialPlan(new Events(List.of()), view.contests.length);
        Openings none = new Openings(view.contests.length, view.stations);
        none.close();
        plan.take(view.terrain, none);
        return plan;
    }

    private void add(ElectionView election, int contest, int e, EnsembleRisk.Member misreads, Cases cases) {
        ContestView view = election.contests[contest];
        double most = -1;
        double sum = misreads.others();
        List<List<Term>> best = List.of();
        for (int p = 0; p < view.pairIn.length && view.valid > 0; p++) {
            long purpose = (((long) contest * RareSummary.MOST_ELECTIONS + e) * 4 + p + 1) << 32;
            List<List<Term>> terms = new ShiftPools(scenario.stationErrors(), draws)
                    .terms(view, p, misreads.ways().get(p).drift(), view.pairGap[p], streams, purpose);
            double chernoff =
                    terms.stream().mapToDouble(CompoundRisk::chernoff).max().orElse(0);
            sum += chernoff;
            if (chernoff > most) {
                most = chernoff;
                best = terms;
            }
        }
        for (int part = 0; part < best.size(); part++) {
            cases.likeliest.get(part).addAll(best.get(part));
        }
        cases.chernoff += StrictMath.max(0, most);
        double any = StrictMath.min(1, sum + view.contest.stations * unseenRate());
        cases.anyWay += any;
        if (view.gap >= cases.widest) {
            cases.widest = view.gap;
            cases.anyWayOfWidest = any;
        }
    }

    /** The chance a station that an error strikes it whose shift is beyond all that were drawn, at most, at 95% a model. */
    private double unseenRate() {
        double beyond = Intervals.zeroHitUpper(draws, CONFIDENCE);
        return scenario.stationErrors().stream()
                .mapToDouble(m -> m.spread().rate() * beyond)
                .sum();
    }

    private RareEvent event(RareEvent seen, Cases cases, int looked, int elections, int contest) {
        RandomStream random = new RandomStream();
        List<RareEstimate> parts = new ArrayList<>();
        for (int part = 0; part < ShiftPools.PARTS; part++) {
            streams.seed(random, part, Purpose.RARE, -2L - contest);
            List<Term> terms = cases.likeliest.get(part);
            if (!terms.isEmpty()) {
                parts.add(CompoundRisk.sampled(terms, DRAWS, random));
            }
        }
        // The elections that are not looked into count as if nothing were wrong in them.
        double share = (double) looked / elections;
        double mean = share
                * parts.stream()
                        .mapToDouble(RareEstimate::probability)
                        .average()
                        .orElse(0);
        double squares = parts.stream()
                .mapToDouble(p -> share * p.probability() - mean)
                .map(d -> d * d)
                .sum();
        int n = Math.max(2, parts.size());
        double error = StrictMath.sqrt(squares / (n - 1) / n);
        double effective = parts.stream()
                .mapToDouble(RareEstimate::effectiveSampleSize)
                .filter(Double::isFinite)
                .sum();
        double heaviest = parts.stream()
                .mapToDouble(
                        p -> mean > 0 ? p.largestWeightShare() * share * p.probability() / (mean * parts.size()) : 0)
                .max()
                .orElse(0);
        double chernoff = StrictMath.min(1, StrictMath.max(cases.chernoff / elections, mean));
        boolean carried = mean > 0 && effective >= 100 && error < 0.5 * mean;
        double half = Special.studentQuantile(0.5 + CONFIDENCE / 2, n - 1.0) * error;
        double lower = carried ? StrictMath.max(0, mean - half) : 0;
        double upper = carried ? StrictMath.min(1, mean + half) : chernoff;
        // The gaps of the other elections are wider: each is taken as no likelier than the widest of these.
        double others = (elections - looked) * cases.anyWayOfWidest;
        double anyWay = StrictMath.min(1, StrictMath.max(upper, (cases.anyWay + others) / elections));
        String method = String.format(
                Locale.ROOT,
                "importance sampling in the %d of %,d elections with the smallest gap, the others counted as 0; cases by their Chernoff"
                        + " bound, number and size of station errors by exponential tilt, %d times %,d draws, each on a quarter of %,d"
                        + " draws of every model; t interval over the quarters%s",
                looked,
                elections,
                ShiftPools.PARTS,
                DRAWS,
                draws,
                carried ? "" : "; too little carries the weight: the upper end is the Chernoff bound");
        return new RareEvent(
                seen.contest(),
                seen.event(),
                seen.trialsSeen(),
                seen.plain(),
                RareEvent.STATION_ERRORS
                        + ", each station by itself, with misreads of single ballots; a fair lot decides a tie",
                true,
                mean,
                lower,
                upper,
                CONFIDENCE,
                false,
                new Estimate(mean, lower, 1, CONFIDENCE, "sampled: the spread between elections is not known"),
                anyWay,
                chernoff,
                mean,
                mean > 0 ? error / mean : -1,
                effective,
                heaviest,
                elections,
                0,
                method);
    }
}
