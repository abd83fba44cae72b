package org.recount.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands in the files of the project: nothing that is true on one machine only, and no link that leads nowhere. The
 * project's folder is the working folder of the tests.
 */
class CommittedTextTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** Not committed ({@code .gitignore}), or not ours. */
    private static final Set<String> LEFT_OUT =
            Set.of("target", ".git", ".idea", ".vscode", ".settings", ".classpath", ".project");

    /** A folder that exists on somebody's machine; the slash before it must begin the path. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.:/<>}*-])/(work|root|tmp|home|Users|mnt|var/tmp)/|\\b[A-Z]:\\\\Users");

    /** Where packages are fetched from belongs in the settings of a machine, not in a project. */
    private static final Pattern REGISTRY = Pattern.compile(
            "\\b(repo1?|registry|nexus|artifactory|mirrors?|proxy)\\.[a-z0-9-]+\\.[a-z]{2,}"
                    + "|\\b(pypi|npmjs|rubygems|crates)\\.(org|com|io)\\b|\\bdeb\\.debian\\.|central\\.sonatype|\\bdocker\\.io\\b");

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s#]*)(#[^)\\s]*)?\\)");

    @Test
    void noPathOfAMachineAndNoRegistry() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : textFiles()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (isOfOneMachineOnly(lines.get(i))) {
                    found.add(PROJECT.relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        assertThat(found)
                .as("Maybe a relative path, a temporary folder made by the program, or a setting of the machine")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wor~k/main",
                "see /tm~p/x",
                "\"/roo~t/.m2\"",
                "cd /hom~e/me/recount",
                "https://repo1~.maven.org/maven2",
                "registry~.np~mjs.org"
            })
    void seesWhatItLooksFor(String withMark) {
        assertThat(isOfOneMachineOnly(withMark.replace("~", ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh",
                "target/work/x",
                "https://example.org/home/page",
                "<root/>",
                "${dir}/tmp/x",
                "a rate/root/mean"
            })
    void letsOtherTextPass(String line) {
        assertThat(isOfOneMachineOnly(line)).isFalse();
    }

    @Test
    void relativeLinksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path file : textFiles()) {
            if (!file.toString().endsWith(".md")) {
                continue;
            }
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                String target = link.group(1);
                if (target.isEmpty() || target.contains(":")) {
                    continue;
                }
                links++;
                if (!Files.exists(file.resolveSibling(target))) {
                    broken.add(PROJECT.relativize(file) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).as("links that were looked at").isGreaterThan(10);
    }

    @Test
    void everyDecisionRecordIsInTheIndex() throws IOException {
        Path folder = PROJECT.resolve("docs/adr");
        String index = Files.readString(folder.resolve("README.md"));
        List<Path> records;
        try (Stream<Path> files = Files.list(folder)) {
            records = files.filter(f -> f.getFileName().toString().matches("[0-9]{4}-.*\\.md"))
                    .sorted()
                    .toList();
        }
        assertThat(records).isNotEmpty().allSatisfy(record -> {
            assertThat(index).contains("](" + record.getFileName() + ")");
            assertThat(record).content().contains("\nStatus: ");
        });
    }

    private static boolean isOfOneMachineOnly(String line) {
        return MACHINE_PATH.matcher(line).find() || REGISTRY.matcher(line).find();
    }

    private static List<Path> textFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path relative = PROJECT.relativize(folder);
                boolean drawn =
                        relative.startsWith("reports") && relative.getNameCount() == 2 && !relative.endsWith("example");
                return drawn || LEFT_OUT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString()) && isText(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean isText(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
