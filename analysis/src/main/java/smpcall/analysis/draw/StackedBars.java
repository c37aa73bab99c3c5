// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.wording.Wording;

/**
 * Horizontal bars, stacked from the same parts, in panels side by side. The names of the rows are
 * at the left, the key of the parts is above. Wide parts have their numbers.
 *
 * @param parts the names of the parts, from the left of each bar; at most nine
 * @param panels the panels from the left, each with the same rows
 */
public record StackedBars(List<String> parts, List<Bars> panels) implements FigurePart {
  /** The width of its picture, pixels. */
  public static final int WIDTH = 1080;

  /**
   * The colours of the parts. After "light" of Tol, "Colour schemes" (SRON, 2021), on which dark
   * words can be read; the last one is for what is left.
   */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0xee8866),
          new Color(0x77aadd),
          new Color(0xeedd88),
          new Color(0x44bb99),
          new Color(0xffaabb),
          new Color(0x99ddff),
          new Color(0xbbcc33),
          new Color(0xaaaa00),
          new Color(0xdddddd));

  private static final Color ON_LIGHT = new Color(0x101010);

  private static final int HIGH = 24;
  private static final int BAR = 18;
  private static final int KEY = 22;
  private static final int KEY_COLUMNS = 5;
  private static final int NAMES = 118;
  private static final int TITLE = 24;
  private static final int BELOW = 44;
  private static final int GAP = 18;
  private static final int TOTAL = 44;

  /**
   * A panel.
   *
   * @param axis the quantity, with its unit
   * @param rows the bars from the top
   */
  public record Bars(String title, String axis, List<Bar> rows) {
    private double longest() {
      double longest = rows.stream().mapToDouble(Bar::length).max().orElse(0);
      return longest > 0 ? longest : 1;
    }

    private boolean hasTotals() {
      return rows.stream().anyMatch(row -> !row.total().isEmpty());
    }
  }

  /**
   * A bar.
   *
   * @param values a value for each part, 0 or above
   * @param total the words at its end; may be empty
   */
  public record Bar(String name, double[] values, String total) {
    /** A row without a bar. */
    public static Bar missing(String name) {
      return new Bar(name, new double[0], "no counts");
    }

    private double length() {
      return DoubleStream.of(values).sum();
    }
  }

  public StackedBars {
    if (parts.size() > COLOURS.size()) {
      throw new IllegalArgumentException("no colours for " + parts.size() + " parts");
    }
  }

  static List<Color> colours() {
    return COLOURS;
  }

  /** The height of the area that it needs, pixels. */
  public int height() {
    return keyHeight() + TITLE + HIGH * panels.get(0).rows().size() + BELOW;
  }

  private int keyHeight() {
    return KEY * ((parts.size() + KEY_COLUMNS - 1) / KEY_COLUMNS) + GAP;
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    key(g, area);
    int share = (area.width - NAMES) / panels.size();
    int top = area.y + keyHeight() + TITLE;
    names(g, area.x + NAMES, top);
    for (int i = 0; i < panels.size(); i++) {
      Bars bars = panels.get(i);
      int width = share - GAP - (panels.stream().anyMatch(Bars::hasTotals) ? TOTAL : 0);
      Rectangle plot =
          new Rectangle(area.x + NAMES + i * share, top, width, HIGH * panels.get(0).rows().size());
      paint(g, plot, bars);
    }
  }

  private void key(Graphics2D g, Rectangle area) {
    g.setFont(ChartStyle.LABEL);
    int wide = area.width / KEY_COLUMNS;
    for (int part = 0; part < parts.size(); part++) {
      int x = area.x + part % KEY_COLUMNS * wide;
      int y = area.y + part / KEY_COLUMNS * KEY;
      g.setColor(colour(part));
      g.fill(new Rectangle2D.Double(x, y, 13, 13));
      g.setColor(ChartStyle.INK);
      g.drawString(parts.get(part), x + 19, y + 11);
    }
  }

  /** The colour of a part; the last of several has the last colour. */
  private Color colour(int part) {
    boolean isLast = part == parts.size() - 1 && part > 0;
    return COLOURS.get(isLast ? COLOURS.size() - 1 : part);
  }

  private void names(Graphics2D g, int right, int top) {
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.LABEL);
    FontMetrics metrics = g.getFontMetrics();
    List<Bar> rows = panels.get(0).rows();
    for (int row = 0; row < rows.size(); row++) {
      String name = rows.get(row).name();
      g.drawString(name, right - 8 - metrics.stringWidth(name), top + row * HIGH + 16);
    }
  }

  private void paint(Graphics2D g, Rectangle plot, Bars bars) {
    Axis axis = Axis.linear(bars.axis(), 0, bars.longest());
    grid(g, plot, axis);
    for (int row = 0; row < bars.rows().size(); row++) {
      paint(g, plot, axis, bars.rows().get(row), plot.y + row * HIGH + (HIGH - BAR) / 2.0);
    }
    g.setColor(ChartStyle.INK);
    g.setFont(ChartStyle.PANEL);
    g.drawString(bars.title(), plot.x, plot.y - 8);
    g.setFont(ChartStyle.LABEL);
    int width = g.getFontMetrics().stringWidth(bars.axis());
    g.drawString(bars.axis(), (float) plot.getCenterX() - width / 2f, (float) plot.getMaxY() + 34);
  }

  private static void grid(Graphics2D g, Rectangle plot, Axis axis) {
    g.setFont(ChartStyle.NOTE);
    double end = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : axis.ticks()) {
      double x = axis.across(plot, tick.at());
      g.setColor(ChartStyle.GRID);
      g.draw(new Line2D.Double(x, plot.y, x, plot.getMaxY()));
      String label = Wording.trimmed(tick.at());
      String words = tick.at() >= 1000 ? Wording.count(tick.at()) : label;
      double half = g.getFontMetrics().stringWidth(words) / 2.0;
      if (x - half > end + 6) {
        g.setColor(ChartStyle.FAINT_INK);
        g.drawString(words, (float) (x - half), (float) plot.getMaxY() + 16);
        end = x + half;
      }
    }
  }

  private void paint(Graphics2D g, Rectangle plot, Axis axis, Bar bar, double y) {
    g.setFont(ChartStyle.NOTE);
    FontMetrics metrics = g.getFontMetrics();
    double from = 0;
    for (int part = 0; part < bar.values().length; part++) {
      double x = axis.across(plot, from);
      from += bar.values()[part];
      double wide = axis.across(plot, from) - x;
      g.setColor(colour(part));
      g.fill(new Rectangle2D.Double(x, y, wide, BAR));
      String number = number(bar.values()[part]);
      int space = metrics.stringWidth(number);
      if (wide > space + 6) {
        g.setColor(ON_LIGHT);
        g.drawString(number, (float) (x + (wide - space) / 2), (float) y + 13);
      }
    }
    g.setColor(ChartStyle.INK);
    g.drawString(bar.total(), (float) axis.across(plot, from) + 5, (float) y + 13);
  }

  private static String number(double value) {
    return value >= 1000 ? Wording.count(value) : Wording.fixed(value, 0);
  }
}
