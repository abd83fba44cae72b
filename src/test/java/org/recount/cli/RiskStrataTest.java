package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.risk.batch.BatchRisk;
import org.recount.risk.bayes.RiskMaximising;
import org.recount.risk.bayes.UpsetProbability;
import org.recount.risk.comparison.Overstatement;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.Mixture;
import org.recount.risk.mean.RiskHistory;
import org.recount.risk.round.NextRound;
import org.recount.risk.round.RoundAudit;
import org.recount.risk.round.RoundForecast;
import org.recount.risk.round.RoundRule;
import org.recount.risk.round.SizeChosen;
import org.recount.risk.stratified.TwoStrata;
import org.recount.testing.ElectionFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code recount risk --audit} where ballots come from strata or pools, and where a prior is updated. */
class RiskStrataTest {
    private static final Pattern FILE = Pattern.compile("`([a-z]+)/([a-z.]+)`\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SAYS =
            Pattern.compile("`recount risk --audit (\\w+) --election (\\w+)` says\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path temp = Path.of("");

    /** Two stations with scanners, 10,000 ballots, and one without, 1,000; or the same as totals. */
    private Path election() {
        return ElectionFolder.empty()
                .put("election.yaml", "election: e\nname: E\nsource: a test\nlicence: CC0\nrule: plurality\n")
                .put("contests.csv", "contest,name,seats\nK,K,1\n")
                .put("choices.csv", "contest,choice,name\nK,w,W\nK,l,L\n")
                .put(
                        "stations.csv",
                        "station,contest,kind,cast,invalid\ns1,K,scan,6000,300\ns2,K,scan,4000,200\nh1,K,hand,1000,100\n")
                .put(
                        "votes.csv",
                        "station,contest,choice,votes\ns1,K,w,2730\ns1,K,l,2970\ns2,K,w,1820\ns2,K,l,1980\n"
                                + "h1,K,w,750\nh1,K,l,150\n")
                .writeTo(temp.resolve("election"));
    }

    private Path totals(long winner, long loser, long invalid) {
        return ElectionFolder.empty()
                .put("election.yaml", "election: e\nname: E\nsource: a test\nlicence: CC0\nrule: plurality\n")
                .put("contests.csv", "contest,name,seats,invalid\nK,K,1," + invalid + "\n")
                .put("choices.csv", "contest,choice,name\nK,w,W\nK,l,L\n")
                .put("totals.csv", "contest,choice,votes\nK,w," + winner + "\nK,l," + loser + "\n")
                .writeTo(temp.resolve("totals"));
    }

    private Path audit(String... files) {
        ElectionFolder folder = ElectionFolder.empty();
        for (int i = 0; i < files.length; i += 2) {
            folder.put(files[i], files[i + 1]);
        }
        return folder.writeTo(temp.resolve("audit"));
    }

    private static JsonNode contest(Path audit, Path election) {
        Run run = Run.of("risk", "--json", "--audit", audit.toString(), "--election", election.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).get("contests").get(0);
    }

    /** docs/audit.md: an audit that is confirmed and one that is not, with what the program says of them. */
    @Test
    void theExamplesOfThePageSayWhatItSays() throws IOException {
        String page = Files.readString(Path.of("docs", "audit.md"));
        for (Matcher m = FILE.matcher(page); m.find(); ) {
            Path folder = Files.createDirectories(temp.resolve(m.group(1)));
            Files.writeString(folder.resolve(m.group(2)), m.group(3));
        }
        int examples = 0;
        for (Matcher m = SAYS.matcher(page); m.find(); examples++) {
            Run run = Run.of(
                    "risk",
                    "--audit",
                    temp.resolve(m.group(1)).toString(),
                    "--election",
                    temp.resolve(m.group(2)).toString());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualToNormalizingNewlines(m.group(3));
        }
        assertThat(examples).isGreaterThanOrEqualTo(2);
    }

    /** The case of CORLA18 and Arlo; the supremum that their grid falls short of is that of methods.md. */
    @Test
    void suiteByTallies() {
        String tallies = """
                round,stratum,recorded,choice,ballots
                1,records,w,w,100
                1,polled,,w,80
                2,records,w,w,127
                2,records,l,l,247
                2,records,,,26
                2,polled,,w,107
                2,polled,,l,37
                2,polled,,(invalid),26
                """;
        JsonNode contest = contest(
                audit("audit.yaml", "kind: stratified\ntest: suite\nrecords: kind=scan\n", "tallies.csv", tallies),
                election());
        assertThat(contest.get("pValue").asDouble()).isCloseTo(0.0705609487, within(1e-9));
        assertThat(contest.get("draws").asInt()).isEqualTo(750);
        JsonNode assertion = contest.get("assertions").get(0);
        assertThat(assertion.get("history").get(178).asDouble()).isEqualTo(1);
        assertThat(assertion.get("history").get(179).asDouble()).isLessThan(1);
        assertThat(assertion.get("worstSplit").get("records").asDouble()).isBetween(0.5, 0.95);
        assertThat(contest.get("strata").get(0).get("name").asString()).isEqualTo("records");
        assertThat(contest.get("strata").get(1).get("draws").asInt()).isEqualTo(250);
        assertThat(contest.get("remaining").get("half").asLong())
                .isBetween(1L, contest.get("remaining").get("ninety").asLong());
    }

    /** Draw by draw, by station, with an overstatement, a lost ballot and a lost record. */
    @Test
    void unionIntersectionByDraws() {
        List<String> rows = new ArrayList<>(List.of("station,recorded,choice"));
        TwoStrata twin = new TwoStrata(10_000, 1_000, 1, (4550 + 0.5 * 500) / 10_000, (750 + 0.5 * 100) / 1_000);
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean polled = i % 2 == 0;
            int vote = i % 5 == 4 ? 0 : 1;
            if (polled) {
                boolean lost = i == 30;
                rows.add("h1,," + (lost ? "(missing)" : vote == 1 ? "w" : "l"));
                twin.poll(lost ? 0 : vote);
            } else if (i == 41) {
                rows.add("s1,w,(invalid)");
                twin.compare(0.5);
            } else if (i == 51) {
                rows.add("s2,(missing),l");
                twin.compare(0.5);
            } else {
                rows.add("s2,w,w");
                twin.compare(0);
            }
            expected.add(twin.worst().pValue());
        }
        JsonNode contest = contest(
                audit(
                        "audit.yaml",
                        "kind: stratified\nrecords: [kind=scan]\n",
                        "draws.csv",
                        String.join("\n", rows) + "\n"),
                election());
        JsonNode history = contest.get("assertions").get(0).get("history");
        double least = 1;
        for (int i = 0; i < expected.size(); i++) {
            assertThat(history.get(i).asDouble()).as("draw " + i).isCloseTo(expected.get(i), within(1e-12));
            least = Math.min(least, expected.get(i));
        }
        assertThat(contest.get("pValue").asDouble()).isCloseTo(least, within(1e-12));
    }

    /** The same values by hand: pools of stations, and one station whose ballots have records. */
    @Test
    void oneAuditIsTheTestOfItsOverstatements() {
        String rows = """
                station,recorded,choice
                s1,,w
                s2,,l
                h1,w,w
                h1,w,l
                s1,,
                h1,(missing),w
                s2,,(missing)
                """;
        JsonNode contest =
                contest(audit("audit.yaml", "kind: oneaudit\nrecords: station=h1\n", "draws.csv", rows), election());
        double margin = (5300.0 - 5100) / 11_000;
        Overstatement b = new Overstatement(1, margin);
        double one = (2730 + 150) / 6000.0;
        double two = (1820 + 100) / 4000.0;
        double[] values = {
            b.value(one, 1),
            b.value(two, 0),
            b.clean(),
            b.value(1, 0),
            b.value(one, 0.5),
            b.value(0.5, 1),
            b.value(two, 0)
        };
        // The best constant share for the pools as reported; the values are almost all at 0, 1/2 or 1 of their bound.
        double[] value = {
            b.value(one, 1),
            b.value(one, 0),
            b.value(one, 0.5),
            b.value(two, 1),
            b.value(two, 0),
            b.value(two, 0.5),
            b.clean()
        };
        double[] count = {2730, 2970, 300, 1820, 1980, 200, 1000};
        double share = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 100_000; i++) {
            double c = i / 100_000.0;
            double growth = 0;
            for (int k = 0; k < value.length; k++) {
                growth += count[k] * Math.log1p(c * (2 * value[k] - 1));
            }
            if (growth > best) {
                best = growth;
                share = c;
            }
        }
        RiskHistory expected = RiskHistory.of(
                Mixture.of("share", new double[] {share}, new double[] {1}),
                MeanHypothesis.withoutReplacement(0.5, b.bound(), 11_000),
                values);
        JsonNode history = contest.get("assertions").get(0).get("history");
        for (int i = 0; i < values.length; i++) {
            assertThat(history.get(i).asDouble()).isCloseTo(expected.history().get(i), within(1e-4));
        }
        assertThat(contest.get("strata")).hasSize(3);
        assertThat(contest.get("remaining").get("left").asLong()).isEqualTo(10_993);
    }

