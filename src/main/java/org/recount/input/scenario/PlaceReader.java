package org.recount.input.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.recount.input.yaml.YamlMap;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Placement.Beneficiary;
import org.recount.simulation.error.Placement.Contests;
import org.recount.simulation.error.Placement.Stations;
import org.recount.simulation.error.Placement.Together;

/** Reads where errors of a kind lie, the key {@code place} of a station error. Every part may be left out. */
final class PlaceReader {
    private final Figures figures;

    PlaceReader(Figures figures) {
        this.figures = figures;
    }

    Placement read(YamlMap map, String where) {
        figures.refuseUnknown(
                map,
                where,
                List.of("contests", "stations", "best_of", "together", "device_stations", "beneficiary", "assumption"));
        Stations stations = word(map, "stations", Stations.values(), Stations::id);
        Together together = word(map, "together", Together.values(), Together::id);
        if (map.text("assumption").orElse("").isBlank()) {
            map.problems()
                    .fatal(
                            map.file(),
                            map.line(),
                            "",
                            where + " is given without an assumption",
                            "Maybe add: assumption: ... with the reason");
        }
        return new Placement(
                word(map, "contests", Contests.values(), Contests::id),
                stations,
                stations == Stations.ANY && !map.has("best_of") ? 1 : figures.whole(map, where, "best_of", 1, 1000),
                together,
                together == Together.DEVICE || map.has("device_stations")
                        ? figures.whole(map, where, "device_stations", 1, 1_000_000)
                        : 1,
                word(map, "beneficiary", Beneficiary.values(), Beneficiary::id));
    }

    private static <E> E word(YamlMap map, String key, E[] values, Function<E, String> id) {
        String found = map.has(key)
                ? map.oneOf(key, Arrays.stream(values).map(id).toList()).orElse("")
                : "";
        return Arrays.stream(values)
                .filter(v -> id.apply(v).equals(found))
                .findFirst()
                .orElse(values[0]);
    }
}
