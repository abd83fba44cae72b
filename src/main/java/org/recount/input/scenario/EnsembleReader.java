package org.recount.input.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.recount.election.Gender;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.simulation.ensemble.EnsembleSpec;
import org.recount.simulation.ensemble.EnsembleSpec.ChangedSeat;
import org.recount.simulation.ensemble.EnsembleSpec.Constituency;
import org.recount.simulation.ensemble.EnsembleSpec.Elected;
import org.recount.simulation.ensemble.EnsembleSpec.Fact;
import org.recount.simulation.ensemble.EnsembleSpec.Governorate;
import org.recount.simulation.ensemble.EnsembleSpec.KnownCandidate;
import org.recount.simulation.ensemble.EnsembleSpec.KnownVotes;
import org.recount.simulation.ensemble.EnsembleSpec.MarginLaw;
import org.recount.simulation.ensemble.EnsembleSpec.National;
import org.recount.simulation.ensemble.EnsembleSpec.Party;
import org.recount.simulation.ensemble.EnsembleSpec.Presence;
import org.recount.simulation.ensemble.EnsembleSpec.Relation;
import org.recount.simulation.ensemble.EnsembleSpec.Shape;
import org.recount.simulation.ensemble.EnsembleSpec.StationModel;
import org.recount.simulation.ensemble.EnsembleSpec.Template;
import org.recount.simulation.ensemble.EnsembleSpec.WomenWon;

/**
 * Reads the tables of an ensemble of synthetic elections: {@code facts.csv}, {@code governorates.csv}, {@code
 * contests.csv}, {@code parties.csv}, {@code geography.csv}, {@code changed_seats.csv}, {@code known_candidates.csv},
 * {@code known_votes.csv} and {@code templates.csv}; the README of the scenario says what the columns mean.
 */
public final class EnsembleReader {
    /** The tables, in the order in which they are read. */
    public static final List<String> TABLES = List.of(
            "facts.csv",
            "governorates.csv",
            "contests.csv",
            "parties.csv",
            "geography.csv",
            "changed_seats.csv",
            "known_candidates.csv",
            "known_votes.csv",
            "templates.csv");

    /** Quantities of facts.csv that count a part of what another counts: the part, the whole. */
    private static final List<List<String>> PARTS = List.of(
            List.of("ballots_invalid", "ballots_cast"),
            List.of("centres", "stations"),
            List.of("stations_held", "stations"),
            List.of("women_candidates", "candidates"),
            List.of("independent_candidates", "candidates"),
            List.of("women_winners_on_votes", "women_winners"));

    private final Path folder;
    private final Problems problems;
    private final Map<String, FactTable.Row> scalars = new LinkedHashMap<>();

    private EnsembleReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads the tables of a scenario.
     *
     * @param folder folder of the scenario
     * @param problems where problems are told: missing tables and columns, wrong values, sums that do not agree
     * @return the specification; empty where a problem stops a command
     */
    public static Optional<EnsembleSpec> read(Path folder, Problems problems) {
        Problems own = new Problems();
        EnsembleReader reader = new EnsembleReader(folder, own);
        EnsembleSpec spec = reader.spec();
        if (!own.hasFatal()) {
            reader.checkParts();
            EnsembleCheck.check(spec, folder, own);
        }
        problems.addAll(own.all());
        return own.hasFatal() ? Optional.empty() : Optional.of(spec);
    }

    private EnsembleSpec spec() {
        List<Fact> facts = facts();
        List<Governorate> governorates = governorates();
        List<String> places = governorates.stream().map(Governorate::name).toList();
        List<Constituency> contests = contests(places);
        List<String> ids = contests.stream().map(Constituency::id).toList();
        National national = national();
        List<Party> parties = parties(national);
        List<String> names = parties.stream().map(Party::name).toList();
        List<String> areas = new ArrayList<>(places);
        areas.addAll(ids);
        return new EnsembleSpec(
                national,
                governorates,
                contests,
                parties,
                geography(names, places),
                changed(ids, names),
                candidates(ids, names),
                votes(areas, names),
                templates(ids, names),
                new MarginLaw(scalar("margin_law_a"), scalar("margin_law_b"), scalar("quota_pair_share")),
                shape(places),
                new StationModel(
                        scalar("icc_neighbourhood"),
                        scalar("icc_centre"),
                        scalar("icc_station"),
                        scalar("invalid_cv"),
                        scalar("turnout_sd")),
                facts);
    }

