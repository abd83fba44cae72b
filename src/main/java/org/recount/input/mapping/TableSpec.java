package org.recount.input.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of the contract.
 *
 * @param id its name in the YAML file; its file is {@code id.csv} where no other is named
 * @param required columns that must be there
 * @param optional columns that may be missing
 */
public record TableSpec(String id, List<String> required, List<String> optional) {
    public TableSpec {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** Returns the name of its file where no other is named. */
    public String defaultFile() {
        return id + ".csv";
    }

    /** Returns all columns. */
    public List<String> columns() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }
}
