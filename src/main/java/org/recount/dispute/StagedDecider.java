package org.recount.dispute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.recount.sampling.RandomStream;

/** {@link StagedAdjudication} for the contests of a run. Not thread-safe; allocates nothing in a decision. */
final class StagedDecider implements AdjudicationRule.Decider {
    private final StagedAdjudication rule;
    private final Terrain terrain;
    private final List<Pool> pools = new ArrayList<>();
    private final double[] contestWeight;
    private double[] annulWeight = new double[0];

    /** Weights of the complaints, 0 of those taken up. */
    private double[] weightOf = new double[0];

    /** So many stations of a stage in these contests, carried by so many complaints. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Pool(int stage, int stations, int complaints, int[] contests) {}

    StagedDecider(StagedAdjudication rule, Terrain terrain) {
        this.rule = rule;
        this.terrain = terrain;
        contestWeight = new double[terrain.contests()];
        for (int s = 0; s < rule.stages().size(); s++) {
            addPools(s, rule.stages().get(s));
        }
    }

    private void addPools(int index, RecountStage stage) {
        boolean[] known = new boolean[terrain.contests()];
        int left = stage.stations();
        int complaintsLeft = stage.complaints();
        for (RecountStage.Quota quota : stage.quotas()) {
            int[] contests = contestsOf(quota.place());
            for (int c : contests) {
                known[c] = true;
            }
            int complaints = carriers(stage, quota.stations());
            pools.add(new Pool(index, quota.stations(), complaints, contests));
            left -= quota.stations();
            complaintsLeft -= complaints;
        }
        if (left > 0) {
            int[] others = new int[terrain.contests()];
            int n = 0;
            for (int i = 0; i < known.length; i++) {
                if (!known[i]) {
                    others[n++] = i;
                }
            }
            // Where every place is known, what is left goes anywhere.
            int[] contests = n > 0 ? Arrays.copyOf(others, n) : all(terrain.contests());
            pools.add(new Pool(index, left, Math.max(1, complaintsLeft), contests));
        }
    }

    /** A stage's complaints are shared in proportion to its stations; each place has at least one. */
    private static int carriers(RecountStage stage, int stations) {
        return (int) Math.max(1, Math.round((double) stage.complaints() * stations / Math.max(1, stage.stations())));
    }

