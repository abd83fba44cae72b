package org.recount.input.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.input.Nearest;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlMap;
import org.recount.simulation.Misreads;
import org.recount.simulation.error.Placement;
import org.recount.simulation.error.Spread;
import org.recount.simulation.error.StationError;
import org.recount.simulation.error.StationErrors;

/** Reads the section {@code errors} of a scenario. */
final class ErrorsReader {
    private static final List<String> MISREADS = List.of("to_other", "to_invalid", "from_invalid");

    private final Figures figures;
    private final Problems problems;

    /** What the section says. */
    record Errors(Misreads machine, Misreads hand, List<StationError> stations) {}

    ErrorsReader(Figures figures, Problems problems) {
        this.figures = figures;
        this.problems = problems;
    }

    Errors read(YamlMap errors) {
        figures.refuseUnknown(errors, "errors", List.of("machine", "hand", "clerical", "stations"));
        Misreads machine = misreads(errors, "machine");
        Misreads hand = misreads(errors, "hand");
        List<StationError> stations = new ArrayList<>();
        double share = 0;
        for (StationError error : errors.map("clerical").map(this::clerical).orElse(List.of())) {
            stations.add(error);
            share += error.spread().rateWhereAffected();
        }
        for (YamlMap entry : errors.maps("stations")) {
            Optional<StationError> error = station(entry);
            if (error.isPresent()) {
                stations.add(error.get());
                share += error.get().spread().rateWhereAffected();
            }
        }
        if (share > 1) {
            problems.fatal(
                    errors.file(),
                    errors.line("stations"),
                    Double.toString(share),
                    "The station errors together strike " + share
                            + " of the stations of a contest; a station has at most one, so at most 1",
                    "Maybe a rate is meant in percent: write 0.5% or 0.005.");
        }
        return new Errors(machine, hand, stations);
    }

    private Misreads misreads(YamlMap errors, String key) {
        Optional<YamlMap> map = figures.section(errors, key);
        if (map.isEmpty()) {
            return Misreads.NONE;
        }
        String where = "errors." + key;
        figures.refuseUnknown(map.get(), where, MISREADS);
        return new Misreads(
                figures.number(map.get(), where, "to_other", 0, 0.5),
                figures.number(map.get(), where, "to_invalid", 0, 0.5),
                figures.number(map.get(), where, "from_invalid", 0, 0.5));
    }

    /** One rate of clerical errors, split by shares; the product is decimal, so that 0.001 times 0.2 is 0.0002. */
    private List<StationError> clerical(YamlMap map) {
        String where = "errors.clerical";
        figures.refuseUnknown(map, where, List.of("rate", "affected_contests", "shares"));
        BigDecimal rate = BigDecimal.valueOf(figures.number(map, where, "rate", 0, 1));
        double affected = figures.number(map, where, "affected_contests", 0.0001, 1);
        Optional<YamlMap> shares = map.map("shares");
        if (shares.isEmpty()) {
            problems.fatal(
                    map.file(),
                    map.line(),
                    "",
                    "\"" + where + ".shares\" is missing",
                    "Maybe add: shares: {" + StationErrors.CLERICAL.get(0) + ": {value: 1, assumption: ...}}");
            return List.of();
        }
        figures.refuseUnknown(shares.get(), where + ".shares", StationErrors.CLERICAL);
        List<StationError> list = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : StationErrors.CLERICAL) {
            if (shares.get().has(id)) {
                BigDecimal share = BigDecimal.valueOf(figures.number(shares.get(), where + ".shares", id, 0, 1));
                sum = sum.add(share);
                Spread spread = new Spread(rate.multiply(share).doubleValue(), affected);
                StationErrors.byId(id)
                        .map(t -> t.maker().make(spread, p -> Double.NaN))
                        .ifPresent(list::add);
            }
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            problems.fatal(
                    map.file(),
                    map.line("shares"),
                    sum.toPlainString(),
                    "The shares of the clerical errors sum to " + sum.toPlainString() + "; they must sum to 1",
                    "Maybe one of " + String.join(", ", StationErrors.CLERICAL) + " is missing.");
        }
        return list;
    }

    private Optional<StationError> station(YamlMap entry) {
        Optional<String> model = entry.required("model");
        if (model.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids =
                StationErrors.all().stream().map(StationErrors.Type::id).toList();
        Optional<StationErrors.Type> type = StationErrors.byId(model.get());
        if (type.isEmpty()) {
            entry.wrong(
                    "model",
                    model.get(),
                    "is no model of a station error",
                    Nearest.to(model.get(), ids)
                            .map(n -> "Maybe \"" + n + "\" is meant.")
                            .orElse("Maybe one of: " + String.join(", ", ids) + "."));
            return Optional.empty();
        }
        String where = "errors." + model.get();
        List<String> known = new ArrayList<>(List.of("model", "rate", "affected_contests", "place"));
        type.get().parameters().forEach(p -> known.add(p.name()));
        figures.refuseUnknown(entry, where, known);
        double rate = figures.number(entry, where, "rate", 0, 1);
        double affected = figures.number(entry, where, "affected_contests", 0.0001, 1);
        Map<String, Double> parameters = new HashMap<>();
        for (StationErrors.Parameter p : type.get().parameters()) {
            double value = p.standard().isPresent() && !entry.has(p.name())
                    ? figures.standard(where, p)
                    : figures.number(entry, where, p.name(), p.least(), p.most());
            parameters.put(p.name(), value);
        }
        Placement place = entry.map("place")
                .map(m -> new PlaceReader(figures).read(m, where + ".place"))
                .orElse(Placement.ANYWHERE);
        return Optional.of(type.get()
                .maker()
                .make(new Spread(rate, affected, place), name -> parameters.getOrDefault(name, Double.NaN)));
    }
}
