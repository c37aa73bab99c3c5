// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;

/** The caption of a table: the workload and, when there are several, policy, JDK and gap. */
final class TableCaption {
  private TableCaption() {}

  static String of(Findings findings, Series series) {
    boolean extreme = findings.isPaced() && !series.isPaced();
    return of(findings, series.label() + (extreme ? ", the extreme" : ""));
  }

  /**
   * @param where the policy, JDK and gap; may be empty
   */
  static String of(Findings findings, String where) {
    return WorkloadWords.of(findings.workload()).title(where, findings.isBackToBack());
  }
}
