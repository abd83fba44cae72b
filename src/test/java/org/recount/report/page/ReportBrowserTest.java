package org.recount.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.recount.report.Fixtures;
import org.recount.report.ReportWriter;
import org.recount.simulation.RunResult;
import org.recount.testing.Browser;

/** The page as a person meets it: from disk, without a network, on a desk and on a phone. */
@Tag("browser")
class ReportBrowserTest {

    @TempDir
    Path dir;

    @Test
    void drawsWithoutAnErrorOnADeskAndOnAPhone() {
        List<RunResult> results = List.of(
                Fixtures.country(83).as("country").result(),
                Fixtures.still(1).as("still").result(),
                Fixtures.country(83)
                        .as("long")
                        .named("W".repeat(300))
                        .places("دائرة " + "ا".repeat(60))
                        .parties(List.of("A".repeat(120), "ئەلیانسی کوردستان", "<b>bold</b>"))
                        .result());
        try (Browser browser = Browser.start()) {
            for (RunResult result : results) {
                String id = result.scenario().id();
                browser.open(
                        ReportWriter.write(result, Fixtures.manifest(), dir).resolve("index.html"));
                assertThat(browser.consoleErrors()).as(id).isEmpty();
                show(browser, 1200, false);
                assertPicturesAreDrawn(browser, ".wide");
                assertFits(browser, id);
                browser.screenshot("report-" + id + "-desk", 1200, 2400);
                show(browser, 390, true);
                assertPicturesAreDrawn(browser, ".narrow");
                assertFits(browser, id);
                browser.screenshot("report-" + id + "-phone", 390, 2400);
                assertThat(browser.consoleErrors()).as(id).isEmpty();
            }
        }
    }

    /** A window cannot be made as narrow as a phone; the device metrics can. */
    private static void show(Browser browser, int width, boolean phone) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 2400, "deviceScaleFactor", 1, "mobile", phone));
        assertThat(number(browser, "return window.innerWidth")).isEqualTo(width);
    }

    private static void assertFits(Browser browser, String id) {
        assertThat(number(browser, "return document.documentElement.scrollWidth"))
                .as("no sideways scrolling: " + id)
                .isLessThanOrEqualTo(number(browser, "return window.innerWidth"));
    }

    private static void assertPicturesAreDrawn(Browser browser, String which) {
        List<WebElement> pictures = browser.driver().findElements(By.cssSelector("figure " + which + " svg"));
        assertThat(pictures).hasSizeGreaterThanOrEqualTo(3).allSatisfy(p -> {
            assertThat(p.isDisplayed()).isTrue();
            assertThat(p.getSize().getWidth()).isGreaterThan(300);
            assertThat(p.getSize().getHeight()).isGreaterThan(100);
        });
    }

    private static long number(Browser browser, String script) {
        Object value = browser.driver().executeScript(script);
        return value instanceof Number n ? n.longValue() : -1;
    }
}
