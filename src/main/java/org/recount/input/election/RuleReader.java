package org.recount.input.election;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.election.Gender;
import org.recount.input.Problems;
import org.recount.input.yaml.YamlFiles;
import org.recount.input.yaml.YamlMap;
import org.recount.input.yaml.YamlNode;
import org.recount.input.yaml.YamlScalar;
import org.recount.numeric.Ratio;
import org.recount.seats.RuleSpec;
import org.recount.seats.SeatRules;
import org.recount.seats.Threshold;

/** Reads the seat rule of election.yaml, of a row of contests.csv, or of the command line. */
public final class RuleReader {
    static final List<String> KEYS = List.of(
            "method",
            "reserved",
            "first-divisor",
            "threshold",
            "exempt",
            "constituency-seats",
            "overhang",
            "candidates",
            "open-lists",
            "list-quota");

    private static final List<String> THRESHOLD_KEYS =
            List.of("share", "of", "inclusive", "scope", "tiers", "waived-by-seats", "exempt");

    private RuleReader() {}

    /**
     * Reads a rule as the command line and contests.csv write it: a name, or a map in braces.
     *
     * @param text {@code dhondt} or {@code {method: dhondt, threshold: {share: 3%, of: valid}}}
     * @param where what the text is, for messages
     * @param problems where problems are told
     */
    public static Optional<RuleSpec> parse(String text, String where, Problems problems) {
        String yaml = text.strip().startsWith("{") ? text : "{method: " + quoted(text) + "}";
        return YamlFiles.parse(where, yaml, problems)
                .flatMap(RuleReader::read)
                .filter(s -> fits(s, where, 0, problems));
    }

    /** Reads the value of {@code rule}, a name or a map; what stands beside it at the top counts too. */
    static Optional<RuleSpec> readTop(YamlMap top) {
        Optional<YamlNode> node = top.get("rule");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<RuleSpec> spec = node.get() instanceof YamlScalar name
                ? Optional.of(RuleSpec.of(name.text()))
                : top.map("rule").flatMap(RuleReader::read);
        return spec.map(s -> options(top, s)).filter(s -> fits(s, top.file(), top.line("rule"), top.problems()));
    }

    /** Returns whether the registry makes a rule of it; if not, that is told. */
    static boolean fits(RuleSpec spec, String file, long line, Problems problems) {
        try {
            SeatRules.create(spec);
            return true;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int advice = message.indexOf("Maybe ");
            problems.fatal(
                    file,
                    line,
                    spec.method(),
                    advice > 0 ? message.substring(0, advice).strip() : message,
                    advice > 0 ? message.substring(advice) : "Maybe see docs/formats.md.");
            return false;
        }
    }

