package org.recount.risk.reference;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The simulated tables with 8 times the audits of the short version: the published tables' own 1,000 audits a cell are by then
 * the greater part of what is allowed. */
@Tag("soak")
class RlaSimulatedSoakTest {

    @TestFactory
    Stream<DynamicTest> everyTable() {
        return RlaSimulated.families(8).stream()
                .flatMap(f -> RlaReferenceTest.cases().stream()
                        .filter(f::covers)
                        .map(c -> DynamicTest.dynamicTest(
                                c.name(), () -> f.check().accept(c))));
    }

    /** About two minutes. */
    @TestFactory
    Stream<DynamicTest> theSummaryOfTheTables() {
        return RlaReferenceTest.cases().stream()
                .filter(c -> c.name().equals("alpha_summary_scores"))
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> RlaScores.whole(c)));
    }
}
