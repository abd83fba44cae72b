package org.recount.report.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import org.recount.dispute.Remedy;
import org.recount.numeric.Estimate;
import org.recount.simulation.RunResult.ContestResult;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the files of a report have it: keys in the order of the records, two spaces, {@code \n}, each double in the
 * shortest form that reads back as the same double (Jackson's own writer, so that it does not depend on the JDK).
 */
final class Json {
    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    static byte[] print(Object value) {
        return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static <T> T parse(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    private static JsonMapper mapper() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .build())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .defaultPrettyPrinter(printer)
                .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .addMixIn(Estimate.class, EstimateNames.class)
                .addMixIn(ContestResult.class, ContestNames.class)
                .addMixIn(Remedy.class, RemedyNames.class)
                .build();
    }

    /** The contract's name of the estimate itself. */
    private interface EstimateNames {
        @JsonProperty("estimate")
        double value();
    }

    /** A contest is named as in the other files. */
    private interface ContestNames {
        @JsonProperty("contest")
        String id();
    }

    /** Remedies under the names of the files. */
    private enum RemedyNames {
        @JsonProperty("recount")
        RECOUNT,
        @JsonProperty("readjudicate")
        READJUDICATE,
        @JsonProperty("annul")
        ANNUL
    }
}
