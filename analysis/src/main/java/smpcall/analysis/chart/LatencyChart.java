// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.latency.CaseLatency;
import smpcall.analysis.finding.latency.Percentile;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.LatencyTable;

/**
 * How long do single calls take, and how slow are the slow ones? Times by percentile in one
 * arrangement, from the median on, a curve for each version, on logarithmic axes. The versions that
 * the answer is about are in colour, the others grey.
 */
public final class LatencyChart {
  private static final BasicStroke CURVE = new BasicStroke(2f);
  private static final BasicStroke GREY = new BasicStroke(1.2f);
  private static final BasicStroke AGAIN =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

  /** The lock, what took it away, and the first release that is right without it. */
  private static final Set<String> ANSWER =
      Set.of("spinlock", "lockfree", "patched", "linux-2.6.39");

  private static final double MEDIAN = 2;

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
            .filter(latency -> !curveOf(latency).isEmpty())
            .toList();
  }

  /** Whether there is a curve to draw; if not, the table has the reason. */
  public boolean hasCurves() {
    return !timed.isEmpty();
  }

  public Csv csv() {
    return table.csv();
  }

  public Figure figure() {
    double[] logs =
        timed.stream()
            .flatMap(latency -> curveOf(latency).stream())
            .flatMapToDouble(LatencyChart::drawn)
            .map(Math::log)
            .toArray();
    double min = DoubleStream.of(logs).min().orElseThrow() - 0.1;
    double max = DoubleStream.of(logs).max().orElseThrow() + 0.1;
    Axis y = Axis.logarithms("nanoseconds per call (log axis)", min, max);
    Panel panel = new Panel("", percentiles(), y, false);
    timed.stream().filter(latency -> !isStrong(latency)).forEach(l -> drawGrey(panel, l));
    timed.stream().filter(this::isStrong).forEach(latency -> draw(panel, latency));
    return new Figure(
        "Duration of single calls, from the median to the slowest",
        Caption.of(findings, List.of(arrangement)),
        List.of(),
        List.of(panel),
        note(),
        980,
        560);
  }

  /** The points from the median on. */
  private List<LatencyTable.Row> curveOf(CaseLatency latency) {
    return table.curveOf(latency).stream()
        .filter(row -> row.percentile().orElseThrow().oneIn() >= MEDIAN)
        .toList();
  }

  /** Whether a version is in colour: those of the answer, or else all first arms. */
  private boolean isStrong(CaseLatency latency) {
    boolean answer = timed.stream().anyMatch(l -> ANSWER.contains(l.studyCase().variant()));
    return !latency.studyCase().isRepeat()
        && (!answer || ANSWER.contains(latency.studyCase().variant()));
  }

  private static DoubleStream drawn(LatencyTable.Row row) {
    return DoubleStream.concat(
        row.time().pooled().stream().mapToDouble(Double::doubleValue),
        row.time().interval().stream().flatMapToDouble(i -> DoubleStream.of(i.low(), i.high())));
  }

  private void drawGrey(Panel panel, CaseLatency latency) {
    List<double[]> line = curveOf(latency).stream().map(LatencyChart::point).toList();
    boolean again = latency.studyCase().isRepeat();
    panel.line(column(line, 0), column(line, 1), ChartStyle.REST, again ? AGAIN : GREY);
    double[] end = line.get(line.size() - 1);
    panel.ends().addGrey(end[0], end[1], latency.studyCase().label());
  }

  private void draw(Panel panel, CaseLatency latency) {
    ChartStyle.Look look = ChartStyle.lookOf(latency.studyCase().variant());
    List<LatencyTable.Row> rows = curveOf(latency);
    List<double[]> line = rows.stream().map(LatencyChart::point).toList();
    List<double[]> marks =
        rows.stream()
            .filter(row -> isNamed(row.percentile().orElseThrow()))
            .map(LatencyChart::point)
            .toList();
    List<double[]> band = new ArrayList<>();
    for (LatencyTable.Row row : rows) {
      double x = point(row)[0];
      row.time()
          .interval()
          .ifPresent(i -> band.add(new double[] {x, Math.log(i.low()), Math.log(i.high())}));
    }
    panel.behind().band(column(band, 0), column(band, 1), column(band, 2), look.colour());
    panel.line(column(line, 0), column(line, 1), look.colour(), CURVE);
    panel.marks(
        column(marks, 0), column(marks, 1), new Mark(look.shape(), look.colour(), 9, false));
    double[] end = line.get(line.size() - 1);
    panel.ends().add(end[0], end[1], latency.studyCase().label(), look);
  }

  private static double[] point(LatencyTable.Row row) {
    return new double[] {
      Math.log(row.percentile().orElseThrow().oneIn()), Math.log(row.time().pooled().orElseThrow())
    };
  }

  private static double[] column(List<double[]> points, int column) {
    return points.stream().mapToDouble(point -> point[column]).toArray();
  }

  /** Whether a percentile has a mark and a tick: the median and every power of ten have. */
  private static boolean isNamed(Percentile percentile) {
    double power = Math.log10(percentile.oneIn());
    return percentile.oneIn() == MEDIAN || power == Math.rint(power);
  }

  private Axis percentiles() {
    double last =
        timed.stream()
            .flatMap(latency -> curveOf(latency).stream())
            .mapToDouble(row -> row.percentile().orElseThrow().oneIn())
            .max()
            .orElseThrow();
    List<Axis.Tick> ticks =
        Percentile.ofCurves().stream()
            .filter(p -> p.oneIn() >= MEDIAN && p.oneIn() <= last && isNamed(p))
            .map(p -> new Axis.Tick(Math.log(p.oneIn()), p.number()))
            .toList();
    return new Axis(
        "percentile: so many in 100 calls take no longer (log axis of what lies above)",
        Math.log(MEDIAN) - 0.15,
        Math.log(last) + 0.15,
        ticks);
  }

  private String note() {
    Optional<CaseLatency> second =
        timed.stream().filter(latency -> latency.studyCase().isRepeat()).findFirst();
    boolean bands =
        table.rows().stream()
            .anyMatch(row -> row.percentile().isPresent() && row.time().interval().isPresent());
    boolean grey = timed.stream().anyMatch(l -> !isStrong(l) && !l.studyCase().isRepeat());
    return "Line: the timed calls of all forks together, as far as 10 of them lie above. "
        + (bands
            ? "Pale band: 95 % interval, Student t on the logarithms of the forks' own times. "
            : "")
        + (grey ? "Grey: the other versions. " : "")
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
        + " ns, which are not subtracted."
        + timed
            .get(0)
            .roundTripNanos()
            .map(unit -> " A round trip of a cache line took " + Wording.fixed(unit, 1) + " ns.")
            .orElse("");
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
