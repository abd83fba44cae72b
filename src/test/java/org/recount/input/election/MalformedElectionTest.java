package org.recount.input.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recount.input.Problem.Severity.FATAL;
import static org.recount.input.Problem.Severity.WARNING;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.input.Problem;
import org.recount.input.Problem.Severity;
import org.recount.input.Problems;
import org.recount.input.mapping.ReadOptions;
import org.recount.testing.ElectionFolder;

/** Every way in which a folder can be wrong that we know of: told with file, line, value and advice. */
class MalformedElectionTest {
    @TempDir
    private Path temp = Path.of("");

    /**
     * One way to spoil the small election.
     *
     * @param name what is wrong
     * @param spoil spoils it
     * @param where file and line of the problem
     * @param message part of the message
     * @param advice part of the advice
     * @param severity whether it stops a command
     */
    record Case(
            String name,
            Consumer<ElectionFolder> spoil,
            String where,
            String message,
            String advice,
            Severity severity) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void add(
            String name,
            Consumer<ElectionFolder> spoil,
            String where,
            String message,
            String advice,
            Severity severity) {
        CASES.add(new Case(name, spoil, where, message, advice, severity));
    }

    private static Consumer<ElectionFolder> votes(String from, String to) {
        return f -> f.replace("votes.csv", from, to);
    }

    static Stream<Case> cases() {
        CASES.clear();
        numbers();
        structure();
        files();
        bytes();
        yaml();
        references();
        sums();
        seats();
        return CASES.stream();
    }

    private static void numbers() {
        add(
                "negative",
                votes("n1,N,ali,30", "n1,N,ali,-30"),
                "votes.csv:2",
                "votes \"-30\" is negative",
                "sign",
                FATAL);
        add("minus sign U+2212", votes("n1,N,ali,30", "n1,N,ali,\u221230"), "votes.csv:2", "negative", "sign", FATAL);
        add(
                "fraction",
                votes("n1,N,ali,30", "n1,N,ali,30.5"),
                "votes.csv:2",
                "\"30.5\" is not a whole",
                "share",
                FATAL);
        add("empty", votes("n1,N,ali,30", "n1,N,ali,"), "votes.csv:2", "votes is blank", "Maybe write 0", FATAL);
        add("words", votes("n1,N,ali,30", "n1,N,ali,n/a"), "votes.csv:2", "\"n/a\" is not a whole", "blank", FATAL);
        add("dash", votes("n1,N,ali,30", "n1,N,ali,-"), "votes.csv:2", "\"-\" is not a whole", "blank", FATAL);
        add(
                "separators of thousands",
                votes("n1,N,ali,30", "n1,N,ali,\"1,234\""),
                "votes.csv:2",
                "\"1,234\" has separators of thousands",
                "Maybe write 1234",
                FATAL);
        add("dots of thousands", votes("ali,30\nn1", "ali,1.234\nn1"), "votes.csv:2", "thousands", "1234", FATAL);
        add(
                "blanks of thousands",
                votes("ali,30\nn1", "ali,1\u202F234\nn1"),
                "votes.csv:2",
                "thousands",
                "1234",
                FATAL);
        add("scientific", votes("ali,30\nn1", "ali,1.2E+4\nn1"), "votes.csv:2", "scientific", "spreadsheet", FATAL);
        add("formula", votes("ali,30\nn1", "ali,=A1+A2\nn1"), "votes.csv:2", "formula", "values", FATAL);
        add("error of a formula", votes("ali,30\nn1", "ali,#REF!\nn1"), "votes.csv:2", "formula", "values", FATAL);
        add("plus", votes("ali,30\nn1", "ali,+30\nn1"), "votes.csv:2", "has a sign", "Maybe write 30", FATAL);
        add(
                "too large for a long",
                votes("ali,30\nn1", "ali,99999999999999999999\nn1"),
                "votes.csv:2",
                "larger than 1000000000000000",
                "ran together",
                FATAL);
        add("hexadecimal", votes("ali,30\nn1", "ali,0x1F\nn1"), "votes.csv:2", "not a whole number", "Maybe", FATAL);
        add("superscript digit", votes("ali,30\nn1", "ali,3\u00B2\nn1"), "votes.csv:2", "not a whole", "Maybe", FATAL);
    }

