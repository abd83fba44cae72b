package org.recount.election;

/** Gender of a candidate as the election's own records give it; reserved seats depend on it. */
public enum Gender {
    /** A woman. */
    F,
    /** A man. */
    M,
    /** Not recorded, or not a person (a list). */
    UNKNOWN
}
