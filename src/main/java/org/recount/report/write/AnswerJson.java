package org.recount.report.write;

import java.nio.charset.StandardCharsets;

/** The answer of a command as one JSON document: records and maps in their own order, the same bytes for the same values. */
public final class AnswerJson {
    private AnswerJson() {}

    /**
     * Returns the document, with a line end after it.
     *
     * @param answer a record, map or list of such; a null component is printed as {@code null}
     */
    public static String print(Object answer) {
        return new String(Json.print(answer), StandardCharsets.UTF_8);
    }
}
