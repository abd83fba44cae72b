package org.recount.simulation;

import java.util.ArrayList;
import java.util.List;
import org.recount.seats.SntvKernel;
import org.recount.simulation.rare.Drift;
import org.recount.simulation.rare.EnsembleRisk;

/**
 * What misreads do, on average, to the gaps that hold the seats of one election: for each binding pair of each contest the
 * expected numbers of misread ballots that close the gap by two or one and that widen it so; once for all stations (the truth
 * against what was announced), once for the stations opened in one trial (a recount against what was announced). Small, so
 * that it can be kept after the votes are gone.
 *
 * <p>The kernel is that of {@link Boxes}: misreads of the announced count reversed with the rates of the station's class,
 * and in opened stations those of the hand count beside them. A ballot announced for the winner and truly of the loser
 * closes the gap by two; one that only enters or leaves the pair by one. Numbers of misreads are taken as Poisson.
 *
 * <p>Pairs of a winner and a loser that do not bind are bounded together (Bernstein 1946 for a sum of Poisson steps of at
 * most two: {@code exp(-x^2 / (2 (V + 2x/3)))}, {@code x} the gap less the mean, {@code V} the variance), so that what is
 * kept of a contest leaves nothing out.
 */
final class RareFlows {
    /** Kinds of steps of a pair: two votes and one closer, one and two apart. */
    private static final int STEPS = 4;

    /** Exponents beyond this are all taken as this one: a bound still. */
    private static final double MOST = 60;

    private static final double LEAST = StrictMath.exp(-MOST);

    private final long[][] gap;
    private final double[][][] flows;
    private final double[][] others;

    /**
     * Works them out.
     *
     * @param election the election
     * @param hand misreads of the recount's hand count
     * @param plan what was decided in one trial of it
     */
    RareFlows(ElectionView election, Misreads hand, TrialPlan plan) {
        int n = election.contests.length;
        gap = new long[n][];
        flows = new double[2][n][];
        others = new double[2][n];
        Errors errors = new Errors(election.mostChoices);
        long[] columns = new long[ContestView.CLASSES * (election.mostChoices + 1)];
        for (int i = 0; i < n; i++) {
            ContestView view = election.contests[i];
            gap[i] = view.pairGap.clone();
            int used = ContestView.CLASSES * (view.choices + 1);
            for (int c = 0; c < used; c++) {
                columns[c] = view.base[c];
            }
            errors.begin(view);
            errors.reversed(columns);
            take(0, i, view, errors);
            open(view, plan, i, columns);
            errors.begin(view);
            errors.reversed(columns);
            errors.read(columns, hand);
            take(1, i, view, errors);
        }
    }

    /** Sums the opened stations by class and column, invalid ballots last. */
    private static void open(ContestView view, TrialPlan plan, int contest, long[] columns) {
        int width = view.choices + 1;
        int[] sums = new int[ContestView.CLASSES * width];
        for (int j = 0; j < plan.opened(contest); j++) {
            int station = TrialPlan.station(plan.entry(contest, j));
            view.addStation(station, sums, view.classOf(station) * width);
        }
        for (int c = 0; c < sums.length; c++) {
            columns[c] = sums[c];
        }
    }

    private void take(int which, int contest, ContestView view, Errors errors) {
        int pairs = gap[contest].length;
        double[] of = new double[pairs * STEPS];
        for (int p = 0; p < pairs; p++) {
            errors.flows(view.pairIn[p], view.pairOut[p], of, p * STEPS);
        }
        flows[which][contest] = of;
        others[which][contest] = errors.others();
    }

    /** Expected misreads of a contest by choice. */
    private static final class Errors {
        private final double[] exchanged;
        private final double[] lost;
        private final boolean[] sits;
        private double all;
        private double back;
        private ContestView view;

        @SuppressWarnings("NullAway.Init") // begin comes first
        Errors(int mostChoices) {
            exchanged = new double[mostChoices];
            lost = new double[mostChoices];
            sits = new boolean[mostChoices];
        }

        void begin(ContestView next) {
            view = next;
            java.util.Arrays.fill(exchanged, 0);
            java.util.Arrays.fill(lost, 0);
            all = 0;
            back = 0;
        }

        /** Misreads of the announced count, given what was announced. */
        void reversed(long[] columns) {
            for (int k = 0; k < ContestView.CLASSES; k++) {
                add(columns, k, view.toOther[k], view.wasInvalid[k], view.wasValid[k]);
            }
        }

