package org.recount.input.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlList;
import org.recount.input.yaml.YamlMap;
import org.recount.simulation.Escalation;
import org.recount.simulation.RecountDesign;
import org.recount.simulation.Selection;

/** Reads the designs of a recount that are compared, the list {@code recount.designs}; the standard ones where it is left out. */
final class DesignsReader {
    private static final int MOST = 40;

    private final Figures figures;
    private final Problems problems;

    DesignsReader(Figures figures, Problems problems) {
        this.figures = figures;
        this.problems = problems;
    }

    List<RecountDesign> read(YamlMap recount) {
        if (!recount.has("designs")) {
            return RecountDesign.standard();
        }
        List<YamlMap> entries = recount.maps("designs");
        List<RecountDesign> designs = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (YamlMap entry : entries) {
            design(entry).ifPresent(d -> {
                if (names.add(d.id())) {
                    designs.add(d);
                } else {
                    entry.wrong(
                            entry.has("name") ? "name" : "design",
                            d.id(),
                            "names a design for the second time",
                            "Maybe give it a name of its own: name: " + d.id() + "_2");
                }
            });
        }
        boolean isList =
                recount.get("designs").filter(YamlList.class::isInstance).isPresent();
        if ((isList && entries.isEmpty()) || entries.size() > MOST) {
            problems.fatal(
                    recount.file(),
                    recount.line("designs"),
                    Integer.toString(entries.size()),
                    "recount.designs names " + entries.size() + " designs; from 1 to " + MOST,
                    "Maybe leave the key out: then the standard designs are compared.");
        }
        return designs.isEmpty() ? RecountDesign.standard() : designs;
    }

    private Optional<RecountDesign> design(YamlMap entry) {
        List<String> known = new ArrayList<>(
                Arrays.stream(Selection.Kind.values()).map(Selection.Kind::id).toList());
        known.add("mixed");
        known.add("escalating");
        Optional<String> how = entry.required("design").filter(text -> isKnown(entry, "design", text, known));
        if (how.isEmpty()) {
            return Optional.empty();
        }
        String id = entry.text("name").orElse(how.get());
        if (!id.matches("[a-z0-9_]{1,40}")) {
            entry.wrong(
                    "name",
                    id,
                    "is no name of a design",
                    "Maybe use small letters, digits and '_' only, for example mixed_30.");
            return Optional.empty();
        }
        String where = "recount.designs." + id;
        Optional<RecountDesign> standard = RecountDesign.standard(how.get());
        boolean plain = entry.keys().stream().allMatch(k -> k.equals("design") || k.equals("name"));
        if (plain && standard.isPresent()) {
            RecountDesign s = standard.get();
            return Optional.of(new RecountDesign(id, s.what(), s.first(), s.share(), s.second(), s.escalation()));
        }
        return how.get().equals("mixed") ? mixed(entry, id, where) : simple(entry, id, where, how.get());
    }

    private Optional<RecountDesign> simple(YamlMap entry, String id, String where, String how) {
        figures.refuseUnknown(entry, where, List.of("name", "design", "power", "escalation"));
        Selection.Kind kind = Selection.Kind.byId(how).orElse(Selection.Kind.RANDOM);
        Selection selection = new Selection(kind, power(entry, where, "power", kind));
        Escalation escalation = entry.has("escalation")
                ? escalation(entry, where)
                : how.equals("escalating") ? Escalation.Named.IRAQ_2025.escalation() : Escalation.NONE;
        return Optional.of(RecountDesign.of(id, selection, 1, selection, escalation));
    }

    private Optional<RecountDesign> mixed(YamlMap entry, String id, String where) {
        figures.refuseUnknown(
                entry,
                where,
                List.of("name", "design", "first", "first_power", "share", "second", "second_power", "escalation"));
        Optional<Selection> first = part(entry, where, "first", Selection.Kind.COMPLAINT);
        Optional<Selection> second = part(entry, where, "second", Selection.Kind.RANDOM);
        double share = entry.has("share") ? figures.number(entry, where, "share", 0.01, 0.99) : 0.5;
        Escalation escalation = entry.has("escalation") ? escalation(entry, where) : Escalation.NONE;
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(RecountDesign.of(id, first.get(), share, second.get(), escalation));
    }

    private Optional<Selection> part(YamlMap entry, String where, String key, Selection.Kind otherwise) {
        List<String> weighted = Arrays.stream(Selection.Kind.values())
                .filter(Selection.Kind::weighted)
                .map(Selection.Kind::id)
                .toList();
        Selection.Kind kind = otherwise;
        if (entry.has(key)) {
            Optional<Selection.Kind> found = entry.text(key)
                    .filter(text -> isKnown(entry, key, text, weighted))
                    .flatMap(Selection.Kind::byId);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            kind = found.get();
        }
        return Optional.of(new Selection(kind, power(entry, where, key + "_power", kind)));
    }

    private double power(YamlMap entry, String where, String key, Selection.Kind kind) {
        if (!entry.has(key)) {
            return 1;
        }
        double power = figures.number(entry, where, key, 0, 10);
        if (!kind.powered()) {
            entry.wrong(
                    key,
                    Double.toString(power),
                    "has no meaning for a design by " + kind.id(),
                    "Maybe leave it out; stratified, margin and error_bound have a power.");
            return 1;
        }
        return power;
    }

    private Escalation escalation(YamlMap entry, String where) {
        Optional<YamlMap> map = entry.map("escalation");
        if (map.isEmpty()) {
            return Escalation.NONE;
        }
        String inside = where + ".escalation";
        figures.refuseUnknown(map.get(), inside, List.of("rule", "k", "least", "opens"));
        Escalation rule = Escalation.Named.IRAQ_2025.escalation();
        if (map.get().has("rule")) {
            rule = map.get()
                    .text("rule")
                    .filter(text -> isKnown(map.get(), "rule", text, Escalation.Named.ids()))
                    .flatMap(Escalation.Named::byId)
                    .map(Escalation.Named::escalation)
                    .orElse(rule);
        } else if (!map.get().has("k") || !map.get().has("least")) {
            problems.fatal(
                    map.get().file(),
                    map.get().line(),
                    "",
                    inside + " names no rule and not both k and least",
                    "Maybe add: rule: iraq_2025, or k: {value: 1, ...} and least: {value: 5%, ...}");
        }
        List<String> units =
                Arrays.stream(Escalation.Unit.values()).map(Escalation.Unit::id).toList();
        Escalation.Unit unit = rule.unit();
        if (map.get().has("opens")) {
            String opens = map.get()
                    .text("opens")
                    .filter(text -> isKnown(map.get(), "opens", text, units))
                    .orElse("");
            unit = opens.equals(Escalation.Unit.CENTRE.id()) ? Escalation.Unit.CENTRE : Escalation.Unit.CONSTITUENCY;
        }
        return new Escalation(
                map.get().has("k") ? figures.whole(map.get(), inside, "k", 1, 1_000_000) : rule.k(),
                map.get().has("least") ? figures.number(map.get(), inside, "least", 0, 1) : rule.least(),
                unit);
    }

    private static boolean isKnown(YamlMap map, String key, String text, List<String> known) {
        if (known.contains(text)) {
            return true;
        }
        map.wrong(
                key,
                text,
                "is not known",
                Nearest.to(text, known)
                        .map(n -> "Maybe \"" + n + "\" is meant.")
                        .orElse("Maybe one of: " + String.join(", ", known) + "."));
        return false;
    }
}
