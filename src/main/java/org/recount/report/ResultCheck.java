package org.recount.report;

import java.util.ArrayList;
import java.util.List;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.simulation.RunResult;
import org.recount.simulation.RunResult.BackTest;
import org.recount.simulation.RunResult.ContestResult;
import org.recount.simulation.RunResult.Detection;
import org.recount.simulation.RunResult.DetectionPoint;
import org.recount.simulation.RunResult.PartyResult;
import org.recount.simulation.RunResult.Prediction;

/**
 * What a result must satisfy before anything is drawn: every number finite, every estimate inside its interval, every
 * rate between 0 and 1, a distribution that holds every trial once. A report of a broken result is worse than none.
 */
final class ResultCheck {
    private final List<String> problems = new ArrayList<>();

    private ResultCheck() {}

    /**
     * Refuses a result that must not be printed.
     *
     * @throws IllegalArgumentException with every problem, one a line
     */
    static void check(RunResult r) {
        ResultCheck check = new ResultCheck();
        check.prediction("all remedies", r.all(), r.trials());
        for (Remedy remedy : Remedy.values()) {
            Prediction p = r.byRemedy().get(remedy);
            if (p == null) {
                check.problems.add("no prediction for " + remedy.id() + " alone");
            } else {
                check.prediction(remedy.id() + " alone", p, r.trials());
            }
        }
        r.contests().forEach(check::contest);
        r.parties().forEach(check::party);
        check.detection(r.detection());
        for (DetectionPoint p : r.detectionCurve()) {
            check.rate("detection at " + p.stations() + " stations, " + p.design(), p.found());
        }
        for (RunResult.DesignResult d : r.designs().designs()) {
            for (RunResult.DesignPoint p : d.points()) {
                String name = d.design() + " at " + p.stations() + " stations";
                check.rate(name, p.found());
                check.finite(name + " opened", p.opened());
                check.estimate(name + ", right seats made wrong", p.madeWrong());
            }
            d.cheapest().forEach(c -> check.needed(d.design() + " in the country", c));
        }
        r.designs().byContest().forEach(c -> check.rate("design in " + c.contest(), c.found()));
        for (RunResult.ContestNeeds c : r.designs().contests()) {
            for (RunResult.DesignNeeds d : c.designs()) {
                d.needed().forEach(n -> check.needed(d.design() + " in " + c.contest(), n));
            }
        }
        r.complaintFlow().forEach(f -> {
            check.estimate("complaints " + f.step(), f.mean());
            check.range("complaints " + f.step(), f.lower(), f.upper());
        });
        r.rareEvents().forEach(check::rare);
        RunResult.Stopping stopping = r.stopping();
        if (stopping != null) {
            check.rate("stopping", stopping.probabilityAnySeatChanges());
        }
        for (BackTest.Fact f : r.backTest().facts()) {
            String name = "back-test \"" + f.name() + "\"";
            check.finite(name + " observed", f.observed());
            check.finite(name + " mean", f.predictedMean());
            check.range(name, f.predictedLower(), f.predictedUpper());
            check.share(name + " tail", f.tail());
        }
        if (!check.problems.isEmpty()) {
            throw new IllegalArgumentException("The result of " + r.scenario().id() + " cannot be printed:\n  "
                    + String.join("\n  ", check.problems)
                    + "\nMaybe a rate was taken over no trials, or an interval was made for another estimate.");
        }
    }

    private void prediction(String name, Prediction p, int trials) {
        estimate(name + ": mean seats changed", p.meanSeatsChanged());
        rate(name + ": probability of any change", p.probabilityAny());
        range(name + ": between elections", p.betweenElectionsLower(), p.betweenElectionsUpper());
        long sum = 0;
        for (long count : p.distribution()) {
            sum = Math.addExact(sum, count);
        }
        if (sum != trials) {
            problems.add(name + ": the distribution holds " + sum + " trials of " + trials);
        }
    }