    /** Pools settled by strata.csv, an audit that reaches its limit. */
    @Test
    void oneAuditByStrataThatAreConfirmed() {
        String strata = "stratum,choice,votes\na,w,900\na,l,100\nb,w,0\nb,l,500\n";
        StringBuilder draws = new StringBuilder("stratum,choice\n");
        for (int i = 0; i < 60; i++) {
            draws.append(i % 3 == 2 ? "b,l\n" : i % 30 == 0 ? "a,l\n" : "a,w\n");
        }
        Path audit = audit("audit.yaml", "kind: oneaudit\n", "strata.csv", strata, "draws.csv", draws.toString());
        JsonNode contest = contest(audit, totals(900, 600, 0));
        assertThat(contest.get("confirmed").asBoolean()).isTrue();
    }

    /** One urn and two candidates: the exact posterior; 20,000 simulated totals, standard error 0.0026, five of them. */
    @Test
    void theDirichletPosteriorIsTheExactOne() {
        JsonNode contest = contest(
                audit("audit.yaml", "kind: bayesian\n", "tallies.csv", "round,choice,ballots\n1,w,55\n1,l,45\n"),
                totals(1_100, 900, 0));
        double exact = UpsetProbability.of(2_000, 55, 45, 1, 1).tiesLost();
        JsonNode wrong = contest.get("posterior").get("wrong");
        // A prior ballot without a vote is in the urn too: its share shifts the odds by less than a hundredth.
        assertThat(wrong.get("estimate").asDouble()).isCloseTo(exact, within(0.013 + 0.005));
        assertThat(wrong.get("lower").asDouble())
                .isLessThan(wrong.get("estimate").asDouble());
        assertThat(contest.get("confirmed").asBoolean()).isFalse();
        assertThat(contest.get("pValue").asDouble()).isEqualTo(1);
        Run text = Run.of(
                "risk",
                "--audit",
                temp.resolve("audit").toString(),
                "--election",
                temp.resolve("totals").toString());
        assertThat(text.out()).contains("posterior probability that the seats are wrong", "no risk limit");
        assertThat(text.out()).doesNotContain("risk limit 5%", "confirmed.");
    }

