// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import org.knowm.xchart.style.markers.Marker;

/**
 * A mark for XChart: open, or filled with a thin rim of paper, so that overlapping marks can be
 * counted.
 */
public final class Mark extends Marker {
  private static final BasicStroke RIM = new BasicStroke(0.8f);
  private static final BasicStroke OPEN = new BasicStroke(1.4f);

  private final MarkShape shape;
  private final Color colour;
  private final double pixels;
  private final boolean open;

  public Mark(MarkShape shape, Color colour, double pixels, boolean open) {
    this.shape = shape;
    this.colour = colour;
    this.pixels = pixels;
    this.open = open;
  }

  @Override
  public void paint(Graphics2D g, double x, double y, int ignoredSize) {
    Shape outline = shape.at(x, y, pixels);
    g.setColor(open ? ChartStyle.PAPER : colour);
    g.fill(outline);
    g.setStroke(open ? OPEN : RIM);
    g.setColor(open ? colour : ChartStyle.PAPER);
    g.draw(outline);
  }
}
