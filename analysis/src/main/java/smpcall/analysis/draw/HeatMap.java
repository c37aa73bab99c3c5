// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.RoundTrips;

/**
 * A square of cells, a row and a column for each CPU, with the scale of its shades at the right.
 *
 * @param min the smallest value, nanoseconds
 * @param max the largest value, nanoseconds
 */
public record HeatMap(RoundTrips trips, List<Integer> cpus, double min, double max)
    implements FigurePart {
  private static final int NUMBERS_UP_TO = 16;

  /** The space at the left and for the scale at the right, pixels. */
  public static final int SCALE = 240;

  private static final int LEFT = 60;
  private static final int BELOW = 44;
  private static final int LARGEST_CELL = 56;
  private static final int SIDE = 530;

  /**
   * The shades from light to dark, ordered by brightness, so that they can be read in print. After
   * "Blues" of Harrower and Brewer, "ColorBrewer.org" (The Cartographic Journal 40, 2003).
   */
  private static final List<Color> SHADES =
      List.of(
          new Color(0xdeebf7),
          new Color(0xc6dbef),
          new Color(0x9ecae1),
          new Color(0x6baed6),
          new Color(0x4292c6),
          new Color(0x2171b5),
          new Color(0x08519c),
          new Color(0x08306b));

  private static final Color ON_LIGHT = new Color(0x101010);
  private static final Color ON_DARK = new Color(0xfafafa);
  private static final int FIRST_DARK = 4;

  public static HeatMap of(RoundTrips trips) {
    double[] all = trips.pairs().stream().mapToDouble(RoundTrips.Pair::nanos).sorted().toArray();
    return new HeatMap(trips, List.copyOf(trips.cpus()), all[0], all[all.length - 1]);
  }

  /** The height of the area that it needs, pixels. */
  public int height() {
    return (int) Math.round(cell() * cpus.size()) + BELOW;
  }

  /** The size of a cell in whole pixels, so that no paper shows between cells. */
  private double cell() {
    return Math.max(1, Math.min(LARGEST_CELL, SIDE / cpus.size()));
  }

  /** The shade of a value on a log scale, from 0 for the smallest value. */
  public static int shade(double value, double min, double max) {
    double share = max > min ? Math.log(value / min) / Math.log(max / min) : 0;
    return (int) Math.min(SHADES.size() - 1, Math.floor(share * SHADES.size()));
  }

  public static List<Color> shades() {
    return SHADES;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    double cell = cell();
    double left = area.x + LEFT;
    for (RoundTrips.Pair pair : trips.pairs()) {
      double from = cpus.indexOf(pair.from()) * cell;
      double to = cpus.indexOf(pair.to()) * cell;
      paint(g, new Rectangle2D.Double(left + from, area.y + to, cell, cell), pair.nanos());
      paint(g, new Rectangle2D.Double(left + to, area.y + from, cell, cell), pair.nanos());
    }
    labels(g, left, area.y, cell);
    scale(g, left + cpus.size() * cell + 40, area.y);
  }

  private void paint(Graphics2D g, Rectangle2D place, double value) {
    int shade = shade(value, min, max);
    g.setColor(SHADES.get(shade));
    g.fill(place);
    if (cpus.size() <= NUMBERS_UP_TO) {
      g.setFont(cell() < 40 ? ChartStyle.NOTE : ChartStyle.LABEL);
      g.setColor(shade < FIRST_DARK ? ON_LIGHT : ON_DARK);
      centred(g, Wording.fixed(value, 0), place.getCenterX(), place.getCenterY() + 4);
    }
  }

  private void labels(Graphics2D g, double left, double top, double cell) {
    g.setFont(ChartStyle.NOTE);
    g.setColor(ChartStyle.FAINT_INK);
    int every = (int) Math.ceil(24 / cell);
    int n = cpus.size();
    for (int i = 0; i < n; i += every) {
      String cpu = String.valueOf(cpus.get(i));
      double middle = (i + 0.5) * cell;
      int width = g.getFontMetrics().stringWidth(cpu);
      g.drawString(cpu, (float) left - 6 - width, (float) (top + middle) + 4);
      centred(g, cpu, left + middle, top + n * cell + 15);
    }
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.LABEL);
    g.drawString("CPU", (float) left - LEFT + 6, (float) top + 12);
    centred(g, "CPU", left + n * cell / 2, top + n * cell + 34);
  }

  private void scale(Graphics2D g, double x, double y) {
    int high = 18;
    int n = max > min ? SHADES.size() : 1; // one value has one shade
    for (int i = 0; i < n; i++) {
      g.setColor(SHADES.get(n - 1 - i));
      g.fill(new Rectangle2D.Double(x, y + i * high, 22, high));
    }
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.LABEL);
    g.drawString(Wording.fixed(max, 0) + " ns", (float) x + 30, (float) y + 12);
    if (max > min) {
      g.drawString(Wording.fixed(min, 0) + " ns", (float) x + 30, (float) y + n * high - 4);
    }
  }

  private static void centred(Graphics2D g, String words, double x, double y) {
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(words, (float) x - metrics.stringWidth(words) / 2f, (float) y);
  }
}
