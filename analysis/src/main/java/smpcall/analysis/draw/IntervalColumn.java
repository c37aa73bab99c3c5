// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.draw;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.statistics.Interval;

/**
 * A column of ratios with their intervals, on one logarithmic axis, with the numbers at their
 * right.
 *
 * @param cells the ratios of each row; none: the words of {@code absent} stand there
 * @param absent words for each row without a ratio
 */
public record IntervalColumn(
    List<String> head, int width, List<List<Ratio>> cells, List<String> absent)
    implements RowTable.Column {
  private static final BasicStroke BAR =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final BasicStroke ONE = new BasicStroke(1.2f);
  private static final int NUMBERS = 132;
  private static final int STEP = 15;
  private static final int GAP = 3;

  /** The least range of the axis, as ratios. */
  private static final Interval LEAST = new Interval(0.9, 1.25);

  /**
   * A ratio.
   *
   * @param variant the version that gives the colour
   * @param shape the mark, the same for all ratios of one setting
   * @param interval its 95 % interval; empty: n too small
   */
  public record Ratio(
      String variant, MarkShape shape, double ratio, Optional<Interval> interval, boolean open) {
    private String words() {
      return Wording.brief(ratio, interval);
    }
  }

  @Override
  public void paintBehind(Graphics2D g, Rectangle rows) {
    Axis axis = axis();
    Rectangle plot = plot(rows);
    g.setFont(ChartStyle.NOTE);
    List<Interval> labels = new ArrayList<>();
    List<Axis.Tick> fromOne = new ArrayList<>(axis.ticks());
    fromOne.sort(Comparator.comparingDouble(tick -> Math.abs(tick.at())));
    for (Axis.Tick tick : fromOne) {
      double x = axis.across(plot, tick.at());
      g.setColor(ChartStyle.GRID);
      g.draw(new Line2D.Double(x, plot.y, x, plot.getMaxY()));
      double half = g.getFontMetrics().stringWidth(tick.label()) / 2.0;
      Interval label = new Interval(x - half - GAP, x + half + GAP);
      if (labels.stream()
          .noneMatch(other -> other.low() < label.high() && label.low() < other.high())) {
        labels.add(label);
        g.setColor(ChartStyle.FAINT_INK);
        g.drawString(tick.label(), (float) (x - half), (float) plot.getMaxY() + STEP);
      }
    }
    double one = axis.across(plot, 0);
    g.setColor(ChartStyle.INK);
    g.setStroke(ONE);
    g.draw(new Line2D.Double(one, plot.y, one, plot.getMaxY()));
    g.setStroke(new BasicStroke(1f));
  }

  @Override
  public void paint(Graphics2D g, Rectangle area, int row) {
    List<Ratio> ratios = cells.get(row);
    Rectangle plot = plot(area);
    int numbers = plot.x + plot.width + 10;
    g.setFont(ChartStyle.NOTE);
    if (ratios.isEmpty()) {
      g.setColor(ChartStyle.FAINT_INK);
      g.drawString(absent.get(row), numbers, area.y + 27);
      return;
    }
    Axis axis = axis();
    double y = area.y + area.height / 2.0 - STEP * (ratios.size() - 1) / 2.0;
    for (Ratio ratio : ratios) {
      ChartStyle.Look look = ChartStyle.lookOf(ratio.variant());
      g.setColor(look.colour());
      g.setStroke(BAR);
      if (ratio.interval().isPresent()) {
        double low = axis.across(plot, Math.log(ratio.interval().get().low()));
        double high = axis.across(plot, Math.log(ratio.interval().get().high()));
        g.draw(new Line2D.Double(low, y, high, y));
      }
      new Mark(ratio.shape(), look.colour(), 11, ratio.open())
          .paint(g, axis.across(plot, Math.log(ratio.ratio())), y, 0);
      g.setStroke(new BasicStroke(1f));
      g.setColor(ChartStyle.INK);
      g.drawString(ratio.words(), numbers, (float) y + 4);
      y += STEP;
    }
  }

  private Rectangle plot(Rectangle area) {
    return new Rectangle(area.x, area.y, area.width - NUMBERS, area.height);
  }

  private Axis axis() {
    double[] logs =
        DoubleStream.concat(
                DoubleStream.of(LEAST.low(), LEAST.high()),
                cells.stream()
                    .flatMap(List::stream)
                    .flatMapToDouble(
                        ratio ->
                            ratio
                                .interval()
                                .map(i -> DoubleStream.of(i.low(), i.high()))
                                .orElse(DoubleStream.of(ratio.ratio()))))
            .map(Math::log)
            .sorted()
            .toArray();
    double padding = 0.04 * (logs[logs.length - 1] - logs[0]);
    return Axis.ratios("", logs[0] - padding, logs[logs.length - 1] + padding);
  }
}
