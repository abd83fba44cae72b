package org.recount.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.recount.dispute.AdjudicationRule;
import org.recount.dispute.Docket;
import org.recount.dispute.Openings;
import org.recount.input.Problems;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;
import org.recount.sampling.RandomStream;
import org.recount.sampling.Samplers;
import org.recount.sampling.Streams;
import org.recount.sampling.Streams.Purpose;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Sheet;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.StationErrors;
import org.recount.simulation.error.Stuffing;
import org.recount.simulation.rare.Drift;

/** The figures behind the pictures of docs/models.md: each model run by itself on the synthetic elections of iraq-2021. */
public final class ModelFigures {
    private static final long SEED = 20211010;

    /** The scenario whose elections and settings are used. */
    public static final Scenario IRAQ = iraq();

    private static final ElectionView VIEW = new ElectionView(IRAQ.elections().draw(SEED, 0), IRAQ, new Streams(SEED));

    private ModelFigures() {}

    private static Scenario iraq() {
        Problems problems = new Problems();
        return ScenarioFiles.read(Path.of("scenarios", "iraq-2021"), problems)
                .flatMap(f -> f.scenario(Map.of(), problems))
                .orElseThrow()
                .scenario();
    }

    /** What misreads of one kind do to the lead of a winner: tails of the law, of a normal law, and of draws. */
    public record MisreadTail(String kind, double mean, double variance, double[] law, double[] normal, long[] drawn) {}

    /** Who is looked at: a constituency of median size. */
    public record Constituency(String name, long valid, long invalid, long winner, long loser, int choices) {}

    /** Returns the constituency with the median number of valid ballots, and its last winner and first loser. */
    public static Constituency constituency() {
        ContestView[] order = VIEW.contests.clone();
        Arrays.sort(order, java.util.Comparator.comparingLong(c -> c.valid));
        ContestView c = order[order.length / 2];
        int pair = pair(c);
        return new Constituency(
                c.contest.contest.name(),
                c.valid,
                c.invalid,
                c.contest.totals[c.pairIn[pair]],
                c.contest.totals[c.pairOut[pair]],
                c.choices);
    }

