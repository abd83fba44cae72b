package org.recount.risk.stratified;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.risk.comparison.SuperSimple;

/**
 * The risk of an audit in two strata at every tie, exactly: six records, drawn from with replacement, and six polled ballots; looked
 * at after each draw; every order by its chance, every way to split a tie between the strata, with one-vote errors too. However the
 * draws are shared: in turn (P polled, R record), one in four, the polled ballots to their end and then the records.
 */
class TwoStrataSizeTest {
    private static final double GAMMA = SuperSimple.TRADITIONAL.gamma();
    private static final double[] VALUES = {0, 0.5, 1};
    private static final double[] LIMITS = {0.1, 0.25, 0.5};

    private boolean suite;
    private String schedule = "";
    private int[] over = {};
    private double[] chance = {};

    @ParameterizedTest
    @CsvSource({
        "RPRPRP, false",
        "RPRPRP, true",
        "PPPRPPPR, false",
        "PPPRPPPR, true",
        "PPPPPPRRRR, false",
        "PPPPPPRRRR, true",
        "RRRRRRPP, false",
        "RRRRRRPP, true"
    })
    void theRiskIsAtMostTheLimit(String how, boolean fisher) {
        suite = fisher;
        schedule = how;
        // Five of six records and three of six polled ballots for the winner: the margin is two votes of twelve
        // ballots.
        for (int wrong = 0; wrong <= 5; wrong++) {
            for (int halves = 0; halves <= (wrong > 0 && wrong < 5 ? 1 : 0); halves++) {
                // Half a vote more overstated in the records, half a vote more among the polled.
                over = new int[] {6 - wrong - halves, halves, wrong};
                chance = new double[LIMITS.length];
                walk(new ArrayList<>(), new int[] {5 - wrong - halves, halves, 1 + wrong}, 1);
                for (int i = 0; i < LIMITS.length; i++) {
                    assertThat(chance[i])
                            .as("%s wrong, %s halves, limit %s", wrong, halves, LIMITS[i])
                            .isLessThanOrEqualTo(LIMITS[i] * (1 + 1e-12));
                }
            }
        }
    }

    /** Adds the chance of each way to go on after these draws that is confirmed first by its last draw. */
    private void walk(List<Double> drawn, int[] left, double probability) {
        TwoStrata audit = suite ? TwoStrata.suite(6, 6, 1, 5 / 6.0, 0.5, GAMMA) : new TwoStrata(6, 6, 1, 5 / 6.0, 0.5);
        double before = 1;
        double now = 1;
        for (int i = 0; i < drawn.size(); i++) {
            if (schedule.charAt(i) == 'R') {
                audit.compare(drawn.get(i));
            } else {
                audit.poll(drawn.get(i));
            }
            before = now;
            now = audit.pValue();
        }
        for (int l = 0; l < LIMITS.length; l++) {
            chance[l] += now <= LIMITS[l] && before > LIMITS[l] ? probability : 0;
        }
        if (now <= LIMITS[0] || drawn.size() == schedule.length()) {
            return;
        }
        boolean record = schedule.charAt(drawn.size()) == 'R';
        int[] of = record ? over : left;
        double all = Arrays.stream(of).sum();
        for (int k = 0; k < VALUES.length; k++) {
            if (of[k] > 0) {
                List<Double> more = new ArrayList<>(drawn);
                more.add(VALUES[k]);
                int[] rest = left.clone();
                rest[k] -= record ? 0 : 1;
                walk(more, rest, probability * of[k] / all);
            }
        }
    }
}
