package org.recount.dispute.record;

import java.util.Optional;
import java.util.stream.Stream;

/** What became of a complaint. */
public enum Decision {
    /** It was rejected. */
    REJECTED("rejected"),
    /** It was upheld. */
    UPHELD("upheld"),
    /** It is not decided yet. */
    PENDING("pending");

    private final String id;

    Decision(String id) {
        this.id = id;
    }

    /** Returns the name used in files. */
    public String id() {
        return id;
    }

    /** Returns the decision with this name. */
    public static Optional<Decision> find(String id) {
        return Stream.of(values()).filter(d -> d.id.equals(id)).findFirst();
    }
}
