// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.PictureWriter;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.ThroughputTable;

/**
 * What does a call to all other CPUs cost? Calls per second and time per call, of paced calls the
 * time alone; every fork a mark.
 */
public final class ThroughputChart {
  private final Findings findings;
  private final Series series;
  private final ThroughputTable table;

  /**
   * @param series a series of the findings
   */
  public ThroughputChart(Findings findings, Series series) {
    this.findings = findings;
    this.series = series;
    this.table = ThroughputTable.of(findings, series);
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

  /** Rows of versions for one number of CPUs, curves over the number of CPUs for several. */
  Figure figure() {
    String caption = Caption.of(findings, series);
    WorkloadWords words = WorkloadWords.of(findings.workload());
    return table.cpuCounts().size() == 1
        ? new ThroughputRows(table, words, series, caption).figure()
        : new ThroughputCurves(table, words, series, caption, borders()).figure();
  }

  private List<CpuBorder> borders() {
    SortedSet<Integer> counts = table.cpuCounts();
    return CpuBorder.of(findings.run().environment(), series.policy()).stream()
        .filter(b -> counts.first() <= b.after() && b.after() < counts.last())
        .toList();
  }
}
