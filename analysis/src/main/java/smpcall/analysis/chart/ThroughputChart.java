// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.chart;

import java.util.SortedSet;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.ThroughputTable;

/**
 * What does a call to all other CPUs cost? Of paced calls their duration, of calls back to back
 * their number per second; every fork a mark.
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

  /** Rows of versions for one number of CPUs, curves over the number of CPUs for several. */
  public Figure figure() {
    String caption = Caption.of(findings, findings.arrangementsOf(table.rows()));
    WorkloadWords words = WorkloadWords.of(findings.workload());
    SortedSet<Integer> counts = table.cpuCounts();
    return counts.size() == 1
        ? new ThroughputRows(table, words, series.isPaced(), caption).figure()
        : new ThroughputCurves(
                table,
                words,
                series.isPaced(),
                caption,
                CpuBorder.within(counts, findings.run().environment(), series.policy()))
            .figure();
  }
}
