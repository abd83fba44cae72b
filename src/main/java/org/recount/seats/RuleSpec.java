package org.recount.seats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;

/**
 * What a file says about the seat rule: a plain value, filled by the parser, turned into a rule by {@link SeatRules}.
 *
 * @param method id of the rule in {@link SeatRules}
 * @param firstDivisor first divisor in place of the method's own (modified Sainte-Laguë); exact
 * @param threshold the threshold, if there is one
 * @param exempt ids of lists that the threshold does not touch, beside those that the threshold itself names
 * @param reservedGender whose the reserved seats are
 * @param constituencySeats seats that lists have won in constituencies, by id of the list; waives the threshold and
 *     makes overhang
 * @param overhang whether a list keeps constituency seats beyond its share
 * @param candidates number of candidates of a list, by id; a list that is not named has enough
 * @param openLists whether the choices are candidates and their party is the list
 * @param listQuota the women's quota inside a list: id of the quota, blank for none
 */
public record RuleSpec(
        String method,
        Optional<Ratio> firstDivisor,
        Optional<Threshold> threshold,
        List<String> exempt,
        Gender reservedGender,
        Map<String, Integer> constituencySeats,
        boolean overhang,
        Map<String, Integer> candidates,
        boolean openLists,
        String listQuota) {

    public RuleSpec {
        exempt = List.copyOf(exempt);
        constituencySeats = Collections.unmodifiableMap(new TreeMap<>(constituencySeats));
        candidates = Collections.unmodifiableMap(new TreeMap<>(candidates));
    }

    /** Returns the plain method: no threshold, closed lists, women's seats where the contest reserves them. */
    public static RuleSpec of(String method) {
        return new RuleSpec(
                method, Optional.empty(), Optional.empty(), List.of(), Gender.F, Map.of(), false, Map.of(), false, "");
    }

    /** Returns this with another first divisor. */
    public RuleSpec withFirstDivisor(Ratio divisor) {
        return new RuleSpec(
                method,
                Optional.of(divisor),
                threshold,
                exempt,
                reservedGender,
                constituencySeats,
                overhang,
                candidates,
                openLists,
                listQuota);
    }

    /** Returns this with a threshold. */
    public RuleSpec withThreshold(Threshold t) {
        return new RuleSpec(
                method,
                firstDivisor,
                Optional.of(t),
                exempt,
                reservedGender,
                constituencySeats,
                overhang,
                candidates,
                openLists,
                listQuota);
    }

    /** Returns this with lists that the threshold does not touch. */
    public RuleSpec withExempt(List<String> lists) {
        return new RuleSpec(
                method,
                firstDivisor,
                threshold,
                lists,
                reservedGender,
                constituencySeats,
                overhang,
                candidates,
                openLists,
                listQuota);
    }

    /** Returns this with constituency seats, and whether a list keeps what it has beyond its share. */
    public RuleSpec withConstituencySeats(Map<String, Integer> seats, boolean keepOverhang) {
        return new RuleSpec(
                method,
                firstDivisor,
                threshold,
                exempt,
                reservedGender,
                seats,
                keepOverhang,
                candidates,
                openLists,
                listQuota);
    }

    /** Returns this with the number of candidates of some lists. */
    public RuleSpec withCandidates(Map<String, Integer> numbers) {
        return new RuleSpec(
                method,
                firstDivisor,
                threshold,
                exempt,
                reservedGender,
                constituencySeats,
                overhang,
                numbers,
                openLists,
                listQuota);
    }

    /** Returns this with open lists: the choices are candidates, their party is the list. */
    public RuleSpec withOpenLists(String quota) {
        return new RuleSpec(
                method,
                firstDivisor,
                threshold,
                exempt,
                reservedGender,
                constituencySeats,
                overhang,
                candidates,
                true,
                quota);
    }
}