    private int[] contestsOf(String place) {
        int[] found = new int[terrain.contests()];
        int n = 0;
        for (int i = 0; i < found.length; i++) {
            if (terrain.ids.get(i).equals(place) || terrain.regions.get(i).equals(place)) {
                found[n++] = i;
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("No contest and no region is called " + place);
        }
        return Arrays.copyOf(found, n);
    }

    private static int[] all(int n) {
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        return all;
    }

    @Override
    public void decide(Docket docket, RandomStream random, Openings openings) {
        if (weightOf.length < docket.size()) {
            weightOf = new double[2 * docket.size()];
        }
        for (int j = 0; j < docket.size(); j++) {
            weightOf[j] = docket.takenUp[j] ? 0 : rule.weight(docket.category[j]);
        }
        for (int p = 0; p < pools.size(); p++) {
            open(pools.get(p), docket, random, openings);
        }
        annul(docket, random, openings);
        openings.close();
    }

    private void open(Pool pool, Docket docket, RandomStream random, Openings openings) {
        double total = 0;
        for (int c : pool.contests) {
            double w = 0;
            for (int j = docket.start[c]; j < docket.start[c + 1]; j++) {
                w += weightOf[j];
            }
            contestWeight[c] = w;
            total += w;
        }
        int left = pool.stations;
        for (int x = pool.complaints; x > 0 && left > 0; x--) {
            int complaint = total > 1e-9 ? drawComplaint(pool.contests, total, docket, random) : -1;
            int k = (left + x - 1) / x;
            if (complaint < 0) {
                left -= block(anyContest(pool.contests, random), -1, 1, k, pool, random, openings);
                continue;
            }
            docket.takenUp[complaint] = true;
            int contest = contestOfComplaint(pool.contests, docket, complaint);
            double w = weightOf[complaint];
            weightOf[complaint] = 0;
            contestWeight[contest] -= w;
            total -= w;
            double odds = docket.defends[complaint] ? 1 : rule.eventOdds();
            left -= block(contest, docket.station[complaint], odds, k, pool, random, openings);
        }
        // Contests that were full left some over: the others of the place take them.
        for (int i = 0; i < pool.contests.length && left > 0; i++) {
            left -= block(pool.contests[i], -1, 1, left, pool, random, openings);
        }
    }

    private int block(int contest, int named, double odds, int k, Pool pool, RandomStream random, Openings openings) {
        return Blocks.open(terrain, contest, named, odds, k, pool.stage, random, openings);
    }

    private int drawComplaint(int[] contests, double total, Docket docket, RandomStream random) {
        double u = random.nextDouble() * total;
        int last = -1;
        for (int c : contests) {
            if (u >= contestWeight[c]) {
                u -= contestWeight[c];
                continue;
            }
            for (int j = docket.start[c]; j < docket.start[c + 1]; j++) {
                if (weightOf[j] > 0) {
                    last = j;
                    u -= weightOf[j];
                    if (u < 0) {
                        return j;
                    }
                }
            }
        }
        return last;
    }

    private static int contestOfComplaint(int[] contests, Docket docket, int complaint) {
        for (int c : contests) {
            if (complaint >= docket.start[c] && complaint < docket.start[c + 1]) {
                return c;
            }
        }
        throw new IllegalStateException("Complaint " + complaint + " belongs to none of the contests");
    }

    private int anyContest(int[] contests, RandomStream random) {
        long stations = 0;
        for (int c : contests) {
            stations += terrain.stations(c);
        }
        long u = random.nextLong(Math.max(1, stations));
        for (int c : contests) {
            u -= terrain.stations(c);
            if (u < 0) {
                return c;
            }
        }
        return contests[contests.length - 1];
    }

    private void annul(Docket docket, RandomStream random, Openings openings) {
        int n = docket.size();
        if (annulWeight.length < n) {
            annulWeight = new double[2 * n];
        }
        double total = 0;
        for (int j = 0; j < n; j++) {
            annulWeight[j] = annulWeight(docket, j);
            total += annulWeight[j];
        }
        for (int r = 0; r < rule.annulment().rulings() && total > 1e-9; r++) {
            double u = random.nextDouble() * total;
            int chosen = -1;
            for (int j = 0; j < n && u >= 0; j++) {
                if (annulWeight[j] > 0) {
                    chosen = j;
                    u -= annulWeight[j];
                }
            }
            total -= annulWeight[chosen];
            annulWeight[chosen] = 0;
            docket.takenUp[chosen] = true;
            rule(docket, chosen, random, openings);
        }
    }

    private double annulWeight(Docket docket, int complaint) {
        double weight = weightOf[complaint];
        return weight == 0 || irregular(docket.station[complaint])
                ? weight
                : weight * rule.annulment().falseWeight();
    }

    private boolean irregular(int station) {
        return terrain.hasEvent(station) && terrain.eventRemedy[terrain.eventAt(station)] == Remedy.ANNUL;
    }

    /** The station named is annulled, and with it those irregular stations of the contest that are before the judges. */
    private void rule(Docket docket, int complaint, RandomStream random, Openings openings) {
        int contest = contestOf(docket, complaint);
        openings.annul(contest, docket.station[complaint]);
        for (int e = terrain.eventStart[contest]; e < terrain.eventStart[contest + 1]; e++) {
            int station = terrain.eventStation[e];
            if (terrain.eventRemedy[e] == Remedy.ANNUL
                    && (openings.isOpen(station) || named(docket, contest, station))
                    && random.chance(rule.annulment().sensitivity())) {
                openings.annul(contest, station);
            }
        }
    }

    private static int contestOf(Docket docket, int complaint) {
        int contest = 0;
        while (docket.start[contest + 1] <= complaint) {
            contest++;
        }
        return contest;
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
