package org.recount.risk.efficiency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.recount.risk.batch.BatchRisk;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;

/**
 * A batch comparison of stations of 250 ballots, whose shares differ by up to 15 points from the contest's. Sizes are
 * counted in different stations opened.
 */
record BatchCell(int ballots, double margin, double one, double two) {
    private static final int SIZE = 250;

    /** A method: how stations are drawn and what is bet on them. */
    record Method(String name, boolean ours, boolean byBound, boolean replace, Supplier<BatchRisk> risk) {}

    int stations() {
        return ballots / SIZE;
    }

    /** Bounds of the stations, {@code 2 w / V}. */
    double[] bounds() {
        double[] winner = new double[stations()];
        double sum = 0;
        for (int i = 0; i < winner.length; i++) {
            winner[i] = Math.round(SIZE * ((1 + margin) / 2 + 0.15 * Math.sin(2.399963 * i)));
            sum += winner[i];
        }
        // The last ballots go where they make the margin exact.
        for (int i = 0; sum != Math.round(ballots * (1 + margin) / 2); i = (i + 1) % winner.length) {
            double step = Math.signum(ballots * (1 + margin) / 2 - sum);
            winner[i] += step;
            sum += step;
        }
        double lead = ballots * margin;
        return Arrays.stream(winner).map(w -> 2 * w / lead).toArray();
    }

    List<Method> methods() {
        double total = Arrays.stream(bounds()).sum();
        double flat = Arrays.stream(bounds()).max().orElseThrow() * stations();
        List<Method> m = new ArrayList<>();
        m.add(new Method("standard bets, by bound", true, true, false, () -> BatchRisk.standard(total, false)));
        m.add(new Method(
                "Kaplan-Markov with replacement (Arlo)", false, true, true, () -> BatchRisk.kaplanMarkov(total, true)));
        m.add(new Method("ALPHA by bound, greatest bet", false, true, false, () -> share(total, 1)));
        m.add(new Method("ALPHA by bound, .9 of it", false, true, false, () -> share(total, 0.9)));
        m.add(new Method("ALPHA by bound, .5 of it", false, true, false, () -> share(total, 0.5)));
        m.add(new Method("ALPHA, equal chances, greatest bet", false, false, false, () -> share(flat, 1)));
        return m;
    }

    private static BatchRisk share(double total, double share) {
        return BatchRisk.of(total, false, new double[] {share}, new double[] {1});
    }

    /** Returns the different stations that each audit opens. */
    int[] stationsOpened(Method method, double limit, int trials, long seed) {
        double[] bound = bounds();
        double greatest = Arrays.stream(bound).max().orElseThrow();
        Streams streams = new Streams(seed);
        int[] opened = new int[trials];
        IntStream.range(0, trials).parallel().forEach(t -> {
            RandomStream random = new RandomStream();
            streams.seed(random, t, Streams.Purpose.AUDIT, 0);
            double[] error = errors(random);
            opened[t] = method.replace()
                    ? withReplacement(method, limit, bound, error, random)
                    : without(method, limit, bound, method.byBound() ? bound : same(greatest), error, random);
        });
        return opened;
    }

    private double[] same(double value) {
        double[] all = new double[stations()];
        Arrays.fill(all, value);
        return all;
    }

    /** Errors fall on stations at random, ballot by ballot. */
    private double[] errors(RandomStream random) {
        double[] error = new double[stations()];
        double lead = ballots * margin;
        for (long k = Math.round(ballots * one); k > 0; k--) {
            error[(int) random.nextLong(stations())] += 1 / lead;
        }
        for (long k = Math.round(ballots * two); k > 0; k--) {
            error[(int) random.nextLong(stations())] += 2 / lead;
        }
        return error;
    }

    private static int without(
            Method method, double limit, double[] bound, double[] weight, double[] error, RandomStream random) {
        // The order of exponential times with these rates is the order of successive draws.
        double[] time = new double[bound.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = -Math.log1p(-random.nextDouble()) / weight[i];
        }
        int[] order = IntStream.range(0, time.length)
                .boxed()
                .sorted((a, b) -> Double.compare(time[a], time[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        BatchRisk risk = method.risk().get();
        for (int n = 0; n < order.length; n++) {
            if (risk.add(weight[order[n]], error[order[n]]) <= limit) {
                return n + 1;
            }
        }
        return order.length;
    }

    private static int withReplacement(
            Method method, double limit, double[] bound, double[] error, RandomStream random) {
        double[] upTo = bound.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        BatchRisk risk = method.risk().get();
        boolean[] seen = new boolean[bound.length];
        int opened = 0;
        for (int draw = 0; draw < 100 * bound.length && opened < bound.length; draw++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            at = at < 0 ? -at - 1 : at;
            opened += seen[at] ? 0 : 1;
            seen[at] = true;
            if (risk.add(bound[at], error[at]) <= limit) {
                return opened;
            }
        }
        return bound.length;
    }
}
