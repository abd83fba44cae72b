package org.recount.risk.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.SequentialRisk;
import org.recount.risk.stratified.Fisher;
import org.recount.risk.stratified.PollingStratum;
import org.recount.risk.stratified.Suite;

/** The pilot of Kalamazoo County 2018 (votes: Spertus and Stark 2022; Stark 2023, ONEAudit). */
final class Kalamazoo {
    private static final long W1 = 3_765;
    private static final long L1 = 1_349;
    private static final long N1 = 5_294;
    private static final long W2 = 16_934;
    private static final long L2 = 4_220;
    private static final long N2 = 22_372;

    private Kalamazoo() {}

    /** Averages over orders: of the least p-value and of the last, and the 90% point of the least. */
    record Orders(double mean, double ninety, double last) {}

    static Suite suite() {
        return new Suite(
                W1 + W2 - L1 - L2,
                N1,
                W1 - L1,
                8,
                Discrepancies.NONE,
                new PollingStratum(N2, W2, L2, 23, 8, 1),
                1.03905);
    }

    static Orders oneAudit(boolean correct, int orders) {
        double lead = W1 + W2 - L1 - L2;
        double all = correct ? 0.5 + lead / 2 / (N1 + N2) : lead / (N1 + N2);
        double pool = correct ? 0.5 + (W2 - L2) / 2.0 / N2 : (W2 - L2) / (double) N2;
        Overstatement b = new Overstatement(1, 2 * all - 1);
        List<Double> values = new ArrayList<>();
        values.addAll(Collections.nCopies(8, b.clean()));
        values.add(correct ? b.value(pool, 0.5) : 0.5);
        values.addAll(Collections.nCopies(8, b.value(pool, 0)));
        values.addAll(Collections.nCopies(23, b.value(pool, 1)));
        Random random = new Random(20_260_106);
        double[] least = new double[orders];
        double last = 0;
        for (int r = 0; r < orders; r++) {
            Collections.shuffle(values, random);
            SequentialRisk risk = SequentialRisk.of(
                    Alpha.fixed(0.99 * b.bound()), MeanHypothesis.withoutReplacement(0.5, b.bound(), N1 + N2));
            for (double x : values) {
                risk.add(x);
            }
            least[r] = risk.pValue();
            last += risk.current() / orders;
        }
        Arrays.sort(least);
        return new Orders(Arrays.stream(least).average().orElse(1), least[(int) (0.9 * orders)], last);
    }

    /** Product and Fisher, averaged over 200 orders of the polled ballots; with the published slip if {@code peek}. */
    static double[] sweeter(boolean peek) {
        Random random = new Random(20_260_107);
        double product = 0;
        double fisher = 0;
        int orders = 200;
        for (int r = 0; r < orders; r++) {
            List<Double> polled = new ArrayList<>();
            polled.addAll(Collections.nCopies(23, 1.0));
            polled.addAll(Collections.nCopies(8, 0.0));
            polled.add(0.5);
            Collections.shuffle(polled, random);
            double[] worst =
                    worst(polled.stream().mapToDouble(Double::doubleValue).toArray(), peek);
            product += worst[0] / orders;
            fisher += worst[1] / orders;
        }
        return new double[] {product, fisher};
    }

    private static double[] worst(double[] polled, boolean peek) {
        double share = N1 / (double) (N1 + N2);
        double v = (W1 - L1) / (double) N1;
        double clean = 1 / (2 - v);
        double upper = 2 * clean;
        double[] compared = new double[8];
        Arrays.fill(compared, clean);
        double product = 0;
        double fisher = 0;
        for (int i = 1; i < 1_000; i++) {
            double mu1 = Math.min(upper, 0.5 / share) * i / 1_000;
            double mu2 = (0.5 - share * mu1) / (1 - share);
            double t1 = alpha(compared, mu1, upper, clean, 0.1, 0.5 / N1, peek);
            double eta = (W2 + 0.5 * (N2 - W2 - L2)) / N2;
            double t2 = alpha(polled, mu2, 1, eta, 0, 0.5 / N2, peek);
            product = Math.max(product, Math.min(1, 1 / (t1 * t2)));
            fisher = Math.max(fisher, Fisher.combine(Math.min(1, 1 / t1), Math.min(1, 1 / t2)));
        }
        return new double[] {product, fisher};
    }

    /** ALPHA with the paper's estimator: shrunk with weight 5 and pulled up by f u / sigma. */
    private static double alpha(
            double[] x, double mu, double upper, double eta0, double f, double epsilon, boolean peek) {
        double t = 1;
        double sum = 0;
        double[] variance = variance(x);
        for (int i = 0; i < x.length; i++) {
            double sigma = Math.max(i == 0 ? 0.5 : variance[i - 1], 0.05);
            double seen = peek ? sum + x[i] : sum;
            double eta = ((seen + 5 * eta0) / (5 + i) + f * upper / sigma) / (1 + f / sigma);
            eta = Math.min(Math.max(eta, mu + epsilon), upper * (1 - 2.2e-16));
            t *= x[i] / mu * (eta - mu) / (upper - mu) + (upper - eta) / (upper - mu);
            sum += x[i];
        }
        return t;
    }

    /** The square of a sum, not the sum of squares: as in the published code. */
    private static double[] variance(double[] x) {
        double[] v = new double[x.length];
        double sum = 0;
        double off = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i];
            off += x[i] - (0.5 + sum) / (i + 2);
            v[i] = (0.25 + off * off) / (i + 2);
        }
        return v;
    }
}
