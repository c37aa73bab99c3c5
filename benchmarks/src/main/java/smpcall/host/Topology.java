// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * Cores, sockets and memory nodes of the allowed CPUs, from {@code /sys/devices/system/cpu}.
 *
 * @param cpus the CPUs that this process may use, in the order of their numbers
 */
public record Topology(List<LogicalCpu> cpus) {

  private static final String CPUS = "sys/devices/system/cpu/";
  private static final int UNKNOWN = -1;

  /**
   * One CPU as the scheduler counts them.
   *
   * @param cpu number of the CPU
   * @param core number of its core within its package: the core's first CPU if the kernel lists
   *     them, else the hardware's own number, or negative if unknown
   * @param socket number of its package, or negative if unknown
   * @param node number of its memory node, or negative if the kernel names none
   * @param kind kind of its core: 0 for the fastest of the allowed ones, then 1, 2, ...
   */
  public record LogicalCpu(int cpu, int core, int socket, int node, int kind) {

    /** A CPU of a host whose cores are all of one kind. */
    public LogicalCpu(int cpu, int core, int socket, int node) {
      this(cpu, core, socket, node, 0);
    }
  }

  /**
   * Reads the topology of the allowed CPUs. A CPU without a description counts as a separate core.
   */
  public static Topology read(HostFiles files, BitSet allowed) {
    IntUnaryOperator kinds = CoreKinds.read(files, allowed);
    return new Topology(
        allowed.stream()
            .mapToObj(
                cpu -> {
                  String directory = CPUS + "cpu" + cpu;
                  int socket = number(files, directory + "/topology/physical_package_id", UNKNOWN);
                  return new LogicalCpu(
                      cpu,
                      core(files, directory + "/topology/", cpu),
                      socket,
                      node(files, directory),
                      kinds.applyAsInt(cpu));
                })
            .toList());
  }

  /** The topology of the CPUs that this process may use. */
  public static Topology ofThisHost() {
    return read(HostFiles.here(), Affinity.allowed());
  }

  /**
   * The first CPU of the core: {@code core_id} is not unique, as on Arm it may restart at 0 in
   * every cluster of a package.
   */
  private static int core(HostFiles files, String topology, int cpu) {
    return files
        .text(topology + "core_cpus_list")
        .or(() -> files.text(topology + "thread_siblings_list"))
        .map(list -> CpuRanges.parse(list).nextSetBit(0))
        .orElseGet(() -> number(files, topology + "core_id", -1 - cpu));
  }

  private static int number(HostFiles files, String file, int fallback) {
    return files.text(file).map(Integer::valueOf).orElse(fallback);
  }

  /** The kernel links a CPU to its node: {@code cpu8/node1}. */
  private static int node(HostFiles files, String cpu) {
    return files.names(cpu, "node[0-9]+").stream()
        .findFirst()
        .map(name -> Integer.valueOf(name.substring("node".length())))
        .orElse(UNKNOWN);
  }

  /** The numbers of the allowed CPUs. */
  public List<Integer> numbers() {
    return cpus.stream().map(LogicalCpu::cpu).toList();
  }

  /** The number of cores; empty if that of a CPU is unknown. */
  public OptionalInt cores() {
    return count(LogicalCpu::core, cpu -> List.of(cpu.socket(), cpu.core()));
  }

  /** The number of sockets; empty if that of a CPU is unknown. */
  public OptionalInt sockets() {
    return count(LogicalCpu::socket, LogicalCpu::socket);
  }

  /** The number of memory nodes; empty if the kernel names none for a CPU. */
  public OptionalInt nodes() {
    return count(LogicalCpu::node, LogicalCpu::node);
  }

  private OptionalInt count(ToIntFunction<LogicalCpu> number, Function<LogicalCpu, Object> group) {
    return cpus.stream().anyMatch(cpu -> number.applyAsInt(cpu) < 0)
        ? OptionalInt.empty()
        : OptionalInt.of((int) cpus.stream().map(group).distinct().count());
  }

  /** The number of kinds of cores, 1 or more. */
  public int kinds() {
    return (int) cpus.stream().map(LogicalCpu::kind).distinct().count();
  }
}
