package org.recount.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house as DESIGN draws it: each room names what it may use; a room that is not on the list fails the build. */
class ArchitectureTest {
    private static final String ROOT = "org.recount.";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.recount");

    /** Room by room, the rooms it may use beside itself. The order is the order of the arrows. */
    static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("numeric", Set.of()),
            Map.entry("election", Set.of("numeric")),
            Map.entry("seats", Set.of("election", "numeric")),
            Map.entry("sampling", Set.of("election", "numeric")),
            Map.entry("dispute", Set.of("election", "seats", "numeric", "sampling")),
            Map.entry("risk", Set.of("seats", "sampling", "election", "numeric")),
            Map.entry("evidence", Set.of("risk", "dispute", "seats", "sampling", "election", "numeric")),
            Map.entry("screening", Set.of("election", "numeric")),
            Map.entry(
                    "simulation",
                    Set.of("screening", "evidence", "risk", "dispute", "seats", "sampling", "election", "numeric")),
            Map.entry(
                    "input",
                    Set.of(
                            "simulation",
                            "screening",
                            "evidence",
                            "risk",
                            "dispute",
                            "seats",
                            "sampling",
                            "election",
                            "numeric")),
            Map.entry(
                    "report",
                    Set.of(
                            "simulation",
                            "screening",
                            "evidence",
                            "risk",
                            "dispute",
                            "seats",
                            "sampling",
                            "election",
                            "numeric")),
            Map.entry(
                    "cli",
                    Set.of(
                            "report",
                            "input",
                            "simulation",
                            "screening",
                            "evidence",
                            "risk",
                            "dispute",
                            "seats",
                            "sampling",
                            "election",
                            "numeric"))));

    private static String room(JavaClass c) {
        String name = c.getPackageName();
        String rest = name.substring(Math.min(name.length(), ROOT.length()));
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    @TestFactory
    Stream<DynamicTest> eachRoomUsesOnlyWhatItMay() {
        return MAY_USE.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    List<String> allowed = new ArrayList<>(List.of(ROOT + e.getKey() + ".."));
                    e.getValue().forEach(r -> allowed.add(ROOT + r + ".."));
                    classes()
                            .that()
                            .resideInAPackage(ROOT + e.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat(not(resideInAPackage("org.recount.."))
                                    .or(resideInAnyPackage(allowed.toArray(String[]::new))))
                            .allowEmptyShould(true)
                            .check(CODE);
                }));
    }

    @Test
    void everyPackageIsDeclared() {
        Set<String> rooms = CODE.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_USE.keySet())
                .as("A package outside the table of DESIGN: name it here, and what it may use, or move the class")
                .containsAll(rooms);
    }

    @Test
    void everyRoomSaysWhatBelongsThere() {
        assertThat(MAY_USE.keySet())
                .allSatisfy(room -> assertThat(CODE.stream()
                                .anyMatch(c -> c.getPackageName().equals(ROOT + room)
                                        && c.getSimpleName().equals("package-info")))
                        .as("package-info of " + room)
                        .isTrue());
    }

    @Test
    void roomsHaveNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void picocliOnlyInCli() {
        fence("picocli..", "cli");
    }

    @Test
    void jfreechartOnlyInReportChart() {
        fence("org.jfree..", "report.chart");
        fence("com.pngencoder..", "report.chart");
    }

    @Test
    void tablesawOnlyInReportTableAndReading() {
        fence("tech.tablesaw..", "report.table", "input");
    }

    @Test
    void yamlAndJsonOnlyInInputAndReportWrite() {
        fence("tools.jackson..", "input", "report.write");
    }

    @Test
    void templatesOnlyInReportPage() {
        fence("gg.jte..", "report.page");
    }

    @Test
    void csvReadingOnlyInInput() {
        fence("de.siegmar..", "input", "report.write");
    }

    @Test
    void clockStandardOutputAndUnseededRandomnessOnlyInCli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(CODE);
    }

    private static void fence(String library, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.of(homes).map(h -> ROOT + h + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CODE);
    }
}
