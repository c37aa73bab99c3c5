// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.CaseLoad;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.Centre;
import smpcall.analysis.table.ThroughputTable;

/**
 * Throughput at one number of CPUs: a row for each version. The left panel has all of them, the
 * right one a closer look without the floor and the running kernel. Of paced calls both show times.
 */
record ThroughputRows(ThroughputTable table, WorkloadWords words, Series series, String caption) {
  private static final BasicStroke BAR =
      new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final BasicStroke MEAN =
      new BasicStroke(2.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final double MILLION = 1e6;

  Figure figure() {
    List<CaseSpeed> rows = table.rows();
    return new Figure(
        "What does a call to all other CPUs cost? "
            + new Arrangement(series, table.cpuCounts().first()).label()
            + ", "
            + words.scene(),
        caption,
        List.of(),
        List.of(series.isPaced() ? times(rows) : calls(rows), nanoseconds(rows)),
        "Small mark: one fork (its median iteration). Upright line: geometric mean of the forks."
            + " Pale bar: its 95\u00a0% interval (Student t on logarithms). Open"
            + " marks: iterations survived by a version that failed its audit, in no mean. The"
            + " floor is the harness alone: the ideal that no version can reach."
            + (series.isPaced()
                ? " In calls: the share of the callers' time, which is the load."
                : ""),
        980,
        200 + 44 * rows.size());
  }

  private Panel calls(List<CaseSpeed> rows) {
    double max =
        rows.stream()
            .flatMapToDouble(row -> DoubleStream.of(row.perSecondOfForks()))
            .max()
            .orElse(MILLION);
    Panel panel =
        new Panel(
            "Calls per second: higher is better",
            Axis.linear("million calls per second, " + words.whose(), 0, 1.06 * max / MILLION),
            Axis.rows(rows.stream().map(row -> row.studyCase().label()).toList()),
            true);
    for (int i = 0; i < rows.size(); i++) {
      CaseSpeed row = rows.get(i);
      draw(panel, row, row.perSecondOfForks(), row.perSecond(), MILLION, -i);
      panel.remark(-i, remark(row, row.perSecond(), MILLION, 2));
    }
    return panel;
  }

  /** All times on an axis from 0, without the running kernel, which would be off it. */
  private Panel times(List<CaseSpeed> rows) {
    List<CaseSpeed> drawn = rows.stream().filter(row -> !row.studyCase().isKernel()).toList();
    double max =
        drawn.stream()
            .flatMapToDouble(row -> DoubleStream.of(row.nanosecondsOfForks()))
            .max()
            .orElse(1);
    Panel panel =
        new Panel(
            "Time per call: lower is better",
            Axis.linear("nanoseconds per call", 0, 1.06 * max),
            Axis.rows(rows.stream().map(row -> row.studyCase().label()).toList()),
            true);
    for (int i = 0; i < rows.size(); i++) {
      CaseSpeed row = rows.get(i);
      if (drawn.contains(row)) {
        draw(panel, row, row.nanosecondsOfForks(), row.nanoseconds(), 1, -i);
      }
      panel.remark(-i, load(row));
    }
    return panel;
  }

  /** The load beside which a time is true. */
  private String load(CaseSpeed row) {
    return Optional.ofNullable(table.loads().get(row.studyCase()))
        .map(CaseLoad::busy)
        .filter(OptionalDouble::isPresent)
        .map(busy -> Wording.fixed(100 * busy.getAsDouble(), 0) + "\u00a0% in calls")
        .orElse("");
  }

  private Panel nanoseconds(List<CaseSpeed> rows) {
    List<CaseSpeed> close =
        rows.stream()
            .filter(row -> !row.studyCase().isFloor() && !row.studyCase().isKernel())
            .toList();
    double[] all =
        close.stream().flatMapToDouble(row -> DoubleStream.of(row.nanosecondsOfForks())).toArray();
    double max = DoubleStream.of(all).max().orElse(1);
    double min = DoubleStream.of(all).min().orElse(0);
    double padding = Math.max(0.08 * (max - min), 0.01 * max);
    Panel panel =
        new Panel(
            "Time per call, a closer look: lower is better",
            Axis.linear(
                "nanoseconds per call (axis does not begin at 0)", min - padding, max + padding),
            Axis.rows(rows.stream().map(row -> "").toList()),
            true);
    for (int i = 0; i < rows.size(); i++) {
      CaseSpeed row = rows.get(i);
      if (close.contains(row)) {
        draw(panel, row, row.nanosecondsOfForks(), row.nanoseconds(), 1, -i);
      }
      panel.remark(
          -i, remark(row, row.nanoseconds(), 1, 0) + (close.contains(row) ? "" : " (off axis)"));
    }
    return panel;
  }

  /**
   * @param forks the values of the forks, in nanoseconds or operations per second like the centre
   * @param unit the unit of the axis, in the same
   */
  private static void draw(
      Panel panel, CaseSpeed row, double[] forks, Optional<Centre> centre, double unit, double y) {
    ChartStyle.Look look = ChartStyle.lookOf(row.studyCase().variant());
    centre
        .flatMap(Centre::interval)
        .ifPresent(
            i -> panel.line(pair(i.low() / unit, i.high() / unit), pair(y, y), look.pale(), BAR));
    double[] xs = DoubleStream.of(forks).map(fork -> fork / unit).toArray();
    double[] ys = IntStream.range(0, xs.length).mapToDouble(fork -> y + jitter(fork)).toArray();
    panel.marks(xs, ys, new Mark(look.shape(), look.colour(), 8, row.isWrong()));
    centre
        .map(c -> c.mean() / unit)
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

  private static String remark(CaseSpeed row, Optional<Centre> centre, double unit, int digits) {
    return centre
        .map(
            c ->
                Wording.fixed(c.mean() / unit, digits)
                    + c.interval()
                        .map(i -> " " + Wording.interval(i.dividedBy(unit), digits))
                        .orElse(""))
        .orElse(row.isWrong() ? "failed its audit" : "no value");
  }
}
