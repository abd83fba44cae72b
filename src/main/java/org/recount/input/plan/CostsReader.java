package org.recount.input.plan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.source.FolderPlace;
import org.recount.input.source.TextFile;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.Costs.Cost;

/** Reads a file of costs, as {@code docs/formats.md} says. */
public final class CostsReader {
    private static final List<String> KEYS =
            List.of("station", "ballot", "counted", "round", "hour", "currency", "source", "notes");
    private static final List<String> PARTS = List.of("hours", "minutes", "money");
    private static final BigDecimal MOST = new BigDecimal("1e12");

    private CostsReader() {}

    /**
     * Reads costs.
     *
     * @param file a YAML file
     * @param problems where every problem is told
     * @param read gets name, size and SHA-256 of the file
     * @return the costs; empty where a problem stops a command
     */
    public static Optional<Costs> read(Path file, Problems problems, Consumer<InputFile> read) {
        Path folder = file.toAbsolutePath().getParent();
        Problems own = new Problems();
        Optional<Costs> costs = Optional.empty();
        if (folder == null || !java.nio.file.Files.isRegularFile(file)) {
            own.fatal(file.toString(), 0, "", "There is no such file of costs", "Maybe a typing error in --costs.");
        } else {
            try (FolderPlace place = new FolderPlace(folder)) {
                costs = place.require(String.valueOf(file.getFileName()), "Maybe a typing error in --costs.", own)
                        .flatMap(f -> TextFile.readAll(f, 1_000_000, own, read))
                        .flatMap(text -> YamlFiles.parse(file.toString().replace('\\', '/'), text, own))
                        .map(CostsReader::costs);
            }
        }
        problems.addAll(own.all());
        return own.hasFatal() ? Optional.empty() : costs;
    }

    private static Costs costs(YamlMap map) {
        map.warnOfUnknownKeys(KEYS);
        return new Costs(
                cost(map, "station"),
                cost(map, "ballot"),
                cost(map, "counted"),
                cost(map, "round"),
                number(map, "hour"),
                map.text("currency").orElse(""),
                map.text("source").orElse("the file of costs, which names no source"));
    }

    /** A map of hours, minutes and money; a number alone is hours. */
    private static Cost cost(YamlMap map, String key) {
        if (!map.has(key)) {
            map.problems()
                    .fatal(
                            map.file(),
                            map.line(key),
                            "",
                            "What a " + key + " costs is missing",
                            "Maybe add: " + key + ": {hours: 0}");
            return Cost.NONE;
        }
        if (map.get(key).filter(n -> n instanceof YamlMap).isEmpty()) {
            return new Cost(number(map, key), 0);
        }
        return map.map(key)
                .map(parts -> {
                    parts.warnOfUnknownKeys(PARTS);
                    return new Cost(number(parts, "hours") + number(parts, "minutes") / 60, number(parts, "money"));
                })
                .orElse(Cost.NONE);
    }

    private static double number(YamlMap map, String key) {
        return map.number(key, BigDecimal.ZERO, MOST)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
    }
}
