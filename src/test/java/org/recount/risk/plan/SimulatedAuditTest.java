package org.recount.risk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.plan.PlanContests.alike;
import static org.recount.risk.plan.PlanContests.settings;
import static org.recount.risk.plan.PlanContests.totals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Audits played to their end. */
class SimulatedAuditTest {

    @Test
    void aComparisonWithoutErrorsTakesThePlannedSize() {
        AuditedContest contest = totals("dhondt", 7, 500, 52_000, 31_000, 24_500, 9_000);
        PlanSettings settings = settings(0.05, ErrorRates.NONE, 10, AuditMethod.BETTING_COMPARISON);
        RiskPath path = SimulatedAudit.play(contest, settings, AuditMethod.BETTING_COMPARISON);
        long planned = PlanContests.sizes(contest, settings, AuditMethod.BETTING_COMPARISON)
                .summary()
                .quantile(0.9);
        assertThat(path.confirmed()).isTrue();
        assertThat(path.assertions()).isEqualTo(contest.margins().size());
        assertThat(path.draws()).isEqualTo(planned);
    }

    @Test
    void thePathFallsToTheLimitAndEndsThere() {
        AuditedContest contest = alike("plurality", 1, 80, 3, 60, 40);
        PlanSettings settings = settings(0.05, ErrorRates.DEFAULT, 10);
        for (AuditMethod m :
                List.of(AuditMethod.ALPHA_POLLING, AuditMethod.BETTING_COMPARISON, AuditMethod.BATCH_BETTING)) {
            RiskPath path = SimulatedAudit.play(contest, settings, m);
            assertThat(path.confirmed()).as(m.id()).isTrue();
            double before = 1;
            for (RiskPath.Point p : path.points()) {
                assertThat(p.risk()).isBetween(0.0, before + 1e-12);
                before = p.risk();
            }
            RiskPath.Point last = path.points().get(path.points().size() - 1);
            assertThat(last.draws()).isEqualTo(path.draws());
            assertThat(last.risk()).isLessThanOrEqualTo(0.05 + 1e-12);
            assertThat(path.points().get(path.points().size() - 2).risk()).isGreaterThan(0.05);
        }
    }

    /** Played audits by polling have the law of the plan: 400 against 2,000, six standard errors. */
    @Test
    void playedAuditsHaveTheLawOfThePlan() {
        AuditedContest contest = totals("plurality", 1, 0, 5_400, 4_600);
        int[] draws = new int[400];
        for (int t = 0; t < draws.length; t++) {
            PlanSettings settings = new PlanSettings(
                    0.05,
                    PlanSettings.Claim.ALL,
                    List.of(AuditMethod.ALPHA_POLLING),
                    ErrorRates.NONE,
                    Costs.DEFAULT,
                    0.9,
                    10,
                    t);
            long n = SimulatedAudit.play(contest, settings, AuditMethod.ALPHA_POLLING)
                    .draws();
            draws[t] = (int) (n > 5_000 ? 10_000 : n);
        }
        SampleSizes played = SampleSizes.of(draws, 10_000);
        SampleSizes planned =
                SampleSizes.of(PollingTrials.alpha(contest, contest.margins(), 0.05, 2_000, 99, 0), 10_000);
        assertThat(played.mean())
                .isCloseTo(planned.mean(), within(6 * Math.hypot(played.standardError(), planned.standardError())));
    }

    @Test
    void whatCannotBePlayedIsRefused() {
        PlanSettings settings = settings(0.05, ErrorRates.DEFAULT, 10);
        AuditedContest tied = totals("plurality", 1, 0, 50, 50);
        assertThatThrownBy(() -> SimulatedAudit.play(tied, settings, AuditMethod.ALPHA_POLLING))
                .hasMessageContaining("tied");
        AuditedContest contest = totals("plurality", 1, 0, 60, 40);
        assertThatThrownBy(() -> SimulatedAudit.play(contest, settings, AuditMethod.BRAVO))
                .hasMessageContaining("bravo");
        assertThatThrownBy(() -> SimulatedAudit.play(contest, settings, AuditMethod.BATCH_BETTING))
                .hasMessageContaining("stations");
    }
}
