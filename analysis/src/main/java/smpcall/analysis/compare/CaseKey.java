// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.Comparator;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/**
 * What two cases must have in common to be the same thing on two sides.
 *
 * @param isFloor whether it is the harness alone
 * @param jdk empty where the JDK is what is compared
 */
public record CaseKey(
    Workload workload, int cpus, String policy, String jdk, String variant, boolean isFloor) {
  /** By arrangement; those of one arrangement stay in the order in which they were. */
  public static final Comparator<CaseKey> BY_ARRANGEMENT =
      Comparator.comparing(CaseKey::workload)
          .thenComparingInt(CaseKey::cpus)
          .thenComparing(CaseKey::policy)
          .thenComparing(CaseKey::jdk);

  public static CaseKey of(StudyCase c, boolean withJdk) {
    return new CaseKey(
        c.workload(), c.cpus(), c.policy(), withJdk ? c.jdk() : "", c.variant(), c.isFloor());
  }

  /**
   * Whether it may fail a gate for its speed. Between runs the floor may not: it is what the others
   * are measured by, and tells how the host changed.
   *
   * @param paired whether both sides stood in the same blocks
   */
  boolean isJudged(boolean paired) {
    return paired || !isFloor;
  }

  /** In a sentence: spinlock (storm, 2 CPUs). */
  String name() {
    return variant + " (" + arrangement() + ")";
  }

  /** Without the version: what all cases of its blocks have in common. */
  public CaseKey withoutVariant() {
    return new CaseKey(workload, cpus, policy, jdk, "", false);
  }

  /** In one word, such as {@code storm-spinlock-2cpus-cores-jdk17}. */
  public String id() {
    return workload.id()
        + (variant.isEmpty() ? "" : "-" + variant)
        + ("-" + cpus + "cpus-" + policy)
        + (jdk.isEmpty() ? "" : "-jdk" + jdk);
  }

  /** For people: storm, 2 CPUs, siblings, JDK 17. */
  public String arrangement() {
    return workload.id()
        + ", "
        + Wording.cpus(cpus)
        + (policy.equals("cores") ? "" : ", " + policy)
        + (jdk.isEmpty() ? "" : ", JDK " + jdk);
  }
}
