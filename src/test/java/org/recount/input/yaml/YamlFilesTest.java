package org.recount.input.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recount.input.Problem;
import org.recount.input.Problems;

class YamlFilesTest {
    private final Problems problems = new Problems();

    private YamlMap read(String text) {
        return YamlFiles.parse("a.yaml", text, problems).orElseThrow();
    }

    @Test
    void textsStayAsTheyWereWritten() {
        YamlMap map = read("date: 2010-09-18\ncode: 01\noctal: 0o17\nyes: yes\nshare: 1e-3\nquoted: \"a: b\"\n");
        assertThat(map.text("date")).contains("2010-09-18");
        assertThat(map.text("code")).contains("01");
        assertThat(map.text("octal")).contains("0o17");
        assertThat(map.flag("yes")).contains(true);
        assertThat(map.text("share")).contains("1e-3");
        assertThat(map.text("quoted")).contains("a: b");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void everyValueKnowsItsLine() {
        YamlMap map = read("a: 1\n\nb:\n  c: 2\n  d: [x,\n    y]\n");
        assertThat(map.line("b")).isEqualTo(3);
        YamlMap b = map.map("b").orElseThrow();
        assertThat(b.line("c")).isEqualTo(4);
        assertThat(b.list("d")).extracting(YamlNode::line).containsExactly(5L, 6L);
        assertThat(b.texts("d")).containsExactly("x", "y");
    }

    @Test
    void numbersAndTheirBounds() {
        YamlMap map = read("n: 12\nbig: 1000000000000\np: 3.25%\nf: 0.5\nbad: twelve\nhalf: 1.5\nfar: 99\n");
        assertThat(map.wholeNumber("n", 0, 100)).isEqualTo(OptionalLong.of(12));
        assertThat(map.wholeNumber("big", 0, Long.MAX_VALUE)).isEqualTo(OptionalLong.of(1_000_000_000_000L));
        assertThat(map.number("p", BigDecimal.ZERO, BigDecimal.ONE)).contains(new BigDecimal("0.0325"));
        assertThat(map.number("f", BigDecimal.ZERO, BigDecimal.ONE)).contains(new BigDecimal("0.5"));
        assertThat(problems.isEmpty()).isTrue();
        assertThat(map.wholeNumber("bad", 0, 100)).isEmpty();
        assertThat(map.wholeNumber("half", 0, 100)).isEmpty();
        assertThat(map.wholeNumber("far", 0, 10)).isEmpty();
        assertThat(problems.all()).extracting(Problem::where).containsExactly("a.yaml:5", "a.yaml:6", "a.yaml:7");
    }

    @Test
    void aKeyWithoutValueIsAbsent() {
        YamlMap map = read("a:\nb: null\nc: 1\nd: \"\"\n");
        assertThat(map.has("a")).isFalse();
        assertThat(map.text("b")).isEmpty();
        assertThat(map.keys()).containsExactly("c", "d");
        assertThat(map.text("d")).contains("");
    }

    @Test
    void unknownKeysAreToldWithTheNearest() {
        read("electon: x\nzzzzzz: y\n").warnOfUnknownKeys(List.of("election", "name"));
        assertThat(problems.hasFatal()).isFalse();
        assertThat(problems.all())
                .extracting(Problem::advice)
                .containsExactly("Maybe \"election\" is meant.", "Maybe one of: election, name.");
    }

    @Test
    void aWordThatIsNotAllowedIsToldWithTheNearest() {
        YamlMap map = read("of: vald\n");
        assertThat(map.oneOf("of", List.of("valid", "cast"))).isEmpty();
        assertThat(problems.all().get(0).advice()).startsWith("Maybe \"valid\"");
    }

    @Test
    void aKeyTwiceIsAProblemWithBothLines() {
        read("a: 1\nb: 2\na: 3\n");
        assertThat(problems.all().get(0).message()).contains("\"a\" stands twice, first on line 1");
        assertThat(problems.all().get(0).line()).isEqualTo(3);
    }

    @Test
    void aWrongKindIsAProblem() {
        YamlMap map = read("a: [1, 2]\nb: 3\n");
        assertThat(map.text("a")).isEmpty();
        assertThat(map.map("b")).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::message)
                .containsExactly("a is a list; expected a single value", "b is a single value; expected a map of keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "   \n", "# only a comment\n", "just text", "- a\n- b\n", "a: [1, 2\n", "a: 'x\n", "a: b: c\n",
                "\ta: 1\n", "{", "]", "a: *x\n", "a: &x 1\nb: *x\n", "? [1]\n: 2\n", "%YAML 9\n",
                        "a: !!binary x\n\u0001"
            })
    void whatIsNotReadIsAProblemAndNeverAnException(String text) {
        Optional<YamlMap> map = YamlFiles.parse("a.yaml", text, problems);
        assertThat(problems.hasFatal()).as("%s gave %s", text, map).isTrue();
    }

    @Test
    void deepNestingIsAProblem() {
        assertThat(YamlFiles.parse("a.yaml", "[".repeat(5000), problems)).isEmpty();
        assertThat(YamlFiles.parse("a.yaml", "a: " + "[".repeat(60) + "]".repeat(60), problems))
                .isEmpty();
        assertThat(problems.hasFatal()).isTrue();
    }
}
