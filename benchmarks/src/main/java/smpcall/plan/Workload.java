// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.Arrays;
import java.util.List;
import smpcall.message.UserError;

/** What is measured, each by a benchmark of its own. */
public enum Workload {
  /** Every CPU calls all others. */
  STORM("storm", "smpcall.benchmark.Storm.call", null, "version"),
  /** One CPU calls all others. */
  BROADCAST("broadcast", "smpcall.benchmark.Broadcast.broadcast", "call", "version"),
  /** The round trip of a cache line, the unit that calls are priced in. */
  PING_PONG("ping-pong", "smpcall.benchmark.PingPong.roundTrip", null, null),
  /** The cost of the audit: two CPUs call each other, audited or not. */
  AUDIT_COST("audit-cost", "smpcall.benchmark.Storm.call", null, null),
  /** The cost of the memory layer. */
  MEMORY_COST("memory-cost", "smpcall.benchmark.MemoryCost.call", null, "memory");

  /** The name on the command line and in results. */
  public final String id;

  /** JMH's name of the benchmark. */
  final String benchmark;

  /** The secondary metric that is the figure, or null: the primary one is. */
  final String metric;

  /** The JMH parameter that the variants are values of, or null when they are of none. */
  final String parameter;

  Workload(String id, String benchmark, String metric, String parameter) {
    this.id = id;
    this.benchmark = benchmark;
    this.metric = metric;
    this.parameter = parameter;
  }

  /**
   * The workload of that name.
   *
   * @throws UserError naming those that there are
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

  /** What is run when nothing is asked for. */
  public static List<Workload> usual() {
    return List.of(STORM, BROADCAST, PING_PONG, AUDIT_COST);
  }

  /** Whether it compares the kernel versions. */
  public boolean isOfVersions() {
    return "version".equals(parameter);
  }

  /** Whether kernel versions call one another in it. */
  boolean isOfCalls() {
    return isOfVersions() || this == AUDIT_COST;
  }

  /** How many of so many threads its figure counts. */
  int callers(int cpus) {
    return this == BROADCAST ? 1 : cpus;
  }
}
