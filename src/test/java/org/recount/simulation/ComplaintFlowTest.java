package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Docket;
import org.recount.dispute.Filing;
import org.recount.dispute.Flow.Step;
import org.recount.dispute.JudgedAdjudication;
import org.recount.dispute.Openings;
import org.recount.dispute.WithRandomStations;
import org.recount.input.Problems;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/**
 * Complaints judged one by one give the flow of Iraq 2021, and so do quite other powers of judging: the fit and the warning of
 * docs/models.md. Means over 5 synthetic elections of 40 trials; the tolerances are four standard errors of them (a false alarm
 * in one of ten thousand seeds) and more.
 */
class ComplaintFlowTest {
    private static final int ELECTIONS = 5;
    private static final int TRIALS = 40;
    private static final ScenarioFiles IRAQ = ScenarioFiles.read(Path.of("scenarios", "iraq-2021"), new Problems())
            .orElseThrow();
    private static final List<SyntheticElection> DRAWN = IntStream.range(0, ELECTIONS)
            .mapToObj(e -> scenario(Map.of()).elections().draw(20211010, e))
            .toList();
    private static final double[] AS_IN_FACT = flow(Map.of());

    private static Scenario scenario(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("adjudication.flow", "judged"));
        settings.forEach((key, value) -> all.put("adjudication.judging." + key, value));
        Problems problems = new Problems();
        return IRAQ.scenario(all, problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()))
                .scenario();
    }

    /** Means of the ways that complaints go, and of the stations opened at the end. */
    private static double[] flow(Map<String, String> settings) {
        Scenario scenario = scenario(settings);
        Streams streams = new Streams(20211010);
        double[] mean = new double[Step.values().length + 1];
        for (int e = 0; e < ELECTIONS; e++) {
            ElectionView view = new ElectionView(DRAWN.get(e), scenario, streams);
            Events events = new Events(scenario.stationErrors());
            Docket docket = new Docket(view.contests.length);
            Openings openings = new Openings(view.contests.length, view.stations);
            AdjudicationRule.Decider decider = scenario.adjudication().bind(view.terrain);
            for (int k = 0; k < TRIALS; k++) {
                long trial = (long) e * TRIALS + k;
                events.draw(view, streams, trial, view.terrain);
                docket.clear();
                scenario.complaints().file(view.terrain, streams.stream(trial, Purpose.COMPLAINTS, 0), docket);
                openings.clear();
                decider.decide(docket, streams.stream(trial, Purpose.ADJUDICATION, 0), openings);
                for (Step s : Step.values()) {
                    mean[s.ordinal()] += openings.flow().of(s);
                }
                mean[mean.length - 1] += openings.opened();
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= (double) ELECTIONS * TRIALS;
        }
        return mean;
    }

    private static double of(double[] flow, Step step) {
        return flow[step.ordinal()];
    }

    /** 1,436 filed; 133 carry a recount of the commission; 21 upheld by the panel, 6 of them annulling; 5,302 stations. */
    @Test
    void iraq2021() {
        double[] f = AS_IN_FACT;
        assertThat(of(f, Step.FILED)).isEqualTo(1436);
        assertThat(of(f, Step.LATE)).isCloseTo(70, within(4.0));
        assertThat(of(f, Step.UNDECIDED)).as("time did not bind").isZero();
        assertThat(of(f, Step.UPHELD_FIRST)).isCloseTo(133, within(4.0));
        assertThat(of(f, Step.UPHELD_ON_APPEAL)).isCloseTo(21, within(2.0));
        assertThat(of(f, Step.ANNULLING)).isCloseTo(6, within(1.2));
        assertThat(f[f.length - 1]).as("stations").isCloseTo(5302, within(250.0));
    }

    /** Quite other judges give the same numbers: what the numbers do not identify. */
    @Test
    void whatIsNotIdentified() {
        double[] f = AS_IN_FACT;
        double unfounded = of(f, Step.HEARD) - of(f, Step.FOUNDED);
        for (double sensitivity : new double[] {0.1, 1}) {
            double specificity = 1 - (133 - of(f, Step.FOUNDED) * sensitivity) / unfounded;
            double[] other = flow(Map.of(
                    "first.sensitivity", Double.toString(sensitivity),
                    "first.specificity", Double.toString(specificity)));
            assertThat(of(other, Step.UPHELD_FIRST)).isCloseTo(133, within(4.0));
            assertThat(specificity).isBetween(0.9, 0.97);
        }
    }

    @Test
    void aDeadlineAndACapacityThatBind() {
        double[] early = flow(Map.of("deadline", "6"));
        assertThat(of(early, Step.HEARD)).as("356 were filed by day 6").isCloseTo(356, within(6.0));
        double[] slow = flow(Map.of("decisions_per_day", "50"));
        assertThat(of(slow, Step.HEARD)).isEqualTo(700);
        assertThat(of(slow, Step.FOUNDED) / 700)
                .as("red and yellow complaints, which come first, are founded more often")
                .isGreaterThan(1.2 * of(AS_IN_FACT, Step.FOUNDED) / 1365);
    }

    @Test
    void theLawOfFilingPassesThroughItsData() {
        Filing filing = judged().filing();
        assertThat(1436 * filing.filedBy(6)).isCloseTo(356, within(2.0));
        assertThat(1436 * filing.filedBy(9)).isBetween(1360.0, 1372.0);
        assertThat(filing.filedBy(14)).isEqualTo(1);
    }

    private static JudgedAdjudication judged() {
        return (JudgedAdjudication) ((WithRandomStations) scenario(Map.of()).adjudication()).first();
    }

    /** The picture of the page; to draw it anew after a change, copy what the message names. */
    @Test
    void thePictureIsCurrent() throws IOException {
        String drawn = JudgingPicture.draw(
                judged().filing(), 1436, 91, 1365, judged().first().sensitivity());
        Path fresh = Files.writeString(Path.of("target", "judging.svg"), drawn);
        assertThat(Path.of("docs", "pictures", "judging.svg"))
                .as("differs from %s", fresh)
                .hasContent(drawn);
    }
}
