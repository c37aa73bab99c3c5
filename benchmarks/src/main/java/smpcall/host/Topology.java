// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How the CPUs that this process may use are related, from {@code /sys/devices/system/cpu}.
 *
 * @param cpus the allowed CPUs, by number
 */
public record Topology(List<LogicalCpu> cpus) {

  /**
   * One CPU as the scheduler counts them.
   *
   * @param cpu its number
   * @param core the number of its core, in its package; negative where the host does not tell
   * @param socket the number of its package
   * @param node the number of its memory node; that of its package where the host does not tell
   */
  public record LogicalCpu(int cpu, int core, int socket, int node) {}

  /**
   * Reads the relations of the allowed CPUs.
   *
   * @param sys the directory that has {@code cpu0}, {@code cpu1}, ...; a CPU that it does not
   *     describe counts as a core of its own
   */
  public static Topology read(Path sys, BitSet allowed) {
    List<LogicalCpu> cpus = new ArrayList<>();
    allowed.stream()
        .forEach(
            cpu -> {
              Path directory = sys.resolve("cpu" + cpu);
              Path topology = directory.resolve("topology");
              int socket = number(topology.resolve("physical_package_id"), 0);
              cpus.add(
                  new LogicalCpu(
                      cpu,
                      number(topology.resolve("core_id"), -1 - cpu),
                      socket,
                      node(directory, socket)));
            });
    return new Topology(List.copyOf(cpus));
  }

  /** This host's, of the CPUs that this process may run on. */
  public static Topology ofThisHost() {
    return read(Path.of("/sys/devices/system/cpu"), Affinity.allowed());
  }

  private static int number(Path file, int otherwise) {
    return HostFile.text(file.toString()).map(Integer::valueOf).orElse(otherwise);
  }

  /** The kernel links a CPU to its node: {@code cpu8/node1}. */
  private static int node(Path cpu, int otherwise) {
    String[] entries = cpu.toFile().list((directory, name) -> name.matches("node[0-9]+"));
    return entries == null || entries.length == 0
        ? otherwise
        : Integer.parseInt(entries[0].substring("node".length()));
  }

  /** How many cores there are among them. */
  public int cores() {
    return (int) cpus.stream().map(cpu -> List.of(cpu.socket(), cpu.core())).distinct().count();
  }

  /** How many sockets there are among them. */
  public int sockets() {
    return (int) cpus.stream().map(LogicalCpu::socket).distinct().count();
  }
}
