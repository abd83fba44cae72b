package org.recount.sampling.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Consistent sampling: each object has a ticket number in (0, 1) that depends on the seed and its own id only; objects
 * are drawn in order of their tickets, and with replacement a drawn object gets a new, larger one (Rivest 2018,
 * "Consistent sampling with replacement", and its reference implementation; used by Arlo).
 *
 * <p>Ticket numbers are decimal fractions as text, {@code 0.ddd}: their precision has no end, and text sorts as the
 * numbers do.
 */
public final class Tickets {
    private Tickets() {}

    /**
     * A drawn ticket.
     *
     * @param number the ticket number, {@code 0.} and decimal digits
     * @param position position of the object in the list drawn from, 0-based
     * @param generation 1 for the first ticket of the object, 2 for the next
     */
    public record Ticket(String number, int position, int generation) {}

    /**
     * Draws tickets.
     *
     * @param seed the public seed
     * @param ids the objects
     * @param size number of tickets; at most the number of objects without replacement
     * @param replace whether a drawn object goes back with a new ticket
     * @return the tickets in drawing order
     */
    public static List<Ticket> draw(String seed, List<String> ids, int size, boolean replace) {
        String seedHash = Sha256.hex(seed);
        PriorityQueue<Ticket> basket = new PriorityQueue<>(
                Math.max(1, ids.size()),
                Comparator.comparing(Ticket::number).thenComparing(t -> ids.get(t.position())));
        for (int i = 0; i < ids.size(); i++) {
            basket.add(new Ticket(fraction(seedHash + ids.get(i)), i, 1));
        }
        List<Ticket> drawn = new ArrayList<>(size);
        while (drawn.size() < size) {
            Ticket ticket = basket.remove();
            drawn.add(ticket);
            if (replace) {
                basket.add(new Ticket(next(ticket.number()), ticket.position(), ticket.generation() + 1));
            }
        }
        return drawn;
    }

    /** Returns the first ticket number of an object. */
    static String first(String id, String seed) {
        return fraction(Sha256.hex(seed) + id);
    }

    /**
     * Returns a fraction in (0, 1): the decimal digits of SHA-256, at least 64 of them, in reverse order, because the
     * leading digits of a number below 2^256 are not uniform and the trailing ones are.
     */
    static String fraction(String text) {
        String digits = Sha256.number(text).toString();
        return "0." + new StringBuilder("0".repeat(Math.max(0, 64 - digits.length())) + digits).reverse();
    }

    /**
     * Returns a fraction between {@code x} and 1: the leading nines of {@code x} stay, and the digits behind them are
     * drawn, with a counter, until the result is larger.
     */
    static String next(String x) {
        int nines = 2;
        while (nines < x.length() && x.charAt(nines) == '9') {
            nines++;
        }
        String padded = x + "0";
        for (int i = 1; ; i++) {
            String y = padded.substring(0, nines) + fraction(x + ":" + i).substring(2);
            if (y.compareTo(padded) > 0) {
                return y;
            }
        }
    }
}