    private static void structure() {
        add(
                "header twice",
                f -> f.change(
                        "votes.csv",
                        s -> s.replace("choice,votes", "choice,choice,votes")
                                .replaceAll("(?m)^(\\w+,[NS],)(\\w+)(,\\d+)$", "$1$2,$2$3")),
                "votes.csv:1",
                "\"choice\" stands twice",
                "rename",
                FATAL);
        add(
                "missing column",
                f -> f.replace("votes.csv", "choice,votes", "candidate,votes"),
                "votes.csv:1",
                "There is no column \"choice\"; the columns are: station, contest, candidate, votes",
                "columns: {votes: {choice: ...}}",
                FATAL);
        add(
                "column almost named",
                f -> f.replace("votes.csv", "choice,votes", "Choise,votes"),
                "votes.csv:1",
                "no column \"choice\"",
                "Maybe \"Choise\" is meant; in election.yaml: columns: {votes: {choice: Choise}}",
                FATAL);
        add(
                "optional column almost named",
                f -> f.replace("stations.csv", "registered,cast", "registred,cast"),
                "stations.csv:1",
                "\"registred\" is not read",
                "\"registered\" is meant",
                WARNING);
        add(
                "short row",
                votes("n1,N,badr,30", "n1,N,badr"),
                "votes.csv:3",
                "has 3 fields, the header has 4",
                "cut",
                FATAL);
        add("long row", votes("n1,N,badr,30", "n1,N,badr,1,234"), "votes.csv:3", "has 5 fields", "comma", FATAL);
        add(
                "unclosed quote",
                votes("n2,N,ali,30", "n2,N,\"ali,30"),
                "votes.csv:7",
                "This is not CSV",
                "quote is not closed",
                FATAL);
        add(
                "text after a quote",
                votes("n2,N,ali,30", "n2,N,\"al\"i,30"),
                "votes.csv:7",
                "This is not CSV",
                "quote",
                FATAL);
        add(
                "semicolons",
                f -> f.change("votes.csv", s -> s.replace(',', ';')),
                "votes.csv:1",
                "separated by semicolons",
                "commas",
                FATAL);
        add("tabs", f -> f.change("votes.csv", s -> s.replace(',', '\t')), "votes.csv:1", "by tabs", "commas", FATAL);
        add("empty file", f -> f.put("votes.csv", ""), "votes.csv", "The file is empty", "copied to the end", FATAL);
        add("only a mark", f -> f.put("votes.csv", "\uFEFF"), "votes.csv", "empty", "copied to the end", FATAL);
        add("only line ends", f -> f.put("votes.csv", "\n\r\n\n"), "votes.csv", "empty", "copied", FATAL);
        add(
                "no contest",
                f -> f.put("contests.csv", "contest,seats\n"),
                "contests.csv",
                "There is no contest",
                "copied to the end",
                FATAL);
    }

    private static void files() {
        add(
                "no election.yaml",
                f -> f.remove("election.yaml"),
                "election.yaml",
                "no file election.yaml",
                "Maybe",
                FATAL);
        add(
                "election.yml",
                f -> f.put("election.yml", f.text("election.yaml")).remove("election.yaml"),
                "election.yaml",
                "no file election.yaml",
                "Maybe \"election.yml\" is meant",
                FATAL);
        add("no contests", f -> f.remove("contests.csv"), "contests.csv", "no file contests.csv", "Maybe", FATAL);
        add("no choices", f -> f.remove("choices.csv"), "choices.csv", "no file choices.csv", "Maybe", FATAL);
        add(
                "no votes and no totals",
                f -> f.remove("votes.csv").remove("totals.csv"),
                "votes.csv",
                "no file",
                "Maybe",
                FATAL);
        add(
                "votes without stations",
                f -> f.remove("stations.csv"),
                "stations.csv",
                "no file stations.csv",
                "Maybe",
                FATAL);
        add(
                "a file under another name",
                f -> f.put("vote.csv", f.text("votes.csv")).append("election.yaml", "files: {votes: Votes.csv}\n"),
                "Votes.csv",
                "no file Votes.csv",
                "\"votes.csv\" is meant",
                FATAL);
        add(
                "a folder in place of a file",
                f -> f.remove("votes.csv").put("votes.csv/a.csv", "x"),
                "votes.csv",
                "votes.csv is a folder",
                "name a file in it",
                FATAL);
        add(
                "a root that is not there",
                f -> f.append("election.yaml", "root: nowhere\n"),
                "election.yaml:7",
                "There is no folder",
                "--data DIR",
                FATAL);
    }

