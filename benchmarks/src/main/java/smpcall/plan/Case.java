// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param gapNanos mean of the random time before each call, nanoseconds; 0: calls are back to back;
 *     null: the case has no calls
 * @param baseline id of the first case in the denominator of this case's ratio, or null
 * @param baselineArms ids of the cases whose geometric mean is the denominator, or null
 * @param benchmark name of the benchmark in JMH, or {@code native}
 * @param metric secondary metric that is the figure; null: the primary one
 * @param params parameters of the benchmark that are the same in all forks
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
    Integer gapNanos,
    String baseline,
    List<String> baselineArms,
    String benchmark,
    String metric,
    Map<String, String> params) {

  /** The figure of paced calls: their mean duration, nanoseconds. */
  public static final String DURATION = "callNanos";

  /** Returns whether a random time precedes each call; the figure is then {@link #DURATION}. */
  @JsonIgnore
  public boolean isPaced() {
    return gapNanos != null && gapNanos > 0;
  }

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
        + (isPaced() ? ", gap " + gapNanos + " ns" : "")
        + (severalJdks ? ", JDK " + jdk : "");
  }
}
