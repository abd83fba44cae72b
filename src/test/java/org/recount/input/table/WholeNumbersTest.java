package org.recount.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "007, 7",
        "1000000000000, 1000000000000",
        "1000000000000000, 1000000000000000",
        "22.0, 22",
        "22.000, 22",
        "٠١٢٣٤٥٦٧٨٩, 123456789", // Arabic-Indic
        "۰۱۲۳۴۵۶۷۸۹, 123456789", // Persian
        "१२३, 123", // Devanagari
        "１２, 12", // full width
        "٢٢٫٠, 22",
    })
    void isRead(String text, long value) {
        assertThat(WholeNumbers.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "1.",
                ".0",
                ".",
                "x",
                "1 000",
                "1,000",
                "1e3",
                "+1",
                "1000000000000001",
                "99999999999999999999999999",
                "1.0.0",
                "½",
                "Ⅷ",
                "²",
                "NaN",
                "0x10",
                "1_000",
                "١٬٠٠٠"
            })
    void isRefusedWithAdvice(String text) {
        assertThat(WholeNumbers.parse(text)).isEqualTo(WholeNumbers.BAD);
        assertThat(WholeNumbers.fault(text).advice()).startsWith("Maybe ");
        assertThat(WholeNumbers.fault(text).what()).isNotBlank();
    }

    @Test
    void blankIsBlank() {
        assertThat(WholeNumbers.parse("")).isEqualTo(WholeNumbers.BLANK);
    }

    @Test
    void arabicSeparatorsOfThousandsAreNamed() {
        assertThat(WholeNumbers.fault("١٬٠٠٠").what()).isEqualTo("has separators of thousands");
    }
}
