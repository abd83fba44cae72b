package org.recount.input.election;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.election.ContestTally;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.election.PollingStation;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRule;
import org.recount.seats.SeatRules;

/**
 * An election as it was read: the values, the rule of each contest, and what was found wrong that stops nothing.
 *
 * @param election the election
 * @param rules the rule of each contest, in the order of {@link Election#tallies()}
 * @param otherTotals published totals by id of contest, where they differ from the sums of the stations (which are what
 *     {@code election} holds)
 * @param problems what was found; none of it stops a command
 * @param files the files that were read, in order, with their SHA-256
 * @param listed the rows of stations.csv in the order of the file, also of contests whose votes are known in total only:
 *     the list that a public draw is made from
 */
public record LoadedElection(
        Election election,
        List<RuleSpec> rules,
        Map<String, ContestVotes> otherTotals,
        List<Problem> problems,
        List<InputFile> files,
        List<ListedStation> listed) {

    public LoadedElection {
        rules = List.copyOf(rules);
        otherTotals = Collections.unmodifiableMap(new LinkedHashMap<>(otherTotals));
        problems = List.copyOf(problems);
        files = List.copyOf(files);
        listed = List.copyOf(listed);
        if (rules.size() != election.tallies().size()) {
            throw new IllegalArgumentException(election.tallies().size() + " contests but " + rules.size() + " rules");
        }
    }

    /**
     * A row of stations.csv.
     *
     * @param contest id of the contest
     * @param station the station as the row has it
     */
    public record ListedStation(String contest, PollingStation station) {}

    /**
     * Returns the seat rule of each contest as it applies in this election (a threshold of the nation is decided), in the
     * order of {@link Election#tallies()}.
     */
    public List<SeatRule> seatRules() {
        List<ContestVotes> all =
                election.tallies().stream().map(ContestTally::totals).toList();
        List<SeatRule> made = new ArrayList<>();
        for (RuleSpec spec : rules) {
            made.add(SeatRules.create(spec).within(all));
        }
        return made;
    }

    /** Returns the seat rule of a contest; empty if there is no such contest. */
    public Optional<SeatRule> seatRule(String contest) {
        for (int i = 0; i < rules.size(); i++) {
            if (election.tallies().get(i).contest().id().equals(contest)) {
                return Optional.of(seatRules().get(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the same election with one rule for all contests. */
    public LoadedElection withRule(RuleSpec rule) {
        return new LoadedElection(
                election, Collections.nCopies(rules.size(), rule), otherTotals, problems, files, listed);
    }
}
