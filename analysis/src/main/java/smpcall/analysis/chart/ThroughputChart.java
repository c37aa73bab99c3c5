// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import smpcall.analysis.finding.Findings;

/**
 * What does a call to all other CPUs cost? Calls per second and time per call, every fork a mark.
 */
public final class ThroughputChart {
  private final Findings findings;
  private final ThroughputTable table;

  public ThroughputChart(Findings findings) {
    this.findings = findings;
    this.table = ThroughputTable.of(findings);
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

  /**
   * Rows of versions where there is one number of CPUs, curves over the number of CPUs where there
   * are several.
   */
  Figure figure() {
    return findings.cpuCounts().size() == 1
        ? new ThroughputRows(findings, table).figure()
        : new ThroughputCurves(findings, table).figure();
  }
}
