package org.recount.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recount.input.Problems;
import org.recount.input.scenario.Explanation;
import org.recount.input.scenario.Explanation.Item;
import org.recount.input.scenario.Explanation.Origin;
import org.recount.input.scenario.Explanation.Section;
import org.recount.input.scenario.ScenarioFiles;
import org.recount.report.write.AnswerJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code recount explain}: what a scenario assumes, in words. */
@Command(
        name = "explain",
        description = {
            "Says in words what a scenario assumes: what may have gone wrong, who complains, how it is judged, what is recounted.",
            "Every key of its file with where the figure comes from; what is invented is said to be. Simulates nothing."
        })
final class ExplainCommand extends BaseCommand {
    private static final int WIDTH = 110;

    @Parameters(paramLabel = "SCENARIO", description = "Folder of a scenario, for example scenarios/iraq-2021.")
    private Path scenario = Path.of("");

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Optional<Explanation> read = ScenarioFiles.read(scenario, problems).flatMap(f -> f.explanation(problems));
        problems.orThrow();
        Explanation e = read.orElseThrow();
        if (json()) {
            out().print(AnswerJson.print(answer(e)));
        } else {
            print(e);
        }
        out().flush();
        return ExitCodes.DONE;
    }

    private static Map<String, Object> answer(Explanation e) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("scenario", e.scenario());
        answer.put("name", e.name());
        answer.put("question", e.question());
        answer.put("synthetic", e.synthetic());
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Section s : e.sections()) {
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("title", s.title());
            section.put("about", s.about());
            List<Map<String, Object>> items = new ArrayList<>();
            for (Item i : s.items()) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("key", i.key());
                item.put("sentence", i.sentence());
                item.put("value", i.value());
                item.put("origin", i.origin().id());
                item.put("reason", i.reason());
                items.add(item);
            }
            section.put("items", items);
            sections.add(section);
        }
        answer.put("sections", sections);
        return answer;
    }

    private void print(Explanation e) {
        PrintWriter out = out();
        out.println(e.name());
        out.println(e.question());
        long invented = e.sections().stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> i.origin() == Origin.ASSUMPTION)
                .count();
        long sourced = e.sections().stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> i.origin() == Origin.SOURCE || i.origin() == Origin.DEFAULT)
                .count();
        wrap(
                (e.synthetic() ? "The votes are synthetic. " : "") + "Of the figures below " + sourced
                        + " have a source and " + invented
                        + " are assumptions; each says which. In brackets: the key of"
                        + " scenario.yaml that sets it.",
                "");
        for (Section s : e.sections()) {
            out.println();
            out.println(s.title());
            out.println("-".repeat(s.title().length()));
            if (!s.about().isEmpty()) {
                wrap(s.about(), "");
            }
            for (Item i : s.items()) {
                wrap("* " + i.sentence() + " [" + i.key() + "]", "  ");
                if (!i.reason().isEmpty()) {
                    wrap(said(i.origin()) + ": " + i.reason(), "      ");
                }
            }
        }
    }

    private static String said(Origin origin) {
        return switch (origin) {
            case SOURCE -> "Source";
            case ASSUMPTION -> "Assumption";
            case DEFAULT -> "Not in the file; the model's own figure";
            case SETTING -> "";
        };
    }

    /** Prints a text in lines of a readable length; lines after the first stand two further in. */
    private void wrap(String text, String indentation) {
        StringBuilder line = new StringBuilder(indentation);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out().println(line);
                line = new StringBuilder(indentation + (indentation.isEmpty() ? "" : "  "));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out().println(line);
    }
}
