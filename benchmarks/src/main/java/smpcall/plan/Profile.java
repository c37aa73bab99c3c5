// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Part;
import smpcall.message.UserError;

/** How much is run. */
public enum Profile {
  /** Whether it works at all: under a minute, too little for a verdict. */
  SMOKE(1, 1, null, null, 4, 3, List.of(1000)),
  /**
   * Under five minutes on two CPUs with its build, of which the forks have 225 s. Seven blocks are
   * the fewest in which two comparisons can both be called different: after six the smallest p of a
   * sign-flip test is 0.031, and Holm's of two 0.062.
   */
  QUICK(7, 60, 5.0, Duration.ofSeconds(225), 10, 6, List.of(1000)),
  /** Longer, for figures to be published: until they are sure enough, or for an hour. */
  FULL(10, 100, 2.0, Duration.ofHours(1), 10, 8, List.of(1000, 5000, 0)),
  /** How much the time between calls and the length of a waiting loop decide. */
  SENSITIVITY(20, 40, null, Duration.ofHours(1), 10, 8, List.of(1000, 0, 300, 3000, 10_000));

  /** Of the later versions the first right one and today's, which a quick run sees once. */
  private static final Set<KernelVersion> LATER =
      EnumSet.of(KernelVersion.LINUX_2_6_39, KernelVersion.LINUX_5_13);

  public final int leastBlocks;
  public final int blocks;

  public final Double precisionPercent;

  /** For the blocks after the least. */
  public final Duration budget;

  public final int warmupIterations;
  public final int measurementIterations;

  /** Mean times before each call, nanoseconds, the main one first; 0: back to back. */
  public final List<Integer> gaps;

  /** The length of an iteration, milliseconds. */
  public final int iterationMillis = 100;

  Profile(
      int leastBlocks,
      int blocks,
      Double precisionPercent,
      Duration budget,
      int warmupIterations,
      int measurementIterations,
      List<Integer> gaps) {
    this.leastBlocks = leastBlocks;
    this.blocks = blocks;
    this.precisionPercent = precisionPercent;
    this.budget = budget;
    this.warmupIterations = warmupIterations;
    this.measurementIterations = measurementIterations;
    this.gaps = gaps;
  }

  /**
   * The profile of that name.
   *
   * @throws UserError naming those that there are
   */
  public static Profile of(String name) {
    return Arrays.stream(values())
        .filter(profile -> profile.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UserError("--profile: no profile '" + name + "'; there are " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Profile::toString).collect(Collectors.joining(", "));
  }

  /** Whether there is time for it in every profile. */
  private static boolean isPrimary(KernelVersion version) {
    return version.part() != Part.EXPLORATORY;
  }

  /** Whether it is measured with every gap: what is primary, and what has a control. */
  private static boolean isMain(KernelVersion version) {
    return isPrimary(version) || NativeRow.VERSIONS.contains(version.id());
  }

  private static List<String> ids(Predicate<KernelVersion> chosen) {
    return Arrays.stream(KernelVersion.values()).filter(chosen).map(KernelVersion::id).toList();
  }

  /** Ids of the versions that are run when none are asked for. */
  public List<String> versions() {
    return switch (this) {
      case SMOKE -> ids(Profile::isPrimary);
      case QUICK -> ids(version -> isPrimary(version) || LATER.contains(version));
      case FULL -> ids(version -> true);
      case SENSITIVITY -> List.of("spinlock", "patched", "linux-2.6.39");
    };
  }

  /** Ids of the controls that are run when no versions are asked for. */
  public List<String> controls() {
    return switch (this) {
      case SMOKE, QUICK -> Stream.of("spinlock", "patched").map(NativeRow.PREFIX::concat).toList();
      case FULL -> NativeRow.ids();
      case SENSITIVITY -> List.of();
    };
  }

  /** Whether the running kernel is measured beside them. */
  public boolean hasKernelRow() {
    return this == QUICK || this == FULL;
  }

  /** What is run when nothing is asked for. */
  public List<Workload> workloads() {
    return switch (this) {
      case SMOKE -> List.of(Workload.STORM, Workload.BROADCAST, Workload.PING_PONG);
      case QUICK -> List.of(Workload.STORM, Workload.BROADCAST, Workload.PING_PONG);
      case FULL -> Workload.usual();
      case SENSITIVITY -> List.of(Workload.STORM);
    };
  }

  /** Of the versions, those for which there is time in one block only. */
  public List<String> once() {
    return ids(version -> this == QUICK && LATER.contains(version));
  }

  /** Of the versions, those that are measured with the main gap only. */
  public List<String> mainGap() {
    return ids(version -> !isMain(version));
  }

  /** The workloads for which there is time in one block only, and for the primary versions only. */
  public List<Workload> brief() {
    return switch (this) {
      case SMOKE -> List.of(Workload.BROADCAST);
      case QUICK -> List.of(Workload.BROADCAST, Workload.PING_PONG);
      case FULL, SENSITIVITY -> List.of();
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
