package org.recount.dispute.record;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a station was opened. What a recount shows about the other stations depends on nothing so much as on this. */
public enum Selection {
    /** Drawn at random. */
    RANDOM("random"),
    /** Chosen because of a complaint. */
    COMPLAINT("complaint"),
    /** A control station, drawn by lot within its centre. */
    CONTROL("control"),
    /** Chosen in another way, or not known; shows nothing about other stations. */
    OTHER("other");

    private final String id;

    Selection(String id) {
        this.id = id;
    }

    /** Returns the name used in files. */
    public String id() {
        return id;
    }

    /** Returns the selection with this name. */
    public static Optional<Selection> find(String id) {
        return Stream.of(values()).filter(s -> s.id.equals(id)).findFirst();
    }
}
