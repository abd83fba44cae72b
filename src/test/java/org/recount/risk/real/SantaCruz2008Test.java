package org.recount.risk.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.batch.KaplanMarkovBatches;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;

/**
 * Santa Cruz County, November 2008, supervisor of the first district: a batch comparison audit with 19 draws in proportion
 * to error bounds, risk limit 25% (Miratrix and Stark 2009, IEEE TIFS 4(4)).
 */
class SantaCruz2008Test {
    private static final String FOLDER = "data/usa_santa_cruz_2008_audit/";

    private final Map<String, Integer> batch = new HashMap<>();
    private final ContestTally tally = read();
    private final AssertionSet assertions =
            SeatAssertions.of(SeatRules.create(RuleSpec.of("plurality")), tally.totals());
    private final ErrorBounds bounds = ErrorBounds.of(tally, assertions.chosenWays(tally.totals()));

    private ContestTally read() {
        Contest contest = new Contest(
                "supervisor-1",
                "Supervisor, first district",
                "",
                1,
                0,
                List.of(
                        Choice.of("leopold", "Leopold", "", Gender.UNKNOWN),
                        Choice.of("danner", "Danner", "", Gender.UNKNOWN)));
        ContestTally.Builder builder = ContestTally.builder(contest);
        for (NamedCsvRecord row : Table.read(FOLDER + "santa_cruz.csv")) {
            long leopold = number(row, "leopold");
            long danner = number(row, "danner");
            long cast = number(row, "tot.votes");
            String id = row.getField("PID");
            batch.put(id, batch.size());
            builder.add(
                    new PollingStation(id, id, "", "", -1, cast, cast - leopold - danner),
                    new long[] {leopold, danner});
        }
        return builder.build();
    }

    @Test
    void theErrorBounds() {
        assertThat(tally.stations()).hasSize(152);
        assertThat(tally.totals().toArray()).containsExactly(12_103, 9_964);
        assertThat(assertions.assertions()).hasSize(1);
        // (V + N) / V
        assertThat(bounds.total()).isCloseTo((2_139 + 26_655) / 2_139.0, within(1e-9));
    }

    @Test
    void theRiskOfTheAuditAsItWas() {
        List<Double> taints = new ArrayList<>();
        BatchRisk sequential = BatchRisk.kaplanMarkov(bounds.total(), true);
        for (NamedCsvRecord row : Table.read(FOLDER + "santa_cruz_audit.csv")) {
            int station = Objects.requireNonNull(batch.get(row.getField("PID")));
            long[] counted = {number(row, "leopold"), number(row, "danner")};
            double error = bounds.overstatement(station, counted, 0);
            for (int draw = 0; draw < number(row, "count"); draw++) {
                taints.add(error / bounds.of(station));
                sequential.add(bounds.of(station), Math.max(0, error));
            }
        }
        assertThat(taints).hasSize(19);
        // Two batches overstated the margin: by 4 of at most 538 votes, and by 1 of 28.
        assertThat(taints.stream().filter(t -> t > 0)).hasSize(2);
        assertThat(taints.stream().max(Double::compare).orElseThrow()).isCloseTo(1 / 28.0, within(1e-9));
        double risk = new KaplanMarkovBatches(bounds.total(), true)
                .pValue(taints.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(risk).isCloseTo(0.24104178, within(1e-8)).isLessThan(0.25);
        assertThat(sequential.current()).isCloseTo(risk, within(1e-12));
        // Understatements, counted, lower it.
        assertThat(new KaplanMarkovBatches(bounds.total(), false)
                        .pValue(taints.stream().mapToDouble(Double::doubleValue).toArray()))
                .isLessThan(risk);
        assertThat(new KaplanMarkovBatches(bounds.total(), true).drawsWithoutError(0.25))
                .hasValue(18);
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }
}
