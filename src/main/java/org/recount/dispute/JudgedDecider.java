package org.recount.dispute;

import java.util.Arrays;
import org.recount.dispute.Flow.Step;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;

/** {@link JudgedAdjudication} for the contests of a run. Not thread-safe; allocates nothing once its arrays have grown. */
final class JudgedDecider implements AdjudicationRule.Decider {
    private static final Category[] IN_ORDER = {Category.RED, Category.YELLOW, Category.GREEN};
    private static final Streams BLOCKS = new Streams(0);

    private final JudgedAdjudication rule;
    private final Terrain terrain;
    private final RandomStream own = new RandomStream();
    private double[] day = new double[64];
    private double[] sorted = new double[64];
    private boolean[] heard = new boolean[64];
    private boolean[] annuls = new boolean[64];
    private int[] contestOf = new int[64];

    JudgedDecider(JudgedAdjudication rule, Terrain terrain) {
        this.rule = rule;
        this.terrain = terrain;
    }

    @Override
    public void decide(Docket docket, RandomStream random, Openings openings) {
        int n = docket.size();
        reserve(n);
        Flow flow = openings.flow();
        // The numbers of a complaint lie in a stream of its own, so that no decision shifts those of another.
        long trial = random.nextLong();
        for (int i = 0; i < terrain.contests(); i++) {
            Arrays.fill(contestOf, docket.start[i], docket.start[i + 1], i);
        }
        for (int j = 0; j < n; j++) {
            flow.add(Step.FILED);
            day[j] = rule.filing()
                    .day(BLOCKS.seed(own, trial, Purpose.ADJUDICATION, j).nextDouble());
            heard[j] = day[j] <= rule.filing().deadline();
            annuls[j] = false;
            if (!heard[j]) {
                flow.add(Step.LATE);
            }
        }
        schedule(docket, flow);
        for (int j = 0; j < n; j++) {
            if (heard[j]) {
                BLOCKS.seed(own, trial, Purpose.ADJUDICATION, j).nextDouble();
                judge(docket, j, flow, openings);
            }
        }
        for (int j = 0; j < n; j++) {
            if (annuls[j]) {
                BLOCKS.seed(own, trial, Purpose.ADJUDICATION, -1L - j);
                annul(docket, j, openings);
            }
        }
        openings.close();
    }

    private void reserve(int n) {
        if (day.length < n) {
            int more = Math.max(n, 2 * day.length);
            day = new double[more];
            sorted = new double[more];
            heard = new boolean[more];
            annuls = new boolean[more];
            contestOf = new int[more];
        }
    }

    /** Leaves out what there is no time for: red comes before yellow before green, earlier before later. */
    private void schedule(Docket docket, Flow flow) {
        long left = rule.capacity();
        for (Category colour : IN_ORDER) {
            int m = 0;
            for (int j = 0; j < docket.size(); j++) {
                if (heard[j] && docket.category[j] == colour) {
                    sorted[m++] = day[j];
                }
            }
            double last = Double.POSITIVE_INFINITY;
            if (m > left) {
                Arrays.sort(sorted, 0, m);
                last = left == 0 ? -1 : sorted[(int) left - 1];
            }
            for (int j = 0; j < docket.size() && m > left; j++) {
                if (heard[j] && docket.category[j] == colour && day[j] > last) {
                    heard[j] = false;
                    flow.add(Step.UNDECIDED);
                }
            }
            left = Math.max(0, left - m);
        }
    }

    /** Judges a complaint; all its numbers are drawn in any case, so that no setting shifts the others. */
    private void judge(Docket docket, int j, Flow flow, Openings openings) {
        int station = docket.station[j];
        int event = terrain.eventAt(station);
        boolean founded = event >= 0;
        double forFirst = own.nextDouble();
        double forAppeal = own.nextDouble();
        double forSecond = own.nextDouble();
        double forAnnulment = own.nextDouble();
        flow.add(Step.HEARD);
        if (founded) {
            flow.add(Step.FOUNDED);
        }
        boolean first = forFirst < rule.first().upholds(founded);
        boolean appealed = forAppeal < (first ? rule.appealByOpponents() : rule.appealByRejected());
        boolean upheld = appealed ? forSecond < rule.second().upholds(founded) : first;
        count(flow, founded, first, appealed, upheld);
        docket.takenUp[j] = upheld;
        if (!upheld) {
            return;
        }
        int stage = first ? 0 : 1;
        Instance by = first ? rule.first() : rule.second();
        annuls[j] = forAnnulment < by.annuls(founded && terrain.eventRemedy[event] == Remedy.ANNUL);
        if (annuls[j]) {
            flow.add(Step.ANNULLING);
        } else if (by.stationsPerComplaint() > 0) {
            double odds = docket.defends[j] ? 1 : rule.eventOdds();
            Blocks.open(terrain, contestOf[j], station, odds, by.stationsPerComplaint(), stage, own, openings);
        }
    }

    private static void count(Flow flow, boolean founded, boolean first, boolean appealed, boolean upheld) {
        if (first) {
            flow.add(Step.UPHELD_FIRST);
        }
        if (appealed) {
            flow.add(Step.APPEALED);
        }
        if (upheld && !first) {
            flow.add(Step.UPHELD_ON_APPEAL);
        }
        if (!upheld && first) {
            flow.add(Step.OVERTURNED);
        }
        if (upheld) {
            flow.add(Step.UPHELD);
            if (founded) {
                flow.add(Step.UPHELD_FOUNDED);
            }
        }
    }

    /** The station named is annulled, and with it those irregular stations of the contest that are before the judges. */
    private void annul(Docket docket, int j, Openings openings) {
        int contest = contestOf[j];
        openings.annul(contest, docket.station[j]);
        for (int e = terrain.eventStart[contest]; e < terrain.eventStart[contest + 1]; e++) {
            int station = terrain.eventStation[e];
            if (terrain.eventRemedy[e] == Remedy.ANNUL
                    && (openings.isOpen(station) || named(docket, contest, station))
                    && own.chance(rule.sensitivity())) {
                openings.annul(contest, station);
            }
        }
    }

    private static boolean named(Docket docket, int contest, int station) {
        for (int j = docket.start[contest]; j < docket.start[contest + 1]; j++) {
            if (docket.station[j] == station) {
                return true;
            }
        }
        return false;
    }
}
