package org.recount.evidence.claim;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Draw;
import org.recount.dispute.record.Selection;
import org.recount.dispute.record.StationDifference;
import org.recount.election.ContestTally;
import org.recount.election.PollingStation;
import org.recount.evidence.StratifiedBound;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.seats.SeatRule;

/**
 * The claims that {@link SeatClaim} would make from many samples of the same contest, of one design and without stations
 * chosen otherwise: what does not depend on the sample is computed once. For back-tests; a test holds it against {@link
 * SeatClaim} sample by sample.
 *
 * <p>Left out: that the seats are certain where what was not opened could not move them. That is arithmetic on the
 * corrected figures and no claim from a sample. Thread-safe.
 */
public final class LotClaims {
    private final ClaimBasis basis;
    private final ContestTally tally;
    private final boolean proportional;
    private final double riskLimit;
    private final Map<String, Integer> strata = new LinkedHashMap<>();
    private final int[] stratum;
    private final int[] sizes;
    private final Map<IntBuffer, Drawn> designs = new ConcurrentHashMap<>();

    private LotClaims(ClaimBasis basis, SampleDesign design, boolean control, double riskLimit) {
        this.basis = basis;
        this.tally = basis.tally();
        this.proportional = design.draw() == Draw.PROPORTIONAL && !control;
        this.riskLimit = riskLimit;
        Function<PollingStation, String> of = control ? PollingStation::centre : stratum(design);
        stratum = tally.stations().stream()
                .mapToInt(s -> strata.computeIfAbsent(of.apply(s), k -> strata.size()))
                .toArray();
        sizes = new int[strata.size()];
        for (int h : stratum) {
            sizes[h]++;
        }
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
     * @param basis what they rest on
     * @param design how the stations are drawn; draws in proportion to error bounds are taken to be with replacement
     * @param selection {@link Selection#CONTROL} for one draw in each centre, else {@link Selection#RANDOM}
     * @param riskLimit the risk limit, inside 0 to 1
     */
    public static LotClaims of(ClaimBasis basis, SampleDesign design, Selection selection, double riskLimit) {
        return new LotClaims(basis, design, selection == Selection.CONTROL, riskLimit);
    }

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
        return of(ClaimBasis.of(rule, tally), design, selection, riskLimit);
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
        return basis.minBad();
    }

    /**
     * Returns the claim from a sample.
     *
     * @param sample the stations drawn, fewer than all, with what the hand count found
     */
    public Claim of(List<OpenedStation> sample) {
        List<HandCounted> counted = sample.stream()
                .map(o -> HandCounted.of(tally, basis.indexOf(o.station()), o))
                .toList();
        int bad = bad(sample);
        if (proportional) {
            Optional<ErrorBounds> bounds = basis.bounds();
            OptionalDouble p = bounds.isPresent() ? kaplanMarkov(bounds.get(), counted) : OptionalDouble.empty();
            return new Claim(bad, OptionalLong.empty(), false, p, p.isPresent() && p.getAsDouble() <= riskLimit);
        }
        Drawn drawn = drawn(counted);
        long upper = drawn.upper(bad, riskLimit);
        OptionalLong minBad = basis.minBad();
        OptionalDouble p = basis.overstatement().isPresent()
                ? OptionalDouble.of(basis.overstatement().get().pValue(drawn.design, counted))
                : OptionalDouble.empty();
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

    private Drawn drawn(List<HandCounted> sample) {
        int[] drawn = new int[sizes.length];
        sample.forEach(s -> drawn[stratum[s.index()]]++);
        return designs.computeIfAbsent(
                IntBuffer.wrap(drawn), k -> new Drawn(StratifiedBound.of(sizes, drawn), new ConcurrentHashMap<>()));
    }

    /**
     * So many drawn from each stratum; nearly always the same numbers.
     *
     * @param design the bounds
     * @param uppers upper bounds by number of finds, as far as they were asked for
     */
    private record Drawn(StratifiedBound design, Map<Integer, Long> uppers) {
        long upper(int found, double riskLimit) {
            return uppers.computeIfAbsent(found, k -> Math.max(found, design.upper(found, riskLimit)));
        }
    }

    private int bad(List<OpenedStation> sample) {
        return (int) sample.stream()
                .filter(o -> o.handCount().isEmpty()
                        || StationDifference.of(tally, basis.indexOf(o.station()), o)
                                .any())
                .count();
    }
}
