// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.MarkShape;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.speed.RunOrder;
import smpcall.analysis.finding.speed.RunOrder.Point;
import smpcall.analysis.finding.speed.RunOrder.State;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.RunOrderTable;

/**
 * Did the machine drift? Every fork in the order in which they ran, as a multiple of the median of
 * its case.
 */
public final class RunOrderChart {
  private static final BasicStroke LEVEL =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final Mark RING = new Mark(MarkShape.CIRCLE, ChartStyle.INK, 16, true);
  private static final int MOST_TICKS = 11;

  private final Run run;
  private final RunOrder order;

  public RunOrderChart(Run run) {
    this.run = run;
    this.order = RunOrder.of(run);
  }

  public Csv csv() {
    return new RunOrderTable(order).csv();
  }

  public Figure figure() {
    double[] logs =
        order.points().stream()
            .flatMap(point -> point.relative().stream())
            .mapToDouble(Math::log)
            .toArray();
    double low = Math.min(-0.05, DoubleStream.of(logs).min().orElse(0));
    double high = Math.max(0.05, DoubleStream.of(logs).max().orElse(0));
    double padding = 0.12 * (high - low);
    Axis y =
        Axis.ratios(
            "speed, times the median of the case (log axis)", low - padding, high + padding / 2);
    Panel panel = new Panel("", blocks(), y, false);
    for (int block : order.blocks()) {
      level(panel, order.of(block), block, y);
    }
    draw(panel, low - 0.6 * padding);
    return new Figure(
        "Did the machine drift? Speed of every fork, in the order in which they ran",
        Caption.of(run),
        order.points().stream().map(p -> p.fork().studyCase().versionId()).distinct().toList(),
        List.of(panel),
        note(),
        980,
        480);
  }

  /** An axis with a tick for every block, or every few blocks. */
  private Axis blocks() {
    List<Integer> blocks = order.blocks();
    int every = (blocks.size() + MOST_TICKS - 1) / MOST_TICKS;
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i += Math.max(1, every)) {
      Point first = order.of(blocks.get(i)).get(0);
      String clock = first.fork().started().replaceFirst("^.*T(\\d\\d:\\d\\d).*$", "$1");
      ticks.add(new Axis.Tick(first.order() - 0.5, blocks.get(i) + " (" + clock + ")"));
    }
    return new Axis(
        "order in which forks ran; each block begins at its number (clock, UTC)",
        0,
        order.points().size() + 1,
        ticks);
  }

  /** Draws a line at the median of a block's forks; every other block is grey. */
  private static void level(Panel panel, List<Point> block, int number, Axis y) {
    double from = block.get(0).order() - 0.5;
    double to = block.get(block.size() - 1).order() + 0.5;
    if (number % 2 == 0) {
      panel.behind().zone(from, to, y.min(), y.max());
    }
    double[] logs =
        block.stream()
            .filter(point -> point.state() == State.SOUND)
            .flatMap(point -> point.relative().stream())
            .mapToDouble(Math::log)
            .toArray();
    if (logs.length > 0) {
      double level = Median.of(logs);
      panel.line(new double[] {from, to}, new double[] {level, level}, ChartStyle.FAINT_INK, LEVEL);
    }
  }

  /** Draws the forks, a series for each kind of mark; forks without a value are at the bottom. */
  private void draw(Panel panel, double bottom) {
    points(panel, order.points().stream().filter(p -> p.state() == State.FAILED), bottom, RING);
    Map<Kind, List<Point>> kinds = new LinkedHashMap<>();
    for (Point point : order.points()) {
      boolean open = point.state() == State.CONTAMINATED || point.state() == State.REPEATED;
      Kind kind = new Kind(point.fork().studyCase().versionId(), open);
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(point);
    }
    kinds.forEach((kind, points) -> points(panel, points.stream(), bottom, kind.mark()));
  }

  private record Kind(String variant, boolean open) {
    Mark mark() {
      ChartStyle.Look look = ChartStyle.lookOf(variant);
      return new Mark(look.shape(), look.colour(), 8, open);
    }
  }

  private static void points(Panel panel, Stream<Point> points, double bottom, Mark mark) {
    List<double[]> at =
        points
            .map(p -> new double[] {p.order(), p.relative().map(Math::log).orElse(bottom)})
            .toList();
    panel.marks(
        at.stream().mapToDouble(p -> p[0]).toArray(),
        at.stream().mapToDouble(p -> p[1]).toArray(),
        mark);
  }

  private String note() {
    return "Mark: one fork, its median iteration against the median of all forks of its case. Line:"
        + " median of the forks of a block; where it leaves 1, all cases were faster or slower"
        + " together, which ratios within blocks do not see. Grey: every other block."
        + (has(State.CONTAMINATED)
            ? " Open mark: contaminated by the rule fixed before the run."
            : "")
        + (has(State.REPEATED)
            ? (has(State.CONTAMINATED) ? " Or" : " Open mark:")
                + " its CPUs moved, and it ran again."
            : "")
        + (hasControl() ? " The control in C has the marks of its versions." : "")
        + (has(State.FAILED)
            ? " In a ring: a fork that failed, or whose audit did; at the lower end where it has no"
                + " speed."
            : "");
  }

  private boolean hasControl() {
    return order.points().stream().anyMatch(point -> point.fork().studyCase().isNative());
  }

  private boolean has(State state) {
    return order.points().stream().anyMatch(point -> point.state() == state);
  }
}
