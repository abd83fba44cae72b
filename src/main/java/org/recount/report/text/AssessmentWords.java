package org.recount.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Selection;
import org.recount.election.Contest;
import org.recount.evidence.assess.AnnulmentRange;
import org.recount.evidence.assess.Assessment;
import org.recount.evidence.assess.ContestAssessment;
import org.recount.evidence.assess.CourtCriterion;
import org.recount.evidence.assess.Dispute;
import org.recount.evidence.assess.HandCountError;
import org.recount.evidence.assess.Reach;
import org.recount.evidence.assess.SeatChange;
import org.recount.evidence.assess.Sensitivity;
import org.recount.evidence.claim.SelectionKind;

/** The assessment of a recount in sentences, the same for the terminal and for the page. */
public final class AssessmentWords {
    private AssessmentWords() {}

    /** Returns the answers for the country, one sentence or two each: changed, reach, evidence, sensitivity. */
    public static List<String> country(Assessment a) {
        List<String> lines = new ArrayList<>();
        lines.add("Changed: " + countryChanged(a));
        lines.add("Reach (certain): " + countryReach(a));
        lines.add("Evidence (by design): " + countryEvidence(a));
        lines.add("Sensitivity (an assumption): " + countrySensitivity(a));
        return lines;
    }

    /** Returns what the recount changed. */
    public static String countryChanged(Assessment a) {
        String differ = a.differing()
                .map(e -> " Of " + Figures.counted(a.recounted(), "station", "stations") + " counted by hand "
                        + Figures.count(a.discrepant()) + (a.discrepant() == 1 ? " differs." : " differ."))
                .orElse("");
        return Figures.counted(a.opened(), "station", "stations") + " of " + Figures.count(a.stations())
                + " opened or annulled; " + Figures.counted(a.seatsChanged(), "seat", "seats") + " changed." + differ;
    }

    /** Returns what it could have changed. */
    public static String countryReach(Assessment a) {
        long touched = a.contests().stream()
                .filter(c -> c.selection() != SelectionKind.NONE)
                .count();
        return "in " + Figures.count(a.reachable()) + " of " + Figures.counted(touched, "contest", "contests")
                + " with opened stations these could have moved a seat at all; in "
                + Figures.count(touched - reachable(a))
                + " they could not, whatever was in them and whichever were annulled.";
    }

    private static long reachable(Assessment a) {
        return a.contests().stream()
                .filter(c -> c.selection() != SelectionKind.NONE && c.reach().canChange())
                .count();
    }

    /** Returns what it shows. */
    public static String countryEvidence(Assessment a) {
        long random = count(a, SelectionKind.RANDOM);
        long mixed = count(a, SelectionKind.MIXED);
        long targeted = count(a, SelectionKind.TARGETED);
        long none = count(a, SelectionKind.NONE);
        StringBuilder text = new StringBuilder();
        text.append("the seats of ").append(Figures.count(a.confirmed())).append(" of ");
        text.append(Figures.counted(a.contests().size(), "contest", "contests"))
                .append(" are confirmed at a risk limit of ");
        text.append(Figures.confidence(a.riskLimit())).append(" each");
        if (a.confirmed() > 1) {
            text.append(", ").append(Figures.count(a.confirmedTogether().size()));
            text.append(" if the limit is for a single false claim among all (Holm)");
        }
        text.append(". Stations were drawn by lot in ")
                .append(Figures.count(random))
                .append(", by lot and otherwise in ");
        text.append(Figures.count(mixed)).append(", only otherwise in ").append(Figures.count(targeted));
        text.append(", none opened in ").append(Figures.count(none)).append(".");
        if (targeted > 0) {
            text.append(" Stations not drawn by lot allow no bound for the rest.");
        }
        if (a.pValueOfAll().isPresent()) {
            text.append(" Risk that some seat of the country is wrong: ")
                    .append(risk(a.pValueOfAll().getAsDouble()))
                    .append(".");
        }
        return text.toString();
    }

    private static long count(Assessment a, SelectionKind kind) {
        return a.contests().stream().filter(c -> c.selection() == kind).count();
    }

