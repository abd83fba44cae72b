package org.recount.seats;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The list methods as their laws tell them, step by step, with fractions of big integers; equal figures are put in order
 * by a lot drawn beforehand. The slow and obvious twins of the methods.
 */
final class SlowLists {
    private SlowLists() {}

    /** A fraction; only what the twins need. */
    record Fraction(BigInteger num, BigInteger den) implements Comparable<Fraction> {
        static Fraction of(long num, long den) {
            return new Fraction(BigInteger.valueOf(num), BigInteger.valueOf(den));
        }

        @Override
        public int compareTo(Fraction that) {
            return num.multiply(that.den).compareTo(that.num.multiply(den));
        }

        Fraction minus(Fraction that) {
            return new Fraction(num.multiply(that.den).subtract(that.num.multiply(den)), den.multiply(that.den));
        }

        Fraction times(long n) {
            return new Fraction(num.multiply(BigInteger.valueOf(n)), den);
        }

        Fraction over(Fraction that) {
            return new Fraction(num.multiply(that.den), den.multiply(that.num));
        }

        long floor() {
            BigInteger[] parts = num.divideAndRemainder(den);
            return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
        }
    }

    /** Divisors as a function of the seat. */
    interface Divisor {
        Fraction at(int seat);
    }

    /** Seat by seat to the highest quotient. */
    static List<Integer> highestAverages(long[] votes, int seats, Divisor divisor, int[] lot) {
        Integer[] held = new Integer[votes.length];
        Arrays.fill(held, 0);
        for (int s = 0; s < seats; s++) {
            int best = -1;
            for (int i = 0; i < votes.length; i++) {
                if (votes[i] > 0 && (best < 0 || beats(votes, held, divisor, i, best, lot))) {
                    best = i;
                }
            }
            if (best >= 0) {
                held[best]++;
            }
        }
        return List.of(held);
    }

    private static boolean beats(long[] votes, Integer[] held, Divisor divisor, int i, int j, int[] lot) {
        int order = Fraction.of(votes[i], 1)
                .over(divisor.at(held[i] + 1))
                .compareTo(Fraction.of(votes[j], 1).over(divisor.at(held[j] + 1)));
        return order > 0 || (order == 0 && lot[i] < lot[j]);
    }

    /**
     * Whole quotas; then the largest remainders in turn, round after round if there are still seats; or the smallest
     * remainders lose a seat each, round after round.
     */
    static List<Integer> largestRemainder(long[] votes, int seats, Fraction quota, int[] lot) {
        Integer[] held = new Integer[votes.length];
        Fraction[] rest = new Fraction[votes.length];
        int left = seats;
        List<Integer> lists = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            held[i] = 0;
            if (votes[i] > 0) {
                lists.add(i);
                held[i] = (int) Fraction.of(votes[i], 1).over(quota).floor();
                rest[i] = Fraction.of(votes[i], 1).minus(quota.times(held[i]));
                left -= held[i];
            }
        }
        if (lists.isEmpty()) {
            return List.of(held);
        }
        Comparator<Integer> order =
                Comparator.<Integer, Fraction>comparing(i -> rest[i]).reversed().thenComparing(i -> lot[i]);
        List<Integer> ranked = lists.stream().sorted(order).toList();
        while (left > 0) {
            for (int i : ranked) {
                if (left > 0) {
                    held[i]++;
                    left--;
                }
            }
        }
        while (left < 0) {
            for (int k = ranked.size() - 1; k >= 0; k--) {
                // A list that gave up all its whole quotas has none to give in the next round.
                if (left < 0 && held[ranked.get(k)] > 0) {
                    held[ranked.get(k)]--;
                    left++;
                }
            }
        }
        return List.of(held);
    }

    /** Kieswet P 5 to P 9; {@code lot} decides who takes a seat, {@code lapse} who gives one up. */
    static List<Integer> dutch(long[] votes, int seats, int[] lot, int[] lapse) {
        long total = Arrays.stream(votes).sum();
        Integer[] held = new Integer[votes.length];
        Arrays.fill(held, 0);
        if (total == 0) {
            return List.of(held);
        }
        Fraction quota = Fraction.of(total, seats);
        int left = seats;
        for (int i = 0; i < votes.length; i++) {
            held[i] = (int) Fraction.of(votes[i], 1).over(quota).floor();
            left -= held[i];
        }
        List<Integer> lists = IntStream.range(0, votes.length)
                .filter(i -> votes[i] > 0)
                .boxed()
                .toList();
        List<Integer> last = List.of();
        if (seats < 19) {
            List<Integer> big = lists.stream()
                    .filter(i -> 4 * votes[i] * seats >= 3 * total)
                    .toList();
            Fraction[] rest = new Fraction[votes.length];
            for (int i : big) {
                rest[i] = Fraction.of(votes[i], 1).minus(quota.times(held[i]));
            }
            List<Integer> ranked = big.stream()
                    .sorted(Comparator.<Integer, Fraction>comparing(i -> rest[i])
                            .reversed()
                            .thenComparing(i -> lot[i]))
                    .toList();
            List<Integer> winners = ranked.subList(0, Math.min(left, ranked.size()));
            if (!winners.isEmpty()) {
                winners.forEach(i -> held[i]++);
                left -= winners.size();
                Fraction least = rest[winners.get(winners.size() - 1)];
                last = winners.stream()
                        .filter(i -> rest[i].compareTo(least) == 0)
                        .toList();
            }
            if (left > 0) {
                Fraction[] average = new Fraction[votes.length];
                for (int i : lists) {
                    average[i] = Fraction.of(votes[i], held[i] + 1);
                }
                List<Integer> byAverage = lists.stream()
                        .sorted(Comparator.<Integer, Fraction>comparing(i -> average[i])
                                .reversed()
                                .thenComparing(i -> lot[i]))
                        .toList();
                List<Integer> next = byAverage.subList(0, Math.min(left, byAverage.size()));
                next.forEach(i -> held[i]++);
                left -= next.size();
                Fraction least = average[next.get(next.size() - 1)];
                last = next.stream()
                        .filter(i -> average[i].compareTo(least) == 0)
                        .toList();
            }
        }
        List<Integer> takers = new ArrayList<>();
        List<Fraction> averages = new ArrayList<>();
        while (left > 0) {
            int best = lists.stream()
                    .min(Comparator.<Integer, Fraction>comparing(i -> Fraction.of(votes[i], held[i] + 1))
                            .reversed()
                            .thenComparing(i -> lot[i]))
                    .orElseThrow();
            takers.add(best);
            averages.add(Fraction.of(votes[best], held[best] + 1));
            held[best]++;
            left--;
        }
        if (!takers.isEmpty()) {
            Fraction least = averages.get(averages.size() - 1);
            last = IntStream.range(0, takers.size())
                    .filter(k -> averages.get(k).compareTo(least) == 0)
                    .mapToObj(takers::get)
                    .toList();
        }
        for (int i : lists) {
            if (2 * votes[i] > total && 2 * held[i] <= seats && !last.isEmpty()) {
                int loser =
                        last.stream().min(Comparator.comparing(k -> lapse[k])).orElseThrow();
                held[loser]--;
                held[i]++;
            }
        }
        return List.of(held);
    }
}
