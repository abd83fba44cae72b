package org.recount.election;

/**
 * What a ballot can be cast for: a candidate or a list.
 *
 * @param id identifier, unique within its contest
 * @param name name for people, in any script; the id where none is known
 * @param party party or list that put the candidate up; blank for independents of no party
 * @param gender gender of the candidate, {@link Gender#UNKNOWN} for a list
 * @param group lists allied for remainders (apparentement); blank for none
 * @param kind whether the choice can win a seat
 */
public record Choice(String id, String name, String party, Gender gender, String group, Kind kind) {

    /** Whether votes for a choice can win a seat. */
    public enum Kind {
        /** A candidate or list that competes for seats. */
        COMPETES,
        /** Valid votes for no one ("none of the above", blank votes that the law counts as valid). */
        NONE_OF_THE_ABOVE,
        /** Valid votes that this contest carries but does not seat here (for example for a minority's own seat). */
        CARRIED
    }

    public Choice {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A choice needs an id");
        }
    }

    /** Returns a competing choice without group. */
    public static Choice of(String id, String name, String party, Gender gender) {
        return new Choice(id, name, party, gender, "", Kind.COMPETES);
    }

    /** Returns whether this choice can win a seat. */
    public boolean competes() {
        return kind == Kind.COMPETES;
    }
}
