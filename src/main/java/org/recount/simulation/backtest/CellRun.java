package org.recount.simulation.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;
import org.recount.evidence.HypergeometricBound;
import org.recount.evidence.claim.ContestEvidence;
import org.recount.evidence.claim.ContestEvidence.Basis;
import org.recount.evidence.claim.LotClaims;
import org.recount.evidence.claim.SeatClaim;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/** Draws the samples of one cell and lets the tool claim what it claims. The truth is used to judge and for nothing else. */
final class CellRun {
    private final KnownContest contest;
    private final Choosing choosing;
    private final int size;
    private final double riskLimit;

    private int samples;
    private int bounds;
    private int upperHeld;
    private int lowerHeld;
    private double uppers;
    private double lowers;
    private int byStations;
    private int byBatch;
    private int asked;
    private int claimed;
    private final LotClaims claims;
    private final Map<List<Integer>, Long> lowerBounds = new HashMap<>();

    CellRun(KnownContest contest, Choosing choosing, int size, double riskLimit) {
        this.contest = contest;
        this.choosing = choosing;
        this.size = size;
        this.riskLimit = riskLimit;
        this.claims = LotClaims.of(contest.basis(), choosing.record(), choosing.selection(), riskLimit);
    }

    /**
     * Runs the cell.
     *
     * @param streams the streams of the run
     * @param part number of the cell
     * @param reps samples to draw
     */
    Cell run(Streams streams, long part, int reps) {
        Choosing.Chooser chooser = choosing.of(contest);
        RandomStream random = new RandomStream();
        int n = choosing.byChance() ? reps : 1;
        for (int r = 0; r < n; r++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new BackTest.Stopped();
            }
            streams.seed(random, r, Purpose.AUDIT, part);
            Choosing.Sample sample = chooser.choose(random, size);
            take(sample);
            if (r == 0 && !choosing.isDesign()) {
                ask(sample);
            }
        }
        return cell();
    }

    /** Takes a sample: the claim is made from it as the choice would have it called. */
    void take(Choosing.Sample sample) {
        samples++;
        LotClaims.Claim claim = claims.of(opened(sample, choosing.selection()));
        if (claim.upperBound().isPresent()) {
            long upper = claim.upperBound().getAsLong();
            bounds++;
            uppers += upper;
            upperHeld += upper >= contest.badStations() ? 1 : 0;
            long lower = plain() ? lower(sample.size(), claim.drawnBad()) : claim.drawnBad();
            lowers += lower;
            lowerHeld += lower <= contest.badStations() ? 1 : 0;
        }
        byStations += claim.byStations() ? 1 : 0;
        byBatch += claim.byBatch() ? 1 : 0;
    }

    /** The lower bound of a simple random sample; all of a cell have the same size. */
    private long lower(int n, int found) {
        return lowerBounds.computeIfAbsent(
                List.of(n, found), k -> HypergeometricBound.lower(contest.stations(), n, found, riskLimit));
    }

    /** Asks the tool what it claims if it is told that these stations were not chosen by lot. */
    private void ask(Choosing.Sample sample) {
        ContestEvidence honest = SeatClaim.of(
                contest.rule(), contest.announced(), opened(sample, Selection.COMPLAINT), choosing.record(), riskLimit);
        asked++;
        boolean arithmetic = honest.basis() == Basis.CERTAIN || honest.basis() == Basis.FULL_COUNT;
        claimed += honest.counts().upperBound().isPresent() || (honest.confirmed() && !arithmetic) ? 1 : 0;
    }

    private List<OpenedStation> opened(Choosing.Sample sample, Selection selection) {
        List<OpenedStation> opened = new ArrayList<>(sample.size());
        for (int i = 0; i < sample.size(); i++) {
            OpenedStation t = contest.truth(sample.station(i));
            opened.add(new OpenedStation(
                    t.station(),
                    t.contest(),
                    t.remedy(),
                    selection,
                    t.handCount(),
                    t.invalidKnown(),
                    "",
                    selection == choosing.selection() ? sample.draws(i) : 1));
        }
        return opened;
    }

    /** Whether the claim is that of a simple random sample; only such a one has a lower bound beyond what was found. */
    private boolean plain() {
        return choosing.selection() == Selection.RANDOM
                && choosing.record().draw() == org.recount.dispute.record.SampleDesign.Draw.SIMPLE;
    }

    Cell cell() {
        boolean exact = choosing == Choosing.SIMPLE;
        return new Cell(
                contest.id(),
                !contest.synthetic().isEmpty(),
                contest.wrong(),
                choosing,
                size,
                contest.stations(),
                contest.badStations(),
                samples,
                bounds,
                upperHeld,
                lowerHeld,
                exact ? exactUpper() : Double.NaN,
                exact ? exactLower() : Double.NaN,
                bounds == 0 ? Double.NaN : uppers / bounds,
                bounds == 0 ? Double.NaN : lowers / bounds,
                byStations,
                byBatch,
                asked,
                claimed);
    }

    /** The chance that the bound holds: it grows with the finds, so it holds from some number of finds on. */
    private double exactUpper() {
        int low = 0;
        int high = Math.min(size, contest.badStations());
        while (low < high) {
            int middle = (low + high) / 2;
            if (HypergeometricBound.upper(contest.stations(), size, middle, riskLimit) >= contest.badStations()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return 1 - HypergeometricBound.probabilityAtMost(contest.stations(), contest.badStations(), size, low - 1);
    }

    private double exactLower() {
        int low = Math.max(0, size - (contest.stations() - contest.badStations()));
        int high = Math.min(size, contest.badStations());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (HypergeometricBound.lower(contest.stations(), size, middle, riskLimit) <= contest.badStations()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return HypergeometricBound.probabilityAtMost(contest.stations(), contest.badStations(), size, low);
    }
}
