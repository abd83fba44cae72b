package org.recount.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the helper sees what it is there to see: a faulty page must not pass for a sound one. */
@Tag("browser")
class BrowserTest {
    @TempDir
    Path folder;

    @Test
    void soundPageFaultyScriptAndLoadFromElsewhere() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(page("sound.html", "<p id=p>Kirkuk-2</p>"));
            assertThat(browser.consoleErrors()).isEmpty();
            assertThat(browser.driver().getTitle()).isEqualTo("t");
            Path shot = browser.screenshot("browser-test", 390, 700);
            assertThat(ImageIO.read(shot.toFile()).getWidth()).isBetween(380, 500);

            browser.open(page("faulty.html", "<script>nothing.here()</script>"));
            assertThat(browser.consoleErrors()).singleElement().asString().contains("nothing");

            browser.open(page("elsewhere.html", "<img src='http://elsewhere.invalid/a.png'>"));
            assertThat(browser.consoleErrors()).singleElement().asString().contains("elsewhere.invalid");
        }
    }

    private Path page(String name, String body) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "<!doctype html><html lang=en><head><meta charset=utf-8><title>t</title></head><body>" + body
                        + "</body></html>");
    }
}
