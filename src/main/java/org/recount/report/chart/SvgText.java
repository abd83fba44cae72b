package org.recount.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes the SVG of the drawing library a third as long: each style is written once, as a class. */
final class SvgText {
    private static final Pattern STYLE = Pattern.compile(" style='([^']*)'(?: clip-path='(url\\([^)]*\\))')?");
    private static final Pattern DEFAULTS = Pattern.compile("(?:fill|stroke)-opacity: ?1\\.0;? ?");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{3,}");
    private static final Pattern EMPTY = Pattern.compile("<g></g>");

    private SvgText() {}

    /**
     * Returns the same picture, shorter.
     *
     * @param svg an SVG element
     * @param prefix of the class names, unique on the page
     */
    static String compact(String svg, String prefix) {
        Map<String, String> classes = new LinkedHashMap<>();
        String body = STYLE.matcher(EMPTY.matcher(svg).replaceAll("")).replaceAll(match -> {
            String name = classes.computeIfAbsent(declarations(match), d -> prefix + classes.size());
            return " class='" + name + "'";
        });
        StringBuilder sheet = new StringBuilder("<style>");
        classes.forEach((declarations, name) ->
                sheet.append('.').append(name).append('{').append(declarations).append('}'));
        int inside = body.indexOf('>') + 1;
        return body.substring(0, inside) + sheet.append("</style>") + body.substring(inside);
    }

    private static String declarations(MatchResult match) {
        String style = DEFAULTS.matcher(match.group(1)).replaceAll("");
        style = LONG_NUMBER
                .matcher(style)
                .replaceAll(n -> new BigDecimal(n.group())
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
        style = style.replace(": ", ":").replace("; ", ";");
        if (style.endsWith(";")) {
            style = style.substring(0, style.length() - 1);
        }
        return match.group(2) == null ? style : style + ";clip-path:" + match.group(2);
    }
}
