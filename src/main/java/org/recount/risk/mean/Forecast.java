package org.recount.risk.mean;

import java.util.ArrayList;
import java.util.List;

/**
 * What the values of an audit will be if the reports are right, by count: the public knowledge that a bet may rest on
 * before anything was drawn. It is a guess like any other; the test is valid whatever is drawn.
 *
 * <p>A value is <em>checked</em> where each of its ballots has a record of its own, so that an error would show as
 * another value (ballot comparison), and <em>pooled</em> where only a total was reported, so that an error looks like any
 * other ballot (polling; the pools of ONEAudit). Immutable.
 */
public final class Forecast {
    private final List<Line> lines;

    /**
     * Ballots of one value.
     *
     * @param value in [0, upper]
     * @param count how many, at least 0
     * @param checked whether an error in one of them would show
     */
    public record Line(double value, double count, boolean checked) {
        public Line {
            if (!(value >= 0) || !(count >= 0) || !Double.isFinite(value) || !Double.isFinite(count)) {
                throw new IllegalArgumentException(
                        "A forecast needs values and counts of at least 0: " + value + ", " + count);
            }
        }
    }

    private Forecast(List<Line> lines) {
        this.lines = List.copyOf(lines);
        if (!(lines.stream().mapToDouble(Line::count).sum() > 0)) {
            throw new IllegalArgumentException("A forecast of no ballots");
        }
    }

    /** Returns a forecast; values need not be distinct. */
    public static Forecast of(List<Line> lines) {
        return new Forecast(lines);
    }

    /** Returns the forecast of a ballot-comparison audit: every value is {@code upper / 2}, an error-free record's. */
    public static Forecast comparison(MeanHypothesis hypothesis) {
        return new Forecast(List.of(new Line(hypothesis.upper() / 2, 1, true)));
    }

    /**
     * Returns the forecast of a ballot-polling audit of a pair.
     *
     * @param winner reported ballots for the winner, whose value is {@code upper}
     * @param loser reported ballots for the loser, whose value is 0
     * @param neither the others, whose value is 1/2
     * @param upper the assorter's bound
     */
    public static Forecast polling(double winner, double loser, double neither, double upper) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(upper, winner, false));
        lines.add(new Line(0, loser, false));
        if (neither > 0) {
            lines.add(new Line(0.5, neither, false));
        }
        return new Forecast(lines);
    }

    /** Returns the lines. */
    public List<Line> lines() {
        return lines;
    }

    /** Returns the mean of the forecast. */
    public double mean() {
        return lines.stream().mapToDouble(l -> l.value() * l.count()).sum()
                / lines.stream().mapToDouble(Line::count).sum();
    }
}
