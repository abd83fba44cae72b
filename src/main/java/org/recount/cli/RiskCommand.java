package org.recount.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.recount.risk.mean.Alpha;
import org.recount.risk.mean.KaplanMarkov;
import org.recount.risk.mean.KaplanMartingale;
import org.recount.risk.mean.KaplanWald;
import org.recount.risk.mean.MeanHypothesis;
import org.recount.risk.mean.MeanTest;
import org.recount.risk.mean.MeanTestCatalogue;
import org.recount.risk.mean.RiskHistory;
import org.recount.risk.round.RoundRefusedException;
import org.recount.risk.round.RoundRule;
import org.recount.risk.round.RoundedValues;
import org.recount.risk.round.SizeChosen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recount risk}: the risk that a sequence of audited values leaves, after each draw. */
@Command(
        name = "risk",
        description = {
            "The risk that audited values leave: p-values of a sequence of assorter values, after each draw.",
            "The null hypothesis is that the mean is at most --null, so that the reported outcome could be wrong.",
            "Or, with --audit and --election, what an audit that took place shows of each contest and assertion."
        })
final class RiskCommand extends BaseCommand {

    /** The tests. The names are the contract's. */
    enum Test {
        ALPHA,
        BETTING,
        KAPLAN_MARKOV,
        KAPLAN_WALD,
        KAPLAN_KOLMOGOROV,
        KAPLAN_MARTINGALE,
        BRAVO,
        MINERVA,
        ATHENA,
        PROVIDENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--test",
            paramLabel = "TEST",
            description = "One of: ${COMPLETION-CANDIDATES}.",
            converter = TestName.class,
            completionCandidates = TestNames.class)
    private @Nullable Test named;

    private Test test = Test.ALPHA;

    @Option(
            names = "--audit",
            paramLabel = "DIR",
            description =
                    "Measure an audit that took place: a folder with audit.yaml, draws.csv and, for stations, counts.csv;"
                            + " its test and risk limit stand in audit.yaml. VALUES and the options of a test are then not read.")
    private @Nullable Path audit;

    @Option(
            names = "--election",
            paramLabel = "ELECTION",
            description = "The election that was audited (with --audit).")
    private @Nullable Path election;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the election's published tables, in place of \"root\" in election.yaml.")
    private @Nullable Path data;

    @Option(
            names = "--estimator",
            paramLabel = "NAME",
            description = {
                "What alpha guesses: shrink-trunc (default), fixed (eta constant), conditional ((N eta - S)/(N - j + 1)),"
                        + " optimal-comparison.",
                "What betting bets: agrapa (default), fixed (lambda constant), apriori-kelly, square-kelly,"
                        + " diversified-kelly, linear-kelly, predictive-kelly (ballot comparison: --upper of the"
                        + " overstatement assorter and no --eta; polling: --eta), predictive-kelly-errors (the same,"
                        + " for counts known to err)."
            })
    private @Nullable String estimator;

    @Option(names = "--eta", paramLabel = "X", description = "The reported or guessed mean.")
    private @Nullable Double eta;

    @Option(
            names = "--d",
            paramLabel = "X",
            defaultValue = "100",
            description = "How many draws that guess is worth to shrink-trunc (default: ${DEFAULT-VALUE}).")
    private double d;

    @Option(
            names = "--c",
            paramLabel = "X",
            description = "How far above the null shrink-trunc starts (default: (eta - null)/2);"
                    + " the greatest share of a bet for agrapa (default: 0.9).")
    private @Nullable Double c;

    @Option(
            names = "--g",
            paramLabel = "X",
            defaultValue = "0.1",
            description = "What the Kaplan tests add or hold back (default: ${DEFAULT-VALUE}).")
    private double g;

    @Option(names = "--lambda", paramLabel = "X", description = "The constant bet; agrapa's first bet (default: 0.5).")
    private @Nullable Double lambda;

    @Option(
            names = "--rate",
            paramLabel = "X",
            defaultValue = "0.0001",
            description =
                    "The rate of two-vote overstatements that optimal-comparison expects (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--delta",
            paramLabel = "X",
            defaultValue = "1",
            description = "Athena's delta: the likelihood ratio must reach 1/delta (default: ${DEFAULT-VALUE}).")
    private double delta;

    @Option(
            names = "--population",
            paramLabel = "N",
            description = "Values in the population, drawn without replacement (default: drawn with replacement).")
    private @Nullable Long population;

    @Option(
            names = "--upper",
            paramLabel = "U",
            defaultValue = "1",
            description = "The greatest value that there can be (default: ${DEFAULT-VALUE}).")
    private double upper;

    @Option(
            names = "--null",
            paramLabel = "T",
            defaultValue = "0.5",
            description = "The greatest mean at which the outcome could be wrong (default: ${DEFAULT-VALUE}).")
    private double nullMean;

