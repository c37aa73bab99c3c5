// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Part;
import smpcall.message.UserError;

/** How much is run. */
public enum Profile {
  /** Whether it works at all: under a minute, too little for a verdict. */
  SMOKE(1, 1, null, null, 5, 5, 100),
  /**
   * Under five minutes on two CPUs, of which the forks have four. Seven blocks are the fewest in
   * which two comparisons can both be called different: after six the smallest p of a sign-flip
   * test is 0.031, and Holm's of two 0.062.
   */
  QUICK(7, 60, 5.0, Duration.ofMinutes(4), 8, 8, 100),
  /** Longer, for figures to be published: until they are sure enough, or for an hour. */
  FULL(10, 100, 2.0, Duration.ofHours(1), 10, 30, 200);

  public final int leastBlocks;
  public final int blocks;

  public final Double precisionPercent;

  /** For the blocks after the least. */
  public final Duration budget;

  public final int warmupIterations;
  public final int measurementIterations;
  public final int iterationMillis;

  Profile(
      int leastBlocks,
      int blocks,
      Double precisionPercent,
      Duration budget,
      int warmupIterations,
      int measurementIterations,
      int iterationMillis) {
    this.leastBlocks = leastBlocks;
    this.blocks = blocks;
    this.precisionPercent = precisionPercent;
    this.budget = budget;
    this.warmupIterations = warmupIterations;
    this.measurementIterations = measurementIterations;
    this.iterationMillis = iterationMillis;
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

  private static List<String> ids(Predicate<KernelVersion> chosen) {
    return Arrays.stream(KernelVersion.values()).filter(chosen).map(KernelVersion::id).toList();
  }

  /** Ids of the versions that are run when none are asked for. */
  public List<String> versions() {
    return ids(version -> this != SMOKE || isPrimary(version));
  }

  /** Whether the running kernel is measured beside them. */
  public boolean hasKernelRow() {
    return this != SMOKE;
  }

  /** What is run when nothing is asked for. */
  public List<Workload> workloads() {
    return this == SMOKE
        ? List.of(Workload.STORM, Workload.BROADCAST, Workload.PING_PONG)
        : Workload.usual();
  }

  /** Of the versions, those for which there is time in one block only. */
  public List<String> once() {
    return ids(version -> this == QUICK && !isPrimary(version));
  }

  /** The workloads for which there is time in one block only, and for the primary versions only. */
  public List<Workload> brief() {
    return this == QUICK
        ? List.of(Workload.BROADCAST, Workload.PING_PONG, Workload.AUDIT_COST)
        : List.of();
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
