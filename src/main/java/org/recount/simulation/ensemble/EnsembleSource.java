package org.recount.simulation.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.simulation.ElectionSource;
import org.recount.simulation.SyntheticContest;
import org.recount.simulation.SyntheticElection;
import org.recount.simulation.ensemble.EnsembleSpec.Constituency;

/**
 * Draws synthetic announced elections that agree with every hard fact of a specification; what is not known differs
 * from member to member.
 *
 * <p>Thread-safe; the bytes of a member depend on the specification, the seed and the index only.
 */
public final class EnsembleSource implements ElectionSource {
    /** Drafts of one member; a table of facts of which fewer than one draft in so many can hold all is no ensemble. */
    private static final int MOST_ATTEMPTS = 100;

    /** Streams set apart for a draft; a member's stations use those from 100 on, below this number. */
    private static final int PARTS_OF_A_DRAFT = 100_000;

    private static final int RANKS_KEPT = 128;

    private final Plan plan;

    /** Buffers of the draws that have ended; no more of them than draws were made at once. */
    private final ConcurrentLinkedDeque<Boxes> spare = new ConcurrentLinkedDeque<>();

    /** Votes of members that were released, to be written over: by far the most memory of a member. */
    private final ConcurrentLinkedDeque<int[][]> spareVotes = new ConcurrentLinkedDeque<>();

    /** Candidates of the first {@value #RANKS_KEPT} ranks, by rank, party and gender, once they were met. */
    private final @Nullable Choice[] candidates;

    /** Makes the source of a specification that was found without contradiction. */
    public EnsembleSource(EnsembleSpec spec) {
        plan = new Plan(spec);
        candidates = new Choice[2 * RANKS_KEPT * plan.parties];
    }

    @Override
    public SyntheticElection draw(long seed, int index) {
        return stations(draft(seed, index), seed, index);
    }

    /**
     * Draws a member without its stations. A draft that cannot hold all the facts is thrown away and drawn anew from
     * streams of its own: members are drawn given that the facts hold (rejection sampling), whatever the other members are.
     *
     * @throws InfeasibleFacts if none of {@value #MOST_ATTEMPTS} drafts holds the facts
     */
    Member draft(long seed, int index) {
        for (int attempt = 1; ; attempt++) {
            try {
                return draft(seed, index, attempt);
            } catch (InfeasibleFacts e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Member draft(long seed, int index, int attempt) {
        int part = (attempt - 1) * PARTS_OF_A_DRAFT;
        Member m = new Member(plan, attempt);
        Sizes.draw(m, Dice.of(seed, index, part + 1));
        long taken = Templates.draw(m, Dice.of(seed, index, part + 2));
        Profiles.draw(m, Dice.of(seed, index, part + 3), taken);
        Winners.draw(m, Dice.of(seed, index, part + 4));
        Losers.draw(m, Dice.of(seed, index, part + 5));
        return m;
    }

    private SyntheticElection stations(Member m, long seed, int index) {
        boolean[] held = held(seed, index);
        Boxes used = spare.poll();
        Boxes boxes = used == null ? new Boxes(plan.spec.stations()) : used;
        int[][] released = spareVotes.poll();
        int[][] votes = released == null ? new int[plan.constituencies][0] : released;
        List<SyntheticContest> contests = new ArrayList<>(plan.constituencies);
        int centre = 0;
        int station = 0;
        for (int k = 0; k < plan.constituencies; k++) {
            contests.add(contest(m, k, boxes, votes[k], held, station, centre, Dice.of(seed, index, 100 + k)));
            centre += m.centres[k];
            station += m.stations[k];
        }
        spare.push(boxes);
        return new SyntheticElection(index, contests);
    }

    @Override
    public void release(SyntheticElection election) {
        spareVotes.push(election.contests().stream().map(c -> c.votes).toArray(int[][]::new));
    }

    private SyntheticContest contest(
            Member m, int k, Boxes boxes, int[] room, boolean[] held, int firstStation, int firstCentre, Dice dice) {
        List<Choice> choices = new ArrayList<>();
        long[] totals = choices(m, k, choices);
        boxes.sizes(m, k, dice);
        int[] votes = boxes.votes(totals, m.centres[k], room, dice);
        Constituency c = plan.constituency(k);
        Contest contest = new Contest(c.id(), c.id(), c.governorate(), c.seats(), c.reservedSeats(), choices);
        int[] centres = boxes.centreOf;
        byte[] flags = flags(held, firstStation, m.stations[k]);
        lottery(centres, flags, dice);
        for (int s = 0; s < centres.length; s++) {
            centres[s] += firstCentre;
        }
        return new SyntheticContest(
                contest, votes, boxes.invalid, boxes.registered, centres, flags, totals, boxes.valid);
    }

    /** Candidates from the highest down, then what is carried for minority seats. */
    private long[] choices(Member m, int k, List<Choice> choices) {
        int from = m.start[k];
        int n = m.start[k + 1] - from;
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = ((long) -m.votes[from + i] << 32) | i;
        }
        Arrays.sort(order);
        long[] totals = new long[n + plan.parties];
        for (int j = 0; j < n; j++) {
            int i = from + (int) order[j];
            choices.add(candidate(j, m.party[i], m.woman[i]));
            totals[j] = m.votes[i];
        }
        for (int p = 0; p < plan.parties; p++) {
            if (m.carried[k][p] > 0) {
                String party = plan.spec.parties().get(p).name();
                totals[choices.size()] = m.carried[k][p];
                choices.add(new Choice(
                        "minority " + party,
                        party + " (minority seats)",
                        party,
                        Gender.UNKNOWN,
                        "",
                        Choice.Kind.CARRIED));
            }
        }
        return Arrays.copyOf(totals, choices.size());
    }

    /** The candidate at a rank, from 0: most are met again in other members. */
    private Choice candidate(int rank, int party, boolean woman) {
        int key = (rank * plan.parties + party) * 2 + (woman ? 1 : 0);
        // Two threads may both make one: they are equal, and a record is whole in whatever thread it is seen.
        Choice known = key < candidates.length ? candidates[key] : null;
        if (known != null) {
            return known;
        }
        String name = plan.spec.parties().get(party).name();
        Choice made = Choice.of(Integer.toString(rank + 1), name + " " + (rank + 1), name, woman ? Gender.F : Gender.M);
        if (key < candidates.length) {
            candidates[key] = made;
        }
        return made;
    }

    /** Which stations were not transmitted: so many of all, at random. */
    private boolean[] held(long seed, int index) {
        int all = plan.spec.national().stations();
        int left = plan.spec.national().held();
        boolean[] held = new boolean[all];
        Dice dice = Dice.of(seed, index, 6);
        while (left > 0) {
            int s = dice.below(all);
            if (!held[s]) {
                held[s] = true;
                left--;
            }
        }
        return held;
    }

    private static byte[] flags(boolean[] held, int first, int stations) {
        byte[] flags = new byte[stations];
        for (int s = 0; s < stations; s++) {
            flags[s] = held[first + s] ? SyntheticContest.HELD : 0;
        }
        return flags;
    }

    /** One station of each centre by lot. */
    private static void lottery(int[] centreOf, byte[] flags, Dice dice) {
        for (int s = 0; s < flags.length; ) {
            int end = s;
            while (end < flags.length && centreOf[end] == centreOf[s]) {
                end++;
            }
            flags[s + dice.below(end - s)] |= SyntheticContest.CONTROL;
            s = end;
        }
    }
}
