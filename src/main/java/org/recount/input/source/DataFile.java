package org.recount.input.source;

import java.io.IOException;
import java.io.InputStream;

/** A file that is there to be read, in a folder or in a zip. */
public interface DataFile {
    /** Returns the name under which problems and the manifest speak of it. */
    String name();

    /**
     * Opens the bytes of the file.
     *
     * @throws IOException if the file cannot be opened
     */
    InputStream open() throws IOException;
}
