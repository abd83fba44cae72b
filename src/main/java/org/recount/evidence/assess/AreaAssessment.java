package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.recount.dispute.record.Selection;
import org.recount.evidence.HypergeometricBound;
import org.recount.evidence.NoncentralHypergeometric;
import org.recount.evidence.StratifiedBound;
import org.recount.evidence.claim.SelectionKind;
import org.recount.evidence.claim.StationEvidence;

/**
 * What counts alone allow one to say of an area: evidence by selection, and sensitivity. Reach stays unknown, for it needs
 * votes by station.
 *
 * @param area the counts
 * @param evidence what they show of the number of bad stations; empty where the stations of the area or the finds are not
 *     published
 * @param assumedStrata whether the bound assumes that the stations are spread evenly over the polling centres
 * @param sensitivity bounds under assumed odds; empty where they cannot be had, or where the stations were drawn by lot
 * @param riskLimit one minus the confidence
 */
public record AreaAssessment(
        CountedArea area,
        Optional<StationEvidence> evidence,
        boolean assumedStrata,
        List<AssumedOdds> sensitivity,
        double riskLimit) {
    private static final double[] ODDS = {0.5, 1, 2, 5, 10};

    /**
     * A bound under an assumption.
     *
     * @param odds the odds of a bad station to be chosen, times those of another
     * @param upperBound the most bad stations in all that would then not be ruled out
     */
    public record AssumedOdds(double odds, long upperBound) {}

    public AreaAssessment {
        sensitivity = List.copyOf(sensitivity);
    }

    /** Returns the assessment of an area. */
    public static AreaAssessment of(CountedArea area, double riskLimit) {
        if (area.stations().isEmpty() || area.discrepant().isEmpty()) {
            return new AreaAssessment(area, Optional.empty(), false, List.of(), riskLimit);
        }
        long stations = area.stations().getAsLong();
        long bad = area.discrepant().getAsLong();
        if (!SelectionKind.byLot(area.selection())) {
            List<AssumedOdds> odds = new ArrayList<>();
            for (double w : ODDS) {
                odds.add(new AssumedOdds(
                        w, NoncentralHypergeometric.upper(stations, area.recounted(), bad, w, riskLimit)));
            }
            return new AreaAssessment(
                    area,
                    Optional.of(StationEvidence.targeted(stations, area.recounted(), bad, riskLimit)),
                    false,
                    odds,
                    riskLimit);
        }
        boolean strata = area.selection() == Selection.CONTROL;
        if (strata && area.centres().isEmpty()) {
            return new AreaAssessment(area, Optional.empty(), false, List.of(), riskLimit);
        }
        StratifiedBound design = strata
                ? evenly(stations, area.centres().getAsLong(), area.recounted())
                : StratifiedBound.simple((int) stations, (int) area.recounted());
        return new AreaAssessment(
                area, Optional.of(StationEvidence.mixed(0, 0, design, bad, riskLimit)), strata, List.of(), riskLimit);
    }

    /** One draw in each centre, the stations spread over the centres as evenly as can be. */
    private static StratifiedBound evenly(long stations, long centres, long drawn) {
        int[] sizes = new int[(int) centres];
        int[] draws = new int[(int) centres];
        for (int c = 0; c < sizes.length; c++) {
            sizes[c] = (int) (stations / centres + (c < stations % centres ? 1 : 0));
        }
        // The largest centres without a draw first: the worst case.
        for (int c = sizes.length - 1, left = (int) drawn; left > 0; c = c == 0 ? sizes.length - 1 : c - 1) {
            if (draws[c] < sizes[c]) {
                draws[c]++;
                left--;
            } else if (Arrays.equals(draws, sizes)) {
                break;
            }
        }
        return StratifiedBound.of(sizes, draws);
    }

    /** Returns how the stations had been selected, for files. */
    public SelectionKind selection() {
        if (area.recounted() == 0) {
            return SelectionKind.NONE;
        }
        return SelectionKind.byLot(area.selection()) ? SelectionKind.RANDOM : SelectionKind.TARGETED;
    }

    /**
     * Returns the bound that a lot of the same size with the same finds would have given: not a claim about these stations,
     * but what it would have cost nothing to have.
     */
    public OptionalLong hadTheyBeenDrawn() {
        if (selection() != SelectionKind.TARGETED || evidence.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(HypergeometricBound.upper(
                evidence.get().stations(), area.recounted(), evidence.get().targetedBad(), riskLimit));
    }
}
