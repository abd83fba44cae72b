package org.recount.simulation.ensemble;

import java.util.Arrays;
import org.recount.election.Gender;
import org.recount.simulation.ensemble.EnsembleSpec.ChangedSeat;
import org.recount.simulation.ensemble.EnsembleSpec.Constituency;
import org.recount.simulation.ensemble.EnsembleSpec.Governorate;
import org.recount.simulation.ensemble.EnsembleSpec.National;
import org.recount.simulation.ensemble.EnsembleSpec.Party;
import org.recount.simulation.ensemble.EnsembleSpec.WomenWon;

/**
 * Draws what a constituency is before anyone has a vote: voters, stations, ballots, candidates, women, the margin of the
 * last seat. National totals and those of governorates are exact; the split below them is drawn.
 */
final class Sizes {
    private final Plan plan;
    private final Member m;
    private final Dice dice;
    private final double[] weights;
    private final long[] parts;

    private Sizes(Member m, Dice dice) {
        this.plan = m.plan;
        this.m = m;
        this.dice = dice;
        this.weights = new double[plan.constituencies];
        this.parts = new long[plan.constituencies];
    }

    static void draw(Member member, Dice dice) {
        Sizes sizes = new Sizes(member, dice);
        sizes.registered();
        sizes.stations();
        sizes.ballots();
        sizes.carried();
        sizes.candidates();
        sizes.womenOnVotes();
        sizes.women();
        sizes.margins();
    }

    private void registered() {
        for (int g = 0; g < plan.governorates; g++) {
            int[] ks = plan.inGovernorate[g];
            long rest = plan.spec.governorates().get(g).registered();
            for (int i = 0; i < ks.length; i++) {
                Constituency c = plan.constituency(ks[i]);
                weights[i] = c.registered() >= 0 ? 0 : c.seats() * (1 + 0.06 * dice.bell());
                rest -= Math.max(0, c.registered());
            }
            Whole.split(rest, weights, ks.length, parts);
            for (int i = 0; i < ks.length; i++) {
                long known = plan.constituency(ks[i]).registered();
                m.registered[ks[i]] = known >= 0 ? known : parts[i];
            }
        }
    }

    private void stations() {
        National national = plan.spec.national();
        long stations = national.stations();
        long centres = national.centres();
        for (int k = 0; k < plan.constituencies; k++) {
            Constituency c = plan.constituency(k);
            weights[k] = c.stations() >= 0 ? 0 : m.registered[k];
            stations -= Math.max(0, c.stations());
            centres -= Math.max(0, c.centres());
        }
        Whole.split(stations, weights, plan.constituencies, parts);
        for (int k = 0; k < plan.constituencies; k++) {
            int known = plan.constituency(k).stations();
            m.stations[k] = known >= 0 ? known : (int) parts[k];
        }
        for (int k = 0; k < plan.constituencies; k++) {
            weights[k] = plan.constituency(k).centres() >= 0 ? 0 : m.stations[k] * (1 + 0.1 * dice.bell());
        }
        Whole.split(centres, weights, plan.constituencies, parts);
        for (int k = 0; k < plan.constituencies; k++) {
            int known = plan.constituency(k).centres();
            m.centres[k] = known >= 0 ? known : (int) parts[k];
        }
    }

    private void ballots() {
        for (int g = 0; g < plan.governorates; g++) {
            int[] ks = plan.inGovernorate[g];
            long rest = plan.spec.governorates().get(g).ballots();
            for (int i = 0; i < ks.length; i++) {
                long known = ballotsForKnownVotes(ks[i]);
                m.ballots[ks[i]] = known;
                weights[i] = known > 0 ? 0 : m.registered[ks[i]] * (1 + 0.04 * dice.bell());
                rest -= known;
            }
            Whole.split(rest, weights, ks.length, parts);
            for (int i = 0; i < ks.length; i++) {
                m.ballots[ks[i]] += parts[i];
            }
        }
        for (int k = 0; k < plan.constituencies; k++) {
            double spread = plan.byTemplate(k) ? 0.03 : 0.1;
            weights[k] = m.ballots[k] * (1 + spread * dice.bell());
        }
        Whole.split(plan.spec.national().invalid(), weights, plan.constituencies, parts);
        for (int k = 0; k < plan.constituencies; k++) {
            m.invalid[k] = parts[k];
            m.valid[k] = m.ballots[k] - parts[k];
        }
    }

    /** Where the votes of all larger parties of a constituency are known, its ballots follow from them; else 0. */
    private long ballotsForKnownVotes(int k) {
        long known = 0;
        long rows = 0;
        for (EnsembleSpec.Template t : plan.templates.get(k)) {
            known += Math.max(0, t.votes());
            rows += t.votes() >= 0 ? 1 : 0;
        }
        if (rows < 4) {
            return 0;
        }
        double invalidRate =
                (double) plan.spec.national().invalid() / plan.spec.national().ballots();
        return (long) (known * dice.between(1.03, 1.06) / (1 - invalidRate));
    }

