package org.recount.seats;

import java.util.List;
import java.util.Locale;
import org.recount.election.ContestVotes;
import org.recount.numeric.Ratio;

/**
 * The share of the votes below which a list takes no part in the allocation.
 *
 * @param share the share, in [0, 1]
 * @param of the votes that it is a share of
 * @param inclusive whether a list exactly at the share passes; most laws say "at least"
 * @param scope where the share is measured
 * @param tiers other shares for some lists, for example for coalitions; the first tier that names a list counts
 * @param exempt ids of lists that the threshold does not touch (minorities)
 * @param waivedBySeats a list with this many constituency seats or more is exempt; 0 where no number is
 */
public record Threshold(
        Ratio share,
        Base of,
        boolean inclusive,
        Scope scope,
        List<Tier> tiers,
        List<String> exempt,
        int waivedBySeats) {

    public Threshold {
        tiers = List.copyOf(tiers);
        exempt = List.copyOf(exempt);
        requireShare(share);
        if (waivedBySeats < 0) {
            throw new IllegalArgumentException("A threshold waived by " + waivedBySeats
                    + " constituency seats makes no sense. Maybe 0 (never waived) or 1 (as in New Zealand).");
        }
    }

    /** The votes that a threshold is a share of. */
    public enum Base {
        /** All valid votes, "none of the above" among them. */
        VALID,
        /** Valid votes for choices that compete. */
        CHOICES,
        /** Ballots cast, invalid ones among them. */
        CAST;

        /** Returns the name used in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the share is measured. */
    public enum Scope {
        /** In each contest by itself. */
        CONTEST,
        /** Over all contests of the election; a list is the same list in each by its id. */
        NATION;

        /** Returns the name used in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Another share for some lists.
     *
     * @param share the share, in [0, 1]
     * @param lists ids of the lists
     */
    public record Tier(Ratio share, List<String> lists) {
        public Tier {
            lists = List.copyOf(lists);
            requireShare(share);
        }
    }

    /** Returns a threshold that includes its own share, in each contest, for all lists alike. */
    public static Threshold of(Ratio share, Base base) {
        return new Threshold(share, base, true, Scope.CONTEST, List.of(), List.of(), 0);
    }

    /** Returns the share that a list needs. */
    public Ratio shareFor(String list) {
        for (Tier tier : tiers) {
            if (tier.lists().contains(list)) {
                return tier.share();
            }
        }
        return share;
    }

    /**
     * Returns whether so many votes pass, by cross-multiplication.
     *
     * @param list id of the list
     * @param votes its votes
     * @param total the votes that the threshold is a share of
     */
    public boolean passes(String list, long votes, long total) {
        Ratio needed = shareFor(list);
        int order = Ratio.compareProducts(votes, needed.denominatorExact(), needed.numeratorExact(), total);
        return inclusive ? order >= 0 : order > 0;
    }

    /** Returns the votes of a contest that the threshold is a share of. */
    public long total(ContestVotes votes) {
        return switch (of) {
            case VALID -> votes.valid();
            case CHOICES -> votes.forCompeting();
            case CAST -> votes.cast();
        };
    }

    /** Returns the same threshold with more exempt lists. */
    public Threshold withExempt(List<String> more) {
        List<String> all = new java.util.ArrayList<>(exempt);
        all.addAll(more);
        return new Threshold(share, of, inclusive, scope, tiers, all, waivedBySeats);
    }

    private static void requireShare(Ratio share) {
        if (share.signum() < 0 || share.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException(
                    "A threshold of " + share + " is not a share. Maybe write 0.03 or 3% for three in a hundred.");
        }
    }
}
