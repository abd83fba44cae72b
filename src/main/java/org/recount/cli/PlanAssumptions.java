package org.recount.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recount.input.InputFile;
import org.recount.input.Problems;
import org.recount.input.plan.CostsReader;
import org.recount.risk.plan.Costs;
import org.recount.risk.plan.ErrorRates;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a plan assumes of errors and costs; a mixin. */
final class PlanAssumptions {
    @Option(
            names = "--one-vote-rate",
            paramLabel = "R",
            defaultValue = "0.001",
            description = "Share of ballots with a one-vote overstatement (default: ${DEFAULT-VALUE}, Arlo, Stark).")
    private double oneVote;

    @Option(
            names = "--two-vote-rate",
            paramLabel = "R",
            defaultValue = "0.0001",
            description = "Share of ballots with a two-vote overstatement (default: ${DEFAULT-VALUE}, Arlo, Stark).")
    private double twoVote;

    @Option(
            names = "--one-vote-under-rate",
            paramLabel = "R",
            defaultValue = "0.001",
            description = "Share of ballots with a one-vote understatement (default: ${DEFAULT-VALUE}, Arlo, Stark).")
    private double oneUnder;

    @Option(
            names = "--two-vote-under-rate",
            paramLabel = "R",
            defaultValue = "0.0001",
            description = "Share of ballots with a two-vote understatement (default: ${DEFAULT-VALUE}, Arlo, Stark).")
    private double twoUnder;

    @Option(
            names = "--station-rate",
            paramLabel = "R",
            defaultValue = "0.001",
            description = "Share of stations with a clerical error (default: ${DEFAULT-VALUE}, an assumption).")
    private double station;

    @Option(
            names = "--station-shift",
            paramLabel = "R",
            defaultValue = "0.2",
            description = "Share of such a station's ballots that stands with the winner and is the loser's"
                    + " (default: ${DEFAULT-VALUE}, the customary within-precinct miscount).")
    private double shift;

    @Option(
            names = "--costs",
            paramLabel = "FILE",
            description = "Costs as a YAML file: station, ballot, counted, round, each {hours, minutes, money}; hour,"
                    + " currency, source. The options below win.")
    private @Nullable Path file;

    @Option(
            names = "--cost-station",
            paramLabel = "HOURS[:MONEY]",
            converter = CostOption.class,
            description = "To fetch, open and close a station's box (default: 0.5 hours, an assumption).")
    private Costs.@Nullable Cost costStation;

    @Option(
            names = "--cost-ballot",
            paramLabel = "HOURS[:MONEY]",
            converter = CostOption.class,
            description = "To find and read one ballot of a sample (default: 2 minutes, an assumption).")
    private Costs.@Nullable Cost costBallot;

    @Option(
            names = "--cost-counted",
            paramLabel = "HOURS[:MONEY]",
            converter = CostOption.class,
            description = "To count one ballot of a whole station (default: half a minute, an assumption).")
    private Costs.@Nullable Cost costCounted;

    @Option(
            names = "--cost-round",
            paramLabel = "HOURS[:MONEY]",
            converter = CostOption.class,
            description = "To begin a round (default: 8 hours, an assumption).")
    private Costs.@Nullable Cost costRound;

    @Option(
            names = "--cost-hour",
            paramLabel = "MONEY",
            description = "Money for an hour of work; plans are then compared in money, else in hours.")
    private @Nullable Double hour;

    private final List<InputFile> read = new ArrayList<>();

    /** Returns the rates; throws an IllegalArgumentException where one is no share. */
    ErrorRates rates() {
        return new ErrorRates(oneVote, twoVote, oneUnder, twoUnder, station, shift);
    }

    /**
     * Returns the costs: of the options, else of the file, else assumed.
     *
     * @param problems where problems of the file are told
     */
    Costs costs(Problems problems) {
        Costs base = file == null
                ? Costs.DEFAULT
                : CostsReader.read(file, problems, read::add).orElse(Costs.DEFAULT);
        boolean given =
                costStation != null || costBallot != null || costCounted != null || costRound != null || hour != null;
        return new Costs(
                costStation == null ? base.station() : costStation,
                costBallot == null ? base.ballot() : costBallot,
                costCounted == null ? base.counted() : costCounted,
                costRound == null ? base.round() : costRound,
                hour == null ? base.hour() : hour,
                base.currency(),
                given ? "the command line; else " + base.source() : base.source());
    }

    /** Returns the file of costs, if one was read. */
    List<InputFile> files() {
        return List.copyOf(read);
    }

    /** Hours, and money after a colon. */
    static final class CostOption implements ITypeConverter<Costs.Cost> {
        @Override
        public Costs.Cost convert(String value) {
            String[] parts = value.split(":", -1);
            try {
                if (parts.length <= 2) {
                    return new Costs.Cost(
                            Double.parseDouble(parts[0]), parts.length == 2 ? Double.parseDouble(parts[1]) : 0);
                }
            } catch (IllegalArgumentException e) {
                // Told below, with the form that is expected.
            }
            throw new TypeConversionException("'" + value + "' is no cost.\nMaybe 0.5 (hours), or 0.5:20 (hours and"
                    + " money); each at least 0");
        }
    }
}
