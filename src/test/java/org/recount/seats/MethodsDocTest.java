package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/methods.md says what the registry says, and names classes and tests that exist. */
class MethodsDocTest {
    private static String doc() throws IOException {
        return Files.readString(Path.of("docs/methods.md"));
    }

    @Test
    void theTableIsThatOfTheRegistry() throws IOException {
        List<String> rows = doc().lines()
                .dropWhile(l -> !l.startsWith("| rule | choices |"))
                .skip(2)
                .takeWhile(l -> l.startsWith("|"))
                .toList();
        assertThat(rows).isEqualTo(SeatRules.docsRows());
    }

    @Test
    void everyRuleAndListQuotaHasItsSection() throws IOException {
        List<String> headings = doc().lines().filter(l -> l.startsWith("### ")).toList();
        assertThat(SeatRules.ids()).allSatisfy(id -> assertThat(headings).anyMatch(h -> h.contains("`" + id + "`")));
        assertThat(ListQuota.all()).allSatisfy(q -> assertThat(doc()).contains("list quota `" + q.id() + "`"));
        for (String section : doc().split("\n### ", -1)) {
            if (section.startsWith("`")) {
                assertThat(section)
                        .as(section.lines().findFirst().orElse(""))
                        .contains("**Formula**", "**Class**", "**Test**");
            }
        }
    }

    @Test
    void classesAndTestsExist() throws IOException {
        TreeSet<String> sources = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".java"))
                    .forEach(f -> sources.add(f.substring(0, f.length() - ".java".length())));
        }
        String seats = doc().substring(doc().indexOf("## Seats"));
        int end = seats.indexOf("\n## ", 3);
        Matcher names = Pattern.compile("`([A-Z][A-Za-z]+)`").matcher(end < 0 ? seats : seats.substring(0, end));
        TreeSet<String> missing = new TreeSet<>();
        int found = 0;
        while (names.find()) {
            found++;
            if (!sources.contains(names.group(1))) {
                missing.add(names.group(1));
            }
        }
        assertThat(found).isGreaterThan(40);
        assertThat(missing).containsExactlyInAnyOrder("ArithmeticException", "Step");
    }
}
