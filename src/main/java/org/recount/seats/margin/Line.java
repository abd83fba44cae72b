package org.recount.seats.margin;

/**
 * A line that has to be crossed for the outcome to change: a number computed from the votes, the <em>gap</em>, which
 * holds the line while it is above 0.
 *
 * <p>Columns: one for each choice of the contest, then one for its invalid ballots.
 */
public interface Line {

    /** What {@link #least} returns where no number of ballots does it. */
    long NEVER = -1;

    /**
     * Returns how far the line is from being crossed, in the line's own units; 0 or less where it is crossed.
     *
     * @param votes ballots by column
     */
    long gap(long[] votes);

    /**
     * Returns the least number of ballots that cross the line.
     *
     * @param votes ballots of the contest by column
     * @param available those of them that may move, by column; not read where ballots come from outside the count
     * @param move what may happen to them
     * @return the number, 0 where the line is crossed already, {@link #NEVER} where all available ballots do not do it
     */
    long least(long[] votes, long[] available, Move move);

    /**
     * Moves so many ballots where they do most to cross the line.
     *
     * @param votes ballots of the contest by column; written
     * @param available those that may move, by column; written
     * @param move what may happen to them
     * @param ballots how many, at most as many as may move
     * @param guide another line: of sources and targets that do equally much for this line, those that do most for it
     */
    void apply(long[] votes, long[] available, Move move, long ballots, Line guide);

    /**
     * Returns how much a ballot in a column holds the line: what a ballot takes off the gap when it moves is the weight of
     * where it was less the weight of where it goes.
     */
    long weight(int column);

    /** Returns whether the gap is a weighted sum of ballots. Where it is not, what stations can do is an upper bound. */
    boolean linear();

    /**
     * Returns a linear line that is crossed wherever this is; this itself where it is linear.
     *
     * @param columns number of columns
     */
    default Line relaxed(int columns) {
        return this;
    }

    /** Returns the most that one ballot can take off the gap. */
    long mostPerBallot(Move move, int columns);

    /**
     * Returns what the ballots of a station can take off the gap at most when they are counted again.
     *
     * @param row ballots of the station by column
     */
    long byRecount(long[] row);

    /**
     * Returns what the annulment of a station takes off the gap; below 0 where it widens it.
     *
     * @param row ballots of the station by column
     */
    long byAnnulment(long[] row);

    /**
     * Returns the same line for other columns.
     *
     * @param from for each new column, the old column that it is part of, or -1
     */
    Line spread(int[] from);
}
