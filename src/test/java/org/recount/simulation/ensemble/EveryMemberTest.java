package org.recount.simulation.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recount.input.Problems;
import org.recount.input.scenario.EnsembleReader;

/**
 * Every member that a run may ask for can be drawn. Facts that only some drafts can hold must lead to another draft, never
 * to the end of a run: the run of 10,000 trials needs 200 members in a row.
 */
class EveryMemberTest {
    private static final Path FOLDER = Path.of("scenarios/iraq-2021");

    private static EnsembleSource source() {
        Problems problems = new Problems();
        return new EnsembleSource(EnsembleReader.read(FOLDER, problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString())));
    }

    private static int redrawn(EnsembleSource source, long seed, int members) {
        int redrawn = 0;
        for (int index = 0; index < members; index++) {
            redrawn += source.draft(seed, index).attempts > 1 ? 1 : 0;
        }
        return redrawn;
    }

    @Test
    void theFirstMembersOfADefaultRun() {
        EnsembleSource source = source();
        // The seed of a default run, and another; members that had to be drawn again are the exception, and they occur.
        int ofADefaultRun = redrawn(source, 20211010, 200);
        assertThat(ofADefaultRun + redrawn(source, 1, 300)).isBetween(1, 19);
    }

    @Test
    @Tag("soak")
    void thousandsOfMembers() {
        EnsembleSource source = source();
        for (long seed = 2; seed < 12; seed++) {
            assertThat(redrawn(source, seed, 1000)).isLessThan(100);
        }
    }

    @Test
    void factsThatNoDraftHoldsAreSaidSo() {
        Problems problems = new Problems();
        EnsembleSpec spec = EnsembleReader.read(FOLDER, problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
        // One vote more for the last winner of Duhok-2 than the whole party has in the governorate.
        List<EnsembleSpec.KnownCandidate> known = spec.candidates().stream()
                .map(c -> c.contest().equals("Duhok-2") && c.relation() == EnsembleSpec.Relation.EXACTLY
                        ? manyVotes(c)
                        : c)
                .toList();
        EnsembleSource source = new EnsembleSource(withCandidates(spec, known));
        assertThatThrownBy(() -> source.draft(1, 0))
                .isInstanceOf(InfeasibleFacts.class)
                .hasMessageContaining("Duhok-2")
                .hasMessageContaining("Maybe");
    }

    @Test
    void theSameMemberEveryTime() {
        EnsembleSource source = source();
        Member one = source.draft(20211010, 40);
        Member other = source.draft(20211010, 40);
        assertThat(one.votes).isEqualTo(other.votes);
        assertThat(one.attempts).isEqualTo(other.attempts);
    }

    private static EnsembleSpec.KnownCandidate manyVotes(EnsembleSpec.KnownCandidate c) {
        return new EnsembleSpec.KnownCandidate(c.contest(), c.party(), c.gender(), 261_544, c.relation(), c.elected());
    }

    private static EnsembleSpec withCandidates(EnsembleSpec s, List<EnsembleSpec.KnownCandidate> candidates) {
        return new EnsembleSpec(
                s.national(),
                s.governorates(),
                s.constituencies(),
                s.parties(),
                s.geography(),
                s.changed(),
                candidates,
                s.votes(),
                s.templates(),
                s.margins(),
                s.shape(),
                s.stations(),
                s.facts());
    }
}
