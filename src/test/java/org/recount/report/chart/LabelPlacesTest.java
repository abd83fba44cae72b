package org.recount.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {

    @Test
    void namesCoverNeitherEachOtherNorPointsNorTheEdgeWhereThereIsRoom() {
        Rectangle2D area = new Rectangle2D.Double(0, 0, 600, 400);
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            points.add(new Point2D.Double(580 - 20 * i, 20 + 15 * i));
        }
        LabelPlaces places = new LabelPlaces(area, points, 4);
        List<Rectangle2D> boxes =
                points.stream().map(p -> places.place(p, 70, 16)).toList();
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(area.contains(boxes.get(i))).isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
            }
            for (Point2D p : points) {
                assertThat(boxes.get(i).contains(p)).isFalse();
            }
        }
    }

    @Test
    void withoutRoomThereIsStillAPlace() {
        LabelPlaces places =
                new LabelPlaces(new Rectangle2D.Double(0, 0, 10, 10), List.of(new Point2D.Double(5, 5)), 4);
        assertThat(places.place(new Point2D.Double(5, 5), 70, 16).getWidth()).isEqualTo(70);
    }
}
