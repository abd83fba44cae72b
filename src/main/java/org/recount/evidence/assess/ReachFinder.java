package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Decision;
import org.recount.dispute.record.FiledComplaint;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.StationDifference;
import org.recount.election.ContestTally;
import org.recount.evidence.assess.AssertionReach.Fewest;
import org.recount.evidence.assess.AssertionReach.Treated;
import org.recount.risk.assertion.LinearAssertion;
import org.recount.seats.SeatMargin;
import org.recount.seats.SeatRule;
import org.recount.seats.margin.FewestStations;
import org.recount.seats.margin.Move;
import org.recount.seats.margin.RestrictedMargin;
import org.recount.seats.margin.RestrictedMargins;

/** Finds what the stations of a contest could have changed, by each remedy and by all of them. */
final class ReachFinder {
    private final ContestTally tally;
    private final StationIndex index;
    private final List<OpenedStation> opened;
    private final SeatMargin margin;
    private final Optional<RestrictedMargins> margins;
    private final Optional<AssertionReach> assertions;

    ReachFinder(SeatRule rule, ContestTally tally, StationIndex index, List<OpenedStation> opened) {
        this.tally = tally;
        this.index = index;
        this.opened = opened;
        this.margin = rule.margin(tally.totals());
        this.margins = tally.byStation() ? Optional.of(RestrictedMargins.of(rule, tally)) : Optional.empty();
        this.assertions = AssertionReach.of(rule, tally);
    }

    Reach find(List<StationDifference> differences, List<FiledComplaint> complaints) {
        List<RemedyReach> byRemedy = new ArrayList<>();
        for (Remedy remedy : Remedy.values()) {
            if (!of(remedy).isEmpty()) {
                byRemedy.add(alone(remedy));
            }
        }
        boolean tied = margin.changed().isPresent() && margin.changed().getAsLong() == 0;
        Optional<Fewest> all = assertions.flatMap(a -> a.fewest(treated(opened)));
        Optional<RemedyReach> some = byRemedy.stream()
                .filter(RemedyReach::canChange)
                .min(Comparator.comparingLong(r -> r.minStations().orElse(Long.MAX_VALUE)));
        boolean can = !opened.isEmpty() && (tied || all.isPresent() || some.isPresent());
        List<Integer> which = all.isPresent()
                ? all.get().stations()
                : some.map(RemedyReach::which).orElse(List.of());
        return new Reach(
                margin,
                opened.stream().mapToLong(o -> ballots(index.of(o))).sum(),
                can,
                assertions.isPresent() || opened.isEmpty(),
                which.isEmpty() ? OptionalInt.empty() : OptionalInt.of(which.size()),
                which,
                all.map(f -> index(f.assertion().winner())).orElse(OptionalInt.empty()),
                all.map(f -> index(f.assertion().loser())).orElse(OptionalInt.empty()),
                margins.map(m -> fewest(m.fewestByRecount(index.all()))).orElse(OptionalLong.empty()),
                byRemedy,
                range(of(Remedy.ANNUL)),
                court(differences, complaints));
    }

    private List<OpenedStation> of(Remedy remedy) {
        return opened.stream().filter(o -> o.remedy() == remedy).toList();
    }

    private List<Treated> treated(List<OpenedStation> stations) {
        return stations.stream().map(o -> new Treated(index.of(o), o.remedy())).toList();
    }

    private RemedyReach alone(Remedy remedy) {
        List<OpenedStation> stations = of(remedy);
        int[] set = stations.stream().mapToInt(index::of).toArray();
        RestrictedMargins m = margins.orElseThrow();
        long ballots = stations.stream().mapToLong(o -> ballots(index.of(o))).sum();
        Optional<Fewest> exact = assertions.flatMap(a -> a.fewest(treated(stations)));
        return switch (remedy) {
            case RECOUNT -> {
                RestrictedMargin least = m.least(set, Move.RECOUNT);
                FewestStations few = m.fewestByRecount(set);
                yield reach(remedy, stations.size(), ballots, least.ballots(), least.canChange(), few.stations());
            }
            case READJUDICATE -> {
                RestrictedMargin valid = m.least(set, Move.RULE_VALID);
                RestrictedMargin invalid = m.least(set, Move.RULE_INVALID);
                OptionalLong least = smaller(valid.ballots(), invalid.ballots());
                boolean can = assertions.isPresent() ? exact.isPresent() : valid.canChange() || invalid.canChange();
                yield reach(
                        remedy,
                        stations.size(),
                        ballots,
                        least,
                        can,
                        exact.map(Fewest::stations).orElse(List.of()));
            }
            case ANNUL -> {
                FewestStations few = m.fewestByAnnulment(set);
                yield reach(remedy, stations.size(), ballots, OptionalLong.empty(), few.canChange(), few.stations());
            }
        };
    }

