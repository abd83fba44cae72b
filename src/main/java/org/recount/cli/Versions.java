package org.recount.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.recount.report.write.Digests;

/** Versions for the manifest of a report. */
final class Versions {
    /** Libraries that shape the figures or the pictures: group and artifact. */
    private static final List<String> LIBRARIES = List.of(
            "org.jfree/jfreechart",
            "org.jfree/org.jfree.svg",
            "com.pngencoder/pngencoder",
            "tech.tablesaw/tablesaw-core",
            "org.apache.commons/commons-rng-client-api");

    private Versions() {}

    /** Returns the version of this program. */
    static String program() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    /** Returns a digest of the program's jar; of a program that is not in a jar, its version. */
    static String bytes() {
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        try {
            Path jar =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? Digests.sha256(Files.readAllBytes(jar)) : program();
        } catch (URISyntaxException e) {
            return program();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the version of Java. */
    static String java() {
        return Runtime.version().toString();
    }

    /** Returns the versions of the libraries that say theirs. */
    static Map<String, String> libraries() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String library : LIBRARIES) {
            try (InputStream in =
                    Versions.class.getResourceAsStream("/META-INF/maven/" + library + "/pom.properties")) {
                if (in != null) {
                    Properties properties = new Properties();
                    properties.load(in);
                    versions.put(
                            library.substring(library.indexOf('/') + 1), properties.getProperty("version", "unknown"));
                }
            } catch (IOException e) {
                // A library that does not say its version is left out.
            }
        }
        return versions;
    }
}
