package org.recount.input.yaml;

/** A value in a YAML file, with the line where it stands. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {

    /** Returns the line where the value begins, from 1. */
    long line();

    /** Returns the value as a short text, for messages. */
    String show();

    /** Returns what kind of value this is, for messages: "a single value", "a list" or "a map of keys". */
    String kind();
}
