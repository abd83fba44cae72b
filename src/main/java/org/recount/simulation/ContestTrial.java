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
 * each. Cost: the stations opened, the stations with an event, and, where a seat could move, the ballots touched. Not
 * thread-safe.
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
    private final boolean always;
    private final RandomStream random = new RandomStream();
    private final RandomStream boxRandom = new RandomStream();
    private final RandomStream handRandom = new RandomStream();
    private final Boxes boxes;
    private final PairBound bound;
    private final long[][] totals;
    private final int[][] elected;
    private final int[] electedCount = new int[RESULTS.length];
    private final boolean[] changed = new boolean[RESULTS.length];
    private final long[] lots;
    private final int[] handMisread;
    private final long[] shift = new long[4];
    private final long[] validIn = new long[ContestView.CLASSES];
    private final long[] invalidIn = new long[ContestView.CLASSES];
    private final long[] ballotsIn = new long[Boxes.GROUPS];
    private boolean[] ruledAnew = new boolean[64];
    private boolean settled;
    private boolean lotsDrawn;
    private long openedBallots;
    private int discrepant;
    private int discrepantDrawn;

    ContestTrial(ElectionView election, Scenario scenario) {
        this(election, scenario, false);
    }

    /**
     * Makes the trials of an election's contests.
     *
     * @param always whether totals are worked out also where no seat can move: slower, for tests and for whoever reads them
     */
    ContestTrial(ElectionView election, Scenario scenario, boolean always) {
        this.always = always;
        hand = scenario.hand();
        adjudication = scenario.adjudication();
        boxes = new Boxes(election.mostChoices);
        bound = new PairBound(election.mostChoices);
        totals = new long[RESULTS.length][election.mostChoices];
        int most = 0;
        for (ContestView view : election.contests) {
            most = Math.max(most, view.seats + view.reserved);
        }
        elected = new int[RESULTS.length][most];
        lots = new long[election.mostChoices];
        handMisread = new int[Boxes.GROUPS * election.mostChoices];
    }

    /**
     * Plays a contest. First what is wrong and how many ballots are misread; only where that could move a seat, which
     * ballots; and only where those could, in which stations, and what the totals are.
     */
    void play(ContestView view, int index, TrialPlan plan, Streams streams, long trial) {
        bound.begin(view);
        open(view, index, plan);
        discrepant = 0;
        discrepantDrawn = 0;
        streams.seed(random, trial, Purpose.ADJUDICATION, 1L + index);
        hearAll(view, index, plan);
        countDiscrepant(view, index, plan);
        touch(view, index, streams, trial);
        for (int k = 0; k < plan.annulled(index); k++) {
            bound.annul(view, plan.annulledStation(index, k));
        }
        settled = bound.settles(view);
        lotsDrawn = false;
        if (!settled || always) {
            drawMisreads(view, index, plan);
            settled |= bound.settles(view);
        }
        if (settled && !always) {
            Arrays.fill(changed, false);
            return;
        }
        countBoxes(view, index, plan);
        elect(view, index, streams, trial);
    }

    private void open(ContestView view, int index, TrialPlan plan) {
        int n = plan.opened(index);
        long all = 0;
        long annulled = 0;
        for (int k = 0; k < n; k++) {
            int entry = plan.entry(index, k);
            int ballots = view.ballots[TrialPlan.station(entry)];
            all += ballots;
            annulled += TrialPlan.isAnnulled(entry) ? ballots : 0;
        }
        ballotsIn[0] = 0;
        ballotsIn[1] = all - annulled;
        ballotsIn[2] = annulled;
        for (int p = 0; p < view.pairShift.length; p++) {
            shift[p] = shift(view.pairShift[p], index, plan);
        }
        openedBallots = ballotsIn[1] + ballotsIn[2];
    }

    private static long shift(int[] ofStation, int index, TrialPlan plan) {
        long sum = 0;
        for (int k = 0; k < plan.opened(index); k++) {
            sum += ofStation[TrialPlan.station(plan.entry(index, k))];
        }
        return sum;
    }

    /** Goes through the station errors: what is ruled anew, what is found to differ, how many ballots the boxes hold. */
    private void hearAll(ContestView view, int index, TrialPlan plan) {
        System.arraycopy(view.classValid, 0, validIn, 0, validIn.length);
        System.arraycopy(view.classInvalid, 0, invalidIn, 0, invalidIn.length);
        int first = plan.events.first(index);
        int n = plan.events.first(index + 1) - first;
        if (ruledAnew.length < n) {
            ruledAnew = new boolean[2 * n];
        }
        for (int e = 0; e < n; e++) {
            ruledAnew[e] = hear(view, first + e, plan);
        }
    }

    private boolean hear(ContestView view, int event, TrialPlan plan) {
        Events events = plan.events;
        int station = events.station(event);
        int k = view.classOf(station);
        int stage = plan.stageOfEvent(event);
        boolean open = stage >= 0;
        int group = group(plan, event);
        Remedy remedy = events.remedy(event);
        boolean anew = remedy == Remedy.READJUDICATE && open && random.chance(adjudication.readjudicates(stage));
        int from = events.firstEffect(event);
        int to = events.firstEffect(event + 1);
        int setAside = 0;
        for (int f = from; f < to; f++) {
            int choice = events.choice(f);
            int difference = events.difference(f);
            if (choice < view.choices) {
                bound.add(choice, difference);
                if (remedy == Remedy.RECOUNT) {
                    validIn[k] += difference;
                    ballotsIn[group] += difference;
                }
            } else {
                invalidIn[k] += difference;
                ballotsIn[group] += difference;
                setAside -= remedy == Remedy.RECOUNT ? 0 : difference;
            }
        }
        if (open) {
            boolean seen = from < to && (remedy == Remedy.RECOUNT || anew);
            if (seen || random.nextDouble() >= view.cleanChance(station, setAside)) {
                discrepant++;
                discrepantDrawn += plan.eventDrawn(event) ? 1 : 0;
            }
        }
        return anew;
    }

    private static int group(TrialPlan plan, int event) {
        if (plan.stageOfEvent(event) < 0) {
            return 0;
        }
        return plan.eventAnnulled(event) ? 2 : 1;
    }

    /** Draws how many ballots are misread, by the announced count and by that of the opened stations. */
    private void touch(ContestView view, int index, Streams streams, long trial) {
        streams.seed(boxRandom, trial, Purpose.BOXES, index);
        bound.setMisread(boxes.touch(view, validIn, invalidIn, boxRandom));
        if (openedBallots > 0) {
            streams.seed(handRandom, trial, Purpose.HAND_COUNT, index);
            bound.addMisreadByHand(boxes.touchByHand(view, hand, 1, ballotsIn[1], handRandom));
            bound.addMisreadByHand(boxes.touchByHand(view, hand, 2, ballotsIn[2], handRandom));
        }
    }

    private void drawMisreads(ContestView view, int index, TrialPlan plan) {
        boxes.begin(view);
        Events events = plan.events;
        for (int e = events.first(index); e < events.first(index + 1); e++) {
            int k = view.classOf(events.station(e));
            boolean recounted = events.remedy(e) == Remedy.RECOUNT;
            for (int f = events.firstEffect(e); f < events.firstEffect(e + 1); f++) {
                if (recounted || events.choice(f) == view.choices) {
                    boxes.correct(k, events.choice(f), events.difference(f));
                }
            }
        }
        boxes.drawMisreads(view, boxRandom);
        bound.setMisread(view, boxes);
    }

    private void countBoxes(ContestView view, int index, TrialPlan plan) {
        int n = view.choices;
        for (long[] t : totals) {
            System.arraycopy(view.contest.totals, 0, t, 0, n);
        }
        boxes.beginGroups(view);
        for (int k = 0; k < plan.opened(index); k++) {
            int entry = plan.entry(index, k);
            boxes.open(view, TrialPlan.station(entry), TrialPlan.isAnnulled(entry) ? 2 : 1);
        }
        boxes.opened();
        int first = plan.events.first(index);
        for (int e = first; e < plan.events.first(index + 1); e++) {
            apply(view, e, ruledAnew[e - first], plan);
        }
        boxes.reverseMisreads(boxRandom);
        Arrays.fill(handMisread, 0, Boxes.GROUPS * n, 0);
        if (openedBallots > 0) {
            boxes.handCount(view, hand, 1, handRandom, handMisread, n);
            boxes.handCount(view, hand, 2, handRandom, handMisread, 2 * n);
        }
        addBoxes(n);
        if (plan.annulled(index) > 0) {
            takeOut(view, index, plan);
        }
    }

    private void apply(ContestView view, int event, boolean anew, TrialPlan plan) {
        Events events = plan.events;
        int k = view.classOf(events.station(event));
        int group = group(plan, event);
        boolean recounted = events.remedy(event) == Remedy.RECOUNT;
        for (int f = events.firstEffect(event); f < events.firstEffect(event + 1); f++) {
            int choice = events.choice(f);
            int difference = events.difference(f);
            if (recounted) {
                boxes.correct(k, group, choice, difference);
            } else if (choice == view.choices) {
                boxes.setAside(k, group, -difference);
            } else {
                totals[Result.TRUE.at][choice] += difference;
                if (anew) {
                    totals[Result.READJUDICATE.at][choice] += difference;
                    if (group != 2) {
                        totals[Result.ALL.at][choice] += difference;
                    }
                }
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
        long[] cleanBelow = view.cleanBelow;
        int n = plan.opened(index);
        int all = 0;
        int drawn = 0;
        long bits = 0;
        for (int k = 0; k < n; k++) {
            // 32 bits of a random number for each station.
            bits = (k & 1) == 0 ? random.nextLong() : bits >>> 32;
            int entry = plan.entry(index, k);
            if (!TrialPlan.hasEvent(entry)) {
                // A branch would be foreseen wrongly every other time: the sign tells.
                int differs = (int) (cleanBelow[TrialPlan.station(entry)] - 1 - (bits & 0xFFFF_FFFFL) >>> 63);
                all += differs;
                drawn += TrialPlan.isDrawn(entry) ? differs : 0;
            }
        }
        discrepant += all;
        discrepantDrawn += drawn;
    }

    private void elect(ContestView view, int index, Streams streams, long trial) {
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

    /** Returns whether it was certain, before the boxes were counted, that no seat can move. */
    boolean settled() {
        return settled;
    }

    /**
     * Returns whether a recount of some stations could give another result than was announced: whether some winner could
     * lose and some loser gain, together, as many votes as the gap between them. A bound, so that few contests are probed.
     */
    boolean mayMove(ContestView view) {
        return !settled && bound.mayMove(view);
    }

    /** Marks the choices whose seat could change hands by putting a part of the errors right ({@link PairBound#contenders}). */
    void contenders(ContestView view, boolean[] out) {
        bound.contenders(view, boxes, out);
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
            if (shift[p] >= view.pairGap[p] && openedBallots > 0) {
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

    /** Returns the totals of a result, by choice; only where the contest was not {@link #settled} or all are worked out. */
    long[] totals(Result result) {
        return totals[result.at];
    }
}
