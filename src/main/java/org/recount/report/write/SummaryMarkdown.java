package org.recount.report.write;

import static org.recount.report.write.TextFiles.escape;
import static org.recount.report.write.TextFiles.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.recount.report.table.ContestTable;
import org.recount.report.table.DesignTables;
import org.recount.report.table.Grid;
import org.recount.report.table.PartyTable;
import org.recount.report.table.SummaryTables;
import org.recount.report.text.Captions;
import org.recount.report.text.RareWords;
import org.recount.report.text.Verdict;
import org.recount.simulation.RunResult;

/** {@code summary.md}: the report without its pictures, for a mail or a page of a repository. */
public final class SummaryMarkdown {
    private static final int MOST_CONTESTS = 15;

    private SummaryMarkdown() {}

    /** Returns the file's bytes. */
    public static byte[] print(RunResult r, RunManifest manifest) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(escape(r.scenario().name())).append("\n\n");
        out.append(escape(r.scenario().question())).append("\n\n");
        out.append("**").append(escape(Captions.label(r))).append("**\n\n## The answer\n\n");
        int n = 1;
        for (String sentence : Verdict.of(r).sentences()) {
            out.append(n++).append(". ").append(escape(sentence)).append("\n");
        }
        out.append("\n");
        RunResult.Stopping stopping = r.stopping();
        if (stopping != null) {
            out.append(escape(stopping.statement())).append("\n\n");
        }
        section(out, "Key figures", SummaryTables.keyFigures(r));
        section(out, "By remedy", SummaryTables.byRemedy(r));
        section(out, "By constituency", ContestTable.likeliest(r, MOST_CONTESTS, "likeliest"));
        section(out, "By party", PartyTable.view(r));
        section(out, "Complaints", SummaryTables.complaintFlow(r));
        section(out, "Detection", SummaryTables.detectionCurve(r));
        section(out, "Designs of a recount", DesignTables.compared(r));
        section(out, "Designs of a recount, the cheapest", DesignTables.nationally(r));
        section(out, "Designs of a recount, by constituency", DesignTables.byContest(r));
        section(out, "Rare events", SummaryTables.rareEvents(r, MOST_CONTESTS));
        section(out, "Rare events by errors of whole stations", SummaryTables.rareStationErrors(r));
        for (String sentence : RareWords.sentences(r)) {
            out.append(escape(sentence)).append("\n\n");
        }
        section(out, "Evidence", SummaryTables.designs(r));
        out.append(escape(r.evidence().statement())).append("\n\n");
        section(out, "Back-test", SummaryTables.backTest(r));
        out.append(escape(r.backTest().verdict())).append("\n\n");
        section(out, "Models", SummaryTables.models(r));
        section(out, "Facts", SummaryTables.facts(r));
        section(out, "Assumptions", SummaryTables.assumptions(r));
        list(out, "What to know", r.notes());
        list(out, "Contradictions kept open", r.scenario().contradictions());
        out.append("## Again\n\n```sh\n").append(manifest.commandLine()).append("\n```\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void section(StringBuilder out, String title, Grid grid) {
        if (!grid.rows().isEmpty()) {
            out.append("## ").append(title).append("\n\n").append(markdown(grid));
        }
    }

    private static void list(StringBuilder out, String title, List<String> items) {
        if (!items.isEmpty()) {
            out.append("## ").append(title).append("\n\n");
            items.forEach(i -> out.append("- ").append(escape(i)).append("\n"));
            out.append("\n");
        }
    }
}
