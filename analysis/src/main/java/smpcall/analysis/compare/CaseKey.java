// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.Comparator;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/**
 * The key that equates cases of two sides.
 *
 * @param isFloor whether the case is the floor
 * @param jdk the id of the JDK; empty when JDKs are compared
 */
public record CaseKey(
    Workload workload, int cpus, String policy, String jdk, String variant, boolean isFloor) {
  /** Orders by arrangement; keys of one arrangement keep their order. */
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
   * Whether its speed may fail a gate. Between runs the floor may not: the others are measured by
   * it, and it shows how the host changed.
   *
   * @param paired whether both sides ran in the same blocks
   */
  boolean isJudged(boolean paired) {
    return paired || !isFloor;
  }

  /** The text in a sentence: spinlock (storm, 2 CPUs). */
  String name() {
    return variant + " (" + arrangement() + ")";
  }

  /** The key without the version, which all cases of an arrangement share. */
  public CaseKey withoutVariant() {
    return new CaseKey(workload, cpus, policy, jdk, "", false);
  }

  /** The key in one word, such as {@code storm-spinlock-2cpus-cores-jdk17}. */
  public String id() {
    return workload.id()
        + (variant.isEmpty() ? "" : "-" + variant)
        + ("-" + cpus + "cpus-" + policy)
        + (jdk.isEmpty() ? "" : "-jdk" + jdk);
  }

  /** The text for reports: storm, 2 CPUs, siblings, JDK 17. */
  public String arrangement() {
    return workload.id()
        + ", "
        + Wording.cpus(cpus)
        + (policy.equals("cores") ? "" : ", " + policy)
        + (jdk.isEmpty() ? "" : ", JDK " + jdk);
  }
}
