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
import java.util.stream.Collectors;
import smpcall.host.Topology.LogicalCpu;

/**
 * A rule that chooses CPUs for threads.
 *
 * <p>On hybrid hosts the fastest cores come first, so that a few threads run on equal cores. Every
 * policy takes the first CPU last among its equals: it serves most interrupts, and the JVM's own
 * threads can use it while it is free.
 */
public enum PlacementPolicy {
  /** Distinct cores before siblings, fast cores before slow ones, one socket before the next. */
  CORES(
      Comparator.comparingInt(RankedCpu::sibling)
          .thenComparingInt(RankedCpu::kind)
          .thenComparingInt(RankedCpu::socket)
          .thenComparing(RankedCpu::isFirst)
          .thenComparingInt(RankedCpu::number)),
  /**
   * The siblings of a core before the next core, so that threads share a core's caches. Cores with
   * the most allowed CPUs come first.
   */
  SIBLINGS(
      Comparator.comparingInt(RankedCpu::inCore)
          .reversed()
          .thenComparingInt(RankedCpu::kind)
          .thenComparingInt(RankedCpu::socket)
          .thenComparing(RankedCpu::isOfFirstCore)
          .thenComparingInt(RankedCpu::core)
          .thenComparingInt(RankedCpu::number)),
  /**
   * Like {@link #CORES}, but only on the CPUs of the largest memory node; where the kernel names
   * none, all CPUs are one.
   */
  NODE(CORES.order),
  /**
   * The nodes in turn, or the sockets where the kernel names no nodes, distinct cores first, so
   * that threads are far apart.
   */
  SPREAD(
      Comparator.comparingInt(RankedCpu::sibling)
          .thenComparingInt(RankedCpu::kind)
          .thenComparingInt(RankedCpu::rankInNode)
          .thenComparingInt(RankedCpu::node)
          .thenComparingInt(RankedCpu::number));

  private final Comparator<RankedCpu> order;

  PlacementPolicy(Comparator<RankedCpu> order) {
    this.order = order;
  }

  /**
   * A CPU with the properties by which policies sort.
   *
   * @param sibling position of the CPU in its core, from 1
   * @param inCore number of CPUs of its core
   * @param rankInNode position among the CPUs of the same node, socket, kind and sibling position,
   *     from 1
   * @param isFirst whether this is the first allowed CPU
   * @param isOfFirstCore whether its core is that of the first allowed CPU
   */
  private record RankedCpu(
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

  /** Its name in {@code hosts.yml} and in results. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The policy with that name.
   *
   * @return empty if there is none
   */
  public static Optional<PlacementPolicy> of(String id) {
    return Arrays.stream(values()).filter(policy -> policy.id().equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(PlacementPolicy::id).collect(Collectors.joining(", "));
  }

  /** The number of threads for which this policy has CPUs. */
  public int capacity(Topology topology) {
    return candidates(topology.cpus()).size();
  }

  /**
   * Chooses CPUs for threads.
   *
   * @param threads number of threads, at most {@link #capacity}
   * @return CPU numbers in ascending order, one for each thread
   * @throws IllegalArgumentException if there are fewer CPUs than threads
   */
  public List<Integer> choose(Topology topology, int threads) {
    List<LogicalCpu> cpus = candidates(topology.cpus());
    if (threads > cpus.size()) {
      throw new IllegalArgumentException(
          threads + " threads; the policy " + id() + " has " + cpus.size() + " CPUs for them");
    }
    return rank(cpus).stream()
        .sorted(order)
        .limit(threads)
        .map(RankedCpu::number)
        .sorted()
        .toList();
  }

  private List<LogicalCpu> candidates(List<LogicalCpu> cpus) {
    return this == NODE ? largestNode(cpus) : cpus;
  }

  private static List<LogicalCpu> largestNode(List<LogicalCpu> cpus) {
    Map<Integer, List<LogicalCpu>> nodes =
        cpus.stream()
            .collect(Collectors.groupingBy(LogicalCpu::node, TreeMap::new, Collectors.toList()));
    int most = nodes.values().stream().mapToInt(Collection::size).max().orElse(0);
    return nodes.values().stream().filter(node -> node.size() == most).findFirst().orElseThrow();
  }

  private static List<RankedCpu> rank(List<LogicalCpu> cpus) {
    LogicalCpu first = cpus.get(0);
    Map<List<Integer>, Integer> inCore = new HashMap<>();
    Map<List<Integer>, Integer> inNode = new HashMap<>();
    Map<LogicalCpu, Integer> siblings = new LinkedHashMap<>();
    for (LogicalCpu cpu : cpus) {
      siblings.put(cpu, inCore.merge(List.of(cpu.socket(), cpu.core()), 1, Integer::sum));
    }
    siblings.put(first, siblings.remove(first)); // moves it to the end
    List<RankedCpu> ranked = new ArrayList<>();
    siblings.forEach(
        (cpu, sibling) -> {
          int size = inCore.get(List.of(cpu.socket(), cpu.core()));
          int rank =
              inNode.merge(List.of(cpu.node(), cpu.socket(), cpu.kind(), sibling), 1, Integer::sum);
          boolean sameCore = cpu.core() == first.core() && cpu.socket() == first.socket();
          ranked.add(new RankedCpu(cpu, sibling, size, rank, cpu == first, sameCore));
        });
    return ranked;
  }
}
