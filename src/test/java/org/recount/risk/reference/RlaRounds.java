package org.recount.risk.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.recount.risk.reference.RlaCase.number;
import static org.recount.risk.reference.RlaCase.numbers;

import java.util.List;
import java.util.Map;
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
                    "minerva_sample_sizes",
                    c -> {
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
                    "Athena and BRAVO for 90% in the 2016 states: margins are printed to 0.01%, so the size lies "
                            + "between those of the two neighbouring margins",
                    "athena_vs_bravo_2016",
                    c -> c.expected().propertyStream().forEach(RlaRounds::state)));

    private static void between(double share, double chance, double published) {
        FirstRound first = FirstRound.of(RoundRule.minerva(share, 0.1));
        OptionalInt smallest = first.smallest(chance, 2_000_000);
        assertThat(smallest).isPresent();
        int settled = first.settled(chance, smallest.getAsInt());
        System.out.println(share + " " + chance + ": " + smallest + " " + settled + " published " + published);
        assertThat(published).isBetween((double) smallest.getAsInt(), (double) settled);
        assertThat(first.stopping((int) published)).isGreaterThanOrEqualTo(chance);
    }

    private static void state(Map.Entry<String, JsonNode> e) {
        double margin = Double.parseDouble(e.getKey().substring(e.getKey().lastIndexOf(' ') + 1)) / 100;
        double[] published = numbers(e.getValue());
        for (int i = 0; i < 2; i++) {
            RoundRule.Kind kind = i == 0 ? RoundRule.Kind.BRAVO_END_OF_ROUND : RoundRule.Kind.ATHENA;
            int wide = size(kind, margin + 0.00005, false);
            int narrow = size(kind, margin - 0.00005, true);
            System.out.println(e.getKey() + " " + kind + " " + wide + " " + narrow + " published " + published[i]);
        }
    }

    private static int size(RoundRule.Kind kind, double margin, boolean settled) {
        FirstRound first = FirstRound.of(new RoundRule(kind, 0.5 + margin / 2, 0.1, 1));
        int n = first.smallest(0.9, 2_000_000).orElseThrow();
        return settled ? first.settled(0.9, n) : n;
    }
}
