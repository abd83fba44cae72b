package org.recount.cli;

/** The exit codes: part of the contract in {@code docs/formats.md}. */
public final class ExitCodes {
    /** Done. */
    public static final int DONE = 0;

    /** Done, and the check that was asked for failed. */
    public static final int CHECK_FAILED = 1;

    /** Wrong usage of the command line. */
    public static final int USAGE = 2;

    /** Bad input; every problem is listed and nothing was written. */
    public static final int BAD_INPUT = 3;

    /** The machine failed; what was there before is still there. */
    public static final int MACHINE = 4;

    private ExitCodes() {}
}
