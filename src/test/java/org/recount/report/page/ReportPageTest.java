package org.recount.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.recount.report.Fixtures;
import org.recount.report.chart.Charts;
import org.recount.report.text.Figures;
import org.recount.report.text.Verdict;
import org.recount.simulation.RunResult;

/** What the page must hold whatever the result is; how it looks is the browser test's and people's matter. */
class ReportPageTest {

    private static String page(RunResult result) {
        return new ReportPage(result, Verdict.of(result), Charts.draw(result), Fixtures.manifest(), "f".repeat(64))
                .print();
    }

    private static List<String> all(String html, String regex) {
        Matcher m = Pattern.compile(regex, Pattern.DOTALL).matcher(html);
        List<String> found = new ArrayList<>();
        while (m.find()) {
            found.add(m.group());
        }
        return found;
    }

    /** The page without pictures, styles and tags: what a reader reads. */
    private static String text(String html) {
        return html.replaceAll("(?s)<style>.*?</style>|<svg.*?</svg>", " ").replaceAll("(?s)<[^>]*>", " ");
    }

    private static final List<Fixtures> EXTREMES = List.of(
            Fixtures.country(1),
            Fixtures.country(83),
            Fixtures.country(300),
            Fixtures.still(1),
            Fixtures.still(40),
            Fixtures.country(12).places("كركوك"),
            Fixtures.country(12)
                    .named("W".repeat(400))
                    .places("A very long name of a constituency that never seems to come to its end"),
            Fixtures.country(2).parties(List.of()));

    @Test
    void everyFigureHasACaptionWithModelSourceAndLabel() {
        for (Fixtures extreme : EXTREMES) {
            RunResult result = extreme.result();
            List<String> figures = all(page(result), "<figure .*?</figure>");
            assertThat(figures).hasSizeGreaterThanOrEqualTo(3).allSatisfy(f -> {
                assertThat(f).contains("<figcaption>", "role=\"img\"").containsPattern("aria-label=\"[^\"]{30,}\"");
                assertThat(f).contains("Source: this test, which invents all of it");
                assertThat(f).containsIgnoringCase("synthetic");
                assertThat(f).containsPattern("Model: 200 made-up|design");
            });
        }
    }

    @Test
    void everyTableHasACaptionAndScopes() {
        for (Fixtures extreme : EXTREMES) {
            List<String> tables = all(page(extreme.result()), "<table.*?</table>");
            assertThat(tables).hasSizeGreaterThan(10).allSatisfy(t -> {
                assertThat(t).containsPattern("<caption id=\"[a-z-]+\">[^<]{8,}</caption>");
                assertThat(t).contains("<th scope=\"col\"");
                assertThat(all(t, "<th(?! scope)[ >]")).isEmpty();
            });
        }
    }

    @Test
    void nothingUndefinedIsPrinted() {
        for (Fixtures extreme : EXTREMES) {
            assertThat(text(page(extreme.result())))
                    .doesNotContainPattern("\\b(NaN|null|Infinity|undefined|Optional)\\b|(?<![\\w\\p{L}])-1\\b")
                    .doesNotContain("�", "[]", "{", "  to .");
        }
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNoScriptRuns() {
        String html = page(Fixtures.country(83).result());
        assertThat(html)
                .doesNotContainPattern("(?i)(src|href|xlink:href|action)\\s*=\\s*[\"']?(https?:)?//")
                .doesNotContainPattern("(?i)url\\((?!#)")
                .doesNotContainPattern("(?i)<(script|iframe|object|embed|base|form)\\b")
                .doesNotContainPattern("(?i)@import|\\son[a-z]+\\s*=");
    }

    @Test
    void everyIntervalIsPrinted() {
        RunResult r = Fixtures.country(83).result();
        String text = text(page(r));
        assertThat(text)
                .contains(Figures.rateInterval(r.all().probabilityAny()))
                .contains(Figures.meanInterval(r.all().meanSeatsChanged()))
                .contains(Figures.rateInterval(r.detection().found()))
                .contains(Figures.rateInterval(r.detection().leftStanding()))
                .contains(Figures.meanInterval(r.detection().wrongSeatsAnnounced()))
                .contains(Figures.meanInterval(r.detection().madeWrong()));
        r.byRemedy()
                .values()
                .forEach(p -> assertThat(text)
                        .contains(
                                Figures.rateInterval(p.probabilityAny()), Figures.meanInterval(p.meanSeatsChanged())));
        r.contests()
                .forEach(c -> assertThat(text)
                        .contains(Figures.rateInterval(c.probabilityChange()), Figures.rateInterval(c.reachable())));
        r.parties()
                .forEach(p -> assertThat(text)
                        .contains(Figures.rateInterval(p.probabilityChange()), Figures.meanInterval(p.meanAfter())));
        r.detectionCurve().forEach(p -> assertThat(text).contains(Figures.rateInterval(p.found())));
    }

    @Test
    void headingsAreInOrderAndLinksArrive() {
        String html = page(Fixtures.country(83).result());
        assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">", "name=\"viewport\"");
        assertThat(all(html, "<h1[ >]")).hasSize(1);
        int level = 0;
        for (String heading : all(html, "<h[1-6][ >]")) {
            int next = heading.charAt(2) - '0';
            assertThat(next).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        List<String> ids = all(html, "(?<=\\sid=\")[^\"]+");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all(html, "(?<=href=\"#)[^\"]+"))
                .isNotEmpty()
                .allSatisfy(to -> assertThat(ids).contains(to));
        assertThat(all(html, "(?<=aria-labelledby=\")[^\"]+"))
                .isNotEmpty()
                .allSatisfy(to -> assertThat(ids).contains(to));
    }

    @Test
    void hostileNamesStayText() {
        String evil = "<script>alert('x')</script>\"&<img src=x onerror=alert(1)>";
        String html = page(Fixtures.country(20)
                .named(evil)
                .places(evil)
                .parties(List.of(evil, "]]>", "<!--", "${1+1}", "&lt;"))
                .result());
        assertThat(html)
                .doesNotContain("<script", "<img", "<!--")
                .doesNotContain("</script>")
                .contains("&lt;script&gt;")
                .contains("${1+1}", "&amp;lt;");
        assertThat(all(html, "<[a-z][^>]*\\sonerror")).isEmpty();
    }

    @Test
    void whereNoSeatIsEverWrongTheRateIsNotDefinedRatherThanNought() {
        assertThat(text(page(Fixtures.still(4).result()))).contains("not defined", "no trial had a wrong seat");
    }

    @Test
    void saysWhatIsSyntheticInABannerAndInAColumn() {
        String html = page(Fixtures.country(5).result());
        assertThat(html).containsPattern("class=\"label\" role=\"note\">SYNTHETIC\\.");
        assertThat(all(html, "<table.*?</table>").stream()
                        .filter(t -> t.contains("<bdi>synthetic</bdi>"))
                        .count())
                .isGreaterThanOrEqualTo(9);
        assertThat(html).contains("9 more seats are carried as announced and not simulated");
    }

    @Test
    void showsTheCommandTheSeedAndTheDigest() {
        assertThat(page(Fixtures.country(5).result()))
                .contains("./recount run scenarios/testland --trials 10000 --seed 2021")
                .contains("The seed is 2021")
                .contains("f".repeat(64));
    }
}
