package org.recount.report.text;

import java.util.stream.Collectors;
import org.recount.evidence.assess.AreaAssessment;
import org.recount.evidence.assess.CountedArea;
import org.recount.evidence.claim.SelectionKind;

/** What counts alone allow one to say, in sentences. */
public final class FiguresWords {
    private FiguresWords() {}

    /** Returns what is published. */
    public static String counted(AreaAssessment a) {
        CountedArea area = a.area();
        StringBuilder text = new StringBuilder();
        text.append(Figures.count(area.recounted()));
        text.append(
                area.stations().isPresent()
                        ? " of " + Figures.counted(area.stations().getAsLong(), "station", "stations")
                        : area.recounted() == 1 ? " station" : " stations");
        text.append(" counted by hand, ").append(selected(area)).append("; ");
        if (area.discrepant().isEmpty()) {
            text.append("how many differed is not published");
        } else {
            text.append(Figures.count(area.discrepant().getAsLong())).append(" differed");
            if (area.recounted() > 0 && area.discrepant().getAsLong() > 0) {
                text.append(" (").append(Figures.percent(area.discrepant().getAsLong() / (double) area.recounted()));
                text.append(" of these, a fact about these)");
            }
        }
        if (area.seatsChanged().isPresent()) {
            text.append("; ")
                    .append(Figures.counted(area.seatsChanged().getAsLong(), "seat", "seats"))
                    .append(" changed");
        }
        return text.append(".").toString();
    }

    private static String selected(CountedArea area) {
        return switch (area.selection()) {
            case RANDOM -> "drawn at random";
            case CONTROL -> "control stations by lot, one in each polling centre";
            case COMPLAINT -> "chosen by complaint";
            case OTHER -> "chosen otherwise, or it is not said how";
        };
    }

    /** Returns that reach is unknown, and what the margin says where it is published. */
    public static String reach(AreaAssessment a) {
        if (a.area().margin().isEmpty()) {
            return "unknown: votes by station are not published.";
        }
        long margin = a.area().margin().getAsLong();
        return "the last seat was ahead by " + Figures.counted(margin, "vote", "votes") + ": "
                + Figures.counted(Math.max(1, margin - margin / 2), "changed ballot", "changed ballots")
                + " would have drawn level. Whether these stations could have done it is unknown without their votes.";
    }

    /** Returns what the counts show. */
    public static String evidence(AreaAssessment a) {
        if (a.evidence().isEmpty()) {
            String missing = a.area().discrepant().isEmpty()
                    ? "how many differed is not published"
                    : "the number of stations there are is not published";
            return "none: " + missing + "."
                    + (a.selection() == SelectionKind.TARGETED
                            ? " And stations not drawn by lot allow no bound for the rest."
                            : "");
        }
        var e = a.evidence().get();
        if (a.selection() == SelectionKind.TARGETED) {
            return "no bound for the other " + Figures.count(e.stations() - e.targeted())
                    + " stations: these were not drawn by lot. Worst case: every one of those is wrong, "
                    + Figures.count(e.worstCase()) + " of " + Figures.count(e.stations())
                    + (a.hadTheyBeenDrawn().isPresent()
                            ? ". (A lot of the same size with the same finds would have said: at most "
                                    + Figures.count(a.hadTheyBeenDrawn().getAsLong()) + "; this was no lot.)"
                            : ".");
        }
        return "at most " + Figures.count(e.upperBound().orElseThrow()) + " of " + Figures.count(e.stations())
                + " stations differ (confidence " + Figures.confidence(1 - a.riskLimit()) + ", "
                + (a.assumedStrata()
                        ? "one draw in each centre, the stations spread evenly over the centres: an assumption"
                        : "hypergeometric")
                + ").";
    }

    /** Returns what would have to be assumed; blank where nothing has. */
    public static String sensitivity(AreaAssessment a) {
        if (a.sensitivity().isEmpty()) {
            return "";
        }
        return "an assumption. If complaints find a bad station with w times the odds of another, at most so many differ: "
                + a.sensitivity().stream()
                        .map(o -> "w = " + Figures.plain(o.odds()) + ": " + Figures.count(o.upperBound()))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
