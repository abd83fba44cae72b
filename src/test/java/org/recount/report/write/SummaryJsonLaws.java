package org.recount.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.recount.numeric.Estimate;
import org.recount.report.Fixtures;
import org.recount.simulation.RunResult;

class SummaryJsonLaws {

    @Property(tries = 200)
    void everyResultComesBackFromItsSummary(
            @ForAll @IntRange(min = 1, max = 12) int contests, @ForAll boolean still, @ForAll String name) {
        RunResult result = (still ? Fixtures.still(contests) : Fixtures.country(contests))
                .named(name)
                .places(name)
                .result();
        byte[] json = SummaryJson.print(result);
        assertThat(SummaryJson.parse(json)).isEqualTo(result);
        assertThat(SummaryJson.print(SummaryJson.parse(json))).isEqualTo(json);
    }

    @Property
    void everyDoubleComesBackToItsLastBit(@ForAll double value) {
        RunResult r = Fixtures.still(1).result();
        RunResult.Detection d = r.detection();
        RunResult with = new RunResult(
                r.scenario(),
                r.seed(),
                r.trials(),
                r.elections(),
                r.all(),
                r.byRemedy(),
                r.contests(),
                r.parties(),
                new RunResult.Detection(
                        new Estimate(value, value, value, 0.95, "law"),
                        d.probabilityAnyWrong(),
                        d.found(),
                        d.leftStanding(),
                        d.madeWrong()),
                r.detectionCurve(),
                r.designs(),
                r.evidence(),
                r.backTest(),
                r.complaintFlow(),
                r.rareEvents(),
                r.stopping(),
                r.notes());
        double back = SummaryJson.parse(SummaryJson.print(with))
                .detection()
                .wrongSeatsAnnounced()
                .value();
        assertThat(Double.doubleToLongBits(back)).isEqualTo(Double.doubleToLongBits(value));
    }
}
