package org.recount.dispute;

/** How grave a complaint is taken to be when it is sorted; Iraq's commission uses the same three colours. */
public enum Category {
    /** May change the result. */
    RED("red"),
    /** To be looked into. */
    YELLOW("yellow"),
    /** Without evidence, or of no weight. */
    GREEN("green");

    private final String id;

    Category(String id) {
        this.id = id;
    }

    /** Returns the name used in files. */
    public String id() {
        return id;
    }
}
