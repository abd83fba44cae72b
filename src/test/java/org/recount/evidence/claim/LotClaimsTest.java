package org.recount.evidence.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.SampleDesign;
import org.recount.dispute.record.SampleDesign.Strata;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.evidence.claim.ContestEvidence.Basis;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;

/** The fast path of back-tests against its slow twin, sample by sample. */
class LotClaimsTest {
    private static final List<String> RULES = List.of("plurality", "sntv", "dhondt", "hare", "sntv-women-first");

    private final SplittableRandom random = new SplittableRandom(20140614);

    private ContestTally announced(Contest contest) {
        ContestTally.Builder builder = ContestTally.builder(contest);
        int stations = 8 + random.nextInt(12);
        for (int s = 0; s < stations; s++) {
            long[] votes = new long[contest.choices().size()];
            long sum = 0;
            for (int c = 0; c < votes.length; c++) {
                votes[c] = random.nextInt(c == 0 ? 40 : 12);
                sum += votes[c];
            }
            long invalid = random.nextInt(3);
            builder.add(new PollingStation("s" + s, "c" + s / 3, "r" + s % 3, "", -1, sum + invalid, invalid), votes);
        }
        return builder.build();
    }

    private OpenedStation open(ContestTally tally, int s, boolean clean, Selection selection, int draws) {
        int fate = clean ? 9 : random.nextInt(10);
        long[] votes = tally.row(s);
        long invalid = tally.stations().get(s).invalid();
        if (fate < 3) {
            int from = random.nextInt(votes.length);
            int to = random.nextInt(votes.length);
            long moved = Math.min(votes[from], 1 + random.nextInt(4));
            votes[from] -= moved;
            votes[to] += moved;
        }
        boolean annulled = fate == 3;
        return new OpenedStation(
                tally.stations().get(s).id(),
                tally.contest().id(),
                annulled ? Remedy.ANNUL : Remedy.RECOUNT,
                selection,
                annulled ? Optional.empty() : Optional.of(ContestVotes.of(tally.contest(), votes, invalid)),
                true,
                "",
                draws);
    }

    private List<OpenedStation> sample(ContestTally tally, int n, Selection selection, boolean replace) {
        boolean clean = random.nextInt(3) == 0;
        Map<Integer, Integer> draws = new HashMap<>();
        List<String> centres = new ArrayList<>();
        while (draws.values().stream().mapToInt(Integer::intValue).sum() < n
                && draws.size() < tally.stations().size() - 1) {
            int s = random.nextInt(tally.stations().size());
            String centre = tally.stations().get(s).centre();
            if ((!replace && draws.containsKey(s)) || (selection == Selection.CONTROL && centres.contains(centre))) {
                if (selection == Selection.CONTROL) {
                    n--;
                }
                continue;
            }
            centres.add(centre);
            draws.merge(s, 1, Integer::sum);
        }
        List<OpenedStation> opened = new ArrayList<>();
        draws.forEach((s, d) -> opened.add(open(tally, s, clean, selection, d)));
        return opened;
    }

    @Test
    void everyClaimIsThatOfTheSlowTwin() {
        int compared = 0;
        int confirmed = 0;
        for (int round = 0; round < 300; round++) {
            SeatRule rule = SeatRules.create(RuleSpec.of(RULES.get(round % RULES.size())));
            List<Choice> choices = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                choices.add(Choice.of("x" + c, "X" + c, "", c % 2 == 0 ? Gender.M : Gender.F));
            }
            int reserved = RULES.get(round % RULES.size()).startsWith("sntv") ? 1 : 0;
            int seats = RULES.get(round % RULES.size()).equals("plurality") ? 1 : 2;
            ContestTally tally = announced(new Contest("K", "K", "", seats, reserved, choices));
            boolean replace = round % 4 == 3;
            Selection selection = round % 4 == 2 ? Selection.CONTROL : Selection.RANDOM;
            SampleDesign design = switch (round % 4) {
                case 0, 2 -> SampleDesign.simple();
                case 1 -> SampleDesign.stratified(Strata.REGION);
                default -> SampleDesign.proportional(true);
            };
            double risk = 0.2;
            LotClaims claims = LotClaims.of(rule, tally, design, selection, risk);
            List<OpenedStation> sample = sample(tally, 2 + random.nextInt(10), selection, replace);
            LotClaims.Claim fast = claims.of(sample);
            ContestEvidence slow = SeatClaim.of(rule, tally, sample, design, risk);
            if (slow.basis() == Basis.CERTAIN || slow.basis() == Basis.FULL_COUNT) {
                continue;
            }
            compared++;
            assertThat(fast.upperBound())
                    .as(slow.statement())
                    .isEqualTo(slow.counts().upperBound());
            assertThat(fast.drawnBad()).isEqualTo((int) slow.counts().drawnBad());
            assertThat(claims.minBad()).isEqualTo(slow.minBad());
            if (replace) {
                // The product is taken in another order.
                assertThat(fast.pValue().orElse(-1)).isEqualTo(slow.pValue().orElse(-1), within(1e-12));
                assertThat(fast.byBatch()).isEqualTo(slow.confirmed());
            } else {
                assertThat(fast.byStations()).isEqualTo(slow.confirmed());
                assertThat(fast.pValue()).isEqualTo(slow.otherPValue());
                ContestEvidence batch =
                        SeatClaim.of(rule, tally, sample, design.withTest(SampleDesign.Test.BATCH), risk);
                assertThat(fast.byBatch()).isEqualTo(batch.confirmed());
            }
            confirmed += fast.byStations() || fast.byBatch() ? 1 : 0;
        }
        assertThat(compared).as("samples that were compared").isGreaterThan(150);
        assertThat(confirmed).as("some of them confirm").isGreaterThan(10);
    }
}
