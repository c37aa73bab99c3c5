// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.List;
import smpcall.analysis.compare.CaseKey;
import smpcall.analysis.file.FileName;
import smpcall.analysis.run.Run;

/**
 * All series of one arrangement on one host: what is drawn as one picture.
 *
 * @param arrangement a key without a version
 * @param runs that have it, oldest first
 * @param began for each number of a series, from 1, what was different from the run before; empty
 *     for the first
 * @param series by number, then in the order of the plan
 */
public record ArrangementSeries(
    String host,
    CaseKey arrangement,
    List<Run> runs,
    List<List<String>> began,
    List<CaseSeries> series) {

  /** A name for files, such as {@code history-storm-2cpus-cores-jdk17}. */
  public String fileName() {
    return "history-" + FileName.of(arrangement.id());
  }
}
