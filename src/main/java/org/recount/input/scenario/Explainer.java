package org.recount.input.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.recount.input.scenario.Explanation.Item;
import org.recount.input.scenario.Explanation.Origin;
import org.recount.input.scenario.Explanation.Section;
import org.recount.input.yaml.YamlList;
import org.recount.input.yaml.YamlMap;
import org.recount.input.yaml.YamlNode;
import org.recount.simulation.Escalation;
import org.recount.simulation.RecountDesign;
import org.recount.simulation.ensemble.EnsembleSpec;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.StationErrors;

/** Puts a scenario into words, key by key, so that nothing in its file is left unsaid. */
final class Explainer {
    private static final Map<String, String[]> SECTIONS = Map.of(
            "simulation",
            new String[] {
                "How the simulation is run",
                "The announced result is taken as the fact. Where it is not published in full, votes are invented that agree with"
                        + " everything that is known. Each trial then draws what may truly have been in the boxes, lets"
                        + " parties complain, lets judges decide, recounts what they open, and looks at who sits."
            },
            "errors",
            new String[] {
                "What may have gone wrong",
                "Rates say how often a count goes wrong. The announced count stands, and a trial draws what was there given it. A"
                        + " station has at most one of the errors of a whole station; single ballots may be misread everywhere."
            },
            "complaints",
            new String[] {
                "Who complains",
                "Losers near a seat complain, and winners who defend one; more where the race is close and where something is"
                        + " wrong. Complaints are sorted by colour: red may change the result, yellow is to be looked into,"
                        + " green has no evidence."
            },
            "adjudication",
            new String[] {
                "How complaints are judged",
                "How many complaints are rejected, upheld, and lead to what is given as reported; which ones is drawn. Three"
                        + " remedies are kept apart: a recount gives a station new numbers, a new ruling makes invalid ballots"
                        + " valid, an annulment takes all votes of a station out, the lawful ones too."
            },
            "recount",
            new String[] {
                "What is recounted",
                "Stations are opened stage by stage, in the places that are reported; which stations of a place is drawn: the one"
                        + " that a complaint names and others of its constituency. The recount itself errs like any count by hand."
            },
            "history",
            new String[] {
                "What happened in fact",
                "Used to test the model, never to make it. The seats that changed are in changed_seats.csv."
            },
            "contradictions",
            new String[] {"Where the sources disagree", "These questions are kept open."});

    private final List<Section> sections = new ArrayList<>();

    private Explainer() {}

    /** Returns the explanation of a scenario that was read without a problem. */
    static Explanation explain(YamlMap map, Optional<EnsembleSpec> spec) {
        Explainer e = new Explainer();
        List<Item> top = new ArrayList<>();
        for (String key : map.keys()) {
            map.get(key).filter(n -> !SECTIONS.containsKey(key)).ifPresent(n -> e.node(key, n, top));
        }
        e.sections.add(new Section("The question", "", top));
        for (String key : map.keys()) {
            String[] words = SECTIONS.get(key);
            if (words != null) {
                List<Item> items = new ArrayList<>();
                map.get(key).ifPresent(n -> e.node(key, n, items));
                e.sections.add(new Section(words[0], words[1], items));
            }
        }
        spec.ifPresent(s -> e.sections.add(tables(s)));
        return new Explanation(
                map.text("scenario").orElse(""),
                map.text("name").orElse(""),
                map.text("question").orElse(""),
                spec.isPresent(),
                e.sections);
    }

    private void node(String path, YamlNode node, List<Item> items) {
        if (node instanceof YamlMap map) {
            if (map.has("value") && (map.has("source") || map.has("assumption"))) {
                items.add(figure(path, map));
            } else {
                map(path, map, items);
            }
        } else if (node instanceof YamlList list && list.items().stream().anyMatch(YamlMap.class::isInstance)) {
            int index = 0;
            for (YamlNode item : list.items()) {
                String name = item instanceof YamlMap m
                        ? m.text("model")
                                .or(() -> m.text("name"))
                                .or(() -> m.text("design"))
                                .orElse(Integer.toString(index))
                        : Integer.toString(index);
                node(path + "[" + name + "]", item, items);
                index++;
            }
        } else if (node instanceof YamlList list && path.equals("contradictions")) {
            list.items().forEach(item -> items.add(setting(path, item.show())));
        } else if (node instanceof YamlList list) {
            String value = list.items().stream().map(YamlNode::show).collect(Collectors.joining("; "));
            items.add(setting(path, value));
        } else {
            items.add(setting(path, node.show()));
        }
    }

    private static Item setting(String path, String shown) {
        String value = shown.length() > 1 && shown.startsWith("\"") && shown.endsWith("\"")
                ? shown.substring(1, shown.length() - 1)
                : shown;
        String last = path.substring(path.lastIndexOf('.') + 1);
        String sentence = Phrases.sentence(path, value).orElseGet(() -> switch (last) {
            case "design" -> "Design compared: " + design(value) + ".";
            case "first" -> "First part: " + design(value) + ".";
            case "second" -> "Second part: " + design(value) + ".";
            case "rule" ->
                Escalation.Named.byId(value)
                        .map(r -> "It escalates as in: " + r.source() + " (" + r.caveat() + ").")
                        .orElse(value);
            case "opens" -> "Alarms are counted, and all is opened, in each " + value + ".";
            case "model" ->
                "Station error: "
                        + StationErrors.byId(value)
                                .map(StationErrors.Type::what)
                                .orElse(value) + ".";
            case "name" -> "Stage: " + value + ".";
            case "flow" ->
                value.equals("judged")
                        ? "Complaints are judged one by one, by the powers below; how many are upheld is an outcome."
                        : "How many complaints are upheld is given as reported (as_reported); the powers of judging below"
                                + " (judging) count only where the flow is judged.";
            case "contradictions" -> value;
            case "contests", "stations", "together", "beneficiary" -> "Placed: " + placed(last, value) + ".";
            case "assumption" -> "Why: " + value;
            default ->
                path.contains(".places.") ? value + " of them in " + last + "." : last.replace('_', ' ') + ": " + value;
        });
        return new Item(path, sentence, value, Origin.SETTING, "");
    }

