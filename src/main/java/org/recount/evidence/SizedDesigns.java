package org.recount.evidence;

import java.util.Arrays;

/**
 * Samples of stations of different size against a margin, as American audit laws have them: SAFE, NEGEXP and PPEB with
 * replacement.
 *
 * <p>A station with {@code v} ballots can shift the margin by {@code e = 2 s v} at most, where {@code s} (the within-precinct
 * miscount, often 0.20) is a <em>heuristic</em>, not a fact; for a claim that stands up use the stations' own error bounds
 * ({@link org.recount.risk.batch.ErrorBounds}). {@code M} is the margin in votes.
 *
 * <p>Sources: Saltman 1975; McCarthy, Stanislevic, Lindeman, Ash, Addona and Batcher 2008 (Am. Stat. 62:11) for SAFE;
 * Aslam, Popa and Rivest 2008 (EVT) for NEGEXP and PPEBWR. Immutable.
 */
public final class SizedDesigns {
    private final double[] shift;
    private final double margin;
    private final double alpha;

    private SizedDesigns(double[] shift, double margin, double alpha) {
        this.shift = shift;
        this.margin = margin;
        this.alpha = alpha;
    }

    /**
     * Returns the designs.
     *
     * @param shift the most that each station can shift the margin, in votes
     * @param margin the margin, in votes, above 0
     * @param alpha one minus the confidence, inside 0 to 1
     */
    public static SizedDesigns of(double[] shift, double margin, double alpha) {
        if (!(margin > 0 && alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("A margin of " + margin + " votes at a risk of " + alpha);
        }
        return new SizedDesigns(shift.clone(), margin, alpha);
    }

    /** Returns the fewest stations that could make up the margin, the largest first; one more than all if none can. */
    public int fewest() {
        double[] ordered = shift.clone();
        Arrays.sort(ordered);
        double left = margin - 1e-9;
        int count = 0;
        while (left > 0 && count < ordered.length) {
            left -= ordered[ordered.length - 1 - count++];
        }
        return left > 0 ? ordered.length + 1 : count;
    }

    /** Returns the size of SAFE: a simple random sample that finds one of the fewest stations, by the bound U3. */
    public long safe() {
        return DetectionSize.aslamPopaRivest(shift.length, fewest(), 1 - alpha);
    }

    /** Returns the exact chance that SAFE's sample holds one of the fewest stations. */
    public double safeConfidence() {
        return HypergeometricBound.detection(shift.length, fewest(), safe());
    }

    /** Returns NEGEXP's scale {@code w = -M / ln alpha}. */
    public double scale() {
        return -margin / StrictMath.log(alpha);
    }

    /** Returns the chance with which NEGEXP draws a station: {@code 1 - exp(-e/w)}, independently. */
    public double negexp(int station) {
        return -StrictMath.expm1(-shift[station] / scale());
    }

    /** Returns the draws of PPEB with replacement: {@code t = ceil(ln alpha / ln(1 - M/E))}, E the sum of the shifts. */
    public long draws() {
        return (long) Math.ceil(StrictMath.log(alpha) / StrictMath.log1p(-margin / total()) - 1e-9);
    }

    /** Returns the chance that so many draws in proportion to the shift hit a station at least once. */
    public double proportional(int station) {
        return -StrictMath.expm1(draws() * StrictMath.log1p(-shift[station] / total()));
    }

    private double total() {
        return Arrays.stream(shift).sum();
    }
}
