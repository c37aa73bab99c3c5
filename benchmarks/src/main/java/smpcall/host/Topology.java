// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How the CPUs that this process may use are related, from {@code /sys/devices/system/cpu}.
 *
 * @param cpus the allowed CPUs, by number
 */
public record Topology(List<LogicalCpu> cpus) {

  private static final String CPUS = "sys/devices/system/cpu/";

  /**
   * One CPU as the scheduler counts them.
   *
   * @param cpu its number
   * @param core the number of its core, in its package: that of the core's first CPU where the
   *     kernel lists the CPUs of a core, else the hardware's own, and negative where the host does
   *     not tell
   * @param socket the number of its package
   * @param node the number of its memory node; that of its package where the host does not tell
   * @param kind 0 for the fastest kind of core that is allowed, 1 for the next, and so on; 0
   *     everywhere where all are alike
   */
  public record LogicalCpu(int cpu, int core, int socket, int node, int kind) {

    /** One of a host whose cores are all alike. */
    public LogicalCpu(int cpu, int core, int socket, int node) {
      this(cpu, core, socket, node, 0);
    }
  }

  /**
   * Reads the relations of the allowed CPUs. A CPU that the tree does not describe counts as a core
   * of its own.
   */
  public static Topology read(HostTree tree, BitSet allowed) {
    IntUnaryOperator kinds = CoreKinds.read(tree, allowed);
    return new Topology(
        allowed.stream()
            .mapToObj(
                cpu -> {
                  String directory = CPUS + "cpu" + cpu;
                  int socket = number(tree, directory + "/topology/physical_package_id", 0);
                  return new LogicalCpu(
                      cpu,
                      core(tree, directory + "/topology/", cpu),
                      socket,
                      node(tree, directory, socket),
                      kinds.applyAsInt(cpu));
                })
            .toList());
  }

  /** This host's, of the CPUs that this process may run on. */
  public static Topology ofThisHost() {
    return read(HostTree.here(), Affinity.allowed());
  }

  /**
   * {@code core_id} alone is no name for a core: on Arm it may begin at 0 in every cluster of a
   * package.
   */
  private static int core(HostTree tree, String topology, int cpu) {
    return tree.text(topology + "core_cpus_list")
        .or(() -> tree.text(topology + "thread_siblings_list"))
        .map(list -> CpuRanges.parse(list).nextSetBit(0))
        .orElseGet(() -> number(tree, topology + "core_id", -1 - cpu));
  }

  private static int number(HostTree tree, String file, int otherwise) {
    return tree.text(file).map(Integer::valueOf).orElse(otherwise);
  }

  /** The kernel links a CPU to its node: {@code cpu8/node1}. */
  private static int node(HostTree tree, String cpu, int otherwise) {
    return tree.names(cpu, "node[0-9]+").stream()
        .findFirst()
        .map(name -> Integer.valueOf(name.substring("node".length())))
        .orElse(otherwise);
  }

  /** The numbers of the CPUs. */
  public List<Integer> numbers() {
    return cpus.stream().map(LogicalCpu::cpu).toList();
  }

  /** How many cores there are among them. */
  public int cores() {
    return (int) cpus.stream().map(cpu -> List.of(cpu.socket(), cpu.core())).distinct().count();
  }

  /** How many sockets there are among them. */
  public int sockets() {
    return (int) cpus.stream().map(LogicalCpu::socket).distinct().count();
  }

  /** How many memory nodes have any of them. */
  public int nodes() {
    return (int) cpus.stream().map(LogicalCpu::node).distinct().count();
  }

  /** How many kinds of cores there are among them: 1 where all are alike. */
  public int kinds() {
    return (int) cpus.stream().map(LogicalCpu::kind).distinct().count();
  }
}
