// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import smpcall.analysis.chart.Caption;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.MarkShape;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.table.Csv;

/** Did a version become faster or slower from run to run? Speeds are multiples of the floor's. */
public final class HistoryChart {
  private static final BasicStroke CURVE =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  private static final BasicStroke BAR =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final Mark RING = new Mark(MarkShape.CIRCLE, ChartStyle.INK, 18, true);
  private static final int MOST_TICKS = 8;
  private static final double PADDING = 0.6;

  private final ArrangementSeries arranged;
  private final HistoryTable table;
  private final List<String> variants;

  public HistoryChart(ArrangementSeries arranged) {
    this.arranged = arranged;
    this.table = new HistoryTable(arranged);
    this.variants = arranged.series().stream().map(s -> s.key().variant()).distinct().toList();
  }

  public Csv csv() {
    return table.csv();
  }

  /** Whether any run has a value to draw. */
  public boolean hasPoints() {
    return arranged.series().stream().anyMatch(series -> !series.sound().isEmpty());
  }

  public Figure figure() {
    Panel panel = new Panel("", runs(), ratios(), false);
    borders(panel);
    arranged.series().forEach(series -> curve(panel, series));
    arranged.series().forEach(series -> marks(panel, series));
    List<Run> runs = arranged.runs();
    return new Figure(
        "Faster or slower than before? Speed of each run",
        arranged.arrangement().arrangement() + "\n" + Caption.ofHost(runs.get(runs.size() - 1)),
        variants,
        List.of(panel),
        "Mark: one run, its speed times that of the floor of the same block, mean over"
            + " blocks. Bar: 95\u00a0% interval of their geometric mean (Student t on logarithms);"
            + " none where n is too small. In a ring: the first run at another level (E-divisive,"
            + " permutation test at 5\u00a0%). Dotted: another series, as the host or the plan"
            + " changed; a line goes from run to run of one series.",
        980,
        480);
  }

  /** An axis with a tick for every run, or every few runs. */
  private Axis runs() {
    List<Run> runs = arranged.runs();
    int every = (runs.size() + MOST_TICKS - 1) / MOST_TICKS;
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < runs.size(); i += every) {
      ticks.add(new Axis.Tick(i + 1, runs.get(i).started().replaceFirst("T.*", "")));
    }
    return new Axis(
        "runs in the order of time (day, UTC)", 1 - PADDING, runs.size() + PADDING, ticks);
  }

  private Axis ratios() {
    double[] logs =
        arranged.series().stream()
            .flatMap(series -> series.sound().stream())
            .map(point -> point.ratio().orElseThrow())
            .flatMap(
                centre ->
                    Stream.concat(
                        Stream.of(centre.mean()),
                        centre.interval().stream().flatMap(i -> Stream.of(i.low(), i.high()))))
            .mapToDouble(Math::log)
            .toArray();
    double low = DoubleStream.of(logs).min().orElseThrow();
    double high = DoubleStream.of(logs).max().orElseThrow();
    double padding = Math.max(0.03, 0.1 * (high - low));
    return Axis.ratios("speed, times the floor's (log axis)", low - padding, high + padding);
  }

  /** Draws a border wherever the segment changes. */
  private void borders(Panel panel) {
    SeriesSegment before = arranged.segments().get(0);
    for (int i = 0; i < arranged.runs().size(); i++) {
      SeriesSegment now = segmentOf(arranged.runs().get(i));
      if (!now.equals(before)) {
        panel.behind().border(i + 0.5, now.name());
      }
      before = now;
    }
  }

  private SeriesSegment segmentOf(Run run) {
    return arranged.segments().stream()
        .filter(segment -> segment.runs().contains(run))
        .findFirst()
        .orElseThrow();
  }

  private void curve(Panel panel, CaseSeries series) {
    ChartStyle.Look look = look(series);
    for (HistoryPoint point : series.sound()) {
      double x = x(series, point);
      point.ratio().flatMap(Centre::interval).ifPresent(interval -> bar(panel, x, interval));
    }
    if (series.sound().size() > 1) {
      panel.line(xs(series, series.sound()), ys(series.sound()), look.colour(), CURVE);
    }
  }

  private static void bar(Panel panel, double x, Interval interval) {
    panel.line(
        new double[] {x, x},
        new double[] {Math.log(interval.low()), Math.log(interval.high())},
        ChartStyle.INK,
        BAR);
  }

  private void marks(Panel panel, CaseSeries series) {
    List<HistoryPoint> first = series.levels().stream().map(level -> level.first()).toList();
    panel.marks(xs(series, first), ys(first), RING);
    ChartStyle.Look look = look(series);
    panel.marks(
        xs(series, series.sound()),
        ys(series.sound()),
        new Mark(look.shape(), look.colour(), 9, false));
  }

  private static ChartStyle.Look look(CaseSeries series) {
    return ChartStyle.lookOf(series.key().variant());
  }

  private double[] xs(CaseSeries series, List<HistoryPoint> points) {
    return points.stream().mapToDouble(point -> x(series, point)).toArray();
  }

  private static double[] ys(List<HistoryPoint> points) {
    return points.stream()
        .mapToDouble(point -> Math.log(point.ratio().orElseThrow().mean()))
        .toArray();
  }

  /** The place of a point; versions of one run are side by side. */
  private double x(CaseSeries series, HistoryPoint point) {
    double aside = variants.indexOf(series.key().variant()) - (variants.size() - 1) / 2.0;
    return table.order(point) + 0.05 * aside;
  }
}
