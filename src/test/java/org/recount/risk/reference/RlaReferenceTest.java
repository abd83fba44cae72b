package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.testing.Shared;
import tools.jackson.databind.ObjectMapper;

/** The published and computed audit values of reference/rla.json, each by one family of checks, none left out. */
class RlaReferenceTest {
    private static final List<RlaFamily> FAMILIES = Stream.of(
                    RlaMeanTests.FAMILIES,
                    RlaRounds.FAMILIES,
                    RlaPolling.FAMILIES,
                    RlaComparison.FAMILIES,
                    RlaAssorters.FAMILIES,
                    RlaSimulated.FAMILIES,
                    RlaStratified.FAMILIES,
                    RlaBatches.FAMILIES,
                    RlaBayes.FAMILIES,
                    RlaScores.FAMILIES)
            .flatMap(List::stream)
            .toList();

    static List<RlaCase> cases() {
        List<RlaCase> list = new ArrayList<>();
        new ObjectMapper().readTree(Shared.path("reference/rla.json").toFile()).forEach(n -> list.add(new RlaCase(n)));
        return list;
    }

    @TestFactory
    Stream<DynamicNode> everyCase() {
        List<RlaCase> cases = cases();
        return FAMILIES.stream()
                .map(f -> DynamicContainer.dynamicContainer(
                        f.title(),
                        cases.stream()
                                .filter(f::covers)
                                .map(c -> DynamicTest.dynamicTest(
                                        c.name(), () -> f.check().accept(c)))));
    }

    @Test
    void noCaseIsLeftOutAndNoneIsCheckedByTwoFamilies() {
        List<RlaCase> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(124);
        assertThat(cases)
                .allSatisfy(c -> assertThat(
                                FAMILIES.stream().filter(f -> f.covers(c)).map(RlaFamily::title))
                        .as(c.name())
                        .hasSize(1));
        assertThat(FAMILIES)
                .allSatisfy(f -> assertThat(cases.stream().filter(f::covers))
                        .as(f.title())
                        .isNotEmpty());
    }
}
