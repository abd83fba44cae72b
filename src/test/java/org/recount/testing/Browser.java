package org.recount.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A page opened from disk in headless Chromium, without a network: every host name fails to resolve, so a page that
 * loads anything from elsewhere shows it as a console error.
 *
 * <pre>{@code
 * try (Browser browser = Browser.start()) {
 *     browser.open(folder.resolve("index.html"));
 *     assertThat(browser.consoleErrors()).isEmpty();
 *     browser.screenshot("report-phone", 390, 1200);
 * }
 * }</pre>
 *
 * <p>Where there is no Chromium with its driver on the path, {@link #start()} skips the running test and says so. Tag
 * such tests {@code @Tag("browser")}: mutation runs leave them out.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND");

    /** Kept here: java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Starts a browser with an empty profile, or skips the running test where there is none. */
    public static Browser start() {
        Optional<Path> chromium =
                BROWSERS.stream().map(Browser::onPath).flatMap(Optional::stream).findFirst();
        Optional<Path> chromedriver = onPath("chromedriver");
        Assumptions.assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "No chromium with chromedriver on the PATH: the page was not opened in a browser"
                        + " (Debian: apt-get install chromium chromium-driver)");
        SELENIUM.setLevel(Level.SEVERE);
        Path profile = emptyProfile();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        options.setPageLoadTimeout(Duration.ofSeconds(30));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .withLogOutput(java.io.OutputStream.nullOutputStream())
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    /** Opens a file of this machine and waits until it is loaded. */
    public void open(Path page) {
        driver.get(page.toAbsolutePath().normalize().toUri().toString());
    }

    /** Every console message of level SEVERE since the last call: script errors, and what could not be loaded. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * Saves what a window of this size shows.
     *
     * @param name file name below {@code target/screenshots}, without ending
     * @param width of the window, in CSS pixels; 390 is a phone
     * @param height of the window, in CSS pixels
     * @return the PNG
     */
    public Path screenshot(String name, int width, int height) {
        try {
            driver.manage().window().setSize(new Dimension(width, height));
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            return Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the size of the window in CSS pixels. */
    public void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** For what the methods here do not offer: finding elements, running a script. */
    public ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
        delete(profile);
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path emptyProfile() {
        try {
            return Files.createTempDirectory("recount-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser may still be writing while it ends: what cannot be deleted is left to the temporary folder. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
