// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;
import java.util.Map;

/**
 * One thing that is measured: it runs in one fork of each of its blocks. A member of {@code
 * run.json}; described in benchmarks/results/README.md.
 *
 * @param id unique in the run
 * @param workload {@link Workload#id}
 * @param variant the version, or what else differs
 * @param arm {@code a}; {@code b} for the second name of the same thing, the A/A comparison
 * @param cpus threads, each on a CPU of its own
 * @param policy how the CPUs were chosen
 * @param placement the CPU of each thread
 * @param jdk id of the Java runtime
 * @param callers how many of the threads the figure counts
 * @param blocks it runs in so many of the first blocks; null: in all
 * @param baseline id of the case that this one is divided by, or null
 * @param benchmark JMH's name
 * @param metric the secondary metric that is the figure; null: the primary one
 * @param params JMH's parameters
 */
public record Case(
    String id,
    String workload,
    String variant,
    String arm,
    int cpus,
    String policy,
    List<Integer> placement,
    String jdk,
    int callers,
    Integer blocks,
    String baseline,
    String benchmark,
    String metric,
    Map<String, String> params) {

  /** Whether it runs in that block. */
  public boolean isIn(int block) {
    return blocks == null || block <= blocks;
  }

  /** For people. */
  public String label(boolean severalJdks) {
    String name = variant.equals(workload) ? workload : workload + " " + variant;
    return name
        + (arm.equals("a") ? "" : " (again)")
        + (" on " + cpus + " CPUs")
        + (policy.equals("cores") ? "" : " (" + policy + ")")
        + (severalJdks ? ", JDK " + jdk : "");
  }
}
