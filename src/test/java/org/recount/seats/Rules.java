package org.recount.seats;

import java.util.ArrayList;
import java.util.List;
import org.recount.numeric.Ratio;
import org.recount.seats.SeatRules.Family;

/** Every registered rule, and the modified first divisors that laws use. */
final class Rules {
    private Rules() {}

    /**
     * A rule with what the laws need to know of it.
     *
     * @param name name for messages
     * @param spec how to make it
     * @param lists whether its choices are lists
     */
    record Named(String name, RuleSpec spec, boolean lists) {
        SeatRule rule() {
            return SeatRules.create(spec);
        }

        /** The method inside, for a rule of lists without alliances. */
        ListMethod method() {
            return ((ListRule) ((AlliedListsRule) rule()).outer()).method();
        }

        boolean isDivisorMethod() {
            return lists && method() instanceof HighestAverages;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Named> all() {
        List<Named> all = new ArrayList<>();
        for (SeatRules.Entry entry : SeatRules.entries()) {
            all.add(new Named(entry.id(), RuleSpec.of(entry.id()), entry.family() == Family.LISTS));
        }
        for (String first : List.of("1.2", "1.4", "1.6", "1.7")) {
            RuleSpec spec = RuleSpec.of("sainte-lague").withFirstDivisor(Ratio.parse(first));
            all.add(new Named("first divisor " + first, spec, true));
        }
        return all;
    }

    static List<Named> divisorMethods() {
        return all().stream().filter(Named::isDivisorMethod).toList();
    }
}
