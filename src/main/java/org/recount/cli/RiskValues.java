package org.recount.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.recount.input.Problems;
import org.recount.risk.mean.MeanHypothesis;

/** The values of {@code recount risk}: one number a line. */
final class RiskValues {
    private RiskValues() {}

    /**
     * Reads the values.
     *
     * @param values a file, or - for standard input
     * @param hypothesis what bounds them
     * @throws org.recount.input.InputException with every value that is wrong
     */
    static double[] read(String values, MeanHypothesis hypothesis) throws IOException {
        String file = values.equals("-") ? "standard input" : values;
        List<String> lines = lines(values);
        Problems problems = new Problems();
        double[] x = new double[lines.size()];
        int n = 0;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (text.isEmpty()) {
                continue;
            }
            double value;
            try {
                value = new BigDecimal(text).doubleValue();
            } catch (NumberFormatException e) {
                problems.fatal(file, i + 1L, text, "Not a number: " + text, "Maybe a header or a second column?");
                continue;
            }
            if (!(value >= 0 && value <= hypothesis.upper())) {
                problems.fatal(
                        file,
                        i + 1L,
                        text,
                        "The value " + text + " lies outside [0, " + hypothesis.upper() + "]",
                        "Maybe --upper is that of another assorter");
                continue;
            }
            x[n++] = value;
        }
        if (n > hypothesis.population()) {
            problems.fatal(
                    file,
                    0,
                    "",
                    n + " values from a population of " + hypothesis.population() + " without replacement",
                    "Maybe leave --population out: the draws were with replacement");
        }
        problems.orThrow();
        return Arrays.copyOf(x, n);
    }

    private static List<String> lines(String values) throws IOException {
        if (values.equals("-")) {
            InputStream in = System.in;
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        Path file = Path.of(values);
        if (!Files.isRegularFile(file)) {
            Problems problems = new Problems();
            problems.fatal(values, 0, "", "No such file: " + values, "Maybe give - to read standard input");
            problems.orThrow();
        }
        // What is no text becomes a line that is no number, and is told as such.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
