package org.recount.risk.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recount.risk.plan.AuditMethod;

/** The tests by which an audit on record can be measured. The first of each kind is its default. */
public enum AuditTest {
    /** ALPHA without replacement with the constant bet that is best for the reported votes: what a plan plans for. */
    ALPHA("alpha", Kind.POLLING, AuditMethod.ALPHA_POLLING),
    /** BRAVO with replacement; pairs of choices only. */
    BRAVO("bravo", Kind.POLLING, AuditMethod.BRAVO),
    /** Minerva at the ends of rounds; pairs of choices only. */
    MINERVA("minerva", Kind.POLLING, AuditMethod.MINERVA),
    /** Providence at the ends of rounds; pairs of choices only. */
    PROVIDENCE("providence", Kind.POLLING, AuditMethod.PROVIDENCE),
    /** A mixture of bets on overstatements, without replacement. */
    BETTING("betting", Kind.COMPARISON, AuditMethod.BETTING_COMPARISON),
    /** Predictive Kelly on overstatements, without replacement: the fewest draws of all (docs/efficiency.md). */
    PREDICTIVE_KELLY("predictive-kelly", Kind.COMPARISON, AuditMethod.PREDICTIVE_KELLY),
    /** Super-simple Kaplan-Markov, with replacement. */
    SUPER_SIMPLE("super-simple", Kind.COMPARISON, AuditMethod.SUPER_SIMPLE),
    /** A mixture of bets on taints, stations drawn without replacement in proportion to their error bounds. */
    BATCH_BETTING("batch-betting", Kind.BATCH, AuditMethod.BATCH_BETTING),
    /** Kaplan-Markov, stations drawn with replacement in proportion to their error bounds. */
    BATCH_KAPLAN_MARKOV("batch-kaplan-markov", Kind.BATCH, AuditMethod.BATCH_KAPLAN_MARKOV);

    /** What is drawn and what is done with it. */
    public enum Kind {
        /** Ballots are drawn and read. */
        POLLING,
        /** Ballots are drawn, read and compared with their records. */
        COMPARISON,
        /** Stations are drawn, counted by hand and compared with their reported totals. */
        BATCH
    }

    private final String id;
    private final Kind kind;
    private final AuditMethod method;

    AuditTest(String id, Kind kind, AuditMethod method) {
        this.id = id;
        this.kind = kind;
        this.method = method;
    }

    /** Returns the name in files. */
    public String id() {
        return id;
    }

    /** Returns the kind of audit. */
    public Kind kind() {
        return kind;
    }

    /** Returns the method of a plan that it belongs to. */
    public AuditMethod method() {
        return method;
    }

    /** Returns whether what is drawn is put back. */
    public boolean replaces() {
        return this != ALPHA && this != BETTING && this != PREDICTIVE_KELLY && this != BATCH_BETTING;
    }

    /** Returns whether the test looks at the ends of rounds only. */
    public boolean byRounds() {
        return this == MINERVA || this == PROVIDENCE;
    }

    /** Returns the tests of a kind, the default first. */
    public static List<AuditTest> of(Kind kind) {
        return Arrays.stream(values()).filter(t -> t.kind == kind).toList();
    }

    /** Returns the test of this name. */
    public static Optional<AuditTest> of(String id) {
        return Arrays.stream(values()).filter(t -> t.id.equals(id)).findFirst();
    }
}
