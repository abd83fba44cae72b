package org.recount.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.recount.report.Fixtures;
import org.recount.simulation.RunResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartsTest {
    private static final List<Fixtures> EXTREMES = List.of(
            Fixtures.country(1),
            Fixtures.country(300),
            Fixtures.still(1),
            Fixtures.still(83),
            Fixtures.country(9).places("<script>&\"'").parties(List.of("<b>", "&amp;", "")),
            Fixtures.country(9).places("نینەوا").parties(List.of("ئەلیانسی کوردستان", "ائتلاف دولة القانون")),
            Fixtures.country(9).places("x".repeat(300)).parties(List.of("y".repeat(300))));

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void aNationalResultHasAllItsCharts() {
        assertThat(Charts.draw(Fixtures.country(83).result()).stream().map(ChartPicture::id))
                .containsExactly(
                        "seats-changed",
                        "by-remedy",
                        "change-by-constituency",
                        "seats-by-party",
                        "margin-reach",
                        "evidence-bounds",
                        "detection",
                        "designs");
    }

    @Test
    void svgIsWellFormedAndHasNothingThatIsNotANumber() throws Exception {
        for (Fixtures extreme : EXTREMES) {
            for (ChartPicture chart : Charts.draw(extreme.result())) {
                for (String svg : List.of(chart.svg(), chart.inlineWide(), chart.inlineNarrow())) {
                    assertThat(parse(svg).getDocumentElement().getNodeName()).isEqualTo("svg");
                    assertThat(svg).doesNotContain("NaN", "Infinity", "null", "href=");
                }
            }
        }
    }

    @Test
    void pngIsTwiceTheSizeOfTheSvgAndIsNotEmpty() throws Exception {
        for (Fixtures extreme : EXTREMES) {
            for (ChartPicture chart : Charts.draw(extreme.result())) {
                BufferedImage image = read(chart);
                Document svg = parse(chart.svg());
                assertThat(image.getWidth()).isEqualTo(2 * size(svg, "width")).isEqualTo(1520);
                assertThat(image.getHeight()).isEqualTo(2 * size(svg, "height"));
                assertThat(colours(image)).as(chart.id()).isGreaterThan(10);
            }
        }
    }

    private static BufferedImage read(ChartPicture chart) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png().bytes()));
        assertThat(image).isNotNull();
        return image;
    }

    private static int size(Document svg, String attribute) {
        return Integer.parseInt(svg.getDocumentElement().getAttribute(attribute));
    }

    private static long colours(BufferedImage image) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void theSameResultGivesTheSameSvgAndTheSamePixels() {
        RunResult result = Fixtures.country(83).result();
        List<ChartPicture> one = Charts.draw(result);
        List<ChartPicture> two = Charts.draw(result);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i).svg()).isEqualTo(two.get(i).svg());
            assertThat(one.get(i).inlineNarrow()).isEqualTo(two.get(i).inlineNarrow());
            assertThat(one.get(i).png().bytes()).isEqualTo(two.get(i).png().bytes());
        }
    }

    @Test
    void idsAndClassesOfOnePageDoNotMeet() {
        List<String> seen = new java.util.ArrayList<>();
        for (ChartPicture chart : Charts.draw(Fixtures.country(9).result())) {
            for (String svg : List.of(chart.inlineWide(), chart.inlineNarrow())) {
                java.util.regex.Pattern.compile("id='([^']+)'")
                        .matcher(svg)
                        .results()
                        .forEach(m -> seen.add(m.group(1)));
                java.util.regex.Pattern.compile("\\.([A-Za-z0-9-]+)\\{")
                        .matcher(svg)
                        .results()
                        .forEach(m -> seen.add("." + m.group(1)));
            }
        }
        assertThat(seen).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void everyChartSaysItsFindingModelAndSource() {
        for (ChartPicture chart : Charts.draw(Fixtures.country(83).result())) {
            assertThat(chart.title()).hasSizeGreaterThan(20).doesNotEndWith(".");
            assertThat(chart.caption()).contains("Source: this test");
            assertThat(chart.alternative()).contains(chart.title());
        }
    }

    @Test
    void whatHappenedIsMarkedOnlyWhereItIsKnown() {
        String known = Charts.draw(Fixtures.country(9).result()).get(0).svg();
        String unknown = Charts.draw(Fixtures.still(9).result()).get(0).svg();
        assertThat(known).contains("In fact: 5");
        assertThat(unknown).doesNotContain("In fact");
    }

    @Test
    void arabicAndKurdishNamesAreInThePictureWhole() {
        RunResult result = Fixtures.country(9)
                .places("نینەوا")
                .parties(List.of("ئەلیانسی کوردستان", "ائتلاف دولة القانون"))
                .result();
        List<ChartPicture> charts = Charts.draw(result);
        assertThat(charts.get(2).svg()).contains(">نینەوا-1<");
        assertThat(charts.get(3).svg()).contains(">ئەلیانسی کوردستان<", ">ائتلاف دولة القانون<");
        assertThat(Size.WIDE.plain().canDisplayUpTo("ئەلیانسی کوردستان ائتلاف دولة القانون ٠١٢٣٤"))
                .isEqualTo(-1);
    }
}
