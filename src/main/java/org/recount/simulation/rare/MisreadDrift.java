package org.recount.simulation.rare;

import java.util.ArrayList;
import java.util.List;
import org.recount.seats.margin.Line;
import org.recount.simulation.Misreads;

/**
 * What random misreads do to a line that holds a seat: the ballots of each column, as announced, that were truly of each
 * other, and what each takes off the gap of the line.
 *
 * <p>The kernel is that of {@link Misreads}: {@code T_a} ballots announced for {@code a} were truly for each other of the
 * {@code C} choices with probability {@code toOther / (C - 1)}, truly invalid with {@code fromInvalid I / V}; ballots
 * announced invalid were truly valid with {@code toInvalid V / I}, for a choice in proportion to its votes. A ballot that
 * was truly of column {@code b} takes {@code w_a - w_b} off the gap. Numbers of such ballots are taken as Poisson: the
 * limit of many ballots with small rates, of the same mean, a little wider than the binomial.
 */
public final class MisreadDrift {
    private MisreadDrift() {}

    /**
     * Returns the drift of a line.
     *
     * @param line the line; linear
     * @param columns ballots by column as announced: the choices, then the invalid ones
     * @param misreads the rates
     */
    public static Drift of(Line line, long[] columns, Misreads misreads) {
        if (!line.linear()) {
            throw new IllegalArgumentException("Misreads of a line that is not linear have no drift: " + line);
        }
        int choices = columns.length - 1;
        long invalid = columns[choices];
        long valid = 0;
        for (int c = 0; c < choices; c++) {
            valid += columns[c];
        }
        double other = choices < 2 ? 0 : misreads.toOther() / (choices - 1);
        double out = misreads.reversedFromInvalid(valid, invalid);
        double in = misreads.reversedToInvalid(valid, invalid);
        List<Drift.Flow> flows = new ArrayList<>();
        for (int a = 0; a < choices; a++) {
            for (int b = 0; b < choices; b++) {
                if (a != b) {
                    flows.add(new Drift.Flow(line.weight(a) - line.weight(b), columns[a] * other));
                }
            }
            flows.add(new Drift.Flow(line.weight(a) - line.weight(choices), columns[a] * out));
            double share = valid == 0 ? 0 : (double) columns[a] / valid;
            flows.add(new Drift.Flow(line.weight(choices) - line.weight(a), invalid * in * share));
        }
        return Drift.of(flows);
    }
}
