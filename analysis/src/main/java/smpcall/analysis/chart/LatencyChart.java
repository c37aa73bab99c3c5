// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.latency.Percentile;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.LatencyTable;

/**
 * How long do single calls take, and how slow are the slow ones? Times by percentile in one
 * arrangement, a curve for each version, on logarithmic axes.
 */
public final class LatencyChart {
  private static final BasicStroke CURVE = new BasicStroke(1.8f);
  private static final BasicStroke AGAIN =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

  private final Findings findings;
  private final Arrangement arrangement;
  private final LatencyTable table;
  private final List<CaseLatency> timed;

  /**
   * @param arrangement an arrangement of the findings
   */
  public LatencyChart(Findings findings, Arrangement arrangement) {
    this.findings = findings;
    this.arrangement = arrangement;
    this.table = LatencyTable.of(findings, arrangement);
    this.timed =
        findings.latenciesOf(arrangement).stream()
            .filter(latency -> !latency.studyCase().isNative())
            .filter(latency -> !table.curveOf(latency).isEmpty())
            .toList();
  }

  /** Whether there is a curve to draw; if not, the table has the reason. */
  public boolean hasCurves() {
    return !timed.isEmpty();
  }

  public Csv csv() {
    return table.csv();
  }

  /**
   * Writes {@code name.svg} and {@code name.png}.
   *
   * @throws PictureWriter.NoFontsException when the host cannot draw
   */
  public List<Path> write(Path directory, String name)
      throws IOException, PictureWriter.NoFontsException {
    return PictureWriter.write(figure(), directory, name);
  }

  Figure figure() {
    double[] logs =
        timed.stream()
            .flatMap(latency -> table.curveOf(latency).stream())
            .flatMapToDouble(LatencyChart::drawn)
            .map(Math::log)
            .toArray();
    double min = DoubleStream.of(logs).min().orElseThrow() - 0.1;
    double max = DoubleStream.of(logs).max().orElseThrow() + 0.1;
    Panel panel =
        new Panel(
            "", percentiles(), Axis.logarithms("nanoseconds per call (log axis)", min, max), false);
    timed.get(0).roundTripNanos().ifPresent(unit -> panel.onTheRight(roundTrips(unit, min, max)));
    timed.forEach(latency -> draw(panel, latency));
    return new Figure(
        "How long do single calls take? "
            + arrangement.label()
            + ", "
            + WorkloadWords.of(findings.workload()).scene(),
        Caption.of(findings, arrangement.series()),
        timed.stream().map(latency -> latency.studyCase().variant()).distinct().toList(),
        List.of(panel),
        note(),
        980,
        560);
  }

  private static DoubleStream drawn(LatencyTable.Row row) {
    return DoubleStream.concat(
        row.time().pooled().stream().mapToDouble(Double::doubleValue),
        row.time().interval().stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high())));
  }

  private void draw(Panel panel, CaseLatency latency) {
    ChartStyle.Look look = ChartStyle.lookOf(latency.studyCase().variant());
    List<double[]> line = new ArrayList<>();
    List<double[]> marks = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (LatencyTable.Row row : table.curveOf(latency)) {
      double x = Math.log(row.percentile().orElseThrow().oneIn());
      double y = Math.log(row.time().pooled().orElseThrow());
      line.add(new double[] {x, y});
      if (isNamed(row.percentile().orElseThrow())) {
        marks.add(new double[] {x, y});
      }
      row.time()
          .interval()
          .ifPresent(i -> band.add(new double[] {x, Math.log(i.low()), Math.log(i.high())}));
    }
    boolean again = latency.studyCase().isRepeat();
    panel.line(column(line, 0), column(line, 1), look.colour(), again ? AGAIN : CURVE);
    if (!again) {
      panel.behind().band(column(band, 0), column(band, 1), column(band, 2), look.colour());
      panel.marks(
          column(marks, 0), column(marks, 1), new Mark(look.shape(), look.colour(), 9, false));
    }
  }

  private static double[] column(List<double[]> points, int column) {
    return points.stream().mapToDouble(point -> point[column]).toArray();
  }

  /** Whether a percentile has a mark and a tick: the median and every power of ten have. */
  private static boolean isNamed(Percentile percentile) {
    double power = Math.log10(percentile.oneIn());
    return percentile.oneIn() == 2 || power == Math.rint(power);
  }

  private Axis percentiles() {
    List<Axis.Tick> ticks = new ArrayList<>();
    double last =
        table.rows().stream()
            .flatMap(row -> row.percentile().stream())
            .mapToDouble(Percentile::oneIn)
            .max()
            .orElse(10);
    for (Percentile percentile : Percentile.ofCurves()) {
      if (isNamed(percentile) && percentile.oneIn() <= last * 1.5) {
        ticks.add(new Axis.Tick(Math.log(percentile.oneIn()), percentile.number() + "\u00a0%"));
      }
    }
    return new Axis(
        "percentile: so many of the calls take no longer (log axis of what lies above)",
        -0.15,
        Math.log(last * 1.5),
        ticks);
  }

  private static Axis roundTrips(double unit, double min, double max) {
    return Axis.logarithms(
        "round trips of a cache line (" + Wording.fixed(unit, 1) + " ns each)",
        min - Math.log(unit),
        max - Math.log(unit));
  }

  private String note() {
    Optional<CaseLatency> second =
        timed.stream().filter(latency -> latency.studyCase().isRepeat()).findFirst();
    boolean bands =
        table.rows().stream()
            .anyMatch(row -> row.percentile().isPresent() && row.time().interval().isPresent());
    return "Line: the timed calls of all forks together, as far as 10 of them lie above. "
        + (bands
            ? "Pale band: 95 % interval, Student t on the logarithms of the forks' own times. "
            : "")
        + second
            .map(l -> "Broken line: " + l.studyCase().variant() + " once more (A/A). ")
            .orElse("")
        + wrong()
        + (arrangement.isPaced()
            ? "From the start of each call; the table has the times from when it was due, one gap"
                + " after the return of the last one. "
            : "A closed loop: each caller's next call begins when its last one returned. ")
        + capitalised(CaseLatency.timing(timed))
        + "; reading the clock costs "
        + CaseLatency.clocks(timed)
        + " ns, which are not subtracted.";
  }

  private String wrong() {
    List<String> names =
        findings.latenciesOf(arrangement).stream()
            .filter(CaseLatency::wrong)
            .map(latency -> latency.studyCase().label())
            .toList();
    return names.isEmpty()
        ? ""
        : "Not drawn, having failed its audit: " + Wording.list(names) + ". ";
  }

  private static String capitalised(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
