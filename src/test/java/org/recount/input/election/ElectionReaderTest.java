package org.recount.input.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recount.election.Choice;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.input.mapping.ReadOptions;
import org.recount.seats.RuleSpec;
import org.recount.seats.Threshold;
import org.recount.testing.ElectionFolder;

/** What is read from a good folder, in all the forms that a good folder can have. */
class ElectionReaderTest {
    @TempDir
    private Path temp = Path.of("");

    private static ContestTally tally(LoadedElection loaded, String contest) {
        return loaded.election().tally(contest).orElseThrow();
    }

    private static long votes(LoadedElection loaded, String contest, String choice) {
        ContestVotes totals = tally(loaded, contest).totals();
        List<Choice> choices = totals.contest().choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).id().equals(choice)) {
                return totals.votes(i);
            }
        }
        throw new AssertionError("No choice " + choice);
    }

    private LoadedElection read(ElectionFolder folder) {
        return ElectionReader.read(folder.writeTo(temp));
    }

    @Test
    void everyFigureArrives() {
        LoadedElection loaded = read(ElectionFolder.small());
        Election election = loaded.election();
        assertThat(election.id()).isEqualTo("small");
        assertThat(election.name()).isEqualTo("A small election");
        assertThat(election.date()).isEqualTo("2021-10-10");
        assertThat(election.source()).isEqualTo("invented for a test");
        assertThat(election.licence()).isEqualTo("CC0");
        assertThat(election.tallies()).extracting(t -> t.contest().id()).containsExactly("N", "S", "I");
        ContestTally north = tally(loaded, "N");
        assertThat(north.contest().seats()).isEqualTo(3);
        assertThat(north.contest().reservedSeats()).isEqualTo(1);
        assertThat(north.contest().choices().get(3))
                .isEqualTo(new Choice("dalia", "Dalia", "Blues", Gender.F, "", Choice.Kind.COMPETES));
        assertThat(north.stations())
                .containsExactly(
                        new PollingStation("n1", "school", "Up", "M", 300, 105, 5),
                        new PollingStation("n2", "school", "Up", "F", 250, 105, 5));
        assertThat(north.row(1)).containsExactly(30, 20, 15, 25, 10);
        assertThat(north.totals().toArray()).containsExactly(60, 50, 30, 40, 20);
        assertThat(north.totals().invalid()).isEqualTo(10);
        assertThat(tally(loaded, "I").byStation()).isFalse();
        assertThat(tally(loaded, "I").totals().toArray()).containsExactly(7, 5);
        assertThat(tally(loaded, "I").contest().reservedSeats()).isZero();
        assertThat(loaded.rules()).hasSize(3).allMatch(r -> r.method().equals("sntv"));
    }

    @Test
    void filesAreListedWithTheirDigest() throws NoSuchAlgorithmException {
        ElectionFolder folder = ElectionFolder.small();
        LoadedElection loaded = read(folder);
        assertThat(loaded.files())
                .extracting(InputFile::name)
                .containsExactly(
                        "election.yaml", "contests.csv", "choices.csv", "stations.csv", "votes.csv", "totals.csv");
        for (InputFile file : loaded.files()) {
            byte[] bytes = folder.bytes(file.name());
            assertThat(file.bytes()).isEqualTo(bytes.length);
            assertThat(file.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void aMarkCrlfQuotedLineEndsAndBlanksAreNoProblem() {
        LoadedElection plain = read(ElectionFolder.small());
        ElectionFolder folder = ElectionFolder.small()
                .replace("choices.csv", "Ali,Reds", "\"Ali\nthe \"\"Elder\"\"\",Reds")
                .change("votes.csv", s -> "\uFEFF" + s.replace("\n", "\r\n") + "\r\n\r\n")
                .change(
                        "stations.csv",
                        s -> s.replace("n1,N,", " n1 ,\tN , ").replace("300,105,5", "300 ,\u00A0105,5"));
        LoadedElection loaded = read(folder);
        assertThat(loaded.problems()).isEmpty();
        assertThat(tally(loaded, "N").contest().choices().get(0).name()).isEqualTo("Ali\nthe \"Elder\"");
        assertThat(tally(loaded, "N").stations()).isEqualTo(tally(plain, "N").stations());
        assertThat(tally(loaded, "N").totals().toArray())
                .isEqualTo(tally(plain, "N").totals().toArray());
    }

    @Test
    void linesAreCountedInTheFileAndNotInRecords() {
        Problems problems = new Problems();
        ElectionFolder folder = ElectionFolder.small()
                .replace("choices.csv", "Ali,Reds", "\"Ali\nthe\nElder\",Reds")
                .replace("choices.csv", "Emad,,M,", "Emad,,Male,");
        ElectionReader.read(folder.writeTo(temp), ReadOptions.ofEnvironment(), problems);
        assertThat(problems.all()).extracting(Problem::where).containsExactly("choices.csv:8");
    }

    @Test
    void figuresInArabicAndPersianDigitsAndWithPointZero() {
        LoadedElection loaded = read(ElectionFolder.small()
                .replace("votes.csv", "n1,N,ali,30", "n1,N,ali,٣٠")
                .replace("votes.csv", "n2,N,ali,30", "n2,N,ali,\u200F۳۰\u200F")
                .replace("votes.csv", "n1,N,emad,10", "n1,N,emad,10.0"));
        assertThat(votes(loaded, "N", "ali")).isEqualTo(60);
        assertThat(votes(loaded, "N", "emad")).isEqualTo(20);
        assertThat(loaded.problems()).isEmpty();
    }

    @Test
    void aMillionMillionVotes() {
        LoadedElection loaded = read(ElectionFolder.small().replace("totals.csv", "I,rana,7", "I,rana,1000000000000"));
        assertThat(votes(loaded, "I", "rana")).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void sumsThatDoNotFitAreAProblem() {
        StringBuilder stations = new StringBuilder("station,contest\n");
        StringBuilder votes = new StringBuilder("station,contest,choice,votes\n");
        for (int i = 0; i < 9300; i++) {
            stations.append('x').append(i).append(",N\n");
            votes.append('x').append(i).append(",N,ali,1000000000000000\n");
        }
        Problems problems = new Problems();
        ElectionReader.read(
                ElectionFolder.small()
                        .put("stations.csv", stations.toString())
                        .put("votes.csv", votes.toString())
                        .writeTo(temp),
                ReadOptions.ofEnvironment(),
                problems);
        assertThat(problems.all()).anyMatch(p -> p.fatal() && p.message().contains("more than can be counted"));
    }

    @Test
    void unknownColumnsAndFilesAreLeftAlone() {
        LoadedElection loaded = read(ElectionFolder.small()
                .change("contests.csv", s -> s.replaceAll("(?m)(.)$", "$1,x").replace("seats,x", "seats,colour"))
                .put("notes.txt", new byte[] {0, 1, 2}));
        assertThat(loaded.problems()).isEmpty();
    }

    @Test
    void optionalColumnsMayBeMissing() {
        LoadedElection loaded = read(ElectionFolder.small()
                .put("contests.csv", "contest,seats\nN,3\nS,2\nI,1\n")
                .change("choices.csv", s -> s.replaceAll("(?m)^(\\w+,\\w+),.*$", "$1"))
                .change("stations.csv", s -> s.replaceAll("(?m)^(\\w+,\\w+),.*$", "$1")));
        assertThat(loaded.problems()).isEmpty();
        assertThat(tally(loaded, "N").contest().name()).isEqualTo("N");
        assertThat(tally(loaded, "N").contest().choices().get(0).name()).isEqualTo("ali");
        assertThat(tally(loaded, "N").stations().get(0)).isEqualTo(new PollingStation("n1", "n1", "", "", -1, -1, -1));
    }

    @Test
    void aZipAndAZipOfTheFolderItself() {
        ElectionFolder folder = ElectionFolder.small();
        LoadedElection plain = read(folder);
        for (String prefix : List.of("", "small/", "a/b/")) {
            LoadedElection zipped = ElectionReader.read(folder.zipTo(temp.resolve("small.zip"), prefix));
            assertThat(zipped.election().tallies()).hasSize(3);
            assertThat(zipped.files()).isEqualTo(plain.files());
            assertThat(tally(zipped, "N").totals()).isEqualTo(tally(plain, "N").totals());
        }
    }

    @Test
    void theFilesOfAMacInAZipAreLeftAlone() {
        ElectionFolder folder = ElectionFolder.small();
        ElectionFolder both = ElectionFolder.empty();
        folder.sizes().keySet().forEach(f -> both.put("small/" + f, folder.bytes(f)));
        both.put("__MACOSX/small/._votes.csv", new byte[] {0});
        assertThat(ElectionReader.read(both.zipTo(temp.resolve("a.zip"), "")).problems())
                .isEmpty();
    }

    @Test
    void aZipWithNamesThatLeadOutOfItIsRefused() throws IOException {
        Path zip = temp.resolve("bad.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String name : List.of("election.yaml", "../../votes.csv", "/etc/x", "a\\..\\..\\b")) {
                entries.putNextEntry(new ZipEntry(name));
                entries.closeEntry();
            }
        }
        assertThatThrownBy(() -> ElectionReader.read(zip))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems())
                                .hasSize(3)
                                .allMatch(p -> p.message().contains("leads out of it")));
    }

    @Test
    void aDamagedZipIsAProblem() throws IOException {
        Path zip = ElectionFolder.small().zipTo(temp.resolve("small.zip"), "");
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(temp.resolve("half.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(temp.resolve("text.zip"), "not a zip");
        Files.write(temp.resolve("none.zip"), new byte[0]);
        for (String name : List.of("half.zip", "text.zip", "none.zip")) {
            assertThatThrownBy(() -> ElectionReader.read(temp.resolve(name)))
                    .as(name)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("The zip cannot be read");
        }
        // A bit turned inside the packed bytes of a file shows as a damaged zip, a problem of the file, or other text.
        for (int at = 40; at < 400; at += 7) {
            Path turned = temp.resolve("turned.zip");
            Files.write(turned, bytes);
            try (RandomAccessFile file = new RandomAccessFile(turned.toFile(), "rw")) {
                file.seek(at);
                file.write(bytes[at] ^ 0x10);
            }
            Problems problems = new Problems();
            Optional<LoadedElection> loaded = ElectionReader.read(turned, ReadOptions.ofEnvironment(), problems);
            assertThat(loaded.isPresent() || problems.hasFatal()).isTrue();
        }
    }

    @Test
    void theElectionFileItselfMayBeNamed() {
        Path folder = ElectionFolder.small().writeTo(temp);
        assertThat(ElectionReader.read(folder.resolve("election.yaml"))
                        .election()
                        .id())
                .isEqualTo("small");
    }

    @Test
    void publishedTablesLieInAnotherFolder() throws IOException {
        ElectionFolder.small().writeTo(temp.resolve("published"));
        Path own = Files.createDirectories(temp.resolve("own"));
        Files.writeString(own.resolve("election.yaml"), """
                election: mapped
                rule: sntv
                root: ${DATA_HERE:-../published}
                files: {contests: contests.csv, choices: choices.csv, totals: totals.csv}
                rows:
                  contests: {contest: [I]}
                  choices: {contest: I}
                """);
        ReadOptions none = new ReadOptions(Optional.empty(), Map.of());
        assertThat(ElectionReader.read(own, none).election().tallies()).hasSize(1);
        ReadOptions set = new ReadOptions(
                Optional.empty(), Map.of("DATA_HERE", temp.resolve("published").toString()));
        assertThat(ElectionReader.read(own, set).election().tallies()).hasSize(1);
        ReadOptions data = new ReadOptions(Optional.of(temp.resolve("published")), Map.of("DATA_HERE", "/nowhere"));
        assertThat(ElectionReader.read(own, data).election().tallies()).hasSize(1);
        ReadOptions wrong = new ReadOptions(Optional.empty(), Map.of("DATA_HERE", "/nowhere"));
        assertThatThrownBy(() -> ElectionReader.read(own, wrong)).hasMessageContaining("There is no folder /nowhere");
    }

    @Test
    void allFormsOfAColumn() {
        ElectionFolder folder = ElectionFolder.empty()
                .put("election.yaml", """
                        election: forms
                        rule: {method: dhondt}
                        files: {contests: districts.csv}
                        columns:
                          contests:
                            contest: D-{code}
                            name: [english, local, code]
                            seats: {sum: [general, women]}
                            region: {value: Land}
                          choices: {contest: {value: D-1}, choice: "{a}/{b}"}
                          totals:
                            contest: {value: D-1}
                            choice: "{a}/{b}"
                            votes: {column: n, values: {none: 0}}
                        rows:
                          totals: {b: {not: [x, z]}, n: {not: [skip]}}
                        """)
                .put("districts.csv", "code,english,local,general,women\n1,,بغداد,3,2\n")
                .put("choices.csv", "a,b\n1,y\n2,y\n")
                .put("totals.csv", "a,b,n\n1,y,12\n2,y,none\n2,x,99\n1,y,skip\n");
        LoadedElection loaded = read(folder);
        ContestVotes totals = tally(loaded, "D-1").totals();
        assertThat(totals.contest().name()).isEqualTo("بغداد");
        assertThat(totals.contest().region()).isEqualTo("Land");
        assertThat(totals.contest().seats()).isEqualTo(5);
        assertThat(totals.contest().choices()).extracting(Choice::id).containsExactly("1/y", "2/y");
        assertThat(totals.toArray()).containsExactly(12, 0);
    }

    @Test
    void aTableWithAColumnForEachChoice() {
        LoadedElection loaded = read(ElectionFolder.small()
                .append("election.yaml", "wide: {votes: 'v_{choice}'}\nrows: {votes: {contest: {not: S}}}\n")
                .put("votes.csv", """
                        station,contest,v_ali,v_badr,v_celine,v_dalia,v_emad
                        n1,N,30,30,15,15,10
                        n2,N,30,20,15,25,10
                        s1,S,1,1,1,1,1
                        """));
        assertThat(tally(loaded, "N").totals().toArray()).containsExactly(60, 50, 30, 40, 20);
        assertThat(tally(loaded, "S").totals().valid()).isZero();
    }

    @Test
    void rowsThatArePartsOfOneFigureAreAddedUp() {
        LoadedElection loaded = read(ElectionFolder.small()
                .append("election.yaml", "duplicates: {votes: sum, totals: sum}\n")
                .append("votes.csv", "n1,N,ali,4\nn2,N,ali,1\n")
                .append("totals.csv", "I,rana,3\n"));
        assertThat(votes(loaded, "N", "ali")).isEqualTo(65);
        assertThat(votes(loaded, "I", "rana")).isEqualTo(10);
    }

    @Test
    void aContestSpreadOverRowsIsAddedUp() {
        LoadedElection loaded = read(ElectionFolder.small()
                .append("election.yaml", "columns: {contests: {seats: {total: seats}}}\n")
                .append("contests.csv", "N,North,Up,2,1\n"));
        assertThat(tally(loaded, "N").contest().seats()).isEqualTo(5);
        assertThat(tally(loaded, "N").contest().reservedSeats()).isEqualTo(1);
    }

    @Test
    void blankVotesAndChoicesThatAreNone() {
        LoadedElection loaded = read(ElectionFolder.small()
                .change(
                        "stations.csv",
                        s -> s.replaceAll("(?m)(.)$", "$1,4")
                                .replace("invalid,4", "invalid,blank")
                                .replace("105,5", "109,5")
                                .replace("52,2", "56,2"))
                .replace("contests.csv", "reserved_seats", "reserved_seats,blank,invalid")
                .replace("contests.csv", "Up,3,1", "Up,3,1,,")
                .replace("contests.csv", "Down,2,1", "Down,2,1,,")
                .replace("contests.csv", "Sea,1,", "Sea,1,,6,9")
                .change(
                        "choices.csv",
                        s -> s.replace(",group\n", ",kind\n") + "I,informal,Informal,,,invalid\n"
                                + "I,nobody,Nobody,,,none\nI,minority,Minority,,,carried\n")
                .append("totals.csv", "I,informal,2\nI,nobody,3\nI,minority,1\n"));
        assertThat(loaded.problems()).isEmpty();
        ContestVotes isle = tally(loaded, "I").totals();
        assertThat(isle.contest().choices())
                .extracting(Choice::kind)
                .containsExactly(
                        Choice.Kind.COMPETES,
                        Choice.Kind.COMPETES,
                        Choice.Kind.NONE_OF_THE_ABOVE,
                        Choice.Kind.CARRIED,
                        Choice.Kind.NONE_OF_THE_ABOVE);
        assertThat(isle.valid()).isEqualTo(7 + 5 + 3 + 1 + 6);
        assertThat(isle.invalid()).isEqualTo(9 + 2);
        assertThat(votes(loaded, "N", "(blank)")).isEqualTo(8);
    }

    @Test
    void aContestMayHaveItsOwnRuleAndThreshold() {
        LoadedElection loaded = read(ElectionFolder.small()
                .replace("election.yaml", "rule: {method: sntv, reserved: {gender: F}}", """
                        rule:
                          method: sainte-lague
                          first-divisor: 1.7
                          threshold: {share: 3%, of: cast, inclusive: false}
                          exempt: [ali]
                        """)
                .put("contests.csv", """
                        contest,seats,rule,threshold
                        N,3,,
                        S,2,dhondt,0.05
                        I,1,"{method: hare}",0
                        """));
        RuleSpec north = loaded.rules().get(0);
        assertThat(north.method()).isEqualTo("sainte-lague");
        assertThat(north.firstDivisor().orElseThrow()).hasToString("17/10");
        assertThat(north.threshold().orElseThrow().of()).isEqualTo(Threshold.Base.CAST);
        assertThat(north.threshold().orElseThrow().inclusive()).isFalse();
        assertThat(north.exempt()).containsExactly("ali");
        RuleSpec south = loaded.rules().get(1);
        assertThat(south.method()).isEqualTo("dhondt");
        assertThat(south.threshold().orElseThrow().share()).hasToString("1/20");
        assertThat(south.threshold().orElseThrow().of()).isEqualTo(Threshold.Base.CAST);
        assertThat(loaded.rules().get(2).method()).isEqualTo("hare");
        assertThat(loaded.rules().get(2).threshold()).isEmpty();
    }

    @Test
    void optionsOfTheRuleMayStandBesideIt() {
        LoadedElection loaded = read(ElectionFolder.small()
                .replace("election.yaml", "rule: {method: sntv, reserved: {gender: F}}", """
                        rule: sainte-lague
                        first-divisor: 1.4
                        threshold: {share: 0.03, of: choices}
                        exempt: [ali, badr]
                        """)
                .put("contests.csv", "contest,seats\nN,3\nS,2\nI,1\n"));
        RuleSpec rule = loaded.rules().get(0);
        assertThat(rule.firstDivisor().orElseThrow()).hasToString("7/5");
        assertThat(rule.threshold().orElseThrow().of()).isEqualTo(Threshold.Base.CHOICES);
        assertThat(rule.exempt()).containsExactly("ali", "badr");
        assertThat(loaded.problems()).isEmpty();
    }

    @Test
    void totalsThatDifferAreKeptBesideTheStations() {
        LoadedElection loaded = read(ElectionFolder.small().append("totals.csv", "N,ali,61\nN,badr,50\n"));
        assertThat(votes(loaded, "N", "ali")).isEqualTo(60);
        assertThat(loaded.otherTotals()).containsOnlyKeys("N");
        assertThat(loaded.otherTotals().values().iterator().next().toArray()).containsExactly(61, 50, 30, 40, 20);
    }
}
