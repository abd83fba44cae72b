package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Corrections;
import org.recount.dispute.record.Decision;
import org.recount.dispute.record.FiledComplaint;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.dispute.record.StationDifference;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.evidence.DetectionSize;
import org.recount.evidence.HypergeometricBound;
import org.recount.evidence.NoncentralHypergeometric;
import org.recount.evidence.claim.ContestEvidence;
import org.recount.evidence.claim.SeatClaim;
import org.recount.evidence.claim.SelectionKind;
import org.recount.seats.Allocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.seats.margin.FewestStations;
import org.recount.seats.margin.Move;
import org.recount.seats.margin.RestrictedMargins;

/** Assesses a recount that took place. */
public final class Assessor {
    private final Election election;
    private final List<RuleSpec> rules;
    private final RecountOnRecord recount;
    private final Options options;
    private final List<SeatRule> announcedRules;

    /**
     * What may be set.
     *
     * @param riskLimit the risk limit of every claim, inside 0 to 1
     * @param handError the chance that the hand count misreads a ballot, 0 to below 1
     * @param hoursPerStation what it takes to open a station, above 0
     */
    public record Options(double riskLimit, double handError, double hoursPerStation) {
        public Options {
            if (!(riskLimit > 0 && riskLimit < 1 && handError >= 0 && handError < 1 && hoursPerStation > 0)) {
                throw new IllegalArgumentException(
                        "Risk limit " + riskLimit + ", hand error " + handError + ", hours " + hoursPerStation);
            }
        }
    }

    private Assessor(Election election, List<RuleSpec> rules, RecountOnRecord recount, Options options) {
        this.election = election;
        this.rules = rules;
        this.recount = recount;
        this.options = options;
        this.announcedRules = rules(election.tallies());
    }

    /**
     * Returns the assessment.
     *
     * @param election the election as announced
     * @param rules the rule of each contest, in the order of {@link Election#tallies()}
     * @param recount what was done
     * @param options what may be set
     */
    public static Assessment assess(Election election, List<RuleSpec> rules, RecountOnRecord recount, Options options) {
        return new Assessor(election, rules, recount, options).run();
    }

    /**
     * Returns the seats of each contest after some stations were opened: for whether a doubtful figure matters.
     *
     * @param election the election as announced
     * @param rules the rule of each contest
     * @param opened what was done
     */
    public static List<Allocation> seats(Election election, List<RuleSpec> rules, List<OpenedStation> opened) {
        Assessor assessor =
                new Assessor(election, rules, new RecountOnRecord(opened, List.of()), new Options(0.05, 0, 1));
        return assessor.allocate(assessor.corrected(opened));
    }

    private List<SeatRule> rules(List<ContestTally> tallies) {
        List<ContestVotes> all = tallies.stream().map(ContestTally::totals).toList();
        return rules.stream().map(spec -> SeatRules.create(spec).within(all)).toList();
    }

    private List<ContestTally> corrected(List<OpenedStation> opened) {
        return election.tallies().stream()
                .map(t -> Corrections.apply(
                        t,
                        opened.stream()
                                .filter(o -> o.contest().equals(t.contest().id()))
                                .toList()))
                .toList();
    }

    private List<Allocation> allocate(List<ContestTally> tallies) {
        List<SeatRule> now = rules(tallies);
        return IntStream.range(0, tallies.size())
                .mapToObj(i -> now.get(i).allocate(tallies.get(i).totals()))
                .toList();
    }

    private Assessment run() {
        List<ContestTally> corrected = corrected(recount.opened());
        List<Allocation> before = allocate(election.tallies());
        List<Allocation> after = allocate(corrected);
        List<SeatRule> rulesNow = rules(corrected);
        Map<Remedy, List<Allocation>> alone = new EnumMap<>(Remedy.class);
        for (Remedy remedy : Remedy.values()) {
            List<OpenedStation> these =
                    recount.opened().stream().filter(o -> o.remedy() == remedy).toList();
            alone.put(remedy, these.isEmpty() ? before : allocate(corrected(these)));
        }
        OpeningOrder order = new OpeningOrder(options.hoursPerStation(), rateOfDifference());
        List<ContestAssessment> contests = new ArrayList<>();
        for (int i = 0; i < corrected.size(); i++) {
            contests.add(contest(i, corrected.get(i), rulesNow.get(i), before.get(i), after.get(i), alone, order));
        }
        return new Assessment(
                election,
                recount.design(),
                options.riskLimit(),
                options.hoursPerStation(),
                contests,
                order.find(),
                unplaced());
    }

    /** The share of the stations counted by hand that differ; 0 where none was counted. */
    private double rateOfDifference() {
        long counted = 0;
        long differ = 0;
        for (ContestTally tally : election.tallies()) {
            StationIndex index = new StationIndex(tally);
            for (StationDifference d :
                    differences(tally, index, recount.opened(tally.contest().id()))) {
                counted++;
                differ += d.any() ? 1 : 0;
            }
        }
        return counted == 0 ? 0 : (double) differ / counted;
    }

    private static List<StationDifference> differences(
            ContestTally tally, StationIndex index, List<OpenedStation> opened) {
        return opened.stream()
                .filter(o -> o.handCount().isPresent())
                .map(o -> StationDifference.of(tally, index.of(o), o))
                .toList();
    }

