package org.recount.input.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each text a number, from 0 in the order in which they are met, and keeps one string of each. Looking a text up
 * makes no string.
 */
public final class Ids {
    private int[] slots = new int[1 << 10];
    private int[] hashes = new int[1 << 8];
    private final List<String> texts = new ArrayList<>();

    /** Makes an empty set of ids. */
    public Ids() {
        Arrays.fill(slots, -1);
    }

    /** Returns the number of a text; a new one if it was not met before. */
    public int of(CharSequence text) {
        int hash = hash(text);
        int slot = slot(text, hash);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        int id = texts.size();
        if (id == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * id);
        }
        hashes[id] = hash;
        texts.add(text.toString());
        slots[slot] = id;
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return id;
    }

    /** Returns the number of a text, or -1 if it was not met before. */
    public int find(CharSequence text) {
        return slots[slot(text, hash(text))];
    }

    /** Returns the text with this number. */
    public String text(int id) {
        return texts.get(id);
    }

    /** Returns how many texts there are. */
    public int size() {
        return texts.size();
    }

    private int slot(CharSequence text, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] >= 0) {
            int id = slots[slot];
            if (hashes[id] == hash && texts.get(id).contentEquals(text)) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int id = 0; id < texts.size(); id++) {
            int slot = hashes[id] & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id;
        }
    }

    private static int hash(CharSequence text) {
        int h = 0;
        for (int i = 0; i < text.length(); i++) {
            h = 31 * h + text.charAt(i);
        }
        // Spread the high bits: ids are often consecutive figures.
        h ^= h >>> 15;
        h *= 0x2c1b3c6d;
        return h ^ (h >>> 12);
    }
}
