package org.recount.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.election.PollingStation;
import org.recount.report.page.DrawPage;
import org.recount.report.table.Grid;
import org.recount.report.text.DrawWords;
import org.recount.report.write.AnswerJson;
import org.recount.report.write.Digests;
import org.recount.report.write.ManifestJson;
import org.recount.report.write.ReportFolder;
import org.recount.report.write.RunManifest;
import org.recount.report.write.TextFiles;
import org.recount.sampling.draw.DrawList;
import org.recount.sampling.draw.DrawStep;
import org.recount.sampling.draw.PublicDraw;

/**
 * Writes the ceremony of a public draw: the page, the list that was drawn from, picks and hashes as CSV, and a script that
 * draws again without this program.
 *
 * @param title what is drawn from
 * @param draw how it was drawn
 * @param outcome all picks from the first on
 * @param skip how many of them were made before
 * @param proportionalTo what the chances are in proportion to; empty for equal chances
 * @param strataOf what the strata are made of; blank for none
 * @param stations the stations by id; empty where numbers are drawn
 * @param contests contest of each station by id
 * @param answer the answer in JSON, key by key
 */
public record DrawWriter(
        String title,
        PublicDraw draw,
        PublicDraw.Outcome outcome,
        int skip,
        Optional<String> proportionalTo,
        String strataOf,
        Map<String, PollingStation> stations,
        Map<String, String> contests,
        Map<String, Object> answer) {

    /**
     * Writes the folder, whole or not at all.
     *
     * @param manifest how the draw is made again
     * @param folder the folder; an earlier draw in it is replaced
     * @return the page
     * @throws IllegalArgumentException where something is there that is no report
     * @throws org.recount.report.write.ReportNotWritten where the machine fails
     */
    public Path write(RunManifest manifest, Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        return new ReportFolder()
                .write(parent, String.valueOf(absolute.getFileName()), files(manifest))
                .resolve("index.html");
    }

    Map<String, byte[]> files(RunManifest manifest) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] list = TextFiles.csv(list());
        Grid hashes = hashes();
        files.put("draw.json", AnswerJson.print(answer).getBytes(StandardCharsets.UTF_8));
        files.put("list.csv", list);
        files.put("picks.csv", TextFiles.csv(picks(false)));
        files.put("hashes.csv", TextFiles.csv(hashes));
        files.put("check.py", script());
        byte[] manifestJson = ManifestJson.print(manifest, files);
        DrawPage page = new DrawPage(
                title,
                draw,
                outcome,
                skip,
                proportionalTo,
                strataOf,
                picks(true),
                hashes,
                manifest,
                Digests.sha256(list),
                Digests.sha256(manifestJson));
        files.put("index.html", page.print());
        files.put("manifest.json", manifestJson);
        return files;
    }

    private static byte[] script() {
        try (InputStream in = DrawPage.class.getResourceAsStream("check.py")) {
            if (in == null) {
                throw new IllegalStateException("check.py is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list in its order, as it stood before the draw. */
    private Grid list() {
        boolean strata = draw.stratified();
        List<Grid.Column> columns = new ArrayList<>();
        columns.add(Grid.Column.number("number"));
        if (strata) {
            columns.add(Grid.Column.text("stratum"));
        }
        columns.addAll(List.of(
                Grid.Column.text("id"),
                Grid.Column.text("contest"),
                Grid.Column.text("centre"),
                Grid.Column.text("region"),
                Grid.Column.number("units"),
                Grid.Column.number("last_unit")));
        List<List<String>> rows = new ArrayList<>();
        draw.strata().forEach(stratum -> {
            DrawList list = stratum.list();
            for (int i = 0; i < list.size(); i++) {
                List<String> row = new ArrayList<>();
                row.add(Integer.toString(i + 1));
                if (strata) {
                    row.add(stratum.name());
                }
                PollingStation station = stations.get(list.id(i));
                row.addAll(List.of(
                        list.id(i),
                        contests.getOrDefault(list.id(i), ""),
                        station == null ? "" : station.centre(),
                        station == null ? "" : station.region(),
                        Long.toString(list.unitsOf(i)),
                        Long.toString(list.lastUnit(i))));
                rows.add(row);
            }
        });
        return new Grid("list", "The list that is drawn from, in its order.", columns, rows);
    }

    private Grid picks(boolean forPage) {
        boolean named = !stations.isEmpty();
        List<Grid.Column> columns = new ArrayList<>();
        columns.add(Grid.Column.number(forPage ? "Turn" : "turn"));
        columns.add(Grid.Column.text(forPage ? "Pick" : "pick"));
        if (draw.stratified()) {
            columns.add(Grid.Column.text(forPage ? "Stratum" : "stratum"));
        }
        if (named) {
            columns.add(Grid.Column.text(forPage ? "Contest" : "contest"));
            columns.add(Grid.Column.text(forPage ? "Centre" : "centre"));
            columns.add(Grid.Column.text(forPage ? "Region" : "region"));
        }
        columns.add(Grid.Column.text(forPage ? "What was hashed" : "hashed"));
        columns.add(Grid.Column.text(forPage ? "SHA-256" : "sha256"));
        columns.add(Grid.Column.number(forPage ? drawnWord() : "drawn"));
        List<List<String>> rows = new ArrayList<>();
        for (PublicDraw.Pick pick :
                outcome.picks().subList(skip, outcome.picks().size())) {
            DrawList list = draw.strata().get(pick.stratum()).list();
            String id = list.id(pick.step().position());
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(pick.turn()));
            row.add(id);
            if (draw.stratified()) {
                row.add(draw.strata().get(pick.stratum()).name());
            }
            PollingStation station = stations.get(id);
            if (named) {
                row.add(contests.getOrDefault(id, ""));
                row.add(station == null ? "" : station.centre());
                row.add(station == null ? "" : station.region());
            }
            String digest = pick.step().digest();
            row.addAll(List.of(
                    DrawWords.hashed(pick.step()),
                    forPage ? digest.substring(0, 12) + "..." : digest,
                    drawn(pick.step(), forPage)));
            rows.add(row);
        }
        return new Grid(
                "picks-table",
                "The picks in drawing order; what was hashed stands in full under Every hash.",
                columns,
                rows);
    }

    private String drawnWord() {
        if (draw.method() == org.recount.sampling.draw.DrawMethod.TICKET) {
            return "Ticket";
        }
        return draw.strata().get(0).list().weighted() ? "Unit" : "Number in the list";
    }

    private Grid hashes() {
        List<Grid.Column> columns = new ArrayList<>();
        if (draw.stratified()) {
            columns.add(Grid.Column.text("stratum"));
        }
        columns.addAll(List.of(
                Grid.Column.text("hashed"),
                Grid.Column.text("sha256"),
                Grid.Column.number("drawn"),
                Grid.Column.text("pick"),
                Grid.Column.text("taken")));
        List<List<String>> rows = new ArrayList<>();
        for (int h = 0; h < draw.strata().size(); h++) {
            for (DrawStep step : outcome.hashes().get(h)) {
                List<String> row = new ArrayList<>();
                if (draw.stratified()) {
                    row.add(draw.strata().get(h).name());
                }
                row.addAll(List.of(
                        DrawWords.hashed(step),
                        step.digest(),
                        drawn(step, false),
                        draw.strata().get(h).list().id(step.position()),
                        step.taken() ? "yes" : "no: drawn before"));
                rows.add(row);
            }
        }
        return new Grid("hashes-table", "Every hash in its order.", columns, rows);
    }

    /** The number, or the first digits of the ticket on the page. */
    private static String drawn(DrawStep step, boolean forPage) {
        if (step.ticket().isEmpty()) {
            return Long.toString(step.number());
        }
        return forPage ? step.ticket().substring(0, 14) + "..." : step.ticket();
    }
}