    private ContestAssessment contest(
            int i,
            ContestTally corrected,
            SeatRule ruleNow,
            Allocation before,
            Allocation after,
            Map<Remedy, List<Allocation>> alone,
            OpeningOrder order) {
        ContestTally tally = election.tallies().get(i);
        SeatRule rule = announcedRules.get(i);
        String id = tally.contest().id();
        int choices = tally.contest().choices().size();
        List<OpenedStation> opened = recount.opened(id);
        List<FiledComplaint> complaints = recount.complaints().stream()
                .filter(c -> c.contest().equals(id))
                .toList();
        StationIndex index = new StationIndex(tally);
        List<StationDifference> differences = differences(tally, index, opened);
        ReachFinder finder = new ReachFinder(rule, tally, index, opened);
        Map<Remedy, List<SeatChange>> byRemedy = new EnumMap<>(Remedy.class);
        opened.forEach(o -> byRemedy.computeIfAbsent(
                o.remedy(),
                r -> SeatChange.between(before, alone.getOrDefault(r, List.of()).get(i), choices)));
        List<SeatChange> changed = SeatChange.between(before, after, choices);
        Dispute dispute = finder.dispute(disputed(index, opened, complaints));
        order.add(id, finder.assertions(), dispute);
        Optional<ContestEvidence> evidence = tally.byStation()
                ? Optional.of(SeatClaim.of(rule, tally, opened, recount.design(), options.riskLimit()))
                : Optional.empty();
        return new ContestAssessment(
                tally,
                corrected,
                before,
                after,
                opened,
                differences,
                changed,
                byRemedy,
                finder.find(differences, complaints),
                evidence,
                evidence.map(e -> sensitivity(e, rule, ruleNow, tally, corrected, index)),
                differences.isEmpty() ? Optional.empty() : Optional.of(handCount(ruleNow, corrected, differences)),
                dispute);
    }

    private static List<Integer> disputed(
            StationIndex index, List<OpenedStation> opened, List<FiledComplaint> complaints) {
        Set<String> done = new HashSet<>();
        opened.forEach(o -> done.add(o.station()));
        Set<Integer> stations = new LinkedHashSet<>();
        for (FiledComplaint c : complaints) {
            if (c.decision() == Decision.PENDING && index.of(c.station()) >= 0 && !done.contains(c.station())) {
                stations.add(index.of(c.station()));
            }
        }
        return List.copyOf(stations);
    }

    private int unplaced() {
        int count = 0;
        for (FiledComplaint c : recount.complaints()) {
            boolean placed = election.tally(c.contest())
                    .map(t -> new StationIndex(t).of(c.station()) >= 0)
                    .orElse(false);
            count += c.decision() == Decision.PENDING && !placed ? 1 : 0;
        }
        return count;
    }

    private Sensitivity sensitivity(
            ContestEvidence evidence,
            SeatRule rule,
            SeatRule ruleNow,
            ContestTally tally,
            ContestTally corrected,
            StationIndex index) {
        List<OpenedStation> opened = recount.opened(tally.contest().id());
        List<OpenedStation> chosen =
                opened.stream().filter(o -> !SelectionKind.byLot(o.selection())).toList();
        long stations = tally.stations().size();
        long bad = evidence.counts().targetedBad();
        FewestStations fewest = RestrictedMargins.of(rule, tally).fewestByRecount(index.all());
        OptionalLong needed =
                fewest.atLeast().isPresent() ? OptionalLong.of(fewest.atLeast().getAsInt()) : OptionalLong.empty();
        OptionalDouble tipping = OptionalDouble.empty();
        boolean even = false;
        if (!chosen.isEmpty() && needed.isPresent()) {
            long b = needed.getAsLong();
            tipping = NoncentralHypergeometric.tippingOdds(stations, b, chosen.size(), bad, options.riskLimit());
            even = HypergeometricBound.probabilityAtMost(stations, b, chosen.size(), bad) <= options.riskLimit();
        } else if (!chosen.isEmpty()) {
            tipping = OptionalDouble.of(0);
            even = true;
        }
        return new Sensitivity(
                stations, chosen.size(), bad, needed, tipping, even, randomNeeded(evidence, ruleNow, corrected, index));
    }

    /** How many of the stations not opened yet, none of them bad, would have to be drawn for an answer by design. */
    private OptionalLong randomNeeded(
            ContestEvidence evidence, SeatRule ruleNow, ContestTally corrected, StationIndex index) {
        if (evidence.confirmed()) {
            return OptionalLong.of(0);
        }
        Set<Integer> done = new HashSet<>();
        recount.opened(corrected.contest().id()).forEach(o -> done.add(index.of(o)));
        int[] rest = IntStream.of(index.all()).filter(s -> !done.contains(s)).toArray();
        FewestStations fewest = RestrictedMargins.of(ruleNow, corrected).fewestByRecount(rest);
        if (fewest.atLeast().isEmpty()) {
            return OptionalLong.of(0);
        }
        return DetectionSize.ruleOut(rest.length, fewest.atLeast().getAsInt(), 0, options.riskLimit());
    }

    private HandCountError handCount(SeatRule ruleNow, ContestTally corrected, List<StationDifference> differences) {
        int[] set = differences.stream().mapToInt(StationDifference::index).toArray();
        OptionalLong undo = RestrictedMargins.of(ruleNow, corrected)
                .least(set, Move.RECOUNT)
                .ballots();
        return HandCountError.of(
                options.handError(),
                differences.stream().map(StationDifference::announced).toList(),
                (int) differences.stream().filter(StationDifference::any).count(),
                undo);
    }
}
