package org.recount.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.recount.cli.Columns.Side;
import org.recount.cli.DrawCommand.Drawing;
import org.recount.election.PollingStation;
import org.recount.report.text.DrawWords;
import org.recount.report.text.Figures;
import org.recount.sampling.draw.DrawStep;
import org.recount.sampling.draw.PublicDraw;

/** {@code recount draw} for people. */
final class DrawText {
    private static final int SHOWN_DIGITS = 16;

    private final PrintWriter out;
    private final boolean explain;

    DrawText(PrintWriter out, boolean explain) {
        this.out = out;
        this.explain = explain;
    }

    void print(Drawing d) {
        out.println(String.format(
                Locale.ROOT,
                "The draw: %,d of %,d%s, %s replacement%s",
                d.size(),
                d.population(),
                d.loaded().isPresent() ? " stations" : "",
                d.draw().replace() ? "with" : "without",
                d.skip() == 0 ? "" : ", after " + d.skip() + " drawn before"));
        d.loaded()
                .ifPresent(l -> out.println(
                        "From: " + l.election().name() + " (" + l.election().id() + ")"
                                + (d.contests().isEmpty() ? "" : ", contests " + String.join(", ", d.contests()))));
        byte[] bytes = d.draw().seed().getBytes(StandardCharsets.UTF_8);
        out.println("Seed: " + d.draw().seed() + "  (" + Figures.counted(bytes.length, "byte", "bytes") + " in UTF-8"
                + (bytes.length == d.draw().seed().length()
                        ? ""
                        : ": " + HexFormat.of().formatHex(bytes)) + ")");
        for (String sentence : DrawWords.rule(d.draw(), d.units().map(DrawUnits::toString))) {
            out.println("Rule: " + sentence);
        }
        out.println();
        picks(d);
        if (explain) {
            out.println();
            hashes(d);
        }
    }

    private void picks(Drawing d) {
        Columns table = new Columns(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        Map<String, String> contests = d.frame().map(DrawFrame::contestOf).orElse(Map.of());
        Map<String, PollingStation> stations = new java.util.HashMap<>();
        d.frame().ifPresent(f -> f.stations().forEach(s -> stations.put(s.id(), s)));
        table.add(
                "turn",
                "pick",
                d.frame().isPresent() ? "contest" : "",
                d.frame().isPresent() ? "centre" : "",
                "hashed",
                "SHA-256");
        for (PublicDraw.Pick pick : d.picks()) {
            String id = d.id(pick);
            PollingStation station = stations.get(id);
            table.add(
                    Integer.toString(pick.turn()),
                    id,
                    contests.getOrDefault(id, ""),
                    station == null ? "" : station.centre(),
                    DrawWords.hashed(pick.step()),
                    pick.step().digest().substring(0, SHOWN_DIGITS) + "...");
        }
        table.print(out, "  ");
    }

    private void hashes(Drawing d) {
        List<String> names = new ArrayList<>();
        d.draw().strata().forEach(s -> names.add(s.name()));
        out.println("Every hash, in order:");
        Columns table = new Columns(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        table.add(d.draw().stratified() ? "stratum" : "", "hashed", "SHA-256", "number", "pick", "");
        for (int h = 0; h < names.size(); h++) {
            for (DrawStep step : d.outcome().hashes().get(h)) {
                table.add(
                        names.get(h),
                        DrawWords.hashed(step),
                        step.digest(),
                        step.number() == 0 ? "" : Long.toString(step.number()),
                        d.draw().strata().get(h).list().id(step.position()),
                        step.taken() ? "" : "drawn before, passed over");
            }
        }
        table.print(out, "  ");
    }
}