    private void needed(String name, RunResult.Needed n) {
        finite(name, n.stations());
        finite(name + ", lower", n.lower());
        finite(name + ", upper", n.upper());
        finite(name + ", ballots", n.ballots());
        finite(name + ", made wrong", n.madeWrong());
        finite(name + ", made wrong upper", n.madeWrongUpper());
    }

    private void contest(ContestResult c) {
        String name = "contest " + c.id();
        rate(name + ": probability of change", c.probabilityChange());
        rate(name + ": reachable", c.reachable());
        c.byRemedy().forEach((remedy, e) -> rate(name + ": " + remedy.id(), e));
        range(name + ": ballots needed", c.ballotsNeededLower(), c.ballotsNeededUpper());
        finite(name + ": ballots needed", c.ballotsNeeded());
        finite(name + ": ballots within reach", c.ballotsWithinReach());
        finite(name + ": stations recounted", c.stationsRecounted());
        finite(name + ": least stations", c.minStations());
    }

    private void party(PartyResult p) {
        String name = "party \"" + p.party() + "\"";
        estimate(name + ": seats after", p.meanAfter());
        rate(name + ": probability of change", p.probabilityChange());
        range(name + ": seats after", p.lowerAfter(), p.upperAfter());
    }

    private void detection(Detection d) {
        estimate("wrong seats announced", d.wrongSeatsAnnounced());
        rate("any wrong seat", d.probabilityAnyWrong());
        rate("found", d.found());
        rate("left standing", d.leftStanding());
        estimate("made wrong", d.madeWrong());
    }

    private void rare(RunResult.RareEvent e) {
        String name = "rare event " + e.event() + " of " + (e.contest().isEmpty() ? "the country" : e.contest());
        rate(name + ", plain", e.plain());
        estimate(name + ", between elections", e.betweenElections());
        estimate(name, new Estimate(e.probability(), e.lower(), e.upper(), e.confidence(), e.method()));
        share(name, e.probability());
        share(name + ", any way", e.contestUpper());
        share(name + ", Chernoff", e.chernoff());
        share(name + ", sampled", e.sampled());
        share(name + ", heaviest draw", e.largestWeightShare());
        finite(name + ", relative error", e.relativeError());
        finite(name + ", effective draws", e.effectiveSampleSize());
        finite(name + ", elections", e.carriedBy());
        if (e.contestUpper() < e.probability() || e.chernoff() < e.probability()) {
            problems.add(name + ": a bound of " + e.contestUpper() + " or " + e.chernoff() + " lies below "
                    + e.probability());
        }
    }

    /** A rate that comes from trials: what they did not see may still be. */
    private void rate(String name, Estimate e) {
        estimate(name, e);
        if (e.value() == 0 && !(e.upper() > 0)) {
            problems.add(name + ": 0 without an upper bound");
        }
        if (e.value() == 1 && !(e.lower() < 1)) {
            problems.add(name + ": 1 without a lower bound");
        }
        share(name, e.value());
        share(name + ", lower", e.lower());
        share(name + ", upper", e.upper());
    }

    private void estimate(String name, Estimate e) {
        finite(name, e.value());
        range(name, e.lower(), e.upper());
        share(name + ", confidence", e.confidence());
        if (e.value() < e.lower() || e.value() > e.upper()) {
            problems.add(name + ": " + e.value() + " lies outside its interval " + e.lower() + " to " + e.upper());
        }
    }

    private void range(String name, double lower, double upper) {
        finite(name + ", lower", lower);
        finite(name + ", upper", upper);
        if (lower > upper) {
            problems.add(name + ": the interval " + lower + " to " + upper + " is upside down");
        }
    }

    private void share(String name, double value) {
        if (value < 0 || value > 1) {
            problems.add(name + ": " + value + " is no share between 0 and 1");
        }
    }

    private void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            problems.add(name + ": " + value + " is not finite");
        }
    }
}
