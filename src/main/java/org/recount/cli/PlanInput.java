package org.recount.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.election.ElectionReader;
import org.recount.input.election.LoadedElection;
import org.recount.input.mapping.ReadOptions;
import org.recount.input.scenario.LoadedScenario;
import org.recount.input.scenario.ScenarioReader;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;
import org.recount.simulation.AnnouncedElection;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An election, or a synthetic member of a scenario's ensemble in its place; a mixin. */
final class PlanInput {
    private static final String SCENARIO = "scenario.yaml";

    @Parameters(
            index = "0",
            paramLabel = "ELECTION",
            description = {
                "The folder of the election (or a .zip of it), in which election.yaml lies;",
                "or the folder of a scenario: then a synthetic member of its ensemble is planned for, and called so."
            })
    private Path path = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the published tables, in place of \"root\" in election.yaml.")
    private @Nullable Path data;

    @Option(
            names = "--member",
            paramLabel = "I",
            defaultValue = "0",
            description = "Which member of a scenario's ensemble, from 0 (default: ${DEFAULT-VALUE}).")
    private int member;

    /**
     * What was read.
     *
     * @param election the election
     * @param rules the seat rule of each contest
     * @param synthetic whether the votes are drawn from a model
     * @param problems what was found, none of which stops a command
     * @param files the files that were read
     */
    record Read(
            Election election,
            List<SeatRule> rules,
            boolean synthetic,
            List<Problem> problems,
            List<InputFile> files) {}

    /** Returns the path as it was given. */
    Path path() {
        return path;
    }

    /** Returns which member of an ensemble is asked for. */
    int member() {
        return member;
    }

    /**
     * Reads the election; throws what becomes exit code 3 if it cannot be read.
     *
     * @param rule another rule for all contests
     * @param seed of the ensemble
     */
    Read read(Optional<RuleSpec> rule, long seed) {
        if (isScenario()) {
            return scenario(rule, seed);
        }
        LoadedElection read = ElectionReader.read(
                path,
                new ReadOptions(
                        Optional.ofNullable(data), ReadOptions.ofEnvironment().environment()));
        LoadedElection loaded = rule.map(read::withRule).orElse(read);
        return new Read(loaded.election(), loaded.seatRules(), false, loaded.problems(), loaded.files());
    }

    private boolean isScenario() {
        Path name = path.getFileName();
        return Files.isRegularFile(path.resolve(SCENARIO)) && !Files.exists(path.resolve("election.yaml"))
                || (name != null && name.toString().equals(SCENARIO));
    }

    private Read scenario(Optional<RuleSpec> rule, long seed) {
        Problems problems = new Problems();
        LoadedScenario loaded =
                ScenarioReader.read(path, problems).orElseThrow(() -> new InputException(problems.all()));
        Election election = AnnouncedElection.of(
                loaded.scenario().info(), loaded.scenario().elections().draw(seed, member));
        RuleSpec spec = rule.orElse(RuleSpec.of("sntv"));
        List<ContestVotes> all =
                election.tallies().stream().map(ContestTally::totals).toList();
        List<SeatRule> rules =
                Collections.nCopies(all.size(), SeatRules.create(spec).within(all));
        return new Read(election, rules, loaded.scenario().info().synthetic(), problems.all(), loaded.inputs());
    }
}
