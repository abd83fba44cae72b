package org.recount.risk.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How many draws an audit by one method takes, as a distribution.
 *
 * @param summary mean and the 50, 80, 90 and 95% sizes; the mean is NaN where the method has none (a first round)
 * @param percentiles the sizes within which the audit is done with a chance of 1, 2, ... 100%; empty where only those of
 *     the summary are known
 * @param full a size of so many or more is a full hand count
 * @param basis how they were found
 * @param schedules of a method by rounds: for each of the sizes as a first round, the rounds that are settled with it; empty
 *     for other methods
 */
public record PlannedSizes(
        SampleSizes summary, List<Long> percentiles, long full, Basis basis, List<List<RoundEnd>> schedules) {

    /**
     * The end of a round.
     *
     * @param size draws so far
     * @param done the chance that the audit is done by then
     */
    public record RoundEnd(long size, double done) {}

    /** Sizes of a method that is not by rounds. */
    public PlannedSizes(SampleSizes summary, List<Long> percentiles, long full, Basis basis) {
        this(summary, percentiles, full, basis, List.of());
    }

    /** How sizes are found. */
    public enum Basis {
        /** A formula: the size is certain. */
        FORMULA("formula"),
        /** An exact distribution. */
        EXACT("exact"),
        /** Simulated audits. */
        SIMULATION("simulation"),
        /** The growth of the test's logarithm says that practically all ballots would be needed. */
        GROWTH("growth rate");

        private final String id;

        Basis(String id) {
            this.id = id;
        }

        /** Returns the name in files. */
        public String id() {
            return id;
        }
    }

    public PlannedSizes {
        percentiles = List.copyOf(percentiles);
        schedules = schedules.stream().map(List::copyOf).toList();
    }

    /** Returns the sizes of an audit that takes this many draws for certain. */
    public static PlannedSizes certain(long draws, long full) {
        return draws >= full
                ? fullCount(full)
                : new PlannedSizes(SampleSizes.certain(draws), Collections.nCopies(100, draws), full, Basis.FORMULA);
    }

    /** Returns the sizes of an audit that can only end in a full hand count of so many ballots or stations. */
    public static PlannedSizes fullCount(long all) {
        return new PlannedSizes(SampleSizes.fullCount(all), Collections.nCopies(100, all), all, Basis.GROWTH);
    }

    /**
     * Returns the summary of simulated audits.
     *
     * @param draws draws of each audit; at least {@code full} for one that ends in a full count
     * @param full the draws at which an audit is a full hand count
     */
    public static PlannedSizes simulated(int[] draws, long full) {
        int[] sorted = draws.clone();
        Arrays.sort(sorted);
        List<Long> percentiles = new ArrayList<>(100);
        for (int p = 1; p <= 100; p++) {
            percentiles.add((long) sorted[(int) Math.max(0, (long) Math.ceil(p / 100.0 * sorted.length) - 1)]);
        }
        return new PlannedSizes(SampleSizes.of(draws, full), percentiles, full, Basis.SIMULATION);
    }

    /**
     * Returns the sizes of an exact distribution.
     *
     * @param mean the mean
     * @param fullCount the chance of a full hand count
     * @param full what a full count is
     * @param quantile the size for a chance
     */
    static PlannedSizes exact(double mean, double fullCount, long full, DoubleUnaryOperator quantile) {
        List<Long> percentiles = new ArrayList<>(100);
        for (int p = 1; p <= 100; p++) {
            percentiles.add((long) quantile.applyAsDouble(p / 100.0));
        }
        List<Long> four = SampleSizes.CHANCES.stream()
                .map(c -> percentiles.get((int) Math.round(100 * c) - 1))
                .toList();
        return new PlannedSizes(new SampleSizes(mean, 0, four, fullCount, true, 0), percentiles, full, Basis.EXACT);
    }

    /**
     * Returns the sizes of a first round that ends the audit with a chance of 50, 80, 90 and 95%.
     *
     * @param schedules the rounds that begin with each of them; a size that is a full count has none
     */
    static PlannedSizes firstRound(List<Long> sizes, long full, List<List<RoundEnd>> schedules) {
        double fulls = sizes.stream().filter(s -> s >= full).count() == sizes.size() ? 1 : 0;
        return new PlannedSizes(
                new SampleSizes(Double.NaN, 0, sizes, fulls, true, 0), List.of(), full, Basis.EXACT, schedules);
    }

    /** Returns whether a size is a full hand count. */
    public boolean isFull(long size) {
        return size >= full;
    }

    /** Returns whether a mean is known. */
    public boolean hasMean() {
        return !Double.isNaN(summary.mean());
    }
}