        /** Misreads of a count of these ballots. */
        void read(long[] columns, Misreads rates) {
            for (int k = 0; k < ContestView.CLASSES; k++) {
                add(columns, k, view.choices > 1 ? rates.toOther() : 0, rates.toInvalid(), rates.fromInvalid());
            }
        }

        private void add(long[] columns, int k, double toOther, double toInvalid, double fromInvalid) {
            int at = k * (view.choices + 1);
            double each = view.choices > 1 ? toOther / (view.choices - 1) : 0;
            double away = StrictMath.max(0, toOther - each) + toInvalid;
            long valid = 0;
            for (int c = 0; c < view.choices; c++) {
                long votes = columns[at + c];
                exchanged[c] += votes * each;
                lost[c] += votes * away;
                valid += votes;
            }
            all += valid * each;
            back += view.valid == 0 ? 0 : columns[at + view.choices] * fromInvalid / view.valid;
        }

        void flows(int in, int out, double[] of, int at) {
            double rest = StrictMath.max(0, all - exchanged[in] - exchanged[out]);
            of[at] = exchanged[in];
            of[at + 1] = lost[in] + rest + back * view.contest.totals[out];
            of[at + 2] = lost[out] + rest + back * view.contest.totals[in];
            of[at + 3] = exchanged[out];
        }

        /** Bounds the probability that any pair but the binding ones is crossed. */
        double others() {
            int women = 0;
            java.util.Arrays.fill(sits, false);
            for (int c : view.elected) {
                sits[c] = true;
                women += view.kinds[c] == SntvKernel.WOMAN ? 1 : 0;
            }
            double sum = 0;
            double far = far();
            long[] totals = view.contest.totals;
            for (int in : view.elected) {
                for (int out = 0; out < view.choices; out++) {
                    if (totals[in] - totals[out] >= far) {
                        sum += LEAST;
                    } else if (!sits[out] && competes(in, out, women) && !binds(in, out)) {
                        sum += bound(in, out);
                    }
                }
            }
            return sum;
        }

        /** A gap at which the bound of any pair is the least one, so that it need not be worked out. */
        private double far() {
            double two = 0;
            double one = 0;
            long most = 0;
            for (int c = 0; c < view.choices; c++) {
                two = StrictMath.max(two, exchanged[c]);
                one = StrictMath.max(one, lost[c]);
                most = StrictMath.max(most, view.contest.totals[c]);
            }
            double variance = 8 * two + 2 * one + 2 * all + 2 * back * most;
            double third = 2 * MOST / 3;
            return 2 * two + one + back * most + third + StrictMath.sqrt(third * third + 2 * MOST * variance);
        }

        /** A woman on a reserved seat need not fear a man. */
        private boolean competes(int in, int out, int women) {
            return view.kinds[out] != SntvKernel.NOT_COMPETING
                    && (view.kinds[in] == view.kinds[out]
                            || view.kinds[in] != SntvKernel.WOMAN
                            || women > view.reserved);
        }

        private boolean binds(int in, int out) {
            for (int p = 0; p < view.pairIn.length; p++) {
                if (view.pairIn[p] == in && view.pairOut[p] == out) {
                    return true;
                }
            }
            return false;
        }

        private double bound(int in, int out) {
            long[] totals = view.contest.totals;
            double two = exchanged[in] + exchanged[out];
            double variance = 4 * two
                    + lost[in]
                    + lost[out]
                    + 2 * StrictMath.max(0, all - two)
                    + back * (totals[in] + totals[out]);
            double mean =
                    2 * (exchanged[in] - exchanged[out]) + lost[in] - lost[out] + back * (totals[out] - totals[in]);
            double x = totals[in] - totals[out] - mean;
            if (x <= 0) {
                return 1;
            }
            double twice = 2 * (variance + 2 * x / 3);
            return x * x >= MOST * twice ? LEAST : StrictMath.exp(-x * x / twice);
        }
    }

    /** Returns how the misreads of all stations, or of the opened ones, could move a seat of a contest. */
    EnsembleRisk.Member member(int contest, boolean onlyOpened) {
        int which = onlyOpened ? 1 : 0;
        double[] of = flows[which][contest];
        List<EnsembleRisk.Way> ways = new ArrayList<>(gap[contest].length);
        for (int p = 0; p < gap[contest].length; p++) {
            int at = p * STEPS;
            Drift drift = Drift.ofPair(of[at], of[at + 1], of[at + 2], of[at + 3]);
            ways.add(new EnsembleRisk.Way(drift, gap[contest][p]));
        }
        return new EnsembleRisk.Member(ways, others[which][contest]);
    }
}
