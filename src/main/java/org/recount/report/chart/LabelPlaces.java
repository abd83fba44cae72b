package org.recount.report.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds places for the names of points where they cover neither a point nor another name, if there are such places. */
final class LabelPlaces {
    private final Rectangle2D area;
    private final List<Point2D> points;
    private final double mark;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * Creates a finder.
     *
     * @param area within which names must stay, in pixels
     * @param points the points, in pixels
     * @param mark half the width of a mark
     */
    LabelPlaces(Rectangle2D area, List<Point2D> points, double mark) {
        this.area = area;
        this.points = List.copyOf(points);
        this.mark = mark;
    }

    /** Returns where to put a name of this size for the point: the least covered of the places around it. */
    Rectangle2D place(Point2D point, double width, double height) {
        Rectangle2D best = new Rectangle2D.Double(point.getX() + mark * 2, point.getY() - height / 2, width, height);
        double least = Double.POSITIVE_INFINITY;
        for (double distance = 2; distance <= 14; distance += 2) {
            for (int direction = 0; direction < 16; direction++) {
                double angle = StrictMath.PI * direction / 8;
                double x = point.getX() + StrictMath.cos(angle) * (mark * distance + width / 2);
                double y = point.getY() + StrictMath.sin(angle) * (mark * distance + height / 2);
                Rectangle2D box = new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
                double cost = cost(box) + distance;
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
        taken.add(best);
        return best;
    }

    private double cost(Rectangle2D box) {
        double cost = area.contains(box) ? 0 : 10_000;
        for (Rectangle2D other : taken) {
            cost += other.intersects(box) ? 1_000 : 0;
        }
        for (Point2D p : points) {
            if (box.intersects(p.getX() - mark, p.getY() - mark, 2 * mark, 2 * mark)) {
                cost += 100;
            }
        }
        return cost;
    }
}
