// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One case of the plan: it runs in one fork of every block, or of the first blocks only.
 *
 * @param id the id, unique in the run
 * @param variant the kernel version; for instruments the measured object
 * @param arm {@code a}, or {@code b} and further letters for repetitions of the same case
 * @param cpus the number of threads, each on a CPU of its own
 * @param policy the name of the rule that chose the CPUs, such as {@code cores}
 * @param placement the CPU of each thread
 * @param jdk the id of the JDK that ran it
 * @param callers the number of threads whose operations count
 * @param blocks the number of first blocks that it runs in; empty for every block
 * @param baseline the id of the case that this one is divided by
 * @param benchmark JMH's name of the benchmark
 * @param metric the secondary metric that is the speed; empty for the primary one
 * @param params JMH's parameters
 * @param version the facts about the variant; empty when it is no version, or the run has no facts
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
  /** The smallest number of CPUs at which a race can happen. */
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

  /** This case with the facts about its version. */
  public StudyCase of(Optional<Version> facts) {
    return new StudyCase(
        id, workload, variant, arm, cpus, policy, placement, jdk, callers, blocks, baseline,
        benchmark, metric, params, facts);
  }

  /** Whether both have the same workload, number of CPUs, policy and JDK. */
  public boolean isBeside(StudyCase other) {
    return workload == other.workload
        && cpus == other.cpus
        && policy.equals(other.policy)
        && jdk.equals(other.jdk);
  }

  /** Whether it is the floor, which is no kernel version and prices the harness. */
  public boolean isFloor() {
    return isPart(Version.Part.HARNESS);
  }

  /** Whether its version has that part in the study. */
  public boolean isPart(Version.Part part) {
    return version.filter(facts -> facts.part() == part).isPresent();
  }

  /** Whether its version has a known race, so that its failed audits are findings. */
  public boolean mayFail() {
    return version.filter(Version::racy).isPresent();
  }

  /**
   * Whether a race of the kernel's versions can happen: with fewer CPUs a call has one target and
   * no third CPU takes part.
   */
  public boolean canRace() {
    return cpus >= RACING_CPUS;
  }

  /** Whether it is the running kernel itself, not a model. */
  public boolean isKernel() {
    return workload == Workload.BROADCAST && variant.equals("kernel");
  }

  /** Whether it has an audit: the kernel, ping-pong and {@code unaudited} have none. */
  public boolean isAudited() {
    boolean unaudited = workload == Workload.AUDIT_COST && variant.equals("unaudited");
    return workload != Workload.PING_PONG && !isKernel() && !unaudited;
  }

  /** Whether this repeats its baseline, so that the ratio of the two is the instrument's error. */
  public boolean isRepeat() {
    return !arm.equals("a");
  }

  /** The variant as printed; further arms add "again", and from the third on their letter. */
  public String label() {
    if (isRepeat()) {
      return arm.equals("b") ? variant + " again" : variant + " again, " + arm;
    }
    return variant;
  }

  /** Whether a block, from 1, has a fork of this case in a run of {@code runBlocks} blocks. */
  public boolean runsIn(int block, int runBlocks) {
    return block <= Math.min(blocks.orElse(runBlocks), runBlocks);
  }
}
