package org.recount.risk.audit;

import org.recount.risk.batch.BatchRisk;
import org.recount.risk.batch.ErrorBounds;
import org.recount.risk.plan.AuditedContest;
import org.recount.risk.plan.PlannedTests;

/**
 * The risk of a batch audit as stations are drawn: with chances in proportion to their error bounds, or with equal chances, where
 * the greatest bound stands for each ({@link BatchRisk}). Not thread-safe.
 */
final class StationRisk {
    private final ErrorBounds bounds;
    private final boolean replace;
    private final double equal;
    private final BatchRisk risk;

    private StationRisk(ErrorBounds bounds, boolean replace, double equal) {
        this.bounds = bounds;
        this.replace = replace;
        this.equal = equal;
        double total = equal > 0 ? equal * bounds.stations() : bounds.total();
        this.risk = replace ? BatchRisk.kaplanMarkov(total, true) : PlannedTests.batch(total);
    }

    static StationRisk start(AuditOnRecord audit, AuditedContest contest) {
        ErrorBounds bounds = PlannedTests.bounds(contest);
        return new StationRisk(bounds, audit.test().replaces(), audit.equalChances() ? bounds.greatest() : 0);
    }

    ErrorBounds bounds() {
        return bounds;
    }

    /** Returns what a station's chance is in proportion to. */
    double weight(int station) {
        return equal > 0 ? equal : bounds.of(station);
    }

    /** Returns the p-value now, not the least so far. */
    double current() {
        return risk.current();
    }

    /**
     * Takes a station; a box that cannot be found hides all that it could.
     *
     * @throws IllegalArgumentException where the hand count has more ballots than the station reports; the message ends in advice
     */
    double add(ContestSample.Station s, String name) {
        double bound = bounds.of(s.station());
        double error = s.counted()
                .map(c -> bounds.overstatement(s.station(), c.toArray(), c.invalid()))
                .orElse(bound);
        if (error > bound * (1 + 1e-9)) {
            throw new IllegalArgumentException("The hand count of station " + name
                    + " overstates more than its ballots allow: it has more ballots than the station reports. Maybe a"
                    + " figure was copied wrongly.");
        }
        return add(s.station(), Math.min(bound, error));
    }

    /** Takes a station with a relative overstatement. With replacement understatements count as none, as the field does. */
    double add(int station, double error) {
        double weight = weight(station);
        return weight <= 0 ? risk.current() : risk.add(weight, replace ? Math.max(0, error) : error);
    }
}
