package org.recount.risk.assertion;

import java.util.List;

/**
 * Carries assertions about groups of choices (the lists of open lists, the alliances of allied lists) back to the choices:
 * a group's votes are the sum of its choices' votes.
 *
 * @param choices number of choices of the whole contest
 * @param columns the choices of each group, each at least one
 */
record Lifted(int choices, List<List<Integer>> columns) {

    Assertion lift(Assertion a) {
        if (a instanceof EitherAssertion either) {
            return new EitherAssertion(lift(either.first()), lift(either.second()));
        }
        return lift((LinearAssertion) a);
    }

    private LinearAssertion lift(LinearAssertion a) {
        return new LinearAssertion(
                a.id(), a.kind(), first(a.winner()), first(a.loser()), lift(a.form()), a.orEqual(), a.text());
    }

    /** The first choice of a group stands for it. */
    private int first(int group) {
        return group < 0 ? -1 : columns.get(group).get(0);
    }

    private LinearForm lift(LinearForm form) {
        LinearForm sum = LinearForm.ofInvalid(choices).times(form.invalid()).plus(form.constant());
        for (int g = 0; g < columns.size(); g++) {
            if (form.coefficient(g) != 0) {
                for (int c : columns.get(g)) {
                    sum = sum.plus(LinearForm.of(choices, c).times(form.coefficient(g)));
                }
            }
        }
        return sum;
    }
}
