package org.recount.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recount.sampling.draw.DrawMethod;
import org.recount.sampling.draw.DrawStep;
import org.recount.sampling.draw.PublicDraw;
import org.recount.sampling.draw.Turns;

/** The rule of a public draw in words, exact enough to draw again by it. */
public final class DrawWords {
    private DrawWords() {}

    /**
     * Returns the rule, a sentence each.
     *
     * @param draw the draw
     * @param proportionalTo what the chances are in proportion to; empty for equal chances
     */
    public static List<String> rule(PublicDraw draw, Optional<String> proportionalTo) {
        List<String> words = new ArrayList<>();
        boolean one = !draw.stratified();
        String units = one ? Figures.count(draw.strata().get(0).list().units()) : "N (the size of the stratum)";
        String what = proportionalTo.isPresent() ? "unit" : "number";
        String seed = one || draw.method() == DrawMethod.TICKET ? "seed" : "seed,stratum";
        words.add(
                switch (draw.method()) {
                    case RIVEST, COLORADO ->
                        what + " i = 1 + SHA-256(\"" + seed + ",i\") mod " + units
                                + ", for i = 1, 2, 3, ... (Rivest's sampler.py, 2011"
                                + (draw.method() == DrawMethod.COLORADO ? ", as in Colorado's software" : "") + ").";
                    case SHA256 ->
                        what + " i = 1 + SHA-256(\"" + seed + ",\" and i zero bytes) mod " + units
                                + ", for i = 0, 1, 2, ... (Stark's cryptorandom).";
                    case TICKET ->
                        "ticket = the decimal digits of SHA-256(hexadecimal SHA-256(seed), then the id) read"
                                + " backwards behind \"0.\"; the objects with the smallest tickets are drawn, in order (Rivest"
                                + " 2018, as in Arlo).";
                });
        proportionalTo.ifPresent(p -> words.add(
                "The " + sizeWord(p) + " of the list are numbered through in its order; who holds the unit is drawn, so"
                        + " that a chance is in proportion to " + sizeWord(p) + "."));
        if (!one) {
            words.add(
                    draw.turns() == Turns.EQUAL
                            ? "Each stratum is drawn from by itself; the picks go round, one from each stratum in the order of the"
                                    + " list, then a second from each."
                            : "Each stratum is drawn from by itself; the next pick is for the stratum with the greatest size / (2 x"
                                    + " picks so far + 1), so that a larger draw contains the smaller.");
        }
        if (draw.replace()) {
            words.add(
                    draw.method() == DrawMethod.TICKET
                            ? "What was drawn goes back with a new, larger ticket."
                            : "What was drawn before may be drawn again.");
        } else if (draw.method() != DrawMethod.TICKET) {
            words.add("What was drawn before is passed over.");
        }
        return words;
    }

    /** Returns what is counted through. */
    public static String sizeWord(String proportionalTo) {
        return switch (proportionalTo) {
            case "bound" -> "error bounds (in billionths of the margin, rounded up)";
            case "registered" -> "registered voters";
            default -> proportionalTo;
        };
    }

    /** Returns what was hashed, in print. */
    public static String hashed(DrawStep step) {
        return step.zeroBytes() == 0
                ? step.input()
                : step.input() + " + " + Figures.counted(step.zeroBytes(), "zero byte", "zero bytes");
    }
}
