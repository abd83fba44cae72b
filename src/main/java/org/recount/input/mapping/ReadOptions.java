package org.recount.input.mapping;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is given beside the path of an election or a recount.
 *
 * @param data the folder of the published tables, in place of {@code root} in the YAML file
 * @param environment the environment variables that {@code root} may use
 */
public record ReadOptions(Optional<Path> data, Map<String, String> environment) {
    public ReadOptions {
        environment = Map.copyOf(environment);
    }

    /** Returns the options of a plain call: the environment of the process. */
    public static ReadOptions ofEnvironment() {
        return new ReadOptions(Optional.empty(), System.getenv());
    }

    /** Returns options with the folder of the published tables. */
    public static ReadOptions ofData(Path data) {
        return new ReadOptions(Optional.of(data), System.getenv());
    }
}
