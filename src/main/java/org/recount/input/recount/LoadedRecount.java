package org.recount.input.recount;

import java.util.List;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.input.InputFile;
import org.recount.input.Problem;

/**
 * A recount as it was read, and what was found wrong that stops nothing.
 *
 * @param recount the recount
 * @param problems what was found; none of it stops a command. A station that the election does not have is named here
 *     and left out of {@code recount}
 * @param files the files that were read, in order, with their SHA-256
 */
public record LoadedRecount(RecountOnRecord recount, List<Problem> problems, List<InputFile> files) {
    public LoadedRecount {
        problems = List.copyOf(problems);
        files = List.copyOf(files);
    }
}
