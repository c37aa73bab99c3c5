// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.StudyCase;
import smpcall.analysis.run.Workload;

/**
 * The key that equates cases of two sides.
 *
 * @param gapNanos the mean of the random time before each call, nanoseconds; 0 for back to back
 * @param isFloor whether the case is the floor
 * @param jdk the id of the JDK; empty when JDKs are compared
 */
public record CaseKey(
    Workload workload,
    int cpus,
    String policy,
    long gapNanos,
    String jdk,
    String variant,
    boolean isFloor) {
  /** Orders by arrangement; keys of one arrangement keep their order. */
  public static final Comparator<CaseKey> BY_ARRANGEMENT =
      Comparator.comparing(CaseKey::workload)
          .thenComparingInt(CaseKey::cpus)
          .thenComparing(CaseKey::policy)
          .thenComparing(key -> !key.isPaced())
          .thenComparingLong(CaseKey::gapNanos)
          .thenComparing(CaseKey::jdk);

  public static CaseKey of(StudyCase c, boolean withJdk) {
    return new CaseKey(
        c.workload(),
        c.cpus(),
        c.policy(),
        c.gapNanos(),
        withJdk ? c.jdk() : "",
        c.variant(),
        c.isFloor());
  }

  /** Whether a random time passes before each call. */
  public boolean isPaced() {
    return gapNanos > 0;
  }

  /**
   * Whether its speed may fail a gate. Between runs the floor may not: the others are measured by
   * it, and it shows how the host changed.
   *
   * @param paired whether both sides ran in the same blocks
   * @param pacedOnly whether calls back to back may not either, as there are paced ones
   */
  boolean isJudged(boolean paired, boolean pacedOnly) {
    return (paired || !isFloor) && (isPaced() || !pacedOnly);
  }

  /** The text in a sentence: spinlock (storm, 2 CPUs). */
  String name() {
    return variant + " (" + arrangement() + ")";
  }

  /** The key without the version, which all cases of an arrangement share. */
  public CaseKey withoutVariant() {
    return new CaseKey(workload, cpus, policy, gapNanos, jdk, "", false);
  }

  /** The key in one word, such as {@code storm-spinlock-2cpus-cores-jdk17}. */
  public String id() {
    return workload.id()
        + (variant.isEmpty() ? "" : "-" + variant)
        + ("-" + cpus + "cpus-" + policy)
        + (isPaced() ? "-gap" + gapNanos : "")
        + (jdk.isEmpty() ? "" : "-jdk" + jdk);
  }

  /** The text for reports: storm, 2 CPUs, siblings, gap 1 us, JDK 17. */
  public String arrangement() {
    return String.join(", ", parts());
  }

  /** The parts of that text. */
  List<String> parts() {
    return Stream.of(
            workload.id(),
            Wording.cpus(cpus),
            policy.equals("cores") ? "" : policy,
            workload.isOfCalls() ? Wording.gap(gapNanos) : "",
            jdk.isEmpty() ? "" : "JDK " + jdk)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
