package org.recount.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodsTest {

    @Test
    void methodsThatDifferInSizeOnlyAreOne() {
        assertThat(Methods.list(List.of(
                        "Wilson 1927 at an effective sample size of 689 (clustered)",
                        "t interval over 200 elections",
                        "Wilson 1927 at an effective sample size of 5055 (clustered)",
                        "t interval over 200 elections")))
                .isEqualTo("Wilson 1927 at an effective sample size of 689 to 5,055 (clustered);"
                        + " t interval over 200 elections.");
        assertThat(Methods.list(List.of("a size of 7", "a size of 7"))).isEqualTo("a size of 7.");
    }
}
