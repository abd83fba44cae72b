package org.recount.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.Locale;

/** Whole numbers with their sign; zero has none. */
final class Signed extends DecimalFormat {
    private static final long serialVersionUID = 1;

    Signed() {
        super("+0;-0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    @Override
    public StringBuffer format(double number, StringBuffer result, FieldPosition position) {
        return number == 0 ? result.append('0') : super.format(number, result, position);
    }
}
