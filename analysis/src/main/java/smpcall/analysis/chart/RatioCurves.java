// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.RatioTable;

/**
 * Does the answer change with the number of CPUs? The ratio of each version to its baseline, which
 * is the line at 1; a curve for each version.
 */
public final class RatioCurves {
  private static final BasicStroke CURVE = new BasicStroke(1.8f);
  private static final BasicStroke BASELINE = new BasicStroke(1.4f);
  private static final BasicStroke BAR =
      new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  private final Findings findings;
  private final Series series;
  private final List<Comparison> rows;

  /**
   * @param series a series of the findings
   */
  public RatioCurves(Findings findings, Series series) {
    this.findings = findings;
    this.series = series;
    this.rows =
        findings.arrangements().stream()
            .filter(arrangement -> arrangement.series().equals(series))
            .flatMap(arrangement -> findings.claims(arrangement).stream())
            .toList();
  }

  /** Whether any version has a ratio at two numbers of CPUs or more. */
  public boolean hasCurves() {
    return variants().stream()
        .anyMatch(v -> rowsOf(v).stream().filter(row -> row.ratio().isPresent()).count() > 1);
  }

  public Csv csv() {
    return new RatioTable(rows).csv();
  }

  public Figure figure() {
    SortedSet<Integer> counts = counts();
    double[] logs = rows.stream().flatMapToDouble(RatioCurves::logs).toArray();
    double low = Math.min(Math.log(0.95), DoubleStream.of(logs).min().orElseThrow());
    double high = Math.max(Math.log(1.05), DoubleStream.of(logs).max().orElseThrow());
    double padding = 0.06 * (high - low);
    String baselines =
        Wording.list(rows.stream().map(row -> row.baseline().label()).distinct().toList());
    Axis x = CpuAxis.of(WorkloadWords.of(findings.workload()).axis(), counts);
    Axis y =
        Axis.ratios(
            "speed, times that of " + baselines + " (log axis; higher is better)",
            low - padding,
            high + padding);
    Panel panel = new Panel("", x, y, false);
    List<CpuBorder> borders =
        CpuBorder.within(counts, findings.run().environment(), series.policy());
    CpuBorder.draw(borders, panel);
    margins(panel);
    panel.line(new double[] {x.min(), x.max()}, new double[2], ChartStyle.INK, BASELINE);
    List<String> variants = variants();
    for (int i = 0; i < variants.size(); i++) {
      draw(panel, variants.get(i), CpuAxis.aside(i, variants.size()));
    }
    return new Figure(
        "Speed of each version against " + baselines + ", by the number of CPUs",
        Caption.of(
            findings,
            rows.stream().map(row -> findings.arrangementOf(row.studyCase())).distinct().toList()),
        List.of(),
        List.of(panel),
        "Mark: geometric mean of the ratios within blocks. Bar: its 95\u00a0% interval (Student t on"
            + " logarithms). Line at 1: the baseline. Grey: what counts as the same. Open mark: n"
            + " too small for an interval. A line ends where a version has no ratio, as it failed"
            + " its audit or had no pair of forks."
            + (borders.isEmpty()
                ? ""
                : " Dotted: where threads come to another socket, or share cores."),
        980,
        520);
  }

  private static DoubleStream logs(Comparison row) {
    return row.ratio().stream()
        .flatMapToDouble(
            r ->
                DoubleStream.concat(
                    DoubleStream.of(r.ratio()),
                    r.interval95().stream()
                        .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))))
        .map(Math::log);
  }

  /** The margins are one for each number of CPUs. */
  private void margins(Panel panel) {
    for (int cpus : counts()) {
      Interval same =
          rows.stream()
              .filter(row -> row.studyCase().cpus() == cpus)
              .findFirst()
              .orElseThrow()
              .margin()
              .ratios();
      double at = CpuAxis.at(cpus);
      panel.behind().zone(at - 0.25, at + 0.25, Math.log(same.low()), Math.log(same.high()));
    }
  }

  private void draw(Panel panel, String variant, double aside) {
    ChartStyle.Look look = ChartStyle.lookOf(variant);
    double[] before = {};
    double[] end = {};
    for (Comparison row : rowsOf(variant)) {
      double x = CpuAxis.at(row.studyCase().cpus()) + aside;
      double[] xs = {x};
      double[] ys = row.ratio().stream().mapToDouble(r -> Math.log(r.ratio())).toArray();
      Optional<Interval> interval = row.ratio().flatMap(PairedRatio::interval95);
      if (ys.length > 0) {
        end = new double[] {x, ys[0]};
        interval.ifPresent(
            i ->
                panel.line(
                    new double[] {x, x},
                    new double[] {Math.log(i.low()), Math.log(i.high())},
                    look.colour(),
                    BAR));
        panel.marks(xs, ys, new Mark(look.shape(), look.colour(), 10, interval.isEmpty()));
      }
      if (ys.length > 0 && before.length > 0) {
        panel.line(
            new double[] {before[0], x}, new double[] {before[1], ys[0]}, look.colour(), CURVE);
      }
      before = ys.length > 0 ? end : new double[0];
    }
    if (end.length > 0) {
      panel.ends().add(end[0], end[1], variant, look);
    }
  }

  private List<String> variants() {
    return rows.stream().map(row -> row.studyCase().variant()).distinct().toList();
  }

  private List<Comparison> rowsOf(String variant) {
    return rows.stream().filter(row -> row.studyCase().variant().equals(variant)).toList();
  }

  private SortedSet<Integer> counts() {
    return rows.stream()
        .map(row -> row.studyCase().cpus())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
