// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.table.ThroughputTable;

/**
 * Throughput over the number of CPUs, on logarithmic axes: left calls per second, which paced calls
 * do not have, right time per call. The native control is in the table only. Versions are a little
 * apart so that none hides the next; the second arm is drawn with its first.
 */
record ThroughputCurves(
    ThroughputTable table,
    WorkloadWords words,
    Series series,
    String caption,
    List<CpuBorder> borders) {
  private static final BasicStroke CURVE = new BasicStroke(1.6f);
  private static final BasicStroke IDEAL =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
  private static final BasicStroke BAR =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final double PADDING = 0.3;
  private static final double ASIDE = 0.07;

  /** The width of all versions together: a third of the way to twice as many CPUs. */
  private static final double WIDTH = 0.33;

  /** The drawn quantity: the forks of a case, their centre, and the unit of the axis. */
  private record Measure(
      Function<CaseSpeed, double[]> forks,
      Function<CaseSpeed, Optional<Centre>> centre,
      double unit) {}

  Figure figure() {
    Panel calls =
        panel(
            "Calls per second: higher is better",
            "million calls per second, " + words.whose() + " (log axis)",
            new Measure(CaseSpeed::perSecondOfForks, CaseSpeed::perSecond, 1e6));
    Panel time =
        panel(
            "Time per call: lower is better",
            "microseconds per call (log axis)",
            new Measure(CaseSpeed::nanosecondsOfForks, CaseSpeed::nanoseconds, 1e3));
    return new Figure(
        "What does a call to all other CPUs cost, and how does that grow?"
            + (series.label().isEmpty() ? "" : " (" + series.label() + ")"),
        caption,
        List.copyOf(variants()),
        series.isPaced() ? List.of(time) : List.of(calls, time),
        "Small mark: one fork (its median iteration). Line: through the geometric means of the"
            + " forks. Dark bar and pale band: their 95\u00a0% interval (Student t on"
            + " logarithms). Open marks: iterations survived by a version that failed its audit, a"
            + " biased sample in no mean. Broken line: the floor, the harness alone, which is the"
            + " ideal that no version can reach."
            + (borders.isEmpty()
                ? ""
                : " Dotted: where threads come to another socket, or share cores."),
        980,
        520);
  }

  private Panel panel(String title, String unitTitle, Measure measure) {
    double[] logs =
        table.rows().stream()
            .flatMapToDouble(row -> DoubleStream.of(measure.forks().apply(row)))
            .map(fork -> log(fork, measure))
            .toArray();
    double min = DoubleStream.of(logs).min().orElse(0) - 0.1;
    double max = DoubleStream.of(logs).max().orElse(1) + 0.1;
    Panel panel = new Panel(title, cpuAxis(), Axis.logarithms(unitTitle, min, max), false);
    for (CpuBorder border : borders) {
      panel.behind().border(position(border.after() + 0.5), border.words());
    }
    List<String> variants = List.copyOf(variants());
    for (String variant : variants) {
      double aside = step() * (variants.indexOf(variant) - (variants.size() - 1) / 2.0);
      draw(panel, variant, aside, measure);
    }
    return panel;
  }

  private void draw(Panel panel, String variant, double aside, Measure measure) {
    ChartStyle.Look look = ChartStyle.lookOf(variant);
    List<double[]> means = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    List<CaseSpeed> rows =
        table.rows().stream().filter(row -> row.studyCase().variant().equals(variant)).toList();
    for (CaseSpeed row : rows) {
      double x = position(row.studyCase().cpus()) + aside;
      double[] ys =
          DoubleStream.of(measure.forks().apply(row)).map(fork -> log(fork, measure)).toArray();
      double[] xs = IntStream.range(0, ys.length).mapToDouble(fork -> x + jitter(fork)).toArray();
      panel.marks(xs, ys, new Mark(look.shape(), look.colour(), 6.5, row.isWrong()));
    }
    for (CaseSpeed row : rows) {
      double x = position(row.studyCase().cpus()) + aside;
      Optional<Centre> middle =
          row.studyCase().isRepeat() ? Optional.empty() : measure.centre().apply(row);
      middle.ifPresent(c -> means.add(new double[] {x, log(c.mean(), measure)}));
      middle
          .flatMap(Centre::interval)
          .map(i -> new double[] {x, log(i.low(), measure), log(i.high(), measure)})
          .ifPresent(band::add);
    }
    for (double[] bar : band) {
      panel.line(new double[] {bar[0], bar[0]}, new double[] {bar[1], bar[2]}, ChartStyle.INK, BAR);
    }
    panel.behind().band(column(band, 0), column(band, 1), column(band, 2), look.colour());
    if (!means.isEmpty()) {
      boolean floor = rows.get(0).studyCase().isFloor();
      panel.line(column(means, 0), column(means, 1), look.colour(), floor ? IDEAL : CURVE);
    }
  }

  private static double log(double value, Measure measure) {
    return Math.log(value / measure.unit());
  }

  /**
   * The offset of a fork: left and right of the bar in turn, so that the marks do not hide it. It
   * is fixed, so the picture is the same every time.
   */
  private double jitter(int fork) {
    return fork % 2 == 0 ? step() / 3 : -step() / 3;
  }

  /** The distance between two versions on the axis. */
  private double step() {
    return Math.min(ASIDE, WIDTH / variants().size());
  }

  private static double[] column(List<double[]> points, int column) {
    return points.stream().mapToDouble(point -> point[column]).toArray();
  }

  private Axis cpuAxis() {
    List<Axis.Tick> ticks =
        table.cpuCounts().stream()
            .map(cpus -> new Axis.Tick(position(cpus), String.valueOf(cpus)))
            .toList();
    double first = ticks.get(0).at();
    double last = ticks.get(ticks.size() - 1).at();
    return new Axis(words.axis(), first - PADDING, last + PADDING, ticks);
  }

  private Set<String> variants() {
    Set<String> variants = new LinkedHashSet<>();
    table.rows().stream()
        .map(CaseSpeed::studyCase)
        .filter(c -> !c.isNative())
        .forEach(c -> variants.add(c.variant()));
    return variants;
  }

  private static double position(double cpus) {
    return Math.log(cpus) / Math.log(2);
  }
}