    private static String placed(String part, String id) {
        return switch (part) {
            case "contests" ->
                java.util.Arrays.stream(Placement.Contests.values())
                        .filter(c -> c.id().equals(id))
                        .map(Placement.Contests::what)
                        .findFirst()
                        .orElse(id);
            case "stations" ->
                java.util.Arrays.stream(Placement.Stations.values())
                        .filter(c -> c.id().equals(id))
                        .map(Placement.Stations::what)
                        .findFirst()
                        .orElse(id);
            case "together" ->
                java.util.Arrays.stream(Placement.Together.values())
                        .filter(c -> c.id().equals(id))
                        .map(Placement.Together::what)
                        .findFirst()
                        .orElse(id);
            default ->
                java.util.Arrays.stream(Placement.Beneficiary.values())
                        .filter(c -> c.id().equals(id))
                        .map(b -> "in favour of " + b.what())
                        .findFirst()
                        .orElse(id);
        };
    }

    private void map(String path, YamlMap map, List<Item> items) {
        for (String key : map.keys()) {
            map.get(key).ifPresent(n -> node(path + "." + key, n, items));
        }
        map.text("model").flatMap(StationErrors::byId).ifPresent(type -> defaults(path, map, type, items));
        if (path.equals("recount") && !map.has("designs")) {
            for (RecountDesign d : RecountDesign.standard()) {
                items.add(new Item(
                        "recount.designs",
                        "Design compared (" + d.id() + "): " + d.what() + ".",
                        d.id(),
                        Origin.DEFAULT,
                        "docs/models.md, Designs of a recount"));
            }
        }
    }

    private static String design(String id) {
        return RecountDesign.standard(id).map(RecountDesign::what).orElse(id);
    }

    private static void defaults(String path, YamlMap map, StationErrors.Type type, List<Item> items) {
        for (StationErrors.Parameter p : type.parameters()) {
            if (p.standard().isPresent() && !map.has(p.name())) {
                String value = BigDecimal.valueOf(p.standard().get().value()).toPlainString();
                items.add(new Item(
                        path + "." + p.name(),
                        upper(p.what()) + ": " + value + ".",
                        value,
                        Origin.DEFAULT,
                        p.standard().get().source()));
            }
        }
    }

    private static Item figure(String path, YamlMap map) {
        String value = map.text("value").orElse("");
        String sentence = Phrases.sentence(path, value)
                .or(() -> path.startsWith("errors.clerical.shares.")
                        ? parameter(path).map(what -> Phrases.fill("{p} of them: ", value) + what + ".")
                        : Optional.empty())
                .or(() -> parameter(path).map(what -> upper(what) + ": " + value + "."))
                .or(() -> map.text("what").map(what -> upper(what) + ": " + value + "."))
                .orElse(path.replace('_', ' ') + ": " + value + ".");
        return new Item(
                path,
                sentence,
                value,
                map.has("source") ? Origin.SOURCE : Origin.ASSUMPTION,
                map.text("source").or(() -> map.text("assumption")).orElse(""));
    }

    /** What a parameter of a station error is, or the share of a clerical kind. */
    private static Optional<String> parameter(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (path.startsWith("errors.clerical.shares.")) {
            return StationErrors.byId(last).map(StationErrors.Type::what);
        }
        int open = path.indexOf('[');
        int close = path.indexOf(']');
        return open < 0 || close < open
                ? Optional.empty()
                : StationErrors.byId(path.substring(open + 1, close))
                        .flatMap(t -> t.parameters().stream()
                                .filter(p -> p.name().equals(last))
                                .map(StationErrors.Parameter::what)
                                .findFirst());
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The election that is simulated: what of it is reported and what is invented. */
    private static Section tables(EnsembleSpec spec) {
        List<Item> items = new ArrayList<>();
        long filler = spec.constituencies().stream()
                .filter(c -> c.status().equals("filler"))
                .count();
        items.add(new Item(
                "contests.csv",
                spec.constituencies().size() + " constituencies; the number of seats of " + filler
                        + " of them is not known one by one and is a filler.",
                Long.toString(spec.constituencies().size()),
                Origin.SETTING,
                ""));
        items.add(new Item(
                "known_votes.csv",
                "Votes are known for " + spec.votes().size() + " parties or places and for "
                        + spec.candidates().size() + " candidates; all other votes are synthetic.",
                "",
                Origin.SETTING,
                ""));
        for (EnsembleSpec.Fact f : spec.facts()) {
            items.add(new Item(
                    "facts.csv: " + f.quantity(),
                    upper(f.quantity().replace('_', ' ')) + ": " + f.value() + ".",
                    f.value(),
                    f.status().equals("invented") ? Origin.ASSUMPTION : Origin.SOURCE,
                    f.source()
                            + (f.status().equals("invented")
                                    ? ""
                                    : " (" + f.status().replace('_', ' ') + ")")));
        }
        return new Section(
                "The election: what is known of it and what is invented",
                "The tables beside the file. Synthetic elections agree with every figure that has a source; what is marked as an"
                        + " assumption is invented, and differs from one synthetic election to the next where it is left open.",
                items);
    }
}
