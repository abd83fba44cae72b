package org.recount.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.recount.numeric.Estimate;

/**
 * Numbers as text, the same on every machine: {@link Locale#ROOT}, ASCII digits, a comma between thousands.
 *
 * <p>A figure is rounded half up from its exact decimal expansion (which is asked only where Java's shortest decimal, much
 * quicker to round, lies in the middle: elsewhere both round to the same). A rate that is not 0 is never printed as 0, and one
 * that is not 1 never as 100%: the text says {@code <0.01%} or {@code >99.99%}. An {@link Estimate} is always printed
 * with its interval. Values that are not finite are refused with an {@link IllegalArgumentException}.
 */
public final class Figures {
    private static final double SMALLEST_PERCENT = 0.01;

    /** Significant digits of {@link #plain}. */
    private static final int DIGITS = 12;

    private Figures() {}

    /** Returns a whole number with thousands separated, for example {@code 55,041}. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** Returns a count that may be a median or a mean: whole from 10 on, one decimal below where that shows a fraction. */
    public static String amount(double value) {
        finite(value);
        return StrictMath.abs(value) >= 10 ? fixed(value, 0) : fixed(value, 1).replaceFirst("\\.0$", "");
    }

    /** Returns a mean that is at least 0, with two decimals below 100 and none from there on. */
    public static String mean(double value) {
        return mean(value, StrictMath.abs(value) < 100 ? 2 : 0);
    }

    private static String mean(double value, int decimals) {
        finite(value);
        if (value == 0) {
            return "0";
        }
        double least = StrictMath.pow(10, -decimals);
        return value > 0 && value < least / 2 ? "<" + fixed(least, decimals) : fixed(value, decimals);
    }

    /** Returns a difference with its sign, two decimals; a difference that rounds to nothing has no sign. */
    public static String signed(double value) {
        finite(value);
        String text = fixed(StrictMath.abs(value), 2);
        return text.equals("0.00") ? text : (value > 0 ? "+" : "-") + text;
    }

    /** Returns a share between 0 and 1 as a percentage. */
    public static String percent(double share) {
        return percent(share, needsTwoDecimals(share) ? 2 : 1);
    }

    /** Returns {@code 95%} for 0.95. */
    public static String confidence(double confidence) {
        finite(confidence);
        return plain(confidence * 100) + "%";
    }

    /** Returns a rate with its interval, for a sentence: {@code 97.3% (95% interval 96.9% to 97.6%)}. */
    public static String rate(Estimate e) {
        int d = decimals(e);
        return percent(e.value(), d) + " (" + confidence(e.confidence()) + " interval " + percent(e.lower(), d) + " to "
                + percent(e.upper(), d) + ")";
    }

    /** Returns a mean with its interval, for a sentence. */
    public static String meanWithInterval(Estimate e) {
        return meanValue(e) + " (" + confidence(e.confidence()) + " interval " + meanInterval(e) + ")";
    }

    /** Returns the interval of a rate alone, for a column of its own: {@code 96.9% to 97.6%}. */
    public static String rateInterval(Estimate e) {
        int d = decimals(e);
        return percent(e.lower(), d) + " to " + percent(e.upper(), d);
    }

    /** Returns the estimate of a rate alone, with as many decimals as its interval has. */
    public static String rateValue(Estimate e) {
        return percent(e.value(), decimals(e));
    }

    /** Returns a rate with its interval, for a table whose header names the confidence. */
    public static String rateCell(Estimate e) {
        return rateValue(e) + " (" + rateInterval(e) + ")";
    }

    /** Returns the estimate of a mean alone, with as many decimals as its interval has. */
    public static String meanValue(Estimate e) {
        return mean(e.value(), meanDecimals(e));
    }

    /** Returns the interval of a mean alone. */
    public static String meanInterval(Estimate e) {
        return mean(e.lower(), meanDecimals(e)) + " to " + mean(e.upper(), meanDecimals(e));
    }

    /** Returns a mean with its interval, for a table whose header names the confidence. */
    public static String meanCell(Estimate e) {
        return meanValue(e) + " (" + meanInterval(e) + ")";
    }

    /** Returns a number for a machine: at most 12 significant digits, no exponent, no trailing zeros. */
    public static String plain(double value) {
        finite(value);
        BigDecimal shortest = BigDecimal.valueOf(value);
        BigDecimal decimal = shortest.precision() == DIGITS + 1 ? new BigDecimal(value) : shortest;
        BigDecimal rounded = decimal.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns {@code one} for 1 and {@code many} otherwise, after the number. */
    public static String counted(long n, String one, String many) {
        return count(n) + " " + (n == 1 ? one : many);
    }

    /** Two, or as many as tell the ends of the interval apart, at most four. */
    private static int meanDecimals(Estimate e) {
        int decimals = 2;
        while (decimals < 4
                && e.lower() < e.upper()
                && fixed(e.lower(), decimals).equals(fixed(e.upper(), decimals))) {
            decimals++;
        }
        return decimals;
    }

    private static int decimals(Estimate e) {
        double width = e.upper() - e.lower();
        return width > 0 && width < 0.002
                        || needsTwoDecimals(e.value())
                        || needsTwoDecimals(e.lower())
                        || needsTwoDecimals(e.upper())
                ? 2
                : 1;
    }

    private static boolean needsTwoDecimals(double share) {
        return share > 0 && share < 0.01 || share > 0.99 && share < 1;
    }

    private static String percent(double share, int decimals) {
        finite(share);
        double percent = share * 100;
        if (share > 0 && percent < SMALLEST_PERCENT) {
            return "<0.01%";
        }
        if (share < 1 && percent > 100 - SMALLEST_PERCENT) {
            return ">99.99%";
        }
        return fixed(percent, share == 0 || share == 1 ? 0 : decimals) + "%";
    }

    static String fixed(double value, int decimals) {
        BigDecimal shortest = BigDecimal.valueOf(value);
        BigDecimal decimal = shortest.scale() == decimals + 1 ? new BigDecimal(value) : shortest;
        return grouped(decimal.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }

    /** Puts a comma between thousands. Not by String.format, which takes ten times as long. */
    private static String grouped(String number) {
        int point = number.indexOf('.');
        int first = number.startsWith("-") ? 1 : 0;
        StringBuilder text = new StringBuilder(number);
        for (int at = (point < 0 ? number.length() : point) - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    private static void finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "A report prints finite numbers only, not " + value + ". Maybe a rate was taken over no trials.");
        }
    }
}
