package org.recount.simulation;

/**
 * The chance that a station is recounted without any difference: no ballot misread in the announced count and none in the
 * recount. Powers are tabulated; a station's chance is a product of two table entries.
 */
final class CleanChance {
    private final double[][] ofValid = new double[ContestView.CLASSES][];
    private final double[][] ofInvalid = new double[ContestView.CLASSES][];

    CleanChance(ContestView view, Misreads hand) {
        int mostValid = 0;
        int mostInvalid = 0;
        for (int s = 0; s < view.contest.stations; s++) {
            mostValid = Math.max(mostValid, view.contest.valid[s]);
            mostInvalid = Math.max(mostInvalid, view.contest.invalid[s]);
        }
        double handValid = 1 - hand.toOther() - hand.toInvalid();
        double handInvalid = 1 - hand.fromInvalid();
        for (int k = 0; k < ContestView.CLASSES; k++) {
            ofValid[k] = powers((1 - view.toOther[k] - view.wasInvalid[k]) * handValid, mostValid);
            ofInvalid[k] = powers((1 - view.wasValid[k]) * handInvalid, mostInvalid);
        }
    }

    private static double[] powers(double factor, int most) {
        double[] powers = new double[most + 1];
        powers[0] = 1;
        for (int i = 1; i <= most; i++) {
            powers[i] = powers[i - 1] * factor;
        }
        return powers;
    }

    double of(int stationClass, int valid, int invalid) {
        return ofValid[stationClass][valid] * ofInvalid[stationClass][invalid];
    }
}
