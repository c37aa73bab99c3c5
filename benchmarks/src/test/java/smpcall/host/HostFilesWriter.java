// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * Writes {@code /sys} and {@code /proc} of other machines, such as {@link Machines}.
 *
 * @param directory the root of the files
 */
public record HostFilesWriter(Path directory) {

  /** Writes a file with one line. */
  public HostFilesWriter file(String path, Object content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the topology of a CPU: {@code grep . cpu*}{@code /topology/*_id}. */
  HostFilesWriter cpu(int cpu, int core, int socket) {
    return cpuFile(cpu, "topology/core_id", core)
        .cpuFile(cpu, "topology/physical_package_id", socket);
  }

  /** Writes the CPUs of its core, under the name used since Linux 5.3. */
  HostFilesWriter siblings(int cpu, String list) {
    return cpuFile(cpu, "topology/core_cpus_list", list);
  }

  /** Writes the link to its memory node. */
  HostFilesWriter node(int cpu, int node) {
    return cpuFile(cpu, "node" + node, "");
  }

  HostFilesWriter cpuFile(int cpu, String name, Object content) {
    return file("sys/devices/system/cpu/cpu" + cpu + "/" + name, content);
  }

  /** Writes two sockets of four cores; second siblings have the higher numbers, as usual. */
  HostFilesWriter twoSocketsWithSmt() {
    for (int cpu = 0; cpu < 16; cpu++) {
      cpu(cpu, cpu % 4, cpu / 4 % 2);
    }
    return this;
  }

  /** Writes two fast cores with two siblings each, then four slow ones without. */
  HostFilesWriter hybrid() {
    List<Integer> cores = List.of(0, 0, 4, 4, 8, 9, 10, 11);
    for (int cpu = 0; cpu < cores.size(); cpu++) {
      cpu(cpu, cores.get(cpu), 0);
    }
    return file("sys/devices/cpu_core/cpus", "0-3").file("sys/devices/cpu_atom/cpus", "4-7");
  }

  public HostFiles files() {
    return new HostFiles(directory);
  }

  Topology read(BitSet allowed) {
    return Topology.read(files(), allowed);
  }

  Topology readAll(int cpus) {
    BitSet allowed = new BitSet();
    allowed.set(0, cpus);
    return read(allowed);
  }

  /** The topology of all online CPUs. */
  Topology readOnline() {
    return read(CpuRanges.parse(files().text("sys/devices/system/cpu/online").orElseThrow()));
  }
}
