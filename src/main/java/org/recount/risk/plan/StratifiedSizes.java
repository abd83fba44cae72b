package org.recount.risk.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.recount.risk.assertion.LinearAssertion.Kind;
import org.recount.risk.stratified.Fisher;

/**
 * Sizes of audits in two strata, if the reported votes are right and the records have the assumed errors: ballots with records are
 * compared, drawn with replacement; the others are polled, without. Draws are made in turn in a proportion that is settled
 * beforehand ({@link #allocate}); all assertions that can be the last are watched on the same draws.
 */
final class StratifiedSizes {
    /** Assertions that are expected to need fewer draws than this share of the hardest one's do not matter. */
    private static final double NEAR = 0.25;
    /** A look at SUITE's published risk takes about as long as so many draws. */
    private static final double LOOK = 20_000;
    /** A draw takes as long as so many steps of a loop. */
    private static final double DRAW = 4;
    /** Pilot audits by which the proportion is chosen are numbered from here: the sizes come from others. */
    private static final int FIRST_PILOT = 1_000_000_000;

    private static final int MOST_PILOTS = 64;
    private static final int LEAST_PILOTS = 16;
    private static final double PILOT_DRAWS = 4e5;

    private final TwoStrataContest strata;
    private final PlanSettings settings;
    private final int part;
    private final boolean suite;
    private final long ballots;
    private final List<Growing> near;
    private final double goal;

    /** An assertion and the draws that it is expected to need at the best share. */
    private record Growing(AssertionMargin assertion, StrataGrowth growth, StrataGrowth.Best best) {}

    /**
     * Prepares a plan.
     *
     * @param suite whether by SUITE, else by the union-intersection test
     */
    StratifiedSizes(TwoStrataContest strata, PlanSettings settings, int part, boolean suite) {
        this.strata = strata;
        this.settings = settings;
        this.part = part;
        this.suite = suite;
        this.ballots = strata.contest().ballots();
        // Fisher's combination of two is at the limit where the product of the p-values is exp(-h), (1 + h) exp(-h) =
        // a.
        this.goal = suite ? Fisher.needed(settings.riskLimit()) : -StrictMath.log(settings.riskLimit());
        List<Growing> all = strata.contest().margins().stream()
                .map(a -> {
                    StrataGrowth growth = new StrataGrowth(strata, a, settings.rates());
                    return new Growing(a, growth, growth.best(goal));
                })
                .sorted(Comparator.comparingDouble((Growing g) -> -g.best().draws()))
                .toList();
        double hardest = all.get(0).best().draws();
        this.near =
                all.stream().filter(g -> !(g.best().draws() < NEAR * hardest)).toList();
    }

    /** Sizes with the allocation that they are for. */
    record Planned(PlannedSizes sizes, StrataAllocation allocation) {}

    /** Returns the assertions that are watched, the hardest first. */
    List<AssertionMargin> near() {
        return near.stream().map(Growing::assertion).toList();
    }

    /** Returns the plan. */
    Planned plan() {
        Growing hardest = near.get(0);
        StrataAllocation start = new StrataAllocation(
                strata.recordBallots(),
                strata.polledBallots(),
                strata.recordStations(),
                hardest.best().recordShare());
        long half = Math.max(1, ballots / 2);
        // See Budget.HOPELESS: by half of the ballots a test that is to need so many times all of them has this share
        // of
        // the goal.
        if (hardest.growth().evidence(half) < goal / (2 * Budget.HOPELESS)) {
            return new Planned(PlannedSizes.fullCount(ballots), start);
        }
        double expected = Math.min(half, hardest.best().draws());
        StrataAllocation allocation = allocate(start, expected);
        boolean published =
                suite && near.stream().allMatch(g -> g.assertion().assertion().kind() == Kind.PAIR);
        int trials = Budget.trials(settings.trials(), published ? LOOK * 6 : DRAW * expected * near.size());
        List<Supplier<StrataAudit>> audits = published
                ? near.stream()
                        .<Supplier<StrataAudit>>map(g -> () -> new StrataAudit.OfPair(
                                strata,
                                g.assertion(),
                                settings.riskLimit(),
                                g.best().draws()))
                        .toList()
                : byWealth();
        int[] draws = new StrataTrials(strata, audits, settings, part).draws(allocation, 0, trials);
        return new Planned(PlannedSizes.simulated(draws, ballots), allocation);
    }

    private List<Supplier<StrataAudit>> byWealth() {
        return near.stream()
                .<Supplier<StrataAudit>>map(
                        g -> () -> new StrataAudit.ByWealth(strata, g.assertion(), settings.riskLimit(), suite))
                .toList();
    }

    /**
     * Chooses the share of the draws among the records: the one whose pilot audits need the fewest draws in the mean, all on the same
     * ballots, from the one that is best by growth in steps of half an octave and then a quarter. (Growth in the mean knows
     * nothing of the luck of a sample: records too few hold up the half of the audits whose polled ballots are kind.) The audit is
     * valid whatever the share is; the pilots see what the plan assumes and no ballot.
     */
    private StrataAllocation allocate(StrataAllocation start, double expected) {
        int pilots = (int) Math.max(LEAST_PILOTS, Math.min(MOST_PILOTS, PILOT_DRAWS / expected));
        StrataTrials trials = new StrataTrials(strata, byWealth(), settings, part);
        StrataAllocation best = start;
        double least = mean(trials, best, pilots);
        for (double step : new double[] {Math.sqrt(2), Math.pow(2, 0.25)}) {
            for (double factor : new double[] {step, 1 / step}) {
                boolean better = true;
                boolean moved = false;
                while (better) {
                    double share = best.recordShare() * factor;
                    StrataAllocation other = best.with(share);
                    double mean = share > 0.95 || share < 0.005 ? ballots + 1.0 : mean(trials, other, pilots);
                    better = mean < least;
                    if (better) {
                        best = other;
                        least = mean;
                        moved = true;
                    }
                }
                if (moved) {
                    break; // what lies on the other side has been seen
                }
            }
        }
        return best;
    }

    private static double mean(StrataTrials trials, StrataAllocation allocation, int pilots) {
        double sum = 0;
        for (int n : trials.draws(allocation, FIRST_PILOT, pilots)) {
            sum += n;
        }
        return sum / pilots;
    }
}
