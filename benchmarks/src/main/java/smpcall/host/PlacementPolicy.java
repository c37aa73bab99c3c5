// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import smpcall.host.Topology.LogicalCpu;

/**
 * How CPUs are chosen for so many threads.
 *
 * <p>Where cores are of several kinds the fastest come first, so that few threads are on cores that
 * are alike. In all of them the first CPU is taken last among its equals: it serves most
 * interrupts, and is spared for the JVM's own threads where there is one to spare.
 */
public enum PlacementPolicy {
  /** Distinct cores before siblings, fast cores before slow ones, one socket before the next. */
  CORES(
      Comparator.comparingInt(Slot::sibling)
          .thenComparingInt(Slot::kind)
          .thenComparingInt(Slot::socket)
          .thenComparing(Slot::isFirst)
          .thenComparingInt(Slot::number)),
  /**
   * The siblings of a core before the next core: threads that share the caches of a core. Cores of
   * which most CPUs are allowed come first.
   */
  SIBLINGS(
      Comparator.comparingInt(Slot::inCore)
          .reversed()
          .thenComparingInt(Slot::kind)
          .thenComparingInt(Slot::socket)
          .thenComparing(Slot::isOfFirstCore)
          .thenComparingInt(Slot::core)
          .thenComparingInt(Slot::number)),
  /** As {@link #CORES}, on the CPUs of one memory node, the largest. */
  NODE(CORES.order),
  /** The nodes in turn, distinct cores first: threads as far apart as can be. */
  SPREAD(
      Comparator.comparingInt(Slot::sibling)
          .thenComparingInt(Slot::kind)
          .thenComparingInt(Slot::rankInNode)
          .thenComparingInt(Slot::node)
          .thenComparingInt(Slot::number));

  private final Comparator<Slot> order;

  PlacementPolicy(Comparator<Slot> order) {
    this.order = order;
  }

  /**
   * A CPU in the terms in which policies order them.
   *
   * @param sibling how many CPUs of its core come before it
   * @param inCore how many CPUs its core has
   * @param rankInNode how many CPUs of its node and kind, with as many siblings before them, do
   */
  private record Slot(
      LogicalCpu cpu,
      int sibling,
      int inCore,
      int rankInNode,
      boolean isFirst,
      boolean isOfFirstCore) {

    int number() {
      return cpu.cpu();
    }

    int core() {
      return cpu.core();
    }

    int socket() {
      return cpu.socket();
    }

    int node() {
      return cpu.node();
    }

    int kind() {
      return cpu.kind();
    }
  }

  /** The name in {@code hosts.yml} and in results. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The policy of that name.
   *
   * @return empty when there is none
   */
  public static Optional<PlacementPolicy> of(String id) {
    return Arrays.stream(values()).filter(policy -> policy.id().equals(id)).findFirst();
  }

  /** The names that there are, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(PlacementPolicy::id).collect(Collectors.joining(", "));
  }

  /** How many threads it has a CPU for. */
  public int capacity(Topology topology) {
    return candidates(topology.cpus()).size();
  }

  /**
   * Where to put threads.
   *
   * @param threads at most {@link #capacity}
   * @return the CPU of each thread, in ascending order
   * @throws IllegalArgumentException when there are not so many CPUs
   */
  public List<Integer> choose(Topology topology, int threads) {
    List<LogicalCpu> cpus = candidates(topology.cpus());
    if (threads > cpus.size()) {
      throw new IllegalArgumentException(
          threads + " threads; the policy " + id() + " has " + cpus.size() + " CPUs for them");
    }
    return slots(cpus).stream().sorted(order).limit(threads).map(Slot::number).sorted().toList();
  }

  private List<LogicalCpu> candidates(List<LogicalCpu> cpus) {
    return this == NODE ? largest(by(cpus, LogicalCpu::node)) : cpus;
  }

  private static <K> Map<K, List<LogicalCpu>> by(
      List<LogicalCpu> cpus, Function<LogicalCpu, K> key) {
    return cpus.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private static List<LogicalCpu> largest(Map<Integer, List<LogicalCpu>> nodes) {
    int most = nodes.values().stream().mapToInt(Collection::size).max().orElse(0);
    return nodes.values().stream().filter(node -> node.size() == most).findFirst().orElseThrow();
  }

  private static List<Slot> slots(List<LogicalCpu> cpus) {
    LogicalCpu first = cpus.get(0);
    Map<List<Integer>, Integer> inCore = new HashMap<>();
    Map<List<Integer>, Integer> inNode = new HashMap<>();
    Map<LogicalCpu, Integer> siblings = new LinkedHashMap<>();
    for (LogicalCpu cpu : cpus) {
      siblings.put(cpu, inCore.merge(List.of(cpu.socket(), cpu.core()), 1, Integer::sum));
    }
    siblings.put(first, siblings.remove(first)); // now the last of its node
    List<Slot> candidates = new ArrayList<>();
    siblings.forEach(
        (cpu, sibling) -> {
          int size = inCore.get(List.of(cpu.socket(), cpu.core()));
          int rank = inNode.merge(List.of(cpu.node(), cpu.kind(), sibling), 1, Integer::sum);
          boolean sameCore = cpu.core() == first.core() && cpu.socket() == first.socket();
          candidates.add(new Slot(cpu, sibling, size, rank, cpu == first, sameCore));
        });
    return candidates;
  }
}
