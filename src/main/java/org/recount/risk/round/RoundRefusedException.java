package org.recount.risk.round;

/** A round whose size could have been chosen by what is in it; a round-by-round test would exceed its risk limit. */
public final class RoundRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoundRefusedException(String message) {
        super(message);
    }
}
