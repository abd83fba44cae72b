package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;

/**
 * What an allocation with its margins may cost, in processor time of one thread, so that a busy machine does not matter
 * much: 83 contests of 39 candidates (the size of Iraq 2021) in 5 ms, 10,000 contests of 40 in 1 s. AllocateBenchmark (JMH) has the same
 * in wall time.
 */
@Tag("soak")
class AllocationSpeedTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void allContestsOfIraqAndTenThousand() {
        SeatRule rule = SeatRules.create(RuleSpec.of("sntv"));
        SplittableRandom random = new SplittableRandom(20211010);
        List<ContestVotes> iraq = contests(random, 83, 39);
        List<ContestVotes> many = contests(random, 10_000, 40);
        double tenThousand = Math.min(milliseconds(rule, many), milliseconds(rule, many));
        double[] warm = new double[60];
        Arrays.setAll(warm, i -> milliseconds(rule, iraq));
        Arrays.sort(warm);
        assertThat(warm[0]).as("milliseconds, the fastest of 60").isLessThan(5);
        assertThat(tenThousand).as("milliseconds of 10,000 contests").isLessThan(1000);
    }

    private static double milliseconds(SeatRule rule, List<ContestVotes> contests) {
        long start = THREADS.getCurrentThreadCpuTime();
        long sum = 0;
        for (ContestVotes votes : contests) {
            sum += rule.allocate(votes).awards().size()
                    + rule.margin(votes).changed().orElse(0);
        }
        assertThat(sum).isPositive();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static List<ContestVotes> contests(SplittableRandom random, int contests, int candidates) {
        List<ContestVotes> all = new ArrayList<>();
        for (int c = 0; c < contests; c++) {
            List<Choice> choices = new ArrayList<>();
            long[] votes = new long[candidates];
            for (int i = 0; i < candidates; i++) {
                choices.add(Choice.of("c" + i, "Candidate " + i, "", random.nextInt(100) < 29 ? Gender.F : Gender.M));
                votes[i] = (long) (600 / Math.pow(random.nextDouble(0.001, 1), 0.8));
            }
            all.add(ContestVotes.of(new Contest("c" + c, "c" + c, "", random.nextInt(3, 6), 1, choices), votes, 0));
        }
        return all;
    }
}
