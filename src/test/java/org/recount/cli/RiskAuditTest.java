package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.Mixture;
import org.recount.risk.mean.RiskHistory;
import org.recount.testing.ElectionFolder;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code recount risk --audit}: audits that took place, and folders that are spoiled. */
class RiskAuditTest {
    @TempDir
    Path temp = Path.of("");

    private Path election(long winner, long loser, long invalid) {
        return ElectionFolder.empty()
                .put("election.yaml", "election: e\nname: E\nsource: a test\nlicence: CC0\nrule: plurality\n")
                .put("contests.csv", "contest,name,seats,invalid\nK,K,1," + invalid + "\n")
                .put("choices.csv", "contest,choice,name\nK,w,W\nK,l,L\n")
                .put("totals.csv", "contest,choice,votes\nK,w," + winner + "\nK,l," + loser + "\n")
                .writeTo(temp.resolve("election"));
    }

    private Path audit(String yaml, String draws) {
        return ElectionFolder.empty()
                .put("audit.yaml", yaml)
                .put("draws.csv", draws)
                .writeTo(temp.resolve("audit"));
    }

    private static JsonNode json(Path audit, Path election) {
        Run run = Run.of("risk", "--json", "--audit", audit.toString(), "--election", election.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static List<NamedCsvRecord> table(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(Shared.path(file))) {
            return rows.stream().toList();
        }
    }

    /** Miratrix and Stark 2009: 19 draws in proportion to error bounds, two batches overstated, risk limit 25%. */
    @Test
    void santaCruz2008() throws IOException {
        StringBuilder stations = new StringBuilder("station,contest,cast,invalid\n");
        StringBuilder votes = new StringBuilder("station,contest,choice,votes\n");
        for (NamedCsvRecord r : table("data/usa_santa_cruz_2008_audit/santa_cruz.csv")) {
            long l = Long.parseLong(r.getField("leopold"));
            long d = Long.parseLong(r.getField("danner"));
            long cast = Long.parseLong(r.getField("tot.votes"));
            stations.append(r.getField("PID") + ",supervisor-1," + cast + "," + (cast - l - d) + "\n");
            votes.append(r.getField("PID") + ",supervisor-1,leopold," + l + "\n");
            votes.append(r.getField("PID") + ",supervisor-1,danner," + d + "\n");
        }
        Path election = ElectionFolder.empty()
                .put(
                        "election.yaml",
                        "election: santa-cruz\nname: Santa Cruz\nsource: elec\nlicence: GPL\nrule: plurality\n")
                .put("contests.csv", "contest,name,seats\nsupervisor-1,Supervisor,1\n")
                .put("choices.csv", "contest,choice,name\nsupervisor-1,leopold,L\nsupervisor-1,danner,D\n")
                .put("stations.csv", stations.toString())
                .put("votes.csv", votes.toString())
                .writeTo(temp.resolve("election"));
        StringBuilder draws = new StringBuilder("station,times\n");
        StringBuilder counts = new StringBuilder("station,choice,votes\n");
        for (NamedCsvRecord r : table("data/usa_santa_cruz_2008_audit/santa_cruz_audit.csv")) {
            draws.append(r.getField("PID") + "," + r.getField("count") + "\n");
            counts.append(r.getField("PID") + ",leopold," + r.getField("leopold") + "\n");
            counts.append(r.getField("PID") + ",danner," + r.getField("danner") + "\n");
        }
        Path audit = ElectionFolder.empty()
                .put("audit.yaml", "kind: batch\ntest: batch-kaplan-markov\nrisk-limit: 25%\n")
                .put("draws.csv", draws.toString())
                .put("counts.csv", counts.toString())
                .writeTo(temp.resolve("audit"));
        JsonNode answer = json(audit, election);
        JsonNode contest = answer.get("contests").get(0);
        assertThat(contest.get("draws").asInt()).isEqualTo(19);
        assertThat(contest.get("pValue").asDouble()).isCloseTo(0.24104178, within(1e-8));
        assertThat(contest.get("history")).hasSize(19);
        assertThat(answer.get("confirmed").asBoolean()).isTrue();
        Run text = Run.of("risk", "--audit", audit.toString(), "--election", election.toString());
        assertThat(text.out()).contains("supervisor-1: 19 draws, measured risk 0.241: confirmed.");
    }

    /** r2b2's and Arlo's case: rounds of 80 and 180 votes with 40 and 110 for the winner. */
    @Test
    void minervaInTwoRounds() {
        String rows = "choice\n" + "w\n".repeat(40) + "l\n".repeat(40) + "w\n".repeat(70) + "l\n".repeat(30);
        String yaml = "kind: polling\ntest: minerva\nrisk-limit: 0.1\nseed: 12345678901234567890\nrounds: [80, 180]\n";
        JsonNode answer = json(audit(yaml, rows), election(60_000, 40_000, 0));
        JsonNode history = answer.get("contests").get(0).get("history");
        assertThat(history.get(79).asDouble()).isCloseTo(0.5596434615209563, within(1e-9));
        assertThat(history.get(178).asDouble()).isCloseTo(0.5596434615209563, within(1e-9));
        assertThat(history.get(179).asDouble()).isCloseTo(0.00638203150599811, within(1e-9));
        assertThat(answer.get("seed").asString()).isEqualTo("12345678901234567890");
        // A round of the schedule that has not been drawn to its end says nothing yet.
        JsonNode open = json(audit(yaml.replace("[80, 180]", "[80, 181]"), rows), election(60_000, 40_000, 0));
        assertThat(open.get("pValue").asDouble()).isCloseTo(0.5596434615209563, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"minerva", "providence"})
    void roundsSizedAfterTheSeedAreRefused(String test) {
        Path audit =
                audit("kind: polling\ntest: " + test + "\nrounds: [2]\nrounds-chosen: after-seed\n", "choice\nw\nw\n");
        Run run = Run.of(
                "risk",
                "--audit",
                audit.toString(),
                "--election",
                election(60, 40, 0).toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("audit.yaml:4", "sized after the seed was known", "Maybe draw this round");
    }

    /** Colorado 2024, round 1: the contests with discrepancies, to the printed tenth of a per cent. */
    @Test
    void colorado2024WithDiscrepancies() throws IOException {
        int measured = 0;
        for (NamedCsvRecord r : table("data/usa_colorado_2024_rla/results_report_round1.csv")) {
            if (r.getField("Contest").equals("End of worksheet")
                    || r.getField("disc +1").equals("0")
                            && r.getField("disc -1").equals("0")) {
                continue;
            }
            long ballots = Long.parseLong(r.getField("ballot count"));
            long margin = Long.parseLong(r.getField("min margin"));
            long n = Long.parseLong(r.getField("audited sample count"));
            long loser = (ballots - margin) / 2;
            long over = Long.parseLong(r.getField("disc +1"));
            long under = Long.parseLong(r.getField("disc -1"));
            assertThat(r.getField("disc +2") + r.getField("disc -2")).isEqualTo("00");
            String rows = "recorded,choice\n" + "w,(invalid)\n".repeat((int) over) + "l,\n".repeat((int) under)
                    + "w,w\n".repeat((int) (n - over - under));
            JsonNode answer = json(
                    audit("kind: comparison\ntest: super-simple\nrisk-limit: 3%\n", rows),
                    election(loser + margin, loser, ballots - 2 * loser - margin));
            JsonNode history = answer.get("contests").get(0).get("history");
            assertThat(100 * history.get(history.size() - 1).asDouble())
                    .as(r.getField("Contest"))
                    .isCloseTo(Double.parseDouble(r.getField("Risk measurement %")), within(0.0500001));
            measured++;
        }
        assertThat(measured).isPositive();
    }

    /** The contest's history is that of its one assertion, running; and ALPHA here is the mixture of one share. */
    @Test
    void alphaIsTheTestOfThePlan() {
        String rows = "choice\nw\nw\nl\n(invalid)\nw\n\nw\n(missing)\nw\nw\n";
        JsonNode answer = json(audit("kind: polling\n", rows), election(600, 300, 100));
        double[] values = {1, 1, 0, 0.5, 1, 1, 0, 1, 1};
        // The blank line is no row: nine draws.
        RiskHistory expected = RiskHistory.of(
                Mixture.of("2s - 1", new double[] {2 * (600.0 / 900) - 1}, new double[] {1}),
                MeanHypothesis.withoutReplacement(0.5, 1, 1_000),
                values);
        JsonNode history =
                answer.get("contests").get(0).get("assertions").get(0).get("history");
        assertThat(history).hasSize(values.length);
        double least = 1;
        for (int j = 0; j < values.length; j++) {
            assertThat(history.get(j).asDouble()).isCloseTo(expected.history().get(j), within(1e-9));
            least = Math.min(least, history.get(j).asDouble());
            assertThat(answer.get("contests").get(0).get("history").get(j).asDouble())
                    .isEqualTo(least);
        }
        JsonNode remaining = answer.get("contests").get(0).get("remaining");
        assertThat(remaining.get("left").asLong()).isEqualTo(991);
        assertThat(remaining.get("half").asLong())
                .isBetween(1L, remaining.get("ninety").asLong());
    }

    @Test
    void aComparisonSaysHowManyCleanDrawsAreLeft() {
        String rows = "recorded,choice\n" + "w,w\n".repeat(20) + "w,(missing)\n";
        JsonNode answer = json(audit("kind: comparison\n", rows), election(55_000, 45_000, 0));
        JsonNode remaining = answer.get("contests").get(0).get("remaining");
        int half = remaining.get("half").asInt();
        assertThat(remaining.get("trials").asInt()).isZero();
        String more = rows + "w,w\n".repeat(half);
        assertThat(json(audit("kind: comparison\n", more), election(55_000, 45_000, 0))
                        .get("confirmed")
                        .asBoolean())
                .isTrue();
        String less = rows + "w,w\n".repeat(half - 1);
        assertThat(json(audit("kind: comparison\n", less), election(55_000, 45_000, 0))
                        .get("confirmed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void stationsOfManyContestsWithoutReplacement() {
        Path election = ElectionFolder.small().writeTo(temp.resolve("election"));
        Path audit = ElectionFolder.empty()
                .put("audit.yaml", "kind: batch\n")
                .put("draws.csv", "station,contest\nn1,N\nn2,N\ns1,S\n")
                .put("counts.csv", """
                        station,contest,choice,votes
                        n1,N,ali,30
                        n1,N,badr,30
                        n1,N,celine,15
                        n1,N,dalia,15
                        n1,N,emad,10
                        n2,N,ali,30
                        n2,N,badr,20
                        n2,N,celine,15
                        n2,N,dalia,25
                        n2,N,emad,10
                        s1,S,karim,21
                        s1,S,layth,19
                        s1,S,mona,10
                        """)
                .writeTo(temp.resolve("audit"));
        JsonNode answer = json(audit, election);
        // Everything of N was opened and nothing is wrong: no risk is left. S is open, of I nothing was drawn.
        assertThat(answer.get("contests").get(0).get("pValue").asDouble()).isZero();
        assertThat(answer.get("contests").get(1).get("confirmed").asBoolean()).isFalse();
        assertThat(answer.get("contests").get(1).get("remaining").get("half").asInt())
                .isEqualTo(1);
        assertThat(answer.get("notSampled").get(0).asString()).isEqualTo("I");
        assertThat(answer.get("confirmed").asBoolean()).isFalse();
        Run text = Run.of("risk", "--audit", audit.toString(), "--election", election.toString());
        assertThat(text.out()).contains("nothing is said of all seats: I");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: nonsense                            | choice/w       | "nonsense" is not known
            name: x                                   | choice/w       | "kind" is missing
            kind: polling, test: super-simple         | choice/w       | "super-simple" is not known
            kind: polling, risk-limit: 2              | choice/w       | risk-limit
            kind: polling, rounds: [5, 5]             | choice/w       | not cumulative
            kind: polling                             | choice/x       | Choice "x" is not in contest K
            kind: polling                             | contest,choice/Z,w | There is no contest "Z"
            kind: polling                             | vote/w         | no column "choice"
            kind: comparison                          | choice/w       | no column "recorded"
            kind: batch                               | station/s1     | counts""")
    void spoiledFoldersAreBadInput(String yaml, String draws, String message) {
        Path audit =
                audit(yaml.replace(", ", "\n").replace("[5\n5]", "[5, 5]") + "\n", draws.replace("/", "\n") + "\n");
        Run run = Run.of(
                "risk",
                "--audit",
                audit.toString(),
                "--election",
                election(60, 40, 0).toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains(Objects.requireNonNull(message), "Maybe ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void moreBallotsThanThereAreAndATieAreTold() {
        Path audit = audit("kind: polling\n", "choice\n" + "w\n".repeat(6));
        Run many = Run.of(
                "risk",
                "--audit",
                audit.toString(),
                "--election",
                election(3, 2, 0).toString());
        assertThat(many.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(many.err()).contains("6 ballots were drawn of 5");
        Run tied = Run.of(
                "risk",
                "--audit",
                audit.toString(),
                "--election",
                election(3, 3, 0).toString());
        assertThat(tied.code()).isZero();
        assertThat(tied.out()).contains("tied");
    }

    @Test
    void wrongUsageIsTold() {
        Run alone = Run.of("risk", "--audit", temp.toString());
        assertThat(alone.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(alone.err()).contains("--election", "Maybe ");
        Run neither = Run.of("risk");
        assertThat(neither.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(neither.err()).contains("--test", "Maybe ");
        Run none = Run.of(
                "risk",
                "--audit",
                temp.resolve("none").toString(),
                "--election",
                election(6, 4, 0).toString());
        assertThat(none.code()).isEqualTo(ExitCodes.BAD_INPUT);
    }

    /** A threshold of the nation is drawn for and measured under its own name, over the ballots of all contests. */
    @Test
    void aThresholdOfTheNation() {
        Path election = ElectionFolder.empty()
                .put(
                        "election.yaml",
                        "election: e\nname: E\nsource: a test\nlicence: CC0\n"
                                + "rule: {method: dhondt, threshold: {share: 10%, scope: nation}}\n")
                .put("contests.csv", "contest,name,seats\nK,K,2\nL,L,1\n")
                .put("choices.csv", "contest,choice,name\nK,a,A\nK,b,B\nK,c,C\nL,a,A\nL,b,B\n")
                .put("totals.csv", "contest,choice,votes\nK,a,6000\nK,b,5000\nK,c,100\nL,a,2000\nL,b,6900\n")
                .writeTo(temp.resolve("election"));
        StringBuilder draws = new StringBuilder("contest,recorded,choice\n");
        for (String contest : new String[] {"K", "L", "nation"}) {
            for (int i = 0; i < 150; i++) {
                String choice = i % 2 == 0 ? "a" : "b";
                draws.append(contest + "," + choice + "," + choice + "\n");
            }
        }
        Path audit = audit("kind: comparison\nrisk-limit: 5%\n", draws.toString());
        JsonNode answer = json(audit, election);
        assertThat(answer.get("contests")).hasSize(3);
        assertThat(answer.get("notSampled")).isEmpty();
        JsonNode nation = answer.get("contests").get(2);
        assertThat(nation.get("contest").asString()).isEqualTo("nation");
        assertThat(nation.get("restsOn").asString()).isEmpty();
        assertThat(answer.get("contests").get(0).get("restsOn").asString()).isEqualTo("nation");
        // a and b reach 10%; c does not: each list's standing, on the sums 8,000, 11,900 and 100.
        assertThat(nation.get("assertions")).hasSize(3);
        assertThat(nation.get("confirmed").asBoolean()).isTrue();
        assertThat(answer.get("confirmed").asBoolean()).isTrue();
        assertThat(answer.get("statement").asString()).contains("rest on the threshold of the nation");
        // Without a draw for the nation nothing is confirmed of all seats.
        String alone = draws.substring(0, draws.indexOf("nation"));
        JsonNode less = json(audit("kind: comparison\nrisk-limit: 5%\n", alone), election);
        assertThat(less.get("confirmed").asBoolean()).isFalse();
        assertThat(less.get("notSampled").get(0).asString()).isEqualTo("nation");
    }
}
