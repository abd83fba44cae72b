package org.recount.seats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;
import org.recount.seats.Allocation.StepKind;
import org.recount.seats.margin.Line;

/**
 * The Dutch rule for councils and the house. Whole Hare quotas first. Of the residual seats, with 19 seats or more each
 * goes to the highest average (which is D'Hondt). With fewer than 19, a list with at least 75% of the quota takes one by
 * largest remainder; then each list at most one by highest average; then any list by highest average. A list with more
 * than half of the votes and no more than half of the seats takes one from the smallest remainder or average.
 *
 * @param id name in the registry
 */
public record DutchCouncil(String id) implements ListMethod {
    /** From this many seats on the residual seats go by highest averages alone. */
    static final int LARGE = 19;

    @Override
    public List<Citation> citations() {
        return List.of(Citation.of("Netherlands, Kieswet (Elections Act)", "art. P 5 to P 10"));
    }

    /** Residual seats go through several stages; no comparison of two lists decides them. */
    @Override
    public Optional<Line> line(ContestVotes votes, int winner, int winnerSeats, int loser, int loserSeats) {
        return Optional.empty();
    }

    @Override
    public boolean apart() {
        return false;
    }

    @Override
    public void share(ListVotes lists, Draft draft) {
        new Count(lists, draft).run();
    }

    /** One count, step by step. */
    private static final class Count {
        private final ListVotes lists;
        private final Draft draft;
        private final Ratio quota;
        private final int[] seats;
        private int residual;
        /** Lists that hold a seat of the last line, or are tied for it, and the seats that they share. */
        private List<Integer> line = List.of();

        private int lineSeats;
        private boolean lineTied;

        Count(ListVotes lists, Draft draft) {
            this.lists = lists;
            this.draft = draft;
            this.quota = Quota.HARE.of(lists.total(), lists.seats());
            this.seats = new int[lists.size()];
        }

        void run() {
            whole();
            if (lists.seats() < LARGE) {
                byRemainder();
                byAverage("at most one each", 1);
            }
            byAverage("", Integer.MAX_VALUE);
            absoluteMajority();
            for (int i = 0; i < seats.length; i++) {
                draft.award(lists.choice(i), seats[i]);
            }
            if (lineTied) {
                draft.tie(line.stream().map(lists::choice).toList(), lineSeats, 0, "for the last residual seats");
            }
            if (residual > 0) {
                List<Integer> full = java.util.stream.IntStream.range(0, seats.length)
                        .boxed()
                        .toList();
                ListShares.exhausted(lists, draft, full, residual);
            }
        }

        private void whole() {
            residual = lists.seats();
            draft.step(StepKind.QUOTA, -1, 0, quota.toString(), "Quota: votes / seats = " + quota.toDecimal(4));
            for (int i = 0; i < seats.length; i++) {
                Ratio quotas = Ratio.of(lists.votes(i)).dividedBy(quota);
                seats[i] = Math.min(Math.toIntExact(quotas.floor()), lists.capacity(i));
                residual -= seats[i];
                draft.step(
                        StepKind.QUOTA,
                        lists.choice(i),
                        0,
                        quotas.toString(),
                        lists.name(i) + ": " + lists.votes(i) + " votes hold " + Draft.seats(seats[i])
                                + " by whole quotas");
            }
        }

        private void byRemainder() {
            Ratio floor = quota.times(Ratio.of(3, 4));
            Ratio[] remainder = new Ratio[seats.length];
            int[] capacity = new int[seats.length];
            for (int i = 0; i < seats.length; i++) {
                remainder[i] = Ratio.of(lists.votes(i)).minus(quota.times(Ratio.of(seats[i])));
                boolean may = Ratio.of(lists.votes(i)).compareTo(floor) >= 0 && seats[i] < lists.capacity(i);
                capacity[i] = may ? 1 : 0;
            }
            take(
                    (i, a, j, b) -> remainder[i].compareTo(remainder[j]),
                    capacity,
                    StepKind.REMAINDER,
                    (i, a) -> "by its remainder of " + remainder[i].toDecimal(4));
        }

        private void byAverage(String limit, int most) {
            int[] before = seats.clone();
            int[] capacity = new int[seats.length];
            for (int i = 0; i < seats.length; i++) {
                capacity[i] = Math.min(most, lists.capacity(i) - seats[i]);
            }
            take(
                    (i, a, j, b) -> Ratio.compareProducts(
                            lists.votes(i), (long) before[j] + b, lists.votes(j), (long) before[i] + a),
                    capacity,
                    StepKind.QUOTIENT,
                    (i, a) -> "by its average of "
                            + Ratio.of(lists.votes(i), before[i] + (long) a).toDecimal(4)
                            + (limit.isEmpty() ? "" : ", " + limit));
        }

        private interface Words {
            String of(int list, int nth);
        }

        private void take(LargestCells.Table table, int[] capacity, StepKind kind, Words words) {
            if (residual == 0 || lineTied) {
                return;
            }
            LargestCells cells = LargestCells.take(table, seats.length, capacity, residual);
            int first = lists.seats() - residual;
            for (int[] cell : cells.order()) {
                seats[cell[0]]++;
                residual--;
                int seat = ++first;
                draft.step(
                        kind,
                        lists.choice(cell[0]),
                        seat,
                        "",
                        "Seat " + seat + " to " + lists.name(cell[0]) + " " + words.of(cell[0], cell[1]));
            }
            if (!cells.tied().isEmpty()) {
                line = cells.tied();
                lineSeats = cells.tiedSeats();
                lineTied = true;
                residual = 0;
            } else if (!cells.order().isEmpty()) {
                int[] last = cells.order().get(cells.order().size() - 1);
                line = cells.order().stream()
                        .filter(c -> table.compare(c[0], c[1], last[0], last[1]) == 0)
                        .map(c -> c[0])
                        .toList();
                lineSeats = line.size();
            }
        }

        /** Art. P 9: the lot among equal smallest remainders or averages decides who gives the seat up. */
        private void absoluteMajority() {
            int winner = -1;
            for (int i = 0; i < seats.length; i++) {
                // A list without a further candidate cannot take a seat (art. P 9 and P 10 together; the law is not
                // clear).
                if (lists.votes(i) > lists.total() - lists.votes(i) && seats[i] < lists.capacity(i)) {
                    winner = i;
                }
            }
            if (winner < 0 || 2 * seats[winner] > lists.seats() || line.isEmpty()) {
                return;
            }
            int majority = winner;
            // Who wins the lot with a majority of votes keeps the seat; who loses it takes one back from a winner of
            // the
            // lot: either way one seat is the majority's and one less is left for the others at the line.
            if (!lineTied) {
                line.forEach(i -> seats[i]--);
            }
            seats[majority]++;
            lineSeats--;
            line = line.stream().filter(i -> i != majority).toList();
            lineTied = lineSeats > 0 && lineSeats < line.size();
            if (lineSeats == line.size()) {
                line.forEach(i -> seats[i]++);
            }
            draft.step(
                    StepKind.MOVED,
                    lists.choice(majority),
                    0,
                    "",
                    lists.name(majority)
                            + " has more than half of the votes and takes one seat from the smallest remainder"
                            + " or average: "
                            + String.join(
                                    ", ",
                                    Arrays.asList(line.stream().map(lists::name).toArray(String[]::new))));
        }
    }
}
