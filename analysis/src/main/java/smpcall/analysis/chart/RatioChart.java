// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.List;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.ForestPlot;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.SharedParts;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.RatioTable;

/** Is a version faster or slower than its baseline? One row for each comparison. */
public final class RatioChart {
  private final Findings findings;
  private final RatioTable table;

  public RatioChart(Findings findings) {
    this.findings = findings;
    this.table = RatioTable.of(findings);
  }

  public Csv csv() {
    return table.csv();
  }

  public Figure figure() {
    List<Arrangement> shown =
        table.rows().stream()
            .map(row -> findings.arrangementOf(row.studyCase()))
            .distinct()
            .toList();
    SharedParts shared = Caption.shared(shown);
    ForestPlot forest =
        new ForestPlot(axis(), table.rows().stream().map(row -> row(row, shared)).toList());
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
        Caption.of(findings, shown),
        List.of(),
        List.of(forest.panel()),
        "Mark: geometric mean of the ratios within n blocks. Thin bar: its 95\u00a0% interval"
            + " (Student t on logarithms); thick bar: 90\u00a0%. Grey: what counts as the same,"
            + " \u00b13\u00a0% or as far apart as the A/A arms came out. Open mark: n too small for an"
            + " interval. A/A: the same thing twice, so its distance from 1 is the instrument's"
            + " error."
            + control()
            + gaps(),
        ForestPlot.WIDTH,
        forest.height());
  }

  private ForestPlot.Row row(Comparison row, SharedParts shared) {
    return new ForestPlot.Row(
        row.label() + row.ratio().map(r -> ", n = " + r.n()).orElse(""),
        row.studyCase().variant(),
        shared.apart(findings.arrangementOf(row.studyCase()).parts()),
        row.ratio().map(PairedRatio::ratio),
        row.ratio().flatMap(PairedRatio::interval95),
        row.ratio().flatMap(PairedRatio::interval90),
        row.margin(),
        row.verdict().words());
  }

  private String axis() {
    return findings.isPaced()
        ? "speed: duration of a call with " + baselines() + ", divided by that with the version"
        : "calls per second, times those of " + baselines();
  }

  private String control() {
    return table.rows().stream().anyMatch(row -> row.studyCase().isNative())
        ? " In C: the native control, against spinlock in C."
        : "";
  }

  private String gaps() {
    if (!findings.isPaced()) {
      return "";
    }
    boolean extreme = table.rows().stream().anyMatch(row -> row.studyCase().isBackToBack());
    return " Gap: mean of the random time before each call."
        + (extreme
            ? " Back to back is the extreme, in which CPUs fall into step: no verdict."
            : "");
  }

  private String baselines() {
    return Wording.list(
        table.rows().stream()
            .filter(row -> !row.studyCase().isNative())
            .map(row -> row.baseline().label())
            .distinct()
            .toList());
  }
}
