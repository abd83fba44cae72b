package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.recount.cli.CommandLineTest.Run;
import org.recount.risk.audit.AuditTest;
import org.recount.risk.mean.MeanTestCatalogue;
import org.recount.testing.ElectionFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Whatever values, options and files {@code recount risk} gets, wrong, contradictory or at an edge: a risk in [0, 1], or what is
 * wrong with them and what to do about it; never an exception, never a NaN.
 */
class RiskFuzzLaws {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "0.5",
            "0.6",
            "0.51",
            "2",
            "1e308",
            "1e-308",
            "NaN",
            "Infinity",
            "-Infinity",
            "100",
            "0.999999",
            "1e-9",
            "0.05",
            "7",
            "1.02",
            "x",
            "");
    private static final List<String> VALUES =
            List.of("0", "1", "1", "1", "0.5", "0.5", "0.25", "1.02", "0.51", "0.9999999999", "1e-320");
    private static final List<String> BAD_VALUES = List.of(
            "", " ", "x", "-1", "NaN", "Infinity", "1e999", "3", "-0.0", "0x1p-1", "\u0663", "1,0", "1 1", "\0");

    private static String any(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    // --- values

    @Property(tries = 250)
    void valuesGiveARiskOrAReason(@ForAll long seed) throws IOException {
        values(new Random(seed));
    }

    @Tag("soak")
    @Property(tries = 3_000)
    void manyValuesGiveARiskOrAReason(@ForAll long seed) throws IOException {
        values(new Random(seed));
    }

    private static void values(Random random) throws IOException {
        List<String> args =
                new ArrayList<>(List.of("risk", "--json", "--test", any(random, new RiskCommand.TestNames())));
        List<String> estimators = new ArrayList<>(MeanTestCatalogue.alphaEstimators());
        estimators.addAll(MeanTestCatalogue.bettingStrategies());
        estimators.add("nonsense");
        option(random, args, "--estimator", any(random, estimators), 0.4);
        option(random, args, "--eta", random.nextBoolean() ? "0.6" : any(random, NUMBERS), 0.8);
        for (String name : List.of("--d", "--c", "--g", "--lambda", "--rate", "--delta", "--risk-limit")) {
            option(random, args, name, any(random, NUMBERS), 0.06);
        }
        option(random, args, "--upper", random.nextBoolean() ? "1.02" : any(random, NUMBERS), 0.25);
        option(random, args, "--null", any(random, NUMBERS), 0.1);
        option(
                random,
                args,
                "--population",
                any(random, List.of("1", "20", "24", "24", "100", "1000", "9223372036854775807", "0", "x")),
                0.25);
        option(random, args, "--rounds", any(random, List.of("5", "5,10", "10,5", "0", "-1", "3,3", "1000", "x")), 0.1);
        option(random, args, "--rounds-chosen", any(random, List.of("after_seed", "with_new_seed", "x")), 0.05);
        option(random, args, "--next-round", any(random, NUMBERS), 0.1);
        StringBuilder lines = new StringBuilder();
        int n = random.nextInt(5) == 0 ? 0 : random.nextInt(24);
        boolean spoiled = random.nextInt(4) == 0;
        boolean votes = random.nextBoolean();
        for (int i = 0; i < n; i++) {
            lines.append(
                            spoiled && random.nextInt(8) == 0
                                    ? any(random, BAD_VALUES)
                                    : votes ? any(random, List.of("0", "1", "1")) : any(random, VALUES))
                    .append('\n');
        }
        Path file = Files.createTempFile("recount-risk", ".txt");
        try {
            Files.writeString(file, lines);
            args.add(file.toString());
            Run run = Run.of(args.toArray(String[]::new));
            assertThat(run.code())
                    .as(args + "\n" + lines + run.err())
                    .isIn(ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.BAD_INPUT);
            measured(run);
            if (run.code() != ExitCodes.DONE) {
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).as(args + "\n" + lines).contains("Maybe ");
                return;
            }
            JsonNode answer = new ObjectMapper().readTree(run.out());
            risk(answer, args + "\n" + lines);
            args.remove("--json");
            assertThat(Run.of(args.toArray(String[]::new)).out()).doesNotContain("NaN", "Infinity");
        } finally {
            Files.delete(file);
        }
    }

    /** Not all may be told that they are wrong: a third is measured; a tenth of 150 tries would be 6 standard deviations off. */
    private static void measured(Run run) {
        Statistics.label("measured")
                .collect(run.code() == ExitCodes.DONE)
                .coverage(c -> c.check(true).percentage(p -> p > 10));
    }

    private static void option(Random random, List<String> args, String name, String value, double chance) {
        if (random.nextDouble() < chance) {
            args.add(name + "=" + value);
        }
    }

    /** The risk and its history lie in [0, 1]. */
    private static void risk(JsonNode answer, String what) {
        assertThat(answer.get("pValue").isNumber()).as(what).isTrue();
        assertThat(answer.get("pValue").asDouble()).as(what).isBetween(0.0, 1.0);
        for (JsonNode p : answer.get("history")) {
            assertThat(p.isNumber()).as(what).isTrue();
            assertThat(p.asDouble()).as(what).isBetween(0.0, 1.0);
        }
    }

    // --- audits

    @Property(tries = 150)
    void auditsGiveARiskOrAReason(@ForAll long seed) throws IOException {
        audits(new Random(seed));
    }

    @Tag("soak")
    @Property(tries = 500)
    void manyAuditsGiveARiskOrAReason(@ForAll long seed) throws IOException {
        audits(new Random(seed));
    }

    private static void audits(Random random) throws IOException {
        Path temp = Files.createTempDirectory("recount-audit-fuzz");
        try {
            Election election = Election.any(random);
            Path folder = election.folder().writeTo(temp.resolve("e"));
            ElectionFolder files = audit(random, election);
            Path audit = files.writeTo(temp.resolve("a"));
            Run run = Run.of("risk", "--json", "--audit", audit.toString(), "--election", folder.toString());
            String what = files.sizes().keySet().stream()
                    .map(f -> f + "\n" + new String(files.bytes(f), java.nio.charset.StandardCharsets.UTF_8))
                    .reduce("", (a, b) -> a + b);
            assertThat(run.code()).as(what + run.err()).isIn(ExitCodes.DONE, ExitCodes.BAD_INPUT);
            measured(run);
            if (run.code() == ExitCodes.BAD_INPUT) {
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).as(what).contains("error: ", "Maybe ");
                return;
            }
            JsonNode answer = new ObjectMapper().readTree(run.out());
            assertThat(answer.get("pValue").asDouble()).as(what).isBetween(0.0, 1.0);
            for (JsonNode contest : answer.get("contests")) {
                risk(contest, what);
                assertThat(contest.get("holmPValue").asDouble()).as(what).isBetween(0.0, 1.0);
                contest.get("assertions").forEach(a -> risk(a, what));
                JsonNode remaining = contest.get("remaining");
                if (!remaining.isNull()) {
                    assertThat(remaining.get("half").asLong())
                            .as(what)
                            .isBetween(0L, remaining.get("ninety").asLong());
                }
            }
            Run text = Run.of("risk", "--audit", audit.toString(), "--election", folder.toString());
            assertThat(text.code()).as(what).isZero();
            assertThat(text.out()).as(what).doesNotContain("NaN", "Infinity");
        } finally {
            delete(temp);
        }
    }

    private static void delete(Path temp) throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<List<ElectionFuzzLaws.Spoiling>> spoilings() {
        return ElectionFuzzLaws.spoilings(List.of("audit.yaml", "strata.csv", "draws.csv"));
    }

    /** Bytes of the files of a good audit are turned, cut, repeated, replaced. */
    @Property(tries = 100)
    void aSpoiledAuditGivesARiskOrAReason(@ForAll("spoilings") List<ElectionFuzzLaws.Spoiling> spoilings)
            throws IOException {
        ElectionFolder audit = ElectionFolder.empty()
                .put("audit.yaml", "audit: a\nkind: stratified\nrecords: stratum=a\nrisk-limit: 10%\nseed: 12\n")
                .put("strata.csv", "stratum,choice,votes\na,w,60\na,l,30\nb,w,20\nb,l,10\nb,(invalid),4\n")
                .put("draws.csv", "stratum,recorded,choice\n" + "a,w,w\nb,,w\na,l,l\nb,,\n".repeat(4));
        spoilings.forEach(s -> s.apply(audit));
        Path temp = Files.createTempDirectory("recount-audit-fuzz");
        try {
            Path election = ElectionFolder.empty()
                    .put("election.yaml", "election: e\nname: E\nsource: a test\nlicence: CC0\nrule: plurality\n")
                    .put("choices.csv", "contest,choice,name\nK,w,W\nK,l,L\n")
                    .put("contests.csv", "contest,name,seats,invalid\nK,K,1,4\n")
                    .put("totals.csv", "contest,choice,votes\nK,w,80\nK,l,40\n")
                    .writeTo(temp.resolve("e"));
            Path folder = audit.writeTo(temp.resolve("a"));
            Run run = Run.of("risk", "--json", "--audit", folder.toString(), "--election", election.toString());
            assertThat(run.code()).as(run.err()).isIn(ExitCodes.DONE, ExitCodes.BAD_INPUT);
            if (run.code() == ExitCodes.BAD_INPUT) {
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).contains("error: ", "Maybe ");
            } else {
                new ObjectMapper().readTree(run.out()).get("contests").forEach(c -> risk(c, spoilings.toString()));
            }
        } finally {
            delete(temp);
        }
    }

    /** A small election: ties, losers without a vote, stations without a ballot, and few enough ballots to draw them all. */
    private record Election(String rule, int seats, long[][] votes, long[] invalid, boolean stations) {
        static final String[] CHOICES = {"w", "l", "m"};
        static final List<String> RULES = List.of(
                "plurality", "plurality", "plurality", "dhondt", "hare", "sntv", "{method: dhondt, threshold: 20%}");

        static Election any(Random random) {
            int most = random.nextInt(4) == 0 ? 3 : random.nextInt(3) == 0 ? 2_000 : 40;
            long[][] votes = new long[3][CHOICES.length];
            long[] invalid = new long[3];
            for (int s = 0; s < 3; s++) {
                for (int c = 0; c < CHOICES.length; c++) {
                    votes[s][c] = random.nextInt(4) == 0 ? 0 : random.nextInt(most);
                }
                votes[s][0] += random.nextBoolean() ? most / 2 : 0;
                invalid[s] = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
            }
            return new Election(
                    RiskFuzzLaws.any(random, RULES), 1 + random.nextInt(2), votes, invalid, random.nextInt(3) > 0);
        }

        ElectionFolder folder() {
            ElectionFolder folder = ElectionFolder.empty()
                    .put("election.yaml", "election: e\nname: E\nsource: a test\nlicence: CC0\nrule: " + rule + "\n")
                    .put("choices.csv", "contest,choice,name\nK,w,W\nK,l,L\nK,m,M\n");
            if (!stations) {
                StringBuilder totals = new StringBuilder("contest,choice,votes\n");
                for (int c = 0; c < CHOICES.length; c++) {
                    int of = c;
                    totals.append("K," + CHOICES[c] + ","
                            + Arrays.stream(votes).mapToLong(v -> v[of]).sum() + "\n");
                }
                return folder.put(
                                "contests.csv",
                                "contest,name,seats,invalid\nK,K," + seats + ","
                                        + Arrays.stream(invalid).sum() + "\n")
                        .put("totals.csv", totals.toString());
            }
            StringBuilder rows = new StringBuilder("station,contest,kind,cast,invalid\n");
            StringBuilder cells = new StringBuilder("station,contest,choice,votes\n");
            for (int s = 0; s < 3; s++) {
                rows.append("s" + s + ",K," + (s < 2 ? "scan" : "hand") + ","
                        + (Arrays.stream(votes[s]).sum() + invalid[s]) + "," + invalid[s] + "\n");
                for (int c = 0; c < CHOICES.length; c++) {
                    cells.append("s" + s + ",K," + CHOICES[c] + "," + votes[s][c] + "\n");
                }
            }
            return folder.put("contests.csv", "contest,name,seats\nK,K," + seats + "\n")
                    .put("stations.csv", rows.toString())
                    .put("votes.csv", cells.toString());
        }
    }

    private static ElectionFolder audit(Random random, Election election) {
        boolean wild = random.nextInt(3) == 0;
        AuditTest test = AuditTest.values()[random.nextInt(AuditTest.values().length)];
        StringBuilder yaml = new StringBuilder("kind: " + test.kind().name().toLowerCase(java.util.Locale.ROOT) + "\n");
        yaml.append("test: " + test.id() + "\n");
        boolean table = test.byStratum() && (random.nextInt(4) == 0 || !election.stations());
        if (test.byStratum() && (test.kind() == AuditTest.Kind.STRATIFIED || random.nextBoolean())) {
            yaml.append("records: "
                    + (table ? "stratum=s2" : any(random, List.of("kind=scan", "station=s2", "[kind=hand]"))) + "\n");
        }
        if (wild) {
            for (String key : List.of("risk-limit", "prior", "delta", "rounds", "strata", "records")) {
                if (random.nextInt(6) == 0) {
                    yaml.append(key + ": "
                            + any(
                                    random,
                                    List.of(
                                            "0",
                                            "-1",
                                            "5%",
                                            "200%",
                                            "NaN",
                                            "1e9",
                                            "[]",
                                            "[5, 3]",
                                            "[2, 9]",
                                            "x",
                                            "kind",
                                            "station",
                                            "kind=",
                                            "1e-999",
                                            "{a: 1}",
                                            "9999999999999999999999",
                                            "~"))
                            + "\n");
                }
            }
            if (random.nextInt(6) == 0) {
                yaml.append("rounds-chosen: " + any(random, List.of("after-seed", "with-new-seed", "x")) + "\n");
            }
        }
        if (test.kind() == AuditTest.Kind.BATCH && random.nextBoolean()) {
            yaml.append("chances: equal\n");
        }
        ElectionFolder folder = ElectionFolder.empty().put("audit.yaml", yaml.toString());
        if (table) {
            StringBuilder strata = new StringBuilder("stratum,choice,votes\n");
            for (int s = 0; s < 3; s++) {
                String name = s == 2 ? "s2" : test.kind() == AuditTest.Kind.STRATIFIED ? "s0" : "s" + s;
                for (int c = 0; c < Election.CHOICES.length; c++) {
                    strata.append(name + "," + Election.CHOICES[c] + "," + election.votes()[s][c] + "\n");
                }
                strata.append(name + ",(invalid)," + election.invalid()[s] + "\n");
            }
            folder.put("strata.csv", strata.toString());
        }
        boolean tallies = !test.needsOrder() && random.nextBoolean();
        boolean batch = test.kind() == AuditTest.Kind.BATCH;
        List<String> columns = new ArrayList<>();
        if (batch) {
            columns.addAll(List.of("station", "times", "missing", "invalid"));
        } else {
            columns.add(test.byStratum() && !(table && random.nextBoolean()) && !table ? "station" : "stratum");
            columns.addAll(List.of("recorded", "choice"));
            if (tallies) {
                columns.addAll(List.of("round", "ballots"));
            }
        }
        StringBuilder rows = new StringBuilder(String.join(",", columns) + "\n");
        int n = batch ? 1 + random.nextInt(3) : random.nextInt(5) == 0 ? 0 : random.nextInt(60);
        int first = random.nextInt(3);
        for (int i = 0; i < n; i++) {
            String place = batch
                    ? "s" + (first + i) % 3
                    : "s" + random.nextInt(test.kind() == AuditTest.Kind.STRATIFIED && table ? 1 : 3);
            String vote = any(random, List.of("w", "w", "w", "w", "l", "m", "", "(missing)"));
            String record = random.nextInt(10) == 0 ? any(random, List.of("w", "l", "(missing)", "")) : vote;
            boolean recorded = test.kind() == AuditTest.Kind.COMPARISON
                    || yaml.indexOf("kind=scan") >= 0 && !place.equals("s2")
                    || (yaml.indexOf("=s2") >= 0 || yaml.indexOf("kind=hand") >= 0) && place.equals("s2");
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                String cell = switch (column) {
                    case "station", "stratum" -> place;
                    case "recorded" -> recorded ? record : "";
                    case "choice" -> vote;
                    case "round" -> Integer.toString(1 + random.nextInt(3));
                    case "ballots" -> Integer.toString(random.nextInt(9));
                    case "times" -> test == AuditTest.BATCH_KAPLAN_MARKOV && random.nextInt(4) == 0 ? "2" : "";
                    case "missing" -> random.nextInt(4) == 0 ? "yes" : "";
                    default -> "";
                };
                cells.add(
                        wild && random.nextInt(60) == 0
                                ? any(random, List.of("x", "-1", "99999999999", "s1", "w", "\""))
                                : cell);
            }
            rows.append(String.join(",", cells)).append('\n');
        }
        folder.put(tallies ? "tallies.csv" : "draws.csv", rows.toString());
        if (batch) {
            StringBuilder counts = new StringBuilder("station,choice,votes\n");
            for (int s = 0; s < 3; s++) {
                for (int c = 0; c < Election.CHOICES.length; c++) {
                    long off = random.nextInt(6) == 0 ? random.nextInt(3) - 1 : 0;
                    counts.append("s" + s + "," + Election.CHOICES[c] + "," + Math.max(0, election.votes()[s][c] + off)
                            + "\n");
                }
            }
            folder.put("counts.csv", counts.toString());
        }
        return folder;
    }
}
