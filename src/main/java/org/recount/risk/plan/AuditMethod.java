package org.recount.risk.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The methods that a plan compares. The order is the one in which they are printed. */
public enum AuditMethod {
    /** BRAVO with replacement, for pairs of choices: exact where a walk over the lattice is short. */
    BRAVO("bravo", "Ballot polling, BRAVO", Unit.BALLOTS),
    /** ALPHA without replacement with the constant bet that is best for the reported votes, for any assertions. */
    ALPHA_POLLING("alpha-polling", "Ballot polling, ALPHA", Unit.BALLOTS),
    /** Minerva: the size of a first round. */
    MINERVA("minerva", "Ballot polling, Minerva round", Unit.BALLOTS),
    /** Super-simple: Kaplan-Markov with replacement. */
    SUPER_SIMPLE("super-simple", "Ballot comparison, Kaplan-Markov", Unit.BALLOTS),
    /** A betting martingale on overstatements, without replacement. */
    BETTING_COMPARISON("betting-comparison", "Ballot comparison, betting", Unit.BALLOTS),
    /** The ballots of a station are compared with the mean of its total. */
    ONE_AUDIT("oneaudit", "ONEAudit, stations as pools", Unit.BALLOTS),
    /** Kaplan-Markov on stations drawn with replacement in proportion to their error bounds. */
    BATCH_KAPLAN_MARKOV("batch-kaplan-markov", "Station comparison, Kaplan-Markov", Unit.STATIONS),
    /** A betting martingale on stations drawn without replacement in proportion to their error bounds. */
    BATCH_BETTING("batch-betting", "Station comparison, betting", Unit.STATIONS),
    /** Two strata, ballots with records compared and the others polled, by Fisher's combination at the worst split. */
    SUITE("suite", "Two strata, SUITE", Unit.BALLOTS),
    /** The same strata by the product of two martingales at the worst split. */
    UNION_INTERSECTION("union-intersection", "Two strata, union-intersection", Unit.BALLOTS),
    /** Providence: the size of a first round. */
    PROVIDENCE("providence", "Ballot polling, Providence round", Unit.BALLOTS),
    /** The bet that Kelly's rule makes of what the draws so far say of errors, without replacement. */
    PREDICTIVE_KELLY("predictive-kelly", "Ballot comparison, predictive Kelly", Unit.BALLOTS);

    /** What is drawn. */
    public enum Unit {
        BALLOTS,
        STATIONS
    }

    private final String id;
    private final String words;
    private final Unit unit;

    AuditMethod(String id, String words, Unit unit) {
        this.id = id;
        this.words = words;
        this.unit = unit;
    }

    /** Returns the name in files and on the command line. */
    public String id() {
        return id;
    }

    /** Returns the name for people. */
    public String words() {
        return words;
    }

    /** Returns what is drawn. */
    public Unit unit() {
        return unit;
    }

    /** Returns whether a record of each single ballot is needed, which a plan cannot know to be there. */
    public boolean needsBallotRecords() {
        return this == SUPER_SIMPLE || this == BETTING_COMPARISON || this == PREDICTIVE_KELLY;
    }

    /** Returns whether totals by station are needed. */
    public boolean needsStations() {
        return this == ONE_AUDIT || needsStrata() || unit == Unit.STATIONS;
    }

    /** Returns whether it has to be said which stations have a record of each ballot. */
    public boolean needsStrata() {
        return this == SUITE || this == UNION_INTERSECTION;
    }

    /** Returns whether it looks only at the ends of rounds whose sizes were settled beforehand. */
    public boolean byRounds() {
        return this == MINERVA || this == PROVIDENCE;
    }

    /** Returns whether draws are made with replacement. */
    public boolean replaces() {
        return byRounds() || this == BRAVO || this == SUPER_SIMPLE || this == BATCH_KAPLAN_MARKOV;
    }

    /** Returns the methods for which nothing has to be said of single stations. */
    public static List<AuditMethod> withoutStrata() {
        return Arrays.stream(values()).filter(m -> !m.needsStrata()).toList();
    }

    /** Returns the method of this name. */
    public static Optional<AuditMethod> of(String id) {
        return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
    }

    /** Returns all names. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(AuditMethod::id).toList();
    }
}
