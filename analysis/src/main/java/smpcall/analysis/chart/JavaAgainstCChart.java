// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.ForestPlot;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Agreement;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.finding.wording.WorkloadWords;
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
    ForestPlot forest =
        new ForestPlot(
            "speed, times that of the baseline in the same language",
            table.rows().stream().flatMap(this::rows).toList());
    return new Figure(
        "Does the language change the answer? " + WorkloadWords.of(findings.workload()).title(),
        Caption.of(findings),
        List.of(),
        List.of(forest.panel()),
        "Mark: geometric mean of the ratios within n blocks, darker in Java, lighter in C. Thin bar:"
            + " its 95\u00a0% interval (Student t on logarithms); thick bar: 90\u00a0%. Grey: what"
            + " counts as the same. Open mark: n too small for an interval. At the right of C:"
            + " whether the two agree, by the interval of the one ratio divided by the other.",
        ForestPlot.WIDTH,
        forest.height());
  }

  private Stream<ForestPlot.Row> rows(JavaAgainstC version) {
    return Stream.concat(
        version.javaRatio().stream().map(java -> row(version, java, "Java", "")),
        version.nativeRatio().stream()
            .map(
                control ->
                    row(
                        version,
                        control,
                        "C",
                        version.agreement().map(Agreement::words).orElse(""))));
  }

  private ForestPlot.Row row(
      JavaAgainstC version, Comparison comparison, String language, String verdict) {
    Arrangement arrangement = findings.arrangementOf(version.java().studyCase());
    Optional<PairedRatio> ratio = comparison.ratio();
    return new ForestPlot.Row(
        version.java().studyCase().label()
            + " in "
            + language
            + ", "
            + arrangement.label()
            + ratio.map(r -> ", n = " + r.n()).orElse(""),
        comparison.studyCase().variant(),
        arrangement,
        ratio.map(PairedRatio::ratio),
        ratio.flatMap(PairedRatio::interval95),
        ratio.flatMap(PairedRatio::interval90),
        comparison.margin(),
        verdict);
  }
}
