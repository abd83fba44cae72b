package org.recount.simulation.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recount.input.Problems;
import org.recount.input.scenario.EnsembleReader;
import org.recount.simulation.SyntheticContest;
import org.recount.simulation.SyntheticElection;

/** Members that are drawn into the memory of others, and sums that are known and not added up. */
class ReleasedMembersTest {
    private static EnsembleSource source() {
        Problems problems = new Problems();
        return new EnsembleSource(EnsembleReader.read(Path.of("scenarios/iraq-2021"), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString())));
    }

    @Test
    void aMemberIsTheSameInUsedMemory() {
        EnsembleSource reusing = source();
        SyntheticElection other = reusing.draw(5, 0);
        List<int[]> memory = other.contests().stream().map(c -> c.votes).toList();
        reusing.release(other);
        SyntheticElection second = reusing.draw(5, 1);
        int again = 0;
        for (int i = 0; i < memory.size(); i++) {
            again += second.contests().get(i).votes == memory.get(i) ? 1 : 0;
        }
        assertThat(again).as("constituencies whose memory was used again").isGreaterThan(memory.size() / 2);
        SyntheticElection fresh = source().draw(5, 1);
        for (int i = 0; i < fresh.contests().size(); i++) {
            SyntheticContest a = fresh.contests().get(i);
            SyntheticContest b = second.contests().get(i);
            assertThat(b.contest).isEqualTo(a.contest);
            int cells = a.stations * a.choices;
            assertThat(Arrays.copyOf(b.votes, cells)).isEqualTo(Arrays.copyOf(a.votes, cells));
            assertThat(b.invalid).isEqualTo(a.invalid);
            assertThat(b.flags).isEqualTo(a.flags);
            assertThat(b.centre).isEqualTo(a.centre);
        }
    }

    /** What the source says of the sums is what the public constructor adds up. */
    @Test
    void theSumsAreThoseOfTheVotes() {
        for (SyntheticContest c : source().draw(6, 0).contests()) {
            SyntheticContest added =
                    new SyntheticContest(c.contest, c.votes, c.invalid, c.registered, c.centre, c.flags);
            assertThat(c.totals).isEqualTo(added.totals);
            assertThat(c.valid).isEqualTo(added.valid);
        }
    }
}
