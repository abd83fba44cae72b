package org.recount.input.scenario;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences for the keys of a scenario, for readers who are no programmers. In a sentence {@code {v}} stands for the value
 * as written, {@code {p}} for a percentage, {@code {f}} for a natural frequency such as "1 in 10,000".
 */
final class Phrases {
    private static final Map<String, String> BY_KEY = new HashMap<>();

    static {
        put("scenario", "The scenario is called {v}.");
        put("name", "It is about: {v}.");
        put("question", "It asks: {v}");
        put("sources_in_short", "Under every figure of the report stands: {v}.");
        put("simulation.trials_per_election", "{v} trials share one set of votes; the next {v} get another.");
        put(
                "simulation.curve",
                "How likely a wrong seat is found is worked out for recounts of so many stations: {v}.");
        put("errors.machine.to_other", "A machine reads {f} valid ballots for another candidate.");
        put("errors.machine.to_invalid", "A machine reads {f} valid ballots as invalid.");
        put("errors.machine.from_invalid", "A machine reads {f} invalid ballots as valid.");
        put("errors.hand.to_other", "A count by hand, the recount too, reads {f} valid ballots for another candidate.");
        put("errors.hand.to_invalid", "A count by hand, the recount too, reads {f} valid ballots as invalid.");
        put("errors.hand.from_invalid", "A count by hand, the recount too, reads {f} invalid ballots as valid.");
        put("errors.clerical.rate", "A slip of the pen strikes {f} stations.");
        put("rate", "It strikes {f} stations of the country.");
        put("affected_contests", "These stations lie in {f} constituencies.");
        put("best_of", "For each station chosen {v} are looked at, and the best is taken.");
        put("device_stations", "{v} stations of a constituency share a device.");
        put("complaints.filed", "{v} complaints are filed.");
        put(
                "complaints.event_odds",
                "A complaint is {v} times as likely to name a station where something is wrong as another.");
        put(
                "complaints.close_odds",
                "Where no vote decides a seat, {v} times as much is complained of as where it is safe.");
        put(
                "complaints.close_scale",
                "That falls off with the gap: at {v} votes about a third (1/e) of the excess is left.");
        put(
                "complaints.defenders",
                "{p} of the complaints are by winners who defend a seat; the others are by losers.");
        put(
                "complaints.red_share",
                "Where nothing is wrong and the seat is safe, {f} complaints are taken for grave (red).");
        put("complaints.yellow_share", "Where nothing is wrong, {p} of the complaints are yellow; the rest is green.");
        put(
                "complaints.evidence_odds",
                "Where something is wrong, the odds of red and of yellow are {v} times as large.");
        put("adjudication.rejected", "{v} complaints are rejected or settled.");
        put("adjudication.rejected_after_recount", "{v} of these only after a recount that changed nothing.");
        put("adjudication.upheld", "{v} complaints are upheld.");
        put("adjudication.procedural", "{v} of these lead to a recount.");
        put("adjudication.annulling", "{v} of these lead to stations being annulled.");
        put("adjudication.red_weight", "When it is drawn which complaints are taken up, a red one counts {v} times.");
        put("adjudication.yellow_weight", "A yellow one counts {v} times.");
        put("adjudication.green_weight", "A green one counts {v} times.");
        put(
                "adjudication.block_odds",
                "Of the stations opened beside the one named, one with something wrong is {v} times as likely as another.");
        put("adjudication.annul_sensitivity", "Judges annul {p} of the irregular stations that are before them.");
        put(
                "adjudication.annul_false_weight",
                "A complaint that names a lawful station counts {v} as much as one that names an irregular station when it is"
                        + " drawn which ones lead to an annulment.");
        judging();
        put("share", "Share of the stations of the first part: {p}.");
        put("power", "Strength of that preference: to the power of {v}.");
        put("first_power", "Strength of the first part's preference: to the power of {v}.");
        put("second_power", "Strength of the second part's preference: to the power of {v}.");
        put("k", "It escalates after {v} alarms.");
        put("least", "A station raises an alarm where its recount differs by at least {p} of its valid votes.");
        put("recount.announced_total", "The commission announced {v} stations as recounted.");
        put("recount.random", "{v} stations are drawn at random from the whole country and recounted too.");
        put(
                "recount.random_readjudicates",
                "In a station that only that draw opened, a wrong ruling on invalid ballots is put right with a chance of {p}.");
        put("stage", "Stage: {v}.");
        put("stations", "Stations opened: {v}.");
        put("complaints", "Complaints that carry it: {v}.");
        put(
                "readjudicates",
                "A wrong ruling on invalid ballots in one of its stations is put right with a chance of {p}.");
        put("places_source", "That is known from: {v}.");
        put("history.discrepant_stations", "In fact {v} recounted stations were reported to differ.");
    }

