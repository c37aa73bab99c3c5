// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.ForestPlot;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Agreement;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.finding.wording.SharedParts;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.statistics.PairedRatio;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.JavaAgainstCTable;

/** Does the language change the answer? Each version against its baseline, in Java and in C. */
public final class JavaAgainstCChart {
  private final Findings findings;
  private final JavaAgainstCTable table;

  public JavaAgainstCChart(Findings findings) {
    this.findings = findings;
    this.table = JavaAgainstCTable.of(findings);
  }

  /** Whether there is anything to compare. */
  public boolean hasRows() {
    return table.rows().stream().anyMatch(row -> row.agreement().isPresent());
  }

  public Csv csv() {
    return table.csv();
  }

  public Figure figure() {
    List<Arrangement> shown =
        table.rows().stream()
            .map(row -> findings.arrangementOf(row.java().studyCase()))
            .distinct()
            .toList();
    SharedParts shared = Caption.shared(shown);
    ForestPlot forest =
        new ForestPlot(
            "speed, times that of the baseline in the same language",
            table.rows().stream().flatMap(row -> rows(row, shared)).toList());
    return new Figure(
        "Does the language change the answer? Speed of each version in Java and in C",
        Caption.of(findings, shown),
        List.of(),
        List.of(forest.panel()),
        "Mark: geometric mean of the ratios within n blocks, darker in Java, lighter in C. Thin bar:"
            + " its 95\u00a0% interval (Student t on logarithms); thick bar: 90\u00a0%. Grey: what"
            + " counts as the same. Open mark: n too small for an interval. At the right of C:"
            + " whether the two agree, by the interval of the one ratio divided by the other.",
        ForestPlot.WIDTH,
        forest.height());
  }

  private Stream<ForestPlot.Row> rows(JavaAgainstC version, SharedParts shared) {
    StudyCase java = version.java().studyCase();
    String group = shared.apart(findings.arrangementOf(java).parts());
    String agreement = version.agreement().map(Agreement::words).orElse("");
    return Stream.concat(
        version.javaRatio().stream().map(c -> row(c, java.label() + " in Java", group, "")),
        version.nativeRatio().stream().map(c -> row(c, java.label() + " in C", group, agreement)));
  }

  private static ForestPlot.Row row(
      Comparison comparison, String name, String group, String verdict) {
    Optional<PairedRatio> ratio = comparison.ratio();
    return new ForestPlot.Row(
        name + ratio.map(r -> ", n = " + r.n()).orElse(""),
        comparison.studyCase().variant(),
        group,
        ratio.map(PairedRatio::ratio),
        ratio.flatMap(PairedRatio::interval95),
        ratio.flatMap(PairedRatio::interval90),
        comparison.margin(),
        verdict);
  }
}