    /** By strata: draws of one stratum say nothing of the other. */
    @Test
    void theDirichletPosteriorByStrata() {
        String draws = "station,choice\n" + "h1,w\n".repeat(80) + "s1,l\n".repeat(10) + "s1,w\n".repeat(10);
        JsonNode one = contest(audit("audit.yaml", "kind: bayesian\nstrata: kind\n", "draws.csv", draws), election());
        assertThat(one.get("strata")).hasSize(2);
        double byKind = one.get("posterior").get("wrong").get("estimate").asDouble();
        JsonNode all = contest(audit("audit.yaml", "kind: bayesian\n", "draws.csv", draws), election());
        assertThat(all.get("posterior").get("wrong").get("estimate").asDouble()).isLessThan(byKind);
        assertThat(byKind).isBetween(0.1, 0.7);
    }

    @Test
    void theRiskMaximisingPriorAndAthena() {
        String tallies = "round,choice,ballots\n1,w,55\n1,l,30\n2,w,40\n2,l,20\n";
        Path election = totals(6_000, 4_000, 0);
        JsonNode prior = contest(
                audit("audit.yaml", "kind: bayesian\ntest: risk-maximising\n", "tallies.csv", tallies), election);
        assertThat(prior.get("history").get(84).asDouble()).isCloseTo(RiskMaximising.pValue(55, 85), within(1e-12));
        assertThat(prior.get("pValue").asDouble())
                .isCloseTo(Math.min(RiskMaximising.pValue(55, 85), RiskMaximising.pValue(95, 145)), within(1e-12));
        JsonNode athena = contest(
                audit(
                        "audit.yaml",
                        "kind: polling\ntest: athena\ndelta: 0.5\nrisk-limit: 1%\n",
                        "tallies.csv",
                        tallies),
                election);
        RoundAudit twin = RoundAudit.of(RoundRule.athena(0.6, 0.01, 0.5));
        double p = Math.min(
                twin.round(SizeChosen.BEFORE_SEED, 55, 30).pValue(),
                twin.round(SizeChosen.BEFORE_SEED, 40, 20).pValue());
        assertThat(athena.get("pValue").asDouble()).isCloseTo(p, within(1e-12)).isLessThan(1);
    }

