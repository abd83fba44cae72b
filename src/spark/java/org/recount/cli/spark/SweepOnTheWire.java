package org.recount.cli.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.recount.cli.CellScenarios;
import org.recount.cli.SweepEngine;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.simulation.sweep.ChunkRunner;
import org.recount.simulation.sweep.Factor;
import org.recount.simulation.sweep.SweepPlan;

/**
 * All that goes to an executor: the bytes of the scenario's files and the plan. No station is sent: an executor draws the
 * elections itself, from the files and the seed.
 */
final class SweepOnTheWire implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What this process has unpacked, by sweep: one for all its tasks. */
    private static final ConcurrentHashMap<String, Unpacked> HERE = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final ArrayList<String> names = new ArrayList<>();
    private final ArrayList<byte[]> contents = new ArrayList<>();
    private final String[] keys;
    private final String[][] values;
    private final boolean[] ranges;
    private final String[][] cells;
    private final String design;
    private final long seed;
    private final int trials;
    private final int trialsPerElection;
    private final boolean detailed;

    SweepOnTheWire(SweepEngine.Job job) {
        SweepPlan plan = job.plan();
        for (InputFile file : job.files().inputs()) {
            Path path = Path.of(file.name());
            names.add(String.valueOf(path.getFileName()));
            contents.add(read(job.files().folder().resolve(String.valueOf(path.getFileName()))));
        }
        int n = plan.factors().size();
        keys = new String[n];
        values = new String[n][];
        ranges = new boolean[n];
        for (int f = 0; f < n; f++) {
            Factor factor = plan.factors().get(f);
            keys[f] = factor.key();
            values[f] = factor.values().toArray(String[]::new);
            ranges[f] = factor.range();
        }
        cells = plan.cells().stream().map(c -> c.toArray(String[]::new)).toArray(String[][]::new);
        design = plan.design().name();
        seed = plan.seed();
        trials = plan.trials();
        trialsPerElection = plan.trialsPerElection();
        detailed = plan.detailed();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many bytes of files go to each executor, once. */
    long bytes() {
        return contents.stream().mapToLong(c -> c.length).sum();
    }

    /** Does a chunk here. */
    long[] run(int number) {
        return HERE.computeIfAbsent(id, k -> unpack()).runner.get().run(number);
    }

    private Unpacked unpack() {
        List<Factor> factors = new ArrayList<>();
        for (int f = 0; f < keys.length; f++) {
            factors.add(new Factor(keys[f], List.of(values[f]), ranges[f]));
        }
        SweepPlan plan = new SweepPlan(
                factors,
                SweepPlan.Design.valueOf(design),
                Stream.of(cells).map(List::of).toList(),
                seed,
                trials,
                trialsPerElection,
                detailed);
        try {
            Path folder = Files.createTempDirectory("recount-scenario");
            try {
                for (int i = 0; i < names.size(); i++) {
                    Files.write(folder.resolve(names.get(i)), contents.get(i));
                }
                Problems problems = new Problems();
                ScenarioFiles files =
                        ScenarioFiles.read(folder, problems).orElseThrow(() -> new InputException(problems.all()));
                return new Unpacked(plan, new CellScenarios(files, plan), folder);
            } catch (RuntimeException e) {
                delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            // A folder of a few kilobytes among the executor's temporary files.
        }
    }

    /** A thread's runner keeps the last election that it drew. */
    private static final class Unpacked {
        final ThreadLocal<ChunkRunner> runner;

        Unpacked(SweepPlan plan, CellScenarios scenarios, Path folder) {
            runner = ThreadLocal.withInitial(() -> new ChunkRunner(plan, scenarios));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-scenario"));
        }
    }
}
