package org.recount.simulation.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.testing.Shared;

/** Sections that were counted twice, and what slips their differences are made of. */
final class HandAgainstMachine {
    private HandAgainstMachine() {}

    /** A section: the hand count and the machine's memory, line by line. */
    @SuppressWarnings("ArrayRecordComponent")
    record Section(int[] hand, int[] machine) {
        int difference(int line) {
            return hand[line] - machine[line];
        }

        /** Ballots added, lost and moved by hand: the sums of differences up and down, less what the two have in common. */
        Slips slips() {
            int up = 0;
            int down = 0;
            for (int i = 0; i < hand.length; i++) {
                up += Math.max(0, difference(i));
                down += Math.max(0, -difference(i));
            }
            int moved = Math.min(up, down);
            return new Slips(down - moved, moved, up - moved);
        }

        int cells() {
            int n = 0;
            for (int i = 0; i < hand.length; i++) {
                n += difference(i) != 0 ? 1 : 0;
            }
            return n;
        }

        /** Whether two lines hold each other's votes, three or more apart. */
        boolean exchanged() {
            for (int i = 0; i < hand.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (hand[i] == machine[j] && hand[j] == machine[i] && Math.abs(hand[i] - machine[i]) >= 3) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    record Slips(int lost, int moved, int added) {}

    /** The sections of Bulgaria, 2 April 2023, with a hand count and a memory. */
    static List<Section> bulgaria2023() throws IOException {
        return read(Shared.path("data/bulgaria_2023_machine_vs_hand/counts_by_section_party.csv"), 2, 3);
    }

    /** The control group: in July 2021 the protocol copied the machine's print-out. */
    static List<Section> bulgaria2021() throws IOException {
        return read(Shared.path("data/bulgaria_2021_07_list_pr/votes_by_section_party.csv"), 3, 4);
    }

    private static List<Section> read(Path file, int handColumn, int machineColumn) throws IOException {
        Map<String, List<int[]>> rows = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.computeIfAbsent(cells[0], k -> new ArrayList<>())
                    .add(new int[] {number(cells[handColumn]), number(cells[machineColumn])});
        }
        List<Section> sections = new ArrayList<>();
        for (List<int[]> section : rows.values()) {
            int[] hand = section.stream().mapToInt(r -> r[0]).toArray();
            int[] machine = section.stream().mapToInt(r -> r[1]).toArray();
            if (Arrays.stream(hand).sum() > 0 && Arrays.stream(machine).sum() > 0) {
                sections.add(new Section(hand, machine));
            }
        }
        return sections;
    }

    private static int number(String cell) {
        return cell.isEmpty() ? 0 : Integer.parseInt(cell);
    }

    /** The law of a slip's size, P(X &gt;= x) = (1 + (x - 1)/scale)^-exponent. */
    record Law(double scale, double exponent, double logLikelihood) {
        static double logLikelihood(int[] sizes, double scale, double exponent) {
            double sum = 0;
            for (int x : sizes) {
                sum += Math.log(CountingError.Shape.atLeast(x, scale, exponent)
                        - CountingError.Shape.atLeast(x + 1, scale, exponent));
            }
            return sum;
        }

        /** Maximum likelihood; the scale is fixed where it is given. */
        static Law fit(int[] sizes, double fixedScale) {
            double scale = fixedScale > 0
                    ? fixedScale
                    : Math.exp(most(
                            s -> logLikelihood(sizes, Math.exp(s), exponent(sizes, Math.exp(s))),
                            Math.log(0.1),
                            Math.log(100)));
            double exponent = exponent(sizes, scale);
            return new Law(scale, exponent, logLikelihood(sizes, scale, exponent));
        }

        private static double exponent(int[] sizes, double scale) {
            return Math.exp(most(a -> logLikelihood(sizes, scale, Math.exp(a)), Math.log(0.1), Math.log(50)));
        }

        /** Golden section. */
        private static double most(java.util.function.DoubleUnaryOperator f, double from, double to) {
            double g = (Math.sqrt(5) - 1) / 2;
            double low = from;
            double high = to;
            while (high - low > 1e-6) {
                double a = high - g * (high - low);
                double b = low + g * (high - low);
                if (f.applyAsDouble(a) < f.applyAsDouble(b)) {
                    low = a;
                } else {
                    high = b;
                }
            }
            return (low + high) / 2;
        }
    }
}
