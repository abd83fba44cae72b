package org.recount.risk.mean;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The tests of a bounded mean by name: what the command line, its help and the documents know. */
public final class MeanTestCatalogue {
    private static final Map<String, Function<Parameters, MeanTest>> ALPHA = alpha();
    private static final Map<String, Function<Parameters, MeanTest>> BETS = bets();

    private MeanTestCatalogue() {}

    /**
     * The parameters that a test may need; each test takes those it knows.
     *
     * @param hypothesis what is tested
     * @param eta the reported or guessed mean
     * @param d how many draws the guess is worth to shrink-trunc
     * @param c how far above the null shrink-trunc starts, or the greatest share of a bet for aGRAPA
     * @param lambda the bet, or aGRAPA's first bet
     * @param rate the rate of two-vote overstatements for optimal-comparison
     */
    public record Parameters(
            MeanHypothesis hypothesis,
            OptionalDouble eta,
            double d,
            OptionalDouble c,
            OptionalDouble lambda,
            double rate) {

        double needEta(String estimator) {
            return eta.orElseThrow(() -> new IllegalArgumentException("--estimator " + estimator + " needs --eta.\n"
                    + "Maybe the reported mean of the assorter: for ballot polling, the winner's reported share of"
                    + " the votes for the two."));
        }

        /** An overstatement assorter's bound is above 1 and its values promise themselves; votes need their share. */
        Forecast forecast(String estimator) {
            double upper = hypothesis.upper();
            if (upper > 1 && eta.isEmpty()) {
                return Forecast.comparison(hypothesis);
            }
            double mean = needEta(estimator);
            if (!(mean >= 0 && mean <= upper)) {
                throw new IllegalArgumentException("--eta " + mean + " lies outside [0, " + upper + "].\nMaybe it is a"
                        + " percentage, or --upper is that of another assorter.");
            }
            return Forecast.polling(mean / upper, 1 - mean / upper, 0, upper);
        }

        double shrinkC(double eta) {
            return c.orElse(Math.max(0, (eta - hypothesis.mean()) / 2));
        }
    }

    private static Map<String, Function<Parameters, MeanTest>> alpha() {
        Map<String, Function<Parameters, MeanTest>> map = new LinkedHashMap<>();
        map.put("shrink-trunc", p -> {
            double eta = p.needEta("shrink-trunc");
            return Alpha.shrinkTruncate(eta, p.d(), p.shrinkC(eta));
        });
        map.put("fixed", p -> Alpha.fixed(p.needEta("fixed")));
        map.put("conditional", p -> Alpha.conditional(p.needEta("conditional")));
        map.put("optimal-comparison", p -> Alpha.optimalComparison(p.rate()));
        return map;
    }

    private static Map<String, Function<Parameters, MeanTest>> bets() {
        Map<String, Function<Parameters, MeanTest>> map = new LinkedHashMap<>();
        map.put("agrapa", p -> Betting.agrapa(p.lambda().orElse(0.5), p.c().orElse(0.9)));
        map.put(
                "fixed",
                p -> Betting.fixed(p.lambda()
                        .orElseThrow(() -> new IllegalArgumentException("--test betting --estimator fixed needs"
                                + " --lambda.\nMaybe a number from 0 to 1/null."))));
        map.put("apriori-kelly", p -> Betting.aprioriKelly(p.needEta("apriori-kelly")));
        map.put("square-kelly", p -> Mixture.squareKelly(10));
        map.put("diversified-kelly", p -> Mixture.diversifiedKelly(10));
        map.put("linear-kelly", p -> Mixture.linearKelly(10));
        map.put("predictive-kelly", p -> PredictiveKelly.of(p.forecast("predictive-kelly")));
        map.put(
                "predictive-kelly-errors",
                p -> new PredictiveKelly(p.forecast("predictive-kelly-errors"), ErrorPrior.ERRORS_EXPECTED));
        return map;
    }

    /** Returns the names of the estimators that ALPHA takes, the default first. */
    public static List<String> alphaEstimators() {
        return List.copyOf(ALPHA.keySet());
    }

    /** Returns the names of the bets that the betting test takes, the default first. */
    public static List<String> bettingStrategies() {
        return List.copyOf(BETS.keySet());
    }

    /**
     * Returns ALPHA with the estimator of this name; a bet's name is taken too, ALPHA being betting by another name.
     *
     * @throws IllegalArgumentException if a parameter that it needs is missing or out of its domain
     */
    public static Optional<MeanTest> alpha(String estimator, Parameters p) {
        return Optional.ofNullable(ALPHA.getOrDefault(estimator, BETS.get(estimator)))
                .map(f -> f.apply(p));
    }

    /**
     * Returns the betting test with the bet of this name; an estimator's name is taken too.
     *
     * @throws IllegalArgumentException if a parameter that it needs is missing or out of its domain
     */
    public static Optional<MeanTest> betting(String bet, Parameters p) {
        return Optional.ofNullable(BETS.getOrDefault(bet, ALPHA.get(bet))).map(f -> f.apply(p));
    }
}
