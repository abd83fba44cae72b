package org.recount.evidence.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.evidence.StratifiedBound;
import org.recount.risk.assertion.AssertionSet;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.risk.assertion.LinearForm;
import org.recount.risk.assertion.SeatAssertions;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;

/** The test by the largest overstatement against its slow twin, which adds up stations one by one as Stark 2008 says it. */
class LargestOverstatementTest {
    private static final List<String> RULES = List.of("plurality", "sntv", "dhondt", "hare", "sainte-lague");

    private final SplittableRandom random = new SplittableRandom(2008);

    @Test
    void everyPValueIsThatOfTheSlowTwin() {
        int between = 0;
        int compared = 0;
        for (int round = 0; round < 1500; round++) {
            String name = RULES.get(round % RULES.size());
            SeatRule rule = SeatRules.create(RuleSpec.of(name));
            ContestTally tally = tally(name.equals("plurality") ? 1 : 2);
            AssertionSet set = SeatAssertions.of(rule, tally.totals());
            List<LinearAssertion> ways = set.auditable() ? set.chosenWays(tally.totals()) : List.of();
            if (ways.isEmpty()
                    || ways.stream().anyMatch(a -> a.form().at(tally.totals()).signum() <= 0)) {
                continue;
            }
            int[] frame = IntStream.range(0, tally.stations().size())
                    .filter(s -> s % 7 != 3)
                    .toArray();
            List<HandCounted> sample = sample(tally, frame);
            StratifiedBound design = StratifiedBound.simple(frame.length, sample.size());
            double fast = new LargestOverstatement(tally, frame, ways).pValue(design, sample);
            double slow = ways.stream()
                    .mapToDouble(a -> slow(tally, frame, a.form(), design, sample))
                    .max()
                    .orElse(0);
            assertThat(fast).as("%s %s", name, sample).isEqualTo(slow, within(1e-12));
            compared++;
            between += slow > 0 && slow < 1 ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(1000);
        assertThat(between).as("neither certain nor hopeless").isGreaterThan(300);
    }

    private static double slow(
            ContestTally tally, int[] frame, LinearForm form, StratifiedBound design, List<HandCounted> sample) {
        double largest = 0;
        for (HandCounted station : sample) {
            double over = reported(tally, form, station.index()) - sum(form, station.votes(), station.invalid());
            if (over > bound(tally, form, station.index()) + 1e-6) {
                return 1;
            }
            largest = Math.max(largest, over);
        }
        double need = form.at(tally.totals()).doubleValue();
        double[] excess = new double[frame.length];
        for (int i = 0; i < frame.length; i++) {
            double bound = Math.max(0, bound(tally, form, frame[i]));
            need -= Math.min(bound, largest);
            excess[i] = Math.max(0, bound - largest);
        }
        if (need <= 0) {
            return 1;
        }
        Arrays.sort(excess);
        int fewest = 0;
        while (need > 1e-6 && fewest < excess.length) {
            need -= excess[excess.length - 1 - fewest++];
        }
        return need > 1e-6 ? 0 : design.pValue(fewest, 0);
    }

    private static double reported(ContestTally tally, LinearForm form, int s) {
        return sum(form, tally.row(s), Math.max(0, tally.stations().get(s).invalid()));
    }

    private static double bound(ContestTally tally, LinearForm form, int s) {
        PollingStation station = tally.stations().get(s);
        long ballots = Math.max(station.cast(), Arrays.stream(tally.row(s)).sum() + Math.max(0, station.invalid()));
        return reported(tally, form, s) - form.least() * (double) ballots;
    }

    private static double sum(LinearForm form, long[] votes, long invalid) {
        double sum = form.invalid() * (double) invalid;
        for (int c = 0; c < votes.length; c++) {
            sum += form.coefficient(c) * (double) votes[c];
        }
        return sum;
    }

    private ContestTally tally(int seats) {
        List<Choice> choices = Stream.of("a", "b", "c", "d")
                .map(id -> Choice.of(id, id, "", Gender.M))
                .toList();
        ContestTally.Builder builder = ContestTally.builder(new Contest("K", "K", "", seats, 0, choices));
        int stations = 8 + random.nextInt(30);
        int lead = 10 + random.nextInt(40);
        for (int s = 0; s < stations; s++) {
            long[] votes = {random.nextInt(lead), random.nextInt(20), random.nextInt(9), random.nextInt(5)};
            long invalid = random.nextInt(4) - 1L;
            long cast = random.nextBoolean() ? -1 : Arrays.stream(votes).sum() + Math.max(0, invalid);
            builder.add(new PollingStation("s" + s, "c", "r", "", -1, cast, invalid), votes);
        }
        return builder.build();
    }

    private List<HandCounted> sample(ContestTally tally, int[] frame) {
        boolean clean = random.nextInt(3) == 0;
        List<HandCounted> sample = new ArrayList<>();
        for (int s : frame) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            long[] votes = tally.row(s);
            long invalid = Math.max(0, tally.stations().get(s).invalid());
            int fate = clean ? 99 : random.nextInt(12);
            if (fate < 4) {
                int from = random.nextInt(4);
                long moved = Math.min(votes[from], 1 + random.nextInt(3));
                votes[from] -= moved;
                votes[random.nextInt(4)] += moved;
            } else if (fate == 4) {
                invalid++;
                votes[0] = Math.max(0, votes[0] - 1);
            }
            boolean annulled = fate == 5 && random.nextInt(20) == 0;
            sample.add(HandCounted.of(
                    tally,
                    s,
                    new OpenedStation(
                            tally.stations().get(s).id(),
                            "K",
                            annulled ? Remedy.ANNUL : Remedy.RECOUNT,
                            Selection.RANDOM,
                            annulled ? Optional.empty() : Optional.of(ContestVotes.of(tally.contest(), votes, invalid)),
                            true,
                            "")));
        }
        return sample;
    }
}
