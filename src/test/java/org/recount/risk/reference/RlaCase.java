package org.recount.risk.reference;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One case of reference/rla.json. */
record RlaCase(JsonNode node) {

    String name() {
        return node.get("name").asString();
    }

    JsonNode in() {
        return node.get("inputs");
    }

    JsonNode expected() {
        return node.get("expected");
    }

    double in(String key) {
        return number(in().get(key));
    }

    double expected(String key) {
        return number(expected().get(key));
    }

    static double number(JsonNode n) {
        if (n == null || !n.isNumber()) {
            throw new AssertionError("Not a number in rla.json: " + n);
        }
        return n.asDouble();
    }

    static double[] numbers(JsonNode array) {
        List<Double> list = new ArrayList<>();
        array.forEach(n -> list.add(number(n)));
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
