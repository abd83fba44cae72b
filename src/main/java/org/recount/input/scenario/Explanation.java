package org.recount.input.scenario;

import java.util.List;

/**
 * What a scenario assumes, in words: every key of its file with its figure and where that comes from, and what holds where
 * the file says nothing.
 *
 * @param scenario identifier
 * @param name name for people
 * @param question the question
 * @param synthetic whether the votes are synthetic
 * @param sections in the order of the file, and the tables beside it at the end
 */
public record Explanation(String scenario, String name, String question, boolean synthetic, List<Section> sections) {
    public Explanation {
        sections = List.copyOf(sections);
    }

    /**
     * A part of the scenario.
     *
     * @param title its title
     * @param about what this part does, in plain sentences
     * @param items its statements
     */
    public record Section(String title, String about, List<Item> items) {
        public Section {
            items = List.copyOf(items);
        }
    }

    /**
     * A statement.
     *
     * @param key path of the key in the file, for example {@code complaints.filed}; the name of the table for a figure of
     *     one; for what the file leaves out, the key that would set it
     * @param sentence what it means
     * @param value the value as written; empty for a heading
     * @param origin where it comes from
     * @param reason the source, or the reason of an assumption; empty where nothing is claimed
     */
    public record Item(String key, String sentence, String value, Origin origin, String reason) {}

    /** Where a statement comes from. */
    public enum Origin {
        /** Documented. */
        SOURCE("source"),
        /** Invented, with the reason. */
        ASSUMPTION("assumption"),
        /** Not in the file: the model's own figure, with its source. */
        DEFAULT("default"),
        /** No figure of the world: a name, a choice of what is drawn. */
        SETTING("setting");

        private final String id;

        Origin(String id) {
            this.id = id;
        }

        /** Returns the name used in documents. */
        public String id() {
            return id;
        }
    }
}
