package org.recount.input.yaml;

/**
 * A single value, as it was written: {@code 01} stays {@code 01}, {@code 2010-09-18} stays what it is.
 *
 * @param text the text; empty where nothing was written
 * @param line the line where it stands, from 1
 */
public record YamlScalar(String text, long line) implements YamlNode {
    @Override
    public String show() {
        return text;
    }

    @Override
    public String kind() {
        return "a single value";
    }
}
