package org.recount.simulation.backtest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;

/**
 * The cells of one way to choose stations and one size, over all contests.
 *
 * <p>Rates are over samples. Contests are as they are, samples within them are independent; the sum of independent numbers
 * with different chances varies less than a binomial of their mean chance (Hoeffding 1956), so the interval of Clopper and
 * Pearson is on the safe side. Where chance plays no part there is one sample of a contest and no interval; then {@code
 * byChance} is false and only counts are told.
 *
 * @param synthetic whether the contests are synthetic variants
 * @param choosing how stations were chosen
 * @param size stations (or draws) of a contest; 0 where it differs between contests
 * @param byChance whether chance plays a part
 * @param contests number of contests
 * @param samples number of samples
 * @param bounds samples from which a bound was claimed
 * @param upperHeld how often the upper bound was at least the truth
 * @param lowerHeld how often the lower bound was at most the truth
 * @param worst the contest in which the upper bound held least often
 * @param rightSamples samples of contests whose announced outcome is right
 * @param rightByStations how many of these confirmed it by the number of bad stations
 * @param rightByBatch how many by the sizes of the differences
 * @param wrongContests contests whose announced outcome is wrong
 * @param wrongSamples their samples
 * @param wrongByStations how many of these confirmed the wrong outcome by the number of bad stations
 * @param wrongByBatch how many by the sizes of the differences
 * @param worstWrong the greatest number of wrong confirmations of a contest, by either test on its own, with its contest
 * @param asked samples of which the tool was told that they were not chosen by lot
 * @param claimed from how many of these it claimed anything
 */
public record Line(
        boolean synthetic,
        Choosing choosing,
        int size,
        boolean byChance,
        int contests,
        int samples,
        int bounds,
        int upperHeld,
        int lowerHeld,
        Optional<Cell> worst,
        int rightSamples,
        int rightByStations,
        int rightByBatch,
        int wrongContests,
        int wrongSamples,
        int wrongByStations,
        int wrongByBatch,
        Optional<Cell> worstWrong,
        int asked,
        int claimed) {

    static final double CONFIDENCE = 0.95;

    static Line of(boolean synthetic, Choosing choosing, int size, List<Cell> cells) {
        List<Cell> right = cells.stream().filter(c -> !c.wrong()).toList();
        List<Cell> wrong = cells.stream().filter(Cell::wrong).toList();
        return new Line(
                synthetic,
                choosing,
                size,
                choosing.byChance(),
                cells.size(),
                cells.stream().mapToInt(Cell::samples).sum(),
                cells.stream().mapToInt(Cell::bounds).sum(),
                cells.stream().mapToInt(Cell::upperHeld).sum(),
                cells.stream().mapToInt(Cell::lowerHeld).sum(),
                cells.stream()
                        .filter(c -> c.bounds() > 0)
                        .min(Comparator.comparingDouble((Cell c) -> c.upperHeld() / (double) c.bounds())),
                right.stream().mapToInt(Cell::samples).sum(),
                right.stream().mapToInt(Cell::confirmedByStations).sum(),
                right.stream().mapToInt(Cell::confirmedByBatch).sum(),
                wrong.size(),
                wrong.stream().mapToInt(Cell::samples).sum(),
                wrong.stream().mapToInt(Cell::confirmedByStations).sum(),
                wrong.stream().mapToInt(Cell::confirmedByBatch).sum(),
                wrong.stream().max(Comparator.comparingDouble((Cell c) -> most(c) / (double) c.samples())),
                cells.stream().mapToInt(Cell::asked).sum(),
                cells.stream().mapToInt(Cell::claimed).sum());
    }

    private static int most(Cell c) {
        return Math.max(c.confirmedByStations(), c.confirmedByBatch());
    }

    /** Returns how often the upper bound held; empty where there was none or chance plays no part. */
    public Optional<Estimate> upperCoverage() {
        return rate(upperHeld, bounds);
    }

    /** Returns how often the lower bound held. */
    public Optional<Estimate> lowerCoverage() {
        return rate(lowerHeld, bounds);
    }

    /** Returns how often a wrong outcome was confirmed by the number of bad stations. */
    public Optional<Estimate> wrongByStationsRate() {
        return rate(wrongByStations, wrongSamples);
    }

    /** Returns how often a wrong outcome was confirmed by the sizes of the differences. */
    public Optional<Estimate> wrongByBatchRate() {
        return rate(wrongByBatch, wrongSamples);
    }

    /** Returns how often a right outcome was confirmed by the number of bad stations. */
    public Optional<Estimate> rightByStationsRate() {
        return rate(rightByStations, rightSamples);
    }

    /** Returns how often a right outcome was confirmed by the sizes of the differences. */
    public Optional<Estimate> rightByBatchRate() {
        return rate(rightByBatch, rightSamples);
    }

    private Optional<Estimate> rate(int hits, int of) {
        return byChance && of > 0 ? Optional.of(Intervals.clopperPearson(hits, of, CONFIDENCE)) : Optional.empty();
    }

    /**
     * Returns whether a claim of a design failed for certain: the bound holds less often than it says, or a wrong outcome is
     * confirmed more often than the risk limit, with the whole interval on the wrong side. Never for what is no design.
     *
     * @param riskLimit the risk limit
     */
    public boolean broken(double riskLimit) {
        if (!choosing.isDesign()) {
            return false;
        }
        boolean bound = upperCoverage().map(e -> e.upper() < 1 - riskLimit).orElse(false);
        boolean stations = wrongByStationsRate().map(e -> e.lower() > riskLimit).orElse(false);
        boolean batch = wrongByBatchRate().map(e -> e.lower() > riskLimit).orElse(false);
        return bound || stations || batch;
    }
}
