// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Margin;

/**
 * A forest plot: ratios of speeds on a log axis, one below the other, each with its verdict on the
 * right. Where rows are of several groups, each group has a heading.
 *
 * @param axis the title of the axis
 * @param rows the rows from the top down
 */
public record ForestPlot(String axis, List<Row> rows) {
  /** The width of its picture, pixels. */
  public static final int WIDTH = 900;

  private static final BasicStroke WIDE =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final BasicStroke NARROW =
      new BasicStroke(4.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final BasicStroke BORDER = new BasicStroke(0.8f);
  private static final BasicStroke ONE = new BasicStroke(1.2f);

  /**
   * One row.
   *
   * @param name the name on the left
   * @param variant the variant that gives the colour and the mark
   * @param group the name of the group of the row; may be empty
   * @param ratio the ratio of speeds; empty for a row without a mark
   * @param interval95 the 95 % interval of the ratio; empty, with an open mark, when n is too small
   * @param interval90 the 90 % interval, likewise
   * @param margin the margin that counts as the same
   * @param verdict the verdict in words
   */
  public record Row(
      String name,
      String variant,
      String group,
      Optional<Double> ratio,
      Optional<Interval> interval95,
      Optional<Interval> interval90,
      Margin margin,
      String verdict) {

    private String remark() {
      return ratio.map(r -> Wording.ratio(r) + interval() + "  ").orElse("") + verdict;
    }

    private String interval() {
      return interval95.map(i -> " " + Wording.interval(i)).orElse("");
    }
  }

  /** The height of its picture with a subtitle of two lines and a note of up to three, pixels. */
  public int height() {
    return 185 + 30 * (rows.size() + headings());
  }

  public Panel panel() {
    Axis lines = lines();
    Panel panel = new Panel("", xAxis(), lines, true);
    for (int row = 0; row < rows.size(); row++) {
      double y = lines.ticks().get(row).at();
      draw(panel, rows.get(row), y);
      if (isHeaded(row)) {
        panel.heading(y + 1, rows.get(row).group());
      }
      if (isHeaded(row) && row > 0) {
        double between = y + 1.5;
        panel.line(new double[] {-9, 9}, new double[] {between, between}, ChartStyle.INK, BORDER);
      }
    }
    panel.line(new double[] {0, 0}, new double[] {lines.min(), 0.5}, ChartStyle.INK, ONE);
    return panel;
  }

  /** The rows from the top down, with a line left free for each heading. */
  private Axis lines() {
    List<Axis.Tick> ticks = new ArrayList<>();
    int line = 0;
    for (int row = 0; row < rows.size(); row++) {
      line += isHeaded(row) ? 1 : 0;
      ticks.add(new Axis.Tick(-line, rows.get(row).name()));
      line++;
    }
    return new Axis("", 0.5 - line, 0.5, ticks);
  }

  private int headings() {
    return (int) IntStream.range(0, rows.size()).filter(this::isHeaded).count();
  }

  /** Whether a row is the first of its group, where there are several. */
  private boolean isHeaded(int row) {
    String group = rows.get(row).group();
    return rows.stream().anyMatch(other -> !other.group().equals(group))
        && (row == 0 || !rows.get(row - 1).group().equals(group));
  }

  private static void draw(Panel panel, Row row, double y) {
    Interval same = row.margin().ratios();
    panel.behind().zone(Math.log(same.low()), Math.log(same.high()), y - 0.5, y + 0.5);
    if (row.ratio().isPresent()) {
      ChartStyle.Look look = ChartStyle.lookOf(row.variant());
      bar(panel, row.interval95(), y, look, WIDE);
      bar(panel, row.interval90(), y, look, NARROW);
      boolean open = row.interval95().isEmpty();
      panel.marks(
          new double[] {Math.log(row.ratio().get())},
          new double[] {y},
          new Mark(look.shape(), look.colour(), 12, open));
    }
    panel.remark(y, row.remark());
  }

  private static void bar(
      Panel panel,
      Optional<Interval> interval,
      double y,
      ChartStyle.Look look,
      BasicStroke stroke) {
    interval.ifPresent(
        i ->
            panel.line(
                new double[] {Math.log(i.low()), Math.log(i.high())},
                new double[] {y, y},
                look.colour(),
                stroke));
  }

  /** The axis over the range of all ratios and intervals, with space for the marks. */
  private Axis xAxis() {
    List<Double> logs = new ArrayList<>(List.of(Math.log(0.95), Math.log(1.05)));
    for (Row row : rows) {
      row.ratio().ifPresent(r -> logs.add(Math.log(r)));
      row.interval95().ifPresent(i -> logs.addAll(List.of(Math.log(i.low()), Math.log(i.high()))));
    }
    double min = logs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double max = logs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double padding = 0.06 * (max - min);
    return Axis.ratios(axis + " (log axis; higher is better)", min - padding, max + padding);
  }
}