    @Option(
            names = "--rounds",
            split = ",",
            paramLabel = "N",
            description =
                    "Draws at the end of each round, cumulative, for minerva, athena and providence; the sizes must"
                            + " have been settled before the seed was known (default: one round of all values).")
    private List<Integer> rounds = List.of();

    @Option(
            names = "--rounds-chosen",
            paramLabel = "WHEN",
            defaultValue = "before_seed",
            description = "When the sizes of the rounds were settled: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}). Rounds sized after the seed was known are refused.")
    private SizeChosen roundsChosen = SizeChosen.BEFORE_SEED;

    @Option(
            names = "--next-round",
            paramLabel = "P",
            description =
                    "How large the next round must be to stop with this chance, given the votes seen, if the shares are as"
                            + " reported (for providence; the sizes of minerva and athena may not follow the votes).")
    private @Nullable Double nextRound;

    @Option(
            names = "--risk-limit",
            paramLabel = "A",
            defaultValue = "0.05",
            description = "The risk limit of the decision, and of the rounds (default: ${DEFAULT-VALUE}).")
    private double riskLimit;

    @Parameters(
            arity = "0..1",
            paramLabel = "VALUES",
            description = "A file with one number a line, or - for standard input.")
    private String values = "";

    @Override
    public Integer call() throws IOException {
        if (audit != null) {
            if (election == null) {
                throw usage(
                        "--audit needs --election: the reported votes that were audited.\nMaybe: recount risk --audit "
                                + audit + " --election elections/...");
            }
            RiskOfAudit.run(audit, election, data, json(), out(), err());
            return ExitCodes.DONE;
        }
        if (named == null) {
            throw usage("Missing required option: '--test=TEST'.\nMaybe one of: " + String.join(", ", new TestNames())
                    + "; or --audit DIR --election ELECTION.");
        }
        test = named;
        if (values.isEmpty()) {
            throw usage(
                    "Missing required parameter: 'VALUES'.\nMaybe a file with one number a line, or - for standard input.");
        }
        if (!(riskLimit > 0 && riskLimit < 1)) {
            throw usage("--risk-limit " + riskLimit + " is not between 0 and 1.\nMaybe 0.05 was meant.");
        }
        checkFinite();
        checkNextRound();
        MeanHypothesis hypothesis = hypothesis();
        RiskHistory risk;
        double[] x;
        Optional<NextRoundSize> next = Optional.empty();
        try {
            if (byRounds()) {
                RoundRule rule = roundRule();
                x = RiskValues.read(values, hypothesis);
                List<Integer> sizes = rounds.isEmpty() && x.length > 0 ? List.of(x.length) : rounds;
                risk = RoundedValues.measure(rule, roundsChosen, sizes, x);
                if (nextRound != null && risk.pValue() > riskLimit) {
                    int drawn = sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1);
                    next = NextRoundSize.of(rule, Arrays.copyOf(x, drawn), nextRound);
                }
            } else {
                MeanTest meanTest = meanTest(hypothesis);
                x = RiskValues.read(values, hypothesis);
                risk = RiskHistory.of(meanTest, hypothesis, x);
            }
        } catch (RoundRefusedException | IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        if (json()) {
            printJson(risk, next);
        } else {
            printText(risk, hypothesis);
            if (nextRound != null) {
                out().println(next.map(NextRoundSize::text)
                        .orElse(
                                risk.pValue() <= riskLimit
                                        ? "The audit has stopped: there is no next round."
                                        : "No round of at most " + NextRoundSize.MOST
                                                + " votes would stop with a chance of " + nextRound + ": count all."));
            }
        }
        return ExitCodes.DONE;
    }

    /** Java reads 1e400 and NaN as numbers; as parameters of a test they are none. */
    private void checkFinite() {
        checkFinite("--eta", eta);
        checkFinite("--c", c);
        checkFinite("--lambda", lambda);
        checkFinite("--d", d);
        checkFinite("--g", g);
        checkFinite("--rate", rate);
        checkFinite("--delta", delta);
        checkFinite("--upper", upper);
        checkFinite("--null", nullMean);
    }