    /** Providence's next round follows the votes of each pair; Minerva's rests on there having been no stop. */
    @Test
    void theNextRoundOfAnAudit() {
        String tallies = "round,choice,ballots\n1,w,30\n1,l,25\n1,(invalid),45\n";
        Path election = totals(330, 220, 450);
        JsonNode providence =
                contest(audit("audit.yaml", "kind: polling\ntest: providence\n", "tallies.csv", tallies), election);
        NextRound twin = NextRound.after(RoundRule.providence(0.6, 0.05), 55, 30);
        JsonNode sizes = providence.get("nextRounds");
        for (int i = 0; i < 2; i++) {
            double chance = i == 0 ? 0.5 : 0.9;
            int votes = twin.size(chance, 100_000).orElseThrow();
            assertThat(sizes.get(i).get("votes").asInt()).isEqualTo(votes);
            assertThat(sizes.get(i).get("draws").asInt()).isEqualTo((int) Math.ceil(votes / 0.55 - 1e-9));
            assertThat(sizes.get(i).get("stopping").asDouble()).isEqualTo(twin.stopping(votes));
            assertThat(sizes.get(i).get("given").asString()).isEqualTo("votes");
        }
        JsonNode minerva = contest(
                        audit("audit.yaml", "kind: polling\ntest: minerva\n", "tallies.csv", tallies), election)
                .get("nextRounds");
        RoundForecast forecast = RoundForecast.of(RoundRule.minerva(0.6, 0.05));
        forecast.take(55);
        int votes = minerva.get(1).get("votes").asInt();
        assertThat(forecast.stopping(votes)).isGreaterThanOrEqualTo(0.9);
        assertThat(forecast.stopping(votes - votes / 50)).isLessThan(0.93);
        assertThat(minerva.get(1).get("given").asString()).isEqualTo("running");
        Run text = Run.of("risk", "--audit", temp.resolve("audit").toString(), "--election", election.toString());
        assertThat(text.out()).contains("may not follow the votes seen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: stratified                                  | station,recorded,choice/h1,,w      | "records" is missing
            kind: stratified, records: type=scan              | station,recorded,choice/h1,,w      | is not COLUMN=VALUE
            kind: stratified, records: kind=scan              | recorded,choice/,w                 | does not say from which stratum
            kind: stratified, records: kind=scan              | station,choice/h1,w                | no column "recorded"
            kind: stratified, records: kind=scan              | station,recorded,choice/h9,,w      | no station "h9"
            kind: stratified, records: kind=scan              | stratum,recorded,choice/scans,,w   | no stratum "scans"
            kind: stratified, records: kind=scan              | station,recorded,choice/h1,w,w     | has none
            kind: stratified, records: kind=scan              | station,recorded,choice/s1,x,w     | Choice "x" is not in contest K
            kind: stratified, records: kind=scan              | station,stratum,recorded,choice/s1,polled,w,w | and the row says polled
            kind: stratified, records: kind=robot             | station,recorded,choice/h1,,w      | for two strata
            kind: oneaudit, strata: shape                     | station,choice/h1,w                | "shape" is not known
            kind: bayesian, prior: 0                          | station,choice/h1,w                | is not between
            kind: bayesian                                    | station,choice/h1,(missing)        | no worst case
            kind: polling, test: athena, delta: -1            | choice/w                           | is not between""")
    void spoiledStrataAreBadInput(String yaml, String draws, String message) {
        Path audit = audit("audit.yaml", yaml.replace(", ", "\n") + "\n", "draws.csv", draws.replace("/", "\n") + "\n");
        Run run = Run.of(
                "risk", "--audit", audit.toString(), "--election", election().toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains(Objects.requireNonNull(message), "Maybe ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha", "betting", "union-intersection", "oneaudit"})
    void talliesAreRefusedWhereTheOrderCounts(String test) {
        String kind = switch (test) {
            case "alpha" -> "polling";
            case "betting" -> "comparison";
            case "oneaudit" -> "oneaudit";
            default -> "stratified\nrecords: kind=scan";
        };
        Path audit = audit(
                "audit.yaml",
                "kind: " + kind + "\ntest: " + test + "\n",
                "tallies.csv",
                "round,choice,ballots\n1,w,1\n");
        Run run = Run.of(
                "risk", "--audit", audit.toString(), "--election", election().toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("depends on the order", "Maybe give the ballots one by one");
    }

    /** Equal chances: the greatest error bound, (2730 - 2970 + 6000)/200, stands for each station; one hides a vote. */
    @Test
    void stationsDrawnWithEqualChances() {
        Path audit = audit(
                "audit.yaml",
                "kind: batch\nchances: equal\n",
                "draws.csv",
                "station\ns2\nh1\n",
                "counts.csv",
                "station,choice,votes\ns2,w,1819\ns2,l,1981\nh1,w,750\nh1,l,150\n");
        BatchRisk twin = BatchRisk.standard(3 * 28.8, false);
        JsonNode history = contest(audit, election()).get("assertions").get(0).get("history");
        assertThat(history.get(0).asDouble()).isCloseTo(twin.add(28.8, 0.01), within(1e-12));
        assertThat(history.get(1).asDouble()).isCloseTo(twin.add(28.8, 0), within(1e-12));
    }

    /** SUITE of lists: measured draw by draw by its combination for any assertion, and not from tallies. */
    @Test
    void suiteOfLists() throws IOException {
        Path election = ElectionFolder.empty()
                .put("election.yaml", "election: e\nname: E\nsource: a test\nlicence: CC0\nrule: dhondt\n")
                .put("contests.csv", "contest,name,seats\nK,K,3\n")
                .put("choices.csv", "contest,choice,name\nK,w,W\nK,l,L\n")
                .put("totals.csv", "contest,choice,votes\nK,w,1200\nK,l,800\n")
                .writeTo(temp.resolve("lists"));
        String yaml = "kind: stratified\ntest: suite\nrecords: stratum=a\n";
        String strata = "stratum,choice,votes\na,w,800\na,l,400\nb,w,400\nb,l,400\n";
        JsonNode contest = contest(
                audit(
                        "audit.yaml",
                        yaml,
                        "strata.csv",
                        strata,
                        "draws.csv",
                        "stratum,recorded,choice\n" + "a,w,w\nb,,w\na,l,l\nb,,l\n".repeat(15)),
                election);
        for (JsonNode a : contest.get("assertions")) {
            boolean third = a.get("text").asString().contains("seat 3");
            TwoStrata twin = third
                    ? TwoStrata.suite(1200, 800, 2, (2.0 * 400) / 1200, 1.0, 1.03905)
                    : TwoStrata.suite(1200, 800, 1, 800 / 1200.0, 0.5, 1.03905);
            for (int i = 0; i < 60; i++) {
                double value = i % 4 < 2 == third ? 0 : third ? 2 : 1;
                if (i % 2 == 0) {
                    twin.compare(0);
                } else {
                    twin.poll(value);
                }
                assertThat(a.get("history").get(i).asDouble())
                        .as(a.get("text").asString())
                        .isCloseTo(twin.worst().pValue(), within(1e-9));
            }
        }
        assertThat(contest.get("assertions")).hasSize(2);
        Path both = audit(
                "audit.yaml",
                yaml,
                "strata.csv",
                strata,
                "tallies.csv",
                "round,stratum,recorded,choice,ballots\n1,a,w,w,5\n1,b,,w,5\n");
        Run twice = Run.of("risk", "--audit", both.toString(), "--election", election.toString());
        assertThat(twice.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(twice.err()).contains("The draws stand in two tables", "Maybe remove one");
        Files.delete(both.resolve("draws.csv"));
        Run tallies = Run.of("risk", "--audit", both.toString(), "--election", election.toString());
        assertThat(tallies.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(tallies.err()).contains("do not tell the order", "Maybe give the ballots one by one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,w,600/b,l,400             | 6 | The strata of contest K have 600 votes for w, the election reports 620
            a,w,620/b,l,400             | 6 | 0 ballots without a valid vote, the election reports 30
            a,w,620/b,l,400/b,x,3       | 6 | Choice "x" is not in contest K
            a,w,620/c,l,400/a,(invalid),30 | 6 | There is no stratum "b" in strata.csv
            a,w,620/b,l,400/a,(invalid),30 | 401 | 401 ballots were drawn of the 400 of b""")
    void strataThatDoNotAddUpAreBadInput(String strata, int drawn, String message) {
        Path audit = audit(
                "audit.yaml",
                "kind: stratified\nrecords: stratum=" + (drawn > 6 ? "a" : "b") + "\n",
                "strata.csv",
                "stratum,choice,votes\n" + strata.replace("/", "\n") + "\n",
                "draws.csv",
                "stratum,recorded,choice\n" + (drawn > 6 ? "b,,l\n" : "a,,w\n").repeat(drawn));
        Run run = Run.of(
                "risk",
                "--audit",
                audit.toString(),
                "--election",
                totals(620, 400, 30).toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains(Objects.requireNonNull(message), "Maybe ");
        assertThat(run.out()).isEmpty();
    }
}