    private List<Fact> facts() {
        FactTable table =
                FactTable.read(folder, "facts.csv", problems, "quantity", "value", "alternatives", "status", "source");
        for (FactTable.Row row : table.rows()) {
            FactTable.Row before = scalars.putIfAbsent(row.name("quantity"), row);
            if (before != null) {
                row.fatal(
                        "quantity",
                        row.text("quantity"),
                        "the quantity " + row.text("quantity") + " stands twice, first on line " + before.line(),
                        "Maybe delete one of the two, or put the rival figure under alternatives.");
            }
        }
        return table.map(r -> new Fact(
                r.text("quantity"), r.text("value"), r.text("alternatives"), r.text("status"), r.text("source")));
    }

    private Optional<FactTable.Row> find(String quantity) {
        FactTable.Row row = scalars.get(quantity);
        if (row == null && !scalars.isEmpty()) {
            problems.fatal(
                    folder.resolve("facts.csv").toString(),
                    0,
                    "",
                    "The quantity " + quantity + " is missing",
                    Nearest.to(quantity, List.copyOf(scalars.keySet()))
                            .map(n -> "Maybe " + n + " is meant.")
                            .orElse("Maybe a row was deleted."));
        }
        return Optional.ofNullable(row);
    }

    /** A part may be as large as its whole and no larger. */
    private void checkParts() {
        for (List<String> pair : PARTS) {
            FactTable.Row part = find(pair.get(0)).orElseThrow();
            long whole = count(pair.get(1));
            if (part.whole("value") > whole) {
                part.fatal(
                        "value",
                        part.text("value"),
                        pair.get(0) + " is more than the " + whole + " of " + pair.get(1),
                        "Maybe the two are exchanged, or one is of another day.");
            }
        }
    }

    private double scalar(String quantity) {
        return find(quantity).map(r -> r.real("value")).orElse(0.0);
    }

    private long count(String quantity) {
        return find(quantity).map(r -> r.whole("value")).orElse(0L);
    }

    private National national() {
        return new National(
                count("ballots_cast"),
                count("ballots_invalid"),
                (int) count("stations"),
                (int) count("centres"),
                (int) count("stations_held"),
                (int) (count("candidates") - count("minority_candidates")),
                (int) (count("women_candidates") - count("minority_women_candidates")),
                (int) (count("independent_candidates") - count("minority_independent_candidates")),
                (int) count("women_winners"),
                (int) count("women_winners_on_votes"),
                count("minority_valid_votes_other"));
    }

    private Shape shape(List<String> places) {
        FactTable.Row top = find("top_candidate_governorate").orElse(null);
        if (top != null && !places.contains(top.text("value"))) {
            top.unknown("value", places);
        }
        double under5000 = scalar("candidates_under_5000_percent") / 100;
        return new Shape(
                count("winners_votes"),
                scalar("top_ten_share_percent") / 100,
                under5000,
                scalar("of_these_under_1000_percent") / 100,
                scalar("candidates_under_100_percent") / 100,
                top == null ? "" : top.text("value"));
    }

    private List<Governorate> governorates() {
        return table(
                        "governorates.csv",
                        "governorate",
                        "seats",
                        "minority_seats",
                        "registered",
                        "ballots",
                        "candidates")
                .map(r -> new Governorate(
                        r.name("governorate"),
                        (int) r.whole("seats"),
                        (int) r.whole("minority_seats"),
                        r.whole("registered"),
                        r.whole("ballots"),
                        (int) r.whole("candidates")));
    }

    private FactTable table(String name, String... columns) {
        FactTable table = FactTable.read(folder, name, problems, columns);
        if (columns.length > 0
                && !name.equals("templates.csv")
                && !name.startsWith("known")
                && !name.equals("geography.csv")) {
            Set<String> seen = new HashSet<>();
            for (FactTable.Row row : table.rows()) {
                if (!seen.add(row.text(columns[0]))) {
                    row.fatal(
                            columns[0],
                            row.text(columns[0]),
                            "the " + columns[0] + " \"" + row.text(columns[0]) + "\" stands twice",
                            "Maybe delete one of the two rows.");
                }
            }
        }
        return table;
    }

    private static String known(FactTable.Row row, String column, List<String> names) {
        String name = row.name(column);
        if (!name.isEmpty() && !names.isEmpty() && !names.contains(name)) {
            row.unknown(column, names);
        }
        return name;
    }

