package org.recount.simulation.error;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The station error models by name: feeds the parser, the help and the docs. */
public final class StationErrors {
    /** Clerical errors: slips of the pen that strike whole totals, and that one common rate may stand for. No parameters. */
    public static final List<String> CLERICAL = List.of("swapped_lines", "wrong_sheet", "shifted_digit");

    private static final List<Type> ALL = List.of(
            new Type(
                    "swapped_lines",
                    "votes of two candidates entered in each other's line",
                    List.of(),
                    (spread, p) -> new SwappedLines(spread)),
            new Type(
                    "wrong_sheet",
                    "the sheet of another station entered: one station counts twice, one is lost",
                    List.of(),
                    (spread, p) -> new WrongSheet(spread)),
            new Type(
                    "shifted_digit",
                    "a digit dropped, added or swapped in a candidate's votes",
                    List.of(),
                    (spread, p) -> new ShiftedDigit(spread)),
            new Type(
                    "miscount",
                    "a candidate's votes off by a number with a heavy tail",
                    List.of(new Parameter("exponent", "exponent of the tail of the size", 0.1, 100)),
                    (spread, p) -> new Miscount(spread, p.applyAsDouble("exponent"))),
            new Type(
                    "wrong_rulings",
                    "valid ballots ruled invalid",
                    List.of(new Parameter("share", "share of the station's invalid ballots that were valid", 0, 1)),
                    (spread, p) -> new WrongRulings(spread, p.applyAsDouble("share"))),
            new Type(
                    "extra_ballots",
                    "unlawful extra ballots for one candidate",
                    List.of(
                            new Parameter("mean", "mean number of extra ballots in such a station", 1, 100_000),
                            new Parameter("one_beneficiary", "chance that the contest's favourite gets them", 0, 1)),
                    (spread, p) ->
                            new ExtraBallots(spread, p.applyAsDouble("mean"), p.applyAsDouble("one_beneficiary"))));

    private StationErrors() {}

    /** Returns all types, in the order of the docs. */
    public static List<Type> all() {
        return ALL;
    }

    /** Returns the type of this name. */
    public static Optional<Type> byId(String id) {
        return ALL.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /**
     * A type of station error.
     *
     * @param id the name used in files
     * @param what what goes wrong, in words
     * @param parameters parameters beside the spread, each required
     * @param maker makes the model from the spread and the parameters by name
     */
    public record Type(String id, String what, List<Parameter> parameters, Maker maker) {
        public Type {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A parameter, a number.
     *
     * @param name name used in files
     * @param what what it is, in words, with its unit
     * @param least least value
     * @param most greatest value
     */
    public record Parameter(String name, String what, double least, double most) {}

    /** Makes a model. */
    @FunctionalInterface
    public interface Maker {
        /** Makes the model from the spread and the parameters by name; every parameter is there and within its range. */
        StationError make(Spread spread, ToDoubleFunction<String> parameters);
    }
}
