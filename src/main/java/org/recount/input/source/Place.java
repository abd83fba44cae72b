package org.recount.input.source;

import java.io.Closeable;
import java.util.Collection;
import java.util.Optional;
import org.recount.input.Nearest;
import org.recount.input.Problems;

/** A folder, or a zip of one, in which files are found by name. */
public interface Place extends Closeable {

    /** Returns the place as the user named it, for messages. */
    String name();

    /**
     * Finds a file.
     *
     * @param name its name relative to the place, with {@code /} between folders
     * @return the file; empty where there is nothing of that name or it is a folder
     */
    Optional<DataFile> find(String name);

    /** Returns whether the name is that of a folder. */
    boolean isFolder(String name);

    /** Returns the names of some files of the place, for advice. */
    Collection<String> files();

    /**
     * Returns a file, or tells that it is missing, with the name that was perhaps meant.
     *
     * @param name its name
     * @param advice what to try where no name is near
     * @param problems where it is told
     */
    default Optional<DataFile> require(String name, String advice, Problems problems) {
        Optional<DataFile> file = find(name);
        if (file.isEmpty()) {
            if (isFolder(name)) {
                problems.fatal(
                        name,
                        0,
                        "",
                        name + " is a folder; a file is expected",
                        "Maybe name a file in it: " + name + "/...");
            } else {
                problems.fatal(
                        name,
                        0,
                        "",
                        "There is no file " + name + " in " + name(),
                        Nearest.to(name, files())
                                .map(near -> "Maybe \"" + near + "\" is meant.")
                                .orElse(advice));
            }
        }
        return file;
    }

    @Override
    void close();
}
