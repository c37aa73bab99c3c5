// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;

/** What stands above a table: the workload and, where there are several, policy and JDK. */
final class TableCaption {
  private TableCaption() {}

  static String of(Findings findings, Series series) {
    return of(findings, series.label());
  }

  /**
   * @param where may be empty
   */
  static String of(Findings findings, String where) {
    String title = WorkloadWords.of(findings.workload()).title();
    return title + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
