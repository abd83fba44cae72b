package org.recount.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The font of every chart, from the jar: DejaVu Sans, which has the Latin, Arabic and Kurdish (Sorani) letters and digits.
 * A picture so depends neither on the fonts of the machine nor on there being any.
 *
 * <p>Java looks for the machine's fonts before it reads ours, and fails where there is no libfontconfig ("Fontconfig head
 * is null") or no font file ("No physical fonts found"). So the first use of this class writes the two files to the
 * temporary folder for the life of the process, and tells Java, on Linux, that they are all the fonts there are (the
 * system property {@code sun.awt.fontconfig}, unless it is already set). Logical names such as {@code SansSerif} then
 * mean DejaVu Sans as well. It has to come before any other use of AWT fonts: call {@link #requireUsable()} early.
 *
 * <p>Thread-safe, which Java's own fonts are not: it measures a font when that is first asked for, and shows the measures
 * to other threads before it has turned them from pixels into units of the picture ({@code
 * sun.font.FileFontStrike.getFontMetrics}, JDK 17). Where a picture has two pixels for a unit, a second thread then sees
 * letters twice as high, and places lines of text so. So each font is measured here, by one thread, before anybody gets
 * it; and the measures are held, so that they are not thrown away and taken again.
 */
public final class Fonts {
    /** The family name, for style sheets and SVG. */
    public static final String FAMILY = "DejaVu Sans";

    private static final String PLAIN_FILE = "DejaVuSans.ttf";
    private static final String BOLD_FILE = "DejaVuSans-Bold.ttf";

    private static final Map<Float, Measured> PLAIN = new ConcurrentHashMap<>();
    private static final Map<Float, Measured> BOLD = new ConcurrentHashMap<>();

    private Fonts() {}

    /**
     * The upright font.
     *
     * @param size in points, positive; one of few, for a font is kept once it was asked for
     */
    public static Font plain(float size) {
        return PLAIN.computeIfAbsent(
                        size, s -> Measured.of(Loaded.pair().plain().deriveFont(s)))
                .font();
    }

    /**
     * The bold font.
     *
     * @param size in points, positive; one of few
     */
    public static Font bold(float size) {
        return BOLD.computeIfAbsent(size, s -> Measured.of(Loaded.pair().bold().deriveFont(s)))
                .font();
    }

    /**
     * Loads the fonts now, so that a run that could not draw its charts fails before it computes anything.
     *
     * @throws FontsUnavailableException where Java cannot read any font on this machine
     */
    public static void requireUsable() {
        Loaded.pair();
    }

    /** What this class needs of the machine is missing; the message ends with a line of advice. */
    public static final class FontsUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FontsUnavailableException(Throwable cause) {
            super(
                    "No charts can be drawn on this machine: Java cannot read fonts (" + cause + ").\n" + advice(cause),
                    cause);
        }

        private static String advice(Throwable cause) {
            return cause instanceof IOException
                    ? "Maybe the temporary folder cannot be written, or is full."
                    : "Maybe its native libraries are missing"
                            + " (Debian, Ubuntu: apt-get install libfreetype6 libharfbuzz0b).";
        }
    }

    /**
     * A font that has been measured for {@link Canvas}.
     *
     * @param font the font
     * @param measures its measures upright and turned either way; Java keeps them while somebody does
     */
    private record Measured(Font font, List<FontMetrics> measures) {
        static Measured of(Font font) {
            return new Measured(
                    font, List.of(Canvas.measures(font, 0), Canvas.measures(font, 1), Canvas.measures(font, -1)));
        }
    }

    private record Pair(Font plain, Font bold) {}

    /** Loaded once, on first use; a failure is kept and told again to every later caller. */
    private static final class Loaded {
        private static final Object FOUND = load();

        private Loaded() {}

        static Pair pair() {
            if (FOUND instanceof Pair pair) {
                return pair;
            }
            throw new FontsUnavailableException((Throwable) FOUND);
        }

        /** A {@link Pair}, or what stood in the way. */
        private static Object load() {
            try {
                setDefault("java.awt.headless", "true");
                Path folder = Files.createTempDirectory("recount-fonts");
                // Java deletes on exit in reverse: the files registered later go before their folder.
                folder.toFile().deleteOnExit();
                Path plain = unpack(folder, PLAIN_FILE);
                Path bold = unpack(folder, BOLD_FILE);
                if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
                    Path list = Files.writeString(folder.resolve("fontconfig.properties"), onlyThese(plain, bold));
                    setDefault("sun.awt.fontconfig", list.toString());
                    list.toFile().deleteOnExit();
                }
                return new Pair(
                        Font.createFont(Font.TRUETYPE_FONT, plain.toFile()),
                        Font.createFont(Font.TRUETYPE_FONT, bold.toFile()));
            } catch (IOException | FontFormatException | LinkageError | InternalError e) {
                return e;
            }
        }

        private static Path unpack(Path folder, String name) throws IOException {
            Path file = folder.resolve(name);
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("The jar has no fonts/" + name + ", which the build puts there");
                }
                file.toFile().deleteOnExit();
                Files.copy(in, file);
            }
            return file;
        }

        /** Java's own font list format (javadoc of the JDK's "Font Configuration Files"): every logical font is ours. */
        private static String onlyThese(Path plain, Path bold) {
            StringBuilder list = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
            for (String logical : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
                list.append(logical).append(".plain.latin-1=ours\n");
                list.append(logical).append(".italic.latin-1=ours\n");
                list.append(logical).append(".bold.latin-1=ours bold\n");
                list.append(logical).append(".bolditalic.latin-1=ours bold\n");
            }
            list.append("filename.ours=").append(escaped(plain)).append('\n');
            list.append("filename.ours_bold=").append(escaped(bold)).append('\n');
            return list.toString();
        }

        /** In a properties file a backslash escapes. */
        private static String escaped(Path path) {
            return path.toString().replace("\\", "\\\\");
        }

        private static void setDefault(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }
    }
}
