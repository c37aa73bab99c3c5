// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.Arrays;
import java.util.List;
import smpcall.message.UserError;

/** A workload of the study, which JMH measures with a benchmark. */
public enum Workload {
  /** Every CPU calls all others. */
  STORM("storm", "smpcall.benchmark.Storm.call", null, "version"),
  /** One CPU calls all others. */
  BROADCAST("broadcast", "smpcall.benchmark.Broadcast.broadcast", "call", "version"),
  /** The round trip of a cache line, the unit for the time of calls. */
  PING_PONG("ping-pong", "smpcall.benchmark.PingPong.roundTrip", null, null),
  /** The cost of the audit: two CPUs call each other, audited or not. */
  AUDIT_COST("audit-cost", "smpcall.benchmark.Storm.call", null, null),
  /** The cost of the memory layer. */
  MEMORY_COST("memory-cost", "smpcall.benchmark.MemoryCost.call", null, "memory");

  /** The name on the command line and in results. */
  public final String id;

  /** The name of the benchmark in JMH. */
  final String benchmark;

  /** The secondary metric that is the figure; null: the primary one. */
  final String metric;

  /** The JMH parameter whose values are the variants, or null. */
  final String parameter;

  Workload(String id, String benchmark, String metric, String parameter) {
    this.id = id;
    this.benchmark = benchmark;
    this.metric = metric;
    this.parameter = parameter;
  }

  /**
   * Returns the workload with an id.
   *
   * @throws UserError if there is none; names all workloads
   */
  public static Workload of(String id) {
    return Arrays.stream(values())
        .filter(workload -> workload.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "--workloads: no workload '"
                        + id
                        + "'; there are "
                        + String.join(", ", ids())));
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(workload -> workload.id).toList();
  }

  /** Returns the default workloads. */
  public static List<Workload> usual() {
    return List.of(STORM, BROADCAST, PING_PONG, AUDIT_COST);
  }

  /** Returns whether the workload compares the kernel versions. */
  public boolean isOfVersions() {
    return "version".equals(parameter);
  }

  /** Returns whether CPUs call each other in the workload. */
  boolean isOfCalls() {
    return isOfVersions() || this == AUDIT_COST;
  }

  /**
   * Returns the names of the parameters that may be drawn.
   *
   * @param variant version or other variant of the workload
   */
  List<String> drawn(String variant) {
    return switch (this) {
      case PING_PONG -> List.of();
      case MEMORY_COST -> List.of("seed", "place", "pad");
      case STORM, BROADCAST, AUDIT_COST ->
          variant.equals(KernelRow.ID) ? List.of("seed") : List.of("seed", "place", "spin", "pad");
    };
  }

  /** Returns whether a random time may precede its calls. */
  boolean hasGaps() {
    return this != PING_PONG;
  }

  /** Returns the number of threads whose calls the figure counts. */
  int callers(int cpus) {
    return this == BROADCAST ? 1 : cpus;
  }
}
