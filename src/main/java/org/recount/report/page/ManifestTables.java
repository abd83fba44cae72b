package org.recount.report.page;

import java.util.ArrayList;
import java.util.List;
import org.recount.report.table.Grid;
import org.recount.report.text.Figures;
import org.recount.report.write.RunManifest;

/** What a page shows of a manifest: the files that were read, versions and options. */
final class ManifestTables {
    private ManifestTables() {}

    static Grid inputs(RunManifest manifest) {
        return new Grid(
                "inputs",
                "Files that were read.",
                List.of(Grid.Column.text("File"), Grid.Column.number("Bytes"), Grid.Column.text("SHA-256")),
                manifest.inputs().stream()
                        .map(i -> List.of(i.path(), Figures.count(i.bytes()), i.sha256()))
                        .toList());
    }

    static Grid versions(RunManifest manifest) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(manifest.program(), manifest.version()));
        rows.add(List.of("Java", manifest.java()));
        manifest.libraries().forEach((name, version) -> rows.add(List.of(name, version)));
        manifest.options().forEach((name, value) -> rows.add(List.of("option " + name, value)));
        return new Grid(
                "versions",
                "Versions and options.",
                List.of(Grid.Column.text("What"), Grid.Column.text("Value")),
                rows);
    }
}
