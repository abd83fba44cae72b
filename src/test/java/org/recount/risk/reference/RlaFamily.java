package org.recount.risk.reference;

import java.util.regex.Pattern;

/**
 * Cases of reference/rla.json that one check covers.
 *
 * @param title what is checked, and where the tolerance is not rounding, why
 * @param names the cases, by a regular expression over the whole name
 * @param check throws an assertion error where a case is not met
 */
record RlaFamily(String title, Pattern names, Check check) {

    interface Check {
        void accept(RlaCase c);
    }

    static RlaFamily of(String title, String names, Check check) {
        return new RlaFamily(title, Pattern.compile(names), check);
    }

    boolean covers(RlaCase c) {
        return names.matcher(c.name()).matches();
    }
}
