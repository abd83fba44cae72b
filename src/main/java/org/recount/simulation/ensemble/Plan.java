package org.recount.simulation.ensemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recount.simulation.ensemble.EnsembleSpec.Constituency;
import org.recount.simulation.ensemble.EnsembleSpec.Elected;
import org.recount.simulation.ensemble.EnsembleSpec.KnownCandidate;
import org.recount.simulation.ensemble.EnsembleSpec.KnownVotes;
import org.recount.simulation.ensemble.EnsembleSpec.Party;
import org.recount.simulation.ensemble.EnsembleSpec.Presence;
import org.recount.simulation.ensemble.EnsembleSpec.Relation;
import org.recount.simulation.ensemble.EnsembleSpec.Template;

/**
 * The specification with names turned into numbers, once for all members. Immutable; arrays are never written after
 * construction.
 */
final class Plan {
    final EnsembleSpec spec;
    final int constituencies;
    final int governorates;
    final int parties;
    final int independents;
    final int others;

    /** Governorate of each constituency. */
    final int[] governorate;

    /** Constituencies of each governorate, in order. */
    final int[][] inGovernorate;

    /** Votes of each party in the whole country. */
    final long[] partyVotes;

    /** Votes of each party in constituencies with templates: exact. */
    final long[] partyVotesInTemplates;

    /** Expected seats by party and governorate; margins agree with seats of parties and of governorates. */
    final int[][] expectedSeats;

    /** Weight of losing votes by party and governorate; 0 where the party does not stand. */
    final double[][] weight;

    /** Votes of a party in a governorate where they are known approximately; -1 elsewhere. */
    final long[][] about;

    /** Template rows of each constituency; empty where there is none. */
    final List<List<Template>> templates;

    /** Whether all constituencies of a governorate have templates. */
    final boolean[] governorateByTemplate;

    final double[] marginQuantiles;
    private final List<List<KnownCandidate>> known;
    private final Map<String, Integer> partyIndex = new HashMap<>();
    private final Map<String, Integer> governorateIndex = new HashMap<>();
    private final Map<String, Integer> contestIndex = new HashMap<>();

    Plan(EnsembleSpec spec) {
        this.spec = spec;
        constituencies = spec.constituencies().size();
        governorates = spec.governorates().size();
        parties = spec.parties().size();
        for (int p = 0; p < parties; p++) {
            partyIndex.put(spec.parties().get(p).name(), p);
        }
        for (int g = 0; g < governorates; g++) {
            governorateIndex.put(spec.governorates().get(g).name(), g);
        }
        governorate = new int[constituencies];
        for (int k = 0; k < constituencies; k++) {
            Constituency c = spec.constituencies().get(k);
            contestIndex.put(c.id(), k);
            governorate[k] = governorate(c.governorate());
        }
        inGovernorate = new int[governorates][];
        for (int g = 0; g < governorates; g++) {
            inGovernorate[g] = members(g);
        }
        independents = only(Party.Kind.INDEPENDENTS);
        others = only(Party.Kind.OTHERS);
        expectedSeats = new int[parties][governorates];
        weight = new double[parties][governorates];
        for (Presence presence : spec.geography()) {
            int p = party(presence.party());
            int g = governorate(presence.governorate());
            expectedSeats[p][g] = presence.seats();
            weight[p][g] = presence.weight();
        }
        templates = new ArrayList<>();
        for (int k = 0; k < constituencies; k++) {
            templates.add(new ArrayList<>());
        }
        spec.templates().forEach(t -> templates.get(contest(t.contest())).add(t));
        governorateByTemplate = new boolean[governorates];
        for (int g = 0; g < governorates; g++) {
            governorateByTemplate[g] = true;
            for (int k : inGovernorate[g]) {
                governorateByTemplate[g] &= !templates.get(k).isEmpty();
            }
        }
        about = new long[parties][governorates];
        for (long[] row : about) {
            java.util.Arrays.fill(row, -1);
        }
        partyVotesInTemplates = new long[parties];
        for (KnownVotes known : spec.votes()) {
            Integer g = governorateIndex.get(known.area());
            if (g != null && known.relation() == Relation.ABOUT) {
                about[party(known.party())][g] = known.votes();
            } else if (g != null) {
                partyVotesInTemplates[party(known.party())] += known.votes();
            }
        }
        known = spec.constituencies().stream()
                .map(c -> spec.candidates().stream()
                        .filter(candidate -> candidate.contest().equals(c.id()))
                        .toList())
                .toList();
        partyVotes = partyVotes();
        marginQuantiles = Quantiles.beta(spec.margins().a(), spec.margins().b(), 4096);
    }

    private int[] members(int g) {
        List<Integer> list = new ArrayList<>();
        for (int k = 0; k < constituencies; k++) {
            if (governorate[k] == g) {
                list.add(k);
            }
        }
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private int only(Party.Kind kind) {
        for (int p = 0; p < parties; p++) {
            if (spec.parties().get(p).kind() == kind) {
                return p;
            }
        }
        throw new IllegalArgumentException("No party of kind " + kind);
    }

    /** Lists known by name have what is known of them; all other lists share the rest of the valid votes. */
    private long[] partyVotes() {
        long[] votes = new long[parties];
        long sum = 0;
        for (int p = 0; p < parties; p++) {
            Party party = spec.parties().get(p);
            votes[p] = party.kind() == Party.Kind.NAMED_WITHOUT_SEAT ? partyVotesInTemplates[p] : party.votes();
            if (p != others) {
                sum = Math.addExact(sum, votes[p]);
            }
        }
        votes[others] = Math.subtractExact(spec.national().valid(), sum);
        return votes;
    }

    int party(String name) {
        return index(partyIndex, name, "party");
    }

    int governorate(String name) {
        return index(governorateIndex, name, "governorate");
    }

    int contest(String id) {
        return index(contestIndex, id, "constituency");
    }

    private static int index(Map<String, Integer> map, String name, String what) {
        Integer i = map.get(name);
        if (i == null) {
            throw new IllegalArgumentException("No " + what + " named " + name);
        }
        return i;
    }

    Constituency constituency(int k) {
        return spec.constituencies().get(k);
    }

    boolean byTemplate(int k) {
        return !templates.get(k).isEmpty();
    }

    /** Returns the candidates of a constituency of whom something is known. */
    List<KnownCandidate> known(int k) {
        return known.get(k);
    }

    /** Returns what is known of the winner of the last seat, if anything is. */
    java.util.Optional<KnownCandidate> knownLast(int k) {
        return known(k).stream().filter(c -> c.elected() == Elected.LAST).findFirst();
    }
}
