// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.regression;

import java.util.Comparator;
import smpcall.analysis.finding.Wording;
import smpcall.analysis.result.StudyCase;
import smpcall.analysis.result.Workload;

/**
 * What two cases must have in common to be the same thing on two sides.
 *
 * @param jdk empty where the JDK is what is compared
 */
public record CaseKey(Workload workload, int cpus, String policy, String jdk, String variant) {
  /** By arrangement; those of one arrangement stay in the order in which they were. */
  static final Comparator<CaseKey> BY_ARRANGEMENT =
      Comparator.comparing(CaseKey::workload)
          .thenComparingInt(CaseKey::cpus)
          .thenComparing(CaseKey::policy)
          .thenComparing(CaseKey::jdk);

  static CaseKey of(StudyCase c, boolean withJdk) {
    return new CaseKey(c.workload(), c.cpus(), c.policy(), withJdk ? c.jdk() : "", c.variant());
  }

  /** For people: storm, 2 CPUs, siblings, JDK 17. */
  String arrangement() {
    return workload.id()
        + ", "
        + Wording.cpus(cpus)
        + (policy.equals("cores") ? "" : ", " + policy)
        + (jdk.isEmpty() ? "" : ", JDK " + jdk);
  }
}
