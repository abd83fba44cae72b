package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.number;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.recount.risk.round.FirstRound;
import org.recount.risk.round.RoundAudit;
import org.recount.risk.round.RoundResult;
import org.recount.risk.round.RoundRule;
import org.recount.risk.round.SizeChosen;
import tools.jackson.databind.JsonNode;

/** Ballot polling in rounds. */
final class RlaRounds {
    private RlaRounds() {}

    static final List<RlaFamily> FAMILIES = List.of(
            RlaFamily.of("Minerva's least counts and p-values", "minerva_0.*", c -> {
                RoundAudit audit = RoundAudit.of(RoundRule.minerva(c.in("p1"), c.in("alpha")));
                double[] n = numbers(c.in().get("rounds_cumulative_relevant"));
                double[] k = numbers(c.in().get("winner_cumulative"));
                double[] kmin = numbers(c.expected().get("kmin"));
                double[] p = numbers(c.expected().get("p_values"));
                for (int j = 0; j < n.length; j++) {
                    int votes = (int) (n[j] - (j == 0 ? 0 : n[j - 1]));
                    int winner = (int) (k[j] - (j == 0 ? 0 : k[j - 1]));
                    RoundResult round = audit.round(SizeChosen.BEFORE_SEED, winner, votes - winner);
                    assertThat(round.needed()).hasValue((long) kmin[j]);
                    assertThat(round.pValue()).isCloseTo(p[j], within(1e-12));
                    assertThat(round.stop()).isEqualTo(k[j] >= kmin[j]);
                }
                if (c.name().equals("minerva_0.75_50")) {
                    assertThat(FirstRound.of(RoundRule.athena(0.75, 0.1, 1)).needed(50))
                            .hasValue(32);
                }
            }),
            RlaFamily.of(
                    "First rounds for 90%: a published size reaches it, and lies between the first size that does and "
                            + "the last that does not (the peers' bisection may stop at any tooth)",
                    "minerva_sample_sizes", c -> {
                        JsonNode rows = c.in().get("rows");
                        double[] minerva = numbers(c.expected().get("n_r2b2"));
                        double[] providence = numbers(c.expected().get("n_providence_arlo"));
                        for (int i = 0; i < rows.size(); i++) {
                            double[] votes = numbers(rows.get(i));
                            between(votes[0] / (votes[0] + votes[1]), 0.9, minerva[i]);
                            between(votes[0] / (votes[0] + votes[1]), 0.9, providence[i]);
                        }
                        c.expected().get("arlo_5076_4925").propertyStream().forEach(e -> {
                            between(5076.0 / 10001, Double.parseDouble("0" + e.getKey()), number(e.getValue()));
                        });
                        double[] narrow = numbers(c.expected().get("binary_search_502000_498000"));
                        between(0.502, 0.7, narrow[0]);
                        between(0.502, 0.8, narrow[1]);
                        between(0.502, 0.9, narrow[2]);
                        // The normal approximation of the same size, without the sawtooth.
                        FirstRound first = FirstRound.of(RoundRule.minerva(0.502, 0.1));
                        assertThat(first.stopping((int) number(c.expected().get("gaussian_502000_498000"))))
                                .isCloseTo(0.9, within(0.001));
                    }),
            RlaFamily.of(
                    "Athena and BRAVO for 90% in the 2016 states, in ballots: the size from which on every size suffices,"
                            + " over the share of the two among all votes, rounded up; one published figure is a slip",
                    "athena_vs_bravo_2016", c -> {
                        assertThat(c.expected().size()).isEqualTo(RlaRounds.STATES.size());
                        c.expected().propertyStream().forEach(e -> state(e.getKey(), numbers(e.getValue())));
                    }));

    /** Votes for the winner, the loser and all in 2016 (Federal Election Commission, Federal Elections 2016). */
    private static final Map<String, long[]> STATES = Map.ofEntries(
            Map.entry("Alabama", new long[] {1_318_255, 729_547, 2_123_372}),
            Map.entry("Maryland", new long[] {1_677_928, 943_169, 2_781_446}),
            Map.entry("New York", new long[] {4_556_124, 2_819_534, 7_721_453}),
            Map.entry("Rhode Island", new long[] {252_525, 180_543, 464_144}),
            Map.entry("New Jersey", new long[] {2_148_278, 1_601_933, 3_874_046}),
            Map.entry("Ohio", new long[] {2_841_005, 2_394_164, 5_496_487}),
            Map.entry("Virginia", new long[] {1_981_473, 1_769_443, 3_984_631}),
            Map.entry("Georgia", new long[] {2_089_104, 1_877_963, 4_114_732}),
            Map.entry("North Carolina", new long[] {2_362_631, 2_189_316, 4_741_564}),
            Map.entry("Arizona", new long[] {1_252_401, 1_161_167, 2_573_165}),
            Map.entry("Nevada", new long[] {539_260, 512_058, 1_125_385}),
            Map.entry("Minnesota", new long[] {1_367_716, 1_322_951, 2_944_813}),
            Map.entry("Florida", new long[] {4_617_886, 4_504_975, 9_420_039}),
            Map.entry("Wisconsin", new long[] {1_405_284, 1_382_536, 2_976_150}),
            Map.entry("Pennsylvania", new long[] {2_970_733, 2_926_441, 6_165_478}));

    private static void between(double share, double chance, double published) {
        FirstRound first = FirstRound.of(RoundRule.minerva(share, 0.1));
        OptionalInt smallest = first.smallest(chance, 2_000_000);
        assertThat(smallest).isPresent();
        int settled = first.settled(chance, smallest.getAsInt());
        assertThat(published).isBetween((double) smallest.getAsInt(), (double) settled);
        assertThat(first.stopping((int) published)).isGreaterThanOrEqualTo(chance);
    }

    private static void state(String key, double[] published) {
        long[] votes = Objects.requireNonNull(STATES.get(key.substring(0, key.lastIndexOf(' '))));
        double margin = (votes[0] - votes[1]) / (double) (votes[0] + votes[1]);
        assertThat(Double.parseDouble(key.substring(key.lastIndexOf(' ') + 1))).isCloseTo(100 * margin, within(0.0051));
        double ofTwo = (votes[0] + votes[1]) / (double) votes[2];
        for (int i = 0; i < 2; i++) {
            RoundRule.Kind kind = i == 0 ? RoundRule.Kind.BRAVO_END_OF_ROUND : RoundRule.Kind.ATHENA;
            FirstRound first = FirstRound.of(new RoundRule(kind, 0.5 + margin / 2, 0.1, 1));
            int smallest = first.smallest(0.9, 2_000_000).orElseThrow();
            int settled = first.settled(0.9, smallest);
            if (key.startsWith("Wisconsin") && i == 1) {
                // A slip in the published table: 103,621 where 110,622 is due. That many do not reach 90%.
                assertThat(published[i]).isEqualTo(103_621);
                assertThat(first.stopping((int) (published[i] * ofTwo))).isLessThan(0.89);
                assertThat(Math.ceil(settled / ofTwo)).isEqualTo(110_622);
            } else {
                assertThat(Math.ceil(settled / ofTwo)).as(key + " " + kind).isEqualTo(published[i]);
            }
        }
    }
}
