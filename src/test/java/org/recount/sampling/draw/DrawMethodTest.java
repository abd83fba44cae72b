package org.recount.sampling.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recount.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bit for bit against the published draws of the tools that the methods are named after. */
class DrawMethodTest {

    private static JsonNode reference(String name) {
        JsonNode all = JsonMapper.shared().readTree(Shared.path("reference/prng.json"));
        for (JsonNode node : all) {
            if (node.get("name").asString().equals(name)) {
                return node;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static List<Integer> ints(JsonNode array) {
        List<Integer> list = new ArrayList<>();
        array.forEach(n -> list.add(n.asInt()));
        return list;
    }

    @TestFactory
    Stream<DynamicTest> rivestSamplerVectors() throws IOException {
        JsonNode all = JsonMapper.shared().readTree(Shared.path("reference/prng.json"));
        List<JsonNode> cases = new ArrayList<>();
        all.forEach(n -> {
            if (n.get("name").asString().startsWith("rivest_sampler")) {
                cases.add(n);
            }
        });
        assertThat(cases).hasSize(8);
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(c.get("name").asString(), () -> {
                    JsonNode in = c.get("inputs");
                    assertThat(DrawMethod.RIVEST.draw(
                                    in.get("seed").asString(),
                                    in.get("total").asInt(),
                                    in.get("count").asInt(),
                                    in.get("with_replacement").asBoolean()))
                            .isEqualTo(ints(c.get("expected").get("picks")));
                }));
    }

    @Test
    void cryptorandomVector() {
        JsonNode c = reference("cryptorandom_sha256");
        String seed = c.get("inputs").get("seed").asString();
        UniformStream stream = UniformStream.zeroBytes(seed);
        BigDecimal two256 = new BigDecimal(BigInteger.TWO.pow(256));
        for (JsonNode expected : c.get("expected").get("random")) {
            double u = new BigDecimal(stream.next())
                    .divide(two256, new java.math.MathContext(40))
                    .doubleValue();
            assertThat(u).isEqualTo(expected.asDouble());
        }
        assertThat(DrawMethod.SHA256.draw(seed, 1000, 5, true))
                .isEqualTo(ints(c.get("expected").get("randint_trunc_1_1001")));
        assertThat(bits(seed, 5, 3)).isEqualTo(ints(c.get("expected").get("randint_0_5_bits")));
    }

    /** The package's other way to whole numbers, which we do not use: bits from the lowest up, too large ones passed over. */
    private static List<Integer> bits(String seed, int below, int size) {
        UniformStream stream = UniformStream.zeroBytes(seed);
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(below);
        BigInteger block = BigInteger.ZERO;
        int left = 0;
        List<Integer> found = new ArrayList<>();
        while (found.size() < size) {
            if (left < width) {
                block = stream.next();
                left = 256;
            }
            int value = block.and(BigInteger.valueOf((1L << width) - 1)).intValue();
            block = block.shiftRight(width);
            left -= width;
            if (value < below) {
                found.add(value);
            }
        }
        return found;
    }

    /** No case of the reference, and no figure in one, is left unread. */
    @Test
    void everyCaseIsReadSomewhere() {
        List<String> known = new ArrayList<>(List.of("cryptorandom_sha256", "consistent_sampler", "arlo_draw_sample"));
        known.add("java17_streams"); // StreamsTest
        JsonNode all = JsonMapper.shared().readTree(Shared.path("reference/prng.json"));
        assertThat(stream(all).map(n -> n.get("name").asString()).filter(n -> !n.startsWith("rivest_sampler_")))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(reference("cryptorandom_sha256").get("expected").propertyNames())
                .containsExactlyInAnyOrder("random", "randint_trunc_1_1001", "randint_0_5_bits");
        assertThat(reference("consistent_sampler").get("expected").propertyNames())
                .containsExactlyInAnyOrder(
                        "sha256_uniform",
                        "first_fraction",
                        "next_fraction",
                        "order_seed41",
                        "shuffle_abcd_seed31",
                        "first_ticket_trimmed");
        assertThat(reference("arlo_draw_sample").get("expected").propertyNames())
                .containsExactlyInAnyOrder("tickets");
    }

    @Test
    void coloradoDrawsAsRivestDoesAndTakesTwentyDigits() {
        String dice = "53417960661093690826";
        assertThat(DrawMethod.COLORADO.draw(dice, 516401, 10, true))
                .isEqualTo(DrawMethod.RIVEST.draw(dice, 516401, 10, true));
        assertThatThrownBy(() -> DrawMethod.COLORADO.draw("12345", 10, 1, true))
                .hasMessageContaining("20 decimal digits")
                .hasMessageContaining("Maybe");
    }

    @Test
    void consistentSamplerVectors() {
        JsonNode expected = reference("consistent_sampler").get("expected");
        assertThat(Tickets.fraction("abc"))
                .isEqualTo(expected.get("sha256_uniform").asString());
        assertThat(Tickets.first("AB-130", "01382438112797316654"))
                .isEqualTo(expected.get("first_fraction").asString());
        assertThat(Tickets.next("0.25471"))
                .isEqualTo(expected.get("next_fraction").asString());
        List<String> ids = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        assertThat(DrawMethod.TICKET.draw("41", ids, 10, false)).isEqualTo(ints(expected.get("order_seed41")));
        // Nine decimals, cut off.
        assertThat(Tickets.draw("41", ids, 1, false).get(0).number())
                .startsWith(expected.get("first_ticket_trimmed").asString());
        List<String> letters = List.of("a", "b", "c", "d");
        assertThat(DrawMethod.TICKET.draw("31", letters, 4, false).stream()
                        .map(letters::get)
                        .toList())
                .isEqualTo(stream(expected.get("shuffle_abcd_seed31"))
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void arloDrawsTheSameTickets() {
        JsonNode c = reference("arlo_draw_sample");
        List<String> ids = new ArrayList<>();
        for (int batch = 1; batch <= 4; batch++) {
            for (int position = 1; position <= 25; position++) {
                ids.add("('pct " + batch + "', " + position + ")");
            }
        }
        List<Tickets.Ticket> drawn = Tickets.draw(c.get("inputs").get("seed").asString(), ids, 12, true);
        List<JsonNode> expected = stream(c.get("expected").get("tickets")).toList();
        assertThat(drawn).hasSize(12);
        for (int i = 0; i < 12; i++) {
            JsonNode e = expected.get(i);
            assertThat(drawn.get(i).number()).startsWith(e.get(0).asString());
            assertThat(ids.get(drawn.get(i).position()))
                    .isEqualTo("('" + e.get(1).get(0).asString() + "', "
                            + e.get(1).get(1).asInt() + ")");
            assertThat(drawn.get(i).generation()).isEqualTo(e.get(2).asInt());
        }
    }

    @Test
    void aTicketOfOnlyNinesStillHasALargerOne() {
        String x = "0.999";
        assertThat(Tickets.next(x)).isGreaterThan(x).startsWith("0.999");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list.stream();
    }
}
