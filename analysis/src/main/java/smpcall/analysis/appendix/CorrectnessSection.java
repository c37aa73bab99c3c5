// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.List;
import smpcall.analysis.finding.CaseSpeed;
import smpcall.analysis.finding.Correctness;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.Wording;

/** What the audit of the timed iterations counted. */
final class CorrectnessSection {
  private CorrectnessSection() {}

  static List<String> of(Findings findings) {
    TextTable table =
        new TextTable("lrrrrr", "version", "CPUs", "calls", "executions", "failures", "bound");
    for (CaseSpeed speed : findings.speeds()) {
      table.row(
          speed.studyCase().label(),
          String.valueOf(speed.studyCase().cpus()),
          Wording.count(speed.audit().calls()),
          Wording.count(speed.audit().executions()),
          Wording.count(speed.audit().failures()),
          Correctness.bound(speed));
    }
    return table.lines();
  }
}
