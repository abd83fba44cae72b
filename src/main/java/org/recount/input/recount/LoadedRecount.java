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
 * @param outsideByLot stations that are said to have been drawn by lot and that the election does not have: the lot was
 *     then drawn from another list, and no bound from the others would be honest
 */
public record LoadedRecount(
        RecountOnRecord recount, List<Problem> problems, List<InputFile> files, List<String> outsideByLot) {
    public LoadedRecount {
        problems = List.copyOf(problems);
        files = List.copyOf(files);
        outsideByLot = List.copyOf(outsideByLot);
    }
}
