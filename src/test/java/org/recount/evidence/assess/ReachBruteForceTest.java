package org.recount.evidence.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.dispute.record.Selection;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.election.Gender;
import org.recount.election.PollingStation;
import org.recount.seats.Allocation;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;

/** What a recount, a ruling and an annulment together could have changed, against every reading of every ballot. */
class ReachBruteForceTest {
    private static final int STATIONS = 3;

    private final SplittableRandom random = new SplittableRandom(2016);
    private long[][] rows = {};
    private Contest contest = new Contest("K", "K", "", 1, 0, List.of(choice(0, Gender.M)));
    private SeatRule rule = SeatRules.create(RuleSpec.of("sntv"));

    private static Choice choice(int c, Gender gender) {
        return Choice.of("c" + c, "c" + c, "", gender);
    }

    @Test
    void everyRemedyAloneAndAllTogether() {
        int could = 0;
        int annulments = 0;
        for (int t = 0; t < 150; t++) {
            String method = t % 3 == 0 ? "dhondt" : "sntv";
            RuleSpec spec = RuleSpec.of(method);
            rule = SeatRules.create(spec);
            int reserved = method.equals("sntv") ? t % 2 : 0;
            contest = new Contest(
                    "K",
                    "K",
                    "",
                    1 + t % 2,
                    reserved,
                    List.of(choice(0, Gender.M), choice(1, Gender.F), choice(2, reserved > 0 ? Gender.F : Gender.M)));
            rows = new long[STATIONS][4];
            for (long[] row : rows) {
                for (int c = 0; c < 4; c++) {
                    row[c] = random.nextInt(c == 3 ? 2 : row == rows[0] ? 6 : 2);
                }
            }
            Remedy[] remedies = new Remedy[STATIONS];
            for (int s = 1; s < STATIONS; s++) {
                remedies[s] = Remedy.values()[random.nextInt(3)];
            }
            Allocation reported = rule.allocate(votes(rows));
            if (!reported.ties().isEmpty() || reported.unfilled() > 0) {
                continue;
            }
            ContestAssessment c = assess(spec, remedies);
            boolean truth = canChange(remedies, 0, rows, reported);
            assertThat(c.reach().canChange())
                    .as(method + Arrays.deepToString(rows) + Arrays.toString(remedies))
                    .isEqualTo(truth);
            could += truth ? 1 : 0;
            for (RemedyReach r : c.reach().byRemedy()) {
                Remedy[] only = remedies.clone();
                for (int s = 0; s < STATIONS; s++) {
                    only[s] = remedies[s] == r.remedy() ? remedies[s] : null;
                }
                assertThat(r.canChange())
                        .as(r.remedy() + method + Arrays.deepToString(rows) + Arrays.toString(remedies))
                        .isEqualTo(canChange(only, 0, rows, reported));
                annulments += r.remedy() == Remedy.ANNUL && r.canChange() ? 1 : 0;
            }
            fewestIsTheLeast(c, remedies, reported);
        }
        assertThat(could).isBetween(10, 140);
        assertThat(annulments).isPositive();
    }

    private void fewestIsTheLeast(ContestAssessment c, Remedy[] remedies, Allocation reported) {
        int least = Integer.MAX_VALUE;
        for (int set = 1; set < 1 << STATIONS; set++) {
            Remedy[] only = remedies.clone();
            boolean inside = true;
            for (int s = 0; s < STATIONS; s++) {
                if ((set >> s & 1) == 0) {
                    only[s] = null;
                } else {
                    inside &= remedies[s] != null;
                }
            }
            if (inside && canChange(only, 0, rows, reported)) {
                least = Math.min(least, Integer.bitCount(set));
            }
        }
        assertThat(c.reach().minStations().orElse(Integer.MAX_VALUE)).isEqualTo(least);
    }

    private ContestAssessment assess(RuleSpec spec, Remedy[] remedies) {
        ContestTally.Builder builder = ContestTally.builder(contest);
        List<OpenedStation> opened = new ArrayList<>();
        for (int s = 0; s < STATIONS; s++) {
            long cast = Arrays.stream(rows[s]).sum();
            builder.add(new PollingStation("S" + s, "C", "", "", -1, cast, rows[s][3]), Arrays.copyOf(rows[s], 3));
            if (remedies[s] != null) {
                Optional<ContestVotes> hand = remedies[s] == Remedy.ANNUL
                        ? Optional.empty()
                        : Optional.of(ContestVotes.of(contest, Arrays.copyOf(rows[s], 3), rows[s][3]));
                opened.add(new OpenedStation("S" + s, "K", remedies[s], Selection.COMPLAINT, hand, true, ""));
            }
        }
        Election election = new Election("e", "e", "", "", "", List.of(builder.build()));
        return Assessor.assess(
                        election,
                        List.of(spec),
                        new RecountOnRecord(opened, List.of()),
                        new Assessor.Options(0.05, 0.001, 1))
                .contests()
                .get(0);
    }

    private ContestVotes votes(long[][] now) {
        long[] sum = new long[4];
        for (long[] row : now) {
            for (int c = 0; c < 4; c++) {
                sum[c] += row[c];
            }
        }
        return ContestVotes.of(contest, Arrays.copyOf(sum, 3), sum[3]);
    }

    /** Tries everything that may happen in the stations from s on. */
    private boolean canChange(Remedy[] remedies, int s, long[][] now, Allocation reported) {
        if (s == STATIONS) {
            Allocation a = rule.allocate(votes(now));
            boolean stuck = a.unfilled() > 0;
            return !stuck && (!a.ties().isEmpty() || !Arrays.equals(a.certainSeats(3), reported.certainSeats(3)));
        }
        if (remedies[s] == null) {
            return canChange(remedies, s + 1, now, reported);
        }
        for (long[] row : outcomes(remedies[s], rows[s])) {
            long[][] next = now.clone();
            next[s] = row;
            if (canChange(remedies, s + 1, next, reported)) {
                return true;
            }
        }
        return false;
    }

    private static List<long[]> outcomes(Remedy remedy, long[] row) {
        List<long[]> all = new ArrayList<>();
        long ballots = Arrays.stream(row).sum();
        if (remedy == Remedy.ANNUL) {
            return List.of(row, new long[4]);
        }
        for (long a = 0; a <= ballots; a++) {
            for (long b = 0; a + b <= ballots; b++) {
                for (long c = 0; a + b + c <= ballots; c++) {
                    long[] now = {a, b, c, ballots - a - b - c};
                    if (remedy == Remedy.RECOUNT || ruled(row, now)) {
                        all.add(now);
                    }
                }
            }
        }
        return all;
    }

    /** Whether the new row follows by ruling valid ballots invalid and invalid ones valid. */
    private static boolean ruled(long[] row, long[] now) {
        long gained = 0;
        for (int c = 0; c < 3; c++) {
            gained += Math.max(0, now[c] - row[c]);
        }
        return gained <= row[3];
    }
}
