// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;
import java.util.Map;

/**
 * A case of a run: a variant of a workload on certain CPUs and a JDK. It has one fork in each of
 * its blocks. A member of {@code run.json}; described in benchmarks/results/README.md.
 *
 * @param id id, unique in the run
 * @param workload {@link Workload#id}
 * @param variant version, or another difference between cases of the workload
 * @param arm {@code a}; {@code b} and later for the same variant again, as in the A/A comparison
 * @param cpus number of threads, each on its own CPU
 * @param policy id of the {@link smpcall.host.PlacementPolicy} that chose the CPUs
 * @param placement CPU of each thread
 * @param jdk id of the Java runtime
 * @param callers number of threads whose calls the figure counts
 * @param blocks number of blocks, from the first, that have a fork of this case; null: all
 * @param baseline id of the case in the denominator of this case's ratio, or null
 * @param benchmark name of the benchmark in JMH
 * @param metric secondary metric that is the figure; null: the primary one
 * @param params parameters of the benchmark in JMH
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

  /** Returns whether a block has a fork of this case. */
  public boolean isIn(int block) {
    return blocks == null || block <= blocks;
  }

  /** Returns a description for the progress line. */
  public String label(boolean severalJdks) {
    String name = variant.equals(workload) ? workload : workload + " " + variant;
    return name
        + (arm.equals("a") ? "" : " (again)")
        + (" on " + cpus + " CPUs")
        + (policy.equals("cores") ? "" : " (" + policy + ")")
        + (severalJdks ? ", JDK " + jdk : "");
  }
}
