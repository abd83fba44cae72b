package org.recount.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.Gender;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.seats.SeatMargin;
import org.recount.seats.margin.SntvMargins;

/** Fast helpers of the trial against slow twins. */
class BindingPairsLaws {

    /** The least gap of the pairs is the gap of the margin. */
    @Property(tries = 2000)
    void theLeastGapIsThatOfTheSeatMargin(
            @ForAll @Size(min = 2, max = 9) List<@IntRange(max = 40) Integer> votes,
            @ForAll @IntRange(max = 511) int women,
            @ForAll @IntRange(min = 1, max = 4) int seats,
            @ForAll @IntRange(max = 2) int reserved) {
        if (votes.stream().allMatch(v -> v == 0)) {
            return;
        }
        ContestView view = view(votes, women, seats, Math.min(reserved, seats), List.of());
        boolean[] woman = new boolean[votes.size()];
        for (int c = 0; c < woman.length; c++) {
            woman[c] = (women >> c & 1) == 1;
        }
        SntvMargins.SntvLine line = SntvMargins.line(view.contest.totals, woman, seats, Math.min(reserved, seats));
        assertThat(view.gap).isEqualTo(line.kind() == SeatMargin.Kind.NONE ? Long.MAX_VALUE : line.gap());
    }

    /** The least number of stations, against trying every set of stations. */
    @Property(tries = 300)
    void theLeastNumberOfStationsIsFoundByTryingAllSets(
            @ForAll @Size(min = 6, max = 24) List<@IntRange(max = 12) Integer> cells,
            @ForAll @IntRange(max = 7) int women,
            @ForAll @IntRange(min = 1, max = 2) int seats) {
        int stations = cells.size() / 3;
        List<Integer> votes = new ArrayList<>(List.of(0, 0, 0));
        for (int i = 0; i < 3 * stations; i++) {
            votes.set(i % 3, votes.get(i % 3) + cells.get(i));
        }
        if (votes.stream().allMatch(v -> v == 0)) {
            return;
        }
        ContestView view = view(votes, women, seats, 1, cells.subList(0, 3 * stations));
        int best = -1;
        for (int set = 0; set < 1 << stations; set++) {
            int n = Integer.bitCount(set);
            if (reaches(view, set) && (best < 0 || n < best)) {
                best = n;
            }
        }
        assertThat(view.minStations).isEqualTo(best);
    }

    private static boolean reaches(ContestView view, int set) {
        for (int p = 0; p < view.pairIn.length; p++) {
            long closed = 0;
            for (int s = 0; s < view.contest.stations; s++) {
                if ((set >> s & 1) == 1) {
                    int at = s * view.choices;
                    long all = view.contest.invalid[s];
                    for (int c = 0; c < view.choices; c++) {
                        all += view.contest.votes[at + c];
                    }
                    closed += all + view.contest.votes[at + view.pairIn[p]] - view.contest.votes[at + view.pairOut[p]];
                }
            }
            if (closed >= view.pairGap[p]) {
                return true;
            }
        }
        return false;
    }

    /** A contest in one station, or in as many as there are rows of cells. */
    static ContestView view(List<Integer> votes, int women, int seats, int reserved, List<Integer> cells) {
        List<Choice> choices = new ArrayList<>();
        for (int c = 0; c < votes.size(); c++) {
            choices.add(Choice.of("c" + c, "c" + c, "P", (women >> c & 1) == 1 ? Gender.F : Gender.M));
        }
        List<Integer> rows = cells.isEmpty() ? votes : cells;
        int stations = rows.size() / votes.size();
        int[] flat = rows.stream().mapToInt(i -> i).toArray();
        SyntheticContest contest = new SyntheticContest(
                new Contest("k", "k", "", seats, reserved, choices),
                flat,
                new int[stations],
                new int[stations],
                new int[stations],
                new byte[stations]);
        return new ContestView(contest, ToyScenarios.national(), new Streams(1).stream(0, Purpose.LOT, 0));
    }
}
