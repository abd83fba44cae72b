package org.recount.input.scenario;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.recount.dispute.ComplaintModel;
import org.recount.dispute.Instance;
import org.recount.dispute.JudgedAdjudication;
import org.recount.dispute.RecountStage;
import org.recount.dispute.StagedAdjudication;
import org.recount.dispute.WithRandomStations;
import org.recount.simulation.Misreads;
import org.recount.simulation.RunResult.Sourced;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.StationErrors;

/** The models of a scenario in words, for captions and the report's table of models. */
final class ScenarioWords {
    private ScenarioWords() {}

    static String inShort(
            ErrorsReader.Errors errors,
            ComplaintModel complaints,
            StagedAdjudication adjudication,
            WithRandomStations rule) {
        double share =
                errors.stations().stream().mapToDouble(e -> e.spread().rate()).sum();
        return String.format(
                Locale.ROOT,
                "the announced count is the fact; %s of valid ballots misread, errors or irregularities in %s of"
                        + " stations; %,d complaints, %s",
                percent(errors.machine().toOther() + errors.machine().toInvalid()),
                percent(share),
                complaints.filed(),
                decided(adjudication, rule));
    }

    private static String decided(StagedAdjudication adjudication, WithRandomStations rule) {
        String drawn =
                rule.stations() == 0 ? "" : String.format(Locale.ROOT, " and %,d drawn at random", rule.stations());
        return rule.first() instanceof JudgedAdjudication
                ? "judged one by one; stations recounted where they are upheld" + drawn
                : String.format(
                        Locale.ROOT,
                        "%,d stations recounted%s, %d annulling rulings",
                        adjudication.stationsOpened(),
                        drawn,
                        adjudication.annulment().rulings());
    }

    static List<Sourced> models(
            ErrorsReader.Errors errors,
            ComplaintModel complaints,
            StagedAdjudication adjudication,
            WithRandomStations rule) {
        List<Sourced> models = new ArrayList<>();
        models.add(new Sourced(
                "Misread ballots, machine count",
                misreads(errors.machine()),
                "misread matrix as in the design of risk-limiting audits, reversed under a flat prior"));
        models.add(new Sourced(
                "Misread ballots, hand count (before the announcement and in the recount)",
                misreads(errors.hand()),
                "the same matrix; a recount is never taken to be without error"));
        for (StationError e : errors.stations()) {
            String what =
                    StationErrors.byId(e.id()).map(StationErrors.Type::what).orElse(e.id());
            models.add(new Sourced(
                    "Station error: " + what,
                    percent(e.spread().rate()) + " of stations, in "
                            + percent(e.spread().affectedContests()) + " of contests; put right by: "
                            + e.remedy().id() + parameters(e, Set.of("spread", "shape"))
                            + place(e.spread().place()),
                    "rates and reasons: see what is assumed"));
        }
        models.add(new Sourced(
                "Complaints",
                String.format(Locale.ROOT, "%,d complaints", complaints.filed())
                        + parameters(complaints, Set.of("filed")),
                "by losers near the line and winners who defend a seat; more where the contest is close and where"
                        + " something is wrong"));
        models.add(rule.first() instanceof JudgedAdjudication judged ? judged(judged) : staged(adjudication));
        if (rule.stations() > 0) {
            models.add(new Sourced(
                    "Stations drawn at random beside the complaints",
                    String.format(
                            Locale.ROOT,
                            "%,d of all stations; wrong rulings put right in %s",
                            rule.stations(),
                            percent(rule.readjudicates())),
                    "simple random sample without replacement from the whole country"));
        }
        return models;
    }

    private static Sourced judged(JudgedAdjudication j) {
        return new Sourced(
                "Decisions",
                String.format(
                        Locale.ROOT,
                        "judged one by one; filed by day %s with exponent %s, deadline on day %s; time for %,d decisions;"
                                + " first instance %s; appeals by %s of the rejected and against %s of the upheld; second"
                                + " instance %s",
                        plain(j.filing().lastDay()),
                        plain(j.filing().exponent()),
                        plain(j.filing().deadline()),
                        j.capacity(),
                        instance(j.first()),
                        percent(j.appealByRejected()),
                        percent(j.appealByOpponents()),
                        instance(j.second())),
                "how many are upheld is an outcome of the model, not given");
    }

    private static String instance(Instance i) {
        return String.format(
                Locale.ROOT,
                "upholds %s of founded and %s of unfounded complaints, annuls on %s (others %s), opens %d stations each",
                percent(i.sensitivity()),
                percent(i.upholds(false)),
                percent(i.annuls()),
                percent(i.annulsFalsely()),
                i.stationsPerComplaint());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Sourced staged(StagedAdjudication adjudication) {
        return new Sourced(
                "Decisions",
                adjudication.stages().stream().map(ScenarioWords::stage).collect(Collectors.joining("; ")) + "; "
                        + adjudication.annulment().rulings() + " rulings that annul",
                "numbers of stations by stage and place as reported; which stations is drawn");
    }

    private static String place(Placement p) {
        return p.equals(Placement.ANYWHERE)
                ? ""
                : "; placed in " + p.contests().what() + ", " + p.stations().what() + ", "
                        + p.together().what() + ", for " + p.beneficiary().what();
    }

    /** The parameters of a model in words, {@code ; event odds 10; close odds 5}: its record components but some. */
    private static String parameters(Object model, Set<String> but) {
        RecordComponent[] components = model.getClass().getRecordComponents();
        if (components == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (RecordComponent c : components) {
            if (!but.contains(c.getName())) {
                String name = c.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
                text.append("; ").append(name).append(' ').append(value(model, c));
            }
        }
        return text.toString();
    }

    private static String value(Object model, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(model);
            return value instanceof Number n
                    ? new BigDecimal(n.toString()).stripTrailingZeros().toPlainString()
                    : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessors can be called: " + component, e);
        }
    }

    private static String stage(RecountStage s) {
        return s.name() + ": " + s.stations() + " stations carried by " + s.complaints()
                + (s.complaints() == 1 ? " complaint" : " complaints");
    }

    private static String misreads(Misreads m) {
        return "to another choice " + percent(m.toOther()) + ", to invalid " + percent(m.toInvalid()) + ", invalid to"
                + " valid " + percent(m.fromInvalid());
    }

    private static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.4f", 100 * share);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "") + "%";
    }
}