    private static int pair(ContestView view) {
        return IntStream.range(0, view.pairGap.length)
                .filter(p -> view.pairGap[p] == view.gap)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the tails of what is taken off the lead: for 1, 2, ..., {@code most} ballots. */
    public static List<MisreadTail> misreads(int most, int draws) {
        Constituency c = constituency();
        Misreads m = IRAQ.machine();
        Misreads none = Misreads.NONE;
        return List.of(
                tail("read for another", new Misreads(m.toOther(), 0, 0), c, most, draws),
                tail("read as invalid", new Misreads(0, m.toInvalid(), 0), c, most, draws),
                tail("invalid read as valid", new Misreads(none.toOther(), 0, m.fromInvalid()), c, most, draws),
                tail("all three", m, c, most, draws));
    }

    private static MisreadTail tail(String kind, Misreads m, Constituency c, int most, int draws) {
        double each = m.toOther() / (c.choices() - 1);
        double wasInvalid = m.reversedFromInvalid(c.valid(), c.invalid());
        double wasValid = m.reversedToInvalid(c.valid(), c.invalid());
        double away = m.toOther() - each + wasInvalid;
        long rest = c.valid() - c.winner() - c.loser();
        double winnerShare = (double) c.winner() / c.valid();
        double loserShare = (double) c.loser() / c.valid();
        double[] mean = {
            c.loser() * each,
            c.loser() * away + rest * each + c.invalid() * wasValid * winnerShare,
            c.winner() * away + rest * each + c.invalid() * wasValid * loserShare,
            c.winner() * each
        };
        long[] step = {-2, -1, 1, 2};
        List<Drift.Flow> flows = new ArrayList<>();
        double mu = 0;
        double variance = 0;
        for (int j = 0; j < 4; j++) {
            flows.add(new Drift.Flow(step[j], mean[j]));
            mu += step[j] * mean[j];
            variance += step[j] * step[j] * mean[j];
        }
        Drift drift = Drift.of(flows);
        double[] law = new double[most];
        double[] normal = new double[most];
        for (int k = 0; k < most; k++) {
            law[k] = drift.tail(k + 1).orElseThrow();
            normal[k] = org.recount.numeric.Special.normalUpperTail((k + 0.5 - mu) / StrictMath.sqrt(variance));
        }
        long[] drawn = new long[most];
        RandomStream random = new Streams(SEED).stream(0, Purpose.TEST, kind.length());
        for (int i = 0; i < draws; i++) {
            long d = misread(c, rest, each, away, wasValid, winnerShare, loserShare, random);
            for (int k = 0; k < most && k < d; k++) {
                drawn[k]++;
            }
        }
        return new MisreadTail(kind, mu, variance, law, normal, drawn);
    }

    /** Every ballot by itself, as binomial numbers: what is taken off the lead of the winner. */
    private static long misread(
            Constituency c,
            long rest,
            double each,
            double away,
            double wasValid,
            double winnerShare,
            double loserShare,
            RandomStream random) {
        long d = 0;
        // A winner's ballot was truly the loser's, or left the pair; the loser's likewise.
        long toLoser = Samplers.binomial(random, c.winner(), each);
        d += 2 * toLoser + Samplers.binomial(random, c.winner() - toLoser, away / (1 - each));
        long toWinner = Samplers.binomial(random, c.loser(), each);
        d -= 2 * toWinner + Samplers.binomial(random, c.loser() - toWinner, away / (1 - each));
        long restToLoser = Samplers.binomial(random, rest, each);
        d += restToLoser - Samplers.binomial(random, rest - restToLoser, each / (1 - each));
        long valid = Samplers.binomial(random, c.invalid(), wasValid);
        long loser = Samplers.binomial(random, valid, loserShare);
        return d + loser - Samplers.binomial(random, valid - loser, winnerShare / (1 - loserShare));
    }

    /** What a station error does to the lead of the last winner over the first loser, sorted. */
    public record Shifts(String model, double mean, double meanError, long[] sorted, double moves, double spread) {
        /** Returns a quantile. */
        public double quantile(double p) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (p * sorted.length))];
        }

        /** Returns the share of draws with a shift of at least so many ballots either way. */
        public Estimate atLeast(long ballots) {
            return Intervals.wilson(
                    Arrays.stream(sorted).filter(s -> Math.abs(s) >= ballots).count(), sorted.length, 0.95);
        }
    }

    /** Settings of the pictures where a model has no default. */
    private static final Map<String, Double> SETTINGS = Map.of(
            "exponent", 1.5,
            "share", 0.3,
            "mean", 15.0,
            "one_beneficiary", 0.5,
            "intensity", 0.1,
            "to_beneficiary", 0.01,
            "to_invalid", 0.01);

    /** Returns the shifts of each model in so many stations drawn from the whole country. */
    public static List<Shifts> stationErrors(int draws) {
        Spread spread = new Spread(0.01, 1);
        return StationErrors.all().stream()
                .map(type -> {
                    ToDoubleFunction<String> values = name -> type.parameters().stream()
                            .filter(p -> p.name().equals(name))
                            .findFirst()
                            .flatMap(StationErrors.Parameter::standard)
                            .map(StationErrors.Default::value)
                            .orElseGet(() -> SETTINGS.get(name));
                    return shifts(type.maker().make(spread, values), draws);
                })
                .toList();
    }

    private static Shifts shifts(StationError error, int draws) {
        Sheet sheet = new Sheet(VIEW.contests[0].contest);
        RandomStream random = new RandomStream();
        Streams streams = new Streams(SEED);
        long[] shift = new long[draws];
        double sum = 0;
        double squares = 0;
        int moved = 0;
        for (int i = 0; i < draws; i++) {
            streams.seed(random, i, Purpose.TEST, 1);
            int at = random.nextInt(VIEW.stations);
            int contest = VIEW.terrain.contestOf(at);
            ContestView view = VIEW.contests[contest];
            int pair = pair(view);
            int station = at - VIEW.terrain.stationStart[contest];
            sheet.moveTo(view.contest, station, view.contest.valid[station], view.pairIn[pair]);
            long[] lead = new long[1];
            error.reverse(sheet, random, (choice, difference) -> {
                lead[0] += choice == view.pairIn[pair] ? difference : choice == view.pairOut[pair] ? -difference : 0;
            });
            shift[i] = lead[0];
            sum += lead[0];
            squares += (double) lead[0] * lead[0];
            moved += lead[0] != 0 ? 1 : 0;
        }
        Arrays.sort(shift);
        double mean = sum / draws;
        double sd = StrictMath.sqrt(squares / draws - mean * mean);
        return new Shifts(error.id(), mean, 1.96 * sd / StrictMath.sqrt(draws), shift, (double) moved / draws, sd);
    }

    /** Where errors of a placement lie: shares of the stations struck. */
    public record Where(String placement, Estimate closest, Estimate stronghold, Estimate opened) {}

    /** Returns where errors lie for each way to place them. */
    public static List<Where> places(int trials) {
        List<Where> list = new ArrayList<>();
        list.add(where("anywhere", place(Placement.Contests.ANY, Placement.Stations.ANY, 1), 0.25, trials));
        list.add(where("whole regions", place(Placement.Contests.REGIONS, Placement.Stations.ANY, 1), 0.25, trials));
        list.add(where(
                "the closest contests", place(Placement.Contests.CLOSEST, Placement.Stations.ANY, 1), 0.1, trials));
        list.add(where(
                "strongholds, best of 3",
                place(Placement.Contests.ANY, Placement.Stations.STRONGHOLDS, 3),
                0.25,
                trials));
        list.add(where(
                "strongholds, best of 20",
                place(Placement.Contests.ANY, Placement.Stations.STRONGHOLDS, 20),
                0.25,
                trials));
        list.add(where(
                "the contests least watched",
                place(Placement.Contests.LEAST_WATCHED, Placement.Stations.ANY, 1),
                0.1,
                trials));
        list.add(where(
                "closest contests, strongholds",
                place(Placement.Contests.CLOSEST, Placement.Stations.STRONGHOLDS, 20),
                0.1,
                trials));
        list.add(where(
                "who knows the design",
                place(Placement.Contests.LEAST_WATCHED, Placement.Stations.LEAST_WATCHED, 10),
                0.1,
                trials));
        return list;
    }

    private static Placement place(Placement.Contests contests, Placement.Stations stations, int bestOf) {
        return new Placement(
                contests, stations, bestOf, Placement.Together.STATION, 1, Placement.Beneficiary.LAST_WINNER);
    }

    private static Scenario with(StationError error) {
        return new Scenario(
                IRAQ.info(),
                IRAQ.elections(),
                IRAQ.seatsStatus(),
                IRAQ.trialsPerElection(),
                IRAQ.machine(),
                IRAQ.hand(),
                List.of(error),
                IRAQ.complaints(),
                IRAQ.adjudication(),
                IRAQ.history(),
                IRAQ.curve());
    }

    private static Where where(String name, Placement place, double affected, int trials) {
        Scenario scenario = with(new Stuffing(new Spread(0.01, affected, place), 0.1));
        Streams streams = new Streams(SEED);
        ElectionView view = new ElectionView(VIEW.election, scenario, streams);
        Events events = new Events(scenario.stationErrors());
        Docket docket = new Docket(view.contests.length);
        Openings openings = new Openings(view.contests.length, view.stations);
        AdjudicationRule.Decider decider = scenario.adjudication().bind(view.terrain);
        long[] gaps =
                Arrays.stream(view.contests).mapToLong(c -> c.gap).sorted().toArray();
        long close = gaps[gaps.length / 10 - 1];
        double[][] strong =
                Arrays.stream(view.contests).map(ModelFigures::strongest).toArray(double[][]::new);
        Ratio[] found = {new Ratio(), new Ratio(), new Ratio()};
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            docket.clear();
            scenario.complaints().file(view.terrain, streams.stream(t, Purpose.COMPLAINTS, 0), docket);
            openings.clear();
            decider.decide(docket, streams.stream(t, Purpose.ADJUDICATION, 0), openings);
            double[] hit = new double[3];
            int n = 0;
            for (int i = 0; i < view.contests.length; i++) {
                for (int e = events.first(i); e < events.first(i + 1); e++) {
                    int s = events.station(e);
                    n++;
                    hit[0] += view.contests[i].gap <= close ? 1 : 0;
                    hit[1] += strong[i][s] >= strong[i][view.contests[i].contest.stations] ? 1 : 0;
                    hit[2] += openings.isOpen(view.terrain.stationStart[i] + s) ? 1 : 0;
                }
            }
            for (int k = 0; k < 3; k++) {
                found[k].add(hit[k], n);
            }
        }
        return new Where(name, found[0].estimate(), found[1].estimate(), found[2].estimate());
    }

    /** The last winner's share in each station, and at the end the share that a tenth of the stations reach. */
    private static double[] strongest(ContestView view) {
        int n = view.contest.stations;
        double[] share = new double[n + 1];
        for (int s = 0; s < n; s++) {
            share[s] = view.contest.votes[s * view.choices + Math.max(0, view.lastWinner)]
                    / (double) Math.max(1, view.contest.valid[s]);
        }
        double[] sorted = Arrays.copyOf(share, n);
        Arrays.sort(sorted);
        share[n] = sorted[n - Math.max(1, n / 10)];
        return share;
    }

    /** A ratio of sums over trials, with the spread between trials (Cochran 1977, section 2.11). */
    private static final class Ratio {
        private final List<double[]> seen = new ArrayList<>();

        void add(double hits, double of) {
            seen.add(new double[] {hits, of});
        }

        Estimate estimate() {
            double hits = seen.stream().mapToDouble(x -> x[0]).sum();
            double of = seen.stream().mapToDouble(x -> x[1]).sum();
            double p = hits / of;
            double squares = seen.stream()
                    .mapToDouble(x -> (x[0] - p * x[1]) * (x[0] - p * x[1]))
                    .sum();
            double half = 1.96 * StrictMath.sqrt(squares) / of;
            return new Estimate(p, Math.max(0, p - half), Math.min(1, p + half), 0.95, "ratio");
        }
    }

    /** Given that a station is struck: the chance that another of its centre, device, contest is. */
    public record Neighbours(String together, Estimate centre, Estimate device, Estimate region) {}

    /** Returns how errors cluster for each way in which they come together. */
    public static List<Neighbours> neighbours(int trials, int deviceStations) {
        List<Neighbours> list = new ArrayList<>();
        Placement any = Placement.ANYWHERE;
        list.add(neighbours("each station on its own", any, trials, deviceStations));
        list.add(neighbours(
                "whole regions", place(Placement.Contests.REGIONS, any.stations(), 1), trials, deviceStations));
        list.add(neighbours(
                "a device together", together(Placement.Together.DEVICE, deviceStations), trials, deviceStations));
        list.add(neighbours("a centre together", together(Placement.Together.CENTRE, 1), trials, deviceStations));
        return list;
    }

    private static Placement together(Placement.Together together, int deviceStations) {
        return new Placement(
                Placement.Contests.ANY,
                Placement.Stations.ANY,
                1,
                together,
                deviceStations,
                Placement.Beneficiary.BY_VOTES);
    }

    private static Neighbours neighbours(String name, Placement place, int trials, int deviceStations) {
        Scenario scenario = with(new Stuffing(new Spread(0.01, 0.25, place), 0.1));
        Streams streams = new Streams(SEED);
        ElectionView view = new ElectionView(VIEW.election, scenario, streams);
        Events events = new Events(scenario.stationErrors());
        Ratio[] found = {new Ratio(), new Ratio(), new Ratio()};
        for (int t = 0; t < trials; t++) {
            events.draw(view, streams, t, view.terrain);
            double[] hit = new double[3];
            double[] of = new double[3];
            int[] regionStruck = new int[view.regions];
            int[] regionAll = new int[view.regions];
            for (int i = 0; i < view.contests.length; i++) {
                regionStruck[view.regionOf[i]] += events.first(i + 1) - events.first(i);
                regionAll[view.regionOf[i]] += view.contests[i].contest.stations;
                groups(view.contests[i], events, i, hit, of, deviceStations);
            }
            for (int r = 0; r < view.regions; r++) {
                hit[2] += (double) regionStruck[r] * (regionStruck[r] - 1);
                of[2] += (double) regionStruck[r] * (regionAll[r] - 1);
            }
            for (int k = 0; k < 3; k++) {
                found[k].add(hit[k], of[k]);
            }
        }
        return new Neighbours(name, found[0].estimate(), found[1].estimate(), found[2].estimate());
    }

    private static void groups(
            ContestView view, Events events, int contest, double[] hit, double[] of, int deviceStations) {
        int n = view.contest.stations;
        int devices = Math.max(1, n / deviceStations);
        Map<Integer, int[]> centres = new java.util.TreeMap<>();
        int[][] device = new int[devices][2];
        for (int s = 0; s < n; s++) {
            centres.computeIfAbsent(view.contest.centre[s], c -> new int[2])[1]++;
            device[s % devices][1]++;
        }
        for (int e = events.first(contest); e < events.first(contest + 1); e++) {
            int s = events.station(e);
            java.util.Objects.requireNonNull(centres.get(view.contest.centre[s]))[0]++;
            device[s % devices][0]++;
        }
        for (int[] c : centres.values()) {
            hit[0] += (double) c[0] * (c[0] - 1);
            of[0] += (double) c[0] * (c[1] - 1);
        }
        for (int[] d : device) {
            hit[1] += (double) d[0] * (d[0] - 1);
            of[1] += (double) d[0] * (d[1] - 1);
        }
    }

    /** Draws {@code opened} of {@code stations} and says in how many of {@code draws} at least k of the bad ones are among them. */
    public static Estimate alarms(int stations, int opened, int bad, int k, int draws) {
        Streams streams = new Streams(SEED);
        RandomStream random = new RandomStream();
        int hits = 0;
        for (int i = 0; i < draws; i++) {
            streams.seed(random, i, Purpose.TEST, 2);
            int left = opened;
            int found = 0;
            for (int s = 0; s < bad; s++) {
                if (random.nextInt(stations - s) < left) {
                    found++;
                    left--;
                }
            }
            hits += found >= k ? 1 : 0;
        }
        return Intervals.wilson(hits, draws, 0.95);
    }
}