    private static RemedyReach reach(
            Remedy remedy, int stations, long ballots, OptionalLong least, boolean can, List<Integer> which) {
        return new RemedyReach(
                remedy,
                stations,
                ballots,
                can ? least : OptionalLong.empty(),
                can,
                which.isEmpty() ? OptionalLong.empty() : OptionalLong.of(which.size()),
                which);
    }

    private Optional<AnnulmentRange> range(List<OpenedStation> annulled) {
        if (annulled.isEmpty() || assertions.isEmpty()) {
            return Optional.empty();
        }
        AnnulmentRange nearest = null;
        double best = Double.POSITIVE_INFINITY;
        for (LinearAssertion a : assertions.get().assertions()) {
            long announced = assertions.get().value(a);
            long holding = 0;
            long against = 0;
            int holders = 0;
            for (OpenedStation o : annulled) {
                long own = assertions.get().annulment(a, index.of(o));
                holding += Math.max(0, own);
                against += Math.min(0, own);
                holders += own > 0 ? 1 : 0;
            }
            double left = (announced - holding)
                    / (double) Math.max(1, a.form().greatest() - a.form().least());
            if (left < best) {
                best = left;
                nearest = new AnnulmentRange(
                        a.text(),
                        a.winner(),
                        a.loser(),
                        a.kind() == LinearAssertion.Kind.PAIR,
                        announced,
                        announced - holding - against,
                        announced - holding,
                        holders,
                        announced - against,
                        annulled.size() - holders);
            }
        }
        return Optional.ofNullable(nearest);
    }

    private CourtCriterion court(List<StationDifference> differences, List<FiledComplaint> complaints) {
        Set<Integer> affected = new TreeSet<>();
        differences.stream().filter(StationDifference::any).forEach(d -> affected.add(d.index()));
        of(Remedy.ANNUL).forEach(o -> affected.add(index.of(o)));
        Set<Integer> contested = new HashSet<>();
        for (FiledComplaint c : complaints) {
            int station = index.of(c.station());
            if (station >= 0 && c.decision() == Decision.UPHELD) {
                affected.add(station);
            } else if (station >= 0 && c.decision() == Decision.PENDING) {
                contested.add(station);
            }
        }
        contested.addAll(affected);
        opened.forEach(o -> contested.add(index.of(o)));
        return new CourtCriterion(
                smaller(margin.added(), margin.removed()),
                affected.stream().mapToLong(this::ballots).sum(),
                affected.size(),
                contested.stream().mapToLong(this::ballots).sum(),
                contested.size());
    }

    /** Returns what the stations under dispute could move. */
    Dispute dispute(List<Integer> stations) {
        if (stations.isEmpty() || margins.isEmpty()) {
            return new Dispute(List.of(), 0, List.of());
        }
        int[] set = stations.stream().mapToInt(Integer::intValue).toArray();
        List<Dispute.Alert> alerts = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (RestrictedMargin m : margins.get().each(set, Move.RECOUNT)) {
            if (m.winner().isPresent() && seen.add(m.winner().getAsInt())) {
                int winner = m.winner().getAsInt();
                alerts.add(new Dispute.Alert(winner, m.loser(), m.ballots(), true, annulmentMoves(winner, stations)));
            }
        }
        return new Dispute(stations, stations.stream().mapToLong(this::ballots).sum(), alerts);
    }

    private boolean annulmentMoves(int winner, List<Integer> stations) {
        return assertions.isPresent()
                && assertions.get().assertions().stream()
                        .filter(a -> a.winner() == winner)
                        .anyMatch(a -> stations.stream()
                                        .mapToLong(s ->
                                                Math.max(0, assertions.get().annulment(a, s)))
                                        .sum()
                                >= assertions.get().value(a));
    }

    Optional<AssertionReach> assertions() {
        return assertions;
    }

    private long ballots(int station) {
        return index.ballots(tally, station);
    }

    private static OptionalLong fewest(FewestStations f) {
        return f.atLeast().isPresent() ? OptionalLong.of(f.atLeast().getAsInt()) : OptionalLong.empty();
    }

    private static OptionalLong smaller(OptionalLong a, OptionalLong b) {
        return a.isEmpty() || (b.isPresent() && b.getAsLong() < a.getAsLong()) ? b : a;
    }

    private static OptionalInt index(int choice) {
        return choice < 0 ? OptionalInt.empty() : OptionalInt.of(choice);
    }
}
