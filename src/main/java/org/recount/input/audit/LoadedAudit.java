package org.recount.input.audit;

import java.util.List;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.risk.audit.AuditOnRecord;

/**
 * An audit as it was read.
 *
 * @param audit the audit
 * @param roundsLine line of the rounds in audit.yaml, for a message
 * @param problems what was found; none of it stops a command
 * @param files the files that were read
 */
public record LoadedAudit(AuditOnRecord audit, long roundsLine, List<Problem> problems, List<InputFile> files) {
    public LoadedAudit {
        problems = List.copyOf(problems);
        files = List.copyOf(files);
    }
}
