package org.recount.risk.mean;

import java.util.List;

/**
 * The betting martingale whose bet is Kelly's on the predictive distribution of the next value: what the reports say of
 * the ballots left, and errors at the rate that the prior and the draws so far make likely. Nobody has to tell it a rate.
 *
 * <p>Before any error was seen it bets as if there were hardly any, since a contest without errors is the common one: that
 * costs it about 1% of the least sample there can be. With the first error the chance of "none at all" is gone, and the
 * rate is the mean of the beta posterior, {@code (a + errors) / (a + b + draws)}. Other values that the reports did not
 * promise (one-vote errors, understatements) are expected again in the proportion in which they were seen, {@code seen /
 * (a + b + draws)}. A bet depends on earlier draws alone and lies in [0, 1/mu], so that the test is valid for every
 * population, whatever the reports or the prior say.
 *
 * <p>For ballot comparison this is COBRA's adaptive bet (Spertus 2023, section 3.3) with a spike-and-slab prior in place
 * of shrinkage; for polling it is Wald's conditional alternative for a margin a little below the reported one; for
 * ONEAudit it knows the pools.
 *
 * @param forecast what the reports say
 * @param prior what is thought of errors
 */
public record PredictiveKelly(Forecast forecast, ErrorPrior prior) implements MeanTest {
    /** Values outside the forecast that are told apart; further ones are counted as the nearest of these below. */
    private static final int SURPRISES = 24;
    /** A bet is worked out again after so many draws, or at once after a surprise. */
    private static final int REFRESH = 16;

    /** Returns the test with the standard prior. */
    public static PredictiveKelly of(Forecast forecast) {
        return new PredictiveKelly(forecast, ErrorPrior.STANDARD);
    }

    @Override
    public String name() {
        return "predictive Kelly" + (prior.equals(ErrorPrior.STANDARD) ? "" : ", " + prior);
    }

    @Override
    public Wealth start(MeanHypothesis hypothesis) {
        Predictor predictor = new Predictor(forecast.lines(), prior, hypothesis);
        return new ProductWealth() {
            @Override
            double factor(double x, double mu, NullMean before) {
                double share = predictor.share(mu, before.drawn());
                predictor.saw(x);
                return 1 + share * (x / mu - 1);
            }
        };
    }

    /** The predictive distribution. The first {@code lines} places are the forecast's, then 0, then other surprises. */
    private static final class Predictor {
        private final int lines;
        private final double tolerance;
        private final boolean finite;
        private final ErrorPrior prior;
        private final double[] value;
        private final double[] left;
        private final double[] chance;
        private final boolean anyChecked;
        private final double checkedShare;
        private final int lowestPooled;
        private int places;
        private double clean = 1;
        private boolean stale = true;
        private double share;
        private int age;
        private long drawn;

        Predictor(List<Forecast.Line> forecast, ErrorPrior prior, MeanHypothesis hypothesis) {
            this.lines = forecast.size();
            this.prior = prior;
            this.finite = hypothesis.finite();
            this.tolerance = hypothesis.upper() * 1e-9;
            this.value = new double[lines + 1 + SURPRISES];
            this.left = new double[value.length];
            this.chance = new double[value.length];
            double all = forecast.stream().mapToDouble(Forecast.Line::count).sum();
            // As many as there are ballots, so that what was drawn can be taken off.
            double scale = finite ? hypothesis.population() / all : 1 / all;
            double checked = 0;
            int low = -1;
            for (int i = 0; i < lines; i++) {
                Forecast.Line line = forecast.get(i);
                value[i] = line.value();
                left[i] = line.count() * scale;
                checked += line.checked() ? line.count() : 0;
                if (!line.checked() && (low < 0 || line.value() < value[low])) {
                    low = i;
                }
            }
            this.anyChecked = checked > 0;
            this.checkedShare = checked / all;
            this.lowestPooled = low;
            if (low >= 0) {
                double moved = 0;
                for (int i = 0; i < lines; i++) {
                    if (!forecast.get(i).checked()) {
                        moved += left[i] * prior.pooled();
                        left[i] *= 1 - prior.pooled();
                    }
                }
                left[low] += moved;
            }
            this.places = lines + 1;
        }

        double share(double mu, long drawn) {
            if (stale || ++age >= REFRESH) {
                predict(drawn);
                share = Math.min(prior.greatest(), Kelly.share(value, chance, places, mu));
                stale = false;
                age = 0;
            }
            return share;
        }

        private void predict(long drawn) {
            double weight = prior.seen() + prior.unseen() + drawn;
            double zeros = left[lines];
            if (anyChecked) {
                double rate = (prior.seen() + zeros) / weight;
                double possible =
                        zeros > 0 ? 1 : (1 - prior.none()) * clean / (prior.none() + (1 - prior.none()) * clean);
                chance[lines] = rate * possible * (zeros > 0 ? 1 : checkedShare);
            } else {
                chance[lines] = zeros / weight;
            }
            double errors = chance[lines];
            for (int i = lines + 1; i < places; i++) {
                chance[i] = left[i] / weight;
                errors += chance[i];
            }
            double all = 0;
            for (int i = 0; i < lines; i++) {
                all += Math.max(0, left[i]);
            }
            for (int i = 0; i < lines; i++) {
                chance[i] = all > 0 ? Math.max(0, left[i]) / all * Math.max(0, 1 - errors) : 0;
            }
        }

        void saw(double x) {
            int at = -1;
            for (int i = 0; i < lines; i++) {
                if (Math.abs(x - value[i]) <= tolerance) {
                    at = i;
                    break;
                }
            }
            drawn++;
            if (at >= 0) {
                left[at] -= finite ? 1 : 0;
            } else {
                left[place(x)]++;
                stale = true;
            }
            double weight = prior.seen() + prior.unseen() + drawn - 1;
            clean *= (weight - prior.seen()) / weight;
        }

        private int place(double x) {
            for (int i = lines; i < places; i++) {
                if (Math.abs(x - value[i]) <= tolerance) {
                    return i;
                }
            }
            if (places < value.length) {
                value[places] = x;
                return places++;
            }
            int best = lines;
            for (int i = lines; i < places; i++) {
                if (value[i] <= x && value[i] > value[best]) {
                    best = i;
                }
            }
            return best;
        }
    }
}
