package org.recount.input.yaml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A list.
 *
 * @param items the values, in order
 * @param line the line where it begins, from 1
 */
public record YamlList(List<YamlNode> items, long line) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String show() {
        return items.stream().map(YamlNode::show).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String kind() {
        return "a list";
    }
}
