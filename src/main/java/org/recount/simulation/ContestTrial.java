package org.recount.simulation;

import java.util.Arrays;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Remedy;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.seats.SntvKernel;

/**
 * One contest in one trial: what was in the boxes, what each remedy makes of the announced totals, and who is elected by
 * each. Cost: the stations opened, the stations with an event, and the ballots touched. Not thread-safe.
 *
 * <p>Totals, each announced plus a difference:
 *
 * <ul>
 *   <li><em>true</em>: station errors and misreads undone everywhere, wrong rulings put right, unlawful ballots out;
 *   <li><em>recount alone</em>: in opened stations the boxes as they are, with what the hand count misreads; wrong
 *       rulings and unlawful ballots stay;
 *   <li><em>re-adjudication alone</em>: wrong rulings put right in those opened stations where the stage does so;
 *   <li><em>annulment alone</em>: annulled stations leave as announced;
 *   <li><em>all</em>: recount and re-adjudication in opened stations that are not annulled, and the annulment.
 * </ul>
 */
final class ContestTrial {
    /** The results that a trial compares. */
    enum Result {
        TRUE(0),
        ALL(1),
        RECOUNT(2),
        READJUDICATE(3),
        ANNUL(4);

        /** Where arrays by result hold it. */
        final int at;

        Result(int at) {
            this.at = at;
        }
    }

    static final Result[] RESULTS = Result.values();

    private final Misreads hand;
    private final AdjudicationRule adjudication;
    private final RandomStream random = new RandomStream();
    private final Boxes boxes;
    private final long[][] totals;
    private final int[][] elected;
    private final int[] electedCount = new int[RESULTS.length];
    private final boolean[] changed = new boolean[RESULTS.length];
    private final long[] lots;
    private final int[] handMisread;
    private final long[] openedVotes;
    private boolean lotsDrawn;
    private long openedBallots;
    private int discrepant;
    private int discrepantDrawn;

    ContestTrial(ElectionView election, Scenario scenario) {
        hand = scenario.hand();
        adjudication = scenario.adjudication();
        boxes = new Boxes(election.mostChoices);
        totals = new long[RESULTS.length][election.mostChoices];
        int most = 0;
        for (ContestView view : election.contests) {
            most = Math.max(most, view.seats + view.reserved);
        }
        elected = new int[RESULTS.length][most];
        lots = new long[election.mostChoices];
        handMisread = new int[Boxes.GROUPS * election.mostChoices];
        openedVotes = new long[election.mostChoices];
    }

    /** Plays a contest. */
    void play(ContestView view, int index, TrialPlan plan, Streams streams, long trial) {
        int n = view.choices;
        boolean annuls = plan.annulled(index) > 0;
        boolean opens = plan.opened(index) > 0;
        boxes.begin(view);
        open(view, index, plan);
        for (long[] t : totals) {
            System.arraycopy(view.contest.totals, 0, t, 0, n);
        }
        discrepant = 0;
        discrepantDrawn = 0;
        streams.seed(random, trial, Purpose.ADJUDICATION, 1L + index);
        for (int e = plan.events.first(index); e < plan.events.first(index + 1); e++) {
            apply(view, e, plan);
        }
        countDiscrepant(view, index, plan);
        streams.seed(random, trial, Purpose.BOXES, index);
        boxes.reverseMisreads(view, opens ? (annuls ? 3 : 2) : 1, random);
        streams.seed(random, trial, Purpose.HAND_COUNT, index);
        Arrays.fill(handMisread, 0, Boxes.GROUPS * n, 0);
        if (opens) {
            boxes.handCount(view, hand, 1, random, handMisread, n);
            if (annuls) {
                boxes.handCount(view, hand, 2, random, handMisread, 2 * n);
            }
        }
        addBoxes(n);
        if (annuls) {
            takeOut(view, index, plan);
        }
        elect(view, index, streams, trial);
    }

    private void open(ContestView view, int index, TrialPlan plan) {
        openedBallots = 0;
        int n = plan.opened(index);
        for (int k = 0; k < n; k++) {
            int entry = plan.entry(index, k);
            int station = TrialPlan.station(entry);
            boxes.open(view, station, TrialPlan.isAnnulled(entry) ? 2 : 1);
            openedBallots += (long) view.validAt[station] + view.contest.invalid[station];
        }
        boxes.opened();
        for (int c = 0; c < view.choices; c++) {
            openedVotes[c] = (long) boxes.in(1, c) + boxes.in(2, c);
        }
    }

