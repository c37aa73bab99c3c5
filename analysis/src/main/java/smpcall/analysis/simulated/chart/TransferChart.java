// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated.chart;

import java.awt.BasicStroke;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.simulated.RealKernel;
import smpcall.analysis.simulated.RunGroup;
import smpcall.analysis.simulated.TransferTable;
import smpcall.analysis.statistics.Interval;

/** How do line transfers per call grow with the number of CPUs? On logarithmic axes. */
record TransferChart(RunGroup group, List<TransferTable.Point> points, List<RealKernel> elsewhere) {
  private static final BasicStroke CURVE = new BasicStroke(1.6f);
  private static final BasicStroke GUIDE =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 4}, 0);
  private static final BasicStroke EDGE = new BasicStroke(0.8f);
  private static final double PADDING = 0.25;
  private static final double WIDTH = 0.22;
  private static final double MARK = 8;
  private static final int HIGHEST_POWER = 2;

  static SimulatedChart of(RunGroup group) {
    TransferTable table = new TransferTable(group);
    TransferChart chart = new TransferChart(group, table.points(), table.elsewhere());
    return new SimulatedChart(group.id() + "-transfers", table.csv(), chart.figure());
  }

  private Figure figure() {
    Panel panel = new Panel("", cpuAxis(), transferAxis(), false);
    for (int power = 1; power <= HIGHEST_POWER; power++) {
      guide(panel, power);
    }
    group.subjects().forEach(subject -> draw(panel, subject));
    return new Figure(
        "How many cache lines does a call move on simulated CPUs? " + group.scene().workload().id(),
        SimulatedChart.SIMULATED + group.title(),
        group.subjects(),
        elsewhere.isEmpty() ? List.of(panel) : List.of(panel, measured()),
        "Line transfers for each call: "
            + group.scene().workload().words()
            + ". Both axes are logarithmic: a straight line is a power of the number N of CPUs."
            + " Dotted: powers of N. Marks: parameters outside of the grid; versions are a little apart"
            + " so that none hides the next."
            + (group.grid().runs().isEmpty()
                ? ""
                : " Pale band: from the least to the most over the cells of the grid, where it has"
                    + " that number of CPUs.")
            + sources(),
        980,
        560);
  }

  /** Times of real kernels, on an axis of their own. */
  private Panel measured() {
    RealKernel first = elsewhere.get(0);
    double most = elsewhere.stream().mapToDouble(RealKernel::value).max().orElseThrow();
    double place = position(first.cpus());
    Panel panel =
        new Panel(
            "Measured elsewhere, real kernels",
            new Axis(
                "CPUs",
                place - 1,
                place + 1,
                List.of(new Axis.Tick(place, String.valueOf(first.cpus())))),
            Axis.linear(first.quantity(), 0, 1.2 * most),
            false);
    panel.aside();
    for (RealKernel figure : elsewhere) {
      ChartStyle.Look look = ChartStyle.lookOf(figure.version());
      panel.marks(
          new double[] {place},
          new double[] {figure.value()},
          new Mark(look.shape(), look.colour(), MARK, false));
      panel.remark(figure.value(), figure.words());
    }
    return panel;
  }

  private String sources() {
    return elsewhere.isEmpty()
        ? ""
        : " Right, measured by others and not comparable with transfers: "
            + String.join(". ", elsewhere.stream().map(RealKernel::source).distinct().toList())
            + ".";
  }

  private void guide(Panel panel, int power) {
    List<Integer> cpus = group.cpus();
    double first = cpus.get(0);
    double last = cpus.get(cpus.size() - 1);
    double most = points.stream().flatMapToDouble(TransferChart::values).max().orElse(1);
    if (Math.pow(last, power) <= 2 * most) {
      panel.line(
          new double[] {position(first), position(last) + PADDING},
          new double[] {power * Math.log(first), power * (Math.log(last) + PADDING * Math.log(2))},
          ChartStyle.FAINT_INK,
          GUIDE);
      panel.remark(power * Math.log(last), power == 1 ? "N" : "N\u00b2");
    }
  }

  private void draw(Panel panel, String subject) {
    ChartStyle.Look look = ChartStyle.lookOf(subject);
    List<String> subjects = group.subjects();
    double aside =
        WIDTH / subjects.size() * (subjects.indexOf(subject) - (subjects.size() - 1) / 2.0);
    List<TransferTable.Point> its =
        points.stream().filter(point -> point.subject().equals(subject)).toList();
    List<TransferTable.Point> band = its.stream().filter(p -> p.grid().isPresent()).toList();
    band(panel, band, aside, look);
    List<TransferTable.Point> line = its.stream().filter(p -> p.transfers().isPresent()).toList();
    double[] ys = line.stream().mapToDouble(p -> log(p.transfers().orElseThrow())).toArray();
    if (!line.isEmpty()) {
      panel.line(xs(line, aside), ys, look.colour(), CURVE);
      panel.marks(xs(line, aside), ys, new Mark(look.shape(), look.colour(), MARK, false));
    }
  }

  /** A pale area with its edges, as areas lie over one another. */
  private static void band(
      Panel panel, List<TransferTable.Point> points, double aside, ChartStyle.Look look) {
    double[] xs = xs(points, aside);
    double[] lows = logs(points, Interval::low);
    double[] highs = logs(points, Interval::high);
    panel.behind().band(xs, lows, highs, look.colour());
    if (!points.isEmpty()) {
      panel.line(xs, lows, look.pale(), EDGE);
      panel.line(xs, highs, look.pale(), EDGE);
    }
  }

  private static double[] logs(List<TransferTable.Point> points, ToDoubleFunction<Interval> end) {
    return points.stream()
        .mapToDouble(point -> log(end.applyAsDouble(point.grid().orElseThrow().range())))
        .toArray();
  }

  private static double[] xs(List<TransferTable.Point> points, double aside) {
    return points.stream().mapToDouble(point -> position(point.cpus()) + aside).toArray();
  }

  private Axis cpuAxis() {
    List<Axis.Tick> ticks =
        points.stream()
            .map(TransferTable.Point::cpus)
            .distinct()
            .sorted()
            .map(cpus -> new Axis.Tick(position(cpus), String.valueOf(cpus)))
            .toList();
    return new Axis(
        "simulated CPUs (log axis)",
        ticks.get(0).at() - PADDING,
        ticks.get(ticks.size() - 1).at() + PADDING,
        ticks);
  }

  private Axis transferAxis() {
    double[] logs =
        points.stream().flatMapToDouble(TransferChart::values).map(TransferChart::log).toArray();
    double low = DoubleStream.of(logs).min().orElse(0);
    double high = DoubleStream.of(logs).max().orElse(1);
    return Axis.logarithms("line transfers per call (log axis)", low - PADDING, high + PADDING);
  }

  private static DoubleStream values(TransferTable.Point point) {
    return Stream.concat(
            point.transfers().stream(),
            point.grid().stream().flatMap(g -> Stream.of(g.range().low(), g.range().high())))
        .mapToDouble(Double::doubleValue);
  }

  /** Of a number of transfers; one that is 0 is drawn at the lower end of what counts. */
  private static double log(double transfers) {
    return Math.log(Math.max(0.01, transfers));
  }

  private static double position(double cpus) {
    return Math.log(cpus) / Math.log(2);
  }
}
