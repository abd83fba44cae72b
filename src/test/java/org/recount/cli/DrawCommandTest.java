package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.testing.ElectionFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DrawCommandTest {
    private static final String DICE = "53417960661093690826";

    @TempDir
    private Path temp = Path.of("");

    private static JsonNode json(String... args) {
        List<String> all = new ArrayList<>(List.of("draw", "--json"));
        all.addAll(List.of(args));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return JsonMapper.shared().readTree(run.out());
    }

    private static List<String> picks(JsonNode json) {
        List<String> list = new ArrayList<>();
        json.path("picks").forEach(n -> list.add(n.asString()));
        return list;
    }

    /** Another hand: SHA-256 of the text, straight from the Java platform. */
    private static BigInteger sha256(byte[] bytes) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rivestByHand(String seed, int population, int size) {
        List<String> picks = new ArrayList<>();
        for (int i = 1; picks.size() < size; i++) {
            String pick = sha256((seed + "," + i).getBytes(StandardCharsets.UTF_8))
                    .mod(BigInteger.valueOf(population))
                    .add(BigInteger.ONE)
                    .toString();
            if (!picks.contains(pick)) {
                picks.add(pick);
            }
        }
        return picks;
    }

    @Test
    void theJsonOfTheContract() {
        JsonNode json = json("--seed", DICE, "--size", "5", "--population", "1000");
        assertThat(json.propertyNames()).containsExactly("method", "seed", "size", "picks");
        assertThat(json.path("method").asString()).isEqualTo("rivest");
        assertThat(json.path("seed").asString()).isEqualTo(DICE);
        assertThat(json.path("size").asInt()).isEqualTo(5);
        assertThat(json.path("picks").path(0).isNumber()).isTrue();
        assertThat(picks(json)).isEqualTo(rivestByHand(DICE, 1000, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DICE,
                "5 3 4 1 1 6 6 2 1 3 4 4 2 6 1 5 3 3 2 6",
                "بذرة 20 نردًا",
                "種子",
                "a,b",
                " spaced ",
                "@no-file-of-this-name",
                "@@twice",
                "-1",
                "-o, and 20 dice",
                "--json",
                "\"quoted\"",
                "${user.home}",
                "\uD83C\uDFB2"
            })
    void anySeedIsHashedAsItIs(String seed) {
        assertThat(picks(json("--seed", seed, "--size", "40", "--population", "60")))
                .isEqualTo(rivestByHand(seed, 60, 40));
        assertThat(picks(json("--seed=" + seed, "--size", "40", "--population", "60")))
                .isEqualTo(rivestByHand(seed, 60, 40));
    }

    @Test
    void zeroBytesByHand() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] text = (DICE + ",").getBytes(StandardCharsets.UTF_8);
            expected.add(sha256(java.util.Arrays.copyOf(text, text.length + i))
                    .mod(BigInteger.valueOf(7))
                    .add(BigInteger.ONE)
                    .toString());
        }
        assertThat(picks(json("--seed", DICE, "--size", "20", "--population", "7", "--method", "sha256", "--replace")))
                .isEqualTo(expected);
    }

    @Test
    void ticketsByHand() {
        String seedHash = String.format("%064x", sha256(DICE.getBytes(StandardCharsets.UTF_8)));
        List<String> expected = IntStream.rangeClosed(1, 30)
                .boxed()
                .sorted(java.util.Comparator.comparing(i -> {
                    String digits = sha256((seedHash + i).getBytes(StandardCharsets.UTF_8))
                            .toString();
                    return new StringBuilder("0".repeat(Math.max(0, 64 - digits.length())) + digits)
                            .reverse()
                            .toString();
                }))
                .map(String::valueOf)
                .limit(10)
                .toList();
        assertThat(picks(json("--seed", DICE, "--size", "10", "--population", "30", "--method", "ticket")))
                .isEqualTo(expected);
    }

    /** Thirty stations in the order of the file, which is not that of their ids. */
    private Path thirty() {
        StringBuilder stations = new StringBuilder("station,contest,centre,region,kind,registered,cast,invalid\n");
        StringBuilder votes = new StringBuilder("station,contest,choice,votes\n");
        for (int i = 0; i < 30; i++) {
            String id = "st" + (37 * i % 101);
            String contest = i % 3 == 0 ? "B" : "A";
            int cast = 10 + 10 * (i % 5);
            stations.append(id + "," + contest + ",c" + i / 3 + ",R" + i / 15 + ",M,100," + cast + ",0\n");
            votes.append(id + "," + contest + ",x," + (cast / 2 + 3) + "\n");
            votes.append(id + "," + contest + ",y," + (cast / 2 - 3) + "\n");
        }
        return ElectionFolder.empty()
                .put("election.yaml", "election: thirty\nname: Thirty\nrule: {method: plurality}\n")
                .put("contests.csv", "contest,name,region,seats\nA,A,R,1\nB,B,R,1\n")
                .put("choices.csv", "contest,choice,name\nA,x,X\nA,y,Y\nB,x,X\nB,y,Y\n")
                .put("stations.csv", stations.toString())
                .put("votes.csv", votes.toString())
                .writeTo(temp);
    }

    @Test
    void stationsAreDrawnInTheOrderOfTheFile() {
        Path folder = thirty();
        List<String> expected = rivestByHand(DICE, 30, 12).stream()
                .map(n -> "st" + (37 * (Integer.parseInt(n) - 1) % 101))
                .toList();
        JsonNode json = json(folder.toString(), "--seed", DICE, "--size", "12");
        assertThat(json.propertyNames()).containsExactly("method", "seed", "size", "picks");
        assertThat(picks(json)).isEqualTo(expected);
    }

    @Test
    void aDrawIsContinued() {
        Path folder = thirty();
        List<String> all = picks(json(folder.toString(), "--seed", DICE, "--size", "20"));
        assertThat(picks(json(folder.toString(), "--seed", DICE, "--size", "8", "--skip", "12")))
                .isEqualTo(all.subList(12, 20));
    }

    @Test
    void oneInEachCentre() {
        Path folder = thirty();
        JsonNode json = json(folder.toString(), "--seed", DICE, "--strata", "centre", "--per-stratum", "1");
        assertThat(picks(json)).hasSize(10);
        List<String> order =
                IntStream.range(0, 30).mapToObj(i -> "st" + (37 * i % 101)).toList();
        assertThat(picks(json).stream().map(id -> order.indexOf(id) / 3).toList())
                .isEqualTo(IntStream.range(0, 10).boxed().toList());
        // By hand: the seed of a stratum is the seed, a comma and its name.
        assertThat(picks(json).get(4))
                .isEqualTo(order.get(
                        12 + Integer.parseInt(rivestByHand(DICE + ",c4", 3, 1).get(0)) - 1));
    }

    @Test
    void strataInProportion() {
        JsonNode json = json(thirty().toString(), "--seed", DICE, "--strata", "contest", "--size", "9");
        assertThat(json.path("strataDrawn").toString())
                .isEqualTo("[{\"stratum\":\"B\",\"population\":10,\"size\":3},"
                        + "{\"stratum\":\"A\",\"population\":20,\"size\":6}]");
    }

    @Test
    void chancesInProportionToBallotsByHand() {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            long unit = sha256((DICE + "," + i).getBytes(StandardCharsets.UTF_8))
                    .mod(BigInteger.valueOf(6 * (10 + 20 + 30 + 40 + 50)))
                    .longValue();
            int station = 0;
            for (long left = unit; left >= 10 + 10 * (station % 5); station++) {
                left -= 10 + 10 * (station % 5);
            }
            expected.add("st" + (37 * station % 101));
        }
        assertThat(picks(json(
                        thirty().toString(),
                        "--seed",
                        DICE,
                        "--size",
                        "15",
                        "--proportional-to",
                        "ballots",
                        "--replace")))
                .isEqualTo(expected);
    }

    @Test
    void chancesInProportionToTheErrorBound() {
        JsonNode json = json(
                thirty().toString(),
                "--seed",
                DICE,
                "--size",
                "5",
                "--proportional-to",
                "bound",
                "--explain",
                "--contest",
                "A");
        // The bound of a station is (x - y + ballots) / margin: 6 + cast over 20 * 6.
        long sum = 0;
        for (int i = 0; i < 30; i++) {
            sum += i % 3 == 0 ? 0 : (long) Math.ceil((16 + 10 * (i % 5)) / 120.0 * 1e9);
        }
        String digest = json.path("hashes").path(0).path("sha256").asString();
        assertThat(json.path("hashes").path(0).path("number").asLong())
                .isEqualTo(
                        new BigInteger(digest, 16).mod(BigInteger.valueOf(sum)).longValue() + 1);
        assertThat(json.path("proportionalTo").asString()).isEqualTo("bound");
    }

    @Test
    void theTextNamesSeedRuleAndHashes() {
        Run run = Run.of("draw", thirty().toString(), "--seed", DICE, "--size", "3", "--explain");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("The draw: 3 of 30 stations, without replacement", "Seed: " + DICE, DICE + ",1")
                .contains(String.format("%064x", sha256((DICE + ",1").getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed= --size 3 --population 9|The seed is blank",
                "--seed=7 --size 10 --population 9|Cannot draw 10 different objects from 9",
                "--seed=7 --size 0 --population 9|is no draw",
                "--seed=7 --size -4 --population 9|is no draw",
                "--seed=7 --size 3|nothing to draw from",
                "--seed=7 --population 9|--size",
                "--size 3 --population 9|--seed",
                "--seed=7 --size 3 --population 0|The population is 0",
                "--seed=7 --size 3 --population 9 --method dice|No draw is called \"dice\"",
                "--seed=7 --size 3 --population 9 --method colorado|20 decimal digits",
                "--seed=7 --size 3 --population 9 --skip 8|Cannot draw 11 different objects from 9",
                "--seed=7 --size 3 --population 9 --skip -1|--skip -1",
                "--seed=7 --size 3 --population 9 --strata contest|need an ELECTION",
                "--seed=7 --size 3 --population 99999999999|--population",
            })
    void wrongUsage(String args, String message) {
        Run run = Run.of(("draw " + args).split(" "));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains(message, "Maybe ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withReplacementASampleMayBeLargerThanThePopulation() {
        assertThat(picks(json("--seed", "7", "--size", "30", "--population", "9", "--replace")))
                .hasSize(30);
    }

    @Test
    void aContestKnownInTotalOnlyHasNoStations() {
        Path small = ElectionFolder.small().writeTo(temp);
        Run run = Run.of("draw", small.toString(), "--seed", "7", "--size", "1", "--contest", "I");
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("known in total only", "Maybe ");
        assertThat(Run.of("draw", small.toString(), "--seed", "7", "--size", "1", "--contest", "Q")
                        .code())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aStationAtTwoCentresIsOneStationOrTwo() {
        Path folder = ElectionFolder.small()
                .change("stations.csv", s -> s.replace("s1,S,hall", "n1,S,hall"))
                .change("votes.csv", s -> s.replace("s1,S", "n1,S"))
                .writeTo(temp);
        Run run = Run.of("draw", folder.toString(), "--seed", "7", "--size", "1");
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("one station or two?", "Maybe draw contest by contest");
        assertThat(picks(json(folder.toString(), "--seed", "7", "--size", "2", "--contest", "S")))
                .containsExactlyInAnyOrder("n1", "s2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--size 12",
                "--size 12 --method sha256 --replace",
                "--size 20 --method ticket",
                "--size 45 --method ticket --replace",
                "--size 9 --skip 5 --strata contest",
                "--strata centre --per-stratum 2",
                "--strata region --per-stratum 3 --method ticket",
                "--size 8 --proportional-to ballots",
                "--size 40 --proportional-to bound --replace --method sha256",
                "--size 7 --strata kind --proportional-to registered",
            })
    void theCeremonyIsCheckedByAnotherTool(String options) throws Exception {
        List<String> args = new ArrayList<>(List.of(
                "draw",
                thirty().toString(),
                "--seed=" + DICE,
                "-o",
                temp.resolve("ceremony").toString()));
        args.addAll(List.of(options.split(" ")));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        Path folder = temp.resolve("ceremony");
        assertThat(java.nio.file.Files.readString(folder.resolve("index.html")))
                .contains("<h1>The draw: <bdi>Thirty</bdi></h1>", "python3 check.py", "What was hashed")
                .doesNotContain("http://", "https://", "<script");
        python(folder, 0);
        // A pick that was changed is found.
        Path picks = folder.resolve("picks.csv");
        List<String> lines = new ArrayList<>(java.nio.file.Files.readAllLines(picks));
        java.util.Collections.swap(lines, 1, 2);
        if (!lines.get(1).split(",")[1].equals(lines.get(2).split(",")[1])) {
            java.nio.file.Files.write(picks, lines);
            python(folder, 1);
        }
    }

    private static void python(Path folder, int expected) throws Exception {
        Process python;
        try {
            python = new ProcessBuilder("python3", folder.resolve("check.py").toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (java.io.IOException e) {
            org.junit.jupiter.api.Assumptions.abort("No python3: " + e.getMessage());
            return;
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue()).as(said).isEqualTo(expected);
    }

    @Test
    void theCeremonyIsDrawnAgainByItsManifest() throws Exception {
        Path out = temp.resolve("c");
        Run run = Run.of(
                "draw",
                thirty().toString(),
                "--seed=-7 x",
                "--size=4",
                "--replace",
                "--contest=A",
                "-o",
                out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode manifest = JsonMapper.shared().readTree(out.resolve("manifest.json"));
        List<String> args = new ArrayList<>();
        manifest.path("run").path("command").forEach(w -> args.add(w.asString()));
        assertThat(args.subList(0, 2)).containsExactly("./recount", "draw");
        args.remove(0);
        args.addAll(List.of("-o", temp.resolve("d").toString()));
        assertThat(Run.of(args.toArray(String[]::new)).code()).isZero();
        for (String file : List.of("draw.json", "list.csv", "picks.csv", "hashes.csv", "index.html", "manifest.json")) {
            assertThat(temp.resolve("d").resolve(file)).hasSameBinaryContentAs(out.resolve(file));
        }
        assertThat(manifest.path("run").path("inputs").size()).isEqualTo(5);
    }

    @Test
    void aFolderThatIsNoDrawIsNotReplaced() throws Exception {
        java.nio.file.Files.createDirectories(temp.resolve("mine"));
        java.nio.file.Files.writeString(temp.resolve("mine").resolve("a.txt"), "kept");
        Run run = Run.of(
                "draw",
                "--seed=7",
                "--size=2",
                "--population=9",
                "-o",
                temp.resolve("mine").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(temp.resolve("mine").resolve("a.txt")).hasContent("kept");
    }
}
