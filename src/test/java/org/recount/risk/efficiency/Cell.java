package org.recount.risk.efficiency;

import java.util.ArrayList;
import java.util.List;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.Betting;
import org.recount.risk.mean.ErrorPrior;
import org.recount.risk.mean.Forecast;
import org.recount.risk.mean.KaplanMarkov;
import org.recount.risk.mean.KaplanWald;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.Mixture;
import org.recount.risk.mean.PredictiveKelly;
import org.recount.risk.plan.ValuePopulation;

/**
 * One cell of the table: an audit of a pair that was reported with a margin and counted with errors.
 *
 * @param kind which kind of audit
 * @param ballots N
 * @param margin reported margin, winner's lead over all ballots
 * @param one share of ballots with a one-vote overstatement
 * @param two share of ballots with a two-vote overstatement
 */
record Cell(Kind kind, int ballots, double margin, double one, double two) {

    /** Kinds whose audits draw ballot by ballot. */
    enum Kind {
        COMPARISON,
        POLLING,
        ONE_AUDIT
    }

    static final String EXPECTED = "predictive Kelly, errors expected";
    static final String TOLD = "Kelly, told the errors";

    /**
     * A method in the table.
     *
     * @param told whether a parameter of it is the very rate of this cell
     */
    record Method(String name, boolean told, boolean ours, MeanTest test) {}

    MeanHypothesis hypothesis() {
        return MeanHypothesis.withoutReplacement(
                0.5, kind == Kind.POLLING ? 1 : overstatement().bound(), ballots);
    }

    private Overstatement overstatement() {
        return new Overstatement(1, margin);
    }

    /** Values, how many were reported, how many there are. */
    private record Row(double value, long reported, long truth, boolean checked) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (kind == Kind.POLLING) {
            pool(rows, ballots, (1 + margin) / 2, x -> x);
        } else if (kind == Kind.COMPARISON) {
            records(rows, ballots);
        } else {
            // Four fifths with a record each; two pools of a tenth, a fifth above and below the contest's share.
            int pool = ballots / 10;
            records(rows, ballots - 2 * pool);
            for (double shift : new double[] {0.2, -0.2}) {
                double share = Math.round(pool * ((1 + margin) / 2 + shift)) / (double) pool;
                pool(rows, pool, share, x -> overstatement().value(share, x));
            }
        }
        return rows;
    }

    private void records(List<Row> rows, int n) {
        double clean = overstatement().clean();
        long ones = Math.round(n * one);
        long twos = Math.round(n * two);
        rows.add(new Row(clean, n, n - ones - twos, true));
        rows.add(new Row(clean / 2, 0, ones, true));
        rows.add(new Row(0, 0, twos, true));
    }

    private interface Assorter {
        double of(double vote);
    }

    private void pool(List<Row> rows, int n, double share, Assorter assorter) {
        long winners = Math.round(n * share);
        long ones = Math.round(n * one);
        long twos = Math.round(n * two);
        rows.add(new Row(assorter.of(1), winners, winners - ones - twos, false));
        rows.add(new Row(assorter.of(0), n - winners, n - winners + twos, false));
        rows.add(new Row(assorter.of(0.5), 0, ones, false));
    }

    ValuePopulation truth() {
        List<Row> rows = rows();
        return ValuePopulation.of(values(), rows.stream().mapToLong(Row::truth).toArray());
    }

    private double[] values() {
        return rows().stream().mapToDouble(Row::value).toArray();
    }

    private double[] shares(boolean told) {
        return rows().stream()
                .mapToDouble(r -> (told ? r.truth() : r.reported()) / (double) ballots)
                .toArray();
    }

    private Forecast forecast() {
        return Forecast.of(rows().stream()
                .filter(r -> r.reported() > 0)
                .map(r -> new Forecast.Line(r.value(), r.reported(), r.checked()))
                .toList());
    }

    /** Returns the methods: the program's, the peers' and the oracle's. */
    List<Method> methods() {
        // The program's standard method comes first.
        List<Method> m = new ArrayList<>();
        m.add(new Method("predictive Kelly", false, true, PredictiveKelly.of(forecast())));
        m.add(new Method(EXPECTED, false, true, new PredictiveKelly(forecast(), ErrorPrior.ERRORS_EXPECTED)));
        m.add(new Method(TOLD, true, false, PeerTests.told("told", values(), shares(true))));
        double reported = forecast().mean();
        switch (kind) {
            case COMPARISON -> {
                if (one == 0 && two == 0) {
                    m.add(peer("COBRA fixed, 0", Betting.fixed(2)));
                }
                m.add(peer("COBRA adaptive, guess .001 and .0001", PeerTests.cobraAdaptive(0.001, 0.0001, 1)));
                m.add(peer("COBRA adaptive, guess 0", PeerTests.cobraAdaptive(0, 0, 1)));
                // Its guess is the rate of half the cells and far from that of the others.
                m.add(new Method(
                        "COBRA adaptive, guess .001 and .001",
                        two > 0,
                        false,
                        PeerTests.cobraAdaptive(0.001, 0.001, 1)));
                m.add(peer("rlauxe adaptive, max loss .9", PeerTests.cobraAdaptive(0.001, 0.0001, 0.9)));
                m.add(peer("SHANGRLA optimal-comparison .0001", Alpha.optimalComparison(0.0001)));
                m.add(peer("ALPHA shrink-trunc, d 100", Alpha.shrinkTruncate(reported, 100, (reported - 0.5) / 2)));
                m.add(peer("diversified Kelly", Mixture.diversifiedKelly(10)));
                m.add(peer("Kaplan-Wald, g .1", new KaplanWald(0.1)));
                m.add(peer("Kaplan-Kolmogorov, g .1", new KaplanMarkov(0.1)));
            }
            case POLLING -> {
                m.add(peer("Wald without replacement, as reported", Alpha.conditional(reported)));
                m.add(peer("ALPHA, eta fixed as reported", Alpha.fixed(reported)));
                for (double d : new double[] {100, 1_000}) {
                    m.add(peer(
                            "ALPHA shrink-trunc, d " + (int) d,
                            Alpha.shrinkTruncate(reported, d, (reported - 0.5) / 2)));
                }
                m.add(peer("a-priori Kelly", Betting.aprioriKelly(reported)));
                m.add(peer("square Kelly", Mixture.squareKelly(10)));
                m.add(new Method(
                        "Wald without replacement, told the errors", true, false, Alpha.conditional(truth().mean())));
            }
            case ONE_AUDIT -> {
                m.add(peer("rlauxe, pools known, max loss .9", PeerTests.oneAuditKnownPools(values(), shares(false))));
                m.add(peer("Kelly on the reports", PeerTests.told("reports", values(), shares(false))));
                m.add(peer("SHANGRLA optimal-comparison .0001", Alpha.optimalComparison(0.0001)));
                m.add(peer("ALPHA shrink-trunc, d 100", Alpha.shrinkTruncate(reported, 100, (reported - 0.5) / 2)));
                m.add(peer("ALPHA, eta fixed as reported", Alpha.fixed(reported)));
                m.add(peer("square Kelly", Mixture.squareKelly(10)));
                m.add(peer("diversified Kelly", Mixture.diversifiedKelly(10)));
            }
        }
        return m;
    }

    private static Method peer(String name, MeanTest test) {
        return new Method(name, false, false, test);
    }
}
