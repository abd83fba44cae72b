package org.recount.input.scenario;

import java.util.List;
import org.recount.input.InputFile;
import org.recount.simulation.Scenario;

/**
 * A scenario that was read.
 *
 * @param scenario the scenario
 * @param inputs the files that were read, in the order of reading
 */
public record LoadedScenario(Scenario scenario, List<InputFile> inputs) {
    public LoadedScenario {
        inputs = List.copyOf(inputs);
    }
}
