package org.recount.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recount.input.Problems;
import org.recount.input.source.DataFile;
import org.recount.input.source.TextFile;
import org.recount.risk.mean.MeanHypothesis;

/** The values of {@code recount risk}: one number a line. */
final class RiskValues {
    private static final int MOST_CHARACTERS = 100_000_000;

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
                problems.fatal(
                        file,
                        i + 1L,
                        text,
                        "Not a number: " + text,
                        text.matches("\\d+,\\d+")
                                ? "Maybe a decimal comma: write " + text.replace(',', '.') + "."
                                : "Maybe a header or a second column?");
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
        if (n == 0 && problems.isEmpty()) {
            problems.fatal(file, 0, "", "There is no value", "Maybe the file was not copied to the end.");
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
        Problems problems = new Problems();
        Optional<String> text = Optional.empty();
        if (Files.isDirectory(file)) {
            problems.fatal(values, 0, "", values + " is a folder; a file is expected", "Maybe name a file in it.");
        } else if (!Files.exists(file)) {
            problems.fatal(values, 0, "", "No such file: " + values, "Maybe give - to read standard input");
        } else {
            text = TextFile.readAll(new ValuesFile(values, file), MOST_CHARACTERS, problems, read -> {});
        }
        problems.orThrow();
        return text.orElseThrow().lines().toList();
    }

    private record ValuesFile(String name, Path path) implements DataFile {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
