// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The layers behind the data of a panel: zones, the grid, bands and borders, in that order. */
public final class Backdrop {
  private static final BasicStroke BORDER =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);

  /** The space between a border and its label, pixels. */
  private static final int GAP = 4;

  private final Axis x;
  private final Axis y;
  private final List<Rectangle2D> zones = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Axis.Tick> borders = new ArrayList<>();

  private record Band(double[] xs, double[] lows, double[] highs, Color colour) {}

  Backdrop(Axis x, Axis y) {
    this.x = x;
    this.y = y;
  }

  /** A grey rectangle. */
  public void zone(double x1, double x2, double y1, double y2) {
    zones.add(new Rectangle2D.Double(x1, y1, x2 - x1, y2 - y1));
  }

  /** A pale area between two lines; nothing with fewer than two points. */
  public void band(double[] xs, double[] lows, double[] highs, Color colour) {
    if (xs.length > 1) {
      bands.add(new Band(xs, lows, highs, ChartStyle.veil(colour)));
    }
  }

  /** A dotted line across all rows, with the name of the part on its right. */
  public void border(double at, String words) {
    borders.add(new Axis.Tick(at, words));
  }

  void paint(Graphics2D g, Rectangle plot) {
    zones(g, plot);
    grid(g, plot);
    bands(g, plot);
    borders(g, plot);
  }

  private void zones(Graphics2D g, Rectangle plot) {
    g.setColor(ChartStyle.ZONE);
    for (Rectangle2D zone : zones) {
      double x1 = x.across(plot, Math.max(zone.getMinX(), x.min()));
      double x2 = x.across(plot, Math.min(zone.getMaxX(), x.max()));
      double top = y.down(plot, zone.getMaxY());
      g.fill(new Rectangle2D.Double(x1, top, x2 - x1, y.down(plot, zone.getMinY()) - top));
    }
  }

  private void grid(Graphics2D g, Rectangle plot) {
    g.setStroke(new BasicStroke(1f));
    g.setColor(ChartStyle.GRID);
    for (Axis.Tick tick : x.ticks()) {
      double at = x.across(plot, tick.at());
      g.draw(new Line2D.Double(at, plot.y, at, plot.getMaxY()));
    }
    for (Axis.Tick tick : y.ticks()) {
      double at = y.down(plot, tick.at());
      g.draw(new Line2D.Double(plot.x, at, plot.getMaxX(), at));
    }
  }

  private void bands(Graphics2D g, Rectangle plot) {
    for (Band band : bands) {
      Path2D outline = new Path2D.Double();
      int n = band.xs.length;
      outline.moveTo(x.across(plot, band.xs[0]), y.down(plot, band.lows[0]));
      for (int i = 1; i < n; i++) {
        outline.lineTo(x.across(plot, band.xs[i]), y.down(plot, band.lows[i]));
      }
      for (int i = n - 1; i >= 0; i--) {
        outline.lineTo(x.across(plot, band.xs[i]), y.down(plot, band.highs[i]));
      }
      outline.closePath();
      g.setColor(band.colour);
      g.fill(outline);
    }
  }

  private void borders(Graphics2D g, Rectangle plot) {
    g.setStroke(BORDER);
    g.setColor(ChartStyle.FAINT_INK);
    g.setFont(ChartStyle.NOTE);
    for (Axis.Tick border : borders) {
      double at = x.across(plot, border.at());
      g.draw(new Line2D.Double(at, plot.y, at, plot.getMaxY()));
      double width = g.getFontMetrics().stringWidth(border.label());
      boolean fits = at + GAP + width <= plot.getMaxX();
      g.drawString(border.label(), (float) (fits ? at + GAP : at - GAP - width), plot.y + 11f);
    }
  }
}
