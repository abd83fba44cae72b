package org.recount.evidence.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.recount.dispute.record.Corrections;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Draw;
import org.recount.dispute.record.SampleDesign.Frame;
import org.recount.dispute.record.SampleDesign.Test;
import org.recount.dispute.record.StationDifference;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.evidence.StratifiedBound;
import org.recount.evidence.claim.ContestEvidence.Basis;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.seats.SeatRule;
import org.recount.seats.margin.FewestStations;
import org.recount.seats.margin.RestrictedMargins;

/**
 * Makes the claim that a recount supports for the seats of one contest.
 *
 * <p>Stations chosen otherwise than by lot are a certainty stratum: their new figures take the place of the announced ones
 * and they leave the frame. What was drawn by lot then speaks of the frame: with the <em>stations</em> test the seats are
 * confirmed if fewer stations can be bad than could change them ({@code D_U < b_min}, project methods, section 3.3); with
 * the <em>batch</em> test if the p-value of the overstatements is at most the risk limit. Which of the two is settled
 * beforehand; the other is computed and never claimed, for the better of two tests has twice the risk. Control stations are
 * one draw in each centre. Where there are control stations and a random sample, each gets half the risk.
 *
 * <p>A set chosen by complaint alone confirms nothing, unless nothing else is left, or nothing that is left could matter.
 */
public final class SeatClaim {
    private final SeatRule rule;
    private final ContestTally announced;
    private final SampleDesign design;
    private final double riskLimit;
    private final List<OpenedStation> opened;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<OpenedStation> targeted = new ArrayList<>();
    private final List<OpenedStation> random = new ArrayList<>();
    private final List<OpenedStation> control = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();

    private SeatClaim(
            SeatRule rule, ContestTally tally, List<OpenedStation> opened, SampleDesign design, double riskLimit) {
        this.rule = rule;
        this.announced = tally;
        this.design = design;
        this.riskLimit = riskLimit;
        for (int s = 0; s < tally.stations().size(); s++) {
            index.put(tally.stations().get(s).id(), s);
        }
        this.opened =
                opened.stream().filter(o -> index.containsKey(o.station())).toList();
        for (OpenedStation o : this.opened) {
            switch (o.selection()) {
                case RANDOM -> random.add(o);
                case CONTROL -> control.add(o);
                case COMPLAINT, OTHER -> targeted.add(o);
            }
        }
    }

