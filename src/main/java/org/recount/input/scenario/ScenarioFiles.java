package org.recount.input.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.source.FolderPlace;
import org.recount.input.source.TextFile;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;
import org.recount.input.yaml.YamlPath;
import org.recount.simulation.ElectionSource;
import org.recount.simulation.ensemble.EnsembleSource;
import org.recount.simulation.ensemble.EnsembleSpec;

/**
 * The files of a scenario, read once: the scenario as it stands, and variants of it with some figures replaced. All of them
 * have the same {@link ElectionSource}, so that they can share the elections that are drawn. Thread-safe.
 */
public final class ScenarioFiles {
    private static final String FILE = "scenario.yaml";
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Path folder;
    private final String yaml;
    private final Optional<EnsembleSpec> ensemble;
    private final @Nullable ElectionSource source;
    private final List<InputFile> inputs;
    private final List<Problem> told;

    private ScenarioFiles(
            Path folder, String yaml, Optional<EnsembleSpec> ensemble, List<InputFile> inputs, List<Problem> told) {
        this.folder = folder;
        this.yaml = yaml;
        this.ensemble = ensemble;
        this.inputs = List.copyOf(inputs);
        this.told = List.copyOf(told);
        boolean sound = told.stream().noneMatch(Problem::fatal);
        source = sound && ensemble.isPresent() ? new EnsembleSource(ensemble.get()) : null;
    }

    /**
     * Reads the files.
     *
     * @param path the folder of a scenario, or the {@code scenario.yaml} in it
     * @param problems where it is told that there is no such folder or no {@code scenario.yaml} that can be read; problems
     *     of the tables are told with each scenario
     * @return the files; empty where a problem was told
     */
    public static Optional<ScenarioFiles> read(Path path, Problems problems) {
        Path folder = path;
        Path name = path.getFileName();
        if (Files.isRegularFile(path) && name != null && name.toString().equals(FILE)) {
            Path parent = path.getParent();
            folder = parent == null ? Path.of("") : parent;
        } else if (!Files.isDirectory(path)) {
            problems.fatal(
                    path.toString(),
                    0,
                    "",
                    Files.exists(path) ? "This is no folder of a scenario" : "There is no such folder",
                    "Maybe name a folder that holds scenario.yaml, for example scenarios/iraq-2021.");
            return Optional.empty();
        }
        if (!Files.exists(folder.resolve(FILE)) && Files.exists(folder.resolve("election.yaml"))) {
            problems.fatal(
                    folder.toString(),
                    0,
                    "",
                    "This is an election, not a scenario: it has election.yaml and no " + FILE,
                    "Maybe recount allocate, plan or assess is meant, or another folder.");
            return Optional.empty();
        }
        Path home = folder;
        Problems own = new Problems();
        List<InputFile> inputs = new ArrayList<>();
        Optional<String> yaml;
        try (FolderPlace place = new FolderPlace(home)) {
            yaml = place.require(FILE, "Maybe this is not the folder of a scenario.", own)
                    .flatMap(file -> TextFile.readAll(file, MOST_CHARACTERS, own, f -> inputs.add(shown(home, f))));
            for (String table : EnsembleReader.TABLES) {
                place.find(table).ifPresent(f -> {
                    Problems unread = new Problems();
                    TextFile.readAll(f, 100_000_000, unread, i -> inputs.add(shown(home, i)));
                    unread.all().forEach(p -> own.add(p.in(home.resolve(table).toString())));
                });
            }
        }
        Optional<EnsembleSpec> ensemble = EnsembleReader.read(home, own);
        if (yaml.isEmpty()) {
            problems.addAll(own.all());
            return Optional.empty();
        }
        return Optional.of(new ScenarioFiles(home, yaml.get(), ensemble, inputs, own.all()));
    }

    private static InputFile shown(Path folder, InputFile file) {
        String name = String.valueOf(Path.of(file.name()).getFileName());
        return new InputFile(shown(folder, name), file.bytes(), file.sha256());
    }

    private static String shown(Path folder, String file) {
        return folder.resolve(file).toString().replace('\\', '/');
    }

    /** Returns the scenario as it stands; empty where a problem stops a command. */
    public Optional<LoadedScenario> scenario(Problems problems) {
        return scenario(Map.of(), problems);
    }

    /**
     * Returns a variant of the scenario.
     *
     * @param settings path of a figure ({@link YamlPath}) to its value
     * @param problems where every problem is told
     * @return the variant; empty where a problem stops a command
     */
    public Optional<LoadedScenario> scenario(Map<String, String> settings, Problems problems) {
        Problems own = new Problems();
        own.addAll(told);
        Optional<YamlMap> map = YamlFiles.parse(shown(folder, FILE), yaml, own);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            map = map.flatMap(m -> replaced(m, setting.getKey(), setting.getValue(), own));
        }
        Optional<LoadedScenario> loaded = map.flatMap(m -> ScenarioReader.read(this, m, own));
        problems.addAll(own.all());
        return loaded;
    }

    private static Optional<YamlMap> replaced(YamlMap map, String path, String value, Problems problems) {
        Optional<YamlMap> changed = YamlPath.replace(map, path, value, "varied in a sweep");
        if (changed.isEmpty()) {
            problems.fatal(
                    map.file(),
                    0,
                    path,
                    "\"" + path + "\" is not a figure of the scenario",
                    "Maybe it is a section: name a figure in it.");
        }
        return changed;
    }

    /**
     * Returns what the scenario assumes, in words.
     *
     * @param problems where every problem of the scenario is told
     * @return empty where a problem stops a command
     */
    public Optional<Explanation> explanation(Problems problems) {
        return scenario(problems)
                .flatMap(sound -> YamlFiles.parse(shown(folder, FILE), yaml, new Problems()))
                .map(map -> Explainer.explain(map, ensemble));
    }

    /** Returns the paths of all figures of the scenario that have a value there. */
    public List<String> paths() {
        return YamlFiles.parse(shown(folder, FILE), yaml, new Problems())
                .map(YamlPath::all)
                .orElse(List.of());
    }

    /** Returns the files that were read, in the order of reading, by their names as shown to people. */
    public List<InputFile> inputs() {
        return inputs;
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Returns what the tables say of the elections; empty where they could not be read. */
    Optional<EnsembleSpec> ensemble() {
        return ensemble;
    }

    /** Returns where the elections come from. */
    ElectionSource source() {
        ElectionSource drawn = source;
        if (drawn == null) {
            throw new IllegalStateException("No elections can be drawn: the tables have problems");
        }
        return drawn;
    }
}
