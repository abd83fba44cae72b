package org.recount.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods by which intervals were made, in one sentence. */
public final class Methods {
    private static final Pattern SIZE = Pattern.compile("\\bsize of (\\d{1,15})\\b");

    private Methods() {}

    /**
     * Returns every method once, in the order in which it comes first. Methods that differ in a sample size only ("size of
     * 689", "size of 5055") are one, with the range of the sizes.
     */
    public static String list(List<String> methods) {
        Map<String, LongSummaryStatistics> sizes = new LinkedHashMap<>();
        for (String method : methods) {
            Matcher m = SIZE.matcher(method);
            LongSummaryStatistics seen =
                    sizes.computeIfAbsent(m.replaceAll("size of #"), k -> new LongSummaryStatistics());
            m.reset();
            while (m.find()) {
                seen.accept(Long.parseLong(m.group(1)));
            }
        }
        List<String> sentences = new ArrayList<>();
        sizes.forEach((method, seen) -> sentences.add(method.replace("size of #", "size of " + range(seen))));
        return String.join("; ", sentences) + ".";
    }

    private static String range(LongSummaryStatistics sizes) {
        return sizes.getMin() == sizes.getMax()
                ? Figures.count(sizes.getMin())
                : Figures.count(sizes.getMin()) + " to " + Figures.count(sizes.getMax());
    }
}
