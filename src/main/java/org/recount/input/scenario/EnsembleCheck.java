package org.recount.input.scenario;

import java.nio.file.Path;
import org.recount.input.Problems;
import org.recount.simulation.ensemble.EnsembleSpec;

/** Whether the tables of an ensemble agree with each other. */
final class EnsembleCheck {
    private EnsembleCheck() {}

    static void check(EnsembleSpec spec, Path folder, Problems problems) {
        long seats = spec.constituencies().stream().mapToLong(c -> c.seats()).sum();
        long parties = spec.parties().stream().mapToLong(p -> p.seats()).sum();
        if (seats != parties) {
            problems.fatal(
                    folder.resolve("parties.csv").toString(),
                    0,
                    Long.toString(parties),
                    "The parties have " + parties + " general seats, the constituencies " + seats,
                    "Maybe minority seats are counted in one of them.");
        }
    }
}
