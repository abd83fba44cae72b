package org.recount.input.recount;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Draw;
import org.recount.dispute.record.SampleDesign.Frame;
import org.recount.dispute.record.SampleDesign.Strata;
import org.recount.dispute.record.SampleDesign.Test;
import org.recount.input.yaml.YamlMap;

/** Reads from recount.yaml how the stations that were drawn by lot were drawn. */
final class DesignReader {
    /** The keys beside the mapping's that are read here or are for the record. */
    static final List<String> KEYS =
            List.of("recount", "name", "date", "source", "licence", "notes", "design", "seed", "method");

    private static final List<String> DESIGN_KEYS = List.of("draw", "strata", "frame", "test", "replace");

    private DesignReader() {}

    static SampleDesign read(YamlMap top) {
        SampleDesign plain = SampleDesign.simple();
        String how = Stream.of("method", "seed")
                .flatMap(key -> top.text(key).map(value -> key + " " + value).stream())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        Optional<YamlMap> design = top.map("design");
        if (design.isEmpty()) {
            return new SampleDesign(plain.draw(), plain.strata(), plain.frame(), plain.test(), false, how);
        }
        YamlMap map = design.get();
        map.warnOfUnknownKeys(DESIGN_KEYS);
        Draw draw = word(map, "draw", Draw.values(), Draw::id).orElse(plain.draw());
        Optional<Strata> strata = word(map, "strata", Strata.values(), Strata::id);
        Frame frame = word(map, "frame", Frame.values(), Frame::id).orElse(plain.frame());
        Optional<Test> test = word(map, "test", Test.values(), Test::id);
        boolean replace = map.flag("replace").orElse(draw == Draw.PROPORTIONAL);
        if (draw == Draw.STRATIFIED && strata.isEmpty()) {
            map.wrong(
                    "draw",
                    draw.id(),
                    "does not say what makes a stratum",
                    "Maybe add strata: centre, region or kind.");
        }
        if (draw != Draw.STRATIFIED && strata.isPresent()) {
            map.wrong("strata", strata.get().id(), "stands beside draw: " + draw.id(), "Maybe the draw is stratified.");
        }
        if (draw == Draw.PROPORTIONAL && test.filter(t -> t == Test.STATIONS).isPresent()) {
            map.wrong(
                    "test",
                    Test.STATIONS.id(),
                    "does not go with draws in proportion to error bounds, which are tested by batch comparison",
                    "Maybe leave test out.");
        }
        if (draw != Draw.PROPORTIONAL && replace) {
            map.wrong(
                    "replace",
                    "true",
                    "is for draws in proportion to error bounds; a bound on stations needs different stations",
                    "Maybe leave replace out, and list each station once.");
        }
        return new SampleDesign(
                draw,
                strata.orElse(plain.strata()),
                frame,
                draw == Draw.PROPORTIONAL ? Test.BATCH : test.orElse(plain.test()),
                replace,
                how);
    }

    private static <T> Optional<T> word(YamlMap map, String key, T[] values, Function<T, String> id) {
        List<String> ids = Stream.of(values).map(id).toList();
        return map.oneOf(key, ids).map(text -> values[ids.indexOf(text)]);
    }
}
