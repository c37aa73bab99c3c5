// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
   */
  public record LogicalCpu(int cpu, int core, int socket) {}

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
              Path topology = sys.resolve("cpu" + cpu).resolve("topology");
              cpus.add(
                  new LogicalCpu(
                      cpu,
                      number(topology.resolve("core_id"), -1 - cpu),
                      number(topology.resolve("physical_package_id"), 0)));
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

  /**
   * Where to put threads: distinct cores before siblings, one socket before the next, and the first
   * CPU last, which serves most interrupts and is spared for the JVM's own threads where there is
   * one to spare.
   *
   * @param threads at most the number of CPUs
   * @return the CPU of each thread, in ascending order
   */
  public List<Integer> placement(int threads) {
    Map<List<Integer>, Integer> taken = new HashMap<>();
    record Seat(LogicalCpu cpu, int sibling) {}
    List<Seat> seats = new ArrayList<>();
    for (LogicalCpu cpu : cpus) {
      int sibling = taken.merge(List.of(cpu.socket(), cpu.core()), 1, Integer::sum);
      seats.add(new Seat(cpu, sibling));
    }
    int first = cpus.get(0).cpu();
    return seats.stream()
        .sorted(
            Comparator.comparingInt(Seat::sibling)
                .thenComparingInt(seat -> seat.cpu().socket())
                .thenComparing(seat -> seat.cpu().cpu() == first)
                .thenComparingInt(seat -> seat.cpu().cpu()))
        .map(seat -> seat.cpu().cpu())
        .limit(threads)
        .sorted()
        .toList();
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
