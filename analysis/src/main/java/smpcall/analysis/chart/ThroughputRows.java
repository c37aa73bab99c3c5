// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.speed.CaseLoad;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.table.ThroughputTable;

/**
 * Throughput at one number of CPUs, a row for each version: the duration of paced calls, and the
 * calls per second of those back to back.
 */
record ThroughputRows(ThroughputTable table, WorkloadWords words, boolean paced, String caption) {
  private static final BasicStroke BAR =
      new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final BasicStroke MEAN =
      new BasicStroke(2.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final double MILLION = 1e6;

  public Figure figure() {
    return new Figure(
        (paced ? "Duration of a call to all other CPUs" : "Calls to all other CPUs per second")
            + ": every fork, and their mean",
        caption,
        List.of(),
        List.of(panel()),
        "Small mark: one fork (its median iteration). Upright line: geometric mean of the forks."
            + " Pale bar: its 95\u00a0% interval (Student t on logarithms)."
            + (has(CaseSpeed::isWrong)
                ? " Open marks: iterations survived by a version that failed its audit, in no mean."
                : "")
            + (has(row -> row.studyCase().isFloor())
                ? " The floor is the harness alone: the ideal that no version can reach."
                : "")
            + (paced ? " In calls: the share of the callers' time, which is the load." : ""),
        980,
        185 + 40 * table.rows().size());
  }

  private boolean has(Predicate<CaseSpeed> what) {
    return table.rows().stream().anyMatch(what);
  }

  private Panel panel() {
    List<CaseSpeed> rows = table.rows();
    Panel panel =
        new Panel(
            "",
            axis(),
            Axis.rows(rows.stream().map(row -> row.studyCase().label()).toList()),
            true);
    for (int i = 0; i < rows.size(); i++) {
      if (isOnTheAxis(rows.get(i))) {
        draw(panel, rows.get(i), -i);
      }
      panel.remark(-i, remark(rows.get(i)));
    }
    return panel;
  }

  /** An axis over the forks, from 0 where that costs little space. */
  private Axis axis() {
    double[] all =
        table.rows().stream()
            .filter(this::isOnTheAxis)
            .flatMapToDouble(row -> DoubleStream.of(forks(row)))
            .toArray();
    double max = DoubleStream.of(all).max().orElse(1);
    double min = DoubleStream.of(all).min().orElse(0);
    double padding = Math.max(0.06 * (max - min), 0.01 * max);
    boolean zero = min - padding < max / 3;
    String title =
        paced
            ? "nanoseconds per call (lower is better"
            : "million calls per second, " + words.whose() + " (higher is better";
    return Axis.linear(
        title + (zero ? ")" : "; the axis does not begin at 0)"),
        zero ? 0 : min - padding,
        max + padding);
  }

  /**
   * Whether a row fits beside the versions: the floor and the running kernel may be so far from
   * them that the axis would be more than twice as long.
   */
  private boolean isOnTheAxis(CaseSpeed row) {
    double[] versions =
        table.rows().stream()
            .filter(other -> !other.studyCase().isFloor() && !other.studyCase().isKernel())
            .flatMapToDouble(other -> DoubleStream.of(forks(other)))
            .toArray();
    double width = width(versions);
    return versions.length == 0
        || width(
                DoubleStream.concat(DoubleStream.of(versions), DoubleStream.of(forks(row)))
                    .toArray())
            <= 2 * width;
  }

  private static double width(double[] values) {
    DoubleSummaryStatistics range = DoubleStream.of(values).summaryStatistics();
    return range.getMax() - range.getMin();
  }

  /** The values of the forks in the unit of the axis. */
  private double[] forks(CaseSpeed row) {
    return paced
        ? row.nanosecondsOfForks()
        : DoubleStream.of(row.perSecondOfForks()).map(fork -> fork / MILLION).toArray();
  }

  private Optional<Centre> centre(CaseSpeed row) {
    return paced ? row.nanoseconds() : row.perSecond();
  }

  private double unit() {
    return paced ? 1 : MILLION;
  }

  private void draw(Panel panel, CaseSpeed row, double y) {
    ChartStyle.Look look = ChartStyle.lookOf(row.studyCase().variant());
    centre(row)
        .flatMap(Centre::interval)
        .map(i -> i.dividedBy(unit()))
        .ifPresent(i -> panel.line(pair(i.low(), i.high()), pair(y, y), look.pale(), BAR));
    double[] xs = forks(row);
    double[] ys = IntStream.range(0, xs.length).mapToDouble(fork -> y + jitter(fork)).toArray();
    panel.marks(xs, ys, new Mark(look.shape(), look.colour(), 8, row.isWrong()));
    centre(row)
        .map(c -> c.mean() / unit())
        .ifPresent(m -> panel.line(pair(m, m), pair(y - 0.36, y + 0.36), ChartStyle.INK, MEAN));
  }

  private static double[] pair(double from, double to) {
    return new double[] {from, to};
  }

  /**
   * The offset of a fork: up and down in turn, so that forks of one speed do not hide each other.
   * It is fixed, so the picture is the same every time.
   */
  private static double jitter(int fork) {
    double[] heights = {0.12, -0.16, 0.22, -0.06, 0.04, -0.24};
    return heights[fork % heights.length];
  }

  private String remark(CaseSpeed row) {
    int digits = paced ? 0 : 2;
    List<String> words = new ArrayList<>();
    words.add(
        centre(row)
            .map(
                c ->
                    Wording.fixed(c.mean() / unit(), digits)
                        + c.interval()
                            .map(i -> " " + Wording.interval(i.dividedBy(unit()), digits))
                            .orElse(""))
            .orElse(row.isWrong() ? "failed its audit" : "no value"));
    Optional.ofNullable(table.loads().get(row.studyCase()))
        .map(CaseLoad::busy)
        .filter(OptionalDouble::isPresent)
        .ifPresent(
            busy -> words.add(Wording.fixed(100 * busy.getAsDouble(), 0) + "\u00a0% in calls"));
    if (!isOnTheAxis(row)) {
      words.add("off the axis");
    }
    return String.join(", ", words);
  }
}