    /** Votes for minority seats are carried where the governorate has such seats: the split is invented. */
    private void carried() {
        for (int p = 0; p < plan.parties; p++) {
            Party party = plan.spec.parties().get(p);
            long votes = party.kind() == Party.Kind.MINORITY
                    ? party.votes()
                    : p == plan.independents ? plan.spec.national().minorityOther() : 0;
            if (votes == 0) {
                continue;
            }
            for (int k = 0; k < plan.constituencies; k++) {
                Governorate g = plan.spec.governorates().get(plan.governorate[k]);
                double w =
                        party.kind() == Party.Kind.MINORITY ? plan.weight[p][plan.governorate[k]] : g.minoritySeats();
                double dampen = plan.byTemplate(k) ? 0.3 : 1;
                weights[k] = w * dampen / plan.inGovernorate[plan.governorate[k]].length * (1 + 0.15 * dice.bell());
            }
            Whole.split(votes, weights, plan.constituencies, parts);
            for (int k = 0; k < plan.constituencies; k++) {
                m.carried[k][p] = parts[k];
            }
        }
    }

    private void candidates() {
        for (int g = 0; g < plan.governorates; g++) {
            int[] ks = plan.inGovernorate[g];
            int rest = plan.spec.governorates().get(g).candidates();
            for (int i = 0; i < ks.length; i++) {
                int known = knownCandidates(ks[i]);
                weights[i] = known >= 0 ? 0 : plan.constituency(ks[i]).seats() * (1 + 0.12 * dice.bell());
                rest -= Math.max(0, known);
            }
            if (rest > 0) {
                Whole.split(rest, weights, ks.length, parts);
            }
            for (int i = 0; i < ks.length; i++) {
                int known = knownCandidates(ks[i]);
                m.candidates[ks[i]] = known >= 0 ? known : (int) parts[i];
            }
        }
        for (int k = 0; k < plan.constituencies; k++) {
            m.start[k + 1] = m.start[k] + m.candidates[k];
        }
    }

    private int knownCandidates(int k) {
        return plan.byTemplate(k)
                ? plan.templates.get(k).stream()
                        .mapToInt(EnsembleSpec.Template::candidates)
                        .sum()
                : plan.constituency(k).candidates();
    }

    /** The number of constituencies whose woman won on votes, and of women beyond the first, follow from two totals. */
    private void womenOnVotes() {
        National national = plan.spec.national();
        int quotaSeats = national.womenWinners() - national.womenOnVotes();
        int toDraw = plan.constituencies - quotaSeats;
        int[] open = new int[plan.constituencies];
        int n = 0;
        for (int k = 0; k < plan.constituencies; k++) {
            WomenWon known = plan.constituency(k).womenWon();
            m.womenOnVotes[k] = known == WomenWon.VOTES ? 1 : 0;
            toDraw -= m.womenOnVotes[k];
            if (known == WomenWon.UNKNOWN) {
                open[n++] = k;
            }
        }
        dice.shuffle(open, n);
        for (int i = 0; i < n && toDraw > 0; i++, toDraw--) {
            m.womenOnVotes[open[i]] = 1;
        }
        int more = national.womenOnVotes() - Arrays.stream(m.womenOnVotes).sum();
        for (ChangedSeat seat : plan.spec.changed()) {
            if (seat.outGender() == Gender.F && seat.inGender() == Gender.M) {
                m.womenOnVotes[plan.contest(seat.contest())]++;
                more--;
            }
        }
        while (more > 0) {
            int k = dice.below(plan.constituencies);
            int t = m.womenOnVotes[k];
            if (t >= 1 && t <= 2 && t + 2 < plan.constituency(k).seats() + (t == 1 ? 1 : 0) && !plan.byTemplate(k)) {
                m.womenOnVotes[k]++;
                more--;
            }
        }
    }

    private void women() {
        int rest = plan.spec.national().women();
        for (int k = 0; k < plan.constituencies; k++) {
            int known = plan.constituency(k).women();
            weights[k] = known >= 0 ? 0 : m.candidates[k] * (1 + 0.08 * dice.bell());
            rest -= Math.max(0, known);
        }
        Whole.split(rest, weights, plan.constituencies, parts);
        for (int k = 0; k < plan.constituencies; k++) {
            int known = plan.constituency(k).women();
            m.women[k] = known >= 0 ? known : (int) parts[k];
        }
        for (int k = 0; k < plan.constituencies; k++) {
            int least = m.womenOnVotes[k] + 1;
            while (m.women[k] < least) {
                int from = dice.below(plan.constituencies);
                if (m.women[from] > m.womenOnVotes[from] + 3
                        && plan.constituency(from).women() < 0) {
                    m.women[from]--;
                    m.women[k]++;
                }
            }
        }
    }

    private void margins() {
        for (int k = 0; k < plan.constituencies; k++) {
            m.margin[k] = plan.marginQuantiles[dice.below(plan.marginQuantiles.length)];
            m.womenPair[k] = m.womenOnVotes[k] == 0
                    && !plan.byTemplate(k)
                    && dice.unit() < plan.spec.margins().quotaPairShare();
        }
    }
}
