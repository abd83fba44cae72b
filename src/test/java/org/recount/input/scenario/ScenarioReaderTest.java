package org.recount.input.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recount.dispute.Remedy;
import org.recount.input.Problem;
import org.recount.input.Problems;
import org.recount.simulation.Escalation;
import org.recount.simulation.RecountDesign;
import org.recount.simulation.Scenario;
import org.recount.simulation.Selection;
import org.recount.simulation.error.ShiftedDigit;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.SwappedLines;
import org.recount.simulation.error.WrongSheet;

class ScenarioReaderTest {
    private static final Path IRAQ = Path.of("scenarios", "iraq-2021");

    @TempDir
    private Path folder = Path.of("");

    private Path copy(UnaryOperator<String> edit) throws IOException {
        try (Stream<Path> files = Files.list(IRAQ)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path yaml = folder.resolve("scenario.yaml");
        Files.writeString(yaml, edit.apply(Files.readString(yaml)));
        return folder;
    }

    private static List<Problem> problems(Path path) {
        Problems problems = new Problems();
        Optional<LoadedScenario> loaded = ScenarioReader.read(path, problems);
        assertThat(loaded.isPresent()).isEqualTo(!problems.hasFatal());
        return problems.all();
    }

    @Test
    void readsIraq() {
        Problems problems = new Problems();
        Scenario s = ScenarioReader.read(IRAQ, problems).orElseThrow().scenario();
        assertThat(problems.all()).isEmpty();
        assertThat(s.info().id()).isEqualTo("iraq-2021");
        assertThat(s.info().seats()).isEqualTo(320);
        assertThat(s.info().carriedSeats()).isEqualTo(9);
        assertThat(s.info().stations()).isEqualTo(55_041);
        assertThat(s.info().stationsRecounted()).isEqualTo(5_304);
        assertThat(s.adjudication().stationsOpened()).isEqualTo(2_188 + 2_136 + 978);
        assertThat(s.complaints().filed()).isEqualTo(1_436);
        assertThat(s.adjudication().stationsDrawn()).isZero();
        assertThat(s.stationErrors()).hasSize(6);
        assertThat(s.stationErrors())
                .as("the shares of the one clerical rate")
                .contains(
                        new SwappedLines(new Spread(0.0005, 1)),
                        new WrongSheet(new Spread(0.0002, 1)),
                        new ShiftedDigit(new Spread(0.0003, 1)));
        assertThat(s.seatsStatus())
                .hasSize(83)
                .containsEntry("Kirkuk-2", "reported")
                .containsEntry("Basra-4", "filler");
        assertThat(s.history().changes()).hasSize(5);
        assertThat(s.history().changedBy(Remedy.READJUDICATE)).isEqualTo(1);
        assertThat(s.history().changedBy(Remedy.ANNUL)).isEqualTo(2);
        assertThat(s.history().changedBy(Remedy.RECOUNT)).isZero();
        assertThat(s.history().unexplained()).isEqualTo(2);
        assertThat(s.history().finalSeats().values().stream().mapToInt(i -> i).sum())
                .isEqualTo(320);
        assertThat(s.info().facts()).allSatisfy(f -> assertThat(f.source()).isNotBlank());
        assertThat(s.info().assumptions())
                .hasSizeGreaterThan(20)
                .allSatisfy(f -> assertThat(f.source()).isNotBlank());
        assertThat(s.info().contradictions()).anyMatch(c -> c.contains("4,324"));
    }

    @Test
    void theFileItselfMayBeNamed() {
        assertThat(problems(IRAQ.resolve("scenario.yaml"))).isEmpty();
    }

    @Test
    void everyNumberOfTheCurveThatIsWrongIsTold() throws IOException {
        Path path = copy(text -> text.replace("curve: [500, 1000,", "curve: [500, ten, 400, 60000,"));
        assertThat(problems(path)).extracting(p -> p.value()).containsExactlyInAnyOrder("ten", "400", "60000");
    }

    @Test
    void everyFileReadIsInTheList() {
        LoadedScenario loaded = ScenarioReader.read(IRAQ, new Problems()).orElseThrow();
        assertThat(loaded.inputs()).hasSize(1 + EnsembleReader.TABLES.size());
        assertThat(loaded.inputs().get(0).name()).isEqualTo("scenarios/iraq-2021/scenario.yaml");
        assertThat(loaded.inputs()).allSatisfy(f -> assertThat(f.sha256()).matches("[0-9a-f]{64}"));
    }

    /** What is wrong, where it must be told (the line is found by its text), and what the message or the advice says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filed: {value: 1436, | filled: {value: 1436, | filled: | \"complaints.filled\" is not known | \"filed\"",
                "filed: {value: 1436, | filed: {value: 1437, | rejected: {value | 1436 | another day",
                "value: 1436, what: complaints filed, source: \"The National, 24 Oct 2021; Rudaw, 22 Nov 2021\" | value: 1436 | filed: {value: 1436} | has no source | keep one",
                "complaints: {value: 46, source | complaints: {value: 46, assumption: x, source | complaints: {value: 46 | both a source and an assumption | keep one",
                "annulling: {value: 6, | annulling: {value: 5, | upheld: {value | procedural + annulling = 20 | another day",
                "Salahaddin: 325 | Salahadin: 325 | Salahadin | \"Salahadin\" | \"Salahaddin\"",
                "model: wrong_rulings | model: wrong_ruling | wrong_ruling | no model of a station error | \"wrong_rulings\"",
                "Dhi Qar: 389 | Dhi Qar: 3890 | places: | more than its 870 | another stage",
                "defenders: {value: 0.3, what: share of complaints by winners who defend a seat, assumption: not known} | defenders: 0.3 | defenders: | without saying where | source: ...",
                "curve: [500, 1000, | curve: [500, 400, | curve: | does not ascend | sort",
                "curve: [500, 1000, | curve: [500, ten, | curve: | not a whole number | curve:",
                "curve: [500, 1000, | curve: [-1, 1000, | curve: | does not ascend | sort",
                "50000, 55041] | 50000, 55042] | curve: | is more than the 55041 stations of the country | end with 55041",
                "scenario: iraq-2021 | scenario: iraq/2021 | scenario: iraq/2021 | identifier | letters",
                "rejected_after_recount: {value: 68 | rejected_after_recount: {value: 6800 | rejected_after_recount: | more than the 1415 | exchanged",
                "event_odds: | event_odd: | event_odd: | \"complaints.event_odd\" is not known | \"event_odds\"",
                "flow: as_reported | flow: judge | flow: judge | is not known | \"judged\"",
                "decisions_per_day: | decision_per_day: | decision_per_day: | \"adjudication.judging.decision_per_day\" is not known | \"decisions_per_day\"",
                "annuls_falsely: {value: 0.05 | annuls_falsely: {value: 5 | annuls_falsely: {value: 5 | 5 | Maybe",
                "history: | histories: | histories: | \"histories\" is not known | \"history\"",
                "swapped_lines: {value: 0.5, | swapped_lines: {value: 0.6, | shares: | sum to 1.1; they must sum to 1 | is missing",
                "swapped_lines: {value: 0.5, | swaped_lines: {value: 0.5, | swaped_lines | \"errors.clerical.shares.swaped_lines\" is not known | \"swapped_lines\"",
                "value: 0\\n    what: stations drawn | value: 55042\\n    what: stations drawn | random: | 55042 stations are drawn at random; the country has 55041 | full recount",
                "random_readjudicates: | random_readjudicate: | random_readjudicate: | \"recount.random_readjudicate\" is not known | \"random_readjudicates\"",
                "name: annexes | title: annexes | title: annexes | title\" is not known | one of"
            })
    void tellsWhatIsWrong(String from, String to, String where, String message, String advice) throws IOException {
        Path path = copy(text -> {
            String was = from.strip().replace("\\n", "\n");
            assertThat(text).contains(was);
            return text.replaceFirst(
                    java.util.regex.Pattern.quote(was),
                    java.util.regex.Matcher.quoteReplacement(to.strip().replace("\\n", "\n")));
        });
        List<String> lines = Files.readAllLines(path.resolve("scenario.yaml"));
        assertThat(problems(path)).anySatisfy(p -> {
            assertThat(p.fatal()).isTrue();
            assertThat(p.message()).contains(message.strip());
            assertThat(p.advice()).startsWith("Maybe ").contains(advice.strip());
            assertThat(p.line()).isPositive();
            assertThat(lines.get((int) p.line() - 1)).contains(where.strip());
        });
    }

    @Test
    void tellsAllProblemsAtOnce() throws IOException {
        Path path = copy(text -> text.replace("filed: {value: 1436", "filed: {value: -3")
                .replace("model: wrong_rulings", "model: wrong")
                .replace("block_odds:", "block_od:")
                .replace("Duhok: 44", "Dohuk: 44"));
        Files.delete(path.resolve("geography.csv"));
        List<Problem> problems = problems(path);
        assertThat(problems.stream().filter(Problem::fatal)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(problems).anyMatch(p -> p.message().contains("geography.csv is missing"));
        assertThat(problems).anyMatch(p -> p.message().contains("\"-3\""));
    }

    /** Tables as a spreadsheet saves them: each fault is told once, and not again as a column that is missing. */
    @Test
    void tablesOfASpreadsheet() throws IOException {
        Path path = copy(text -> text.replace("filed: {value: 1436", "filed: {value: 143600000000"));
        Path facts = path.resolve("facts.csv");
        Files.writeString(facts, "\uFEFF" + Files.readString(facts));
        Path parties = path.resolve("parties.csv");
        Files.writeString(parties, Files.readString(parties).replace(',', ';'));
        Path places = path.resolve("governorates.csv");
        Files.writeString(places, Files.readString(places), StandardCharsets.UTF_16);
        List<Problem> problems = problems(path);
        assertThat(problems).filteredOn(p -> p.file().endsWith("facts.csv")).isEmpty();
        assertThat(problems)
                .filteredOn(p -> p.file().equals(parties.toString()))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("separated by semicolons"));
        assertThat(problems)
                .filteredOn(p -> p.file().equals(places.toString()))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("it is UTF-16"));
        assertThat(problems).anyMatch(p -> p.message().contains("143600000000"));
        assertThat(problems).noneMatch(p -> p.message().contains("does not agree"));
    }

    /** A part that is larger than its whole is told, with its line. */
    @ParameterizedTest
    @CsvSource({
        "ballots_invalid, 9629602, 9629601 of ballots_cast",
        "centres, 55042, 55041 of stations",
        "stations_held, 55042, 55041 of stations",
        "women_winners_on_votes, 98, 97 of women_winners"
    })
    void aPartThatIsMoreThanItsWholeIsTold(String quantity, String value, String whole) throws IOException {
        Path facts = copy(text -> text).resolve("facts.csv");
        Files.writeString(
                facts, Files.readString(facts).replaceFirst("(?m)^" + quantity + ",\\d+", quantity + "," + value));
        assertThat(problems(folder)).singleElement().satisfies(p -> {
            assertThat(p.fatal()).isTrue();
            assertThat(p.value()).isEqualTo(value);
            assertThat(p.message()).isEqualTo(quantity + " is more than the " + whole);
            assertThat(p.advice()).startsWith("Maybe ");
            assertThat(Files.readAllLines(facts).get((int) p.line() - 1)).startsWith(quantity + "," + value);
        });
    }

    /** The two keys that a sweep varies: each changes what the scenario does, and the report says so. */
    @Test
    void aRandomSampleAndTheClericalRateAreRead() throws IOException {
        Path path =
                copy(text -> text.replace("value: 0\n    what: stations drawn", "value: 500\n    what: stations drawn")
                        .replace(
                                "value: 0.001\n      what: stations with a clerical",
                                "value: 0.4%\n      what: stations with a clerical"));
        Problems problems = new Problems();
        Scenario s = ScenarioReader.read(path, problems).orElseThrow().scenario();
        assertThat(problems.all()).isEmpty();
        assertThat(s.adjudication().stationsDrawn()).isEqualTo(500);
        assertThat(s.adjudication().stationsOpened()).isEqualTo(2_188 + 2_136 + 978);
        assertThat(s.adjudication().readjudicates(s.adjudication().stageCount() - 1))
                .isEqualTo(0.1);
        assertThat(s.stationErrors()).contains(new WrongSheet(new Spread(0.0008, 1)));
        assertThat(s.info().modelInShort()).contains("500 drawn at random");
    }

    @Test
    void ratesThatTogetherExceedOneAreRefused() throws IOException {
        Path path = copy(text -> text.replace(
                "value: 0.005\n        assumption: with the odds", "value: 0.5\n        assumption: with the odds"));
        assertThat(problems(path)).anyMatch(p -> p.message().contains("together strike"));
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(problems(folder.resolve("nothing")))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("no such folder"));
        assertThat(problems(folder)).anyMatch(p -> p.message().contains("scenario.yaml"));
    }

    @Test
    void anElectionIsNoScenario() throws IOException {
        Files.writeString(folder.resolve("election.yaml"), "election: a");
        assertThat(problems(folder)).singleElement().satisfies(p -> {
            assertThat(p.message()).contains("an election, not a scenario");
            assertThat(p.advice()).startsWith("Maybe recount allocate");
        });
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        Path path = copy(text -> "");
        assertThat(problems(path)).anyMatch(p -> p.message().contains("empty"));
    }

    @Test
    void percentAndUnderscoresAreNumbers() throws IOException {
        Path path = copy(text -> text.replace("filed: {value: 1436", "filed: {value: 1_436")
                .replace("defenders: {value: 0.3", "defenders: {value: 30%"));
        assertThat(problems(path)).isEmpty();
    }

    /** The scenario with a list of designs. */
    private Path withDesigns(String designs) throws IOException {
        return copy(text -> text.replace("  stages:\n    - name: appeals", designs + "  stages:\n    - name: appeals"));
    }

    @Test
    void designsAreRead() throws IOException {
        Path path = withDesigns("""
                  designs:
                    - design: escalating
                    - design: random
                    - {name: mixed_30, design: mixed, first: margin, first_power: {value: 0.5, assumption: x}, share: {value: 30%, assumption: x}}
                    - name: after_three
                      design: error_bound
                      escalation: {rule: georgia_2021, least: {value: 5%, assumption: x}, opens: centre}
                    - name: own
                      design: lottery
                      escalation: {k: {value: 2, assumption: x}, least: {value: 0, assumption: x}}
                """);
        Problems problems = new Problems();
        Scenario s = ScenarioReader.read(path, problems).orElseThrow().scenario();
        assertThat(problems.all()).isEmpty();
        assertThat(s.designs())
                .extracting(RecountDesign::id)
                .containsExactly("escalating", "random", "mixed_30", "after_three", "own");
        assertThat(s.designs().get(0).escalation()).isEqualTo(Escalation.Named.IRAQ_2025.escalation());
        RecountDesign mixed = s.designs().get(2);
        assertThat(mixed.first()).isEqualTo(new Selection(Selection.Kind.MARGIN, 0.5));
        assertThat(mixed.share()).isEqualTo(0.3);
        assertThat(mixed.second().kind()).isEqualTo(Selection.Kind.RANDOM);
        assertThat(mixed.what()).contains("30% ").contains("70% ").contains("to the power of 0.5");
        assertThat(s.designs().get(3).escalation()).isEqualTo(new Escalation(3, 0.05, Escalation.Unit.CENTRE));
        assertThat(s.designs().get(4).escalation()).isEqualTo(new Escalation(2, 0, Escalation.Unit.CONSTITUENCY));
        assertThat(s.designs().get(4).what()).contains("where 2 stations of a constituency are off at all");
        Explanation words = ScenarioFiles.read(path, problems)
                .orElseThrow()
                .explanation(problems)
                .orElseThrow();
        List<String> said = words.sections().stream()
                .flatMap(x -> x.items().stream())
                .map(Explanation.Item::sentence)
                .toList();
        assertThat(said)
                .anyMatch(x -> x.contains("Georgia 2021: 5 precincts by lot"))
                .contains("It escalates after 2 alarms.")
                .contains("Share of the stations of the first part: 30%.")
                .contains("Alarms are counted, and all is opened, in each centre.");
    }

    @Test
    void theStandardDesignsHoldWhereNoneAreNamed() {
        Scenario s = ScenarioReader.read(IRAQ, new Problems()).orElseThrow().scenario();
        assertThat(s.designs()).isEqualTo(RecountDesign.standard());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{design: randm} | is not known | \"random\"",
                "{design: random, name: A b} | is no name of a design | small letters",
                "{design: random}, {design: random} | for the second time | random_2",
                "{design: random, powr: 1} | \"recount.designs.random.powr\" is not known | \"power\"",
                "{design: random, power: {value: 2, assumption: x}} | has no meaning | leave it out",
                "{design: mixed, first: screen} | is not known | one of",
                "{design: random, escalation: {k: {value: 2, assumption: x}}} | no rule and not both | iraq_2025",
                "{design: random, escalation: {rule: iraq_2026}} | is not known | \"iraq_2025\"",
                "{design: random, escalation: {rule: iraq_2025, opens: center}} | is not known | \"centre\"",
                "{design: random, escalation: {rule: iraq_2025, k: 2}} | without saying where | source"
            })
    void whatIsWrongWithDesignsIsTold(String designs, String message, String advice) throws IOException {
        Path path = withDesigns("  designs: [" + designs.strip() + "]\n");
        assertThat(problems(path)).anySatisfy(p -> {
            assertThat(p.fatal()).isTrue();
            assertThat(p.message()).contains(message.strip());
            assertThat(p.advice()).startsWith("Maybe ").contains(advice.strip());
        });
    }
}