    /**
     * Returns what a recount shows of the seats of a contest.
     *
     * @param rule the rule by which it is allocated
     * @param tally its votes as announced, by station
     * @param opened what was done in its stations
     * @param design how those drawn by lot were drawn
     * @param riskLimit the risk limit, inside 0 to 1
     * @throws IllegalArgumentException if the votes are known in total only, or the risk limit is none
     */
    public static ContestEvidence of(
            SeatRule rule, ContestTally tally, List<OpenedStation> opened, SampleDesign design, double riskLimit) {
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw new IllegalArgumentException("The risk limit must lie between 0 and 1: " + riskLimit);
        }
        return new SeatClaim(rule, tally, opened, design, riskLimit).make();
    }

    private ContestEvidence make() {
        boolean lots = !random.isEmpty() || !control.isEmpty();
        boolean all = design.frame() == Frame.ALL && lots && control.isEmpty();
        List<OpenedStation> certain = all ? List.of() : targeted;
        ContestTally base = lots ? Corrections.apply(announced, certain) : announced;
        int[] frame = frame(lots ? certain : List.of());
        RestrictedMargins margins = RestrictedMargins.of(rule.after(announced.totals(), base.totals()), base);
        FewestStations fewest = margins.fewestByRecount(frame);
        if (rule.restsOnAllContests()) {
            caveats.add("The threshold of the nation is taken with the votes of the other contests as they stand");
        }
        if (!margins.invalidKnown()) {
            caveats.add("Invalid ballots are not published for every station: boxes are taken to hold the valid ones");
        }
        long known = lots ? bad(certain) : 0;
        OptionalLong minBad = fewest.atLeast().isPresent()
                ? OptionalLong.of(known + fewest.atLeast().getAsInt())
                : OptionalLong.empty();
        if (opened.isEmpty()) {
            return answer(Basis.NONE, StationEvidence.targeted(stations(), 0, 0, riskLimit), minBad, false);
        }
        if (opened.size() == announced.stations().size()) {
            return answer(Basis.FULL_COUNT, allOpened(), minBad, true);
        }
        if (restCannotChange()) {
            StationEvidence counts = lots && design.draw() != Draw.PROPORTIONAL
                    ? counts(certain, frame)
                    : StationEvidence.targeted(stations(), opened.size(), bad(opened), riskLimit);
            return answer(Basis.CERTAIN, counts, minBad, true);
        }
        if (!lots) {
            return answer(
                    Basis.NO_DESIGN,
                    StationEvidence.targeted(stations(), targeted.size(), bad(targeted), riskLimit),
                    minBad,
                    false);
        }
        if (design.draw() == Draw.PROPORTIONAL && control.isEmpty()) {
            return proportional(base, frame, minBad);
        }
        return byStations(certain, base, frame, known, minBad);
    }

    /** Whether the stations that were not opened could not move a seat of the corrected outcome: certain. */
    private boolean restCannotChange() {
        ContestTally corrected = Corrections.apply(announced, opened);
        return RestrictedMargins.of(rule.after(announced.totals(), corrected.totals()), corrected)
                .fewestByRecount(frame(opened))
                .cannotChange();
    }

    private StationEvidence allOpened() {
        long bad = bad(opened);
        return new StationEvidence(stations(), opened.size(), bad, 0, 0, OptionalLong.of(bad), bad, riskLimit);
    }

    private ContestEvidence byStations(
            List<OpenedStation> certain, ContestTally base, int[] frame, long known, OptionalLong minBad) {
        StationEvidence counts = counts(certain, frame);
        List<Drawn> samples = samples(frame);
        double stations = 1;
        boolean oneStratum = true;
        for (Drawn sample : samples) {
            double p = minBad.isEmpty() ? 0 : sample.pValue(minBad.getAsLong() - known);
            stations = Math.min(stations, Math.min(1, samples.size() * p));
            oneStratum &= sample.design.strata() == 1;
            if (!sample.design.isExact(sample.bad)) {
                caveats.add("With finds in strata the bound is on the safe side, not exact");
            }
        }
        OptionalDouble batch = batch(base, samples);
        long bound = counts.upperBound().orElseThrow();
        boolean byStations = minBad.isEmpty() || bound < minBad.getAsLong();
        Basis basis = oneStratum ? Basis.HYPERGEOMETRIC : Basis.STRATIFIED;
        if (design.test() == Test.STATIONS) {
            return answer(
                    basis,
                    counts,
                    minBad,
                    OptionalDouble.of(stations),
                    batch.isPresent() ? Basis.LARGEST_OVERSTATEMENT.id() : "",
                    batch,
                    byStations);
        }
        boolean confirmed = batch.isPresent() && batch.getAsDouble() <= riskLimit;
        return answer(
                Basis.LARGEST_OVERSTATEMENT, counts, minBad, batch, basis.id(), OptionalDouble.of(stations), confirmed);
    }

    /** The counts, with the bound that all samples by lot support together. */
    private StationEvidence counts(List<OpenedStation> certain, int[] frame) {
        List<Drawn> samples = samples(frame);
        StationEvidence best = null;
        long drawn = 0;
        long drawnBad = 0;
        for (Drawn sample : samples) {
            double share = riskLimit / samples.size();
            StationEvidence one = StationEvidence.mixed(
                    certain.size() + sample.known, bad(certain) + sample.knownBad, sample.design, sample.bad, share);
            drawn += sample.opened.size();
            drawnBad += sample.bad;
            if (best == null || one.upperBound().getAsLong() < best.upperBound().getAsLong()) {
                best = one;
            }
        }
        if (best == null) {
            throw new IllegalStateException(
                    "No station of " + announced.contest().id() + " was drawn by lot");
        }
        long bad = bad(opened);
        // Known bad stations are bad, whatever a bound from the other ones says.
        return new StationEvidence(
                stations(),
                targeted.size(),
                bad(targeted),
                drawn,
                drawnBad,
                OptionalLong.of(Math.max(bad, best.upperBound().getAsLong())),
                bad + stations() - opened.size(),
                riskLimit);
    }

    /**
     * A sample by lot.
     *
     * @param opened its stations
     * @param bad bad ones among them
     * @param frame indices of the stations from which it was drawn
     * @param design the design over them
     * @param known stations of the frame that another sample took out of this one's
     * @param knownBad bad ones among these
     */
    private record Drawn(
            List<OpenedStation> opened,
            long bad,
            List<Integer> frame,
            StratifiedBound design,
            long known,
            long knownBad) {
        double pValue(long minBad) {
            return design.pValue(Math.max(0, minBad - knownBad), bad);
        }
    }

    private List<Drawn> samples(int[] frame) {
        List<Drawn> samples = new ArrayList<>();
        if (!control.isEmpty()) {
            samples.add(drawn(frame, control, PollingStation::centre, List.of()));
        }
        if (!random.isEmpty() && design.draw() != Draw.PROPORTIONAL) {
            // A station on which both lots fell stands in one list only; so the random sample is one of the others.
            Set<Integer> taken =
                    new HashSet<>(control.stream().map(this::indexOf).toList());
            int[] others = Arrays.stream(frame).filter(s -> !taken.contains(s)).toArray();
            samples.add(drawn(others, random, stratum(), control));
        }
        return samples;
    }

    private Drawn drawn(
            int[] frame,
            List<OpenedStation> sample,
            Function<PollingStation, String> stratum,
            List<OpenedStation> out) {
        return new Drawn(
                sample,
                bad(sample),
                Arrays.stream(frame).boxed().toList(),
                design(frame, sample, stratum),
                out.size(),
                bad(out));
    }

    private Function<PollingStation, String> stratum() {
        if (design.draw() != Draw.STRATIFIED) {
            return s -> "";
        }
        return switch (design.strata()) {
            case CENTRE -> PollingStation::centre;
            case REGION -> PollingStation::region;
            case KIND -> PollingStation::kind;
        };
    }

    private StratifiedBound design(int[] frame, List<OpenedStation> drawn, Function<PollingStation, String> stratum) {
        Map<String, int[]> strata = new LinkedHashMap<>();
        for (int s : frame) {
            strata.computeIfAbsent(stratum.apply(announced.stations().get(s)), k -> new int[2])[0]++;
        }
        for (OpenedStation o : drawn) {
            int[] counts = strata.get(stratum.apply(announced.stations().get(indexOf(o))));
            if (counts == null) {
                throw new IllegalStateException("Station " + o.station() + " is outside the frame");
            }
            counts[1]++;
        }
        return StratifiedBound.of(
                strata.values().stream().mapToInt(c -> c[0]).toArray(),
                strata.values().stream().mapToInt(c -> c[1]).toArray());
    }

    private OptionalDouble batch(ContestTally base, List<Drawn> samples) {
        double best = 1;
        for (Drawn sample : samples) {
            ContestTally reported = sample.known == 0 ? base : Corrections.apply(base, control);
            List<LinearAssertion> assertions = assertions(reported);
            if (assertions.isEmpty()) {
                return OptionalDouble.empty();
            }
            int[] frame = sample.frame.stream().mapToInt(Integer::intValue).toArray();
            double p =
                    new LargestOverstatement(reported, frame, assertions).pValue(sample.design, counted(sample.opened));
            best = Math.min(best, Math.min(1, samples.size() * p));
        }
        return OptionalDouble.of(best);
    }

    private ContestEvidence proportional(ContestTally base, int[] frame, OptionalLong minBad) {
        StationEvidence counts = new StationEvidence(
                stations(),
                targeted.size(),
                bad(targeted),
                random.size(),
                bad(random),
                OptionalLong.empty(),
                bad(opened) + stations() - opened.size(),
                riskLimit);
        List<LinearAssertion> assertions = assertions(base);
        OptionalDouble p = assertions.isEmpty() ? OptionalDouble.empty() : kaplanMarkov(base, frame, assertions);
        boolean confirmed = p.isPresent() && p.getAsDouble() <= riskLimit;
        return answer(Basis.KAPLAN_MARKOV, counts, minBad, p, "", OptionalDouble.empty(), confirmed);
    }

    private OptionalDouble kaplanMarkov(ContestTally base, int[] frame, List<LinearAssertion> assertions) {
        ErrorBounds bounds = ErrorBounds.of(base, assertions);
        double total = 0;
        for (int s : frame) {
            total += bounds.of(s);
        }
        List<Double> taints = new ArrayList<>();
        BatchRisk risk = BatchRisk.kaplanMarkov(total, false);
        for (HandCounted station : counted(random)) {
            double bound = bounds.of(station.index());
            double over = bounds.overstatement(station.index(), station.votes(), station.invalid());
            if (over > bound * (1 + 1e-9)) {
                caveats.add(
                        "Station " + announced.stations().get(station.index()).id()
                                + " held more ballots than its record: no error bound holds");
                return OptionalDouble.of(1);
            }
            for (int i = 0; i < station.draws(); i++) {
                taints.add(bound > 0 ? Math.min(1, over / bound) : 0);
            }
            if (!design.replace() && bound > 0) {
                risk.add(bound, Math.min(over, bound));
            }
        }
        double[] each = taints.stream().mapToDouble(Double::doubleValue).toArray();
        return OptionalDouble.of(design.replace() ? new KaplanMarkovBatches(total, true).pValue(each) : risk.pValue());
    }

    private List<LinearAssertion> assertions(ContestTally base) {
        SeatRule now = rule.after(announced.totals(), base.totals());
        AssertionSet set = SeatAssertions.withOthersAsTheyStand(now, base.totals());
        if (!set.auditable()) {
            caveats.add("No batch comparison: " + set.note());
            return List.of();
        }
        List<LinearAssertion> ways = set.chosenWays(base.totals());
        boolean strict = ways.stream().allMatch(a -> a.form().at(base.totals()).signum() > 0);
        return strict ? ways : List.of();
    }

    private List<HandCounted> counted(List<OpenedStation> stations) {
        return stations.stream()
                .map(o -> HandCounted.of(announced, indexOf(o), o))
                .toList();
    }

    private int indexOf(OpenedStation o) {
        return index.getOrDefault(o.station(), -1);
    }

    private int[] frame(List<OpenedStation> without) {
        boolean[] out = new boolean[announced.stations().size()];
        without.forEach(o -> out[indexOf(o)] = true);
        return IntStream.range(0, out.length).filter(s -> !out[s]).toArray();
    }

    private long bad(List<OpenedStation> stations) {
        return stations.stream()
                .filter(o -> o.handCount().isEmpty()
                        || StationDifference.of(announced, indexOf(o), o).any())
                .count();
    }

    private long stations() {
        return announced.stations().size();
    }

    private String words() {
        List<String> parts = new ArrayList<>();
        if (!control.isEmpty()) {
            parts.add("one control station by lot in each polling centre");
        }
        if (!random.isEmpty()) {
            parts.add(
                    switch (design.draw()) {
                        case SIMPLE -> "a simple random sample";
                        case STRATIFIED ->
                            "a random sample in strata by " + design.strata().id();
                        case PROPORTIONAL -> "draws in proportion to error bounds";
                    });
        }
        if (!targeted.isEmpty()) {
            parts.add(
                    parts.isEmpty()
                            ? "stations chosen by complaint"
                            : "a certainty stratum of stations not drawn by lot");
        }
        String text = String.join(", and ", parts);
        return text.isEmpty() ? "none" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private ContestEvidence answer(Basis basis, StationEvidence counts, OptionalLong minBad, boolean confirmed) {
        OptionalDouble p =
                basis == Basis.CERTAIN || basis == Basis.FULL_COUNT ? OptionalDouble.of(0) : OptionalDouble.empty();
        return answer(basis, counts, minBad, p, "", OptionalDouble.empty(), confirmed);
    }

    private ContestEvidence answer(
            Basis basis,
            StationEvidence counts,
            OptionalLong minBad,
            OptionalDouble p,
            String other,
            OptionalDouble otherP,
            boolean confirmed) {
        return new ContestEvidence(
                announced.contest().id(),
                SelectionKind.of(opened),
                words(),
                basis,
                counts,
                minBad,
                p,
                other,
                otherP,
                confirmed,
                riskLimit,
                caveats.stream().distinct().toList());
    }
}
