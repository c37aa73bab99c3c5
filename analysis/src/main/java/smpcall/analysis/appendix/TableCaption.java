// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;

/** The caption of a table: the workload and, when there are several, policy and JDK. */
final class TableCaption {
  private TableCaption() {}

  static String of(Findings findings, Series series) {
    return of(findings, series.label());
  }

  /**
   * @param where the policy and JDK; may be empty
   */
  static String of(Findings findings, String where) {
    String title = WorkloadWords.of(findings.workload()).title();
    return title + (where.isEmpty() ? "" : " (" + where + ")");
  }
}
