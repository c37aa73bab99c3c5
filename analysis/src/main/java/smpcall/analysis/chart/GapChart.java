// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import smpcall.analysis.draw.Axis;
import smpcall.analysis.draw.ChartStyle;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.Mark;
import smpcall.analysis.draw.Panel;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.factor.GapCurve;
import smpcall.analysis.finding.factor.GapGroup;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.GapTable;

/**
 * How does the duration of a call depend on the gap between calls? A line for each version, on
 * logarithmic axes; back to back stands alone at the left.
 */
public final class GapChart {
  private static final BasicStroke CURVE = new BasicStroke(1.6f);
  private static final BasicStroke BAR =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  /** The distance between two versions at one gap, and the least width of an axis. */
  private static final double ASIDE = 0.02;

  private final Findings findings;
  private final GapGroup group;
  private final List<GapCurve> curves;

  public GapChart(Findings findings, GapGroup group) {
    this.findings = findings;
    this.group = group;
    this.curves = GapCurve.of(group);
  }

  /** Whether there is a curve: a version at two gaps or more. */
  public boolean hasCurves() {
    return !curves.isEmpty();
  }

  public Csv csv() {
    return new GapTable(curves).csv();
  }

  public Figure figure() {
    double[] logs =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .flatMapToDouble(
                point ->
                    DoubleStream.of(
                        point.median(), point.middleHalf().low(), point.middleHalf().high()))
            .map(Math::log)
            .toArray();
    Axis y =
        Axis.logarithms(
            "nanoseconds per call (log axis)",
            DoubleStream.of(logs).min().orElseThrow() - 0.1,
            DoubleStream.of(logs).max().orElseThrow() + 0.1);
    Axis x = gapAxis();
    Panel panel = new Panel("", x, y, false);
    if (gaps().get(0) == 0) {
      panel.behind().border(x.min() + (position(paced().get(0)) - x.min()) * 0.6, "paced");
    }
    for (int i = 0; i < curves.size(); i++) {
      double aside = (i - (curves.size() - 1) / 2.0) * ASIDE * (x.max() - x.min()) / 2;
      draw(panel, curves.get(i), aside);
    }
    return new Figure(
        "Duration of a call, by the gap before it",
        Caption.of(findings, findings.arrangementsOf(group.speeds())),
        List.of(),
        List.of(panel),
        "Mark: median of the forks. Bar and pale band: the middle half of the forks, from the lower"
            + " to the upper quartile; this is their spread, no interval of the median. Gap: the mean"
            + " of the random time before each call."
            + (gaps().get(0) == 0
                ? " Back to back is the extreme: CPUs that call each other without a gap fall into"
                    + " step, so its marks are not joined to the others."
                : "")
            + " Versions stand a little apart so that none hides the next.",
        980,
        560);
  }

  private void draw(Panel panel, GapCurve curve, double aside) {
    ChartStyle.Look look = ChartStyle.lookOf(curve.variant());
    List<GapCurve.Point> paced = curve.points().stream().filter(p -> p.gapNanos() > 0).toList();
    double[] xs = column(paced, point -> position(point.gapNanos()) + aside);
    panel
        .behind()
        .band(
            xs,
            column(paced, point -> Math.log(point.middleHalf().low())),
            column(paced, point -> Math.log(point.middleHalf().high())),
            look.colour());
    if (paced.size() > 1) {
      panel.line(xs, column(paced, point -> Math.log(point.median())), look.colour(), CURVE);
    }
    for (GapCurve.Point point : curve.points()) {
      double at = position(point.gapNanos()) + aside;
      panel.line(
          new double[] {at, at},
          new double[] {Math.log(point.middleHalf().low()), Math.log(point.middleHalf().high())},
          look.colour(),
          BAR);
    }
    panel.marks(
        column(curve.points(), point -> position(point.gapNanos()) + aside),
        column(curve.points(), point -> Math.log(point.median())),
        new Mark(look.shape(), look.colour(), 9, false));
    GapCurve.Point last = curve.points().get(curve.points().size() - 1);
    double end = position(last.gapNanos()) + aside;
    panel.ends().add(end, Math.log(last.median()), curve.variant(), look);
  }

  private static double[] column(
      List<GapCurve.Point> points, ToDoubleFunction<GapCurve.Point> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  private Axis gapAxis() {
    List<Axis.Tick> ticks = new ArrayList<>();
    for (long gap : gaps()) {
      ticks.add(
          new Axis.Tick(position(gap), Wording.gapTime(gap) + (gap == 0 ? " (extreme)" : "")));
    }
    double first = ticks.get(0).at();
    double last = ticks.get(ticks.size() - 1).at();
    double padding = 0.15 * Math.max(last - first, Math.log(2));
    return new Axis("mean gap before a call (log axis)", first - padding, last + padding, ticks);
  }

  /** The place of a gap on the axis: its logarithm; back to back is a step left of the shortest. */
  private double position(long gap) {
    if (gap > 0) {
      return Math.log(gap);
    }
    List<Long> paced = paced();
    double shortest = Math.log(paced.get(0));
    double longest = Math.log(paced.get(paced.size() - 1));
    return shortest - Math.max(0.35 * (longest - shortest), Math.log(2));
  }

  private List<Long> gaps() {
    return curves.stream()
        .flatMap(curve -> curve.points().stream())
        .map(GapCurve.Point::gapNanos)
        .distinct()
        .sorted()
        .toList();
  }

  private List<Long> paced() {
    return gaps().stream().filter(gap -> gap > 0).toList();
  }
}
