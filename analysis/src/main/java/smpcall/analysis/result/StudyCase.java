// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case of the plan: it runs in one fork of every block.
 *
 * @param id unique in the run
 * @param workload {@code storm}, {@code ping-pong} or {@code memory-cost}
 * @param variant the kernel version; for instruments the thing measured
 * @param arm {@code a}; {@code b} is the same thing once more
 * @param cpus number of threads, each on a CPU of its own
 * @param placement the CPU of each thread
 * @param baseline id of the case that this one is divided by
 * @param benchmark JMH's name
 * @param params JMH's parameters
 */
public record StudyCase(
    String id,
    String workload,
    String variant,
    String arm,
    int cpus,
    List<String> placement,
    Optional<String> baseline,
    String benchmark,
    Map<String, String> params) {

  public static final String STORM = "storm";
  public static final String PING_PONG = "ping-pong";
  public static final String MEMORY_COST = "memory-cost";

  static StudyCase of(Members c) {
    return new StudyCase(
        c.text("id"),
        c.text("workload"),
        c.text("variant"),
        c.text("arm"),
        c.integer("cpus"),
        c.texts("placement"),
        c.optionalText("baseline"),
        c.text("benchmark"),
        c.textMap("params"));
  }

  /** The version that is no kernel version: it prices the harness. */
  public boolean isFloor() {
    return variant.equals("floor");
  }

  /**
   * Whether this is its baseline once more, so that the ratio of the two is the instrument's error.
   */
  public boolean isSecondArm() {
    return arm.equals("b");
  }

  /** The variant as printed: its second arm is the same thing again. */
  public String label() {
    return isSecondArm() ? variant + " again" : variant;
  }
}
