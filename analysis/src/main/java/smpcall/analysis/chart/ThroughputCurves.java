// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.table.ThroughputTable;

/**
 * Throughput over the number of CPUs, on logarithmic axes: the duration of paced calls, and the
 * calls per second of those back to back. The native control is in the table only. Versions are a
 * little apart so that none hides the next; the second arm is drawn with its first.
 */
record ThroughputCurves(
    ThroughputTable table,
    WorkloadWords words,
    boolean paced,
    String caption,
    List<CpuBorder> borders) {
  private static final BasicStroke CURVE = new BasicStroke(1.6f);
  private static final BasicStroke IDEAL =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
  private static final BasicStroke BAR =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final double MILLION = 1e6;
  private static final double MICROSECOND = 1e3;

  Figure figure() {
    return new Figure(
        (paced ? "Duration of a call to all other CPUs" : "Calls to all other CPUs per second")
            + ", by the number of CPUs",
        caption,
        List.of(),
        List.of(panel()),
        (paced
                ? "Lower is better. "
                : "Calls per second: " + words.whose() + "; higher is better. ")
            + "Small mark: one fork (its median iteration). Line: through the geometric means of the"
            + " forks. Dark bar and pale band: their 95\u00a0% interval (Student t on"
            + " logarithms)."
            + (table.rows().stream().anyMatch(CaseSpeed::isWrong)
                ? " Open marks: iterations survived by a version that failed its audit, a biased"
                    + " sample in no mean."
                : "")
            + (table.rows().stream().anyMatch(row -> row.studyCase().isFloor())
                ? " Broken line: the floor, the harness alone, which is the ideal that no version"
                    + " can reach."
                : "")
            + (borders.isEmpty()
                ? ""
                : " Dotted: where threads come to another socket, or share cores."),
        980,
        520);
  }

  private Panel panel() {
    double[] logs =
        table.rows().stream()
            .filter(row -> !row.studyCase().isNative())
            .flatMapToDouble(this::logs)
            .toArray();
    Axis y =
        Axis.logarithms(
            (paced ? "microseconds per call" : "million calls per second") + " (log axis)",
            DoubleStream.of(logs).min().orElse(0) - 0.1,
            DoubleStream.of(logs).max().orElse(1) + 0.1);
    Panel panel = new Panel("", CpuAxis.of(words.axis(), table.cpuCounts()), y, false);
    CpuBorder.draw(borders, panel);
    List<String> variants = List.copyOf(variants());
    for (int i = 0; i < variants.size(); i++) {
      draw(panel, variants.get(i), CpuAxis.aside(i, variants.size()));
    }
    return panel;
  }

  /** The values of the forks of a case, in the unit of the axis. */
  private DoubleStream logs(CaseSpeed row) {
    return DoubleStream.of(paced ? row.nanosecondsOfForks() : row.perSecondOfForks())
        .map(this::log);
  }

  private double log(double value) {
    return Math.log(value / (paced ? MICROSECOND : MILLION));
  }

  private void draw(Panel panel, String variant, double aside) {
    ChartStyle.Look look = ChartStyle.lookOf(variant);
    List<double[]> means = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    double[] end = {};
    List<CaseSpeed> rows =
        table.rows().stream().filter(row -> row.studyCase().variant().equals(variant)).toList();
    for (CaseSpeed row : rows) {
      double x = CpuAxis.at(row.studyCase().cpus()) + aside;
      double[] ys = logs(row).toArray();
      double[] xs = IntStream.range(0, ys.length).mapToDouble(fork -> x + jitter(fork)).toArray();
      panel.marks(xs, ys, new Mark(look.shape(), look.colour(), 6.5, row.isWrong()));
      end = ys.length > 0 ? new double[] {x, Median.of(ys)} : end;
      Optional<Centre> middle =
          row.studyCase().isRepeat()
              ? Optional.empty()
              : paced ? row.nanoseconds() : row.perSecond();
      middle.ifPresent(c -> means.add(new double[] {x, log(c.mean())}));
      middle
          .flatMap(Centre::interval)
          .map(i -> new double[] {x, log(i.low()), log(i.high())})
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
    if (end.length > 0) {
      panel.ends().add(end[0], end[1], variant, look);
    }
  }

  /**
   * The offset of a fork: left and right of the bar in turn, so that the marks do not hide it. It
   * is fixed, so the picture is the same every time.
   */
  private double jitter(int fork) {
    double third = CpuAxis.step(variants().size()) / 3;
    return fork % 2 == 0 ? third : -third;
  }

  private static double[] column(List<double[]> points, int column) {
    return points.stream().mapToDouble(point -> point[column]).toArray();
  }

  private Set<String> variants() {
    Set<String> variants = new LinkedHashSet<>();
    table.rows().stream()
        .map(CaseSpeed::studyCase)
        .filter(c -> !c.isNative())
        .forEach(c -> variants.add(c.variant()));
    return variants;
  }
}
