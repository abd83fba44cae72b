package org.recount.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.evidence.assess.AnnulmentRange;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.assess.CourtCriterion;
import org.recount.evidence.assess.HandCountError;
import org.recount.evidence.assess.Reach;
import org.recount.evidence.assess.RemedyReach;
import org.recount.evidence.assess.SeatChange;
import org.recount.evidence.assess.Sensitivity;
import org.recount.evidence.claim.ContestEvidence;
import org.recount.input.Problem;

/** {@code recount assess --json}: the contract of {@code docs/formats.md}, and more. */
record AssessAnswer(
        String election,
        double riskLimit,
        List<ContestAnswer> contests,
        CountryAnswer country,
        List<OpeningAnswer> openings,
        List<ProblemAnswer> problems) {

    record ContestAnswer(
            String contest,
            String name,
            int seats,
            int stations,
            int recounted,
            int annulled,
            String selection,
            int discrepantStations,
            long discrepantVotes,
            List<ChangeAnswer> changed,
            List<TieAnswer> ties,
            List<RemedyAnswer> byRemedy,
            ReachAnswer reach,
            EvidenceAnswer evidence,
            SensitivityAnswer sensitivity,
            @Nullable HandCountAnswer handCount,
            DisputeAnswer dispute) {}

    record ChangeAnswer(@Nullable String out, @Nullable String in) {}

    record TieAnswer(List<String> choices, int seats) {}

    record RemedyAnswer(
            String remedy,
            int stations,
            long ballots,
            @Nullable Long ballotsNeeded,
            boolean canChange,
            @Nullable Long minStations,
            List<ChangeAnswer> changed) {}

    record ReachAnswer(
            @Nullable Long ballotsNeeded,
            long ballotsWithinReach,
            boolean canChange,
            @Nullable Integer minStations,
            List<String> minStationsWhich,
            boolean exact,
            @Nullable String winner,
            @Nullable String loser,
            @Nullable Long minStationsOfContest,
            @Nullable AnnulmentAnswer annulment,
            CourtAnswer courtCriterion) {}

    record AnnulmentAnswer(
            String assertion,
            boolean inVotes,
            long gapAnnounced,
            long gapAllAnnulled,
            long gapWorstSubset,
            int worstSubset,
            long gapBestSubset,
            int bestSubset) {}

    record CourtAnswer(
            String name,
            @Nullable Long lead,
            long affectedBallots,
            int affectedStations,
            boolean met,
            long contestedBallots,
            int contestedStations,
            boolean metByContested) {}

    record EvidenceAnswer(
            String method,
            @Nullable Long upperBoundBadStations,
            @Nullable Long minBadStations,
            @Nullable Double pValue,
            boolean confirmed,
            String design,
            double riskLimit,
            long drawn,
            long drawnBad,
            long worstCaseBadStations,
            @Nullable String otherTest,
            @Nullable Double otherPValue,
            String statement,
            List<String> caveats) {}

    record SensitivityAnswer(
            @Nullable Double tippingOdds,
            boolean assumption,
            long chosen,
            long bad,
            @Nullable Long needed,
            boolean supportedAtEvenOdds,
            @Nullable Long randomStationsNeeded) {}

    record HandCountAnswer(
            double rate,
            int counted,
            long ballots,
            double expectedDiffering,
            double atLeastAsMany,
            double atMostAsMany,
            double explained,
            @Nullable Long ballotsToUndo,
            double chanceAtMost,
            double chanceBalanced) {}

    record DisputeAnswer(int stations, long ballots, List<AlertAnswer> alerts) {}

    record AlertAnswer(
            String seat,
            @Nullable String challenger,
            @Nullable Long ballots,
            boolean byRecount,
            boolean byAnnulment) {}

    record OpeningAnswer(
            String contest, String seat, List<String> stations, double hours, double settled, double settledPerHour) {}

    record CountryAnswer(
            long stations,
            long opened,
            long recounted,
            long discrepantStations,
            long seatsChanged,
            long contestsWithinReach,
            long contestsConfirmed,
            List<String> confirmedTogether,
            @Nullable Double pValueOfAll,
            int complaintsUnplaced) {}

    static AssessAnswer of(Assessment a, List<Problem> problems) {
        return new AssessAnswer(
                a.election().id(),
                a.riskLimit(),
                a.contests().stream().map(AssessAnswer::contest).toList(),
                new CountryAnswer(
                        a.stations(),
                        a.opened(),
                        a.recounted(),
                        a.discrepant(),
                        a.seatsChanged(),
                        a.reachable(),
                        a.confirmed(),
                        a.confirmedTogether(),
                        orNull(a.pValueOfAll()),
                        a.unplaced()),
                a.openings().stream().map(o -> opening(a, o)).toList(),
                ProblemAnswer.of(problems));
    }

    private static OpeningAnswer opening(Assessment a, org.recount.evidence.assess.Opening o) {
        ContestTally tally = a.election().tally(o.contest()).orElseThrow();
        return new OpeningAnswer(
                o.contest(),
                id(tally.contest(), o.winner()),
                o.stations().stream().map(s -> tally.stations().get(s).id()).toList(),
                o.hours(),
                o.settled(),
                o.hours() > 0 ? o.perHour() : 0);
    }

    private static ContestAnswer contest(ContestAssessment c) {
        Contest contest = c.contest();
        return new ContestAnswer(
                contest.id(),
                contest.name(),
                contest.seats(),
                c.announced().stations().size(),
                c.recounted(),
                c.annulled(),
                c.selection().id(),
                c.discrepantStations(),
                c.discrepantVotes(),
                changes(contest, c.changed()),
                c.after().ties().stream()
                        .map(t -> new TieAnswer(
                                t.choices().stream().map(i -> id(contest, i)).toList(), t.seats()))
                        .toList(),
                c.reach().byRemedy().stream()
                        .map(r -> remedy(contest, r, c.byRemedy().getOrDefault(r.remedy(), List.of())))
                        .toList(),
                reach(c),
                evidence(c),
                sensitivity(c),
                c.handCount().map(AssessAnswer::handCount).orElse(null),
                new DisputeAnswer(
                        c.dispute().stations().size(),
                        c.dispute().ballots(),
                        c.dispute().alerts().stream()
                                .map(x -> new AlertAnswer(
                                        id(contest, x.winner()),
                                        idOrNull(contest, x.loser()),
                                        orNull(x.ballots()),
                                        x.byRecount(),
                                        x.byAnnulment()))
                                .toList()));
    }

    private static List<ChangeAnswer> changes(Contest contest, List<SeatChange> changes) {
        return changes.stream()
                .map(x -> new ChangeAnswer(idOrNull(contest, x.out()), idOrNull(contest, x.in())))
                .toList();
    }

    private static RemedyAnswer remedy(Contest contest, RemedyReach r, List<SeatChange> changed) {
        return new RemedyAnswer(
                r.remedy().id(),
                r.stations(),
                r.ballots(),
                orNull(r.least()),
                r.canChange(),
                orNull(r.minStations()),
                changes(contest, changed));
    }

    private static ReachAnswer reach(ContestAssessment c) {
        Reach r = c.reach();
        CourtCriterion court = r.court();
        return new ReachAnswer(
                orNull(r.ballotsNeeded()),
                r.ballotsWithinReach(),
                r.canChange(),
                r.minStations().isPresent() ? r.minStations().getAsInt() : null,
                r.which().stream()
                        .map(s -> c.announced().stations().get(s).id())
                        .toList(),
                r.exact(),
                idOrNull(c.contest(), r.winner()),
                idOrNull(c.contest(), r.loser()),
                orNull(r.fewestOfContest()),
                r.annulment().map(AssessAnswer::annulment).orElse(null),
                new CourtAnswer(
                        CourtCriterion.NAME,
                        orNull(court.lead()),
                        court.affected(),
                        court.affectedStations(),
                        court.met(),
                        court.contested(),
                        court.contestedStations(),
                        court.metByContested()));
    }

    private static AnnulmentAnswer annulment(AnnulmentRange x) {
        return new AnnulmentAnswer(
                x.assertion(),
                x.inVotes(),
                x.announced(),
                x.all(),
                x.least(),
                x.leastStations(),
                x.most(),
                x.mostStations());
    }

    private static EvidenceAnswer evidence(ContestAssessment c) {
        if (c.evidence().isEmpty()) {
            return new EvidenceAnswer(
                    "none",
                    null,
                    null,
                    null,
                    false,
                    "none",
                    0,
                    0,
                    0,
                    0,
                    null,
                    null,
                    "The votes are known in total only: nothing can be said of stations.",
                    List.of());
        }
        ContestEvidence e = c.evidence().get();
        return new EvidenceAnswer(
                e.basis().id(),
                orNull(e.counts().upperBound()),
                orNull(e.minBad()),
                orNull(e.pValue()),
                e.confirmed(),
                e.design(),
                e.riskLimit(),
                e.counts().drawn(),
                e.counts().drawnBad(),
                e.counts().worstCase(),
                e.otherTest().isEmpty() ? null : e.otherTest(),
                orNull(e.otherPValue()),
                e.statement(),
                e.caveats());
    }

    private static SensitivityAnswer sensitivity(ContestAssessment c) {
        if (c.sensitivity().isEmpty()) {
            return new SensitivityAnswer(null, true, 0, 0, null, false, null);
        }
        Sensitivity s = c.sensitivity().get();
        return new SensitivityAnswer(
                orNull(s.tippingOdds()),
                true,
                s.chosen(),
                s.bad(),
                orNull(s.needed()),
                s.supportedAtEvenOdds(),
                orNull(s.randomNeeded()));
    }

    private static HandCountAnswer handCount(HandCountError h) {
        return new HandCountAnswer(
                h.rate(),
                h.counted(),
                h.ballots(),
                h.expectedDiffering(),
                h.atLeastAsMany(),
                h.atMostAsMany(),
                h.explained(),
                orNull(h.ballotsToUndo()),
                h.chanceAtMost(),
                h.chanceBalanced());
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable String idOrNull(Contest contest, OptionalInt choice) {
        return choice.isPresent() ? id(contest, choice.getAsInt()) : null;
    }

    private static String id(Contest contest, int choice) {
        return choice < 0 ? "" : contest.choices().get(choice).id();
    }
}
