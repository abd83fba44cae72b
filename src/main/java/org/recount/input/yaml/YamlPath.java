package org.recount.input.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and replaces single figures in a tree by their path: keys with dots between them, {@code
 * complaints.filed}. An entry of a list of maps is named by its {@code model} or {@code name}, and the key of the list may
 * be left out: {@code errors.stations.miscount.rate} or {@code errors.miscount.rate}. A figure may be wrapped with a word on
 * where it comes from: {@code {value: 1436, source: ...}}.
 */
public final class YamlPath {
    private static final String VALUE = "value";
    private static final List<String> NAMES = List.of("model", "name");

    private YamlPath() {}

    /** Returns the paths of all single figures that can be replaced, in the order of the file. */
    public static List<String> all(YamlMap map) {
        List<String> paths = new ArrayList<>();
        collect(map, "", paths);
        return paths;
    }

    private static void collect(YamlMap map, String prefix, List<String> paths) {
        for (String key : map.keys()) {
            YamlNode node = map.get(key).orElseThrow();
            if (node instanceof YamlMap child) {
                if (child.has(VALUE)) {
                    paths.add(prefix + key);
                } else {
                    collect(child, prefix + key + ".", paths);
                }
            } else if (node instanceof YamlList list) {
                for (YamlNode item : list.items()) {
                    if (item instanceof YamlMap entry) {
                        name(entry).ifPresent(name -> collect(entry, prefix + key + "." + name + ".", paths));
                    }
                }
            } else if (isNumber(node.show())) {
                paths.add(prefix + key);
            }
        }
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[+-]?[0-9][0-9_]*(\\.[0-9]+)?([eE][+-]?[0-9]+)?%?");
    }

    private static Optional<String> name(YamlMap entry) {
        for (String key : NAMES) {
            Optional<YamlNode> node = entry.get(key);
            if (node.isPresent() && node.get() instanceof YamlScalar scalar) {
                return Optional.of(scalar.text());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a copy of the tree with one figure replaced. A key that is not there is added, with the sections that
     * lead to it: whether it is known is for the reader of the file to say.
     *
     * @param map the tree
     * @param path the path
     * @param value the new figure
     * @param why what takes the place of its source
     * @return the copy; empty where the path leads nowhere, or to a section instead of a figure
     */
    public static Optional<YamlMap> replace(YamlMap map, String path, String value, String why) {
        for (String key : map.keys()) {
            if (path.equals(key)) {
                return figure(map.get(key).orElseThrow(), map, key, value, why).map(node -> with(map, key, node));
            }
        }
        for (String key : map.keys()) {
            YamlNode node = map.get(key).orElseThrow();
            if (path.startsWith(key + ".")) {
                String rest = path.substring(key.length() + 1);
                Optional<YamlNode> changed = inside(node, rest, value, why);
                if (changed.isPresent()) {
                    return Optional.of(with(map, key, changed.get()));
                }
            }
        }
        for (String key : map.keys()) {
            if (map.get(key).orElseThrow() instanceof YamlList list) {
                Optional<YamlNode> changed = inList(list, path, value, why);
                if (changed.isPresent()) {
                    return Optional.of(with(map, key, changed.get()));
                }
            }
        }
        return added(map, path, value, why);
    }

    private static Optional<YamlNode> inside(YamlNode node, String rest, String value, String why) {
        if (node instanceof YamlMap child) {
            return replace(child, rest, value, why).map(m -> m);
        }
        return node instanceof YamlList list ? inList(list, rest, value, why) : Optional.empty();
    }

    private static Optional<YamlNode> inList(YamlList list, String path, String value, String why) {
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof YamlMap entry) {
                Optional<String> name = name(entry).filter(n -> path.startsWith(n + "."));
                Optional<YamlMap> changed =
                        name.flatMap(n -> replace(entry, path.substring(n.length() + 1), value, why));
                if (changed.isPresent()) {
                    List<YamlNode> items = new ArrayList<>(list.items());
                    items.set(i, changed.get());
                    return Optional.of(new YamlList(items, list.line()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<YamlNode> figure(YamlNode old, YamlMap holder, String key, String value, String why) {
        long line = holder.line(key);
        if (old instanceof YamlMap wrapped) {
            return wrapped.has(VALUE)
                    ? Optional.of(wrapper(holder, key, value, why, wrapped.get("what")))
                    : Optional.empty();
        }
        return old instanceof YamlScalar ? Optional.of(new YamlScalar(value, line)) : Optional.empty();
    }

    private static Optional<YamlMap> added(YamlMap map, String path, String value, String why) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        if (key.isBlank() || map.has(key)) {
            return Optional.empty();
        }
        if (dot < 0) {
            return Optional.of(with(map, key, wrapper(map, key, value, why, Optional.empty())));
        }
        YamlMap section = new YamlMap(map.file(), map.path(key), map.line(), map.problems(), Map.of(), Map.of());
        return added(section, path.substring(dot + 1), value, why).map(m -> with(map, key, m));
    }

    private static YamlMap wrapper(YamlMap holder, String key, String value, String why, Optional<YamlNode> what) {
        long line = holder.line(key);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        entries.put(VALUE, new YamlScalar(value, line));
        what.ifPresent(w -> entries.put("what", w));
        entries.put("assumption", new YamlScalar(why, line));
        Map<String, Long> lines = new LinkedHashMap<>();
        entries.keySet().forEach(k -> lines.put(k, line));
        return new YamlMap(holder.file(), holder.path(key), line, holder.problems(), entries, lines);
    }

    private static YamlMap with(YamlMap map, String key, YamlNode node) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        for (String k : map.keys()) {
            entries.put(k, map.get(k).orElseThrow());
            lines.put(k, map.line(k));
        }
        entries.put(key, node);
        lines.putIfAbsent(key, map.line());
        return new YamlMap(map.file(), map.path(), map.line(), map.problems(), entries, lines);
    }
}
