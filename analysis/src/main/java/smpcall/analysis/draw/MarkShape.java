// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** The outlines of the marks, about 1 wide around the origin, of about the same visible area. */
public enum MarkShape {
  CIRCLE(new Ellipse2D.Double(-0.5, -0.5, 1, 1)),
  SQUARE(new Rectangle2D.Double(-0.45, -0.45, 0.9, 0.9)),
  DIAMOND(polygon(0, -0.62, 0.62, 0, 0, 0.62, -0.62, 0)),
  TRIANGLE_UP(polygon(0, -0.6, 0.58, 0.45, -0.58, 0.45)),
  TRIANGLE_DOWN(polygon(0, 0.6, 0.58, -0.45, -0.58, -0.45)),
  LEFT(polygon(-0.6, 0, 0.45, 0.58, 0.45, -0.58)),
  RIGHT(polygon(0.6, 0, -0.45, 0.58, -0.45, -0.58)),
  HOURGLASS(polygon(-0.52, -0.6, 0.52, -0.6, -0.52, 0.6, 0.52, 0.6)),
  PENTAGON(polygon(0, -0.6, 0.57, -0.185, 0.353, 0.485, -0.353, 0.485, -0.57, -0.185)),
  DASH(new Rectangle2D.Double(-0.6, -0.18, 1.2, 0.36)),
  PLUS(bars(0)),
  CROSS(bars(45)),
  STAR(star());

  private final Shape outline;

  MarkShape(Shape outline) {
    this.outline = outline;
  }

  /** Its name: circle, triangle up. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The outline around a point, {@code size} pixels wide. */
  Shape at(double x, double y, double size) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(size, size);
    return place.createTransformedShape(outline);
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Area bars(double degrees) {
    Stroke thick = new BasicStroke(0.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    Area bars = new Area(thick.createStrokedShape(new Line2D.Double(-0.6, 0, 0.6, 0)));
    bars.add(new Area(thick.createStrokedShape(new Line2D.Double(0, -0.6, 0, 0.6))));
    return bars.createTransformedArea(AffineTransform.getRotateInstance(Math.toRadians(degrees)));
  }

  private static Area star() {
    Area star = bars(0);
    star.add(bars(45));
    return star;
  }
}