    /** Returns what would have to be assumed. */
    public static String countrySensitivity(Assessment a) {
        long chosen = 0;
        long even = 0;
        long some = 0;
        for (ContestAssessment c : a.contests()) {
            if (c.sensitivity().isPresent() && c.sensitivity().get().chosen() > 0) {
                Sensitivity s = c.sensitivity().get();
                chosen++;
                even += s.supportedAtEvenOdds() ? 1 : 0;
                some += !s.supportedAtEvenOdds() && s.tippingOdds().isPresent() ? 1 : 0;
            }
        }
        if (chosen == 0) {
            return "no station was chosen otherwise than by lot; nothing needs to be assumed.";
        }
        return "of " + Figures.counted(chosen, "contest", "contests") + " with stations not drawn by lot, "
                + Figures.count(even)
                + " would be supported had they been drawn by lot, " + Figures.count(some)
                + " only if complaints find bad stations better than chance, " + Figures.count(chosen - even - some)
                + " by no such assumption.";
    }

    /** Returns what was opened in a contest. */
    public static String opened(ContestAssessment c) {
        if (c.opened().isEmpty()) {
            return "none opened";
        }
        List<String> parts = new ArrayList<>();
        for (Remedy remedy : Remedy.values()) {
            long n = c.opened().stream().filter(o -> o.remedy() == remedy).count();
            if (n > 0) {
                parts.add(Figures.count(n) + " " + done(remedy));
            }
        }
        List<String> how = new ArrayList<>();
        for (Selection selection : Selection.values()) {
            long n = c.opened().stream().filter(o -> o.selection() == selection).count();
            if (n > 0) {
                how.add(n == c.opened().size() ? why(selection) : Figures.count(n) + " " + why(selection));
            }
        }
        return String.join(", ", parts) + " (" + String.join(", ", how) + ")";
    }

    private static String done(Remedy remedy) {
        return switch (remedy) {
            case RECOUNT -> "recounted";
            case READJUDICATE -> "re-adjudicated";
            case ANNUL -> "annulled";
        };
    }

    private static String why(Selection selection) {
        return switch (selection) {
            case RANDOM -> "drawn at random";
            case COMPLAINT -> "by complaint";
            case CONTROL -> "control stations by lot";
            case OTHER -> "selected otherwise or not said how";
        };
    }

    /** Returns which seats changed, and by which remedy they would have by itself. */
    public static String changed(ContestAssessment c) {
        StringBuilder text = new StringBuilder();
        if (c.changed().isEmpty()) {
            text.append("no seat");
        } else {
            text.append(c.changed().stream().map(x -> change(c, x)).collect(Collectors.joining("; ")));
        }
        if (!c.after().ties().isEmpty()) {
            text.append("; a lot has to decide now");
        }
        if (c.byRemedy().size() > 1) {
            text.append(". Alone: ");
            text.append(c.byRemedy().entrySet().stream()
                    .map(e ->
                            e.getKey().id() + " " + Figures.counted(e.getValue().size(), "seat", "seats"))
                    .collect(Collectors.joining(", ")));
        }
        if (c.recounted() > 0) {
            text.append(". ").append(Figures.count(c.discrepantStations())).append(" of ");
            text.append(Figures.counted(c.recounted(), "hand count differs", "hand counts differ"));
            text.append(", by ").append(Figures.counted(c.discrepantVotes(), "vote", "votes"));
        }
        return text.append(".").toString();
    }

    private static String change(ContestAssessment c, SeatChange x) {
        return (x.out().isPresent() ? name(c, x.out()) + " out" : "a seat that a lot had to decide") + ", "
                + (x.in().isPresent() ? name(c, x.in()) + " in" : "now a lot decides");
    }

