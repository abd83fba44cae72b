package org.recount.risk.efficiency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.recount.risk.plan.AuditTrials;
import org.recount.risk.plan.SampleSizes;

/** Runs every method in every cell, on the same draws, and prints the table of docs/efficiency.md. */
final class EfficiencyTable {
    static final double LIMIT = 0.05;
    private static final long SEED = 20260;
    static final double[] MARGINS = {0.01, 0.02, 0.05, 0.1};
    static final double[][] RATES = {{0, 0}, {0.001, 0}, {0, 0.001}, {0.001, 0.001}};

    /** A method's sizes in a cell; {@code draws} by trial, so that methods can be compared draw by draw. */
    record Result(String name, boolean told, boolean ours, SampleSizes sizes, List<Integer> draws) {}

    /** All results of a cell. */
    record Row(String kind, int ballots, double margin, double one, double two, List<Result> results) {
        Result ours() {
            return results.get(0);
        }

        Result named(String name) {
            return results.stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** The best of some peers, by mean or by 90% size. */
        Result best(Predicate<Result> among, boolean byMean) {
            return results.stream()
                    .filter(r -> !r.ours())
                    .filter(among)
                    .min(Comparator.comparingDouble(
                            r -> byMean ? r.sizes().mean() : r.sizes().quantile(0.9)))
                    .orElseThrow();
        }
    }

    private EfficiencyTable() {}

    static Row run(Cell cell, int trials, long seed) {
        List<Result> results = new ArrayList<>();
        int n = cell.ballots();
        boolean still = cell.kind() == Cell.Kind.COMPARISON && cell.one() == 0 && cell.two() == 0;
        for (Cell.Method m : cell.methods()) {
            int[] draws =
                    AuditTrials.draws(m.test(), cell.hypothesis(), cell.truth(), LIMIT, n, still ? 1 : trials, seed);
            results.add(new Result(m.name(), m.told(), m.ours(), SampleSizes.of(draws, n), list(draws)));
        }
        return new Row(cell.kind().name(), n, cell.margin(), cell.one(), cell.two(), results);
    }

    static Row run(BatchCell cell, int trials, long seed) {
        List<Result> results = new ArrayList<>();
        for (BatchCell.Method m : cell.methods()) {
            int[] opened = cell.stationsOpened(m, LIMIT, trials, seed);
            results.add(new Result(m.name(), false, m.ours(), SampleSizes.of(opened, cell.stations()), list(opened)));
        }
        return new Row("BATCH", cell.ballots(), cell.margin(), cell.one(), cell.two(), results);
    }

    private static List<Integer> list(int[] draws) {
        return java.util.Arrays.stream(draws).boxed().toList();
    }

    /** Names of the peers that need at most 2% more than the best in a count without errors. */
    static Set<String> quick(Row clean) {
        double least = clean.best(r -> true, true).sizes().mean();
        Set<String> names = new TreeSet<>();
        for (Result r : clean.results()) {
            if (!r.ours() && !r.told() && r.sizes().mean() <= 1.02 * least) {
                names.add(r.name());
            }
        }
        return names;
    }

    /** All cells of one kind and size. */
    record Part(String kind, int ballots, int trials, List<Row> rows) {
        String page() {
            return "\n### " + kind + ", " + ballots + " ballots, " + trials + " audits a cell\n\n" + markdown(rows);
        }
    }

    /**
     * Runs the whole table.
     *
     * @param trials audits in each cell of ballot and batch comparison; a quarter as many of the longer polling and ONEAudit
     * @param done hears of each part when it is there
     */
    static void all(int trials, Consumer<Part> done) {
        for (int ballots : new int[] {10_000, 100_000}) {
            for (Cell.Kind kind : Cell.Kind.values()) {
                int n = kind == Cell.Kind.COMPARISON ? trials : (trials + 3) / 4;
                List<Row> rows = new ArrayList<>();
                for (double margin : MARGINS) {
                    for (double[] r : RATES) {
                        rows.add(run(new Cell(kind, ballots, margin, r[0], r[1]), n, SEED));
                    }
                }
                done.accept(new Part(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), ballots, n, rows));
            }
            List<Row> rows = new ArrayList<>();
            for (double margin : MARGINS) {
                for (double[] r : RATES) {
                    rows.add(run(new BatchCell(ballots, margin, r[0], r[1]), trials, SEED));
                }
            }
            done.accept(new Part("batch", ballots, trials, rows));
        }
    }

    /** Prints the table: {@code java -cp target/classes:target/test-classes:... EfficiencyTable TRIALS}. */
    public static void main(String[] args) {
        all(Integer.parseInt(args[0]), part -> System.out.println(part.page()));
    }

    /** Prints rows of one kind and size as a table; every fourth row is the one without errors. */
    static String markdown(List<Row> rows) {
        boolean comparison = rows.get(0).kind().equals(Cell.Kind.COMPARISON.name());
        StringBuilder s = new StringBuilder("| margin | one-vote, two-vote | standard | best "
                + (comparison ? "quick peer" : "peer") + " by mean | by 90% | ratios |"
                + (comparison ? " errors expected | best of any peer | told the errors | no quick method below |" : "")
                + "\n|---|---|---|---|---|---|" + (comparison ? "---|---|---|---|" : "") + "\n");
        Set<String> quick = Set.of();
        for (Row r : rows) {
            if (r.one() == 0 && r.two() == 0) {
                quick = quick(r);
            }
            Set<String> names = quick;
            Predicate<Result> untold = x -> !x.told();
            Predicate<Result> peers = comparison ? x -> names.contains(x.name()) : untold;
            Result mean = r.best(peers, true);
            Result q = r.best(peers, false);
            s.append(text(
                    "| %s%% | %s, %s | %s | %s %s | %d %s | %.3f, %.3f |",
                    number(r.margin() * 100),
                    number(r.one()),
                    number(r.two()),
                    sizes(r.ours()),
                    sizes(mean),
                    mean.name(),
                    q.sizes().quantile(0.9),
                    q.name(),
                    r.ours().sizes().mean() / mean.sizes().mean(),
                    r.ours().sizes().quantile(0.9) / (double) q.sizes().quantile(0.9)));
            if (comparison) {
                Result any = r.best(untold, true);
                s.append(text(
                        " %s | %s %s | %s | %s |",
                        sizes(r.named(Cell.EXPECTED)),
                        sizes(any),
                        any.name(),
                        sizes(r.named(Cell.TOLD)),
                        r.two() == 0 || r.one() > 0 ? "-" : text("%.0f", bound(r))));
            }
            s.append('\n');
        }
        return s.toString();
    }

    /** The bound on every method that gives away at most 2% when there is no error. */
    static double bound(Row r) {
        int n = (int) Math.floor(1.02 * PriceOfCleanliness.clean(r.margin(), LIMIT));
        return PriceOfCleanliness.expected(r.margin(), r.two(), LIMIT, n);
    }

    private static String sizes(Result r) {
        return text(
                "%.1f ± %.1f (%d)",
                r.sizes().mean(), r.sizes().standardError(), r.sizes().quantile(0.9));
    }

    private static String number(double x) {
        return x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x);
    }

    private static String text(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
