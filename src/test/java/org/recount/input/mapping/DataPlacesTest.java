package org.recount.input.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DataPlacesTest {

    @Test
    void variablesAreExpandedAsAShellDoes() {
        Map<String, String> set = Map.of("A", "x", "EMPTY", "");
        assertThat(DataPlaces.expand("${A}/b", set)).isEqualTo("x/b");
        assertThat(DataPlaces.expand("${B}/b", set)).isEqualTo("/b");
        assertThat(DataPlaces.expand("${B:-../c}/b", set)).isEqualTo("../c/b");
        assertThat(DataPlaces.expand("${EMPTY:-c}/${A:-d}", set)).isEqualTo("c/x");
        assertThat(DataPlaces.expand("$A/{b}", set)).isEqualTo("$A/{b}");
    }
}
