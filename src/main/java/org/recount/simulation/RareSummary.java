package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.recount.dispute.Remedy;
import org.recount.numeric.ClusteredProportion;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.ContestTrial.Result;
import org.recount.simulation.RunResult.RareEvent;
import org.recount.simulation.rare.EnsembleRisk;
import org.recount.simulation.rare.RareEstimate;

/**
 * What plain trials are too few for: for each contest, and for the country, in which fewer than {@value #FEW} trials saw an
 * announced seat wrong, or moved by a recount alone, the probability that misreads of single ballots do it.
 *
 * <p>Misreads only, for they alone have a law in closed form; an error of a whole station is either seen by plain trials or
 * bounded by their upper end. The event, the model and the plain figure stand beside.
 */
final class RareSummary {
    /** Elections whose gaps are kept. */
    static final int MOST_ELECTIONS = 1_000;

    private static final int FEW = 10;
    private static final int DRAWS = 1_000;

    /** Products of exact sums for a whole run: about a tenth of a second. */
    private static final double MOST_WORK = 1e8;

    private static final double CONFIDENCE = 0.95;

    private final Scenario scenario;
    private final Roster roster;
    private final RunTally tally;
    private final Streams streams;
    private final EnsembleRisk.Work work = new EnsembleRisk.Work(MOST_WORK);

    RareSummary(Scenario scenario, Roster roster, RunTally tally, long seed) {
        this.scenario = scenario;
        this.roster = roster;
        this.tally = tally;
        streams = new Streams(seed);
    }

    /** Returns the rare events, the country first. */
    List<RareEvent> events() {
        List<RareEvent> list = new ArrayList<>();
        if (tally.rareFlows.isEmpty()) {
            return list;
        }
        for (Result event : List.of(Result.TRUE, Result.RECOUNT)) {
            if (misreads(event) && tally.any[event.at].sum() < FEW) {
                list.add(country(event));
            }
        }
        for (int i = 0; i < roster.contests.size(); i++) {
            for (Result event : List.of(Result.TRUE, Result.RECOUNT)) {
                if (misreads(event) && tally.contestChanged[event.at][i].sum() < FEW) {
                    list.add(contest(i, event));
                }
            }
        }
        return list;
    }

    /** Whether the scenario has any misread that could bring the event about. */
    private boolean misreads(Result event) {
        boolean announced =
                !scenario.machine().equals(Misreads.NONE) || !scenario.hand().equals(Misreads.NONE);
        return announced && (event == Result.TRUE || tally.opened.sum() > 0);
    }

    private RareEvent contest(int i, Result event) {
        List<EnsembleRisk.Member> members = new ArrayList<>();
        for (RareFlows flows : tally.rareFlows) {
            members.add(flows.member(i, event == Result.RECOUNT));
        }
        ClusteredProportion[] like = tally.contestChanged[event.at];
        ClusteredProportion seen = like[i];
        return event(
                roster.contestIds.get(i),
                event,
                seen,
                Summary.pooledDesignEffect(like, tally),
                EnsembleRisk.of(members, DRAWS, work, streams.stream(event.at, Purpose.RARE, i)));
    }

    /** The country: the ways of all its contests together, so that the likeliest is that of the closest contest. */
    private RareEvent country(Result event) {
        List<EnsembleRisk.Member> members = new ArrayList<>();
        for (RareFlows flows : tally.rareFlows) {
            List<EnsembleRisk.Way> ways = new ArrayList<>();
            double others = 0;
            for (int i = 0; i < roster.contests.size(); i++) {
                EnsembleRisk.Member member = flows.member(i, event == Result.RECOUNT);
                ways.addAll(member.ways());
                others += member.others();
            }
            members.add(new EnsembleRisk.Member(ways, others));
        }
        return event(
                "",
                event,
                tally.any[event.at],
                (double) tally.trials / tally.elections,
                EnsembleRisk.of(members, DRAWS, work, streams.stream(event.at, Purpose.RARE, -1)));
    }

    private RareEvent event(
            String contest, Result event, ClusteredProportion seen, double designEffect, EnsembleRisk risk) {
        RareEstimate sampled = risk.sampled();
        RareEstimate p = risk.likeliest();
        return new RareEvent(
                contest,
                event == Result.TRUE ? "wrong" : "recount",
                seen.sum(),
                seen.proportion(CONFIDENCE, designEffect),
                model(event),
                wholeModel(event),
                p.probability(),
                StrictMath.min(p.probability(), p.lower()),
                StrictMath.max(p.probability(), p.upper()),
                p.confidence(),
                risk.exact(),
                risk.between(),
                risk.upper(),
                risk.chernoff(),
                sampled.probability(),
                Double.isInfinite(sampled.relativeError()) ? -1 : sampled.relativeError(),
                Double.isInfinite(sampled.effectiveSampleSize()) ? 0 : sampled.effectiveSampleSize(),
                sampled.largestWeightShare(),
                tally.rareFlows.size(),
                risk.carriedBy(),
                p.method() + (risk.exact() ? "; beside it " + sampled.method() : ""));
    }

    private String model(Result event) {
        return String.format(
                Locale.ROOT,
                "misreads of single ballots alone%s, each ballot by itself; a fair lot decides a tie",
                event == Result.TRUE ? " in all stations" : " in the opened stations, by both counts");
    }

    private boolean wholeModel(Result event) {
        return scenario.stationErrors().stream().noneMatch(e -> event == Result.TRUE || e.remedy() == Remedy.RECOUNT);
    }
}
