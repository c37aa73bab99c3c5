// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.List;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.file.FileName;
import smpcall.analysis.run.Run;

/**
 * All series of one arrangement on one host; drawn as one picture.
 *
 * @param arrangement the key of the cases, without a version
 * @param runs the runs that have it, oldest first
 * @param segments the groups of comparable runs, in the order in which they began
 * @param series the series by segment, then in the order of the plan
 */
public record ArrangementSeries(
    String host,
    CaseKey arrangement,
    List<Run> runs,
    List<SeriesSegment> segments,
    List<CaseSeries> series) {

  /** A name for files, such as {@code history-storm-2cpus-cores-jdk17}. */
  public String fileName() {
    return "history-" + FileName.of(arrangement.id());
  }
}
