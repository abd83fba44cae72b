package org.recount.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shell script {@code recount}, with a Java and a Maven that only write down how they were called. The folder has a
 * space in its name.
 */
class LauncherTest {
    @TempDir
    Path temp;

    private Path home;
    private Path tools;

    @BeforeEach
    void aProjectWithToolsThatOnlyWriteDown() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "No /bin/sh: the launcher was not tried");
        home = Files.createDirectories(temp.resolve("a folder"));
        Files.copy(Path.of("recount"), home.resolve("recount"));
        executable(home.resolve("recount"));
        Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(home.resolve("src/main/java/A.java"), "class A {}");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        tools = Files.createDirectories(temp.resolve("jdk/bin"));
        Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
        script(tools.resolve("java"), "printf '<%s>' \"$@\"; echo; exit ${JAVA_ENDS_WITH:-0}");
        script(tools.resolve("javac"), "exit 0");
        script(tools.resolve("mvn"), """
                echo built >>"$(dirname "$0")/builds"
                sleep ${BUILD_TAKES:-0}
                for word in "$@"; do case $word in -Drecount.jar=*) echo jar >"${word#-Drecount.jar=}" ;; esac; done
                echo 'the reason'
                exit ${BUILD_ENDS_WITH:-0}""");
    }

    @Test
    void buildsOnceSaysSoInOneLineAndPassesArgumentsAndExitCode() throws Exception {
        Ended first = recount(List.of("JAVA_ENDS_WITH=3"), "allocate", "a b", "");
        assertThat(first.code).isEqualTo(3);
        assertThat(first.out).contains("-jar><" + home.toRealPath() + "/target/recount.jar><allocate><a b><>");
        assertThat(first.err.lines())
                .singleElement()
                .asString()
                .startsWith("recount: building target/recount.jar")
                .contains("recount-build.log");
        assertThat(builds()).isEqualTo(1);

        Ended second = recount(List.of(), "--help");
        assertThat(second.code).isZero();
        assertThat(second.err).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/main/java/A.java"})
    void buildsAgainWhenASourceIsNewer(String source) throws Exception {
        recount(List.of(), "--help");
        Path jar = home.resolve("target/recount.jar");
        Files.setLastModifiedTime(
                home.resolve(source),
                FileTime.from(Files.getLastModifiedTime(jar).toInstant().plus(Duration.ofSeconds(5))));
        recount(List.of(), "--help");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsAgainWhenASourceIsGoneOrWasEditedDuringTheBuild() throws Exception {
        recount(List.of(), "--help");
        Files.setLastModifiedTime(
                home.resolve("target/recount.jar"), FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
        Files.delete(home.resolve("src/main/java/A.java"));
        Process slow = start(List.of("BUILD_TAKES=2"), sh(), home.resolve("recount"), "--help");
        await(() -> builds() == 2);
        Files.writeString(home.resolve("src/main/java/B.java"), "class B {}");
        end(slow);
        recount(List.of(), "--help");
        assertThat(builds()).as("B.java came while the second build ran").isEqualTo(3);
    }

    @Test
    void twoFirstCallsAtOnceBuildOnce() throws Exception {
        Process one = start(List.of("BUILD_TAKES=1"), sh(), home.resolve("recount"), "one");
        Process two = start(List.of("BUILD_TAKES=1"), sh(), home.resolve("recount"), "two");
        assertThat(end(one)).satisfies(e -> assertThat(e.code).isZero());
        assertThat(end(two)).satisfies(e -> assertThat(e.code).isZero());
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockLeftByAKilledBuildIsTakenOver() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(home.resolve("target/recount.lock"));
        Files.writeString(home.resolve("target/recount.lock/pid"), gone.pid() + "\n");
        assertThat(recount(List.of(), "x").code).isZero();
        assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**recount.lock*");
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndLeavesTheOldJar() throws Exception {
        recount(List.of(), "x");
        Path jar = home.resolve("target/recount.jar");
        Files.writeString(jar, "old");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        Ended ended = recount(List.of("BUILD_ENDS_WITH=1"), "x");
        assertThat(ended.code).isEqualTo(4);
        assertThat(ended.err)
                .contains("the reason")
                .contains("the build failed (Maven ended with code 1)")
                .contains("recount-build.log");
        assertThat(ended.out).isEmpty();
        assertThat(jar).hasContent("old");
        assertThat(home.resolve("target/recount.lock")).doesNotExist();
    }

    /** A Maven that was killed has written nothing into its log: the signal is named instead. */
    @Test
    void aKilledBuildIsToldAsSuch() throws Exception {
        Ended ended = recount(List.of("BUILD_ENDS_WITH=137"), "x");
        assertThat(ended.code).isEqualTo(4);
        assertThat(ended.err).contains("stopped by signal 9").contains("Maybe call again");
    }

    @Test
    void throughSymbolicLinksFromAnotherFolder() throws Exception {
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("middle"), Path.of("../a folder/recount"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("middle"));
        Ended ended = end(start(List.of(), List.of(), link, "x"));
        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("<" + home.toRealPath() + "/target/recount.jar><x>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_392"})
    void anOldJavaIsNamed(String version) throws Exception {
        Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        Ended ended = recount(List.of(), "x");
        assertThat(ended.code).isEqualTo(4);
        assertThat(ended.err).contains("Java " + version).contains("17").contains("Maybe install a JDK 17");
        assertThat(builds()).isZero();
    }

    @Test
    void javaWithoutReleaseFileIsAsked() throws Exception {
        Files.delete(temp.resolve("jdk/release"));
        script(tools.resolve("java"), "echo 'openjdk version \"16.0.1\" 2021-04-20' >&2");
        assertThat(recount(List.of(), "x").err).contains("Java 16.0.1");
    }

    @Test
    void aRuntimeWithoutCompilerAndAMissingMavenMatterOnlyForABuild() throws Exception {
        Files.move(tools.resolve("mvn"), tools.resolve("away"));
        Ended noMaven = recount(List.of(), "x");
        assertThat(noMaven.code).isEqualTo(4);
        assertThat(noMaven.err).contains("Maven (mvn) is missing").contains("Maybe install it");

        Files.move(tools.resolve("away"), tools.resolve("mvn"));
        Files.move(tools.resolve("javac"), tools.resolve("away"));
        Ended noCompiler = recount(List.of(), "x");
        assertThat(noCompiler.code).isEqualTo(4);
        assertThat(noCompiler.err).contains("no compiler (javac)");

        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/recount.jar"), "jar");
        assertThat(recount(List.of(), "x").code).isZero();
    }

    @Test
    void withoutAnyJava() throws Exception {
        Files.delete(tools.resolve("java"));
        Ended ended = recount(List.of(), "x");
        assertThat(ended.code).isEqualTo(4);
        assertThat(ended.err).contains("no Java found").contains("Maybe install a JDK 17");
    }

    @Test
    void onlyLongCommandsGetTheOptimisingCompiler() throws Exception {
        for (String shorter : List.of("allocate e", "--version", "run --help", "draw --seed run", "help sweep")) {
            assertThat(recount(List.of(), shorter.split(" ")).out).as(shorter).contains("<-XX:TieredStopAtLevel=1>");
        }
        for (String longer : List.of("run s", "sweep s --vary a=1", "plan e", "assess e --recount d")) {
            assertThat(recount(List.of(), longer.split(" ")).out).as(longer).doesNotContain("TieredStopAtLevel");
        }
        assertThat(recount(List.of(), "plan").out)
                .as("a heap that begins small")
                .contains("<-Xms64m>");
        assertThat(recount(List.of(), "run").out).as("room for the young").contains("<-Xms300m><-Xmn200m>");
        assertThat(recount(List.of("RECOUNT_JAVA_OPTS=-Xmx1g -Da=b"), "run").out)
                .as("the caller's heap alone")
                .contains("<-Xmx1g><-Da=b><-jar>")
                .doesNotContain("-Xms")
                .doesNotContain("-Xmn");
    }

    /** A Java that makes an archive of 4 bytes where it is asked for one, and notes that it was asked. */
    private void aJavaThatMakesArchives() throws IOException {
        script(tools.resolve("java"), """
                for word in "$@"; do case $word in
                    -XX:ArchiveClassesAtExit=*)
                        printf 'abcd' >"${word#*=}"
                        echo "$@" >>"$(dirname "$0")/archives"
                        exit ${ARCHIVE_ENDS_WITH:-0} ;;
                esac; done
                printf '<%s>' "$@"; echo""");
    }

    private int archives() throws IOException {
        Path log = tools.resolve("archives");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private String shared() throws IOException {
        return "<-XX:SharedArchiveFile=" + home.toRealPath() + "/target/recount.jsa>";
    }

    @Test
    void aSimulationBeginsWithAnArchiveOfItsClassesMadeOnce() throws Exception {
        aJavaThatMakesArchives();
        Ended first = recount(List.of(), "run", "s");
        assertThat(first.err).contains("preparing a quicker start of Java (once after each build)");
        assertThat(first.out).contains(shared()).contains("<-XX:+VerifySharedSpaces>");
        Ended second = recount(List.of(), "sweep", "s");
        assertThat(second.err).isEmpty();
        assertThat(second.out).contains(shared());
        assertThat(archives()).isEqualTo(1);
        assertThat(recount(List.of(), "allocate", "e").out)
                .as("loading it costs a short command more than it saves")
                .doesNotContain("Shared");
        assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**recount.jsa.[r0-9]*");

        // Built again: the archive is of the jar before.
        Files.setLastModifiedTime(
                home.resolve("target/recount.jar"), FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(recount(List.of(), "run", "s").out).contains(shared());
        assertThat(builds()).isEqualTo(2);
        assertThat(archives()).isEqualTo(2);
    }

    /** Java crashes on an archive that was cut off. */
    @Test
    void anArchiveThatWasCutOffOrIsOfAnotherJavaIsNotUsed() throws Exception {
        aJavaThatMakesArchives();
        recount(List.of(), "run", "s");
        Files.writeString(home.resolve("target/recount.jsa"), "abc");
        Ended cut = recount(List.of(), "run", "s");
        assertThat(cut.code).isZero();
        assertThat(cut.out).contains("<-jar>").doesNotContain("Shared");

        Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertThat(recount(List.of(), "run", "s").out).contains(shared());
        assertThat(archives()).isEqualTo(2);

        home = Files.move(home, temp.resolve("moved"));
        assertThat(recount(List.of(), "run", "s").out).contains(shared());
        assertThat(archives()).isEqualTo(3);
    }

    @Test
    void aJavaThatMakesNoArchiveIsAskedOnce() throws Exception {
        aJavaThatMakesArchives();
        for (int i = 0; i < 2; i++) {
            Ended ended = recount(List.of("ARCHIVE_ENDS_WITH=1"), "run", "s");
            assertThat(ended.code).isZero();
            assertThat(ended.out).contains("<run><s>").doesNotContain("Shared");
        }
        assertThat(archives()).isEqualTo(1);
    }

    @Test
    void noArchiveInAFolderWithAColonWhichJavaTakesForAnEnd() throws Exception {
        aJavaThatMakesArchives();
        home = Files.move(home, temp.resolve("a:folder"));
        Ended ended = recount(List.of(), "run", "s");
        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("<run><s>").doesNotContain("Shared");
        assertThat(archives()).isZero();
    }

    private record Ended(int code, String out, String err) {}

    /** The shell that runs the script: the environment variable names another one, for example {@code busybox sh}. */
    private static List<String> sh() {
        String other = System.getenv("RECOUNT_TEST_SHELL");
        return other == null ? List.of("/bin/sh") : List.of(other.split(" "));
    }

    private Ended recount(List<String> environment, String... args) throws Exception {
        return end(start(environment, sh(), home.resolve("recount"), args));
    }

    private Process start(List<String> environment, List<String> shell, Path script, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add(script.toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":" + system());
        for (String pair : environment) {
            builder.environment().put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return builder.start();
    }

    /** A folder with the ordinary programs of a system, but neither Java nor Maven. */
    private Path system() throws IOException {
        Path folder = temp.resolve("system");
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            for (String name : List.of(
                    "cat",
                    "dirname",
                    "find",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sleep",
                    "tail",
                    "touch",
                    "wc")) {
                Path program = Path.of("/bin", name);
                Path found = Files.exists(program) ? program : Path.of("/usr/bin", name);
                script(folder.resolve(name), "exec " + found + " \"$@\"");
            }
        }
        return folder;
    }

    private static Ended end(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private int builds() {
        try {
            Path log = tools.resolve("builds");
            return Files.exists(log) ? Files.readAllLines(log).size() : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
