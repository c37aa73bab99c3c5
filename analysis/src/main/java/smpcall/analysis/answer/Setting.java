// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Distance;

/**
 * Where calls were timed: a run, and an arrangement of its CPUs.
 *
 * @param own whether it is the run that the answer is about
 */
public record Setting(Findings findings, Arrangement arrangement, boolean own) {

  /** Whether the verdict on the run leads with it. */
  boolean isLead() {
    return arrangement.equals(VerdictLine.lead(findings));
  }

  /** The distance in words; of another run with its id. */
  public String label() {
    String where =
        arrangement
            .distance()
            .map(range -> "CPUs " + Wording.nanos(range) + " ns apart")
            .orElse(Wording.cpus(arrangement.cpus()));
    return where + (own ? "" : ", run " + findings.run().id());
  }

  /**
   * The least round trip of a cache line between its CPUs, nanoseconds; 0 where it is not known.
   */
  double nearest() {
    return arrangement.distance().map(Distance.Range::nearest).orElse(0.0);
  }
}
