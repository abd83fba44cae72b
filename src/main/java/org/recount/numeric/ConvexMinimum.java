package org.recount.numeric;

/**
 * The minimum of a convex function of one variable whose slope is known, with a bound from below that is a proof and no
 * tolerance: between two points where the function falls and rises its tangents there lie below it, and so does the point
 * where they meet.
 *
 * <p>The next point is where the secant of the slopes is 0; where two of them have not halved the interval, where the
 * tangents meet (for a parabola that is the middle). Some six to twelve points, from a good guess fewer.
 */
public final class ConvexMinimum {
    private static final int MOST = 200;
    private static final double FIRST_STEP = 1.0 / 128;
    private static final double WIDER = 8;

    private ConvexMinimum() {}

    /**
     * A point of the curve.
     *
     * @param x where
     * @param value the function, plus infinity beyond its domain
     * @param slope a slope (a subgradient), infinite where the value is
     */
    public record Point(double x, double value, double slope) {}

    /** The function. */
    @FunctionalInterface
    public interface Curve {
        /** Returns value and slope at a place in the interval that is searched. */
        Point at(double x);
    }

    /**
     * What was found.
     *
     * @param x where the least value was seen
     * @param value that value
     * @param bound at most the minimum
     */
    public record Found(double x, double value, double bound) {}

    /**
     * Searches an interval.
     *
     * @param f convex
     * @param from the least place
     * @param to the greatest, at least {@code from}
     * @param guess where to begin, moved into the interval; NaN for its middle
     * @param tolerance the search ends where value and bound differ by at most this
     * @param enough the search ends where the bound is at least this
     */
    public static Found search(Curve f, double from, double to, double guess, double tolerance, double enough) {
        double start = Double.isNaN(guess) ? from + (to - from) / 2 : Math.min(to, Math.max(from, guess));
        Point first = f.at(start);
        boolean up = first.slope() < 0;
        Point near = first;
        Point far = first;
        double step = (to - from) * FIRST_STEP;
        while (up ? far.slope() < 0 : far.slope() > 0) {
            double end = up ? to : from;
            if (far.x() == end) {
                return new Found(end, far.value(), far.value()); // it falls as far as it goes
            }
            near = far;
            double next = up ? far.x() + step : far.x() - step;
            far = f.at(up ? Math.min(to, next) : Math.max(from, next));
            step *= WIDER;
        }
        return up ? between(f, near, far, tolerance, enough) : between(f, far, near, tolerance, enough);
    }

    private static Found between(Curve f, Point falling, Point rising, double tolerance, double enough) {
        Point left = falling;
        Point right = rising;
        double width = Double.POSITIVE_INFINITY;
        for (int i = 0; ; i++) {
            Point best = left.value() < right.value() ? left : right;
            double meet = meet(left, right);
            double bound = Math.min(best.value(), Math.max(tangent(left, meet), tangent(right, meet)));
            double now = right.x() - left.x();
            if (best.value() - bound <= tolerance || bound >= enough || i == MOST || best.slope() == 0) {
                return new Found(best.x(), best.value(), best.slope() == 0 ? best.value() : bound);
            }
            boolean slow = i % 2 == 1 && now > width / 2;
            width = i % 2 == 1 ? now : width;
            double x = slow ? meet : secant(left, right);
            if (!(x > left.x() && x < right.x())) {
                x = left.x() + now / 2;
                if (!(x > left.x() && x < right.x())) {
                    return new Found(best.x(), best.value(), bound); // neighbouring numbers
                }
            }
            Point p = f.at(x);
            if (p.slope() < 0) {
                left = p;
            } else {
                right = p;
            }
        }
    }

    private static double meet(Point left, Point right) {
        if (right.slope() == Double.POSITIVE_INFINITY) {
            return right.x();
        }
        if (left.slope() == Double.NEGATIVE_INFINITY || left.slope() >= right.slope()) {
            return left.x();
        }
        double rise = right.value() - left.value() - right.slope() * (right.x() - left.x());
        double x = left.x() + rise / (left.slope() - right.slope());
        return Math.min(right.x(), Math.max(left.x(), x));
    }

    /** The tangent of a point at a place; no bound where it is vertical. */
    private static double tangent(Point p, double x) {
        return Double.isInfinite(p.slope()) ? Double.NEGATIVE_INFINITY : p.value() + p.slope() * (x - p.x());
    }

    private static double secant(Point left, Point right) {
        return left.x() - left.slope() * (right.x() - left.x()) / (right.slope() - left.slope());
    }
}