    /** Returns whether the stations could have moved a seat. */
    public static String reach(ContestAssessment c) {
        Reach r = c.reach();
        StringBuilder text = new StringBuilder();
        if (r.ballotsNeeded().isEmpty()) {
            text.append("no change of ballots can move a seat. ");
        } else {
            text.append(Figures.counted(r.ballotsNeeded().getAsLong(), "ballot", "ballots"));
            text.append(r.margin().exact() ? "" : " or more").append(" must change to move the last seat; ");
        }
        if (c.opened().isEmpty()) {
            return text.append("none is in an opened station.").toString();
        }
        text.append(Figures.counted(r.ballotsWithinReach(), "ballot", "ballots"))
                .append(" in the opened stations: ");
        if (!r.canChange()) {
            // Where all were annulled, more ballots than needed may lie in them: a vote can be left out, not given to
            // another.
            String not = c.recounted() == 0
                    ? "they were annulled, and no set of them left out could."
                    : "they could not, whatever was in them.";
            text.append(r.exact() ? not : "no way was found in which they could.");
        } else {
            text.append("they could");
            if (r.minStations().isPresent()) {
                text.append(", and ")
                        .append(
                                r.minStations().getAsInt() == 1
                                        ? "one of them"
                                        : Figures.count(r.minStations().getAsInt()) + " of them");
                text.append(" would have been enough (")
                        .append(few(stations(c, r.which())))
                        .append(")");
            }
            text.append(".");
        }
        return text.toString();
    }

    private static List<String> stations(ContestAssessment c, List<Integer> which) {
        return which.stream().map(s -> c.announced().stations().get(s).id()).toList();
    }

    private static String few(List<String> ids) {
        return ids.size() <= 6 ? String.join(", ", ids) : String.join(", ", ids.subList(0, 5)) + ", ...";
    }

    /** Returns the best and the worst subset of the annulled stations. */
    public static Optional<String> annulment(ContestAssessment c) {
        return c.reach().annulment().map(x -> range(c, x));
    }

    private static String range(ContestAssessment c, AnnulmentRange x) {
        String unit = x.inVotes() ? " votes" : " in the line's own units";
        return name(c, OptionalInt.of(x.winner())) + " against " + name(c, OptionalInt.of(x.loser()))
                + ": announced " + Figures.count(x.announced()) + unit + " apart, all " + Figures.count(c.annulled())
                + " annulled " + Figures.count(x.all()) + "; any part of them lies between " + Figures.count(x.least())
                + " (worst, " + Figures.count(x.leastStations()) + " of them) and " + Figures.count(x.most())
                + " (best, "
                + Figures.count(x.mostStations()) + ").";
    }

    /** Returns the court criterion. */
    public static String court(ContestAssessment c) {
        CourtCriterion court = c.reach().court();
        if (court.lead().isEmpty()) {
            return "Court criterion (Austria 2016): no lead that votes could make up.";
        }
        return "Court criterion (Austria 2016): " + Figures.counted(court.affected(), "ballot", "ballots")
                + " affected, lead "
                + Figures.count(court.lead().getAsLong()) + ": " + (court.met() ? "met" : "not met")
                + (court.contested() > court.affected()
                        ? "; with all " + Figures.count(court.contested()) + " contested: "
                                + (court.metByContested() ? "met" : "not met")
                        : "")
                + ".";
    }

    /** Returns what is shown. */
    public static String evidence(ContestAssessment c) {
        if (c.evidence().isEmpty()) {
            return "The votes are known in total only: nothing can be said of stations.";
        }
        String caveats = String.join(". ", c.evidence().get().caveats());
        return c.evidence().get().statement() + (caveats.isEmpty() ? "" : " " + caveats + ".");
    }

    /** Returns what would have to be assumed, where stations were chosen otherwise than by lot or more are needed. */
    public static Optional<String> sensitivity(ContestAssessment c) {
        if (c.sensitivity().isEmpty()) {
            return Optional.empty();
        }
        Sensitivity s = c.sensitivity().get();
        StringBuilder text = new StringBuilder();
        if (s.chosen() > 0 && s.needed().isPresent()) {
            text.append("An assumption: ");
            if (s.tippingOdds().isEmpty()) {
                text.append("no odds of complaints to find bad stations would support the seats; ");
                text.append(Figures.count(s.bad()))
                        .append(" found, ")
                        .append(Figures.count(s.needed().getAsLong()));
                text.append(" can move a seat.");
            } else if (s.tippingOdds().getAsDouble() == 0) {
                text.append("whatever the odds of complaints to find bad stations, the seats are supported.");
            } else {
                text.append("the seats are supported if complaints find a bad station with at least ");
                text.append(odds(s.tippingOdds().getAsDouble())).append(" times the odds of another (tipping odds); ");
                text.append(s.supportedAtEvenOdds() ? "a lot has 1." : "a lot has 1 and would not have been enough.");
            }
        }
        if (s.randomNeeded().isPresent() && s.randomNeeded().getAsLong() > 0) {
            text.append(text.length() > 0 ? " " : "").append("By design: ");
            text.append(Figures.count(s.randomNeeded().getAsLong()));
            text.append(" of the stations not opened, drawn by lot and none differing, would confirm the seats.");
        }
        return text.length() == 0 ? Optional.empty() : Optional.of(text.toString());
    }

