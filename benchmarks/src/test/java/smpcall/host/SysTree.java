// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * Writes {@code /sys} and {@code /proc} as they are on other machines; {@link Machines} has some.
 */
public record SysTree(Path directory) {

  /** A file with one line. */
  public SysTree file(String path, Object content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CPU as the kernel describes it: {@code grep . cpu*}{@code /topology/*_id}. */
  SysTree cpu(int cpu, int core, int socket) {
    return cpuFile(cpu, "topology/core_id", core)
        .cpuFile(cpu, "topology/physical_package_id", socket);
  }

  /** The list of the CPUs of its core, by the name that it has since Linux 5.3. */
  SysTree siblings(int cpu, String list) {
    return cpuFile(cpu, "topology/core_cpus_list", list);
  }

  /** The link to its memory node. */
  SysTree node(int cpu, int node) {
    return cpuFile(cpu, "node" + node, "");
  }

  SysTree cpuFile(int cpu, String name, Object content) {
    return file("sys/devices/system/cpu/cpu" + cpu + "/" + name, content);
  }

  /** Two sockets of four cores, siblings numbered after all first threads, as BIOSes like it. */
  SysTree twoSocketsWithSmt() {
    for (int cpu = 0; cpu < 16; cpu++) {
      cpu(cpu, cpu % 4, cpu / 4 % 2);
    }
    return this;
  }

  /** Two fast cores with siblings beside them, then four slow ones without. */
  SysTree hybrid() {
    List<Integer> cores = List.of(0, 0, 4, 4, 8, 9, 10, 11);
    for (int cpu = 0; cpu < cores.size(); cpu++) {
      cpu(cpu, cores.get(cpu), 0);
    }
    return file("sys/devices/cpu_core/cpus", "0-3").file("sys/devices/cpu_atom/cpus", "4-7");
  }

  public HostTree tree() {
    return new HostTree(directory);
  }

  Topology read(BitSet allowed) {
    return Topology.read(tree(), allowed);
  }

  Topology readAll(int cpus) {
    BitSet allowed = new BitSet();
    allowed.set(0, cpus);
    return read(allowed);
  }

  /** What a process may use that nobody confined. */
  Topology readOnline() {
    return read(CpuRanges.parse(tree().text("sys/devices/system/cpu/online").orElseThrow()));
  }
}
