package org.recount.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recount.cli.Columns.Side;
import org.recount.input.election.LoadedElection;
import org.recount.report.write.AnswerJson;
import org.recount.screening.Screen;
import org.recount.screening.Screens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recount screen}: digit, turnout and share screens; never a verdict. */
@Command(
        name = "screen",
        description = {
            "Digit, turnout and share screens of the stations' figures, with effect sizes, adjusted for there being many.",
            "Descriptive: a difference from chance has many causes, and no screen is evidence of what caused it."
        })
final class ScreenCommand extends BaseCommand {
    private static final List<String> CAVEATS = List.of(
            "Nothing here says that an election was clean or that it was not; a screen says where figures differ from a model of chance.",
            "With tens of thousands of stations a difference too small to matter is certain: read the effect before the p-value.",
            "Second digits: whether Benford's law says anything of elections is disputed (Deckert, Myagkov and Ordeshook 2011).",
            "Turnout and share go together wherever town and country vote differently.");

    @Mixin
    private ElectionInput election = new ElectionInput();

    record Answer(
            String election,
            int tests,
            List<ScreenAnswer> screens,
            List<String> leftOut,
            List<String> caveats,
            List<ProblemAnswer> problems) {}

    record ScreenAnswer(
            String contest,
            String screen,
            String subject,
            long n,
            double observed,
            @Nullable Double expected,
            double effect,
            String effectUnit,
            @Nullable Double statistic,
            @Nullable Double pValue,
            @Nullable Double holm,
            @Nullable Double benjaminiHochberg) {}

    @Override
    public Integer call() {
        LoadedElection loaded = election.read();
        Screens.Found found = Screens.of(loaded.election().tallies());
        if (json()) {
            out().print(AnswerJson.print(new Answer(
                    loaded.election().id(),
                    found.tests(),
                    found.screens().stream().map(ScreenCommand::answer).toList(),
                    found.leftOut(),
                    CAVEATS,
                    ProblemAnswer.of(loaded.problems()))));
        } else {
            print(loaded, found);
            ProblemText.brief(loaded.problems(), err());
        }
        out().flush();
        return ExitCodes.DONE;
    }

    private static ScreenAnswer answer(Screen s) {
        return new ScreenAnswer(
                s.contest(),
                s.name().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                s.subject(),
                s.n(),
                s.observed(),
                orNull(s.expected()),
                s.effect(),
                s.effectUnit(),
                orNull(s.statistic()),
                orNull(s.pValue()),
                orNull(s.holm()),
                orNull(s.benjaminiHochberg()));
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private void print(LoadedElection loaded, Screens.Found found) {
        out().println(loaded.election().name() + " (" + loaded.election().id() + "): screens of "
                + loaded.election().tallies().size()
                + (loaded.election().tallies().size() == 1 ? " contest, " : " contests, ") + found.tests()
                + " tests in one family");
        String contest = "";
        Columns table = table();
        for (Screen s : found.screens()) {
            if (!s.contest().equals(contest)) {
                table.print(out(), "  ");
                table = table();
                contest = s.contest();
                out().println();
                out().println(contest);
                table.add("screen", "of", "figures", "found", "by chance", "effect", "", "p", "Holm", "BH");
            }
            table.add(
                    s.name().words() + " (" + s.name().quantity() + ")",
                    s.subject(),
                    String.format(Locale.ROOT, "%,d", s.n()),
                    number(s.observed()),
                    number(s.expected()),
                    String.format(Locale.ROOT, "%.4f", s.effect()),
                    s.effectUnit(),
                    probability(s.pValue()),
                    probability(s.holm()),
                    probability(s.benjaminiHochberg()));
        }
        table.print(out(), "  ");
        out().println();
        if (!found.leftOut().isEmpty()) {
            out().println("Not looked at: " + found.leftOut().size() + ", for example "
                    + found.leftOut().get(0) + ".");
        }
        CAVEATS.forEach(c -> out().println(c));
    }

    private static Columns table() {
        return new Columns(
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT);
    }

    private static String number(double x) {
        return Double.isNaN(x) ? "" : String.format(Locale.ROOT, Math.abs(x) < 100 ? "%.3f" : "%,.1f", x);
    }

    private static String probability(double p) {
        return Double.isNaN(p) ? "no test" : String.format(Locale.ROOT, p >= 1e-4 || p == 0 ? "%.4f" : "%.1e", p);
    }
}