    /** Reads a threshold as contests.csv writes it: a share; 0 for none. */
    static Optional<RuleSpec> withThreshold(RuleSpec spec, String share) {
        try {
            Ratio ratio = Ratio.parse(share);
            Optional<Threshold> threshold = ratio.signum() == 0
                    ? Optional.empty()
                    : Optional.of(spec.threshold()
                            .map(t -> new Threshold(
                                    ratio, t.of(), t.inclusive(), t.scope(), t.tiers(), t.exempt(), t.waivedBySeats()))
                            .orElseGet(() -> Threshold.of(ratio, Threshold.Base.VALID)));
            return Optional.of(copy(spec, spec.method(), threshold));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the rule with another method; what does not fit candidates is left out with them. */
    static RuleSpec withMethod(RuleSpec base, String method) {
        boolean lists = SeatRules.find(method)
                .map(e -> e.family() == SeatRules.Family.LISTS)
                .orElse(false);
        return lists
                ? copy(base, method, base.threshold())
                : new RuleSpec(
                        method,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        base.reservedGender(),
                        Map.of(),
                        false,
                        Map.of(),
                        false,
                        "");
    }

    private static RuleSpec copy(RuleSpec s, String method, Optional<Threshold> threshold) {
        return new RuleSpec(
                method,
                s.firstDivisor(),
                threshold,
                s.exempt(),
                s.reservedGender(),
                s.constituencySeats(),
                s.overhang(),
                s.candidates(),
                s.openLists(),
                s.listQuota());
    }

    private static Optional<RuleSpec> read(YamlMap map) {
        map.warnOfUnknownKeys(KEYS);
        return map.required("method").map(method -> options(map, RuleSpec.of(method)));
    }

    /** Puts the options of a map on a rule; keys that are not there change nothing. */
    private static RuleSpec options(YamlMap map, RuleSpec base) {
        Optional<Ratio> first = ratio(map, "first-divisor").or(base::firstDivisor);
        Optional<Threshold> threshold = map.get("threshold").isPresent() ? threshold(map) : base.threshold();
        return new RuleSpec(
                base.method(),
                first,
                threshold,
                map.has("exempt") ? map.texts("exempt") : base.exempt(),
                map.map("reserved").flatMap(RuleReader::gender).orElse(base.reservedGender()),
                map.has("constituency-seats") ? numbers(map, "constituency-seats") : base.constituencySeats(),
                map.flag("overhang").orElse(base.overhang()),
                map.has("candidates") ? numbers(map, "candidates") : base.candidates(),
                map.flag("open-lists").orElse(base.openLists()),
                map.text("list-quota").orElse(base.listQuota()));
    }

    private static Optional<Gender> gender(YamlMap reserved) {
        reserved.warnOfUnknownKeys(List.of("gender"));
        return reserved.oneOf("gender", List.of("F", "M")).map(Gender::valueOf);
    }

    private static Optional<Threshold> threshold(YamlMap parent) {
        if (parent.get("threshold").orElseThrow() instanceof YamlScalar) {
            return ratio(parent, "threshold")
                    .flatMap(share -> checked(parent, () -> Threshold.of(share, Threshold.Base.VALID)));
        }
        Optional<YamlMap> found = parent.map("threshold");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = found.get();
        map.warnOfUnknownKeys(THRESHOLD_KEYS);
        map.required("share");
        List<Threshold.Tier> tiers = new ArrayList<>();
        for (YamlMap tier : map.maps("tiers")) {
            tier.warnOfUnknownKeys(List.of("share", "lists"));
            ratio(tier, "share")
                    .ifPresent(share -> checked(map, () -> new Threshold.Tier(share, tier.texts("lists")))
                            .ifPresent(tiers::add));
        }
        Threshold.Base of = map.oneOf("of", List.of("valid", "choices", "cast"))
                .map(word -> base(word))
                .orElse(Threshold.Base.VALID);
        Threshold.Scope scope = map.oneOf("scope", List.of("contest", "nation"))
                .map(word -> word.equals("nation") ? Threshold.Scope.NATION : Threshold.Scope.CONTEST)
                .orElse(Threshold.Scope.CONTEST);
        boolean inclusive = map.flag("inclusive").orElse(true);
        int waived = (int) map.wholeNumber("waived-by-seats", 0, 1000).orElse(0);
        return ratio(map, "share")
                .flatMap(share -> checked(
                        map, () -> new Threshold(share, of, inclusive, scope, tiers, map.texts("exempt"), waived)));
    }

    private static Threshold.Base base(String word) {
        return switch (word) {
            case "cast" -> Threshold.Base.CAST;
            case "choices" -> Threshold.Base.CHOICES;
            default -> Threshold.Base.VALID;
        };
    }

    /** A value whose own constructor refuses what makes no sense, with advice in its message. */
    private static <T> Optional<T> checked(YamlMap map, java.util.function.Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int advice = Math.max(0, message.indexOf("Maybe "));
            map.problems()
                    .fatal(
                            map.file(),
                            map.line(),
                            map.show(),
                            advice > 0 ? message.substring(0, advice).strip() : message,
                            advice > 0 ? message.substring(advice) : "Maybe check the figure.");
            return Optional.empty();
        }
    }

    private static Optional<Ratio> ratio(YamlMap map, String key) {
        Optional<String> text = map.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Ratio.parse(text.get()));
        } catch (NumberFormatException e) {
            map.wrong(key, text.get(), "is not a number", "Maybe write it as 1.4, 7/5 or 3.25%.");
            return Optional.empty();
        }
    }

    private static Map<String, Integer> numbers(YamlMap map, String key) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        map.map(key).ifPresent(inner -> {
            for (String id : inner.keys()) {
                inner.wholeNumber(id, 0, 10_000).ifPresent(n -> numbers.put(id, (int) n));
            }
        });
        return numbers;
    }

    private static String quoted(String text) {
        return "'" + text.strip().replace("'", "''") + "'";
    }
}
