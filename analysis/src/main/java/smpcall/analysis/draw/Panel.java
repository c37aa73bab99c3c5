// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An XChart plot with an {@link Axis} below and at its left: rows can be named on the left and
 * explained on the right, lines named at their ends, zones shaded behind the data.
 */
public final class Panel implements FigurePart {
  private static final int BELOW = 40;
  private static final int GAP = 10;
  private static final int LINE = 15;
  private static final double ASIDE = 0.55;

  /** The height of a narrow plot without rows, and of the marks of a narrow row, pixels. */
  private static final int NARROW = 300;

  private static final int MARKS = 26;
  private static final int BETWEEN_ROWS = 10;

  /** The least space between two labels of an axis; a label that has less is left out, pixels. */
  private static final int BETWEEN = 6;

  private final String title;
  private final Axis x;
  private final Axis y;
  private final boolean rows;
  private int series;
  private final XYChart chart = new XYChartBuilder().width(100).height(100).build();
  private final Backdrop behind;
  private final List<Axis.Tick> remarks = new ArrayList<>();
  private final List<Axis.Tick> headings = new ArrayList<>();
  private final EndLabels ends;
  private boolean aside;

  /**
   * @param title the text above the plot; may be empty
   * @param rows whether the y axis names rows instead of giving values
   */
  public Panel(String title, Axis x, Axis y, boolean rows) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.rows = rows;
    this.behind = new Backdrop(x, y);
    this.ends = new EndLabels(x, y);
    ChartStyle.bare(chart);
    chart
        .getStyler()
        .setXAxisMin(x.min())
        .setXAxisMax(x.max())
        .setYAxisMin(y.min())
        .setYAxisMax(y.max());
  }

  /** Marks at points. */
  public void marks(double[] xs, double[] ys, Mark mark) {
    if (xs.length > 0) {
      add(xs, ys).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter).setMarker(mark);
    }
  }

  /** A line through points. */
  public void line(double[] xs, double[] ys, Color colour, BasicStroke stroke) {
    add(xs, ys).setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
  }

  /** The layers behind the data. */
  public Backdrop behind() {
    return behind;
  }

  /** Names of lines, beside their ends. */
  public EndLabels ends() {
    return ends;
  }

  /** Words above some rows, at a value of the y axis. */
  public void heading(double at, String words) {
    headings.add(new Axis.Tick(at, words));
  }

  /** Makes it narrower than its neighbours, which are the subject. */
  public void aside() {
    aside = true;
  }

  @Override
  public double share() {
    return aside ? ASIDE : 1;
  }

  /** Words to the right of the plot, at a value of the y axis. */
  public void remark(double at, String words) {
    remarks.add(new Axis.Tick(at, words));
  }

  private XYSeries add(double[] xs, double[] ys) {
    return chart.addSeries("series " + series++, xs, ys);
  }

  @Override
  public void paint(Graphics2D g, Rectangle area) {
    FontMetrics label = g.getFontMetrics(ChartStyle.LABEL);
    int left = (aside ? 3 * GAP : GAP) + width(label, y.ticks()) + (y.title().isEmpty() ? 0 : 20);
    int beside = GAP + Math.max(width(label, remarks), ends.width(label));
    Rectangle plot =
        new Rectangle(
            area.x + left,
            area.y + above(),
            area.width - left - beside,
            area.height - above() - BELOW - LINE * (across(g, area.width).size() - 1));
    plot(g, plot);
    around(g, plot, area);
    names(g, plot);
    titles(g, plot, area);
  }

  private void plot(Graphics2D g, Rectangle plot) {
    behind.paint(g, plot);
    AffineTransform before = g.getTransform();
    g.translate(plot.x, plot.y);
    chart.paint(g, plot.width, plot.height);
    g.setTransform(before);
    ends.paint(g, plot);
  }

  @Override
  public boolean isReflowable() {
    return true;
  }

  @Override
  public int narrowHeight(Graphics2D g, int width) {
    return above() + narrowPlot(g, width) + BELOW + LINE * (across(g, width).size() - 1);
  }

  private int above() {
    return title.isEmpty() ? 4 : 24;
  }

  private int narrowPlot(Graphics2D g, int width) {
    int lines = (int) Math.round(y.max() - y.min());
    return rows ? lines * (MARKS + BETWEEN_ROWS + 2 * LINE * linesOfRow(g, width)) : NARROW;
  }

  /** The most lines that a row has above or below its marks. */
  private int linesOfRow(Graphics2D g, int width) {
    FontMetrics label = g.getFontMetrics(ChartStyle.LABEL);
    return Stream.concat(y.ticks().stream(), remarks.stream())
        .mapToInt(words -> Figure.lines(words.label(), label, width).size())
        .max()
        .orElse(1);
  }

  private List<String> across(Graphics2D g, int width) {
    return Figure.lines(x.title(), g.getFontMetrics(ChartStyle.LABEL), width);
  }

  /** Rows have their names above the marks and their remarks below them, over the whole width. */
  @Override
  public void paintNarrow(Graphics2D g, Rectangle area) {
    if (!rows) {
      paint(g, area);
      return;
    }
    Rectangle plot =
        new Rectangle(
            area.x + GAP, area.y + above(), area.width - 2 * GAP, narrowPlot(g, area.width));
    plot(g, plot);
    around(g, plot, new Rectangle(area.x - GAP, area.y, area.width, area.height));
    titles(g, plot, area);
    g.setFont(ChartStyle.LABEL);
    g.setColor(ChartStyle.INK);
    FontMetrics label = g.getFontMetrics(ChartStyle.LABEL);
    for (Axis.Tick tick : y.ticks()) {
      List<String> lines = Figure.lines(tick.label(), label, area.width);
      narrow(g, lines, area, y.down(plot, tick.at()) - MARKS / 2.0 - LINE * (lines.size() - 1));
    }
    for (Axis.Tick remark : remarks) {
      List<String> lines = Figure.lines(remark.label(), label, area.width);
      narrow(g, lines, area, y.down(plot, remark.at()) + MARKS / 2.0 + 8);
    }
  }

  private static void narrow(Graphics2D g, List<String> lines, Rectangle area, double y) {
    for (int i = 0; i < lines.size(); i++) {
      g.drawString(lines.get(i), area.x, (float) y + LINE * i);
    }
  }

  private void names(Graphics2D g, Rectangle plot) {
    FontMetrics label = g.getFontMetrics(ChartStyle.LABEL);
    g.setFont(ChartStyle.LABEL);
    g.setColor(rows ? ChartStyle.INK : ChartStyle.FAINT_INK);
    for (Axis.Tick tick : y.ticks()) {
      float from = plot.x - GAP + 2 - label.stringWidth(tick.label());
      g.drawString(tick.label(), from, (float) y.down(plot, tick.at()) + 4);
    }
    g.setColor(ChartStyle.INK);
    for (Axis.Tick remark : remarks) {
      g.drawString(
          remark.label(), (float) plot.getMaxX() + GAP, (float) y.down(plot, remark.at()) + 4);
    }
  }

  private void around(Graphics2D g, Rectangle plot, Rectangle area) {
    g.setStroke(new BasicStroke(1f));
    g.setColor(ChartStyle.FAINT_INK);
    g.draw(new Line2D.Double(plot.x, plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
    FontMetrics label = g.getFontMetrics(ChartStyle.LABEL);
    g.setFont(ChartStyle.LABEL);
    double free = 0;
    for (Axis.Tick tick : x.ticks()) {
      int width = label.stringWidth(tick.label());
      double from = x.across(plot, tick.at()) - width / 2.0;
      if (from >= free) {
        g.drawString(tick.label(), (float) from, (float) plot.getMaxY() + 16);
        free = from + width + BETWEEN;
      }
    }
    g.setFont(ChartStyle.PANEL);
    g.setColor(ChartStyle.INK);
    for (Axis.Tick heading : headings) {
      g.drawString(heading.label(), area.x + GAP, (float) y.down(plot, heading.at()) + 4);
    }
  }

  /** Draws words that read upwards, in the middle of the plot's height. */
  private static void upwards(Graphics2D g, String words, double x, Rectangle plot) {
    g.setColor(ChartStyle.INK);
    AffineTransform before = g.getTransform();
    g.translate(x, plot.getCenterY());
    g.rotate(-Math.PI / 2);
    g.drawString(words, -g.getFontMetrics(ChartStyle.LABEL).stringWidth(words) / 2f, 0f);
    g.setTransform(before);
  }

  private void titles(Graphics2D g, Rectangle plot, Rectangle area) {
    g.setFont(ChartStyle.LABEL);
    g.setColor(ChartStyle.INK);
    List<String> across = across(g, area.width);
    for (int i = 0; i < across.size(); i++) {
      int width = g.getFontMetrics(ChartStyle.LABEL).stringWidth(across.get(i));
      double from = Math.min(plot.getCenterX() - width / 2.0, area.getMaxX() - width);
      g.drawString(
          across.get(i), (float) Math.max(area.x, from), (float) plot.getMaxY() + 34 + LINE * i);
    }
    if (!y.title().isEmpty()) {
      upwards(g, y.title(), area.x + (aside ? 2 * GAP : 0) + 12, plot);
    }
    g.setFont(ChartStyle.PANEL);
    g.drawString(title, (float) plot.x, area.y + 14f);
  }

  private static int width(FontMetrics metrics, List<Axis.Tick> ticks) {
    return ticks.stream().mapToInt(tick -> metrics.stringWidth(tick.label())).max().orElse(0);
  }
}
