package org.recount.report.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The machine failed while a report was written; what stood there before still stands. */
public final class ReportNotWritten extends UncheckedIOException {
    ReportNotWritten(Path target, IOException cause) {
        super(
                "The report was not written to " + target + ": " + cause.getMessage()
                        + ". What was there before is still there. Maybe free some space, or choose another folder"
                        + " with -o.",
                cause);
    }
}
