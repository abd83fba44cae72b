package org.recount.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.recount.cli.Columns.Side;
import org.recount.numeric.Estimate;
import org.recount.report.text.Figures;
import org.recount.simulation.backtest.BackTestResult;
import org.recount.simulation.backtest.Line;

/** {@code recount backtest} for people. */
final class BacktestText {
    private final PrintWriter out;

    BacktestText(PrintWriter out) {
        this.out = out;
    }

    void print(BackTestResult r) {
        out.println(r.election() + " (" + r.id() + ")");
        out.println(String.format(
                Locale.ROOT,
                "Known truth: %s, %s, %,d of them bad; the announced outcome is wrong in %s",
                Figures.counted(r.realContests(), "contest", "contests"),
                Figures.counted(r.stations(), "station", "stations"),
                r.badStations(),
                Figures.counted(r.wrongContests(), "contest", "contests")));
        out.println(String.format(
                Locale.ROOT,
                "%,d samples of each kind in each contest, risk limit %s, seed %d",
                r.test().reps(),
                Figures.confidence(r.test().riskLimit()),
                r.test().seed()));
        r.leftOut().forEach(l -> out.println("Left out: " + l));
        out.println();
        out.println("By lot: the claim must hold.");
        table(r.real().stream().filter(l -> l.choosing().isDesign()).toList());
        out.println();
        out.println("Chosen otherwise, and spoken of as if by lot (the tool makes no such claim).");
        table(r.real().stream().filter(l -> !l.choosing().isDesign()).toList());
        if (!r.synthetic().isEmpty()) {
            out.println();
            out.println("SYNTHETIC variants of " + (r.contests().size() - r.realContests())
                    + " contests: votes moved from winner to runner-up, in the announced and the true figures alike, until"
                    + " the real errors make the outcome wrong.");
            table(r.synthetic());
        }
    }

    private void table(List<Line> lines) {
        Columns table =
                new Columns(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        table.add(
                "chosen",
                "n",
                "samples",
                "upper bound held",
                "lower bound held",
                "right outcome confirmed",
                "wrong confirmed: by stations",
                "by sizes");
        for (Line l : lines) {
            table.add(
                    l.choosing().words(),
                    l.size() == 0 ? "" : Integer.toString(l.size()),
                    Figures.count(l.samples()),
                    held(l.upperHeld(), l.bounds(), l.upperCoverage()),
                    held(l.lowerHeld(), l.bounds(), l.lowerCoverage()),
                    held(
                            Math.max(l.rightByStations(), l.rightByBatch()),
                            l.rightSamples(),
                            l.rightByBatch() > l.rightByStations() ? l.rightByBatchRate() : l.rightByStationsRate()),
                    held(l.wrongByStations(), l.wrongSamples(), l.wrongByStationsRate()),
                    held(l.wrongByBatch(), l.wrongSamples(), l.wrongByBatchRate()));
        }
        table.print(out, "  ");
    }

    private static String held(int hits, int of, Optional<Estimate> rate) {
        if (of == 0) {
            return "-";
        }
        return rate.map(e -> Figures.percent(e.value()) + " (" + Figures.rateInterval(e) + ")")
                .orElse(hits + " of " + of);
    }
}
