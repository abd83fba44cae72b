package org.recount.numeric;

/**
 * A figure with its interval; a rate never stands without one.
 *
 * @param value the estimate
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param confidence confidence of the interval, for example 0.95
 * @param method how the interval was made, in words, with its source
 */
public record Estimate(double value, double lower, double upper, double confidence, String method) {}
