package org.recount.evidence.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.recount.dispute.record.SampleDesign;
import org.recount.election.Election;
import org.recount.numeric.Estimate;
import org.recount.numeric.Intervals;

/**
 * The assessment of a recount.
 *
 * @param election the election as announced
 * @param design how the stations drawn by lot were drawn
 * @param riskLimit the risk limit of every claim
 * @param hoursPerStation what it takes to open a station
 * @param contests contest by contest, in the order of the election
 * @param openings the order in which stations under dispute are best opened
 * @param unplaced complaints not decided that name no station of the election
 */
public record Assessment(
        Election election,
        SampleDesign design,
        double riskLimit,
        double hoursPerStation,
        List<ContestAssessment> contests,
        List<Opening> openings,
        int unplaced) {

    public Assessment {
        contests = List.copyOf(contests);
        openings = List.copyOf(openings);
    }

    /** Returns the stations of all contests. */
    public long stations() {
        return contests.stream().mapToLong(c -> c.announced().stations().size()).sum();
    }

    /** Returns the stations that were opened or annulled. */
    public long opened() {
        return contests.stream().mapToLong(c -> c.opened().size()).sum();
    }

    /** Returns the stations that were counted by hand. */
    public long recounted() {
        return contests.stream().mapToLong(ContestAssessment::recounted).sum();
    }

    /** Returns the stations of which the hand count differs. */
    public long discrepant() {
        return contests.stream()
                .mapToLong(ContestAssessment::discrepantStations)
                .sum();
    }

    /** Returns the seats that moved. */
    public long seatsChanged() {
        return contests.stream().mapToLong(c -> c.changed().size()).sum();
    }

    /** Returns the contests whose seats are confirmed, each by itself at the risk limit. */
    public long confirmed() {
        return contests.stream()
                .filter(c -> c.evidence().isPresent() && c.evidence().get().confirmed())
                .count();
    }

    /** Returns the contests that could have changed through the stations opened. */
    public long reachable() {
        return contests.stream().filter(c -> c.reach().canChange()).count();
    }

    /**
     * Returns the p-value of "some seat of the country is wrong": the greatest over the contests, without correction, for
     * all of them have to be right. Empty where a contest has none.
     */
    public OptionalDouble pValueOfAll() {
        double most = 0;
        for (ContestAssessment c : contests) {
            OptionalDouble p = c.evidence().map(e -> e.pValue()).orElse(OptionalDouble.empty());
            if (p.isEmpty()) {
                return OptionalDouble.empty();
            }
            most = Math.max(most, p.getAsDouble());
        }
        return contests.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(most);
    }

    /**
     * Returns the contests that are confirmed if the risk limit is that of a single false claim among all of them, by
     * Holm's steps (1979); ids in the order of their p-values.
     */
    public List<String> confirmedTogether() {
        Map<String, Double> p = new LinkedHashMap<>();
        contests.forEach(c -> c.evidence()
                .filter(e -> e.pValue().isPresent())
                .ifPresent(e -> p.put(c.contest().id(), e.pValue().getAsDouble())));
        List<Map.Entry<String, Double>> ordered = new ArrayList<>(p.entrySet());
        ordered.sort(Comparator.comparingDouble(Map.Entry::getValue));
        List<String> confirmed = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).getValue() * (ordered.size() - i) > riskLimit) {
                break;
            }
            confirmed.add(ordered.get(i).getKey());
        }
        return confirmed;
    }

    /** Returns the share of the stations counted by hand that differ, with its interval; empty where none was counted. */
    public Optional<Estimate> differing() {
        return recounted() == 0 ? Optional.empty() : Optional.of(Intervals.wilson(discrepant(), recounted(), 0.95));
    }
}
