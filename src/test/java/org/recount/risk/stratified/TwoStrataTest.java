package org.recount.risk.stratified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.recount.numeric.GoldenSection;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.Mixture;
import org.recount.risk.mean.SequentialRisk;

/** The audit of two strata against slow twins: a grid of splits, section on values, a search after each draw. */
class TwoStrataTest {
    private static final double GAMMA = SuperSimple.TRADITIONAL.gamma();

    /** The same with SequentialRisk in each stratum, at 400 splits: never above, and at most a hair below. */
    @Test
    void theSectionFindsWhatAGridFinds() {
        Random random = new Random(20_261_128);
        double[] weight = {0.94, 0.06};
        double[] share = {0.92, 0.6};
        for (int t = 0; t < 20; t++) {
            double recorded = 0.5 + 0.05 * random.nextInt(5);
            double reported = 0.55 + 0.02 * random.nextInt(8);
            int n1 = 400;
            int n2 = 600;
            double upper = t % 2 == 0 ? 1 : 1.25;
            TwoStrata audit = new TwoStrata(n1, n2, upper, recorded, reported);
            double margin = 0.4 * recorded + 0.6 * reported - 0.5;
            List<Double> z = new ArrayList<>();
            List<Double> x = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                double o = random.nextInt(12) == 0 ? random.nextInt(5) * 0.5 - 1 : 0;
                audit.compare(o);
                z.add(Math.min(upper, upper - o));
            }
            for (int i = 0; i < 120; i++) {
                double v = random.nextDouble() < reported ? (random.nextInt(4) == 0 ? 0.5 : 1) : 0;
                audit.poll(v);
                x.add(v);
            }
            double p = audit.pValue();
            double grid = 0;
            for (int i = 0; i <= 400; i++) {
                double o1 = -0.2 + 1.2 * i / 400.0 * margin / 0.4;
                double m2 = reported - (margin - 0.4 * o1) / 0.6;
                double log = twin(z, x, weight, share, upper, upper - o1, m2, n2, reported);
                assertThat(log).isCloseTo(audit.logWealth(m2), within(1e-9 * (1 + Math.abs(log))));
                grid = Math.max(grid, Math.min(1, Math.exp(-log)));
            }
            assertThat(p).isGreaterThanOrEqualTo(grid * (1 - 1e-9));
            assertThat(p).isLessThanOrEqualTo(grid * 1.02 + 1e-12);
            if (p < 0.99) {
                assertThat(audit.confirmed(p * 1.01)).isTrue();
            }
            assertThat(audit.confirmed(p * 0.99)).isFalse();
        }
    }

    /**
     * The worst split by slopes is the one by golden section on values, and a draw-by-draw audit, which searches only where the
     * split it watches leaves it open, ends at the same draw as one that searches after each; small populations, so that strata
     * are drawn to their ends.
     */
    @Test
    void slopesAndWatchingChangeNothing() {
        Random random = new Random(7);
        int stopped = 0;
        for (int t = 0; t < 60; t++) {
            double upper = t % 3 == 0 ? 1.4 : 1;
            double recorded = 0.5 + 0.1 * random.nextInt(4);
            double reported = 0.52 + 0.1 * random.nextInt(3);
            int n2 = 3 * (14 + random.nextInt(30));
            boolean suite = t % 2 == 0;
            TwoStrata quick = audit(suite, n2, upper, recorded, reported);
            TwoStrata slow = audit(suite, n2, upper, recorded, reported);
            double sum = 0;
            int polled = 0;
            int end = -1;
            for (int n = 0; n < n2 + 60 && end < 0; n++) {
                if (polled < n2 && random.nextInt(3) > 0) {
                    double x = random.nextDouble() * upper < reported ? (random.nextInt(5) == 0 ? 0.5 : upper) : 0;
                    quick.poll(x);
                    slow.poll(x);
                    sum += x;
                    polled++;
                } else {
                    double o = random.nextInt(20) == 0 ? random.nextInt(5) * 0.5 - 1 : 0;
                    quick.compare(o);
                    slow.compare(o);
                }
                double margin = 0.4 * recorded + 0.6 * reported - 0.5;
                double low = sum / n2;
                double high = Math.min((sum + upper * (n2 - polled)) / n2, reported - (margin - 0.4 * recorded) / 0.6);
                double section =
                        low > high + 1e-9 ? 0 : bySection(slow, low, Math.max(low, high), reported - margin / 0.6);
                double p = slow.pValue();
                double present = Math.min(1, section);
                assertThat(p).isLessThanOrEqualTo(present * (1 + 1e-6));
                boolean done = quick.confirmed(0.05);
                assertThat(done).as("%s, draw %s, p %s", t, n, p).isEqualTo(p <= 0.05);
                if (done) {
                    assertThat(p).isCloseTo(present, within(1e-6 * present));
                    end = n;
                    stopped++;
                }
            }
        }
        assertThat(stopped).isBetween(15, 59);
    }

    private static TwoStrata audit(boolean suite, int n2, double upper, double recorded, double reported) {
        int n1 = n2 * 2 / 3; // weights .4 and .6
        return suite
                ? TwoStrata.suite(n1, n2, upper, recorded, reported, GAMMA)
                : new TwoStrata(n1, n2, upper, recorded, reported);
    }

    private static double bySection(TwoStrata audit, double low, double high, double noBet) {
        double middle = Math.min(high, Math.max(low, noBet));
        double least = Math.min(
                -GoldenSection.maximum(m -> -audit.logWealth(m), low, middle, 1e-13)
                        .value(),
                -GoldenSection.maximum(m -> -audit.logWealth(m), middle, high, 1e-13)
                        .value());
        return audit.risk(least);
    }

    /** SUITE for any assertion: for a pair its test of records is super-simple, and Fisher's combination is the paper's. */
    @Test
    void suiteOfAPair() {
        RecordKaplanMarkov records = new RecordKaplanMarkov(1, GAMMA);
        double[] over = {0, 0, 0.5, 0, -0.5, 0, 1, -1, 0, 0, 0, 0};
        for (double o : over) {
            records.add(o);
        }
        for (double lost : new double[] {0.01, 0.05, 0.3}) {
            double p = new SuperSimple(GAMMA).pValue(over.length, 2 * lost, new Discrepancies(1, 1, 1, 1));
            assertThat(Math.min(1, Math.exp(-records.log(1 - lost)))).isCloseTo(p, within(1e-12));
            double slope = (records.log(1 - lost + 1e-6) - records.log(1 - lost - 1e-6)) / 2e-6;
            assertThat(records.slope(1 - lost)).isCloseTo(slope, within(1e-5 * Math.abs(slope)));
        }
        for (double p : new double[] {1e-9, 0.01, 0.05, 0.5, 0.99}) {
            assertThat(Fisher.ofLog(Fisher.needed(p), 2)).isCloseTo(p, within(1e-12));
        }
    }

    private static double twin(
            List<Double> z,
            List<Double> x,
            double[] weight,
            double[] share,
            double upper,
            double q,
            double m2,
            int n2,
            double reported) {
        double records = 0;
        for (int i = 0; i < weight.length; i++) {
            double log = 0;
            if (q <= upper) {
                SequentialRisk risk = SequentialRisk.of(
                        Mixture.of("share", new double[] {share[i]}, new double[] {1}),
                        new MeanHypothesis(q, 2 * upper, MeanHypothesis.UNBOUNDED));
                z.forEach(risk::add);
                log = risk.logBets();
            }
            records += weight[i] * Math.exp(log);
        }
        double polled = 0;
        double sum = 0;
        for (int j = 0; j < x.size(); j++) {
            double left = n2 - j;
            double mu = (n2 * m2 - sum) / left;
            double eta = Math.min(upper * 0.9999, (n2 * reported - sum) / left);
            polled += Math.log((x.get(j) * eta / mu + (upper - x.get(j)) * (upper - eta) / (upper - mu)) / upper);
            sum += x.get(j);
        }
        return Math.log(records) + polled;
    }

    @Test
    void edges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoStrata(10, 10, 1, 0.5, 0.5))
                .withMessageContaining("Maybe only a full count");
        TwoStrata all = new TwoStrata(4, 4, 1, 0.75, 0.75);
        for (int i = 0; i < 4; i++) {
            assertThat(all.confirmed(0.0001)).isFalse();
            all.poll(1);
        }
        // The polled ballots are all for the winner: only the records could hide it, and all of them would have to.
        assertThat(all.pValue()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            all.compare(0);
        }
        assertThat(all.pValue()).isLessThan(0.01);
    }
}
