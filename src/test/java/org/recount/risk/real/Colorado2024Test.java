package org.recount.risk.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.risk.comparison.Discrepancies;
import org.recount.risk.comparison.SuperSimple;

/** The audit of Colorado's general election of 2024, as its own tool planned and measured it. */
class Colorado2024Test {
    private static final String FOLDER = "data/usa_colorado_2024_rla/";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyPlannedSizeOfEveryRound(int round) {
        int planned = 0;
        int withoutMargin = 0;
        for (NamedCsvRecord row : Table.read(FOLDER + "contest_round" + round + ".csv")) {
            double margin = number(row, "min_margin") / number(row, "ballot_card_count");
            Discrepancies found = new Discrepancies(
                    (long) number(row, "one_vote_over_count"),
                    (long) number(row, "two_vote_over_count"),
                    (long) number(row, "one_vote_under_count"),
                    (long) number(row, "two_vote_under_count"));
            SuperSimple method = new SuperSimple(number(row, "gamma"));
            if (margin == 0) {
                assertThat(method.drawsNeeded(number(row, "risk_limit"), margin, found))
                        .isEmpty();
                withoutMargin++;
                continue;
            }
            assertThat(method.drawsNeeded(number(row, "risk_limit"), margin, found))
                    .as(row.getField("contest_name"))
                    .hasValue((long) number(row, "optimistic_samples_to_audit"));
            planned++;
        }
        assertThat(planned).isEqualTo(613);
        assertThat(withoutMargin).isEqualTo(112);
    }

    @Test
    void everyRiskMeasurementOfTheFirstRound() {
        int measured = 0;
        int withDiscrepancies = 0;
        int met = 0;
        for (NamedCsvRecord row : Table.read(FOLDER + "results_report_round1.csv")) {
            if (row.getField("Contest").equals("End of worksheet")) {
                continue;
            }
            Discrepancies found = new Discrepancies(
                    (long) number(row, "disc +1"), (long) number(row, "disc +2"), (long) number(row, "disc -1"), (long)
                            number(row, "disc -2"));
            double risk = new SuperSimple(number(row, "gamma"))
                    .pValue(
                            (long) number(row, "audited sample count"),
                            number(row, "min margin") / number(row, "ballot count"),
                            found);
            // Printed in per cent to one place.
            assertThat(100 * risk)
                    .as(row.getField("Contest"))
                    .isCloseTo(number(row, "Risk measurement %"), within(0.05 + 1e-9));
            boolean yes = risk <= number(row, "Audit Risk Limit %") / 100;
            assertThat(row.getField("Risk Limit met?")).isEqualTo(yes ? "Yes" : "No");
            measured++;
            withDiscrepancies += found.count() > 0 ? 1 : 0;
            met += yes ? 1 : 0;
        }
        assertThat(measured).isEqualTo(725);
        assertThat(withDiscrepancies).isEqualTo(5);
        assertThat(met).isEqualTo(62);
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