    private List<Constituency> contests(List<String> places) {
        return table(
                        "contests.csv",
                        "contest",
                        "governorate",
                        "seats",
                        "reserved_seats",
                        "status",
                        "candidates",
                        "women")
                .map(r -> new Constituency(
                        r.name("contest"),
                        known(r, "governorate", places),
                        (int) Math.max(1, r.whole("seats")),
                        (int) Math.max(0, r.whole("reserved_seats")),
                        r.name("status"),
                        (int) r.wholeOrUnknown("candidates"),
                        (int) r.wholeOrUnknown("women"),
                        r.wholeOrUnknown("registered"),
                        (int) r.wholeOrUnknown("stations"),
                        (int) r.wholeOrUnknown("centres"),
                        r.text("women_won").isEmpty()
                                ? WomenWon.UNKNOWN
                                : r.word("women_won", WomenWon.class, WomenWon.UNKNOWN)));
    }

    /** A blank share: a list that the table of seats does not name. The last row takes all such lists together. */
    private List<Party> parties(National national) {
        FactTable table =
                table("parties.csv", "party", "share_percent", "seats_final", "seats_preliminary", "minority_seats");
        List<Party> parties = new ArrayList<>();
        for (FactTable.Row r : table.rows()) {
            boolean blank = r.text("share_percent").isEmpty();
            int minority = (int) r.whole("minority_seats");
            int seats = (int) r.whole("seats_preliminary");
            Party.Kind kind = r.text("party").equals("Independents")
                    ? Party.Kind.INDEPENDENTS
                    : blank && r == table.rows().get(table.rows().size() - 1)
                            ? Party.Kind.OTHERS
                            : blank
                                    ? Party.Kind.NAMED_WITHOUT_SEAT
                                    : minority > 0 && minority == seats ? Party.Kind.MINORITY : Party.Kind.PARTY;
            long votes = blank ? -1 : hundredths(r) * national.valid() / 10_000;
            parties.add(
                    new Party(r.name("party"), votes, seats - minority, (int) r.whole("seats_final"), minority, kind));
        }
        return parties;
    }

    /** A share in hundredths of a point, as it is published. */
    private static long hundredths(FactTable.Row r) {
        return Math.round(r.real("share_percent") * 100);
    }

    private List<Presence> geography(List<String> names, List<String> places) {
        return table("geography.csv", "party", "governorate", "seats", "vote_weight")
                .map(r -> new Presence(
                        known(r, "party", names),
                        known(r, "governorate", places),
                        (int) r.whole("seats"),
                        r.real("vote_weight")));
    }

    private List<ChangedSeat> changed(List<String> ids, List<String> names) {
        return table("changed_seats.csv", "contest", "out_party", "out_gender", "in_party", "in_gender", "margin_votes")
                .map(r -> new ChangedSeat(
                        known(r, "contest", ids),
                        known(r, "out_party", names),
                        r.word("out_gender", Gender.class, Gender.UNKNOWN),
                        known(r, "in_party", names),
                        r.word("in_gender", Gender.class, Gender.UNKNOWN),
                        (int) r.wholeOrUnknown("margin_votes")));
    }

    private List<KnownCandidate> candidates(List<String> ids, List<String> names) {
        return table("known_candidates.csv", "contest", "party", "gender", "votes", "relation", "elected", "used")
                .rows()
                .stream()
                .filter(r -> r.text("used").equals("yes"))
                .map(r -> new KnownCandidate(
                        known(r, "contest", ids),
                        known(r, "party", names),
                        r.text("gender").isEmpty() ? Gender.UNKNOWN : r.word("gender", Gender.class, Gender.UNKNOWN),
                        (int) r.wholeOrUnknown("votes"),
                        r.word("relation", Relation.class, Relation.ABOUT),
                        r.word("elected", Elected.class, Elected.NO)))
                .toList();
    }

    private List<KnownVotes> votes(List<String> areas, List<String> names) {
        return table("known_votes.csv", "area", "party", "votes", "relation", "used").rows().stream()
                .filter(r -> r.text("used").equals("yes"))
                .map(r -> new KnownVotes(
                        known(r, "area", areas),
                        known(r, "party", names),
                        r.whole("votes"),
                        r.word("relation", Relation.class, Relation.ABOUT)))
                .toList();
    }

    private List<Template> templates(List<String> ids, List<String> names) {
        return table("templates.csv", "contest", "party", "seats", "candidates", "weight", "votes")
                .map(r -> new Template(
                        known(r, "contest", ids),
                        known(r, "party", names),
                        (int) r.whole("seats"),
                        (int) r.whole("candidates"),
                        r.text("weight").isEmpty() ? 0 : r.real("weight"),
                        r.wholeOrUnknown("votes")));
    }
}