    private static void bytes() {
        add(
                "NUL",
                votes("n1,N,badr,30", "n1,N,badr\0,30"),
                "votes.csv:3",
                "NUL byte (line 3, offset 50)",
                "UTF-16",
                FATAL);
        add(
                "Windows-1256",
                f -> f.put(
                        "choices.csv",
                        f.text("choices.csv").replace("Badr", "بدر").getBytes(Charset.forName("windows-1256"))),
                "choices.csv:3",
                "not UTF-8: byte CF (line 3, offset 65)",
                "iconv",
                FATAL);
        add(
                "UTF-16",
                f -> f.put("votes.csv", f.text("votes.csv").getBytes(StandardCharsets.UTF_16)),
                "votes.csv",
                "it is UTF-16",
                "CSV UTF-8",
                FATAL);
        add(
                "overlong form",
                f -> f.put("votes.csv", new byte[] {'a', (byte) 0xC0, (byte) 0x80}),
                "votes.csv:1",
                "byte C0 (line 1, offset 1)",
                "Maybe",
                FATAL);
        add(
                "cut inside a letter",
                f -> f.put("votes.csv", (f.text("votes.csv") + "n9,\u00D8").getBytes(StandardCharsets.ISO_8859_1)),
                "votes.csv:18",
                "ends in the middle",
                "Maybe",
                FATAL);
        add(
                "surrogate",
                f -> f.put("votes.csv", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
                "votes.csv:1",
                "byte A0 (line 1, offset 1)",
                "Maybe",
                FATAL);
        add("Excel", f -> f.put("votes.csv", "PK\u0003\u0004xyz"), "votes.csv", "Excel", "CSV UTF-8", FATAL);
        add(
                "gzip",
                f -> f.put("votes.csv", new byte[] {0x1F, (byte) 0x8B, 8, 0}),
                "votes.csv",
                "gzip",
                "gunzip",
                FATAL);
        add("PDF", f -> f.put("votes.csv", "%PDF-1.7"), "votes.csv", "a PDF", "tables", FATAL);
        add(
                "yaml that is not text",
                f -> f.put("election.yaml", new byte[] {'a', ':', (byte) 0xFF}),
                "election.yaml:1",
                "not UTF-8",
                "Maybe",
                FATAL);
    }

    private static void yaml() {
        add("empty yaml", f -> f.put("election.yaml", ""), "election.yaml", "The file is empty", "Maybe", FATAL);
        add("a list", f -> f.put("election.yaml", "- a\n"), "election.yaml:1", "is a list", "colon", FATAL);
        add(
                "not yaml",
                f -> f.append("election.yaml", "x: [1\n"),
                "election.yaml:7",
                "expected ',' or ']'",
                "Maybe",
                FATAL);
        add(
                "key twice",
                f -> f.append("election.yaml", "name: b\n"),
                "election.yaml:7",
                "\"name\" stands twice",
                "delete",
                FATAL);
        add(
                "unknown key",
                f -> f.append("election.yaml", "fles: {}\n"),
                "election.yaml:7",
                "\"fles\"",
                "\"files\"",
                WARNING);
        add(
                "unknown key in the rule",
                f -> f.replace("election.yaml", "reserved:", "reservd:"),
                "election.yaml:6",
                "\"rule.reservd\"",
                "\"reserved\"",
                WARNING);
        add(
                "unknown method",
                f -> f.replace("election.yaml", "sntv", "sntw"),
                "election.yaml:6",
                "no seat rule \"sntw\"",
                "Maybe",
                FATAL);
        add(
                "no rule",
                f -> f.change("election.yaml", s -> s.replaceAll("rule:.*\n", "")),
                "contests.csv:2",
                "has no seat rule",
                "rule: {method: sntv}",
                FATAL);
        add(
                "no id",
                f -> f.replace("election.yaml", "election: small\n", ""),
                "election.yaml",
                "has no id",
                "add: election:",
                WARNING);
        add(
                "date",
                f -> f.replace("election.yaml", "2021-10-10", "10/10/2021"),
                "election.yaml:3",
                "10/10/2021",
                "2021-10-10",
                WARNING);
        add(
                "threshold for candidates",
                f -> f.replace("election.yaml", "sntv, ", "sntv, threshold: 3%, "),
                "election.yaml:6",
                "elects candidates",
                "Maybe",
                FATAL);
        add(
                "threshold above all",
                f -> f.replace("election.yaml", "sntv, ", "dhondt, threshold: {share: 3}, "),
                "election.yaml:6",
                "not a share",
                "3%",
                FATAL);
        add(
                "column source of no kind",
                f -> f.append("election.yaml", "columns: {votes: {votes: {col: x}}}\n"),
                "election.yaml:7",
                "needs one of: column, value, sum, total",
                "Maybe write",
                FATAL);
        add(
                "mapping of an unknown table",
                f -> f.append("election.yaml", "columns: {vote: {votes: x}}\n"),
                "election.yaml:7",
                "\"columns.vote\"",
                "\"votes\"",
                WARNING);
        add(
                "mapping of an unknown column",
                f -> f.append("election.yaml", "columns: {votes: {vots: x}}\n"),
                "election.yaml:7",
                "\"columns.votes.vots\"",
                "\"votes\"",
                WARNING);
        add(
                "mapping to a column that is not there",
                f -> f.append("election.yaml", "columns: {votes: {choice: chioce}}\n"),
                "votes.csv:1",
                "no column \"chioce\"",
                "Maybe \"choice\" is meant",
                FATAL);
        add(
                "filter on a column that is not there",
                f -> f.append("election.yaml", "rows: {votes: {year: 2009}}\n"),
                "votes.csv:1",
                "no column \"year\"",
                "Maybe",
                FATAL);
        add(
                "wide without place",
                f -> f.append("election.yaml", "wide: {votes: p1}\n"),
                "election.yaml:7",
                "does not say where",
                "p{choice}",
                FATAL);
        add(
                "wide without columns",
                f -> f.append("election.yaml", "wide: {votes: 'p{choice}'}\n"),
                "votes.csv:1",
                "no column \"p{choice}\"",
                "Maybe",
                FATAL);
    }

    private static void references() {
        add(
                "candidate of another contest",
                f -> f.append("votes.csv", "s2,S,ali,3\n"),
                "votes.csv:18",
                "Choice \"ali\" is not in contest S (1 row); it is a choice of contest N",
                "contest of the row",
                FATAL);
        add(
                "unknown candidate",
                votes("n2,N,badr,20", "n2,N,bader,20"),
                "votes.csv:8",
                "Choice \"bader\" is not in contest N (1 row)",
                "\"badr\" is meant",
                FATAL);
        add(
                "unknown contest of votes",
                f -> f.append("votes.csv", "x1,X,ali,3\nx1,X,badr,3\n"),
                "votes.csv:18",
                "Contest \"X\" is not in the table of contests (2 rows of votes)",
                "leave the contest out",
                FATAL);
        add(
                "station without a row",
                f -> f.append("votes.csv", "n9,N,ali,3\n"),
                "votes.csv:18",
                "Station n9 has votes in contest N (1 row) but no row",
                "missing from stations.csv",
                WARNING);
        add(
                "station in other letters, with a blank that is not seen",
                votes("n2,N,badr,20", "N2\u00A0,N,badr,20"),
                "votes.csv:8",
                "has votes in contest N (1 row) but no row",
                "\"n2\" is meant",
                WARNING);
        add(
                "row of totals among the votes",
                f -> f.append("votes.csv", "Total,N,ali,1\n"),
                "votes.csv:18",
                "Station Total has votes in contest N",
                "rows: {votes: {COLUMN: {not: Total}}}",
                WARNING);
        add(
                "row of totals among the stations",
                f -> f.append("stations.csv", "المجموع,N,,,,,,\n").append("votes.csv", "المجموع,N,ali,1\n"),
                "stations.csv:6",
                "Station المجموع of contest N is called like a total",
                "leave the row out",
                WARNING);
        add(
                "row of totals that is the sum of the others",
                f -> f.append("stations.csv", "TOTAL,N,,,,,,\n")
                        .append("votes.csv", "TOTAL,N,ali,60\nTOTAL,N,badr,50\nTOTAL,N,dalia,40\n")
                        .append("votes.csv", "TOTAL,N,celine,30\nTOTAL,N,emad,20\n"),
                "stations.csv:6",
                "Station TOTAL of contest N is the total of all others; its votes would count twice",
                "{not: TOTAL}",
                FATAL);
        add(
                "id that a spreadsheet shortened",
                f -> f.append("stations.csv", "1.23457E+11,N,,,,,,\n"),
                "stations.csv:6",
                "The ids of 1 station of contest N are in scientific notation, first 1.23457E+11",
                "export the column as text",
                WARNING);
        add(
                "a column for each choice",
                f -> f.put("votes.csv", "station,contest,ali,badr\nn1,N,3,4\n"),
                "votes.csv:1",
                "There is no column \"choice\"",
                "wide: {votes: ",
                FATAL);
        add(
                "duplicate row of votes",
                f -> f.append("votes.csv", "n1,N,ali,30\n"),
                "votes.csv:18",
                "ali stands twice in station n1 of contest N: 30 votes on line 2 and 30 here",
                "duplicates: {votes: sum}",
                FATAL);
        add(
                "duplicate station, the same",
                f -> f.append("stations.csv", "n1,N,school,Up,M,300,105,5\n"),
                "stations.csv:6",
                "Station n1 of contest N stands twice, first on line 2, with the same figures",
                "delete",
                WARNING);
        add(
                "duplicate station, other figures",
                f -> f.append("stations.csv", "n1,N,school,Up,M,300,110,5\n"),
                "stations.csv:6",
                "with other figures: registered 300, cast 110, invalid 5 against registered 300, cast 105",
                "right one",
                FATAL);
        add(
                "duplicate candidate, the same",
                f -> f.append("choices.csv", "N,ali,Ali,Reds,M,\n"),
                "choices.csv:12",
                "Choice ali stands twice in contest N, first on line 2, the same",
                "delete",
                WARNING);
        add(
                "duplicate candidate, another name",
                f -> f.append("choices.csv", "N,ali,Alia,Reds,F,\n"),
                "choices.csv:12",
                "with another name, party or gender",
                "unique within its contest",
                FATAL);
        add(
                "duplicate contest, other seats",
                f -> f.append("contests.csv", "N,North,Up,4,1\n"),
                "contests.csv:5",
                "Contest N stands twice: with 3 seats (1 reserved) on line 2, and here with 4 (1)",
                "wrong row",
                FATAL);
        add(
                "duplicate contest, the same",
                f -> f.append("contests.csv", "N,North,Up,3,1\n"),
                "contests.csv:5",
                "with the same seats",
                "delete",
                WARNING);
        add(
                "candidate of an unknown contest",
                f -> f.append("choices.csv", "X,xenia,Xenia,,F,\n"),
                "choices.csv:12",
                "Contest \"X\" is not in the table of contests (1 row of choices)",
                "rows: choices:",
                WARNING);
        add(
                "station of an unknown contest",
                f -> f.append("stations.csv", "x1,X,,,,,,\n"),
                "stations.csv:6",
                "(1 row of stations)",
                "rows: stations:",
                WARNING);
        add(
                "contest without id",
                f -> f.append("contests.csv", ",Nowhere,,1,0\n"),
                "contests.csv:5",
                "no id",
                "total",
                FATAL);
        add(
                "choice without id",
                f -> f.append("choices.csv", "N,,Nobody,,,\n"),
                "choices.csv:12",
                "no id",
                "total",
                FATAL);
        add(
                "station without id",
                f -> f.append("stations.csv", ",N,,,,,,\n"),
                "stations.csv:6",
                "no id",
                "total",
                FATAL);
        add(
                "votes without station",
                f -> f.append("votes.csv", ",N,ali,3\n"),
                "votes.csv:18",
                "no station",
                "total",
                FATAL);
        add(
                "two totals",
                f -> f.append("totals.csv", "I,rana,8\n"),
                "totals.csv:4",
                "rana of contest I has two totals: 7 and 8",
                "duplicates: {totals: sum}",
                FATAL);
        add(
                "total of an unknown candidate",
                f -> f.append("totals.csv", "I,zed,8\n"),
                "totals.csv:4",
                "Choice \"zed\" is not in contest I",
                "Maybe",
                FATAL);
        add(
                "total of an unknown contest",
                f -> f.append("totals.csv", "Z,zed,8\n"),
                "totals.csv:4",
                "Contest \"Z\" is not in the table of contests (1 row of totals)",
                "Maybe",
                FATAL);
    }

    private static void sums() {
        add(
                "more votes than ballots",
                f -> f.replace("stations.csv", "300,105,5", "300,100,5"),
                "stations.csv:2",
                "Station n1 of contest N has 100 valid and 5 invalid votes, more than the 100 ballots cast",
                "copied wrongly",
                WARNING);
        add(
                "fewer votes than ballots",
                f -> f.replace("stations.csv", "300,105,5", "300,111,5"),
                "stations.csv:2",
                "In 1 station of contest N valid and invalid votes are fewer than the ballots cast, first in station n1 (by"
                        + " 6)",
                "missing",
                WARNING);
        add(
                "totals that differ from the stations",
                f -> f.append("totals.csv", "N,ali,61\nN,badr,50\n"),
                "totals.csv",
                "Choice ali of contest N has 61 votes in the table of totals, its stations add up to 60 (-1)",
                "sum of the stations is taken",
                WARNING);
        add(
                "a contest without any votes",
                f -> f.put("totals.csv", "contest,choice,votes\n"),
                "",
                "Contest I has no votes in any table",
                "written differently",
                WARNING);
        add(
                "stations without votes",
                f -> f.append("stations.csv", "i1,I,pier,Sea,,20,12,0\n"),
                "stations.csv",
                "Contest I has 1 stations but no votes by station",
                "another file",
                WARNING);
    }

    private static void seats() {
        add(
                "more reserved than seats",
                f -> f.replace("contests.csv", "Up,3,1", "Up,3,4"),
                "contests.csv:2",
                "Contest N reserves 4 of 3 seats",
                "exchanged",
                FATAL);
        add(
                "no seats",
                f -> f.replace("contests.csv", "Up,3,1", "Up,0,0"),
                "contests.csv:2",
                "has 0 seats",
                "rows:",
                FATAL);
        add(
                "blank seats",
                f -> f.replace("contests.csv", "Up,3,1", "Up,,1"),
                "contests.csv:2",
                "seats is blank",
                "Maybe",
                FATAL);
        add(
                "too many seats",
                f -> f.replace("contests.csv", "Up,3,1", "Up,30000,1"),
                "contests.csv:2",
                "has 30000 seats",
                "votes",
                FATAL);
        add(
                "fewer candidates than seats",
                f -> f.replace("contests.csv", "Up,3,1", "Up,6,1"),
                "",
                "Contest N has 5 candidates for 6 seats",
                "stay empty",
                WARNING);
        add(
                "fewer women than reserved seats",
                f -> f.replace("contests.csv", "Up,3,1", "Up,3,3"),
                "",
                "has only 2 candidates for them",
                "Maybe",
                WARNING);
        add(
                "some genders blank",
                f -> f.replace("choices.csv", "Emad,,M,", "Emad,,,"),
                "",
                "and 1 of its candidates have no gender",
                "F or M",
                WARNING);
        add(
                "all genders blank",
                f -> f.change("choices.csv", s -> s.replaceAll(",[MF],\n", ",,\n")),
                "",
                "Contest N reserves 1 seats, but no candidate has a gender",
                "columns: {choices: {gender: ...}}",
                FATAL);
        add(
                "a gender in words",
                f -> f.replace("choices.csv", "Emad,,M,", "Emad,,Male,"),
                "choices.csv:6",
                "has the gender \"Male\"; expected F, M or blank",
                "values: {Male: F}",
                FATAL);
        add(
                "a contest without candidates",
                f -> f.change("choices.csv", s -> s.replaceAll("I,.*\n", "")).remove("totals.csv"),
                "choices.csv",
                "Contest I has no choice that competes",
                "written differently",
                FATAL);
        add(
                "reserved seats for lists",
                f -> f.replace("election.yaml", "sntv", "dhondt"),
                "",
                "Contest N reserves 1 seats, but its rule (dhondt) elects lists and fills no reserved seats",
                "Maybe the rule is another",
                WARNING);
        add(
                "a rule of one contest that is not known",
                f -> f.put("contests.csv", "contest,seats,rule\nN,3,\nS,2,\nI,1,pluralty\n"),
                "contests.csv contest I:0",
                "no seat rule \"pluralty\"",
                "Maybe",
                FATAL);
        add(
                "a threshold of one contest that is no share",
                f -> f.put("contests.csv", "contest,seats,rule,threshold\nN,3,,\nS,2,,\nI,1,dhondt,many\n"),
                "contests.csv:4",
                "the threshold \"many\"",
                "0.03 or 3%",
                FATAL);
        add(
                "a kind of choice that is not known",
                f -> f.put(
                        "choices.csv",
                        f.text("choices.csv").replace(",group\n", ",kind\n").replace("Emad,,M,", "Emad,,M,nota")),
                "choices.csv:6",
                "of the kind \"nota\"",
                "none (of the above)",
                FATAL);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTold(Case c) {
        ElectionFolder folder = ElectionFolder.small();
        c.spoil().accept(folder);
        Problems problems = new Problems();
        Optional<LoadedElection> loaded =
                ElectionReader.read(folder.writeTo(temp), ReadOptions.ofEnvironment(), problems);
        String where = c.where().replaceFirst(":0$", "");
        List<Problem> found = problems.all().stream()
                .filter(p -> p.where().equals(where) && p.message().contains(c.message()))
                .toList();
        assertThat(found).as("of %s", problems.all()).hasSize(1);
        assertThat(found.get(0).severity()).isEqualTo(c.severity());
        assertThat(found.get(0).advice()).startsWith("Maybe ").contains(c.advice());
        assertThat(loaded.isPresent()).isEqualTo(!problems.hasFatal());
        if (c.severity() == Severity.WARNING) {
            assertThat(loaded).as("a warning stops nothing: %s", problems.all()).isPresent();
        }
    }

    @Test
    void theSmallElectionItselfHasNoProblem() {
        assertThat(ElectionReader.read(ElectionFolder.small().writeTo(temp)).problems())
                .isEmpty();
    }

    @Test
    void allProblemsOfAllTablesAreToldTogether() {
        ElectionFolder folder = ElectionFolder.small()
                .replace("contests.csv", "Up,3,1", "Up,x,1")
                .replace("choices.csv", "Emad,,M,", "Emad,,Male,")
                .replace("stations.csv", "300,105,5", "300,105,-5")
                .replace("votes.csv", "n1,N,ali,30", "n1,N,ali,thirty")
                .replace("votes.csv", "s2,S,mona,10", "s2,S,mina,10")
                .replace("totals.csv", "I,rana,7", "I,rana,7.5");
        Problems problems = new Problems();
        assertThat(ElectionReader.read(folder.writeTo(temp), ReadOptions.ofEnvironment(), problems))
                .isEmpty();
        assertThat(problems.all().stream().filter(Problem::fatal).map(Problem::where))
                .containsExactly(
                        "contests.csv:2",
                        "choices.csv:6",
                        "stations.csv:2",
                        "votes.csv:2",
                        "votes.csv:17",
                        "totals.csv:2");
    }

    @Test
    void aThousandProblemsOfOneKindAreToldOneByOneAndThenCounted() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            rows.append("n1,N,ali,x\n");
        }
        Problems problems = new Problems();
        ElectionReader.read(
                ElectionFolder.small().append("votes.csv", rows.toString()).writeTo(temp),
                ReadOptions.ofEnvironment(),
                problems);
        assertThat(problems.all()).hasSize(1001);
        assertThat(problems.all().get(1000).message()).isEqualTo("1500 more problems of the same kind (votes)");
    }

