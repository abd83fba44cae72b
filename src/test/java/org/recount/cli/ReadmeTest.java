package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows what the program really says, and names what is really there. */
class ReadmeTest {
    private static final Path EXAMPLE = Path.of("reports/example/iraq-2021");

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    /** The output in the README is that of the published report beside it, word by word. */
    @Test
    void theOutputIsThatOfThePublishedExample() throws IOException {
        String readme = readme().replaceAll("\\s+", " ");
        String page = Files.readString(EXAMPLE.resolve("summary.md"));
        List<String> verdict = page.substring(page.indexOf("## The answer"), page.indexOf("## Key figures"))
                .lines()
                .filter(l -> l.matches("[123]\\. .*"))
                .map(l -> l.substring(3))
                .toList();
        assertThat(verdict).hasSize(3).allSatisfy(sentence -> assertThat(readme).contains(sentence));
        String trials = Integer.toString(RunCommand.DEFAULT_TRIALS);
        assertThat(Files.readString(EXAMPLE.resolve("manifest.json")))
                .contains("\"trials\" : \"" + trials + "\"", "\"seed\" : \"" + RunCommand.DEFAULT_SEED + "\"");
        assertThat(readme).contains("$ ./recount run scenarios/iraq-2021");
    }

    @Test
    void everyCommandHasItsLine() throws IOException {
        String table = readme().substring(readme().indexOf("## All commands"));
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            assertThat(table).as("line of " + command).contains("| `" + command + "` | ");
        }
    }

    @Test
    void everyPackageHasItsLine() throws IOException {
        List<Path> packages;
        try (var list = Files.list(Path.of("src/main/java/org/recount"))) {
            packages = list.filter(Files::isDirectory).toList();
        }
        assertThat(packages).hasSizeGreaterThan(10);
        for (Path folder : packages) {
            assertThat(readme()).contains("| `" + folder.getFileName() + "` | ");
        }
    }
}
