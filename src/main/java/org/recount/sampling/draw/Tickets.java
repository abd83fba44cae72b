package org.recount.sampling.draw;

import java.util.ArrayList;
import java.util.Collections;
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
     * @param input the text whose SHA-256 gave the number
     */
    public record Ticket(String number, int position, int generation, String input) {}

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
        return draw(seed, DrawList.of(ids), size, replace);
    }

    static List<Ticket> draw(String seed, DrawList list, int size, boolean replace) {
        Comparator<Ticket> order = Comparator.comparing(Ticket::number).thenComparing(t -> list.id(t.position()));
        PriorityQueue<Ticket> basket = first(seed, list, size, order);
        List<Ticket> drawn = new ArrayList<>(size);
        while (drawn.size() < size) {
            Ticket ticket = basket.remove();
            drawn.add(ticket);
            if (replace) {
                basket.add(again(ticket));
            }
        }
        return drawn;
    }

    /** The smallest first tickets, as many as can be drawn: a new ticket is larger than the old, so no other comes in. */
    private static PriorityQueue<Ticket> first(String seed, DrawList list, int size, Comparator<Ticket> order) {
        String seedHash = Sha256.hex(seed);
        PriorityQueue<Ticket> largestFirst = new PriorityQueue<>(Collections.reverseOrder(order));
        for (int i = 0; i < list.size(); i++) {
            String input = seedHash + list.id(i);
            Ticket ticket = new Ticket(fraction(input), i, 1, input);
            largestFirst.add(ticket);
            if (largestFirst.size() > size) {
                largestFirst.remove();
            }
        }
        PriorityQueue<Ticket> basket = new PriorityQueue<>(order);
        basket.addAll(largestFirst);
        return basket;
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
        return again(new Ticket(x, 0, 1, "")).number();
    }

    private static Ticket again(Ticket ticket) {
        String x = ticket.number();
        int nines = 2;
        while (nines < x.length() && x.charAt(nines) == '9') {
            nines++;
        }
        String padded = x + "0";
        for (int i = 1; ; i++) {
            String input = x + ":" + i;
            String y = padded.substring(0, nines) + fraction(input).substring(2);
            if (y.compareTo(padded) > 0) {
                return new Ticket(y, ticket.position(), ticket.generation() + 1, input);
            }
        }
    }
}
