package org.recount.risk.audit;

import java.util.ArrayList;
import java.util.List;
import org.recount.risk.audit.ContestMeasurement.StratumDraws;
import org.recount.risk.plan.AuditedContest;

/** Whether the strata of a sample are those that its test is for, and hold what was drawn from them. */
final class SampleChecks {
    private SampleChecks() {}

    /**
     * Checks the strata.
     *
     * @throws IllegalArgumentException where they do not fit; the message has advice
     */
    static void strata(AuditTest test, AuditedContest contest, ContestSample sample) {
        List<AuditStratum> strata = sample.strata();
        long ballots = strata.stream().mapToLong(AuditStratum::ballots).sum();
        if (ballots != contest.ballots()) {
            throw new IllegalArgumentException("The strata hold " + ballots + " ballots, the contest "
                    + contest.ballots() + ". Maybe the invalid ballots of a stratum are missing.");
        }
        boolean two = strata.stream()
                                .filter(s -> s.records() && s.ballots() > 0)
                                .count()
                        == 1
                && strata.stream().filter(s -> !s.records() && s.ballots() > 0).count() == 1;
        if (test.kind() == AuditTest.Kind.STRATIFIED && (strata.size() != 2 || !two)) {
            throw new IllegalArgumentException(
                    "Test " + test.id() + " is for two strata, one with records of its ballots"
                            + " and one without, and these are: " + words(strata)
                            + ". Maybe records: names the wrong stations, or"
                            + " kind: comparison or kind: polling fits this contest.");
        }
        if (test == AuditTest.SUITE && !sample.looks().isEmpty() && !StrataTests.pairs(contest)) {
            throw new IllegalArgumentException(
                    "Tallies of rounds do not tell the order of the draws, on which test suite"
                            + " depends where assertions are no pairs of choices. Maybe give the ballots one by one in draws.csv.");
        }
        long[] drawn = AuditStratum.drawn(strata, sample.ballots());
        for (int s = 0; s < drawn.length; s++) {
            AuditStratum stratum = strata.get(s);
            boolean replaced = test.kind() == AuditTest.Kind.STRATIFIED && stratum.records();
            if (drawn[s] > stratum.ballots() && !(replaced && stratum.ballots() > 0)) {
                throw new IllegalArgumentException(drawn[s] + " ballots were drawn of the " + stratum.ballots() + " of "
                        + stratum.name() + " without replacement. Maybe draws of another stratum stand among them.");
            }
        }
    }

    private static String words(List<AuditStratum> strata) {
        List<String> words = new ArrayList<>();
        for (AuditStratum s : strata.subList(0, Math.min(5, strata.size()))) {
            words.add(s.name() + " (" + s.ballots() + " ballots, " + (s.records() ? "records" : "no records") + ")");
        }
        return words.isEmpty() ? "none" : String.join(", ", words) + (strata.size() > 5 ? " ..." : "");
    }

    /** Returns what was drawn by stratum; of many pools nothing, for each would be a line. */
    static List<StratumDraws> drawn(ContestSample sample) {
        List<StratumDraws> draws = new ArrayList<>();
        long[] drawn = AuditStratum.drawn(sample.strata(), sample.ballots());
        for (int s = 0; s < drawn.length; s++) {
            AuditStratum stratum = sample.strata().get(s);
            draws.add(new StratumDraws(stratum.name(), stratum.records(), stratum.ballots(), drawn[s]));
        }
        return draws;
    }
}
