package org.recount.seats;

/**
 * Seats that a choice has for certain.
 *
 * @param choice index of the choice in its contest
 * @param seats number of seats, at least 1
 * @param reserved whether the seat is held through reserved seats: the choice would not sit without them
 */
public record Award(int choice, int seats, boolean reserved) {}
