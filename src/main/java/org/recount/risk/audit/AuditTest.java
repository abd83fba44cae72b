package org.recount.risk.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recount.risk.plan.AuditMethod;

/** The tests by which an audit on record can be measured. The first of each kind is its default. */
public enum AuditTest {
    /** ALPHA without replacement with the constant bet that is best for the reported votes: what a plan plans for. */
    ALPHA("alpha", Kind.POLLING, AuditMethod.ALPHA_POLLING.words()),
    /** BRAVO with replacement; pairs of choices only. */
    BRAVO("bravo", Kind.POLLING, AuditMethod.BRAVO.words()),
    /** Minerva at the ends of rounds; pairs of choices only. */
    MINERVA("minerva", Kind.POLLING, AuditMethod.MINERVA.words()),
    /** Providence at the ends of rounds; pairs of choices only. */
    PROVIDENCE("providence", Kind.POLLING, AuditMethod.PROVIDENCE.words()),
    /** Athena at the ends of rounds; pairs of choices only. */
    ATHENA("athena", Kind.POLLING, "Ballot polling, Athena round"),
    /** A mixture of bets on overstatements, without replacement. */
    BETTING("betting", Kind.COMPARISON, AuditMethod.BETTING_COMPARISON.words()),
    /** Predictive Kelly on overstatements, without replacement: the fewest draws of all (docs/efficiency.md). */
    PREDICTIVE_KELLY("predictive-kelly", Kind.COMPARISON, AuditMethod.PREDICTIVE_KELLY.words()),
    /** Super-simple Kaplan-Markov, with replacement. */
    SUPER_SIMPLE("super-simple", Kind.COMPARISON, AuditMethod.SUPER_SIMPLE.words()),
    /** A mixture of bets on taints, stations drawn without replacement in proportion to their error bounds. */
    BATCH_BETTING("batch-betting", Kind.BATCH, AuditMethod.BATCH_BETTING.words()),
    /** Kaplan-Markov, stations drawn with replacement in proportion to their error bounds. */
    BATCH_KAPLAN_MARKOV("batch-kaplan-markov", Kind.BATCH, AuditMethod.BATCH_KAPLAN_MARKOV.words()),
    /** ONEAudit with the constant bet that is best for the reported pools, without replacement: what a plan plans for. */
    ONEAUDIT("oneaudit", Kind.ONEAUDIT, AuditMethod.ONE_AUDIT.words()),
    /** Two strata by the product of two martingales at the worst split of the margin. */
    UNION_INTERSECTION("union-intersection", Kind.STRATIFIED, AuditMethod.UNION_INTERSECTION.words()),
    /** Two strata by Fisher's combination at the worst split of the margin; the order of the draws does not count for pairs. */
    SUITE("suite", Kind.STRATIFIED, AuditMethod.SUITE.words()),
    /** The posterior of the totals under a Dirichlet prior in each stratum; not risk-limiting. */
    DIRICHLET_MULTINOMIAL("dirichlet-multinomial", Kind.BAYESIAN, "Bayesian audit, Dirichlet-multinomial by stratum"),
    /** Bayesian polling with half of the prior on a tie, with replacement, which is risk-limiting; pairs of choices only. */
    RISK_MAXIMISING("risk-maximising", Kind.BAYESIAN, "Bayesian audit, risk-maximising prior");

    /** What is drawn and what is done with it. */
    public enum Kind {
        /** Ballots are drawn and read. */
        POLLING,
        /** Ballots are drawn, read and compared with their records. */
        COMPARISON,
        /** Stations are drawn, counted by hand and compared with their reported totals. */
        BATCH,
        /** Ballots are drawn and compared with the mean of their pool, or with a record where they have one. */
        ONEAUDIT,
        /** Ballots are drawn in two strata: compared with their records in one, read in the other. */
        STRATIFIED,
        /** Ballots are drawn and read; what they say is a posterior probability. */
        BAYESIAN
    }

    private final String id;
    private final Kind kind;
    private final String words;

    AuditTest(String id, Kind kind, String words) {
        this.id = id;
        this.kind = kind;
        this.words = words;
    }

    /** Returns the name in files. */
    public String id() {
        return id;
    }

    /** Returns the kind of audit. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name for people. */
    public String words() {
        return words;
    }

    /** Returns whether what is drawn is put back; of two strata, only what is compared with records is. */
    public boolean replaces() {
        return switch (this) {
            case ALPHA,
                    BETTING,
                    PREDICTIVE_KELLY,
                    BATCH_BETTING,
                    ONEAUDIT,
                    UNION_INTERSECTION,
                    SUITE,
                    DIRICHLET_MULTINOMIAL -> false;
            case BRAVO, MINERVA, PROVIDENCE, ATHENA, SUPER_SIMPLE, BATCH_KAPLAN_MARKOV, RISK_MAXIMISING -> true;
        };
    }

    /** Returns whether the risk depends on the order of the draws, so that tallies of a round do not suffice. */
    public boolean needsOrder() {
        return switch (this) {
            case ALPHA, BETTING, PREDICTIVE_KELLY, BATCH_BETTING, BATCH_KAPLAN_MARKOV, ONEAUDIT, UNION_INTERSECTION ->
                true;
            case BRAVO, MINERVA, PROVIDENCE, ATHENA, SUPER_SIMPLE, SUITE, DIRICHLET_MULTINOMIAL, RISK_MAXIMISING ->
                false;
        };
    }

    /** Returns whether it has to be known from which stratum or pool a ballot was drawn. */
    public boolean byStratum() {
        return kind == Kind.ONEAUDIT || kind == Kind.STRATIFIED || this == DIRICHLET_MULTINOMIAL;
    }

    /** Returns whether it limits the risk; if not, its probability is no p-value and confirms nothing. */
    public boolean limitsRisk() {
        return this != DIRICHLET_MULTINOMIAL;
    }

    /** Returns whether the test looks at the ends of rounds only. */
    public boolean byRounds() {
        return this == MINERVA || this == PROVIDENCE || this == ATHENA;
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
