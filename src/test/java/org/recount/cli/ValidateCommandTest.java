package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.cli.CommandLineTest.Run;
import org.recount.testing.ElectionFolder;
import org.recount.testing.RecountFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private String write(String name, ElectionFolder folder) {
        return folder.writeTo(temp.resolve(name)).toString();
    }

    @Test
    void aGoodElectionAndItsRecount() {
        Run run = Run.of("validate", write("e", ElectionFolder.small()), write("r", RecountFolder.small()));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("(election): good. A small election: 3 contests, 10 choices, 4 stations, 312 valid votes")
                .contains("(recount): good. 3 stations opened, 4 complaints");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyProblemOfEveryPathIsListed() {
        Run run = Run.of(
                "validate",
                write("e", ElectionFolder.small().replace("votes.csv", "n1,N,ali,30", "n1,N,ali,x")),
                write("f", ElectionFolder.small().replace("stations.csv", "300,105,5", "300,90,5")),
                temp.resolve("nowhere").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).contains("f (election): good.", "1 warning.");
        assertThat(run.err())
                .contains("e (election): cannot be used.", "votes.csv:2: error:", "stations.csv:2: warning:")
                .contains("There is no folder or zip", "2 errors, 1 warning.");
    }

    @Test
    void aRecountIsComparedWithTheElectionBeforeItOrTheNamedOne() {
        String recount = write("r", RecountFolder.small().append("recount.csv", "n9,N,annul,random,,\n"));
        Run alone = Run.of("validate", recount);
        assertThat(alone.code()).isZero();
        assertThat(alone.err()).contains("was not compared with an election", "Maybe add its election");
        String election = write("e", ElectionFolder.small());
        for (Run run :
                List.of(Run.of("validate", election, recount), Run.of("validate", "--election", election, recount))) {
            assertThat(run.code()).isZero();
            assertThat(run.err()).contains("recount.csv:5: warning: Station n9 of contest N is in the list");
        }
    }

    @Test
    void theJson() {
        Run run = Run.of(
                "validate",
                "--json",
                write("e", ElectionFolder.small()),
                write("r", RecountFolder.small().replace("recount.csv", "annul", "anul")));
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.path("paths").path(0).path("ok").asBoolean()).isTrue();
        assertThat(json.path("paths").path(0).path("files")).hasSize(6);
        JsonNode bad = json.path("paths").path(1);
        assertThat(bad.path("kind").asString()).isEqualTo("recount");
        assertThat(bad.path("ok").asBoolean()).isFalse();
        assertThat(bad.path("problems").path(0).path("file").asString()).isEqualTo("recount.csv");
        assertThat(json.path("errors").asInt()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aZipAndAFileByItself() {
        Path zip = ElectionFolder.small().zipTo(temp.resolve("e.zip"), "small/");
        assertThat(Run.of("validate", zip.toString()).code()).isZero();
        String folder = write("e", ElectionFolder.small());
        assertThat(Run.of("validate", folder + "/election.yaml").code()).isZero();
        assertThat(Run.of("validate", folder + "/votes.csv").code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(Run.of("validate", "").code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(Run.of("validate").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aZipThatIsDamaged() throws IOException {
        Path zip = Files.writeString(temp.resolve("e.zip"), "PK, but no zip");
        Run run = Run.of("validate", zip.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("The zip cannot be read");
    }

    @Test
    void ourOwnScenariosAreGood() {
        Run run = Run.of("validate", "scenarios/iraq-2021");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("(scenario): good.");
    }

    @Test
    void aScenarioWithAWrongFigure() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("s"));
        Files.writeString(folder.resolve("scenario.yaml"), "scenario: s\n");
        Run run = Run.of("validate", folder.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("(scenario): cannot be used.", "Maybe ");
    }

    @Test
    void nothingIsChanged() throws IOException {
        String election = write("e", ElectionFolder.small());
        Map<String, Long> before = listing();
        Run.of("validate", election);
        assertThat(listing()).isEqualTo(before);
    }

    private Map<String, Long> listing() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path path : all.toList()) {
                files.put(path.toString(), Files.getLastModifiedTime(path).toMillis());
            }
        }
        return files;
    }
}