    private static void judging() {
        String j = "adjudication.judging.";
        put(j + "last_day", "The last complaint is filed by day {v} after polling day.");
        put(
                j + "filing_exponent",
                "Filing grows towards that day: the share filed by a day is (day / last day) to the power of {v}.");
        put(j + "deadline", "What is filed after day {v} is rejected unheard.");
        put(
                j + "decisions_per_day",
                "The first instance decides {v} complaints a day, red before yellow before green.");
        put(j + "decision_days", "It has {v} days; what it has no time for is not decided.");
        put(j + "appeal_by_rejected", "Of the complainants whom the first instance rejects, {p} appeal.");
        put(j + "appeal_by_opponents", "Against {p} of the complaints that it upholds somebody appeals.");
        for (String instance : new String[] {"first", "second"}) {
            String i = j + instance + ".";
            String who = "The " + instance + " instance ";
            put(
                    i + "sensitivity",
                    who + "upholds {p} of the founded complaints (something is wrong at the station named).");
            put(i + "specificity", who + "rejects {p} of the unfounded complaints.");
            put(
                    i + "annuls",
                    who + "annuls the station in {p} of the complaints upheld that name an irregular station.");
            put(
                    i + "annuls_falsely",
                    who + "annuls a station without irregularity in {p} of the other complaints upheld.");
            put(i + "stations_per_complaint", "For each other complaint that it upholds {v} stations are recounted.");
            put(
                    i + "readjudicates",
                    "A wrong ruling on invalid ballots in one of these is put right with a chance of {p}.");
        }
    }

    private Phrases() {}

    private static void put(String key, String sentence) {
        BY_KEY.put(key, sentence);
    }

    /**
     * Returns the sentence of a key.
     *
     * @param path path of the key
     * @param value its value as written
     * @return empty where there is none for this path or for its last part
     */
    static Optional<String> sentence(String path, String value) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (path.contains(".place.")
                && BY_KEY.containsKey(last)
                && !last.equals("best_of")
                && !last.equals("device_stations")) {
            return Optional.empty();
        }
        if (path.startsWith("recount.stages[") && last.equals("name")) {
            last = "stage";
        }
        if (path.startsWith("recount.designs[")
                ? last.equals("name")
                : List.of("share", "k", "least").contains(last)) {
            return Optional.empty();
        }
        String found = BY_KEY.getOrDefault(
                path, path.contains("]") || path.startsWith("errors.clerical") ? BY_KEY.get(last) : null);
        return Optional.ofNullable(found).map(s -> fill(s, value));
    }

    static String fill(String sentence, String value) {
        String text = sentence;
        if (text.contains("{p}") || text.contains("{f}")) {
            BigDecimal share = share(value);
            text = text.replace("{p}", percent(share)).replace("{f}", frequency(share));
        }
        return text.replace("{v}", grouped(value));
    }

    private static BigDecimal share(String value) {
        String s = value.strip().replace("_", "");
        try {
            return s.endsWith("%")
                    ? new BigDecimal(s.substring(0, s.length() - 1).strip()).movePointLeft(2)
                    : new BigDecimal(s);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    static String percent(BigDecimal share) {
        return share.signum() == 0
                ? "0%"
                : share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /** Returns a share as so many in a round number: 0.0056 is "5.6 in 1,000". */
    static String frequency(BigDecimal share) {
        if (share.signum() == 0) {
            return "none of the";
        }
        if (share.compareTo(BigDecimal.ONE) == 0) {
            return "all";
        }
        if (share.compareTo(new BigDecimal("0.1")) >= 0) {
            return percent(share) + " of the";
        }
        int places = 2;
        while (places < 9 && share.movePointRight(places).compareTo(BigDecimal.ONE) < 0) {
            places++;
        }
        return share.movePointRight(places).stripTrailingZeros().toPlainString() + " in "
                + grouped(BigDecimal.TEN.pow(places).toPlainString());
    }

    private static String grouped(String value) {
        return value.matches("\\d{4,}")
                ? new java.math.BigInteger(value).toString().replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",")
                : value;
    }
}
