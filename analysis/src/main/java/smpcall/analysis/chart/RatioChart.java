// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.awt.BasicStroke;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.finding.Arrangement;
import smpcall.analysis.finding.Comparison;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.finding.WorkloadWords;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.PairedRatio;

/**
 * Is a version faster or slower than its baseline? A forest plot: one row for each comparison,
 * ratios on a log axis.
 */
public final class RatioChart {
  private static final BasicStroke WIDE =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  private static final BasicStroke NARROW =
      new BasicStroke(4.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  private static final BasicStroke BORDER = new BasicStroke(0.8f);

  private final Findings findings;
  private final RatioTable table;

  public RatioChart(Findings findings) {
    this.findings = findings;
    this.table = RatioTable.of(findings);
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
    List<Comparison> rows = table.rows();
    Panel panel = new Panel("", xAxis(), Axis.rows(rows.stream().map(this::name).toList()), true);
    for (int row = 0; row < rows.size(); row++) {
      draw(panel, rows.get(row), -row);
    }
    for (int row = 1; row < rows.size(); row++) {
      if (!arrangementOf(rows.get(row)).equals(arrangementOf(rows.get(row - 1)))) {
        double between = 0.5 - row;
        panel.line(new double[] {-9, 9}, new double[] {between, between}, HouseStyle.INK, BORDER);
      }
    }
    double bottom = 0.5 - rows.size();
    panel.line(
        new double[] {0, 0}, new double[] {bottom, 0.5}, HouseStyle.INK, new BasicStroke(1.2f));
    String each =
        switch (findings.workload()) {
          case MEMORY_COST -> "memory";
          case AUDIT_COST -> "case";
          default -> "version";
        };
    return new Figure(
        WorkloadWords.of(findings.workload()).question()
            + " Speed of each "
            + each
            + " against "
            + baselines(),
        Caption.of(findings),
        List.of(),
        List.of(panel),
        "Mark: geometric mean of the ratios within n blocks. Thin bar: its 95\u00a0% interval"
            + " (Student t on logarithms); thick bar: 90\u00a0%. Grey: what counts as the same,"
            + " \u00b13\u00a0% or as far apart as the A/A arms came out. Open mark: n too small for an"
            + " interval. A/A: the same thing twice, so its distance from 1 is the instrument's"
            + " error.",
        900,
        170 + 34 * rows.size());
  }

  private void draw(Panel panel, Comparison row, double y) {
    Interval same = row.margin().ratios();
    panel.behind().zone(Math.log(same.low()), Math.log(same.high()), y - 0.5, y + 0.5);
    if (row.ratio().isPresent()) {
      PairedRatio ratio = row.ratio().get();
      HouseStyle.Look look = HouseStyle.lookOf(row.studyCase().variant());
      bar(panel, ratio.interval95(), y, look, WIDE);
      bar(panel, ratio.interval90(), y, look, NARROW);
      boolean open = ratio.interval95().isEmpty();
      panel.marks(
          new double[] {Math.log(ratio.ratio())},
          new double[] {y},
          new Mark(look.shape(), look.colour(), 12, open));
    }
    panel.remark(y, remark(row));
  }

  private static void bar(
      Panel panel,
      Optional<Interval> interval,
      double y,
      HouseStyle.Look look,
      BasicStroke stroke) {
    interval.ifPresent(
        i ->
            panel.line(
                new double[] {Math.log(i.low()), Math.log(i.high())},
                new double[] {y, y},
                look.colour(),
                stroke));
  }

  private String name(Comparison row) {
    return row.label()
        + ", "
        + arrangementOf(row).label()
        + row.ratio().map(r -> ", n = " + r.n()).orElse("");
  }

  private Arrangement arrangementOf(Comparison row) {
    return findings.arrangementOf(row.studyCase());
  }

  private static String remark(Comparison row) {
    String numbers =
        row.ratio()
            .map(
                r ->
                    Wording.ratio(r.ratio())
                        + r.interval95().map(i -> " " + Wording.interval(i)).orElse("")
                        + "  ")
            .orElse("");
    return numbers + row.verdict().words();
  }

  private String baselines() {
    return Wording.list(
        table.rows().stream().map(row -> row.baseline().variant()).distinct().toList());
  }

  /** From the lowest to the highest of all that is drawn, with room for the marks. */
  private Axis xAxis() {
    List<Double> logs = new ArrayList<>(List.of(Math.log(0.95), Math.log(1.05)));
    for (Comparison row : table.rows()) {
      row.ratio().ifPresent(r -> logs.add(Math.log(r.ratio())));
      row.ratio()
          .flatMap(PairedRatio::interval95)
          .ifPresent(i -> logs.addAll(List.of(Math.log(i.low()), Math.log(i.high()))));
    }
    double min = logs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double max = logs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double room = 0.06 * (max - min);
    return Axis.ratios(
        "calls per second, times those of " + baselines() + " (log axis; higher is better)",
        min - room,
        max + room);
  }
}
