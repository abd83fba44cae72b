package org.recount.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.recount.report.verify.FileCheck;
import org.recount.report.verify.FileCheck.Verdict;
import org.recount.report.verify.StoredReport;
import org.recount.report.write.AnswerJson;

/**
 * What a check of a report found.
 *
 * @param report the folder
 * @param command the command that the manifest holds
 * @param verified whether every input and file is what the manifest says and the run gives the same again
 * @param ranAgain whether the run was made again
 * @param inputs checks of the inputs
 * @param outputs checks of the files of the report
 * @param notes what else is to be known, in sentences
 */
record VerifyAnswer(
        String report,
        String command,
        boolean verified,
        boolean ranAgain,
        List<FileCheck> inputs,
        List<FileCheck> outputs,
        List<String> notes) {

    VerifyAnswer {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
    }

    static VerifyAnswer of(
            StoredReport report,
            boolean ranAgain,
            List<FileCheck> inputs,
            List<FileCheck> outputs,
            List<String> notes) {
        boolean verified = ranAgain
                && Stream.concat(inputs.stream(), outputs.stream())
                        .allMatch(c -> c.verdict().good());
        return new VerifyAnswer(
                report.folder().toString(), report.run().commandLine(), verified, ranAgain, inputs, outputs, notes);
    }

    void print(boolean json, PrintWriter out) {
        if (json) {
            out.print(AnswerJson.print(document()));
        } else {
            text(out);
        }
        out.flush();
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("report", report);
        document.put("command", command);
        document.put("verified", verified);
        document.put("ranAgain", ranAgain);
        document.put("inputs", inputs.stream().map(VerifyAnswer::row).toList());
        document.put("outputs", outputs.stream().map(VerifyAnswer::row).toList());
        document.put("notes", notes);
        return document;
    }

    private static Map<String, String> row(FileCheck check) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("file", check.file());
        row.put("verdict", check.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        row.put("detail", check.detail());
        return row;
    }

    private void text(PrintWriter out) {
        out.println(report + ": " + command);
        out.println("  Inputs: " + same(inputs) + " of " + inputs.size() + " as in the manifest.");
        out.println("  Files:  " + same(outputs) + " of " + outputs.size()
                + (ranAgain
                        ? " the same bytes as in the manifest and in the run made again."
                        : " as in the manifest."));
        Stream.concat(inputs.stream(), outputs.stream())
                .filter(c -> c.verdict() != Verdict.SAME)
                .forEach(c -> out.println("  " + c.file() + ": " + words(c)));
        notes.forEach(note -> out.println("  " + note));
        out.println(verified ? "The report is what its manifest makes." : "The report is NOT what its manifest makes.");
    }

    private static long same(List<FileCheck> checks) {
        return checks.stream().filter(c -> c.verdict() == Verdict.SAME).count();
    }

    private static String words(FileCheck check) {
        String words = switch (check.verdict()) {
            case SAME -> "the same";
            case CHANGED -> "changed since the report was written";
            case MISSING -> "missing";
            case NOT_REPRODUCED -> "the run made again gives something else";
            case NOT_COMPARABLE -> "as in the manifest; not compared, another Java draws pictures with other bytes";
        };
        return words + (check.detail().isEmpty() ? "" : "; " + check.detail()) + ".";
    }
}
