package org.recount.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the tests find other people's data: the environment variable RECOUNT_SHARED, or the system property {@code
 * recount.shared}, or {@code ../shared}. Where it is absent the test is skipped and says so; in CI it is a failure.
 */
public final class Shared {
    private Shared() {}

    /**
     * Returns a file or folder below the shared folder, or skips the running test.
     *
     * @param relative path below it, for example {@code data/taiwan_2009_county_councillors}
     */
    public static Path path(String relative) {
        String env = System.getenv("RECOUNT_SHARED");
        Path root = Path.of(env != null ? env : System.getProperty("recount.shared", "../shared"));
        Path path = root.resolve(relative);
        if (!Files.exists(path)) {
            String message = "Shared data not found: " + path + " (set RECOUNT_SHARED to run this test)";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return path;
    }
}
