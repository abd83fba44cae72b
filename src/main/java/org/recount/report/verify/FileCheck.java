package org.recount.report.verify;

/**
 * What became of one file.
 *
 * @param file path: of an input as the manifest names it, of an output inside the report's folder
 * @param verdict the outcome
 * @param detail where the first difference is, in words; blank where there is nothing to say
 */
public record FileCheck(String file, Verdict verdict, String detail) {

    /** The outcome of a check of one file. */
    public enum Verdict {
        /** As the manifest says and, for an output, the same bytes when the run is made again. */
        SAME(true),
        /** Not what the manifest says: it was changed after the report was written. */
        CHANGED(false),
        /** The manifest names it and it is not there. */
        MISSING(false),
        /** As the manifest says, but the run made again gives something else. */
        NOT_REPRODUCED(false),
        /** As the manifest says; a picture that another Java draws with other bytes, so it says nothing. */
        NOT_COMPARABLE(true);

        private final boolean good;

        Verdict(boolean good) {
            this.good = good;
        }

        /** Returns whether nothing speaks against the report. */
        public boolean good() {
            return good;
        }
    }

    static FileCheck of(String file, Verdict verdict) {
        return new FileCheck(file, verdict, "");
    }
}
