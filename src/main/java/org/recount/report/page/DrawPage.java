package org.recount.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.recount.report.page.generated.JtedrawGenerated;
import org.recount.report.table.Grid;
import org.recount.report.text.DrawWords;
import org.recount.report.text.Figures;
import org.recount.report.write.RunManifest;
import org.recount.sampling.draw.DrawMethod;
import org.recount.sampling.draw.DrawStep;
import org.recount.sampling.draw.PublicDraw;

/**
 * The ceremony of a public draw as a page: the seed, the rule, every pick with what was hashed, and how anyone checks it.
 *
 * @param title what is drawn from
 * @param draw how it was drawn
 * @param outcome what it came to
 * @param skip picks that were made before
 * @param proportionalTo what the chances are in proportion to; empty for equal chances
 * @param strataOf what the strata are made of; blank for none
 * @param picks the picks as a table
 * @param hashes every hash as a table
 * @param manifest how the draw is made again
 * @param listSha256 SHA-256 of list.csv
 * @param manifestSha256 SHA-256 of manifest.json
 */
public record DrawPage(
        String title,
        PublicDraw draw,
        PublicDraw.Outcome outcome,
        int skip,
        Optional<String> proportionalTo,
        String strataOf,
        Grid picks,
        Grid hashes,
        RunManifest manifest,
        String listSha256,
        String manifestSha256) {

    /** Rows of hashes that a page still shows; the file has them all. */
    private static final int SHOWN = 300;

    /** Returns the page's bytes. */
    public byte[] print() {
        StringOutput out = new StringOutput(1 << 16);
        JtedrawGenerated.render(new OwaspHtmlTemplateOutput(out), null, this);
        return out.toString().stripLeading().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the first rule of a page: what was drawn, in a sentence. */
    public String summary() {
        long population = draw.strata().stream().mapToLong(s -> s.list().size()).sum();
        return Figures.counted(picks.rows().size(), "pick", "picks") + " from a list of " + Figures.count(population)
                + (strataOf.isEmpty()
                        ? ""
                        : " in " + Figures.counted(draw.strata().size(), "stratum", "strata") + " (by " + strataOf
                                + ")")
                + ", " + (draw.replace() ? "with" : "without") + " replacement"
                + (skip == 0 ? "" : "; they follow " + Figures.counted(skip, "pick", "picks") + " made before")
                + ".";
    }

    /** Returns the seed's digits, one by one, where it was rolled with dice; nothing for other seeds. */
    public List<String> dice() {
        return draw.seed().matches("[0-9]{6,60}") ? List.of(draw.seed().split("")) : List.of();
    }

    /** Returns the seed's bytes in UTF-8, as hexadecimal pairs. */
    public String seedBytes() {
        return HexFormat.ofDelimiter(" ").formatHex(draw.seed().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the rule, a sentence each. */
    public List<String> rule() {
        return DrawWords.rule(draw, proportionalTo);
    }

    /** Returns the hashes that the page shows. */
    public Grid shownHashes() {
        int n = Math.min(SHOWN, hashes.rows().size());
        return new Grid(
                hashes.id(),
                n == hashes.rows().size()
                        ? "Every hash, in its order, those that were passed over among them."
                        : "The first " + n + " of "
                                + Figures.count(hashes.rows().size()) + " hashes; hashes.csv has all.",
                hashes.columns(),
                hashes.rows().subList(0, n));
    }

    /** Returns the files that were read. */
    public Grid inputs() {
        return ManifestTables.inputs(manifest);
    }

    /** Returns the first hash of the draw. */
    public DrawStep first() {
        return outcome.picks().get(0).step();
    }

    /** Returns the lines that make the first pick again in a shell. */
    public String shell() {
        DrawStep step = first();
        int stratum = outcome.picks().get(0).stratum();
        String name = draw.strata().get(stratum).list().id(step.position());
        List<String> lines = new ArrayList<>();
        if (draw.method() == DrawMethod.TICKET) {
            lines.add("# the ticket of " + name + ": its hash, in decimal, backwards");
            lines.add("printf '%s' " + quoted(step.input()) + " | sha256sum");
            lines.add("# " + step.digest());
            lines.add("python3 -c \"print('0.' + str(int('" + step.digest() + "', 16)).zfill(64)[::-1])\"");
            lines.add("# " + step.ticket());
            return String.join("\n", lines);
        }
        String hashed = draw.method() == DrawMethod.SHA256
                ? "{ printf '%s' " + quoted(step.input()) + "; head -c " + step.zeroBytes() + " /dev/zero; }"
                : "printf '%s' " + quoted(step.input());
        lines.add(hashed + " | sha256sum");
        lines.add("# " + step.digest());
        lines.add("python3 -c \"print(1 + int('" + step.digest() + "', 16) % "
                + draw.strata().get(stratum).list().units() + ")\"");
        lines.add("# " + step.number() + (draw.strata().get(stratum).list().weighted() ? ", a unit of " : ": ") + name);
        return String.join("\n", lines);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
