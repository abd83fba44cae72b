package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.cli.CommandLineTest.Run;
import org.recount.seats.SeatRules;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The page of the formats says what happens: its example is run. */
class FormatsPageTest {
    private static final Pattern FILE = Pattern.compile("`example/([a-z.]+)`\n```\\w+\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path temp = Path.of("");

    private String page = "";
    private Path example = Path.of("");

    @BeforeEach
    void writeTheExample() throws IOException {
        page = Files.readString(Path.of("docs", "formats.md"));
        example = Files.createDirectory(temp.resolve("example"));
        Map<String, String> files = new TreeMap<>();
        for (Matcher m = FILE.matcher(page); m.find(); ) {
            files.put(m.group(1), m.group(2));
        }
        assertThat(files).hasSize(4);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(example.resolve(file.getKey()), file.getValue());
        }
    }

    private String block(String language, String after) {
        int from = page.indexOf("```" + language + "\n", page.indexOf(after)) + language.length() + 4;
        return page.substring(from, page.indexOf("```", from));
    }

    @Test
    void theExampleSaysWhatThePageSays() {
        Run run = Run.of("allocate", example.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList())
                .isEqualTo(
                        block("text", "`recount allocate example` says").lines().toList());
    }

    @Test
    void theJsonIsThatOfThePage() {
        Run run = Run.of("allocate", "--json", example.toString());
        JsonMapper mapper = JsonMapper.shared();
        assertThat(mapper.readTree(run.out())).isEqualTo(mapper.readTree(block("json", "### allocate")));
    }

    @Test
    void everyMethodOfThePageIsARule() {
        Matcher row = Pattern.compile("\\| `method` \\| (.*?);").matcher(page);
        assertThat(row.find()).isTrue();
        List<String> named = new ArrayList<>();
        for (Matcher name = Pattern.compile("`([a-z-]+)`").matcher(row.group(1)); name.find(); ) {
            named.add(name.group(1));
        }
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(SeatRules.ids()).containsAll(named);
    }

    @Test
    void everyOptionOfThePageIsThere() {
        Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
        for (String command : List.of("allocate", "plan", "draw", "backtest", "validate")) {
            CommandLine line = commands.getOrDefault(command, Main.commandLine());
            Matcher usage = Pattern.compile("`recount " + command + " (.*?)`", Pattern.DOTALL)
                    .matcher(page.substring(page.indexOf("### " + command)));
            assertThat(usage.find()).isTrue();
            for (Matcher option = Pattern.compile("--[a-z][a-z-]*").matcher(usage.group(1)); option.find(); ) {
                assertThat(line.getCommandSpec().findOption(option.group()))
                        .as(command + " " + option.group())
                        .isNotNull();
            }
        }
    }

    @Test
    void everyElectionOfOursIsOnThePageAndReadable() throws IOException {
        List<Path> folders;
        try (Stream<Path> list = Files.list(Path.of("elections"))) {
            folders = list.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(folders).hasSize(17);
        assertThat(page).contains("mappings of seventeen published elections");
        assertThat(folders).allMatch(f -> Files.exists(f.resolve("election.yaml")));
    }
}
