package org.recount.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;

/**
 * All that a run found: the one value that a report reads. No tallies, no randomness; drawing a report again needs
 * nothing else. Every double is finite and lies in its interval: a report refuses anything else.
 *
 * @param scenario what was asked and where the figures come from
 * @param seed seed of the run
 * @param trials number of trials
 * @param elections number of synthetic elections among which the trials are divided
 * @param all prediction with every remedy applied together
 * @param byRemedy the same with one remedy alone, in the order of {@link Remedy}
 * @param contests by contest, in the order of the scenario
 * @param parties by party, most announced seats first
 * @param detection what the recount found of wrong seats
 * @param detectionCurve detection against the number of stations recounted
 * @param designs the designs of a recount compared at the same number of stations, with the same random numbers
 * @param evidence what the recounted stations bound about the rest
 * @param backTest where the historical facts fall
 * @param complaintFlow how many complaints went which way; empty where they are not judged one by one
 * @param rareEvents where plain trials saw few changes or none: what misreads alone do there
 * @param stopping how a run with a wanted precision ended; null where the number of trials was given
 * @param notes what a reader must know: synthetic parts, contradictions, limits; in plain sentences
 */
public record RunResult(
        ScenarioInfo scenario,
        long seed,
        int trials,
        int elections,
        Prediction all,
        Map<Remedy, Prediction> byRemedy,
        List<ContestResult> contests,
        List<PartyResult> parties,
        Detection detection,
        List<DetectionPoint> detectionCurve,
        Designs designs,
        Evidence evidence,
        BackTest backTest,
        List<FlowStep> complaintFlow,
        List<RareEvent> rareEvents,
        @Nullable Stopping stopping,
        List<String> notes) {

    public RunResult {
        byRemedy = java.util.Collections.unmodifiableMap(new java.util.EnumMap<>(byRemedy));
        contests = List.copyOf(contests);
        parties = List.copyOf(parties);
        detectionCurve = List.copyOf(detectionCurve);
        complaintFlow = List.copyOf(complaintFlow);
        rareEvents = List.copyOf(rareEvents);
        notes = List.copyOf(notes);
    }

    /**
     * What the scenario is.
     *
     * @param id identifier, the name of its folder
     * @param name name for people
     * @param question the question that it answers
     * @param synthetic whether the votes are synthetic
     * @param seats seats allocated in the simulation
     * @param carriedSeats seats that are carried and not simulated
     * @param stations polling stations
     * @param stationsRecounted stations that the dispute recounts
     * @param modelInShort one line that names the model, printed in the caption of each figure that comes from it
     * @param sourcesInShort one line that names the sources, printed in the same captions
     * @param facts facts with a source each
     * @param assumptions what is invented or assumed, with the reason
     * @param models the models, each with its parameters as value and its paper or data as source
     * @param contradictions where sources disagree and the question is kept open; in plain sentences
     */
    public record ScenarioInfo(
            String id,
            String name,
            String question,
            boolean synthetic,
            int seats,
            int carriedSeats,
            long stations,
            long stationsRecounted,
            String modelInShort,
            String sourcesInShort,
            List<Sourced> facts,
            List<Sourced> assumptions,
            List<Sourced> models,
            List<String> contradictions) {
        public ScenarioInfo {
            facts = List.copyOf(facts);
            assumptions = List.copyOf(assumptions);
            models = List.copyOf(models);
            contradictions = List.copyOf(contradictions);
        }
    }

    /**
     * A figure and where it comes from.
     *
     * @param quantity what it is
     * @param value the figure, as printed
     * @param source source, or the reason of an assumption
     */
    public record Sourced(String quantity, String value, String source) {}

    /**
     * How many seats change, and how likely it is that any does.
     *
     * @param meanSeatsChanged mean number of seats changed
     * @param distribution number of trials by number of seats changed: element k counts the trials with k
     * @param probabilityAny probability that at least one seat changes
     * @param betweenElectionsLower 2.5% quantile, over the synthetic elections, of the mean number of seats changed
     * @param betweenElectionsUpper 97.5% quantile of the same
     */
    public record Prediction(
            Estimate meanSeatsChanged,
            List<Long> distribution,
            Estimate probabilityAny,
            double betweenElectionsLower,
            double betweenElectionsUpper) {
        public Prediction {
            distribution = List.copyOf(distribution);
        }
    }

    /**
     * One contest. Figures that differ between synthetic elections are medians with a 95% range.
     *
     * @param id identifier
     * @param name name for people
     * @param region governorate
     * @param seats seats
     * @param seatsStatus {@code reported} or {@code filler}: whether the number of seats is known
     * @param probabilityChange probability that a seat of the contest changes, all remedies
     * @param byRemedy the same by remedy alone
     * @param ballotsNeeded seat margin, ballots to change (tie convention), median over elections; -1 (with both its
     *     quantiles) where no change can move a seat
     * @param ballotsNeededLower 2.5% quantile over elections
     * @param ballotsNeededUpper 97.5% quantile over elections
     * @param ballotsWithinReach ballots in the recounted stations, median over trials
     * @param stationsRecounted stations recounted, mean over trials
     * @param stations stations of the contest
     * @param minStations least number of stations whose ballots could move a seat, median over elections; -1 where
     *     none can
     * @param reachable share of trials in which the recounted stations could have moved a seat at all
     * @param historicallyChanged whether a seat of this contest changed in fact
     */
    public record ContestResult(
            String id,
            String name,
            String region,
            int seats,
            String seatsStatus,
            Estimate probabilityChange,
            Map<Remedy, Estimate> byRemedy,
            double ballotsNeeded,
            double ballotsNeededLower,
            double ballotsNeededUpper,
            double ballotsWithinReach,
            double stationsRecounted,
            int stations,
            double minStations,
            Estimate reachable,
            boolean historicallyChanged) {}

    /**
     * One party.
     *
     * @param party name
     * @param announced seats in the announced result
     * @param meanAfter mean seats after the dispute
     * @param lowerAfter 2.5% quantile of seats after
     * @param upperAfter 97.5% quantile of seats after
     * @param historicalAfter seats in the final result as it was, -1 where not known
     * @param probabilityChange probability that its number of seats changes
     */
    public record PartyResult(
            String party,
            int announced,
            Estimate meanAfter,
            double lowerAfter,
            double upperAfter,
            int historicalAfter,
            Estimate probabilityChange) {}

    /**
     * What became of wrong seats: seats whose announced holder is not the one whom the true votes elect.
     *
     * <p>Where no trial had a wrong seat ({@code probabilityAnyWrong} is 0), {@code found} and {@code leftStanding} are
     * not defined: both are then 0 with the interval 0 to 1, and a report says so instead of printing them.
     *
     * @param wrongSeatsAnnounced mean number of wrong seats in the announced result
     * @param probabilityAnyWrong probability that the announced result has any
     * @param found given a wrong seat, how often the dispute gave it to the right one
     * @param leftStanding given a wrong seat, how often it was left standing
     * @param madeWrong mean number of seats that were right and that the dispute made wrong
     */
    public record Detection(
            Estimate wrongSeatsAnnounced,
            Estimate probabilityAnyWrong,
            Estimate found,
            Estimate leftStanding,
            Estimate madeWrong) {}

    /**
     * A point of the detection curve.
     *
     * @param stations stations recounted in the country
     * @param design {@code complaint} or {@code random}
     * @param found given a wrong seat, how often it would have been put right had everything wrong in so many opened
     *     stations been put right; more than a dispute does, whose decisions leave some of it as it was
     */
    public record DetectionPoint(int stations, String design, Estimate found) {}

    /**
     * The designs of a recount, compared.
     *
     * @param reference the number of stations of the curve nearest to the recount as it was; {@code byContest} holds there
     * @param designs by design; empty where no curve was asked for
     * @param byContest the design that finds most in a contest, where enough wrong seats were met
     * @param best the design that reaches a wanted power with the fewest stations in the country
     * @param contests what each design needs in a contest, where enough wrong seats were met
     */
    public record Designs(
            int reference,
            List<DesignResult> designs,
            List<ContestDesign> byContest,
            List<BestDesign> best,
            List<ContestNeeds> contests) {
        public Designs {
            designs = List.copyOf(designs);
            byContest = List.copyOf(byContest);
            best = List.copyOf(best);
            contests = List.copyOf(contests);
        }
    }

    /**
     * The design that reaches a wanted power with the fewest stations; the best of several estimates, so a little too good.
     *
     * @param wanted share of wrong seats to be found
     * @param design its name; empty where no design reaches it
     */
    public record BestDesign(double wanted, String design) {}

    /**
     * What the designs need to find the wrong seats of a contest.
     *
     * @param contest identifier
     * @param stations its stations
     * @param wrongSeats wrong seats met in all trials
     * @param elections synthetic elections in which they were met
     * @param designs by design
     * @param best the cheapest design by wanted power
     */
    public record ContestNeeds(
            String contest,
            int stations,
            long wrongSeats,
            long elections,
            List<DesignNeeds> designs,
            List<BestDesign> best) {
        public ContestNeeds {
            designs = List.copyOf(designs);
            best = List.copyOf(best);
        }
    }

    /**
     * What a design needs in a contest.
     *
     * @param design name in files
     * @param needed by wanted power
     */
    public record DesignNeeds(String design, List<Needed> needed) {
        public DesignNeeds {
            needed = List.copyOf(needed);
        }
    }

    /**
     * The fewest stations of the country, or of a contest, for a wanted power: where the estimate reaches it, linear between
     * the points of the curve, and where the ends of its 95% interval do.
     *
     * @param wanted share of its wrong seats to be found
     * @param stations its stations opened on average, with escalation; -1 where it is not reached at any size
     * @param lower fewest stations at which the upper end of the interval reaches it; -1 where it never does
     * @param upper fewest stations at which the lower end reaches it; -1 where it never does
     * @param ballots ballots in so many stations, on average; -1 where it is not reached
     * @param madeWrong its right seats that a trial makes wrong by correcting only the opened stations, on average,
     *     at the point of the curve where it is reached; -1 where it is not
     * @param madeWrongUpper upper end of the 95% interval of that
     */
    public record Needed(
            double wanted,
            double stations,
            double lower,
            double upper,
            double ballots,
            double madeWrong,
            double madeWrongUpper) {}

    /**
     * A design of a recount.
     *
     * @param design name in files
     * @param what how it opens stations, in words
     * @param points power, right seats made wrong and cost, by number of stations
     * @param cheapest the fewest stations that reach a wanted power
     */
    public record DesignResult(String design, String what, List<DesignPoint> points, List<Needed> cheapest) {
        public DesignResult {
            points = List.copyOf(points);
            cheapest = List.copyOf(cheapest);
        }
    }

    /**
     * A design at a number of stations.
     *
     * @param stations stations opened, before any escalation
     * @param opened stations opened in all, on average
     * @param found given a wrong seat, how often it would have been put right had everything wrong in the opened stations
     *     been put right
     * @param madeWrong right seats of a trial that correcting only the opened stations would make wrong, on average
     */
    public record DesignPoint(int stations, double opened, Estimate found, Estimate madeWrong) {}

    /**
     * The design that finds most wrong seats of a contest.
     *
     * @param contest identifier
     * @param wrongSeats wrong seats met in all trials
     * @param design the design that finds most of them
     * @param found how many; the best of several estimates, so a little too high
     */
    public record ContestDesign(String contest, long wrongSeats, String design, Estimate found) {}

    /**
     * What so many stations show about the rest.
     *
     * @param stations stations of the election
     * @param recounted stations recounted
     * @param discrepant discrepant stations found among them, as history reports it
     * @param randomUpperBound exact 95% upper bound on discrepant stations had they been drawn at random
     * @param targetedUpperBound what a complaint-driven set bounds: every station not opened may be bad
     * @param designed designs that did take place and what each bounds (for example the lottery stations)
     * @param statement the answer in words
     */
    public record Evidence(
            long stations,
            long recounted,
            long discrepant,
            long randomUpperBound,
            long targetedUpperBound,
            List<DesignBound> designed,
            String statement) {
        public Evidence {
            designed = List.copyOf(designed);
        }
    }

    /**
     * A design and its bound.
     *
     * @param name name of the design
     * @param sampled stations sampled
     * @param population stations that the sample speaks for
     * @param discrepant discrepant stations found
     * @param upperBound upper bound on discrepant stations, at {@code confidence}
     * @param confidence confidence of the bound
     * @param caveat what must hold for the bound
     */
    public record DesignBound(
            String name,
            long sampled,
            long population,
            long discrepant,
            long upperBound,
            double confidence,
            String caveat) {}

    /**
     * Where history falls in what the model predicts.
     *
     * @param seatsChangedInFact seats that changed in history, -1 where not known
     * @param facts fact by fact
     * @param verdict plain sentence: whether the model fits, and where it does not
     */
    public record BackTest(int seatsChangedInFact, List<Fact> facts, String verdict) {
        public BackTest {
            facts = List.copyOf(facts);
        }

        /**
         * One fact.
         *
         * @param name what was observed
         * @param observed the observed figure
         * @param predictedMean mean of the prediction
         * @param predictedLower 2.5% quantile
         * @param predictedUpper 97.5% quantile
         * @param tail two-sided mid-p tail probability of the observed figure under the model
         * @param fits whether the observed figure lies in the central 95%
         */
        public record Fact(
                String name,
                double observed,
                double predictedMean,
                double predictedLower,
                double predictedUpper,
                double tail,
                boolean fits) {}
    }

    /**
     * A way that complaints go where they are judged one by one.
     *
     * @param step name in files
     * @param what what it is, in words
     * @param mean complaints a trial
     * @param lower 2.5% quantile over trials
     * @param upper 97.5% quantile over trials
     */
    public record FlowStep(String step, String what, Estimate mean, long lower, long upper) {}

    /**
     * An event of which plain trials saw few cases or none, and how probable misreads of single ballots alone make it:
     * without station errors, new rulings and annulments; or, where the run was asked for it, errors of whole stations and
     * misreads together.
     *
     * @param contest identifier of the contest, blank for the whole country
     * @param event {@code wrong}: an announced seat is wrong; {@code recount}: a recount of the opened stations moves a seat
     * @param trialsSeen trials in which it came about, whatever the cause
     * @param plain its probability by plain trials under the whole model; an upper end above 0 even where nothing was seen
     * @param model what may go wrong in the figures that follow
     * @param wholeModel whether nothing else can go wrong in the scenario, so that they speak of the same as {@code plain}
     * @param probability probability of the likeliest way, mean over the elections of the run
     * @param lower lower end of its interval, for these elections
     * @param upper upper end of its interval, for these elections
     * @param confidence confidence of the interval, 1 where the figure is exact
     * @param exact whether it is an exact sum for each election (Skellam where all steps are of one vote)
     * @param betweenElections the same as an estimate for the whole ensemble, with what other elections could have given
     * @param contestUpper bound on the probability of any way, mean over elections
     * @param chernoff a bound on the same that needs neither draws nor sums
     * @param sampled the probability of the likeliest way by importance sampling
     * @param relativeError standard error of {@code sampled} over itself; -1 where no draw met the event
     * @param effectiveSampleSize draws of equal weight that would carry as much; 0 where nothing had to be drawn
     * @param largestWeightShare share of the heaviest draw
     * @param elections elections over which the mean is taken
     * @param carriedBy elections of equal weight that would carry as much; 0 where not exact
     * @param method how the figures were made
     */
    public record RareEvent(
            String contest,
            String event,
            long trialsSeen,
            Estimate plain,
            String model,
            boolean wholeModel,
            double probability,
            double lower,
            double upper,
            double confidence,
            boolean exact,
            Estimate betweenElections,
            double contestUpper,
            double chernoff,
            double sampled,
            double relativeError,
            double effectiveSampleSize,
            double largestWeightShare,
            int elections,
            double carriedBy,
            String method) {
        /** How the model of figures begins that hold errors of whole stations too. */
        public static final String STATION_ERRORS = "errors of whole stations";

        /** Returns whether errors of whole stations are in the figures, and not misreads of single ballots alone. */
        public boolean ofStationErrors() {
            return model.startsWith(STATION_ERRORS);
        }
    }

    /**
     * How a run ended that was to go on until an interval is narrow enough.
     *
     * @param wantedWidth the wanted width of the interval
     * @param reached whether it was reached; if not the run ended at the cap
     * @param trials trials that it took
     * @param elections elections that it took: looks at the interval, one after each
     * @param mostTrials the cap
     * @param probabilityAnySeatChanges the interval, valid whenever the run stops
     * @param statement the same in words
     */
    public record Stopping(
            double wantedWidth,
            boolean reached,
            int trials,
            int elections,
            int mostTrials,
            Estimate probabilityAnySeatChanges,
            String statement) {}
}