    /** Returns odds with three significant digits. */
    public static String odds(double w) {
        return w >= 1000
                ? Figures.count(Math.round(w))
                : String.format(Locale.ROOT, "%.3g", w).replaceAll("\\.?0+$", "");
    }

    /** Returns what the hand count may have got wrong. */
    public static Optional<String> handCount(ContestAssessment c) {
        return c.handCount().map(h -> handCount(c, h));
    }

    private static String handCount(ContestAssessment c, HandCountError h) {
        StringBuilder text = new StringBuilder();
        text.append("In a model in which it misreads each ballot with a chance of ")
                .append(Figures.plain(h.rate()));
        text.append(", ")
                .append(Figures.mean(h.expectedDiffering()))
                .append(" of ")
                .append(Figures.count(h.counted()));
        text.append(" stations differ by its own error; ")
                .append(Figures.count(h.differing()))
                .append(" did");
        if (h.differing() > 0) {
            text.append(" (").append(Figures.percent(h.explained())).append(" explained; chance of so many ");
            text.append(risk(h.atLeastAsMany())).append(")");
        }
        text.append(". ");
        if (h.ballotsToUndo().isPresent()) {
            text.append(c.changed().isEmpty() ? "The seats stand" : "The corrected seats stand");
            text.append(" unless ").append(Figures.counted(h.ballotsToUndo().getAsLong(), "ballot", "ballots"));
            text.append(" were misread against them: chance at most ").append(chance(h.chanceAtMost()));
            text.append(", ").append(chance(h.chanceBalanced())).append(" if errors go either way alike.");
        } else {
            text.append("No misreading in these stations could undo the seats.");
        }
        return text.toString();
    }

    /** Returns a probability that is never printed as 0 unless it is. */
    public static String risk(double p) {
        if (p == 0) {
            return "0";
        }
        if (p < 0.0001) {
            return p < 1e-15 ? "<1e-15" : String.format(Locale.ROOT, "%.0e", p).replace("e-0", "e-");
        }
        return p > 0.9999 && p < 1 ? ">0.9999" : Figures.plain(Math.round(p * 1e4) / 1e4);
    }

    /** Returns a chance under a model, which is never 0 because it is too small for a double. */
    public static String chance(double p) {
        return p == 0 ? "<1e-15" : risk(p);
    }

    /** Returns the alert for a seat. */
    public static String alert(ContestAssessment c, Dispute.Alert alert) {
        return "the " + Figures.counted(c.dispute().stations().size(), "station", "stations") + " under dispute ("
                + Figures.counted(c.dispute().ballots(), "ballot", "ballots") + ") could move the seat of "
                + name(c, OptionalInt.of(alert.winner()))
                + (alert.loser().isPresent() ? " to " + name(c, alert.loser()) : "")
                + (alert.ballots().isPresent()
                        ? ": " + Figures.counted(alert.ballots().getAsLong(), "ballot", "ballots") + " would do"
                        : "")
                + (alert.byAnnulment() ? "; so could annulments." : ".");
    }

    /** Returns that the stations under dispute cannot move a seat. */
    public static String noAlert(ContestAssessment c) {
        return "the " + Figures.counted(c.dispute().stations().size(), "station", "stations")
                + " under dispute cannot move a seat by a recount, whatever is in them.";
    }

    private static String name(ContestAssessment c, OptionalInt choice) {
        Contest contest = c.contest();
        return choice.isPresent() && choice.getAsInt() >= 0
                ? contest.choices().get(choice.getAsInt()).name()
                : "another";
    }
}
