package org.recount.simulation.error;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The station error models by name: feeds the parser, the help and the docs. */
public final class StationErrors {
    /** Clerical errors: slips of the pen that strike whole totals, and that one common rate may stand for. No parameters. */
    public static final List<String> CLERICAL =
            List.of("swapped_lines", "wrong_sheet", "shifted_digit", "lost_sheet", "doubled_sheet");

    private static final CountingError.Shape SHAPE = CountingError.Shape.BULGARIA_2023;

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
                    "lost_sheet",
                    "a second sheet of the station never entered",
                    List.of(),
                    (spread, p) -> new LostSheet(spread)),
            new Type(
                    "doubled_sheet",
                    "a sheet entered twice: a copy stands for a station without ballots",
                    List.of(),
                    (spread, p) -> new DoubledSheet(spread)),
            new Type(
                    "counting_error",
                    "a count that is not exact, in the shapes of real hand counts",
                    List.of(
                            fitted("lost", "weight of slips that lose ballots", SHAPE.lost(), 0, 1000),
                            fitted("lost_scale", "scale of their size in ballots", SHAPE.lostScale(), 1e-3, 1e6),
                            fitted("lost_exponent", "exponent of their size", SHAPE.lostExponent(), 0.1, 100),
                            fitted("bundle", "chance that the lost ballots are all of one line", SHAPE.bundle(), 0, 1),
                            fitted(
                                    "moved",
                                    "weight of slips that move ballots to another line",
                                    SHAPE.moved(),
                                    0,
                                    1000),
                            fitted("moved_exponent", "exponent of their size", SHAPE.movedExponent(), 0.1, 100),
                            fitted(
                                    "moved_bundle",
                                    "chance that several moved ballots all go from one line to one other",
                                    SHAPE.movedBundle(),
                                    0,
                                    1),
                            fitted("added", "weight of slips that add ballots to a line", SHAPE.added(), 0, 1000),
                            fitted("added_scale", "scale of their size in ballots", SHAPE.addedScale(), 1e-3, 1e6),
                            fitted("added_exponent", "exponent of their size", SHAPE.addedExponent(), 0.1, 100),
                            fitted("exchanged", "weight of slips that exchange two lines", SHAPE.exchanged(), 0, 1000),
                            fitted("second", "chance of a second slip in the same station", SHAPE.second(), 0, 1)),
                    StationErrors::countingError),
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
                            new ExtraBallots(spread, p.applyAsDouble("mean"), p.applyAsDouble("one_beneficiary"))),
            new Type(
                    "stuffing",
                    "ballots stuffed into the box for the beneficiary",
                    List.of(new Parameter(
                            "intensity", "share of the beneficiary's announced votes there that are unlawful", 0, 1)),
                    (spread, p) -> new Stuffing(spread, p.applyAsDouble("intensity"))),
            new Type(
                    "vote_transfer",
                    "votes of others written down for the beneficiary",
                    List.of(new Parameter("intensity", "share of the ballots of others there", 0, 0.9)),
                    (spread, p) -> new VoteTransfer(spread, p.applyAsDouble("intensity"))),
            new Type(
                    "cancelled_votes",
                    "valid votes of others than the beneficiary cancelled as invalid",
                    List.of(new Parameter("intensity", "share of the ballots of others there", 0, 0.9)),
                    (spread, p) -> new CancelledVotes(spread, p.applyAsDouble("intensity"))),
            new Type(
                    "biased_reading",
                    "a reading of ballots that favours one side",
                    List.of(
                            new Parameter(
                                    "to_beneficiary",
                                    "share of the ballots of others read for the beneficiary",
                                    0,
                                    0.25),
                            new Parameter("to_invalid", "share of the ballots of others read as invalid", 0, 0.25)),
                    (spread, p) -> new BiasedReading(
                            spread, p.applyAsDouble("to_beneficiary"), p.applyAsDouble("to_invalid"))));

    private StationErrors() {}

    private static Parameter fitted(String name, String what, double value, double least, double most) {
        return new Parameter(
                name,
                what,
                least,
                most,
                Optional.of(new Default(
                        value,
                        "fitted to 9,445 sections of Bulgaria, 2 April 2023, hand count against machine"
                                + " (dimitarivanov/bulgarian-elections-opendata; docs/models.md)")));
    }

    private static StationError countingError(Spread spread, ToDoubleFunction<String> p) {
        return new CountingError(
                spread,
                new CountingError.Shape(
                        p.applyAsDouble("lost"),
                        p.applyAsDouble("lost_scale"),
                        p.applyAsDouble("lost_exponent"),
                        p.applyAsDouble("bundle"),
                        p.applyAsDouble("moved"),
                        p.applyAsDouble("moved_exponent"),
                        p.applyAsDouble("moved_bundle"),
                        p.applyAsDouble("added"),
                        p.applyAsDouble("added_scale"),
                        p.applyAsDouble("added_exponent"),
                        p.applyAsDouble("exchanged"),
                        p.applyAsDouble("second")));
    }

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
     * @param parameters parameters beside the spread
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
     * @param standard the value where a file gives none; empty where it must be given
     */
    public record Parameter(String name, String what, double least, double most, Optional<Default> standard) {

        /** Returns a parameter that must be given. */
        public Parameter(String name, String what, double least, double most) {
            this(name, what, least, most, Optional.empty());
        }
    }

    /**
     * A value that holds where none is given, and where it comes from.
     *
     * @param value the value
     * @param source its source
     */
    public record Default(double value, String source) {}

    /** Makes a model. */
    @FunctionalInterface
    public interface Maker {
        /** Makes the model from the spread and the parameters by name; every parameter is there and within its range. */
        StationError make(Spread spread, ToDoubleFunction<String> parameters);
    }
}
