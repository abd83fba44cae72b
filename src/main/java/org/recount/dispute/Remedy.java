package org.recount.dispute;

/** What can be done about a station; three different things, never added up under one name. */
public enum Remedy {
    /** The station is counted again and gets new numbers. */
    RECOUNT("recount"),
    /** Ballots ruled invalid are ruled valid, or the reverse. */
    READJUDICATE("readjudicate"),
    /** The station's votes leave the total. */
    ANNUL("annul");

    private final String id;

    Remedy(String id) {
        this.id = id;
    }

    /** Returns the name used in files. */
    public String id() {
        return id;
    }
}
