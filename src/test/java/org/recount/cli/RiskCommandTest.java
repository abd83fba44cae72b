package org.recount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.cli.CommandLineTest.Run;
import org.recount.risk.round.NextRound;
import org.recount.risk.round.RoundRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code recount risk}, as the contract has it. */
class RiskCommandTest {
    @TempDir
    Path folder;

    private Path values;

    @BeforeEach
    void write() throws IOException {
        values = folder.resolve("values.txt");
        Files.writeString(values, "1\n1\n0\n1\n1\n1\n0\n1\n1\n1\n1\n0\n1\n1\n1\n1\n1\n0\n1\n1\n");
    }

    private JsonNode json(String... options) {
        List<String> args = new ArrayList<>(List.of("risk", "--json"));
        args.addAll(List.of(options));
        args.add(values.toString());
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** The last value and the least, from reference/rla.json's vectors where there is one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --test alpha --estimator shrink-trunc --eta .6 --d 10                    | 0.0649731499808175
            --test alpha --eta .6 --d 10 --c .05 --population 1000                   | 0.06098781307149526
            --test alpha --estimator fixed --eta .6                                  | 0.13205051985448102
            --test alpha --estimator conditional --eta .6 --population 1000          | 0.12715745017524147
            --test bravo --eta .6                                                    | 0.13205051985448102
            --test bravo --eta .6 --population 1000                                  | 0.12715745017524147
            --test betting --estimator agrapa --lambda .5 --c .9                     | 0.21587171052631587
            --test kaplan-wald                                                       | 0.1251553982955946
            --test kaplan-kolmogorov --population 1000                               | 0.04173031817070651
            --test minerva --eta .6                                                  | 0.11597133562152877""")
    void theVectorsOfTheReference(String options, double expected) {
        JsonNode answer = json(options.trim().split(" +"));
        assertThat(answer.propertyNames()).containsExactly("pValue", "history");
        assertThat(answer.get("history")).hasSize(20);
        double least = 1;
        for (JsonNode p : answer.get("history")) {
            least = Math.min(least, p.asDouble());
        }
        assertThat(answer.get("pValue").asDouble()).isEqualTo(least);
        assertThat(least).isCloseTo(expected, within(1e-11));
    }

    @Test
    void kaplanMarkovIsTheProductOfItsFactors() {
        double product = 1;
        List<Double> path = new ArrayList<>();
        for (int x : new int[] {1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1}) {
            product *= 0.6 / (x + 0.1);
            path.add(Math.min(1, product));
        }
        JsonNode history = json("--test", "kaplan-markov").get("history");
        for (int j = 0; j < path.size(); j++) {
            assertThat(history.get(j).asDouble()).isCloseTo(path.get(j), within(1e-14));
        }
    }

    @Test
    void theHistoryIsNotTheRunningMinimumAndIsZeroOnceTheNullIsImpossible() throws IOException {
        Files.writeString(values, "1\n1\n0\n1\n1\n0\n");
        JsonNode history = json("--test", "alpha", "--estimator", "fixed", "--eta", ".7", "--population", "7")
                .get("history");
        assertThat(history.get(2).asDouble()).isGreaterThan(history.get(1).asDouble());
        assertThat(history.get(3).asDouble()).isPositive();
        assertThat(history.get(4).asDouble()).isZero();
        assertThat(history.get(5).asDouble()).isZero();
    }

    @Test
    void aComparisonAuditWithoutErrors() throws IOException {
        // Margin 5%: clean overstatement values are 1/1.95, the bound 2/1.95; 119 draws at 5% (Spertus 2023, table 1).
        double upper = 2 / 1.95;
        Files.writeString(values, (upper / 2 + "\n").repeat(130));
        JsonNode history = json(
                        "--test",
                        "alpha",
                        "--estimator",
                        "optimal-comparison",
                        "--rate",
                        "0",
                        "--upper",
                        Double.toString(upper))
                .get("history");
        int n = 0;
        while (history.get(n).asDouble() > 0.05) {
            n++;
        }
        assertThat(n + 1).isEqualTo(119);
    }

    @Test
    void badValuesAreAllNamedWithTheirLines() throws IOException {
        Files.writeString(values, "x\n1\n\n-1\n1.5\nNaN\n");
        Run run = Run.of("risk", "--test", "kaplan-wald", values.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(":1:", ":4:", ":5:", ":6:", "4 errors", "Maybe ");
    }

    /** Files that are no list of numbers are bad input, never a failure of the machine; a byte order mark is none. */
    @Test
    void filesThatAreNoList() throws IOException {
        Files.write(values, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '1', '\r', '\n', '0', ',', '5'});
        Run comma = Run.of("risk", "--test", "kaplan-wald", values.toString());
        assertThat(comma.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(comma.err())
                .contains(":2:", "Maybe a decimal comma: write 0.5.", "1 error")
                .doesNotContain(":1:");
        Files.write(values, new byte[] {'1', '\n', (byte) 0xE1, '\n'});
        Run encoded = Run.of("risk", "--test", "kaplan-wald", values.toString());
        assertThat(encoded.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(encoded.err()).contains(":2:", "not UTF-8");
        Files.writeString(values, "\n");
        Run none = Run.of("risk", "--test", "kaplan-wald", values.toString());
        assertThat(none.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(none.err()).contains("There is no value");
        Run directory = Run.of("risk", "--test", "kaplan-wald", folder.toString());
        assertThat(directory.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(directory.err()).contains("is a folder");
    }

    @Test
    void moreValuesThanThePopulationIsBadInput() {
        Run run = Run.of("risk", "--test", "kaplan-wald", "--population", "19", values.toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("20 values from a population of 19");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--test nonsense",
                "--test alpha",
                "--test alpha --eta .6 --estimator nonsense",
                "--test betting --estimator fixed",
                "--test bravo",
                "--test minerva",
                "--test minerva --eta .4",
                "--test minerva --eta .6 --population 100",
                "--test minerva --eta .6 --rounds 5,5",
                "--test minerva --eta .6 --rounds 5,10 --rounds-chosen after_seed",
                "--test kaplan-wald --g 2",
                "--test kaplan-wald --upper 0",
                "--test kaplan-wald --population 0",
                "--test alpha --eta 1e400",
                "--test alpha --eta NaN",
                "--test kaplan-wald --upper 1e400",
                "--test kaplan-wald --risk-limit 2",
                "--test alpha --eta .6 --d 0",
                "--test alpha --eta .6 --next-round .9",
                "--test providence --eta .6 --next-round 1"
            })
    void wrongUsageIsToldWithAdvice(String options) {
        List<String> args = new ArrayList<>(List.of("risk"));
        args.addAll(List.of(options.split(" ")));
        args.add(values.toString());
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("Maybe ");
        assertThat(run.out()).isEmpty();
    }

    /** Providence after 25 votes, 17 for the winner: the size that the exact tails give, and what it needs. */
    @Test
    void theNextRoundFollowsTheVotes() throws IOException {
        Files.writeString(values, "1\n".repeat(15) + "0\n".repeat(10) + "0.5\n".repeat(25));
        JsonNode next = json("--test", "providence", "--eta", ".6", "--next-round", ".9")
                .get("nextRound");
        NextRound twin = NextRound.after(RoundRule.providence(0.6, 0.05), 25, 15);
        int votes = twin.size(0.9, 100_000).orElseThrow();
        assertThat(next.get("votes").asInt()).isEqualTo(votes);
        assertThat(next.get("draws").asInt()).isEqualTo(2 * votes);
        assertThat(next.get("needed").asInt()).isEqualTo(twin.needed(votes).orElseThrow());
        assertThat(next.get("stopping").asDouble()).isBetween(0.9, 0.95);
        Run text = Run.of("risk", "--test", "providence", "--eta", ".6", "--next-round", ".9", values.toString());
        assertThat(text.out()).contains("Next round: " + votes + " votes for the two", "new public seed");
        JsonNode stopped = json("--test", "providence", "--eta", ".6", "--risk-limit", ".9", "--next-round", ".9");
        assertThat(stopped.get("nextRound").isNull()).isTrue();
        Files.writeString(values, "0\n".repeat(50));
        Run minerva = Run.of("risk", "--test", "minerva", "--eta", ".6", "--next-round", ".9", values.toString());
        assertThat(minerva.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(minerva.err()).contains("may not be sized by the 50 votes seen", "Maybe use providence");
        assertThat(minerva.out()).isEmpty();
    }

    @Test
    void aMissingFileIsBadInput() {
        Run run = Run.of("risk", "--test", "kaplan-wald", folder.resolve("none").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
    }

    @Test
    void forPeopleTheDecisionIsSaid() {
        Run run = Run.of("risk", "--test", "kaplan-kolmogorov", "--population", "1000", values.toString());
        assertThat(run.out()).contains("Measured risk: 0.0417", "20 draws", "confirmed");
        Run open = Run.of(
                "risk",
                "--test",
                "kaplan-kolmogorov",
                "--population",
                "1000",
                "--risk-limit",
                ".01",
                values.toString());
        assertThat(open.out()).contains("not confirmed", "Left to draw: 980 of 1000");
    }
}