    private void checkFinite(String option, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw usage(option
                    + " is no number that can be used.\nMaybe write it with digits and a point, for example 0.55.");
        }
    }

    private boolean byRounds() {
        return test == Test.MINERVA || test == Test.ATHENA || test == Test.PROVIDENCE;
    }

    private void checkNextRound() {
        if (nextRound == null) {
            return;
        }
        if (!(nextRound > 0 && nextRound < 1)) {
            throw usage("--next-round " + nextRound + " is not between 0 and 1.\nMaybe 0.9 was meant.");
        }
        if (!byRounds()) {
            throw usage("--next-round is for tests by rounds, and " + test
                    + " may be looked at after each draw: a round of any size will do.\nMaybe --test providence, or recount plan"
                    + " for sizes.");
        }
    }

    private MeanHypothesis hypothesis() {
        try {
            return population == null
                    ? MeanHypothesis.withReplacement(nullMean, upper)
                    : MeanHypothesis.withoutReplacement(nullMean, upper, population);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage() + ".\nMaybe check --null, --upper and --population.");
        }
    }

    private RoundRule roundRule() {
        if (population != null || upper != 1 || nullMean != 0.5) {
            throw usage("--test " + test + " is for votes (--null 0.5, --upper 1) drawn with replacement."
                    + "\nMaybe leave --population, --upper and --null out, or use --test alpha.");
        }
        if (eta == null) {
            throw usage(
                    "--test " + test + " needs --eta.\nMaybe the winner's reported share of the votes for the two.");
        }
        return switch (test) {
            case ATHENA -> RoundRule.athena(eta, riskLimit, delta);
            case PROVIDENCE -> RoundRule.providence(eta, riskLimit);
            default -> RoundRule.minerva(eta, riskLimit);
        };
    }

    private MeanTest meanTest(MeanHypothesis hypothesis) {
        MeanTestCatalogue.Parameters p =
                new MeanTestCatalogue.Parameters(hypothesis, optional(eta), d, optional(c), optional(lambda), rate);
        return switch (test) {
            case ALPHA ->
                MeanTestCatalogue.alpha(name(MeanTestCatalogue.alphaEstimators()), p)
                        .orElseThrow(this::unknown);
            case BETTING ->
                MeanTestCatalogue.betting(name(MeanTestCatalogue.bettingStrategies()), p)
                        .orElseThrow(this::unknown);
            case KAPLAN_MARKOV, KAPLAN_KOLMOGOROV -> new KaplanMarkov(g);
            case KAPLAN_WALD -> new KaplanWald(g);
            case KAPLAN_MARTINGALE -> new KaplanMartingale();
            case BRAVO -> bravo(p);
            case MINERVA, ATHENA, PROVIDENCE -> throw new AssertionError(test);
        };
    }

    /** BRAVO's alternative is the reported share; without replacement it is that of what is left. */
    private MeanTest bravo(MeanTestCatalogue.Parameters p) {
        if (eta == null) {
            throw usage("--test bravo needs --eta.\nMaybe the winner's reported share of the votes for the two.");
        }
        String name = estimator == null ? "conditional" : estimator;
        return name.equals("conditional")
                ? Alpha.conditional(eta)
                : MeanTestCatalogue.alpha(name, p).orElseThrow(this::unknown);
    }

    private String name(List<String> known) {
        return estimator == null ? known.get(0) : estimator;
    }

    private RuntimeException unknown() {
        List<String> all = new ArrayList<>(MeanTestCatalogue.alphaEstimators());
        all.addAll(MeanTestCatalogue.bettingStrategies());
        return usage("--estimator " + estimator + " is not known.\nMaybe one of: "
                + String.join(", ", all.stream().distinct().toList()));
    }

    private static OptionalDouble optional(@Nullable Double x) {
        return x == null ? OptionalDouble.empty() : OptionalDouble.of(x);
    }

    private void printJson(RiskHistory risk, Optional<NextRoundSize> next) {
        StringBuilder s =
                new StringBuilder("{\"pValue\":").append(risk.pValue()).append(",\"history\":[");
        for (int j = 0; j < risk.history().size(); j++) {
            s.append(j == 0 ? "" : ",").append((double) risk.history().get(j));
        }
        s.append(']');
        if (nextRound != null) {
            s.append(",\"nextRound\":").append(next.map(NextRoundSize::json).orElse("null"));
        }
        out().println(s.append('}'));
    }

    private void printText(RiskHistory risk, MeanHypothesis hypothesis) {
        int n = risk.history().size();
        out().printf(Locale.ROOT, "Measured risk: %s after %d draws (%s).%n", risk.pValue(), n, test);
        int best = risk.history().indexOf(risk.pValue());
        if (n > 0) {
            out().printf(
                            Locale.ROOT,
                            "Least at draw %d; after the last draw: %s.%n",
                            best < 0 ? 0 : best + 1,
                            risk.history().get(n - 1));
        }
        if (risk.pValue() <= riskLimit) {
            out().printf(Locale.ROOT, "At most the risk limit of %s: the outcome is confirmed.%n", riskLimit);
        } else {
            out().printf(Locale.ROOT, "Above the risk limit of %s: not confirmed.%n", riskLimit);
            if (hypothesis.finite()) {
                out().printf(Locale.ROOT, "Left to draw: %d of %d.%n", hypothesis.population() - n, population);
            }
        }
    }

    static final class TestName implements picocli.CommandLine.ITypeConverter<Test> {
        @Override
        public Test convert(String value) {
            for (Test t : Test.values()) {
                if (t.toString().equals(value.toLowerCase(Locale.ROOT))) {
                    return t;
                }
            }
            throw new picocli.CommandLine.TypeConversionException(
                    "'" + value + "' is no test.\nMaybe one of: " + String.join(", ", new TestNames()));
        }
    }

    static final class TestNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        TestNames() {
            for (Test t : Test.values()) {
                add(t.toString());
            }
        }
    }
}
