package org.recount.evidence.claim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Draw;
import org.recount.dispute.record.Selection;
import org.recount.dispute.record.StationDifference;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.evidence.StratifiedBound;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.seats.SeatRule;
import org.recount.seats.margin.RestrictedMargins;

/**
 * The claims that {@link SeatClaim} would make from many samples of the same contest, of one design and without stations
 * chosen otherwise: what does not depend on the sample is computed once. For back-tests; a test holds it against {@link
 * SeatClaim} sample by sample.
 *
 * <p>Left out: that the seats are certain where what was not opened could not move them. That is arithmetic on the
 * corrected figures and no claim from a sample. Immutable.
 */
public final class LotClaims {
    private final ContestTally tally;
    private final boolean proportional;
    private final double riskLimit;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> strata = new LinkedHashMap<>();
    private final Function<PollingStation, String> stratum;
    private final OptionalLong minBad;
    private final List<LinearAssertion> assertions;
    private final Optional<ErrorBounds> bounds;
    private final int[] frame;

    private LotClaims(SeatRule rule, ContestTally tally, SampleDesign design, boolean control, double riskLimit) {
        this.tally = tally;
        this.proportional = design.draw() == Draw.PROPORTIONAL && !control;
        this.riskLimit = riskLimit;
        this.stratum = control ? PollingStation::centre : stratum(design);
        for (int s = 0; s < tally.stations().size(); s++) {
            index.put(tally.stations().get(s).id(), s);
            strata.merge(stratum.apply(tally.stations().get(s)), 1, Integer::sum);
        }
        frame = IntStream.range(0, tally.stations().size()).toArray();
        SeatRule now = rule.after(tally.totals(), tally.totals());
        OptionalInt fewest =
                RestrictedMargins.of(now, tally).fewestByRecount(frame).atLeast();
        minBad = fewest.isPresent() ? OptionalLong.of(fewest.getAsInt()) : OptionalLong.empty();
        AssertionSet set = SeatAssertions.withOthersAsTheyStand(now, tally.totals());
        List<LinearAssertion> ways = set.auditable() ? set.chosenWays(tally.totals()) : List.of();
        boolean strict = ways.stream().allMatch(a -> a.form().at(tally.totals()).signum() > 0);
        assertions = strict ? ways : List.of();
        bounds = proportional && !assertions.isEmpty()
                ? Optional.of(ErrorBounds.of(tally, assertions))
                : Optional.empty();
    }

    /**
     * A claim.
     *
     * @param drawnBad bad stations in the sample
     * @param upperBound the largest number of bad stations that is not ruled out; empty where there is none
     * @param byStations whether the seats are confirmed by the number of bad stations
     * @param pValue the p-value by the sizes of the differences; empty where there is none
     * @param byBatch whether the seats are confirmed by it
     */
    public record Claim(
            int drawnBad, OptionalLong upperBound, boolean byStations, OptionalDouble pValue, boolean byBatch) {}

    /**
     * Returns the claims of a contest.
     *
     * @param rule the rule by which it is allocated
     * @param tally its votes as announced, by station
     * @param design how the stations are drawn; draws in proportion to error bounds are taken to be with replacement
     * @param selection {@link Selection#CONTROL} for one draw in each centre, else {@link Selection#RANDOM}
     * @param riskLimit the risk limit, inside 0 to 1
     */
    public static LotClaims of(
            SeatRule rule, ContestTally tally, SampleDesign design, Selection selection, double riskLimit) {
        return new LotClaims(rule, tally, design, selection == Selection.CONTROL, riskLimit);
    }

    private static Function<PollingStation, String> stratum(SampleDesign design) {
        if (design.draw() != Draw.STRATIFIED) {
            return s -> "";
        }
        return switch (design.strata()) {
            case CENTRE -> PollingStation::centre;
            case REGION -> PollingStation::region;
            case KIND -> PollingStation::kind;
        };
    }

    /** Returns the fewest bad stations that could change the seats; empty where no number of them could. */
    public OptionalLong minBad() {
        return minBad;
    }

    /**
     * Returns the claim from a sample.
     *
     * @param sample the stations drawn, fewer than all, with what the hand count found
     */
    public Claim of(List<OpenedStation> sample) {
        List<HandCounted> counted =
                sample.stream().map(o -> HandCounted.of(tally, indexOf(o), o)).toList();
        if (proportional) {
            OptionalDouble p = bounds.isPresent() ? kaplanMarkov(bounds.get(), counted) : OptionalDouble.empty();
            return new Claim(
                    bad(sample), OptionalLong.empty(), false, p, p.isPresent() && p.getAsDouble() <= riskLimit);
        }
        StratifiedBound design = design(sample);
        int bad = bad(sample);
        long upper = Math.max(bad, design.upper(bad, riskLimit));
        OptionalDouble p = assertions.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(new LargestOverstatement(tally, frame, design).pValue(assertions, counted));
        return new Claim(
                bad,
                OptionalLong.of(upper),
                minBad.isEmpty() || upper < minBad.getAsLong(),
                p,
                p.isPresent() && p.getAsDouble() <= riskLimit);
    }

    private OptionalDouble kaplanMarkov(ErrorBounds bound, List<HandCounted> sample) {
        DoubleStream.Builder taints = DoubleStream.builder();
        for (HandCounted station : sample) {
            double most = bound.of(station.index());
            double over = bound.overstatement(station.index(), station.votes(), station.invalid());
            if (over > most * (1 + 1e-9)) {
                return OptionalDouble.of(1);
            }
            for (int i = 0; i < station.draws(); i++) {
                taints.add(most > 0 ? Math.min(1, over / most) : 0);
            }
        }
        return OptionalDouble.of(new KaplanMarkovBatches(bound.total(), true)
                .pValue(taints.build().toArray()));
    }

    private StratifiedBound design(List<OpenedStation> sample) {
        Map<String, Integer> drawn = new HashMap<>();
        sample.forEach(o -> drawn.merge(stratum.apply(tally.stations().get(indexOf(o))), 1, Integer::sum));
        return StratifiedBound.of(
                strata.values().stream().mapToInt(Integer::intValue).toArray(),
                strata.keySet().stream().mapToInt(k -> drawn.getOrDefault(k, 0)).toArray());
    }

    private int bad(List<OpenedStation> sample) {
        return (int) sample.stream()
                .filter(o -> o.handCount().isEmpty()
                        || StationDifference.of(tally, indexOf(o), o).any())
                .count();
    }

    private int indexOf(OpenedStation o) {
        Integer at = index.get(o.station());
        if (at == null) {
            throw new IllegalArgumentException("Station " + o.station() + " is not in contest "
                    + tally.contest().id());
        }
        return at;
    }
}
