package org.recount.dispute;

import java.util.List;

/**
 * Complaints decided in stages with known numbers of stations, as in Iraq in 2021: each stage opens its stations, region
 * by region where that is known, carried by a few of the complaints; then so many complaints are upheld with an
 * annulment; all others are rejected or settled.
 *
 * <p>Which complaints carry a stage, and which lead to an annulment, is drawn with the weights of their colours. A complaint opens the station that it
 * names and others of its contest, those with an error or irregularity with the odds {@code eventOdds}.
 *
 * @param stages stages in their order, at most 100
 * @param annulment rulings that annul
 * @param redWeight weight of a red complaint, greater than 0
 * @param yellowWeight weight of a yellow complaint, greater than 0
 * @param greenWeight weight of a green complaint, greater than 0
 * @param eventOdds odds of a station with an error or irregularity against one without, when stations are opened beside
 *     the one named; at least 1
 */
public record StagedAdjudication(
        List<RecountStage> stages,
        Annulment annulment,
        double redWeight,
        double yellowWeight,
        double greenWeight,
        double eventOdds)
        implements AdjudicationRule {

    public StagedAdjudication {
        stages = List.copyOf(stages);
        if (stages.size() > 100 || !(redWeight > 0) || !(yellowWeight > 0) || !(greenWeight > 0) || !(eventOdds >= 1)) {
            throw new IllegalArgumentException("Outside the domain: " + stages.size() + " stages, weights " + redWeight
                    + ", " + yellowWeight + ", " + greenWeight + ", event odds " + eventOdds);
        }
    }

    @Override
    public Decider bind(Terrain terrain) {
        return new StagedDecider(this, terrain);
    }

    @Override
    public int stationsOpened() {
        return stages.stream().mapToInt(RecountStage::stations).reduce(0, Math::addExact);
    }

    @Override
    public int stageCount() {
        return stages.size();
    }

    @Override
    public double readjudicates(int stage) {
        return stages.get(stage).readjudicates();
    }

    /** Returns the weight of a complaint when it is drawn which ones carry a stage. */
    double weight(Category category) {
        return switch (category) {
            case RED -> redWeight;
            case YELLOW -> yellowWeight;
            case GREEN -> greenWeight;
        };
    }
}
