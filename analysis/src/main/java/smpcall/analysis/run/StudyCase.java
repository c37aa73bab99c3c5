// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

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
 */
public record StudyCase(
    String id,
    Workload workload,
    String variant,
    String arm,
    int cpus,
    String policy,
    List<String> placement,
    String jdk,
    int callers,
    OptionalInt blocks,
    Optional<String> baseline,
    String benchmark,
    Optional<String> metric,
    Map<String, String> params) {
  /** From so many CPUs on a race can happen. */
  public static final int RACING_CPUS = 3;

  static StudyCase of(Members c) {
    return new StudyCase(
        c.name("id"),
        workload(c),
        c.name("variant"),
        c.name("arm"),
        c.positive("cpus"),
        c.name("policy"),
        c.texts("placement"),
        c.name("jdk"),
        c.positive("callers"),
        c.optionalInteger("blocks"),
        c.optionalText("baseline"),
        c.text("benchmark"),
        c.optionalText("metric"),
        c.textMap("params"));
  }

  /**
   * A case of schema 1, which had one JDK and one policy, and whose figures count all threads.
   *
   * @param jdk the id of that JDK
   */
  static StudyCase ofSchema1(Members c, String jdk) {
    return new StudyCase(
        c.name("id"),
        workload(c),
        c.name("variant"),
        c.name("arm"),
        c.positive("cpus"),
        "cores",
        c.texts("placement"),
        jdk,
        c.positive("cpus"),
        OptionalInt.empty(),
        c.optionalText("baseline"),
        c.text("benchmark"),
        Optional.empty(),
        c.textMap("params"));
  }

  private static Workload workload(Members c) {
    String id = c.text("workload");
    return Workload.of(id)
        .orElseThrow(
            () ->
                new BadInputException(
                    c.file()
                        + ": "
                        + c.place()
                        + ".workload \""
                        + id
                        + "\" is not known here, only "
                        + String.join(", ", Workload.ids())
                        + "; "
                        + JsonFile.OTHER_STUDY));
  }

  /** Whether both are of one workload, and ran on as many CPUs, chosen alike, on one JDK. */
  boolean isBeside(StudyCase other) {
    return workload == other.workload
        && cpus == other.cpus
        && policy.equals(other.policy)
        && jdk.equals(other.jdk);
  }

  /** The version that is no kernel version: it prices the harness. */
  public boolean isFloor() {
    return variant.equals("floor");
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
  boolean runsIn(int block, int runBlocks) {
    return block <= Math.min(blocks.orElse(runBlocks), runBlocks);
  }
}