    @Test
    void nothingIsThere() {
        Problems problems = new Problems();
        ElectionReader.read(temp.resolve("nowhere"), ReadOptions.ofEnvironment(), problems);
        ElectionReader.read(temp.resolve("nowhere.zip"), ReadOptions.ofEnvironment(), problems);
        assertThat(problems.all()).hasSize(2).allMatch(p -> p.message().startsWith("There is no folder or zip"));
    }

    @Test
    void aFileThatIsNeitherFolderNorZip() {
        Path folder = ElectionFolder.small().writeTo(temp);
        Problems problems = new Problems();
        ElectionReader.read(folder.resolve("votes.csv"), ReadOptions.ofEnvironment(), problems);
        assertThat(problems.all().get(0).message()).endsWith("is neither a folder nor a .zip");
    }

    /** The superuser may read what is closed to others, so nothing is wrong then; TextFileTest has the refusal itself. */
    @Test
    void aFileThatMayNotBeRead() throws java.io.IOException {
        Path folder = ElectionFolder.small().writeTo(temp);
        Path votes = folder.resolve("votes.csv");
        java.nio.file.Files.setPosixFilePermissions(votes, java.util.Set.of());
        Problems problems = new Problems();
        ElectionReader.read(folder, ReadOptions.ofEnvironment(), problems);
        if (java.nio.file.Files.isReadable(votes)) {
            assertThat(problems.all()).isEmpty();
        } else {
            assertThat(problems.all().get(0).message()).isEqualTo("The file may not be read by you");
        }
    }
}
