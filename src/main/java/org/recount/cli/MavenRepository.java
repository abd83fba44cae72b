package org.recount.cli;

import java.nio.file.Path;

/** Where Maven keeps what it fetched. */
final class MavenRepository {
    private MavenRepository() {}

    /** Returns the folder of the local repository: {@code maven.repo.local} or the usual place in the home folder. */
    static Path local() {
        String named = System.getProperty("maven.repo.local");
        return named == null ? Path.of(System.getProperty("user.home", ""), ".m2", "repository") : Path.of(named);
    }
}
