package org.recount.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Arabic letters, in the order of the alphabet, and the forms that carry a hamza or a madda
                "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء آ أ ؤ إ ئ ة ى",
                // Sorani Kurdish letters, in the order of the alphabet
                "ئ ا ب پ ت ج چ ح خ د ر ڕ ز ژ س ش ع غ ف ڤ ق ک گ ل ڵ م ن و ۆ ه ھ ە ی ێ",
                // Kurmanji and Turkmen in Latin letters
                "ABCÇDEÊFGHIÎJKLMNOPQRSŞTUÛVWXYZ abcçdeêfghiîjklmnopqrsştuûvwxyz ÄäŇňÖöÝýŽž ĞğİıÜü",
                "0123456789 ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ % ٪ ٫ ٬ ، ؛ ؟ – — − ± × ≤ ≥ ≈ … “ ” ‘ ’ • → §"
            })
    void hasEveryLetterAndDigit(String letters) {
        for (Font font : new Font[] {Fonts.plain(12), Fonts.bold(12)}) {
            assertThat(font.canDisplayUpTo(letters))
                    .as("first letter of '%s' that %s cannot show", letters, font.getFontName())
                    .isEqualTo(-1);
        }
    }

    /** Joined letters take other glyphs than single ones: a word must be shaped without a missing glyph. */
    @ParameterizedTest
    @ValueSource(strings = {"كركوك الثانية", "هەولێری سێیەم", "پەرلەمانی عێراق", "الانتخابات ٢٠٢١"})
    void shapesWords(String words) {
        Font font = Fonts.plain(12);
        GlyphVector glyphs =
                font.layoutGlyphVector(CONTEXT, words.toCharArray(), 0, words.length(), Font.LAYOUT_RIGHT_TO_LEFT);
        int[] codes = glyphs.getGlyphCodes(0, glyphs.getNumGlyphs(), null);
        assertThat(codes).isNotEmpty().doesNotContain(font.getMissingGlyphCode());
        GlyphVector apart = font.createGlyphVector(CONTEXT, words);
        assertThat(IntStream.of(codes).boxed().toList())
                .as("joined forms differ from the letters one by one")
                .isNotEqualTo(IntStream.of(apart.getGlyphCodes(0, apart.getNumGlyphs(), null))
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(floats = {9, 14.5f})
    void isTheBundledFontInTheSizeAskedFor(float size) {
        assertThat(Fonts.plain(size).getFontName(java.util.Locale.ROOT)).isEqualTo("DejaVu Sans");
        assertThat(Fonts.bold(size).getFontName(java.util.Locale.ROOT)).isEqualTo("DejaVu Sans Bold");
        assertThat(Fonts.plain(size).getSize2D()).isEqualTo(size);
        assertThat(Fonts.FAMILY).isEqualTo(Fonts.plain(size).getFamily(java.util.Locale.ROOT));
    }

    /**
     * Two threads that ask for the same new font at the same moment measure the same lines. With Java's fonts as they are,
     * 22 of 3,000 such pairs did not (JDK 17.0.15, 2 processors): one line in two then was twice as high. 1,500 pairs miss
     * that fault with chance e^-11, or more on a machine that is busy; they never fail without it.
     */
    @Test
    void aFontIsMeasuredBeforeAnybodyGetsIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 1500; i++) {
                float size = 20 + i / 64f;
                AtomicInteger missing = new AtomicInteger(2);
                Callable<Integer> height = () -> {
                    missing.decrementAndGet();
                    while (missing.get() > 0) {
                        Thread.onSpinWait();
                    }
                    return Canvas.measures(Fonts.plain(size), 0).getHeight();
                };
                Future<Integer> one = pool.submit(height);
                Future<Integer> two = pool.submit(height);
                assertThat(one.get()).as("height of %s points", size).isEqualTo(two.get());
                assertThat((double) one.get()).isBetween(1.0 * size, 1.5 * size);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