    private void apply(ContestView view, int event, TrialPlan plan) {
        Events events = plan.events;
        int station = events.station(event);
        int k = view.classOf(station);
        int stage = plan.stageOfEvent(event);
        boolean open = stage >= 0;
        boolean annulled = plan.eventAnnulled(event);
        int group = !open ? 0 : annulled ? 2 : 1;
        Remedy remedy = events.remedy(event);
        boolean effect = events.firstEffect(event) < events.firstEffect(event + 1);
        boolean ruledAnew = remedy == Remedy.READJUDICATE && open && random.chance(adjudication.readjudicates(stage));
        int setAside = 0;
        for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
            int choice = events.choice(f);
            int difference = events.difference(f);
            if (remedy == Remedy.RECOUNT) {
                boxes.correct(k, group, choice, difference);
            } else if (choice == view.choices) {
                setAside -= difference;
                boxes.setAside(k, group, -difference);
            } else {
                totals[Result.TRUE.at][choice] += difference;
                if (ruledAnew) {
                    totals[Result.READJUDICATE.at][choice] += difference;
                    if (!annulled) {
                        totals[Result.ALL.at][choice] += difference;
                    }
                }
            }
        }
        if (open) {
            boolean seen = effect && (remedy == Remedy.RECOUNT || ruledAnew);
            if (seen || random.nextDouble() >= view.cleanChance(station, setAside)) {
                discrepant++;
                discrepantDrawn += plan.eventDrawn(event) ? 1 : 0;
            }
        }
    }

    private void addBoxes(int n) {
        long[] truth = totals[Result.TRUE.at];
        long[] all = totals[Result.ALL.at];
        long[] recount = totals[Result.RECOUNT.at];
        for (int c = 0; c < n; c++) {
            int opened = boxes.change(1, c);
            int openedAndAnnulled = boxes.change(2, c);
            truth[c] += boxes.change(0, c) + opened + openedAndAnnulled;
            int read = opened + handMisread[n + c];
            all[c] += read;
            recount[c] += read + openedAndAnnulled + handMisread[2 * n + c];
        }
    }

    private void takeOut(ContestView view, int index, TrialPlan plan) {
        long[] all = totals[Result.ALL.at];
        long[] annul = totals[Result.ANNUL.at];
        for (int k = 0; k < plan.annulled(index); k++) {
            int from = plan.annulledStation(index, k) * view.choices;
            for (int c = 0; c < view.choices; c++) {
                all[c] -= view.contest.votes[from + c];
                annul[c] -= view.contest.votes[from + c];
            }
        }
    }

    /**
     * Opened stations whose figures changed: by an error found, by a new ruling (both counted where events are applied),
     * or by a ballot misread in either count. The misreads of a station are drawn here on their own, as only totals are
     * drawn otherwise; for the back-test and for what the random sample shows.
     */
    private void countDiscrepant(ContestView view, int index, TrialPlan plan) {
        int n = plan.opened(index);
        for (int k = 0; k < n; k++) {
            int entry = plan.entry(index, k);
            if (!TrialPlan.hasEvent(entry) && random.nextDouble() >= view.cleanChance(TrialPlan.station(entry), 0)) {
                discrepant++;
                discrepantDrawn += TrialPlan.isDrawn(entry) ? 1 : 0;
            }
        }
    }

    private void elect(ContestView view, int index, Streams streams, long trial) {
        lotsDrawn = false;
        for (int r = 0; r < RESULTS.length; r++) {
            long[] t = totals[r];
            changed[r] = false;
            if (!mayChange(view, t)) {
                continue;
            }
            if (!lotsDrawn) {
                drawLots(view, index, streams, trial);
            }
            for (int c = 0; c < view.choices; c++) {
                // A total below nothing can only come from models that were drawn apart from each other.
                t[c] = Math.max(0, t[c]);
            }
            electedCount[r] =
                    SntvKernel.elect(t, 0, view.choices, view.kinds, view.seats, view.reserved, lots, elected[r]);
            changed[r] = !Seats.same(view.elected, view.elected.length, elected[r], electedCount[r]);
        }
    }

    /** False where no binding pair can have changed places: a bound, so that most results need no allocation. */
    private static boolean mayChange(ContestView view, long[] t) {
        if (view.gap == Long.MAX_VALUE) {
            return false;
        }
        long[] announced = view.contest.totals;
        long up = 0;
        long down = 0;
        for (int c = 0; c < view.choices; c++) {
            long d = t[c] - announced[c];
            up = Math.max(up, d);
            down = Math.min(down, d);
        }
        return up - down >= view.gap && (up != 0 || down != 0);
    }

    private void drawLots(ContestView view, int index, Streams streams, long trial) {
        lotsDrawn = true;
        if (view.gap == 0) {
            // The announced result was itself decided by lot: that lot stands.
            System.arraycopy(view.lots, 0, lots, 0, view.choices);
            return;
        }
        streams.seed(random, trial, Purpose.LOT, index);
        for (int c = 0; c < view.choices; c++) {
            lots[c] = random.nextLong();
        }
    }

    /** Returns whether the result elects others than were announced. */
    boolean changed(Result result) {
        return changed[result.at];
    }

    /** Returns those elected by a result, ascending; read {@link #count} of them. */
    int[] elected(ContestView view, Result result) {
        return changed(result) ? elected[result.at] : view.elected;
    }

    /** Returns how many are elected by a result. */
    int count(ContestView view, Result result) {
        return changed(result) ? electedCount[result.at] : view.elected.length;
    }

    /** Returns the ballots in opened stations. */
    long openedBallots() {
        return openedBallots;
    }

    /** Returns the opened stations that a recount finds to differ. */
    int discrepant() {
        return discrepant;
    }

    /** Returns those of them that are in the random sample. */
    int discrepantDrawn() {
        return discrepantDrawn;
    }

    /** Returns whether the opened stations could have moved a seat, had all their ballots been for a loser. */
    boolean reachable(ContestView view) {
        for (int p = 0; p < view.pairIn.length; p++) {
            if (openedVotes[view.pairIn[p]] - openedVotes[view.pairOut[p]] + openedBallots >= view.pairGap[p]
                    && openedBallots > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the misread ballots of the contest just played. */
    Boxes boxes() {
        return boxes;
    }

    /** Returns the lots of the contest just played, drawing them if no result needed them. */
    long[] lots(ContestView view, int index, Streams streams, long trial) {
        if (!lotsDrawn) {
            drawLots(view, index, streams, trial);
        }
        return lots;
    }

    /** Returns the totals of a result, by choice. */
    long[] totals(Result result) {
        return totals[result.at];
    }
}
