// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param baselineArms the ids of the cases whose geometric mean this one is divided by, of those
 *     with a value in the block; the baseline alone where the plan names no others
 * @param benchmark JMH's name of the benchmark
 * @param metric the secondary metric or, for paced calls, the time that is the figure; empty for
 *     the primary metric
 * @param params JMH's parameters that are the same in all forks
 * @param gapNanos the mean of the random time before each call, nanoseconds; 0 where calls are back
 *     to back, and for instruments without calls
 * @param version the facts about the version; empty when there is none, or the run has no facts
 * @param distance the distance of the forks that count, where those of the plan's case stood at
 *     several; empty for all of its forks
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
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> baselineArms,
    String benchmark,
    Optional<String> metric,
    Map<String, String> params,
    @JsonSetter(nulls = Nulls.AS_EMPTY) long gapNanos,
    @JsonIgnore Optional<Version> version,
    @JsonIgnore Optional<Distance.Range> distance) {
  /** The smallest number of CPUs at which a race can happen. */
  public static final int RACING_CPUS = 3;

  /** The beginning of the variants of the native control, before the id of the version. */
  private static final String NATIVE = "native-";

  public StudyCase {
    Member.requireName("id", id);
    Member.requireName("variant", variant);
    Member.requireName("arm", arm);
    Member.requireName("policy", policy);
    Member.requireName("jdk", jdk);
    Member.requirePositive("cpus", cpus);
    Member.requirePositive("callers", callers);
    Member.requireCount("gapNanos", gapNanos);
    if (gapNanos > 0 && metric.isEmpty()) {
      throw new IllegalArgumentException("metric is missing, and the calls are paced");
    }
    if (baselineArms.isEmpty()) {
      baselineArms = baseline.stream().toList();
    }
  }

  /** This case with the facts about its version. */
  public StudyCase of(Optional<Version> facts) {
    return with(facts, distance);
  }

  /** This case with its forks at one distance only. */
  public StudyCase at(Optional<Distance.Range> range) {
    return with(version, range);
  }

  /** The case of the plan, with its forks at all distances. */
  public StudyCase everywhere() {
    return distance.isEmpty() ? this : at(Optional.empty());
  }

  /** Whether a fork is one of this case, at its distance. */
  boolean has(Fork fork) {
    return fork.studyCase().id().equals(id)
        && (distance.isEmpty() || fork.roundTrip().filter(distance.get()::holds).isPresent());
  }

  private StudyCase with(Optional<Version> facts, Optional<Distance.Range> range) {
    return new StudyCase(
        id,
        workload,
        variant,
        arm,
        cpus,
        policy,
        placement,
        jdk,
        callers,
        blocks,
        baseline,
        baselineArms,
        benchmark,
        metric,
        params,
        gapNanos,
        facts,
        range);
  }

  /** Whether a random time passes before each call; the figure is then the time of a call. */
  public boolean isPaced() {
    return gapNanos > 0;
  }

  /** Whether its calls are back to back; an instrument without calls has no gap at all. */
  public boolean isBackToBack() {
    return !isPaced() && (workload.isOfCalls() || workload == Workload.AUDIT_COST);
  }

  /** Whether it is the native control: a version's protocol in C, to see what the language does. */
  public boolean isNative() {
    return variant.startsWith(NATIVE);
  }

  /** The id of the version that it runs, in Java or in the native control. */
  public String versionId() {
    return isNative() ? variant.substring(NATIVE.length()) : variant;
  }

  /** Whether both have the same workload, number of CPUs, policy, JDK and gap. */
  public boolean isBeside(StudyCase other) {
    return workload == other.workload
        && cpus == other.cpus
        && gapNanos == other.gapNanos
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
    String name = isNative() ? versionId() + " in C" : variant;
    if (isRepeat()) {
      return arm.equals("b") ? name + " again" : name + " again, " + arm;
    }
    return name;
  }

  /** Whether a block, from 1, has a fork of this case in a run of {@code runBlocks} blocks. */
  public boolean runsIn(int block, int runBlocks) {
    return block <= Math.min(blocks.orElse(runBlocks), runBlocks);
  }
}
