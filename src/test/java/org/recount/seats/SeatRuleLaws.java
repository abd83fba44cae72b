package org.recount.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.recount.election.Choice;
import org.recount.election.Contest;
import org.recount.election.ContestVotes;
import org.recount.election.Gender;
import org.recount.numeric.Ratio;
import org.recount.seats.Rules.Named;

/**
 * What must hold for every registered rule, and what must hold for some (Balinski and Young 1982). Where lots decide, a
 * law about a list's seats holds for the fewest and for the most it can have.
 */
class SeatRuleLaws {

    @Provide
    Arbitrary<Named> rules() {
        return Arbitraries.of(Rules.all());
    }

    @Provide
    Arbitrary<Named> divisorMethods() {
        return Arbitraries.of(Rules.divisorMethods());
    }

    /** Votes small enough for ties, or large; candidates of both genders; choices for nobody now and then. */
    @Provide
    Arbitrary<ContestVotes> elections() {
        Arbitrary<Long> vote = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 12)),
                net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(0, 5_000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 1_000_000_000_000L)));
        return Combinators.combine(
                        vote.list().ofMinSize(1).ofMaxSize(9),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 511),
                        Arbitraries.integers().between(0, 15))
                .as((votes, seats, reserved, women, nobody) -> election(votes, seats, reserved, women, nobody));
    }

    private static ContestVotes election(List<Long> votes, int seats, int reserved, int women, int nobody) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < votes.size(); i++) {
            Choice.Kind kind = i == nobody ? Choice.Kind.NONE_OF_THE_ABOVE : Choice.Kind.COMPETES;
            Gender gender = (women >> i & 1) == 1 ? Gender.F : Gender.M;
            choices.add(new Choice("c" + i, "Choice " + i, "c" + i, gender, "", kind));
        }
        return ContestVotes.of(
                new Contest("c", "c", "", seats, Math.min(seats, reserved), choices),
                votes.stream().mapToLong(Long::longValue).toArray(),
                7);
    }

    @Property(tries = 2000, seed = "1")
    void seatsSum(@ForAll("rules") Named named, @ForAll("elections") ContestVotes v) {
        Allocation a = named.rule().allocate(v);
        int sum = a.unfilled();
        for (Award award : a.awards()) {
            sum += award.seats();
            assertThat(v.contest().choices().get(award.choice()).competes()).isTrue();
        }
        for (Tie tie : a.ties()) {
            sum += tie.seats();
            assertThat(tie.seats()).isLessThan(tie.choices().size());
        }
        assertThat(sum).isEqualTo(v.contest().seats());
        assertThat(a.extra()).isZero();
        assertThat(a.transcript()).isNotEmpty();
    }

    @Property(tries = 1500, seed = "2")
    void renamingAndReorderingChangeNothing(
            @ForAll("rules") Named named, @ForAll("elections") ContestVotes v, @ForAll Random random) {
        int n = v.contest().choices().size();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<Choice> choices = new ArrayList<>();
        long[] votes = new long[n];
        for (int i = 0; i < n; i++) {
            Choice old = v.contest().choices().get(order.get(i));
            String name = "renamed " + (n - i);
            choices.add(new Choice(name, name, name, old.gender(), old.group(), old.kind()));
            votes[i] = v.votes(order.get(i));
        }
        Contest c = v.contest();
        ContestVotes other =
                ContestVotes.of(new Contest("d", "d", "r", c.seats(), c.reservedSeats(), choices), votes, v.invalid());
        assertThat(inTermsOf(order, named.rule().allocate(other)))
                .isEqualTo(plain(named.rule().allocate(v)));
    }

    private static Set<String> plain(Allocation a) {
        return inTermsOf(null, a);
    }

    /** Awards and ties as text, with choices renumbered. */
    private static Set<String> inTermsOf(@org.jspecify.annotations.Nullable List<Integer> order, Allocation a) {
        Set<String> facts = new TreeSet<>();
        a.awards()
                .forEach(w -> facts.add("award " + (order == null ? w.choice() : order.get(w.choice())) + " "
                        + w.seats() + w.reserved()));
        a.ties()
                .forEach(t -> facts.add("tie "
                        + t.choices().stream()
                                .map(i -> order == null ? i : order.get(i))
                                .sorted()
                                .toList()
                        + t.seats() + "/" + t.reserved()));
        facts.add("unfilled " + a.unfilled());
        return facts;
    }

    /** Rules whose quota is rounded to a whole number are left out: it is not in proportion. */
    @Property(tries = 1500, seed = "3")
    void scalingChangesNothing(
            @ForAll("rules") Named named,
            @ForAll("elections") ContestVotes v,
            @ForAll @IntRange(min = 2, max = 1000) int factor) {
        Assume.that(!named.name().equals("droop") && !named.name().equals("hagenbach-bischoff-rounded"));
        long[] scaled = Arrays.stream(v.toArray()).map(x -> x * factor).toArray();
        assertThat(plain(named.rule().allocate(Elections.withVotes(v, scaled))))
                .isEqualTo(plain(named.rule().allocate(v)));
    }

    @Property(tries = 1500, seed = "4")
    void houseMonotonicityOfDivisorMethods(@ForAll("divisorMethods") Named named, @ForAll("elections") ContestVotes v) {
        Allocation small = named.rule().allocate(v);
        Allocation large =
                named.rule().allocate(Elections.withSeats(v, v.contest().seats() + 1));
        for (int i = 0; i < v.contest().choices().size(); i++) {
            assertThat(fewest(large, i)).isGreaterThanOrEqualTo(fewest(small, i));
            assertThat(most(large, i)).isGreaterThanOrEqualTo(most(small, i));
        }
    }

    /** The Alabama paradox: with one seat more the third list loses its second. */
    @Example
    void hareIsNotHouseMonotone() {
        SeatRule hare = SeatRules.create(RuleSpec.of("hare"));
        assertThat(hare.allocate(Elections.lists(10, 6, 6, 2)).certainSeats(3)).containsExactly(4, 4, 2);
        assertThat(hare.allocate(Elections.lists(11, 6, 6, 2)).certainSeats(3)).containsExactly(5, 5, 1);
    }

    @Property(tries = 1500, seed = "5")
    void hareKeepsTheQuota(@ForAll("elections") ContestVotes v) {
        Assume.that(v.forCompeting() > 0);
        Allocation a = SeatRules.create(RuleSpec.of("hare")).allocate(v);
        for (int i = 0; i < v.contest().choices().size(); i++) {
            if (v.contest().choices().get(i).competes()) {
                Ratio share =
                        Ratio.of(v.votes(i), v.forCompeting()).times(v.contest().seats());
                assertThat((long) fewest(a, i)).isGreaterThanOrEqualTo(share.floor());
                assertThat((long) most(a, i)).isLessThanOrEqualTo(share.ceil());
            }
        }
    }

    @Property(tries = 1500, seed = "6")
    void dhondtFavoursMerging(@ForAll("elections") ContestVotes v) {
        Assume.that(v.contest().choices().size() >= 2
                && v.contest().choices().get(0).competes()
                && v.contest().choices().get(1).competes());
        SeatRule dhondt = SeatRules.create(RuleSpec.of("dhondt"));
        long[] votes = v.toArray();
        votes[0] += votes[1];
        votes[1] = 0;
        Allocation apart = dhondt.allocate(v);
        Allocation merged = dhondt.allocate(Elections.withVotes(v, votes));
        assertThat(fewest(merged, 0)).isGreaterThanOrEqualTo(fewest(apart, 0) + fewest(apart, 1));
        assertThat(most(merged, 0)).isGreaterThanOrEqualTo(mostTogether(apart, 0, 1));
    }

    @Property(tries = 1500, seed = "7")
    void oneBallotMoreNeverCostsASeatUnderDivisorMethods(
            @ForAll("divisorMethods") Named named,
            @ForAll("elections") ContestVotes v,
            @ForAll @IntRange(min = 0, max = 8) int who) {
        Assume.that(who < v.contest().choices().size());
        long[] votes = v.toArray();
        votes[who]++;
        Allocation before = named.rule().allocate(v);
        Allocation after = named.rule().allocate(Elections.withVotes(v, votes));
        assertThat(fewest(after, who)).isGreaterThanOrEqualTo(fewest(before, who));
        assertThat(most(after, who)).isGreaterThanOrEqualTo(most(before, who));
    }

    /** The same for candidates: nobody loses a seat by a ballot of their own. */
    @Property(tries = 1500, seed = "8")
    void oneBallotMoreNeverCostsACandidateTheSeat(
            @ForAll("elections") ContestVotes v, @ForAll @IntRange(min = 0, max = 8) int who) {
        Assume.that(who < v.contest().choices().size() && v.forCompeting() > 0);
        long[] votes = v.toArray();
        votes[who]++;
        SeatRule sntv = SeatRules.create(RuleSpec.of("sntv"));
        Allocation before = sntv.allocate(v);
        Allocation after = sntv.allocate(Elections.withVotes(v, votes));
        assertThat(fewest(after, who)).isGreaterThanOrEqualTo(fewest(before, who));
        assertThat(most(after, who)).isGreaterThanOrEqualTo(most(before, who));
    }

    /** The two procedures elect the same people, certainly and by lot. */
    @Property(tries = 4000, seed = "9")
    void womenFirstAndReplaceLowestManElectTheSame(@ForAll("elections") ContestVotes v) {
        Allocation first = SeatRules.create(RuleSpec.of("sntv-women-first")).allocate(v);
        Allocation replaced =
                SeatRules.create(RuleSpec.of("sntv-replace-lowest-man")).allocate(v);
        assertThat(plain(first)).isEqualTo(plain(replaced));
        assertThat(first.remarks()).isEqualTo(replaced.remarks());
    }

    /** A man never displaces a woman who is needed for the quota: more ballots for men leave the women's number alone. */
    @Property(tries = 1500, seed = "10")
    void aManNeverDisplacesAWomanOfTheQuota(
            @ForAll("elections") ContestVotes v, @ForAll @IntRange(min = 0, max = 8) int who) {
        Assume.that(who < v.contest().choices().size()
                && v.contest().choices().get(who).gender() == Gender.M);
        long women = v.contest().choices().stream()
                .filter(c -> c.competes() && c.gender() == Gender.F)
                .count();
        long seatsForWomen = Math.min(v.contest().reservedSeats(), women);
        long[] votes = v.toArray();
        votes[who] += 2_000_000_000_000L;
        Allocation a = SeatRules.create(RuleSpec.of("sntv")).allocate(Elections.withVotes(v, votes));
        Assume.that(a.unfilled() < v.contest().seats());
        for (List<Integer> outcome : Elections.outcomes(a, v)) {
            long sitting = 0;
            for (int i = 0; i < outcome.size(); i++) {
                sitting += v.contest().choices().get(i).gender() == Gender.F ? outcome.get(i) : 0;
            }
            assertThat(sitting).isGreaterThanOrEqualTo(seatsForWomen);
        }
    }

    private static int fewest(Allocation a, int choice) {
        return a.seatsOf(choice);
    }

    private static int most(Allocation a, int choice) {
        return a.seatsOf(choice)
                + (int) a.ties().stream()
                        .filter(t -> t.choices().contains(choice))
                        .count();
    }

    private static int mostTogether(Allocation a, int one, int other) {
        int seats = a.seatsOf(one) + a.seatsOf(other);
        for (Tie tie : a.ties()) {
            int tied = (tie.choices().contains(one) ? 1 : 0) + (tie.choices().contains(other) ? 1 : 0);
            seats += Math.min(tied, tie.seats());
        }
        return seats;
    }
}
