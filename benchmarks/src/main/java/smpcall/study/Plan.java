// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import smpcall.host.Topology;

/**
 * What is run: blocks, and in each block one fork of every case in an order of its own. Drift of
 * the machine then falls on all cases alike.
 *
 * @param cases in the order of the selection
 * @param blocks how many
 * @param seed of the orders
 */
record Plan(List<Case> cases, int blocks, long seed) {

  /**
   * What the user selected.
   *
   * @param versions ids of kernel versions, for {@link Workload#STORM}
   * @param workloads at least one
   * @param cpus CPU counts
   */
  record Selection(List<String> versions, List<Workload> workloads, List<Integer> cpus) {}

  private static final List<String> MEMORIES = List.of("buffer", "array", "fields");
  private static final String BASELINE = "spinlock";

  /** Two, then doubling, and all of them. */
  static List<Integer> cpuCounts(int allowed) {
    List<Integer> counts = new ArrayList<>();
    for (int count = 2; count < allowed; count *= 2) {
      counts.add(count);
    }
    counts.add(allowed);
    return counts;
  }

  /** The cases of a selection on a host. */
  static Plan of(Selection selection, Topology topology, int blocks, long seed) {
    List<Case> cases = new ArrayList<>();
    for (Workload workload : selection.workloads()) {
      switch (workload) {
        case STORM ->
            selection.cpus().forEach(n -> cases.addAll(storm(selection.versions(), topology, n)));
        case PING_PONG -> cases.add(make(workload, workload.id, "a", 2, null, topology));
        case MEMORY_COST -> cases.addAll(memoryCost(topology));
        default -> throw new IllegalArgumentException(workload.id);
      }
    }
    return new Plan(List.copyOf(cases), blocks, seed);
  }

  private static List<Case> storm(List<String> versions, Topology topology, int cpus) {
    List<Case> cases = new ArrayList<>();
    String baseline = versions.contains(BASELINE) ? BASELINE : null;
    for (String version : versions) {
      cases.add(make(Workload.STORM, version, "a", cpus, baseline, topology));
    }
    if (baseline != null) {
      cases.add(make(Workload.STORM, baseline, "b", cpus, baseline, topology));
    }
    return cases;
  }

  private static List<Case> memoryCost(Topology topology) {
    return MEMORIES.stream()
        .map(memory -> make(Workload.MEMORY_COST, memory, "a", 2, "fields", topology))
        .toList();
  }

  private static Case make(
      Workload workload,
      String variant,
      String arm,
      int cpus,
      String dividedBy,
      Topology topology) {
    TreeMap<String, String> params = new TreeMap<>();
    if (workload.parameter != null) {
      params.put(workload.parameter, variant);
    }
    if (workload == Workload.STORM) {
      params.put("arm", arm);
      params.put("fastPath", "false");
      params.put("lock", "ticket");
      params.put("mask", "inline");
    }
    String id = Case.id(workload, variant, cpus, arm);
    String baseline = dividedBy == null ? null : Case.id(workload, dividedBy, cpus, "a");
    return new Case(
        id,
        workload.id,
        variant,
        arm,
        cpus,
        topology.placement(cpus),
        id.equals(baseline) ? null : baseline,
        workload.benchmark,
        params);
  }

  /**
   * The cases of a block in the order in which they run.
   *
   * @param block from 1
   */
  List<Case> order(int block) {
    List<Case> order = new ArrayList<>(cases);
    Collections.shuffle(order, new Random(seed * 31 + block));
    return order;
  }

  /** How many forks there are in all. */
  int forks() {
    return cases.size() * blocks;
  }
}
