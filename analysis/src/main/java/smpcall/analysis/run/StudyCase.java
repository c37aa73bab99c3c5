// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One case of the plan: it runs in one fork of every block, or of the first so many.
 *
 * @param id unique in the run
 * @param variant the kernel version; for instruments the thing measured
 * @param arm {@code a}; {@code b} is the same thing once more, and so are those after it
 * @param cpus number of threads, each on a CPU of its own
 * @param policy how the CPUs were chosen, such as {@code cores}
 * @param placement the CPU of each thread
 * @param jdk id of the JDK that ran it
 * @param callers how many of the threads the figure counts
 * @param blocks it runs in the first so many blocks; empty: in every block
 * @param baseline id of the case that this one is divided by
 * @param benchmark JMH's name
 * @param metric the secondary metric that is the figure; empty: the primary one
 * @param params JMH's parameters
 * @param version the facts about the variant; empty where it is no version, or the run has none
 */
public record StudyCase(
    String id,
    Workload workload,
    String variant,
    String arm,
    int cpus,
    String policy,
    List<Integer> placement,
    String jdk,
    int callers,
    OptionalInt blocks,
    Optional<String> baseline,
    String benchmark,
    Optional<String> metric,
    Map<String, String> params,
    @JsonIgnore Optional<Version> version) {
  /** From so many CPUs on a race can happen. */
  public static final int RACING_CPUS = 3;

  public StudyCase {
    Member.requireName("id", id);
    Member.requireName("variant", variant);
    Member.requireName("arm", arm);
    Member.requireName("policy", policy);
    Member.requireName("jdk", jdk);
    Member.requirePositive("cpus", cpus);
    Member.requirePositive("callers", callers);
  }

  /** This case, of a version with these facts. */
  public StudyCase of(Optional<Version> facts) {
    return new StudyCase(
        id, workload, variant, arm, cpus, policy, placement, jdk, callers, blocks, baseline,
        benchmark, metric, params, facts);
  }

  /** Whether both are of one workload, and ran on as many CPUs, chosen alike, on one JDK. */
  public boolean isBeside(StudyCase other) {
    return workload == other.workload
        && cpus == other.cpus
        && policy.equals(other.policy)
        && jdk.equals(other.jdk);
  }

  /** The version that is no kernel version: it prices the harness. */
  public boolean isFloor() {
    return isPart(Version.Part.HARNESS);
  }

  /** Whether it is of a version with that part in the study. */
  public boolean isPart(Version.Part part) {
    return version.filter(facts -> facts.part() == part).isPresent();
  }

  /** Whether its version is known to be wrong, so that its failed audits are findings. */
  public boolean mayFail() {
    return version.filter(Version::racy).isPresent();
  }

  /**
   * Whether a race of the kernel's versions can happen: with fewer CPUs a call has one target and
   * meets no third party.
   */
  public boolean canRace() {
    return cpus >= RACING_CPUS;
  }

  /** The running kernel itself, beside its models. */
  public boolean isKernel() {
    return workload == Workload.BROADCAST && variant.equals("kernel");
  }

  /** Whether it is judged by an audit: not the kernel, and not what shows the audit's cost. */
  public boolean isAudited() {
    boolean unaudited = workload == Workload.AUDIT_COST && variant.equals("unaudited");
    return workload != Workload.PING_PONG && !isKernel() && !unaudited;
  }

  /**
   * Whether this is its baseline once more, so that the ratio of the two is the instrument's error.
   */
  public boolean isRepeat() {
    return !arm.equals("a");
  }

  /** The variant as printed: its second arm is the same thing again; others have their letter. */
  public String label() {
    if (isRepeat()) {
      return arm.equals("b") ? variant + " again" : variant + " again, " + arm;
    }
    return variant;
  }

  /** Whether a block, from 1, has a fork of this case, when the run has so many. */
  public boolean runsIn(int block, int runBlocks) {
    return block <= Math.min(blocks.orElse(runBlocks), runBlocks);
  }
}
